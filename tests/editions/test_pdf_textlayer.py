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
import weasyprint.document as wp_document
from weasyprint.draw import text as wp_text
from weasyprint.pdf import fonts as wp_fonts

from naskh.editions.pdf import balance, textlayer
from naskh.editions.pdf.balance import Balance
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
#: List items with addresses, as in a list of sources: more Latin letters than others.
SOURCES = {
    "fa": (
        ("P09: قطعنامهٔ ۴۷۹ شورای امنیت، ", "http://unscr.com/en/resolutions/479/text"),
        ("P39: ویکی‌دفاع، مدخل خرمشهر، ", "https://wikidefa.ir/ar/khorramshahr/battle"),
        ("P46: نوید شاهد، ۲۰۰۷، ", "https://navideshahed.com/en/news/44896/points"),
        ("P61: ایران‌بوم، دربارهٔ عملیات ۱۳۶۱", ""),
        (
            "P96: سازمان بنادر، ",
            "https://khorramshahrport.pmo.ir/en/home/about/history",
        ),
    ),
    "ar": (
        ("P09: قرار مجلس الأمن ٤٧٩، ", "http://unscr.com/en/resolutions/479/text"),
        ("P39: ويكي دفاع، مدخل خرمشهر، ", "https://wikidefa.ir/ar/khorramshahr/battle"),
        ("P46: نويد شاهد، ٢٠٠٧، ", "https://navideshahed.com/en/news/44896/points"),
        ("P61: إيران بوم، عن عملية عام ١٩٨٢", ""),
        (
            "P96: هيئة الموانئ، ",
            "https://khorramshahrport.pmo.ir/en/home/about/history",
        ),
    ),
}
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


def sources(lang: str) -> str:
    """Return a list of sources; the direction pre-pass isolates addresses so."""
    listed = (
        f'<li>{words}<a href="#" dir="ltr">{address}</a></li>'
        for words, address in SOURCES[lang]
    )
    return f"<ul>{''.join(listed)}</ul>"


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


def items(lang: str) -> list[str]:
    """Return the sources as text without spaces: addresses break at line ends."""
    return [unspaced(folded(words + address)) for words, address in SOURCES[lang]]


def unspaced(text: str) -> str:
    """Return text without its spaces."""
    return text.replace(" ", "")


def poppler_text(pdf: bytes, folder: Path) -> str:
    """Return the text that ``pdftotext`` writes."""
    file = folder / "t.pdf"
    file.write_bytes(pdf)
    command = ["pdftotext", str(file), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    return folded(done.stdout.decode())


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
    texts = (*TEXTS[lang], "«الف (ب)»، Ilya Warren (A5)، ۱۴ [ج]. «A City»: ۳٪.")
    text = poppler_text(render(page(paragraphs(texts), lang)), tmp_path)
    assert [t for t in texts if folded(t) not in text] == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_poppler_finds_items_among_addresses(lang: str, tmp_path: Path) -> None:
    """A page with more Latin than other letters is read from right to left."""
    text = poppler_text(render(page(sources(lang), lang)), tmp_path)
    assert [item for item in items(lang) if item not in unspaced(text)] == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_poppler_needs_the_balance(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the marks most items are lost."""
    monkeypatch.setattr(Balance, "lack", 0)
    text = poppler_text(render(page(sources(lang), lang)), tmp_path)
    assert sum(item in unspaced(text) for item in items(lang)) <= 2


@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_the_balance_is_seen_by_nobody_else(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PDFium copies and paints the same, and the marks are in an artifact."""
    html = page(sources(lang), lang)
    tipped = render(html, pdf_variant="pdf/ua-1")
    with pikepdf.open(io.BytesIO(tipped)) as document:
        content = document.pages[0].Contents.read_bytes()
    start = content.rindex(b"/Artifact")
    marks = re.search(rb"/Span\s<</ActualText <feff(200f)+>", content[start:])
    assert marks
    assert b"/Type /Pagination" in content[start : start + 40]
    assert b"MCID" not in content[start:]
    monkeypatch.setattr(Balance, "lack", 0)
    plain = render(html, pdf_variant="pdf/ua-1")
    assert pdfium_text(tipped) == pdfium_text(plain)
    one, two = (
        pypdfium2.PdfDocument(pdf)[0].render(scale=2) for pdf in (tipped, plain)
    )
    assert bytes(one.buffer) == bytes(two.buffer)


@pytest.mark.parametrize(
    "html",
    [
        page(paragraphs(FA)),
        page(paragraphs(AR), "ar"),
        page(sources("fa"), "en").replace('dir="rtl"', 'dir="ltr"'),
    ],
)
def test_other_pages_are_left_alone(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No marks on pages of right-to-left letters nor on those from left to right."""
    pdf = render(html)
    monkeypatch.setattr(balance, "tip", None)
    assert render(html) == pdf


@pytest.mark.parametrize(
    ("texts", "lack"),
    [
        ([], 1),
        (["ab", "cd ۱۲."], 5),
        (["ab", "اب"], 1),
        (["a", "اب"], 0),
        (["a" * 50, "ا" * 50], 5),
        (["a" * 50, RLM * 60], 0),
    ],
)
def test_lack(texts: list[str], lack: int) -> None:
    """What is near the border is tipped; poppler takes a tie for left-to-right."""
    found = Balance()
    found.count(texts)
    assert found.lack == lack


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
    body = paragraphs(FA + AR) + 3 * sources("fa")
    html.write_text(page(body), encoding="utf-8")
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
    drawn = [wp_document.draw_page, wp_text.draw_first_line]
    return [*drawn, build, wp_fonts.Font.clean]


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
        # A number at the left end, where the next column of a table may follow.
        ("12 ا", {0}),
        # The call of a note: PDFium would tear it from its word.
        ("12", set()),
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
