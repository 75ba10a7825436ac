"""Directions in the PDF.

Order is never taken from the code under test.  It is written down by hand, or
comes from ``fribidi_log2vis`` over the flat text, and is compared with what
WeasyPrint has drawn, read back glyph by glyph with PDFium.
"""

from __future__ import annotations

import ctypes
import random
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Comment, Element, fromstring, tostring

import pypdfium2
import pytest
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st

from naskh.editions.pdf.bidi import levels, resolve_directions
from naskh.errors import NaskhError

FONTS: Final = Path(__file__).parents[2] / "_static" / "fonts"

STYLE: Final = f"""
@font-face {{
  font-family: Vazirmatn;
  src: url({(FONTS / "vazirmatn/Vazirmatn-Regular.ttf").as_uri()});
}}
@font-face {{
  font-family: Amiri;
  src: url({(FONTS / "amiri/Amiri-Regular.ttf").as_uri()});
}}
@font-face {{
  font-family: "Source Serif 4";
  src: url({(FONTS / "source-serif-4/SourceSerif4-Regular.ttf").as_uri()});
}}
@page {{ size: 150mm 100mm; margin: 5mm; @footnote {{ border: none }} }}
* {{ font: 10pt/20px Vazirmatn; font-variant-ligatures: none }}
[lang=ar] * {{ font-family: Amiri }}
[lang=en] * {{ font-family: "Source Serif 4", Vazirmatn }}
body, body > * {{ margin: 0 }}
body > * + * {{ break-before: page }}
.note {{ float: footnote }}
.note::footnote-call {{ font-size: 1em; vertical-align: baseline }}
sub {{ vertical-align: baseline }}
q {{ quotes: none }}
"""

ZWJ: Final = "\u200d"

Line = list[tuple[float, str]]


def draw(body: Element, style: str = "") -> list[list[Line]]:
    """Lay out ``body``; return the glyphs of each line of each page.

    A glyph is the place of its origin and the character it stands for.
    """
    html = f"<!DOCTYPE html><style>{STYLE}{style}</style>" + tostring(
        body, encoding="unicode", method="html"
    )
    document = pypdfium2.PdfDocument(weasyprint.HTML(string=html).write_pdf())
    return [_lines(page) for page in document]


def _lines(page: pypdfium2.PdfPage) -> list[Line]:
    raw = pypdfium2.raw
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    lines: dict[int, Line] = defaultdict(list)
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        is_invented = raw.FPDFText_IsGenerated(text, index) == 1
        if is_invented or character.isspace() or character in {ZWJ, "\ufffe"}:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        lines[round(-y.value / 3)].append((x.value, character))
    return [sorted(lines[place]) for place in sorted(lines)]


def seen(line: Line) -> str:
    """Return the characters of ``line`` from left to right."""
    return plain("".join(character for _, character in line))


def plain(text: str) -> str:
    """Undo what the glyphs of a PDF cannot tell: forms, and mirrored pairs."""
    text = unicodedata.normalize("NFKC", text)
    return text.translate(str.maketrans(")»]", "(«["))


def from_left(*words: str) -> str:
    """Write down what is seen from the words in their order from the left."""
    return plain(
        "".join(
            word[::-1] if levels.has_right_to_left(word) and word.isalpha() else word
            for word in words
        )
    ).replace(" ", "")


#: name -> (language, content of a paragraph, words from left to right by line)
ORDERS: Final[dict[str, tuple[str, str, list[tuple[str, ...]]]]] = {
    "subscript": (
        "fa",
        "فرمول H<sub>2</sub>O است",
        [("است", "H2O", "فرمول")],
    ),
    "links": (
        "fa",
        'از <a href="#a">Ilya</a> <a href="#b">Warren</a> بود',
        [("بود", "IlyaWarren", "از")],
    ),
    "phrase": (
        "fa",
        "در <em>Free</em> Software <b>Foundation</b> بود",
        [("بود", "FreeSoftwareFoundation", "در")],
    ),
    "phrase over a border": (
        "fa",
        "<em>در Free</em> Software بود",
        [("بود", "FreeSoftware", "در")],
    ),
    "hyphen range": (
        "fa",
        "سر <b>1980-1982</b> بود",
        [("بود", "1982-1980", "سر")],
    ),
    "en dash range": (
        "fa",
        "سر <b>۱۹۸۰</b>–<b>۱۹۸۲</b> بود",
        [("بود", "۱۹۸۲–۱۹۸۰", "سر")],
    ),
    "date": (
        "fa",
        "<b>۱۳۶۱</b>/<i>۰۳</i>/۰۴ بود",
        [("بود", "۱۳۶۱/۰۳/۰۴")],
    ),
    "brackets around": (
        "fa",
        "در (<b>foo</b> bar) بود",
        [("بود", "(foobar(", "در")],
    ),
    "brackets within": (
        "fa",
        "در foo <i>(</i><b>bar</b>) بود",
        [("بود", "foo(bar(", "در")],
    ),
    "code": ("fa", "زبان <code>C++</code> است", [("است", "C++", "زبان")]),
    "bdi": ("fa", "نام <bdi>Foo!</bdi> بود", [("بود", "Foo!", "نام")]),
    "automatic": (
        "fa",
        'نام <span dir="auto">Foo <b>bar</b>!</span> بود',
        [("بود", "Foobar!", "نام")],
    ),
    "address": (
        "fa",
        "نشانه https://a.org/ بود",
        [("بود", "https://a.org/", "نشانه")],
    ),
    "nested isolates": (
        "fa",
        'در <q dir="ltr">a <q dir="rtl">سر <b>c</b> d دو</q> <i>e</i></q> او',
        [("او", "a", "دو", "cd", "سر", "e", "در")],
    ),
    "isolate characters": (
        "fa",
        "در \u2066a <b>سر</b> <i>دو</i> b\u2069 او",
        [("او", "a", "دو", "سر", "b", "در")],
    ),
    "isolate characters in one node": (
        "fa",
        "در \u2067۱۲ سر one, two\u2069 بود",
        [("بود", "one,two", "سر", "۱۲", "در")],
    ),
    "right-to-left mark": (
        "fa",
        "در <b>foo</b>\u200f! <b>bar</b> او",
        [("او", "bar", "!", "foo", "در")],
    ),
    "line break": (
        "fa",
        "در foo<br/><b>bar</b> baz بود",
        [("foo", "در"), ("بود", "barbaz")],
    ),
    "Persian quotation": (
        "en",
        "He «سر <b>کتاب</b> دو» said",
        [("He«", "دو", "کتاب", "سر", "»said")],
    ),
    "Persian list": (
        "en",
        "an <b>سر</b>، <b>دو</b> end",
        [("an", "دو", "،", "سر", "end")],
    ),
    "number in a quotation": (
        "en",
        "see <b>سر</b> <i>12</i> now",
        [("see", "12", "سر", "now")],
    ),
    "digits without letters": (
        "en",
        "at <b>٤(٥</b>1) end",
        [("at", "٤(٥1)", "end")],
    ),
    "Arabic phrase": (
        "ar",
        "قد <em>Ian</em> <b>Murdock</b> دار",
        [("دار", "IanMurdock", "قد")],
    ),
    "Arabic-Indic range": (
        "ar",
        "عدد <b>١٢</b>-<b>١٣</b> در",
        [("در", "١٣-١٢", "عدد")],
    ),
}


def paragraph(language: str, content: str, tag: str = "p") -> Element:
    """Make a paragraph of ``content`` in the direction of ``language``."""
    direction = "ltr" if language == "en" else "rtl"
    return fromstring(f'<{tag} dir="{direction}">{content}</{tag}>')


@pytest.fixture(scope="module")
def pages() -> dict[str, list[Line]]:
    """Draw all of :data:`ORDERS` at once, each on its page."""
    body = Element("body")
    for language, content, _ in ORDERS.values():
        section = Element("section", lang=language)
        section.append(paragraph(language, content))
        body.append(section)
    resolve_directions(body)
    return dict(zip(ORDERS, draw(body), strict=True))


class TestOrder:
    """What is seen on the page."""

    @pytest.mark.parametrize("name", ORDERS)
    def test_order(self, pages: dict[str, list[Line]], name: str) -> None:
        """The words stand where a reader of the script expects them."""
        expected = [from_left(*words) for words in ORDERS[name][2]]

        assert [seen(line) for line in pages[name]] == expected

    def test_footnote(self) -> None:
        """A call inside a phrase stands in it; the note itself does not."""
        body = Element("body")
        note = '<span class="note">سر <i>c</i> <i>d</i> دو</span>'
        body.append(paragraph("fa", f"در foo{note} <i>bar</i> بود"))
        resolve_directions(body)

        ((line, foot),) = draw(body)

        assert seen(line) == from_left("بود", "foo1bar", "در")
        assert seen(foot) == from_left("دو", "cd", "سر", ".1")

    def test_still_needed(self) -> None:
        """WeasyPrint alone gets it wrong; when it does not, this package can go."""
        body = Element("body")
        body.append(paragraph("fa", ORDERS["subscript"][1]))

        ((line,),) = draw(body)

        assert seen(line) == from_left("است", "O2H", "فرمول")

    def test_lines(self) -> None:
        """Each line of a broken paragraph is in the order of L2.

        Pango sees only one line of a text node when it orders it, so a number
        or a comma at either end of a line is what goes wrong.
        """
        chance = random.Random(70)
        body = Element("body")
        for _ in range(60):
            body.append(paragraph(chance.choice(["fa", "fa", "en"]), _prose(chance)))
        texts = ["".join(child.itertext()) for child in body]
        bases = [int(child.get("dir") == "rtl") for child in body]
        resolve_directions(body)

        drawn = draw(body, "@page { size: 70mm 150mm }")

        for text, base, lines in zip(texts, bases, drawn, strict=True):
            found = [seen(line) for line in lines]
            assert found == _expected_lines(text, base, [len(line) for line in found])

    def test_joining(self) -> None:
        """Letters on both sides of a border have the shape and place of one word."""
        body = Element("body")
        for content in ("<i>درخت</i>ی و کتاب", "درختی و کتاب"):
            body.append(paragraph("fa", content))
        resolve_directions(body)

        (divided,), (whole,) = draw(body)

        assert seen(divided) == seen(whole)
        assert [x for x, _ in divided] == pytest.approx([x for x, _ in whole], abs=0.1)


PHRASES: Final = (
    "در سر کرد دو بود Debian free software (from Ian) says, now. 12 ۱۳۶۰-۱۳۷۰ "
    "1980-1982 ۱۳۶۱/۳/۴ «سر دو» (دو سر) C++ yes! ۲۵٪ نه، بد؛"
)


def _prose(chance: random.Random, depth: int = 0) -> str:
    """Make the content of a paragraph out of :data:`PHRASES`."""
    parts = []
    for _ in range(chance.randint(2, 6) if depth == 0 else 1):
        if depth < 2 and chance.random() < 0.4:
            tag = chance.choice(["em", "b", "i"])
            parts.append(f"<{tag}>{_prose(chance, depth + 1)}</{tag}>")
        else:
            parts.append(
                " ".join(chance.choices(PHRASES.split(), k=chance.randint(1, 6)))
            )
    return " ".join(parts)


def _expected_lines(text: str, base: int, lengths: list[int]) -> list[str]:
    """Order the lines of ``text``, which has ``lengths`` glyphs in each (L2)."""
    resolved = levels.embedding_levels(text, base)
    glyphs = [place for place, letter in enumerate(text) if letter != " "]
    lines = []
    for length in lengths:
        places, glyphs = glyphs[:length], glyphs[length:]
        order = list(range(places[0], places[-1] + 1))
        for level in range(max(resolved), 0, -1):
            order = _reverse_runs(order, [resolved[place] >= level for place in order])
        lines.append("".join(text[place] for place in order))
    assert not glyphs
    return [plain(line).replace(" ", "") for line in lines]


def _reverse_runs(places: list[int], marks: list[bool]) -> list[int]:
    """Reverse each run of ``places`` that is marked."""
    result: list[int] = []
    run: list[int] = []
    for place, mark in zip(places, marks, strict=True):
        if mark:
            run.insert(0, place)
        else:
            result += [*run, place]
            run = []
    return result + run


def resolved(markup: str) -> str:
    """Return ``markup`` after the step, its joiners shown as underscores."""
    root = fromstring(markup)
    resolve_directions(root)
    return tostring(root, encoding="unicode").replace(ZWJ, "_")


class TestMarkup:
    """What is written into the tree."""

    @pytest.mark.parametrize(
        "markup",
        [
            '<p dir="rtl">در foo بود</p>',
            '<p dir="rtl">در foo bar بود ۱۲ سر</p>',
            '<p dir="rtl">در <b>foo</b> و <i>bar</i> بود</p>',
            '<p dir="rtl">در <b>بر</b> و <i>سر</i></p>',
            '<p dir="ltr">see <code>x</code> at https://a.org/ or <b>12</b></p>',
            '<div dir="rtl">\n  <p>در</p>\n  <p>foo</p>\n</div>',
            '<table dir="rtl"><tr>\n<td>foo</td>\n<td>bar</td>\n</tr></table>',
        ],
    )
    def test_untouched(self, markup: str) -> None:
        """What WeasyPrint gets right is left as it is."""
        assert resolved(markup) == markup

    @pytest.mark.parametrize(
        "tag", ["p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "h2", "div"]
    )
    def test_blocks(self, tag: str) -> None:
        """Each block is a paragraph; a run does not go over its end."""
        content = "<b>a</b> b"
        wrapped = '<span dir="ltr" class="bidi"><b>a</b> b</span>'

        found = resolved(
            f'<div dir="rtl"><{tag}>{content}</{tag}> {content}<{tag}>c</{tag}></div>'
        )

        assert found == (
            f'<div dir="rtl"><{tag}>{wrapped}</{tag}> {wrapped}<{tag}>c</{tag}></div>'
        )

    def test_count(self) -> None:
        """The number of paragraphs rewritten comes back, and then none."""
        root = fromstring(
            '<div dir="rtl"><p><b>a</b> b</p><p>سر</p><p><b>س</b>ر</p></div>'
        )

        assert [resolve_directions(root), resolve_directions(root)] == [2, 0]

    def test_cut(self) -> None:
        """A cut element keeps its id once, its link on both sides."""
        assert resolved('<p dir="rtl"><a id="i" href="#x">در foo</a> bar</p>') == (
            '<p dir="rtl"><a id="i" href="#x" data-piece="first">در </a>'
            '<span dir="ltr" class="bidi"><a href="#x" data-piece="last">foo</a> bar'
            "</span></p>"
        )

    def test_anchors(self) -> None:
        """An empty anchor cuts neither a run nor an element."""
        assert resolved(
            '<p dir="rtl">در <em><i id="a" />foo</em><i id="b" /> bar بود</p>'
        ) == (
            '<p dir="rtl">در <span dir="ltr" class="bidi"><em><i id="a" />foo</em>'
            '<i id="b" /> bar</span> بود</p>'
        )

    def test_depth(self) -> None:
        """The wrapper stays inside a contents line, whose leader follows it."""
        assert resolved('<li dir="rtl"><a href="#x">On <em>Py</em></a></li>') == (
            '<li dir="rtl"><a href="#x"><span dir="ltr" class="bidi">On <em>Py</em>'
            "</span></a></li>"
        )

    def test_line_ends(self) -> None:
        """A phrase whose comma may end a line is wrapped though in one node."""
        assert resolved('<p dir="rtl">در one, two بود</p>') == (
            '<p dir="rtl">در <span dir="ltr" class="bidi">one, two</span> بود</p>'
        )

    @pytest.mark.parametrize(
        ("content", "direction"),
        [
            ("<bdi>foo</bdi>", "ltr"),
            ("<bdi>12 <b>سر</b> foo</bdi>", "rtl"),
            ("<bdi><bdi>سر</bdi> foo</bdi>", "ltr"),
            ("<bdi>12</bdi>", "ltr"),
            ('<span dir="AUTO">«سر»</span>', "rtl"),
            ('<bdi dir="rtl">foo</bdi>', "rtl"),
            ('<bdi dir="auto"><span class="note">سر</span>foo</bdi>', "ltr"),
        ],
    )
    def test_automatic(self, content: str, direction: str) -> None:
        """``<bdi>`` and ``dir="auto"`` follow the first strong letter."""
        root = fromstring(f'<p dir="rtl">{content}</p>')
        resolve_directions(root)

        assert root[0].get("dir") == direction

    @pytest.mark.parametrize("tag", ["code", "kbd", "samp", "tt", "pre"])
    def test_code(self, tag: str) -> None:
        """Code runs left to right unless it says otherwise."""
        assert resolved(f'<div dir="rtl"><{tag}>a</{tag}></div>') == (
            f'<div dir="rtl"><{tag} dir="ltr">a</{tag}></div>'
        )
        own = f'<div dir="rtl"><{tag} dir="rtl">a</{tag}></div>'
        assert resolved(own) == own

    def test_lines_of_code(self) -> None:
        """Each line of a listing is a paragraph of its own."""
        assert resolved('<pre dir="ltr">a <b>سر</b> در\n<i>دو</i> b</pre>') == (
            '<pre dir="ltr">a <span dir="rtl" class="bidi"><b>سر</b> در</span>\n'
            "<i>دو</i> b</pre>"
        )

    @pytest.mark.parametrize(
        ("text", "address"),
        [
            ("در https://a.org/ بود", "https://a.org/"),
            ("در (www.a.org/b?c=d)، بود", "www.a.org/b?c=d"),
            ("https://a.org/b_(c).", "https://a.org/b_(c)"),
            ("«https://fa.a.org/سر»", "https://fa.a.org/سر"),
        ],
    )
    def test_addresses(self, text: str, address: str) -> None:
        """A bare address is an isolate, without the punctuation after it."""
        root = fromstring(f'<p dir="rtl">{text}</p>')

        assert resolve_directions(root) == 1
        assert [(span.get("dir"), span.text) for span in root] == [("ltr", address)]
        assert "".join(root.itertext()) == text

    def test_linked_address(self) -> None:
        """A link that shows its address becomes the isolate itself."""
        assert resolved('<p dir="rtl"><a href="#">https://a.org/</a>.</p>') == (
            '<p dir="rtl"><a href="#" dir="ltr">https://a.org/</a>.</p>'
        )

    def test_note_direction(self) -> None:
        """A footnote called in a foreign phrase keeps the direction of the page."""
        note = '<span class="note">سر</span>'
        found = resolved(f'<p dir="rtl">a{note} <b>b</b> و <b>c</b> {note}</p>')

        assert found.count('<span class="note" dir="rtl">') == 1
        assert found.endswith(note + "</p>")

    def test_admonition(self) -> None:
        """The class of footnotes on a block is an admonition, and a block."""
        content = '<div class="note"><p><b>a</b> b</p></div>'

        assert resolved(f'<div dir="rtl">{content}</div>').count("bidi") == 1

    @pytest.mark.parametrize(
        ("content", "joined"),
        [
            ("<b>درخت</b>ی", "<b>درخت_</b>_ی"),
            ("<b>در</b>خت", "<b>در</b>خت"),
            ("<b>خط</b> ها", "<b>خط</b> ها"),
            ("<b>می\u200c</b>رود", "<b>می\u200c</b>رود"),
            ("<b>مِ</b>ن", "<b>مِ_</b>_ن"),
            ("<b>م</b>ِن", "<b>م_</b>_ِن"),
            ('<b>م</b><i id="x" />ن', '<b>م_</b><i id="x" />_ن'),
            ("<b>م</b><i>ـ</i>ن", "<b>م_</b><i>_ـ_</i>_ن"),
            ("م<sup>ن</sup>", "م<sup>ن</sup>"),
            ('م<img src="x" />ن', 'م<img src="x" />ن'),
            ("م<bdi>ن</bdi>", 'م<bdi dir="rtl">ن</bdi>'),
            ('م<span class="note">ن</span>ن', 'م<span class="note">ن</span>ن'),
            ("ه\u200d<b>ن</b>", "ه_<b>_ن</b>"),
        ],
    )
    def test_joiners(self, content: str, joined: str) -> None:
        """Joiners stand on both sides of a border inside a word, only there."""
        assert resolved(f'<p dir="rtl">{content}</p>') == f'<p dir="rtl">{joined}</p>'

    def test_comment(self) -> None:
        """Comments and scripts stay where they were and are not read."""
        root = fromstring('<p dir="rtl"><b>a</b> <script>سر</script>b</p>')
        root.insert(1, Comment("سر"))
        resolve_directions(root)

        assert tostring(root, encoding="unicode") == (
            '<p dir="rtl"><span dir="ltr" class="bidi"><b>a</b> <!--سر-->'
            "<script>سر</script>b</span></p>"
        )


def test_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without FriBidi the build stops and says what to install."""

    def refuse(name: str) -> ctypes.CDLL:
        raise OSError(name)

    levels._library.cache_clear()
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    monkeypatch.setattr(levels, "find_library", lambda name: None)

    with pytest.raises(NaskhError) as caught:
        resolve_directions(fromstring('<p dir="rtl">در</p>'))

    assert [problem.code for problem in caught.value.problems] == ["layout"]
    assert caught.value.problems[0].hint


# -- properties ------------------------------------------------------------------

INLINE: Final = ("em", "b", "a", "sub")
OTHERS: Final = ("code", "bdi", "br", "img", "i", "note", "auto", "p")
LETTERS: Final = "دجبשaxy12۳٤ ().,-/%«»!"
ODDITIES: Final = "\u200c\u200d\u200e\u200f\u061c\u064e\u2067\u2069\u202b\u202c\n\u2029"


@st.composite
def trees(
    draw: st.DrawFn, tags: tuple[str, ...], letters: str, depth: int = 3
) -> Element:
    """Make an inline element, with texts and more elements in it."""
    tag = draw(st.sampled_from(tags))
    element = Element({"note": "span", "auto": "span"}.get(tag, tag))
    if tag == "note":
        element.set("class", "note")
    if tag == "auto":
        element.set("dir", "auto")
    if tag in {"a", "i"}:
        element.set("id", "?")
    element.tail = draw(st.text(letters, max_size=6))
    if tag not in {"br", "img"}:
        element.text = draw(st.text(letters, max_size=6))
        if depth:
            element.extend(draw(st.lists(trees(tags, letters, depth - 1), max_size=3)))
    return element


def _paragraphs(tags: tuple[str, ...], letters: str) -> st.SearchStrategy[Element]:
    """Make paragraphs of either direction, their ids numbered."""

    def build(direction: str, text: str, children: list[Element]) -> Element:
        root = Element("p", dir=direction)
        root.text = text
        root.extend(children)
        for number, element in enumerate(root.iter()):
            if "id" in element.attrib:
                element.set("id", str(number))
        return root

    return st.builds(
        build,
        st.sampled_from(["rtl", "ltr"]),
        st.text(letters, max_size=6),
        st.lists(trees(tags, letters), max_size=4),
    )


def _letters(element: Element, path: tuple[str, ...] = ()) -> Iterator[object]:
    """List each character with the elements around it, wrappers left out."""
    if element.get("class") != "bidi":
        path = (*path, str(element.tag))
    yield from ((letter, path) for letter in element.text or "" if letter != ZWJ)
    if element.tag in {"br", "img"}:
        yield path
    for child in element:
        yield from _letters(child, path)
        yield from ((letter, path) for letter in child.tail or "" if letter != ZWJ)


def _ids(root: Element) -> list[str | None]:
    return [element.get("id") for element in root.iter() if "id" in element.attrib]


def _log2vis(text: str, base: int) -> str:
    """Order one line of text by FriBidi's own ``fribidi_log2vis``."""
    size = len(text)
    source = (ctypes.c_uint32 * (size + 1))(*map(ord, text))
    target = (ctypes.c_uint32 * (size + 1))()
    direction = ctypes.c_uint32((0x110, 0x111)[base])
    assert levels._library().fribidi_log2vis(
        source, size, ctypes.byref(direction), target, None, None, None
    )
    letters = "".join(map(chr, target[:size])).replace("\ufeff", "")
    return unicodedata.normalize("NFKC", letters)


def _boxes(element: Element, base: int) -> str:
    """Order the line as WeasyPrint does: node by node, box by box."""
    if "dir" in element.attrib:
        base = int(element.attrib["dir"] == "rtl")
    parts = [_log2vis((element.text or "").replace(ZWJ, ""), base)]
    for child in element:
        parts.append(_boxes(child, base))
        parts.append(_log2vis((child.tail or "").replace(ZWJ, ""), base))
    return "".join(reversed(parts) if base else parts)


class TestProperties:
    """What holds for any paragraph."""

    @settings(derandomize=True, deadline=None, max_examples=250)
    @given(_paragraphs(INLINE, LETTERS))
    def test_order(self, root: Element) -> None:
        """The boxes of WeasyPrint stand, and are mirrored, as UAX #9 orders them."""
        base = int(root.get("dir") == "rtl")
        expected = _log2vis("".join(root.itertext()), base)
        resolve_directions(root)

        assert _boxes(root, base) == expected

    @settings(derandomize=True, deadline=None, max_examples=250)
    @given(_paragraphs(INLINE + OTHERS, LETTERS + ODDITIES))
    def test_content(self, root: Element) -> None:
        """No character is lost or leaves its elements, and no id is repeated."""
        letters, ids = list(_letters(root)), _ids(root)
        resolve_directions(root)

        assert list(_letters(root)) == letters
        assert _ids(root) == ids

    @settings(derandomize=True, deadline=None, max_examples=250)
    @given(_paragraphs(INLINE + OTHERS, LETTERS + ODDITIES))
    def test_second_run(self, root: Element) -> None:
        """A second run finds nothing to do."""
        resolve_directions(root)
        once = tostring(root)

        assert resolve_directions(root) == 0
        assert tostring(root) == once
