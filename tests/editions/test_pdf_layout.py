"""Lines and notes of the PDF: where WeasyPrint goes wrong, and what we do."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from naskh.editions.pdf.layout import lay_out
from naskh.editions.pdf.notes import move_notes
from naskh.editions.pdf.places import merge_places
from naskh.theme.styles import CSS
from tests.conftest import REPOSITORY

FONTS = REPOSITORY / "_static" / "fonts"
FACES = {
    "en": "source-serif-4/SourceSerif4-Regular.ttf",
    "fa": "amiri/Amiri-Regular.ttf",
    "ar": "amiri/Amiri-Regular.ttf",
}
STYLE = """
@font-face {{ font-family: T; src: url("{font}") }}
@page {{ size: 100mm 400px; margin: 0 }}
html {{ font: 10px/20px T }} body, p {{ margin: 0 }} p {{ orphans: 1; widows: 1 }}
article {{ break-before: page }}
"""
#: A text of some words, and the word that an element behind it holds.
WORDS = {
    "en": ("Another word stands here ", "1980"),
    "fa": ("یک واژهٔ دیگر این جاست ", "۱۹۸۰"),
    "ar": ("كلمة أخرى تقف هنا ", "١٩٨٠"),
}


def laid_out(body: str, code: str, folder: Path, style: str = "") -> Any:
    """Lay out ``body`` in the language ``code``."""
    file = folder / "book.html"
    direction = "ltr" if code == "en" else "rtl"
    css = STYLE.format(font=(FONTS / FACES[code]).as_uri()) + style
    file.write_text(
        f'<!DOCTYPE html><html lang="{code}" dir="{direction}"><meta charset="utf-8">'
        f"<style>{css}</style><body>{body}</body></html>",
        encoding="utf-8",
    )
    return lay_out(file, FONTS)


def lines(box: Any) -> list[tuple[str, float]]:
    """Return the text and the width of every line in ``box``."""
    if type(box).__name__ == "LineBox":
        return [(_text(box), box.width)]
    return [line for child in getattr(box, "children", ()) for line in lines(child)]


def _text(box: Any) -> str:
    if hasattr(box, "text"):
        return str(box.text)
    return "".join(_text(child) for child in getattr(box, "children", ()))


def pages(document: Any) -> list[list[str]]:
    """Return the lines of each page."""
    return [[text for text, _ in lines(page._page_box)] for page in document.pages]


def test_last_space_hangs(code: str, tmp_path: Path) -> None:
    """A text that fits but for its last space is not broken."""
    text, behind = WORDS[code]
    ((_, width),) = lines(laid_out(f"<p>{text}</p>", code, tmp_path).pages[0]._page_box)
    style = f"p {{ width: {width + 0.5}px }}"
    body = f"<p>{text}<span>{behind}</span></p>"

    assert pages(laid_out(body, code, tmp_path, style)) == [[text.strip(), behind]]


def test_line_ends_of_a_note(code: str, tmp_path: Path) -> None:
    """A line of the source begins no line in a note at the foot."""
    text, behind = WORDS[code]
    root = ET.fromstring(
        '<body><p>A<a role="doc-noteref" href="#n">1</a></p>'
        f'<aside role="doc-footnote" id="n"><p>{text}\n<i>{behind}\n</i>{text}</p>'
        "</aside></body>"
    )
    move_notes(root)
    body = "".join(ET.tostring(child, encoding="unicode") for child in root)
    style = ".note { float: footnote }"

    assert len(pages(laid_out(body, code, tmp_path, style))[0]) == 2


def test_note_stands_with_its_call(code: str, tmp_path: Path) -> None:
    """A line whose notes find no room goes to the next page with them."""
    text, behind = WORDS[code]
    call = f'<span class="note">{behind}</span>'
    body = f"<p>{text}</p>" * 18 + f"<p>{text}{call}{call}</p>"
    rules = (CSS / "sheet.css").read_text(encoding="utf-8")
    rule = next(line for line in rules.splitlines() if line.startswith(".note {"))
    style = f"{rule} .note {{ font-size: 10px; line-height: 20px }}"
    first, second = pages(laid_out(body, code, tmp_path, style))

    assert [line.strip() for line in first] == [text.strip()] * 18
    assert second[0].startswith(text)
    assert [line for line in second[1:] if behind in line]


def test_call_stays_with_its_word(code: str, tmp_path: Path) -> None:
    """A call that finds no room on a line takes its word to the next."""
    text = WORDS[code][0].strip()
    first, _, last = text.rpartition(" ")
    sentence = f"<p>{text}.</p>"
    ((_, width),) = lines(laid_out(sentence, code, tmp_path).pages[0]._page_box)
    rules = (CSS / "notes.css").read_text(encoding="utf-8")
    style = f"{rules} p {{ width: {width + 0.5}px }}"
    body = f'<p>{text}.<a class="footnote-reference">{WORDS[code][1]}</a></p>'
    found = pages(laid_out(body, code, tmp_path, style))

    assert found == [[first, f"{last}.\u2060{WORDS[code][1]}"]]


@pytest.mark.parametrize("comma", [", ", "، "])
def test_index_names_a_page_once(comma: str, tmp_path: Path) -> None:
    """Places on one page give one number, in the order of the pages."""
    root = ET.fromstring(
        "<body>"
        '<article><p id="a">A</p><p id="b">B</p></article>'
        '<article><p id="c">C</p></article>'
        f'<article><ul><li>x <a class="place" href="#a">1</a>{comma}'
        f'<a class="place" href="#b">2</a>{comma}<a class="place" href="#c">3</a>;</li>'
        '<li>y <a class="place" href="#c">1</a></li></ul></article></body>'
    )
    body = "".join(ET.tostring(child, encoding="unicode") for child in root)
    document = laid_out(body, "en", tmp_path)

    assert merge_places(root, document)
    assert ["".join(item.itertext()) for item in root.iter("li")] == [
        f"x 1{comma}3;",
        "y 1",
    ]
    assert not merge_places(root, document)
