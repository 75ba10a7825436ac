"""Figures in the finished editions: live text, order, sides, descriptions."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from naskh.languages import LANGUAGES
from tests.conftest import BOOK_LANGUAGES, ROOTS
from tests.editions.test_epub import run_epubcheck
from tests.readers import OPF, XHTML, Epub, Html, Pdf, letters
from tests.theme.figures.book import WORDS, add_figures, build, word

SVG: Final = "{http://www.w3.org/2000/svg}"
PAGE: Final = "parts/words"


@pytest.fixture(scope="module", params=BOOK_LANGUAGES)
def edition(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """Build the book with figures in one language: its code, its folder."""
    book = tmp_path_factory.mktemp("figures") / "tiny"
    shutil.copytree(ROOTS / "tiny", book)
    add_figures(book)
    return request.param, build(book, request.param)


def _page(edition: tuple[str, Path]) -> ET.Element:
    code, folder = edition
    return Epub(folder / f"tiny-{code}.epub").xml(f"{PAGE}.xhtml")


def _classed(page: ET.Element, name: str) -> list[ET.Element]:
    return [
        element for element in page.iter() if name in element.get("class", "").split()
    ]


def _text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _share(element: ET.Element, side: str) -> float:
    found = re.search(rf"(?<![\w-]){side}: ([\d.]+)%", element.get("style", ""))
    assert found, element.get("style")
    return float(found[1])


def test_words_in_every_edition(edition: tuple[str, Path]) -> None:
    """Every word of a figure is in the HTML, the EPUB and the PDF, translated."""
    code, folder = edition
    html = letters(Html(folder / f"{PAGE}.html").text)
    epub = letters(_text(_page(edition)))
    pdf = letters(Pdf(folder / f"tiny-{code}.pdf").text())
    drawn = {"A river runs from west to east.", "An arrow runs east."}

    for message in WORDS:
        text = letters(re.sub(r":\w+:`[^`]*`", "", word(message, code)))
        assert text in html, message
        assert text in epub, message
        assert message in drawn or text in pdf, message


def test_drawing_has_title_and_description(edition: tuple[str, Path]) -> None:
    """Each SVG is an image, named by ids of its own, also in the PDF's tags."""
    code, folder = edition
    drawings = list(_page(edition).iter(f"{SVG}svg"))
    ids = [part.get("id") for svg in drawings for part in svg[:2]]
    pdf = Pdf(folder / f"tiny-{code}.pdf")
    tags = [
        str(element.Alt)
        for element in pdf.file.objects
        if isinstance(element, pikepdf.Dictionary) and "/Alt" in element
    ]
    title, description = (
        word("The two ports", code),
        word("A river runs from west to east.", code),
    )

    assert len(drawings) == 3
    assert len(set(ids)) == len(ids)
    assert all(svg.get("role") == "img" for svg in drawings)
    assert [
        drawings[0].get(f"aria-{name}by") for name in ("labelled", "described")
    ] == (ids[:2])
    assert [part.text for part in drawings[0][:2]] == [title, description]
    assert drawings[1][0].text == word("First step", code)
    assert f"{title}. {description}" in tags


def test_manifest_says_svg(edition: tuple[str, Path]) -> None:
    """The page with drawings, and no other, has the property ``svg``."""
    code, folder = edition
    items = Epub(folder / f"tiny-{code}.epub").package.iter(f"{OPF}item")

    assert [item.get("href") for item in items if item.get("properties") == "svg"] == [
        f"{PAGE}.xhtml"
    ]


def test_epubcheck(edition: tuple[str, Path], tmp_path: Path) -> None:
    """EPUBCheck finds no error and no warning in a book with figures."""
    code, folder = edition

    assert run_epubcheck(folder / f"tiny-{code}.epub", tmp_path) == []


def test_map_is_not_mirrored(edition: tuple[str, Path]) -> None:
    """West is at the left in every language, of the drawing and of its names."""
    code, _ = edition
    page = _page(edition)
    names = {_text(label): label for label in _classed(page, "label")}
    port = names[word("Westport", code)]
    circle = next(page.iter(f"{SVG}circle"))

    assert _share(port, "left") == pytest.approx(5.6, abs=0.1)
    assert float(circle.get("cx", "")) == pytest.approx(55.6, abs=0.1)


def test_map_names_are_on_their_side_in_print(edition: tuple[str, Path]) -> None:
    """On paper the western port stands left of the eastern one."""
    code, folder = edition
    pdf = Pdf(folder / f"tiny-{code}.pdf")
    number = pdf.page_of(word("Two Names / River", code))
    first = letters(word("Westport", code))[0]
    lefts = [glyph.left for glyph in pdf.glyphs(number) if letters(glyph.text) == first]
    easts = [glyph.left for glyph in pdf.glyphs(number) if glyph.text == "E"]

    assert min(lefts) < min(easts)


def test_time_runs_in_the_reading_direction(edition: tuple[str, Path]) -> None:
    """A day's place is counted from the right in right-to-left editions."""
    code, _ = edition
    side = "right" if LANGUAGES[code].is_rtl else "left"
    dots = _classed(_page(edition), "dot")

    assert [_share(dot, side) for dot in dots[:2]] == [23.3, 93.3]
    assert sorted(_share(dot, side) for dot in dots[2:]) == [
        _share(dot, side) for dot in dots[2:]
    ]


def test_scales_are_in_the_language(edition: tuple[str, Path]) -> None:
    """Months and years of two calendars, named and in digits of the edition."""
    code, _ = edition
    ticks = [_text(tick) for tick in _classed(_page(edition), "tick")]
    expected = {
        "en": ("September", "Shahrivar", "1980", "1360"),
        "fa": ("سپتامبر", "شهریور", "۱۹۸۰", "۱۳۶۰"),
        "ar": ("أيلول", "شهريور", "١٩٨٠", "١٣٦٠"),
    }

    assert set(expected[code]) <= set(ticks)


def test_event_is_a_date_and_words(edition: tuple[str, Path]) -> None:
    """A row is a list item with the date of the edition, as ``<time>``."""
    code, _ = edition
    row = _classed(_page(edition), "event")[0]
    dates = {"en": "22 September", "fa": "۳۱ شهریور", "ar": "٢٢ أيلول/سبتمبر"}
    stamp = next(row.iter(f"{XHTML}time"))

    assert row.tag == f"{XHTML}li"
    assert stamp.get("datetime") == "1980-09-22"
    assert stamp.text == dates[code]


def test_group_has_its_years(edition: tuple[str, Path]) -> None:
    """A band says the years of its events in the edition's calendar."""
    code, _ = edition
    group = _classed(_page(edition), "group")[0]
    years = {"en": "1980:", "fa": "۱۳۵۹:", "ar": "١٩٨٠:"}

    assert _text(group) == f"{years[code]} {word('Beginning', code)}"
    assert len(_classed(group, "dot")) == 2


def test_copies_stand_side_by_side(edition: tuple[str, Path]) -> None:
    """Boxes follow the reading direction; a rejected form has a broken border."""
    code, folder = edition
    boxes = _classed(_page(edition), "copy")
    pdf = Pdf(folder / f"tiny-{code}.pdf")
    number = pdf.page_of("Diary")
    x = {
        sign: min(glyph.left for glyph in pdf.glyphs(number) if glyph.text == sign)
        for sign in ("y", "N")
    }

    assert [box.get("class") for box in boxes] == ["copy solid", "copy hollow"]
    assert (x["y"] > x["N"]) == LANGUAGES[code].is_rtl
