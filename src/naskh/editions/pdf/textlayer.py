"""Make the text of right-to-left PDFs searchable and copyable.

A PDF shows glyphs; what a reader copies or searches is the text that each character
code stands for in the font's ToUnicode CMap (ISO 32000-1, 9.10).  WeasyPrint writes
one ToUnicode value per glyph, taken from the first place where the glyph is used.
That loses Persian and Arabic text: one skeleton glyph stands for several letters,
marks and ligatures share clusters, and U+200C (ZWNJ) has no glyph at all.

`logical_text_layer` draws the same picture with a right text behind it:

* Each pair of glyph and text has its own code.  The first text of a glyph keeps
  CID = GID; others get CIDs from the top of the code space, led back to the glyph
  by a CIDToGIDMap stream (ISO 32000-1, 9.7.4.2).
* Each code stands for one character.  What a glyph cannot hold (marks, the second
  half of a ligature, ZWNJ) is held by *carriers*: an empty, zero-width glyph of the
  font, drawn where the character stands in visual order.  All extractors turn
  right-to-left runs around; values of several characters are turned around by some
  and not by others, single characters come out right in all.
* Glyphs without a text of their own (drawn marks and dots) are painted after the
  line, as spaces with an empty ActualText (ISO 32000-1, 14.9.4): standing between
  the letters, they would be taken for word breaks.
* U+200F is drawn, as a carrier, where a neutral character or a number
  meets a border of direction, as UAX #9 (2.6) advises for plain text.  Without them
  poppler moves the space at the wrong side of each number, comma and full stop.
* A page with more Latin than right-to-left letters is tipped over (see `balance`).

Only static TrueType fonts get further codes: CIDToGIDMap has no meaning for CFF
(ISO 32000-1, table 117).  Lines with emoji, bitmap fonts, missing glyphs or an
ellipsis are left to WeasyPrint.
"""

from __future__ import annotations

import io
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from inspect import getsource
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

import pydyf
import weasyprint
import weasyprint.document as wp_document
from fontTools.ttLib import TTFont
from weasyprint.draw import text as wp_text
from weasyprint.pdf import fonts as wp_fonts
from weasyprint.text.ffi import (
    FROM_UNITS,
    ffi,
    pango,
)

from naskh.editions.pdf import balance
from naskh.editions.pdf.balance import RIGHT_TO_LEFT, Balance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: The release whose drawing code is repeated here.
WEASYPRINT_VERSION = "70.0"

#: What this module replaces or repeats, with the SHA-256 of its source.
RELIED_UPON: dict[str, tuple[Callable[..., Any], str]] = {
    "draw_page": (
        wp_document.draw_page,
        "d5bda6b6e6758688ad68a7374ecca7404b888a11c72fba1b4bbef841b216258c",
    ),
    "draw_first_line": (
        wp_text.draw_first_line,
        "1bb8eae6d88e71b17096a034656f3be17da8f1f513c78536c1c38d971927638b",
    ),
    "build_fonts_dictionary": (
        wp_fonts.build_fonts_dictionary,
        "fc551bef35d0d6c3d288f686fd21b5ea8c1efadb8f2f3b4d379cfa6045c02230",
    ),
    "_build_vector_font_dictionary": (
        wp_fonts._build_vector_font_dictionary,
        "aa6eea312c6e3375689f3405d48c5059525038a8d73d2f63bf3476de6dc05903",
    ),
    "Font.clean": (
        wp_fonts.Font.clean,
        "794f0211f18453f1a291056fcd6659cdcb262f7c1133cf5b2ea015df379c6813",
    ),
}

#: What an empty place is filled with: no text, but of right-to-left direction.
RLM = balance.RLM

#: Characters that steer layout and are no text: soft hyphen, zero-width space, ZWJ,
#: the controls of UAX #9, line feed, byte order mark.  ZWNJ is spelling, so it stays.
LAYOUT_ONLY = frozenset(
    "\n\u00ad\u061c\u200b\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
    "\u2066\u2067\u2068\u2069\ufeff"
)

#: Characters whose glyph is usually empty and without width.
ZERO_WIDTH = (0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0x034F)

#: Bidi classes that extractors lay out from left to right (poppler's "L" and "#").
LEFT_TO_RIGHT = frozenset({"L", "EN", "AN", "ES", "ET", "CS"})
NUMBERS = frozenset({"EN", "AN"})

#: Distance between carriers in 1/1000 em.  They must not share one place, because
#: poppler sorts what does by chance; below 30 it sees no space between them.
CARRIER_STEP = 8

#: Poppler's limits, in 1/1000 em.  A gap above MAX_CHAR_GAP is a space between two
#: pieces of a word, above MAX_WORD_GAP anywhere; characters that begin less than
#: MIN_STEP apart are put in separate pieces; words may overlap by MAX_OVERLAP.
MAX_CHAR_GAP = 30
MAX_WORD_GAP = 100
MIN_STEP = 100
MAX_OVERLAP = 200

#: Where a bridge begins, before the glyph at the right of a gap.
BRIDGE_LEAD = 105


class Glyph(NamedTuple):
    """One shaped glyph, in Pango's units."""

    gid: int
    width: int
    x_offset: int
    y_offset: int


@dataclass
class Cluster:
    """Characters and the glyphs that show them, in visual order."""

    text: str
    glyphs: list[Glyph]
    rtl: bool
    pango_font: Any
    characters: str = field(init=False)

    def __post_init__(self) -> None:
        """Leave out what is no text."""
        self.characters = "".join(c for c in self.text if c not in LAYOUT_ONLY)


class Blanks(NamedTuple):
    """The empty glyphs of a font: without width, and the space."""

    zero: int | None
    space: int | None
    space_width: int


class Codes:
    """The character codes of one font: one for each pair of glyph and text."""

    def __init__(self, font: Any) -> None:
        """Start with an empty table for a `weasyprint.pdf.fonts.Font`."""
        self.font = font
        #: Further CIDs and their glyphs.
        self.glyphs: dict[int, int] = {}
        self._known: dict[tuple[int, str], int] = {}
        self._next = 0xFFFE
        self.blanks = _find_blanks(font)

    def code(self, gid: int, text: str) -> int:
        """Return the code that shows a glyph and stands for a text."""
        key = (gid, text)
        if key not in self._known:
            self._known[key] = self._new(gid, text)
        return self._known[key]

    def carrier(self, text: str) -> int:
        """Return a code of the empty glyph, in a font that has one."""
        assert self.blanks.zero is not None
        self.font.widths.setdefault(self.blanks.zero, 0)
        return self.code(self.blanks.zero, text)

    def _new(self, gid: int, text: str) -> int:
        font = self.font
        if font.to_unicode.setdefault(gid, text) == text:
            return gid
        # WeasyPrint gives codes from glyph_count upwards to missing glyphs.
        floor = font.glyph_count + len(font.missing)
        if font.type == "otf" or self._next <= floor:
            return gid
        cid, self._next = self._next, self._next - 1
        self.glyphs[cid] = gid
        font.to_unicode[cid] = text
        return cid


def _find_blanks(font: Any) -> Blanks:
    """Look for glyphs that paint nothing in the font's own tables."""
    if font.type == "otf":
        return Blanks(None, None, 0)
    ttfont = TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True)
    cmap, metrics, glyf = ttfont.getBestCmap(), ttfont["hmtx"], ttfont["glyf"]

    def blank(codepoint: int) -> bool:
        return codepoint in cmap and glyf[cmap[codepoint]].numberOfContours == 0

    zero = next(
        (
            ttfont.getGlyphID(cmap[codepoint])
            for codepoint in ZERO_WIDTH
            if blank(codepoint) and metrics[cmap[codepoint]][0] == 0
        ),
        None,
    )
    if not blank(0x20):
        return Blanks(zero, None, 0)
    width = round(metrics[cmap[0x20]][0] * 1000 / font.upem)
    return Blanks(zero, ttfont.getGlyphID(cmap[0x20]), width)


# Reading what Pango has shaped.


def read_clusters(layout: Any, first_line: Any) -> list[Cluster]:
    """Return the clusters of a line from left to right."""
    utf8 = layout.text.encode()
    clusters: list[Cluster] = []
    run = first_line.runs[0]
    while run != ffi.NULL:
        clusters += _read_run(run.data, utf8)
        run = run.next
    return clusters


def _read_run(glyph_item: Any, utf8: bytes) -> list[Cluster]:
    item, glyph_string = glyph_item.item, glyph_item.glyphs
    count, starts = glyph_string.num_glyphs, glyph_string.log_clusters
    borders = sorted({starts[i] for i in range(count)} | {item.length})
    ends = dict(pairwise(borders))
    rtl = bool(item.analysis.level % 2)
    groups: dict[int, list[Glyph]] = {}
    for i in range(count):
        info = glyph_string.glyphs[i]
        geometry = info.geometry
        groups.setdefault(starts[i], []).append(
            Glyph(info.glyph, geometry.width, geometry.x_offset, geometry.y_offset)
        )
    clusters: list[Cluster] = []
    for start in sorted(groups):
        text = utf8[item.offset + start : item.offset + ends[start]].decode()
        cluster = Cluster(text, groups[start], rtl, item.analysis.font)
        if clusters and unicodedata.category(text[0]) == "Mn":
            # HarfBuzz is asked by Pango to keep marks apart (cluster level
            # "monotone characters"); here they belong to their base.
            cluster = _joined(clusters.pop(), cluster)
        clusters.append(cluster)
    return clusters[::-1] if rtl else clusters


def _joined(base: Cluster, mark: Cluster) -> Cluster:
    glyphs = mark.glyphs + base.glyphs if base.rtl else base.glyphs + mark.glyphs
    return Cluster(base.text + mark.text, glyphs, base.rtl, base.pango_font)


# Working out which text goes where.


def share_text(cluster: Cluster, carriers: bool) -> tuple[dict[int, str], list[str]]:
    """Share a cluster's characters among its glyphs.

    Return the text of each glyph that has one, by index, and the texts that need
    carriers at the left of the first of these glyphs, from left to right.
    """
    glyphs, characters = cluster.glyphs, cluster.characters
    if len(characters) == len(glyphs) == 1 and glyphs[0].width > 0:
        return {0: characters}, []
    drawn = [i for i, g in enumerate(glyphs) if g.gid != pango.PANGO_GLYPH_EMPTY]
    # Marks and dots do not advance; a mark alone is its own base.
    bases = [i for i in drawn if glyphs[i].width > 0] or drawn[-1:]
    if not bases or not characters:
        # A visible glyph must map to something (ISO 14289-1, 7.21.7).
        return dict.fromkeys(bases, RLM), list(characters[::-1])
    # In logical order: the last base of a right-to-left cluster comes first.  Amiri
    # draws some letters as two glyphs; the second is filled, lest it be a gap.
    ordered = bases[::-1] if cluster.rtl else bases
    first, rest = characters[: len(bases)], characters[len(bases) :]
    texts = dict(zip(ordered, first.ljust(len(bases), RLM), strict=True))
    if not (cluster.rtl and carriers):
        texts[ordered[-1]] += rest
        return texts, []
    # Poppler drops one of two equal characters in one place, as in the ligature
    # of الله, unless one code stands for both.
    pieces = ["".join(equal) for _, equal in groupby(texts[ordered[-1]] + rest)]
    texts[ordered[-1]] = pieces[0]
    return texts, pieces[:0:-1]


def direction_marks(clusters: Sequence[Cluster]) -> frozenset[int]:
    """Return the gaps of a right-to-left line that need a RLM.

    Gap *i* is at the left of cluster *i*, gap ``len(clusters)`` at the right end.
    The line is read as poppler does: from the right, where a section from left to
    right begins with the first character of such a class and ends only with a letter
    of right-to-left script, taking the spaces and punctuation between along.  A RLM
    ends it where the Unicode bidi algorithm has ended it.
    """
    gaps: set[int] = set()
    # What stands at the right of the line is unknown: maybe a run of Latin text.
    open_section = even = True
    for i in range(len(clusters) - 1, -1, -1):
        cluster = clusters[i]
        kinds = {unicodedata.bidirectional(c) for c in cluster.characters}
        strong = bool(kinds & RIGHT_TO_LEFT)
        border = cluster.rtl or not even
        if open_section and border and not strong:
            gaps.add(i + 1)
            open_section = False
        if strong:
            open_section = False
        elif kinds & LEFT_TO_RIGHT:
            open_section = True
        even = not cluster.rtl
    # The same for its left, where the next column of a table may follow; a box with
    # a number on its own, the call of a note, leaves it to the next box, and so does
    # a Latin word: it may be part of an address.  MuPDF needs it also before a mark.
    if any(cluster.rtl for cluster in clusters) and _ends_weakly(clusters[0]):
        gaps.add(0)
    return frozenset(gaps)


def _ends_weakly(cluster: Cluster) -> bool:
    kind = unicodedata.bidirectional(cluster.characters[-1:] or " ")
    return kind not in RIGHT_TO_LEFT if cluster.rtl else kind in NUMBERS


# Writing content streams.


class _Shower:
    """Write TJ operators and know where the pen is.

    Adjustments are kept until the next code and never end an array: PDFium loses
    the last number of a TJ array that is followed by a change of text rise.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._parts: list[str] = []
        self._open = False
        self._shift = 0.0
        self._size = 0.0
        self._hash = ""
        self._last = -float("inf")
        #: Pen position, in 1/1000 of the unit of font sizes.
        self.pen = 0.0
        #: Whether poppler takes the last two codes apart.
        self.torn = False

    def font(self, font_hash: str, size: float) -> None:
        """Choose the font for what follows."""
        if (font_hash, size) == (self._hash, self._size):
            return
        self.flush()
        # What is left to shift is in units of the old size.
        self._shift *= self._size / size
        self._hash, self._size = font_hash, size
        self._stream.set_font_size(font_hash, size)

    @property
    def gap(self) -> float:
        """How far to the right of the last code the pen is, in 1/1000 em."""
        return -self._shift

    def shift(self, amount: float) -> None:
        """Move the pen to the left, in 1/1000 em."""
        self._shift += amount
        self.pen -= amount * self._size

    def code(self, code: int, width: float) -> None:
        """Show one code."""
        number = f"{self._shift:.4f}".rstrip("0").rstrip(".")
        if number not in ("0", "-0"):
            self._close()
            self._parts.append(number)
            self._shift = 0.0
        if not self._open:
            self._parts.append("<")
            self._open = True
        self._parts.append(f"{code:04x}")
        self.torn = abs(self.pen - self._last) < MIN_STEP * self._size
        self._last = self.pen
        self.pen += width * self._size

    def raised(self, code: int, width: float, rise: float) -> None:
        """Show one code in an operator of its own, above or below the line."""
        self.flush()
        if rise:
            self._stream.set_text_rise(rise)
        self.code(code, width)
        self.flush()
        if rise:
            self._stream.set_text_rise(0)

    def move_to(self, position: float) -> None:
        """Move the pen to a position that it has had."""
        self.shift((self.pen - position) / self._size)

    def flush(self) -> None:
        """Write the operator."""
        self._close()
        if self._parts:
            self._stream.show_text("".join(self._parts))
        self._parts = []

    def _close(self) -> None:
        if self._open:
            self._parts.append(">")
            self._open = False


class _Late(NamedTuple):
    """A glyph without text, to be painted after its line."""

    font_hash: str
    size: float
    code: int
    width: float
    position: float
    rise: float


class _LinePainter:
    """Draw one line of a text box."""

    def __init__(self, stream: Any, codes: Callable[[Any], Codes]) -> None:
        self._stream = stream
        self._codes = codes
        self._shower = _Shower(stream)
        self._late: list[_Late] = []
        #: Texts that wait for a carrier, and a mark that goes before them.
        self._carried: list[str] = []
        self._marks: list[str] = []
        self._current: tuple[Any, Codes, float] | None = None

    def paint(self, clusters: Sequence[Cluster], marked: frozenset[int]) -> None:
        """Draw clusters, with RLM at the left of some of them."""
        for i, cluster in enumerate(clusters):
            self._marks = [RLM] * (i in marked)
            inside = (
                i > 0 and _is_rtl_letter(cluster) and _is_rtl_letter(clusters[i - 1])
            )
            self._paint_cluster(cluster, inside)
        if clusters:
            self._marks = [RLM] * (len(clusters) in marked)
            self._paint_waiting(self._font(clusters[-1].pango_font)[0])
        self._shower.flush()
        self._paint_late()

    @property
    def carriers(self) -> Codes | None:
        """The codes of the last font, if it has an empty glyph."""
        codes = self._current[1] if self._current else None
        return codes if codes and codes.blanks.zero is not None else None

    def _font(self, pango_font: Any) -> tuple[Codes, float]:
        # Asking Pango for its font is the dearest part of drawing.
        if self._current is None or pango_font != self._current[0]:
            font, size = self._stream.add_font(pango_font)
            self._shower.font(font.hash, size)
            self._current = pango_font, self._codes(font), size
        return self._current[1:]

    def _paint_cluster(self, cluster: Cluster, inside_word: bool) -> None:
        codes, size = self._font(cluster.pango_font)
        texts, carried = share_text(cluster, codes.blanks.zero is not None)
        self._carried += carried
        for i, glyph in enumerate(cluster.glyphs):
            if glyph.gid == pango.PANGO_GLYPH_EMPTY:
                self._shower.shift(-glyph.width / size)
                continue
            width = self._width(codes.font, cluster.pango_font, glyph.gid, size)
            offset = glyph.x_offset / size
            advance = glyph.width * 1000 * FROM_UNITS / size
            self._shower.shift(-offset)
            if i in texts:
                self._paint_waiting(codes, inside_word)
                inside_word = False
            self._paint_glyph(codes, glyph, texts.get(i), width, size)
            # Cut off as WeasyPrint does, so that glyphs stay where they were.
            self._shower.shift(int(width + offset - advance))

    def _paint_glyph(
        self, codes: Codes, glyph: Glyph, text: str | None, width: float, size: float
    ) -> None:
        """Show one glyph, or keep it for later if it has no text."""
        shower = self._shower
        rise = -glyph.y_offset / 1000
        if text is None:
            self._late.append(
                _Late(
                    codes.font.hash,
                    size,
                    codes.code(glyph.gid, " "),
                    width,
                    shower.pen,
                    rise,
                )
            )
            shower.shift(-width)
        elif rise:
            shower.raised(codes.code(glyph.gid, text), width, rise)
        else:
            shower.code(codes.code(glyph.gid, text), width)

    def _paint_waiting(self, codes: Codes, inside_word: bool = False) -> None:
        """Draw direction marks and carriers up to the pen."""
        waiting, blanks = self._marks + self._carried, codes.blanks
        self._marks, self._carried = [], []
        bridge = inside_word and self._needs_bridge(blanks, len(waiting))
        if blanks.zero is None or not (waiting or bridge):
            return
        start, shower = self._shower.pen, self._shower
        held = ""
        if bridge:
            # The empty glyph next to the visible one reaches over the gap.
            held = waiting.pop() if waiting else RLM
            shower.shift(BRIDGE_LEAD)
        shower.shift(CARRIER_STEP * len(waiting))
        for text in waiting:
            shower.code(codes.carrier(text), 0)
            shower.shift(-CARRIER_STEP)
        if held and blanks.space is not None:
            codes.font.widths.setdefault(blanks.space, blanks.space_width)
            shower.code(codes.code(blanks.space, held), blanks.space_width)
        shower.move_to(start)

    def _needs_bridge(self, blanks: Blanks, carriers: int) -> bool:
        """Tell whether a gap in a word would be taken for a space.

        Amiri sets a waw an eighth of an em from a following yeh.
        """
        gap = self._shower.gap - CARRIER_STEP * carriers
        limit = MAX_CHAR_GAP if self._shower.torn else MAX_WORD_GAP
        return (
            blanks.space is not None
            and BRIDGE_LEAD < blanks.space_width < BRIDGE_LEAD + MAX_OVERLAP
            and limit < gap < 2 * MAX_WORD_GAP
        )

    def _paint_late(self) -> None:
        """Paint glyphs without text behind the line, where they tear nothing."""
        if not self._late:
            return
        empty = pydyf.Dictionary({"ActualText": pydyf.String("")})
        self._stream.begin_marked_content("Span", empty)
        for late in self._late:
            self._shower.font(late.font_hash, late.size)
            self._shower.move_to(late.position)
            self._shower.raised(late.code, late.width, late.rise)
        self._stream.end_marked_content()

    def _width(self, font: Any, pango_font: Any, gid: int, size: float) -> float:
        """Return the width of a glyph in the font's widths array."""
        if gid not in font.widths:
            logical = self._stream.logical_rect
            pango.pango_font_get_glyph_extents(
                pango_font, gid, self._stream.ink_rect, logical
            )
            font.widths[gid] = round(logical.width * 1000 * FROM_UNITS / size)
        return float(font.widths[gid])


def _is_rtl_letter(cluster: Cluster) -> bool:
    return cluster.rtl and unicodedata.category(cluster.text[0])[0] == "L"


# Font dictionaries.


def _map_further_codes(pdf: Any, codes: Codes, compress: bool) -> None:
    """Give the CIDFont that was just added a map for its further codes."""
    cid_font = next(
        item
        for item in reversed(pdf.objects)
        if isinstance(item, pydyf.Dictionary) and "CIDToGIDMap" in item
    )
    gids = list(range(codes.font.glyph_count))
    gids += [0] * (max(codes.glyphs) + 1 - len(gids))
    for cid, gid in codes.glyphs.items():
        gids[cid] = gid
    data = b"".join(gid.to_bytes(2, "big") for gid in gids)
    stream = pydyf.Stream([data], compress=compress)
    pdf.add_object(stream)
    cid_font["CIDToGIDMap"] = stream.reference


def _add_to_unicode(pdf: Any, font_dictionary: Any, texts: dict[int, str]) -> None:
    """Add texts to a ToUnicode CMap made for a whole font (forms, full fonts)."""
    reference = font_dictionary["ToUnicode"]
    number = int(bytes(reference).split()[0])
    lines = pdf.objects[number].stream
    items = list(texts.items())
    block: list[bytes] = []
    for start in range(0, len(items), 100):
        batch = items[start : start + 100]
        block.append(f"{len(batch)} beginbfchar".encode())
        block += [
            f"<{code:04x}> <{text.encode('utf-16-be').hex()}>".encode()
            for code, text in batch
        ]
        block.append(b"endbfchar")
    end = lines.index(b"endcmap")
    lines[end:end] = block


# Installing it.


def _check_weasyprint() -> None:
    """Refuse to work with code that this module was not written for."""
    if weasyprint.__version__ != WEASYPRINT_VERSION:
        msg = (
            f"the PDF text layer needs WeasyPrint {WEASYPRINT_VERSION}, "
            f"found {weasyprint.__version__}"
        )
        raise RuntimeError(msg)
    for name, (function, digest) in RELIED_UPON.items():
        if sha256(getsource(function).encode()).hexdigest() != digest:
            msg = f"the PDF text layer does not know this WeasyPrint: {name} differs"
            raise RuntimeError(msg)


class _TextLayer:
    """The functions that stand in for WeasyPrint's own, and their memory."""

    def __init__(self) -> None:
        self._codes: WeakKeyDictionary[Any, Codes] = WeakKeyDictionary()
        self._balance = Balance()
        self._carriers: Codes | None = None
        self.draw_page = wp_document.draw_page
        self.draw_first_line = wp_text.draw_first_line
        self.build_font = wp_fonts._build_vector_font_dictionary
        self.clean_font = wp_fonts.Font.clean

    def codes(self, font: Any) -> Codes:
        """Return the codes of a font, that all its lines share."""
        if font not in self._codes:
            self._codes[font] = Codes(font)
        return self._codes[font]

    def draw(
        self,
        stream: Any,
        textbox: Any,
        text_overflow: str,
        block_ellipsis: Any,
        matrix: Any,
    ) -> Any:
        """Draw a text box as ``weasyprint.draw.text.draw_first_line`` does."""
        clusters: list[Cluster] = []
        if text_overflow != "ellipsis" and block_ellipsis == "none":
            clusters = self._clusters(textbox)
        if not clusters or not _all_plain(stream, clusters):
            self._balance.count([textbox.text])
            return self.draw_first_line(
                stream, textbox, text_overflow, block_ellipsis, matrix
            )
        rtl = textbox.style["direction"] == "rtl"
        marked = direction_marks(clusters) if rtl else frozenset()
        stream.set_text_matrix(*matrix.values)
        painter = _LinePainter(stream, self.codes)
        painter.paint(clusters, marked)
        self._balance.count([cluster.characters for cluster in clusters])
        self._balance.count([RLM] * len(marked))
        self._carriers = painter.carriers or self._carriers
        return []

    def draw_whole(self, page_box: Any, stream: Any) -> None:
        """Draw a page as ``weasyprint.draw.draw_page`` does, and tip it over."""
        self._balance, self._carriers = Balance(), None
        self.draw_page(page_box, stream)
        codes, lack = self._carriers, self._balance.lack
        if codes and lack and page_box.style["direction"] == "rtl":
            code = codes.carrier(RLM)
            balance.tip(stream, page_box, codes.font.hash, code, lack)

    @staticmethod
    def _clusters(textbox: Any) -> list[Cluster]:
        if not textbox.text.strip() or textbox.style["font_size"] < 1e-6:
            return []
        layout = textbox.pango_layout
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
        first_line, _ = layout.get_first_line()
        return read_clusters(layout, first_line)

    def build(
        self,
        font_dictionary: Any,
        pdf: Any,
        font: Any,
        widths: dict[int, float],
        compress: bool,
        reference: Any,
        pdf_version: Any,
    ) -> None:
        """Build a font dictionary with the further codes of the font in it."""
        codes = self.codes(font)
        for cid, gid in codes.glyphs.items():
            font.widths[cid] = font.widths[gid]
        if widths is not font.widths:
            widths.update({cid: font.widths[cid] for cid in codes.glyphs})
            _add_to_unicode(pdf, font_dictionary, font.to_unicode)
        self.build_font(
            font_dictionary, pdf, font, widths, compress, reference, pdf_version
        )
        if codes.glyphs:
            _map_further_codes(pdf, codes, compress)

    def clean(self, font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        """Subset a font by its glyphs, not by its further codes."""
        further = self.codes(font).glyphs
        gids = {cid: text for cid, text in to_unicode.items() if cid not in further}
        self.clean_font(font, gids, hinting)


def _all_plain(stream: Any, clusters: Iterable[Cluster]) -> bool:
    """Tell whether all glyphs are outlines that their font has."""
    known = None
    for cluster in clusters:
        if known is None or cluster.pango_font != known:
            known = cluster.pango_font
            font, size = stream.add_font(known)
        if font.bitmap or font.png or font.svg or font.colr or not size:
            return False
        for glyph in cluster.glyphs:
            empty = glyph.gid == pango.PANGO_GLYPH_EMPTY
            if not empty and glyph.gid & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                return False
    return True


_active = False


@contextmanager
def logical_text_layer() -> Iterator[None]:
    """Give the PDFs written in the block a text layer in logical order.

    Put it round ``Document.write_pdf``.  WeasyPrint's functions are replaced for the
    time of the block, in the whole process: do not draw in two threads at once.
    A block inside another one has no further effect.

    Raises
    ------
    RuntimeError
        If WeasyPrint is not the release that this module knows.

    """
    global _active
    if _active:
        yield
        return
    _check_weasyprint()
    layer = _TextLayer()

    def clean(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        layer.clean(font, to_unicode, hinting)

    _active = True
    wp_document.draw_page = layer.draw_whole
    wp_text.draw_first_line = layer.draw
    wp_fonts._build_vector_font_dictionary = layer.build
    wp_fonts.Font.clean = clean
    try:
        yield
    finally:
        wp_document.draw_page = layer.draw_page
        wp_text.draw_first_line = layer.draw_first_line
        wp_fonts._build_vector_font_dictionary = layer.build_font
        wp_fonts.Font.clean = layer.clean_font
        _active = False
