"""Last pages of chapters: none holds only a few lines where that can be helped."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from naskh.editions.pdf.fit import FEWEST_LINES, fit_chapters
from naskh.editions.pdf.layout import lay_out
from tests.conftest import REPOSITORY
from tests.readers import Pdf

FONTS = REPOSITORY / "_static" / "fonts"
FACES = {
    "en": "source-serif-4/SourceSerif4-Regular.ttf",
    "fa": "amiri/Amiri-Regular.ttf",
    "ar": "amiri/Amiri-Regular.ttf",
}
LINES = {"en": "A short line.", "fa": "سطری کوتاه است.", "ar": "هذا سطر قصير."}
#: A page holds twenty lines, or twenty-one set tight.
STYLE = """
@font-face {{ font-family: T; src: url("{font}") }}
@page {{ size: 100mm 402px; margin: 0 }}
html {{ font: 10px/20px T }} body, p {{ margin: 0 }}
article {{ break-before: page }} p {{ orphans: 1; widows: 1 }}
article.tight {{ line-height: 19.1px }} article.loose {{ line-height: 24px }}
"""


def book(code: str, *lines: int, extra: str = "") -> ET.Element:
    """Return a book with a chapter of so many lines each."""
    direction = "ltr" if code == "en" else "rtl"
    root = ET.Element("html", lang=code, dir=direction)
    style = ET.SubElement(ET.SubElement(root, "head"), "style")
    style.text = STYLE.format(font=(FONTS / FACES[code]).as_uri())
    body = ET.SubElement(root, "body")
    for number, count in enumerate(lines):
        article = ET.SubElement(body, "article", {"id": f"c{number}"})
        section = ET.SubElement(article, "section", {"class": extra})
        for _ in range(count):
            ET.SubElement(section, "p").text = LINES[code]
    return root


def engine(folder: Path) -> Any:
    """Return a function that lays out a tree in ``folder``."""

    def run(root: ET.Element) -> Any:
        file = folder / "book.html"
        text = ET.tostring(root, encoding="unicode", method="html")
        file.write_text(f"<!DOCTYPE html>{text}", encoding="utf-8")
        return lay_out(file, FONTS)

    return run


def fitted(root: ET.Element, folder: Path) -> list[str]:
    """Return the class of each chapter once the book has been fitted."""
    run = engine(folder)
    fit_chapters(root, run(root), run)
    return [article.get("class", "") for article in root.iter("article")]


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_short_last_page(code: str, tmp_path: Path) -> None:
    """A line too many is pulled in, four are given company, and the rest stays."""
    root = book(code, 21, 24, 30, 7)

    assert fitted(root, tmp_path) == ["tight", "loose", "", ""]
    assert len(engine(tmp_path)(root).pages) == 1 + 2 + 2 + 1


def test_index_is_left_alone(tmp_path: Path) -> None:
    """The columns of an index are balanced; its last page is as it is."""
    assert fitted(book("en", 21, extra="index"), tmp_path) == [""]


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_chapters_of_the_book(book_dist: Path, code: str) -> None:
    """Each chapter's last page has enough lines, beside its head and its folio."""
    pdf = Pdf(next((book_dist / code).glob("*.pdf")))
    starts = [
        mark.get_dest().get_index() for mark in pdf.pages.get_toc() if mark.level == 0
    ]

    assert len(starts) >= 18
    for start, following in pairwise(starts[1:]):  # the first is the contents
        if following - start > 1:
            assert len(pdf.lines(following - 1)) >= FEWEST_LINES + 1, following
