"""The PDF: its catalogue, its pages and its text."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from naskh.languages import LANGUAGES
from naskh.theme.words import WORDS
from tests.conftest import REPOSITORY, naskh
from tests.readers import Glyph, Pdf, letters, plain

MILLIMETRE = 72 / 25.4
SHIPPED = {"Amiri", "Vazirmatn", "Source", "Frank"}
SENTENCES = {
    "en": "The river has two names.",
    "fa": "رود دو نام دارد.",
    "ar": "للنهر اسمان.",
    "he": "לנהר שני שמות.",
    "ur": "دریا کے دو نام ہیں۔",
}


@pytest.fixture
def pdf(tiny_dist: Path, any_code: str) -> Pdf:
    """Open the tiny book in each language."""
    return Pdf(tiny_dist / any_code / f"tiny-{any_code}.pdf")


def test_catalogue(pdf: Pdf, any_code: str) -> None:
    """Language, title, reading direction and tags are declared."""
    rtl = LANGUAGES[any_code].is_rtl

    assert str(pdf.root.Lang) == any_code
    assert str(pdf.root.ViewerPreferences.Direction) == ("/R2L" if rtl else "/L2R")
    assert bool(pdf.root.ViewerPreferences.DisplayDocTitle)
    assert bool(pdf.root.MarkInfo.Marked)


def test_page_is_a5(pdf: Pdf) -> None:
    """Pages are 148 by 210 mm."""
    width, height = pdf.pages[0].get_size()

    assert width == pytest.approx(148 * MILLIMETRE, abs=0.2)
    assert height == pytest.approx(210 * MILLIMETRE, abs=0.2)


def test_title_page(pdf: Pdf, any_code: str) -> None:
    """The first page bears title and subtitle, and no page number."""
    title = {
        "en": ("A tiny book", "For tests"),
        "fa": ("کتابی کوچک", "برای آزمون"),
        "ar": ("كتاب صغير", "للاختبار"),
        "he": ("ספר קטן", "לבדיקה"),
        "ur": ("ایک چھوٹی کتاب", "جانچ کے لیے"),
    }[any_code]
    text = plain(pdf.text(0))

    assert plain(title[0]) in text
    assert plain(title[1]) in text
    assert not re.search(r"\d", text)


def test_text_in_logical_order(pdf: Pdf, any_code: str) -> None:
    """A sentence can be found as it is typed."""
    assert plain(SENTENCES[any_code]) in plain(pdf.text())


def test_formula_is_not_turned_round(pdf: Pdf) -> None:
    """H2O over three elements stands as H2O also in right-to-left text."""
    page = next(
        number for number in range(len(pdf.pages)) if "Gazette" in pdf.text(number)
    )
    letters = [glyph for glyph in pdf.glyphs(page) if glyph.text in "HO2"]
    hydrogen = next(glyph for glyph in letters if glyph.text == "H")
    oxygen = next(
        glyph
        for glyph in letters
        if glyph.text == "O" and abs(glyph.bottom - hydrogen.bottom) < 1
    )
    two = min(
        (glyph for glyph in letters if glyph.text == "2"),
        key=lambda glyph: abs(glyph.left - hydrogen.right),
    )

    assert hydrogen.left < two.left < oxygen.left


def _folio(pdf: Pdf, page: int, any_code: str) -> Glyph | None:
    """Return the page number printed at the foot of ``page``."""
    digits = LANGUAGES[any_code].digits
    low = [glyph for glyph in pdf.glyphs(page) if glyph.top < 17 * MILLIMETRE]
    return next((glyph for glyph in low if glyph.text in digits), None)


def test_page_numbers_on_the_outer_edge(pdf: Pdf, any_code: str) -> None:
    """Page numbers are in the language's digits, left and right by turns."""
    first = pdf.page_of(SENTENCES[any_code])
    one, two = _folio(pdf, first, any_code), _folio(pdf, first + 1, any_code)
    middle = 74 * MILLIMETRE

    assert first % 2 == 0  # a recto
    assert one is not None
    assert two is not None
    assert one.text == LANGUAGES[any_code].digits[1]
    assert two.text == LANGUAGES[any_code].digits[2]
    if LANGUAGES[any_code].is_rtl:
        assert one.left < middle < two.left
    else:
        assert two.left < middle < one.left


def test_inner_margin_is_the_wider(pdf: Pdf, any_code: str) -> None:
    """The margin at the binding is wider: on the right of a right-bound recto."""
    first = pdf.page_of(SENTENCES[any_code])
    body = [glyph for glyph in pdf.glyphs(first) if glyph.bottom > 25 * MILLIMETRE]
    left = min(glyph.left for glyph in body) / MILLIMETRE
    right = 148 - max(glyph.right for glyph in body) / MILLIMETRE
    inner = right if LANGUAGES[any_code].is_rtl else left

    assert inner == pytest.approx(20, abs=1.5)


def test_contents_have_true_page_numbers(pdf: Pdf, any_code: str) -> None:
    """The contents give the page a chapter starts on, with leaders."""
    contents = next(
        number
        for number in range(len(pdf.pages))
        if letters(WORDS[any_code].contents) in letters(pdf.text(number))
    )
    digits = LANGUAGES[any_code].digits
    chapter = pdf.page_of(SENTENCES[any_code])
    printed = [line for line in pdf.lines(contents) if line.text.count(".") > 5]

    assert contents % 2 == 0  # on a recto
    assert printed
    assert any(digits[1] in line.text for line in printed)
    label = pdf.pages.get_page_label(chapter)
    assert label == "1"


def test_notes_at_the_foot(pdf: Pdf, any_code: str) -> None:
    """A note stands below the text, on the page of its call, numbered alike."""
    note = {
        "en": "A note about names.",
        "fa": "یادداشتی دربارهٔ نام‌ها.",
        "ar": "حاشية عن الأسماء.",
        "he": "הערה על שמות.",
        "ur": "ناموں پر ایک نوٹ۔",
    }[any_code]
    page = pdf.page_of(SENTENCES[any_code])

    assert pdf.page_of(note) == page
    lowest = [
        line for line in pdf.lines(page) if line.glyphs[0].bottom > 17 * MILLIMETRE
    ][-1]
    size = max(glyph.top - glyph.bottom for glyph in lowest.glyphs)
    assert any(digit in lowest.text for digit in LANGUAGES[any_code].digits[1])
    assert size < 20


def test_note_list_is_gone(pdf: Pdf, any_code: str) -> None:
    """The list of notes and its heading are not printed a second time."""
    heading = {
        "en": "Notes",
        "fa": "یادداشت‌ها",
        "ar": "الحواشي",
        "he": "הערות",
        "ur": "حواشی",
    }
    lines = plain(pdf.text()).splitlines()

    assert plain(heading[any_code]) not in [plain(line) for line in lines]


def test_bookmarks(pdf: Pdf, any_code: str) -> None:
    """The outline names the chapters, in logical order."""
    titles = [item.get_title() for item in pdf.pages.get_toc()]
    expected = {
        "en": ["The river", "On paper", "Words"],
        "fa": ["رود", "روی کاغذ", "واژه‌ها"],
        "ar": ["النهر", "على الورق", "الكلمات"],
        "he": ["הנהר", "על הנייר", "מילים"],
        "ur": ["دریا", "کاغذ پر", "الفاظ"],
    }[any_code]

    assert [title for title in titles if title in expected] == expected


def test_only_shipped_fonts(pdf: Pdf) -> None:
    """Every font in the file is one of ours, embedded."""
    families = {re.split(r"[-_]", name)[0] for name in pdf.fonts()}

    assert families
    assert families <= SHIPPED


def test_structure(pdf: Pdf) -> None:
    """Items hold bodies, links are links, running heads are artifacts."""
    kinds: dict[str, set[str]] = {}

    def walk(element: Any) -> None:
        kids = element.get("/K")
        for kid in kids if kids is not None and hasattr(kids, "__iter__") else []:
            if hasattr(kid, "keys") and "/S" in kid:
                kinds.setdefault(str(element.get("/S")), set()).add(str(kid.S))
                walk(kid)
            elif hasattr(kid, "keys") and kid.get("/Type") == "/OBJR":
                kinds.setdefault(str(element.get("/S")), set()).add("/OBJR")

    walk(pdf.root.StructTreeRoot.K[0])

    assert kinds["/LI"] <= {"/Lbl", "/LBody"}
    assert "/OBJR" in kinds["/Link"]
    assert "/OBJR" not in kinds.get("/Span", set())
    last = pdf.file.pages[-1].Contents.read_bytes()
    assert b"/Artifact <</Type /Pagination>> BDC" in last.replace(b"\n", b" ")


def test_lines_end_flush(book_dist: Path, code: str) -> None:
    """No line of the real book sticks out of its text block."""
    pdf = Pdf(book_dist / code / f"khorramshahr-{code}.pdf")
    rtl = LANGUAGES[code].is_rtl
    out = []
    for page in range(4, len(pdf.pages) - 4):
        inner_left = (page % 2 == 0) != rtl
        left = (20 if inner_left else 16) * MILLIMETRE
        right = (148 - (16 if inner_left else 20)) * MILLIMETRE
        out += [
            (page, line.text)
            for line in pdf.lines(page)
            if line.glyphs[0].left < left - 1.5 or line.glyphs[-1].right > right + 1.5
        ]

    assert len(out) <= 1, out


def test_words_are_in_the_text(book_dist: Path, code: str) -> None:
    """Nearly every word of the book can be searched for (PDFium).

    PDFium reads a raised number as a line of its own, so that sentences with
    a note in them do not come out whole; the next test looks at sentences.
    """
    pdf = Pdf(book_dist / code / f"khorramshahr-{code}.pdf")
    text = letters(pdf.text())
    words = {word for sentence in _sentences(code) for word in sentence.split()}
    # Latin words in right-to-left lines come in another order from PDFium
    wanted = {letters(re.sub(r"[!-~]+", "", word)) for word in words} - {""}
    if code == "en":
        wanted = {letters(word) for word in words} - {""}
    lost = sorted(word for word in wanted if word not in text)

    assert len(wanted) > 600
    assert len(lost) / len(wanted) < 0.03, lost


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_messages_through_poppler(book_dist: Path, code: str) -> None:
    """``pdftotext`` gives nearly every message whole, its words in order."""
    pdf = book_dist / code / f"khorramshahr-{code}.pdf"
    done = subprocess.run(
        ["pdftotext", pdf, "-"], capture_output=True, text=True, check=True
    )
    text = _words(done.stdout)
    sentences = _sentences(code)
    lost = [sentence for sentence in sentences if not _in_order(_words(sentence), text)]

    # English is hyphenated at line ends; an alternative text is never printed
    assert len(lost) / len(sentences) < (0.25 if code == "en" else 0.03), lost


def _words(text: str) -> list[str]:
    return [
        bare
        for word in re.split(r"[\s/–،,;؛:.()«»-]+", text)
        if (bare := letters(word))
    ]


def _in_order(words: list[str], text: list[str]) -> bool:
    """Tell whether ``words`` stand in ``text`` in order, notes in between."""
    for start in (number for number, word in enumerate(text) if word == words[0]):
        rest = iter(text[start : start + 4 * len(words) + 120])
        if all(word in rest for word in words):
            return True
    return False


def _sentences(code: str) -> list[str]:
    """Return the messages of the book, cut where a note is called."""
    return [
        sentence
        for message in _messages(code)
        for sentence in re.split(r"\\ \[#\w+\]_", message)
        if len(sentence) > 15
    ]


def _messages(code: str) -> list[str]:
    """Return the translated messages without markup inside, from the tree."""
    found = []
    for path in sorted((REPOSITORY / "locale" / code).rglob("*.po")):
        for msgid, msgstr in re.findall(
            r'^msgid "(.+)"\nmsgstr "(.*)"$', path.read_text(encoding="utf-8"), re.M
        ):
            message = (msgstr or msgid).replace('\\"', '"').replace("\\\\", "\\")
            if not re.search(r"[`*]|//|;", message):
                found.append(message)
    return found


def test_ignored_design_fails(tiny: Path) -> None:
    """A declaration that the layout engine ignores stops the build."""
    (tiny / "_static").mkdir()
    (tiny / "_static" / "own.css").write_text("p { unicode-bidi: isolate; }")
    conf = tiny / "conf.py"
    conf.write_text(
        conf.read_text()
        + 'html_css_files = ["own.css"]\nhtml_static_path = ["_static"]\n'
    )
    done = naskh("build", "--editions", "pdf", "--languages", "fa", cwd=tiny)

    assert done.code == 3
    assert "unicode-bidi" in done.error
    assert "[layout]" in done.error


def test_missing_glyph_fails(tiny: Path) -> None:
    """A character that no font of the book has is an error, not a box."""
    page = tiny / "docs" / "parts" / "words.rst"
    page.write_text(page.read_text() + "\nHere is 漢 now.\n")
    done = naskh("build", "--editions", "pdf", "--languages", "en", cwd=tiny)

    assert done.code == 3
    assert "漢" in done.error
    assert "[glyph-missing]" in done.error
