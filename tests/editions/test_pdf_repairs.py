"""Faults of the layout engine that are mended, and still need to be."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from weasyprint.layout import block

from naskh.editions.pdf import repairs
from naskh.editions.pdf.layout import lay_out, refuse_lost_notes
from naskh.errors import NaskhError
from tests.conftest import REPOSITORY

FONTS: Final = REPOSITORY / "_static" / "fonts"
FACES: Final = {
    "en": "source-serif-4/SourceSerif4-Regular.ttf",
    "fa": "amiri/Amiri-Regular.ttf",
    "ar": "amiri/Amiri-Regular.ttf",
}
#: A sentence of about a line, and a note of two.
WORDS: Final = {
    "en": (
        "The ships lay in the river by the quay.",
        "From the memory of the port. " * 3,
    ),
    "fa": ("کشتی‌ها در رود کنار اسکله ایستاده بودند.", "از حافظهٔ اسکله و بندر. " * 3),
    "ar": ("كانت السفن راسية في النهر عند الرصيف.", "من ذاكرة الميناء والرصيف. " * 3),
}
NOTES: Final = 18
#: Sentences of a paragraph; the first three have a note.
SENTENCES: Final = 8
STYLE: Final = """
@font-face {{ font-family: T; src: url("{font}") }}
@page {{ size: 70mm {height}px; margin: 0 }}
html {{ font: 10px/16px T }} body, p {{ margin: 0 }}
p {{ orphans: 2; widows: 2 }}
.note {{ float: footnote; font-size: 8px }}
"""


def book(folder: Path, code: str, height: int) -> Path:
    """Write paragraphs that call notes in their first lines."""
    sentence, text = WORDS[code]
    note = '{0}<span class="note" id="n{1}">{2}</span> '
    style = STYLE.format(font=(FONTS / FACES[code]).as_uri(), height=height)
    rest = f"{sentence} " * (SENTENCES - 3)
    body = "".join(
        ("" if number % 3 else f"{rest}<p>") + note.format(sentence, number, text)
        for number in range(NOTES)
    )
    direction = "ltr" if code == "en" else "rtl"
    file = folder / "book.html"
    file.write_text(
        f'<!DOCTYPE html><html lang="{code}" dir="{direction}">'
        f'<meta charset="utf-8"><style>{style}</style>{body}{rest}',
        encoding="utf-8",
    )
    return file


def printed(document: Any) -> list[str]:
    """Return the notes at the feet of the pages, in order."""
    return [
        note.element.get("id")
        for page in document.pages
        for area in page._page_box.children
        if type(area).__name__ == "FootnoteAreaBox"
        for note in area.children
    ]


HEIGHTS: Final = range(126, 246, 12)
EXPECTED: Final = [f"n{number}" for number in range(NOTES)]


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_no_note_is_lost(tmp_path: Path, code: str) -> None:
    """Every note is printed once and in order, however the pages break."""
    for height in HEIGHTS:
        assert printed(lay_out(book(tmp_path, code, height))) == EXPECTED, height


def test_notes_would_be_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the repair the engine loses notes, and the build says so."""
    monkeypatch.setattr(block, "_linebox_layout", repairs._layout_lines)
    lost = [
        height
        for height in HEIGHTS
        if printed(lay_out(book(tmp_path, "fa", height))) != EXPECTED
    ]
    document = lay_out(book(tmp_path, "fa", lost[0]))

    assert lost
    if missing := set(EXPECTED) - set(printed(document)):
        with pytest.raises(NaskhError, match=missing.pop()):
            refuse_lost_notes(document, EXPECTED, tmp_path / "book.html")
