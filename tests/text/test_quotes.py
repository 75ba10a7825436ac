"""Straight quotation marks become those of the language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers import Epub, Html, Pdf
from tests.text.books import WORD, build, write_book

EXPECTED = {
    "en": "“Word ‘Word’ Word”",
    "fa": "«واژه ‹واژه› واژه»",
    "ar": "«كلمة ‹كلمة› كلمة»",
    "he": "”מילה ’מילה’ מילה”",
    "ur": "“لفظ ‘لفظ’ لفظ”",
}


@pytest.mark.parametrize("code", EXPECTED)
def test_quotes(tmp_path: Path, code: str) -> None:
    """Text has the language's marks, an apostrophe its own, code the straight ones."""
    word = WORD[code]
    text = f'"{word} \'{word}\' {word}" People\'s ``"{word}"``\n'
    dist = build(write_book(tmp_path, code, text), "html", "epub", "pdf")
    page = Epub(dist / f"book-{code}.epub").xml("one.xhtml")
    # PDFium takes a mark of Hebrew for its mirror image
    same = str.maketrans("“‘", "”’")
    pdf = Pdf(dist / f"book-{code}.pdf").text().translate(same)

    for read in (Html(dist / "one.html").text, "".join(page.itertext())):
        assert EXPECTED[code] in read
        assert "People’s" in read
        assert f'"{word}"' in read
    for mark in set(EXPECTED[code].translate(same)) - {*word, " "}:
        assert mark in pdf
