"""The text behind the glyphs: what readers of our PDFs can search and copy."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
import weasyprint
from weasyprint.draw import text as wp_text
from weasyprint.pdf import fonts as wp_fonts

from naskh.editions.pdf import textlayer
from naskh.editions.pdf.textlayer import (
    RLM,
    Cluster,
    Glyph,
    direction_marks,
    logical_text_layer,
    share_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
AMIRI = ROOT / "_static" / "fonts" / "amiri" / "Amiri-Regular.ttf"

#: No brackets: PDFium mirrors them in right-to-left text, whatever a PDF says.
FA = (
    "مسئلهٔ اصلی کمبود آموزگار بود، نه ساختمان. مدرسهٔ نو چهار اتاق داشت.",
    "بهای کاغذ در فاصلهٔ ۱۳۱۸–۱۳۲۰ سه برابر شد؛ چند چاپخانه تعطیل شدند.",
    "می‌گفت که زاویهٔ درست را مؤلّف رساله، عبدالله، دست‌کم در ۱۲٫۵ درجه دیده است.",
    "آیا شهر در سال ۱۹۸۰ شکوفا شد؟ پاسخ آسان نیست: رونق بندر با فقر همراه بود.",
)
AR = (
    "قبل أن تصل الطباعة إلى المدينة كانت الكتب تُنسخ باليد، وكان الناسخ يُؤجَر.",
    "قُدّر عدد السكّان بنحو ١٨٬٥٠٠ نسمة سنة ١٨٧١، ثمّ أُغلقت مطابع كثيرة بعدئذٍ.",
    "رفع إحداها في وجه الشمس؛ مبالغٌ فيه قليلًا، إلّا أنّ الآخرين لأوّل مرّة رأوه.",
    "بسم الله: لم تكن المسألة في قلّة الأبنية. أفلا تُرى مرئيّةً على ضوء القمر؟",
)
TEXTS = {"fa": FA, "ar": AR}
#: Words whose marks stand at the height that the font gives them.
PLAIN = "نخستین چاپخانه‌ی سنگی شهر در سال ۱۲۵۰ برپا شد، و Ilya Warren آن را دید."


def page(body: str, lang: str = "fa", css: str = "") -> str:
    """Return a small justified page in Amiri."""
    return (
        f'<html lang="{lang}" dir="rtl"><head><title>t</title><style>'
        f"@font-face{{font-family:Amiri;src:url({AMIRI.as_uri()})}}"
        "@page{size:90mm 150mm;margin:8mm}"
        f"body{{font:12pt/1.8 Amiri;text-align:justify;margin:0}}{css}"
        f"</style></head><body><h1>{PLAIN[:22]}</h1>{body}</body></html>"
    )


def paragraphs(texts: Iterable[str]) -> str:
    """Return texts as HTML paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def render(html: str, layer: bool = True, **options: Any) -> bytes:
    """Return the PDF of a page, with or without the text layer."""
    document = weasyprint.HTML(string=html).render()
    if not layer:
        return bytes(document.write_pdf(**options))
    with logical_text_layer():
        return bytes(document.write_pdf(**options))


def folded(text: str) -> str:
    """Return text without bidi controls and line ends; ZWNJ stays."""
    text = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    return " ".join(unicodedata.normalize("NFKC", text).split())


def pdfium_text(pdf: bytes) -> str:
    """Return the text that Chrome copies."""
    pages = pypdfium2.PdfDocument(pdf)
    return folded("\n".join(p.get_textpage().get_text_range() for p in pages))


def to_unicode(font: Any) -> dict[int, str]:
    """Return what the codes of a font stand for."""
    cmap = font.ToUnicode.read_bytes().decode().partition("endcodespacerange")[2]
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in re.findall(r"<([0-9a-f]{4})> <([0-9a-f]+)>", cmap)
    }


def fonts(pdf: bytes) -> list[Any]:
    """Return the fonts of a PDF."""
    document = pikepdf.open(io.BytesIO(pdf))
    # An open document keeps its objects alive.
    return [(document, f) for f in document.pages[0].Resources.Font.as_dict().values()]


def cluster(text: str, widths: list[int], rtl: bool = True) -> Cluster:
    """Return a cluster whose glyphs have these widths."""
    return Cluster(text, [Glyph(5 + w, w, 0, 0) for w in widths], rtl, None)


@pytest.mark.parametrize(("lang", "whole"), [("fa", 4), ("ar", 2)])
def test_pdfium_finds_paragraphs(lang: str, whole: int) -> None:
    """Chrome copies nearly all, ZWNJ included.

    What it loses is its own doing: a mark before a full stop comes after it, and
    some narrow stacked letters get a space.
    """
    text = pdfium_text(render(page(paragraphs(TEXTS[lang]), lang)))
    words = [word for t in TEXTS[lang] for word in folded(t).split()]
    lost = set(words) - set(text.split())
    assert len(lost) <= 2
    assert sum(folded(t) in text for t in TEXTS[lang]) >= whole


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_poppler_finds_whole_paragraphs(lang: str, tmp_path: Path) -> None:
    """Poppler finds them too, with brackets and English names."""
    file = tmp_path / "t.pdf"
    texts = (*TEXTS[lang], "«الف (ب)»، Ilya Warren (A5)، ۱۴ [ج]. «A City»: ۳٪.")
    file.write_bytes(render(page(paragraphs(texts), lang)))
    command = ["pdftotext", str(file), "-"]
    text = folded(
        subprocess.run(command, capture_output=True, check=True).stdout.decode()
    )
    assert [t for t in texts if folded(t) not in text] == []


def test_it_is_needed() -> None:
    """Without the text layer the same paragraphs are lost."""
    text = pdfium_text(render(page(paragraphs(FA)), layer=False))
    assert sum(folded(t) in text for t in FA) <= 1


def test_zwnj_stays() -> None:
    """A word with ZWNJ is not glued together."""
    assert "چاپخانه\u200cی" in pdfium_text(render(page(paragraphs([PLAIN]))))


@pytest.mark.parametrize("scale", [1, 2.5])
def test_the_picture_is_the_same(scale: float) -> None:
    """Marks are painted after their letters, which may round one level away."""
    html = page(paragraphs([PLAIN, "<b>سال</b>", "Latin ۱۲۳", AR[2]]))
    before, after = (
        pypdfium2.PdfDocument(render(html, layer)) for layer in (False, True)
    )
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        a, b = (bytes(p.render(scale=scale).buffer) for p in (old, new))
        changes = [abs(x - y) for x, y in zip(a, b, strict=True) if x != y]
        assert len(changes) < 20
        assert max(changes, default=0) <= 1


def test_codes_are_sound() -> None:
    """Each code has a glyph, a width and an allowed text."""
    pdf = render(page(paragraphs(FA + AR)), pdf_variant="pdf/ua-1")
    for _, font in fonts(pdf):
        texts, cid_font = to_unicode(font), font.DescendantFonts[0]
        gids = cid_font.CIDToGIDMap.read_bytes()
        widths: set[int] = set()
        entries = list(cid_font.W)
        for first, group in zip(entries[::2], entries[1::2], strict=True):
            widths |= set(range(int(first), int(first) + len(group)))
        assert set(texts) <= widths
        for code, text in texts.items():
            assert text
            assert not set(text) & set("\0\ufeff\ufffe")
            assert code == 1 or int.from_bytes(gids[2 * code : 2 * code + 2], "big") > 0


def test_right_to_left_codes_stand_for_one_character() -> None:
    """Readers differ in how they turn longer values around."""
    pdf = render(page(paragraphs(FA + AR)))
    values = {t for _, font in fonts(pdf) for t in to_unicode(font).values()}
    assert {v for v in values if len(set(v)) > 1} == set()
    assert {"ئ", "\u0651", "\u064b", "\u200c", RLM} <= values


@pytest.mark.parametrize(
    "options", [{}, {"full_fonts": True}, {"pdf_variant": "pdf/ua-1"}]
)
def test_options_of_weasyprint(options: dict[str, Any]) -> None:
    """The text is right with whole fonts and with tags."""
    text = pdfium_text(render(page(paragraphs(FA[:1])), **options))
    assert folded(FA[0]) in text


def test_ellipsis_is_left_to_weasyprint() -> None:
    """Lines that are cut short are drawn as before."""
    css = "p,h1{width:30mm;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}"
    html = page(paragraphs(["<br>".join(FA)]), css=css)
    assert render(html) == render(html, layer=False)


def test_same_bytes_in_every_process(tmp_path: Path) -> None:
    """The order of sets and the place of objects do not matter."""
    html = tmp_path / "t.html"
    html.write_text(page(paragraphs(FA + AR)), encoding="utf-8")
    script = (
        "import sys, weasyprint\n"
        "from naskh.editions.pdf.textlayer import logical_text_layer\n"
        "with logical_text_layer():\n"
        "    weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])\n"
    )
    results = set()
    for seed in "12":
        target = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", script, str(html), str(target)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
            check=True,
        )
        results.add(target.read_bytes())
    assert len(results) == 1


def current() -> list[object]:
    """Return the functions that the block replaces."""
    build = wp_fonts._build_vector_font_dictionary
    return [wp_text.draw_first_line, build, wp_fonts.Font.clean]


def test_weasyprint_is_given_back() -> None:
    """After the block WeasyPrint is its own again; an inner block does nothing."""
    before = current()
    with logical_text_layer():
        changed = current()
        with logical_text_layer():
            assert current() == changed
        assert current() == changed
    assert current() == before
    assert not set(map(id, changed)) & set(map(id, before))


def test_weasyprint_is_given_back_after_an_error() -> None:
    """An error in the block changes nothing about that."""
    before = current()
    with pytest.raises(ZeroDivisionError), logical_text_layer():
        raise ZeroDivisionError
    assert current() == before


def test_other_release_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An upgrade must be looked at first."""
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(RuntimeError, match=r"needs WeasyPrint 70\.0, found 71\.0"):
        render(page(""))


def test_other_source_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """So must a changed copy of the pinned release."""
    function, _ = textlayer.RELIED_UPON["Font.clean"]
    monkeypatch.setitem(textlayer.RELIED_UPON, "Font.clean", (function, "0" * 64))
    with pytest.raises(RuntimeError, match=r"Font\.clean differs"):
        render(page(""))


@pytest.mark.parametrize(
    ("text", "widths", "rtl", "expected"),
    [
        ("ب", [500], True, ({0: "ب"}, [])),
        # Mark before base in visual order: the base is read first.
        ("ب\u0651\u064e", [0, 0, 500], True, ({2: "ب"}, ["\u064e", "\u0651"])),
        ("لا", [500], True, ({0: "ل"}, ["ا"])),
        ("لا", [200, 300], True, ({1: "ل", 0: "ا"}, [])),
        ("لله", [900], True, ({0: "لل"}, ["ه"])),
        ("ی\u200c", [500], True, ({0: "ی"}, ["\u200c"])),
        ("ک\u200d", [500], True, ({0: "ک"}, [])),
        ("fi", [500], False, ({0: "fi"}, [])),
        ("ئ", [100, 400], True, ({1: "ئ", 0: RLM}, [])),
        ("\u200c", [], True, ({}, ["\u200c"])),
    ],
)
def test_share_text(
    text: str, widths: list[int], rtl: bool, expected: tuple[dict[int, str], list[str]]
) -> None:
    """Characters go to glyphs in logical order, the rest to carriers."""
    assert share_text(cluster(text, widths, rtl), carriers=True) == expected


def test_share_text_without_carriers() -> None:
    """A font without an empty glyph keeps the whole text in one value."""
    assert share_text(cluster("لا", [500]), carriers=False) == ({0: "لا"}, [])


@pytest.mark.parametrize(
    ("visual", "gaps"),
    [
        ("با", set()),
        # From the right: word, comma, space, word.  The comma needs an end.
        ("ب ،ا", {2}),
        # A number, at an even level, before a space and after one.
        ("ب 12 ا", {2}),
        # A full stop at the left end, where another box may follow.
        (".ا", {0}),
        # A space at the right end, after a box that may be Latin.
        ("ب ", {2}),
        ("", set()),
    ],
)
def test_direction_marks(visual: str, gaps: set[int]) -> None:
    """RLM stands where a reader would go on from left to right."""
    clusters = [cluster(c, [500], rtl=not c.isdigit()) for c in visual]
    assert direction_marks(clusters) == gaps
