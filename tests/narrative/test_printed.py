"""The built book prints the dates and figures of the tables."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

import pytest

from naskh.languages import LANGUAGES
from naskh.text.dates import parse, print_date
from naskh.text.numbers import print_number
from tests.narrative import facts
from tests.narrative.book import DOCS
from tests.readers import plain

if TYPE_CHECKING:
    from pathlib import Path

_FIGURES: Final = (DOCS / "back" / "figures.rst").read_text(encoding="utf-8")
_ROW: Final = re.compile(r"^   \* - .*(?:\n     .*)*", re.MULTILINE)


def _rows(page: Path, name: str) -> list[list[str]]:
    """Return the cells of the built table ``name``, without notes, below its head."""
    html = page.read_text(encoding="utf-8")
    found = re.search(rf'<table[^>]*id="{name}".*?</table>', html, re.DOTALL)
    assert found, name
    lines = re.findall(r"<tr\b.*?</tr>", found[0], re.DOTALL)
    return [re.findall(r"<td\b.*?</td>", line, re.DOTALL) for line in lines[1:]]


def _text(html: str) -> str:
    notes = r'<a class="footnote-reference.*?</a>'
    return plain(unescape(re.sub(rf"{notes}|<[^>]+>", "", html, flags=re.DOTALL)))


def _date(text: str, code: str) -> str:
    row = LANGUAGES[code]
    return print_date(parse(text, row.calendar), row, facts.lunar())


def test_timeline_is_printed_as_in_the_tables(book_dist: Path, code: str) -> None:
    """Each row of the built timeline has the three dates of the tables."""
    built = _rows(book_dist / code / "back" / "timeline.html", "tab-timeline")

    # both names of a month at its first mention, then one
    twice = dict(
        zip(LANGUAGES[code].months, LANGUAGES[code].other_months, strict=False)
    )
    shown = [[_once(_text(cell), twice) for cell in cells[:3]] for cells in built]

    assert shown == [
        [
            plain(_date(f"{event['iso']} {calendar}", code))
            for calendar in ("gregorian", "solar", "lunar")
        ]
        for event in facts.table("chronology")
    ]


def _once(text: str, others: dict[str, str]) -> str:
    for name, other in others.items():
        text = text.replace(f"{name}/{other}", name)
    return text


@pytest.mark.parametrize("name", re.findall(r":name: (tab-fig-\w+)", _FIGURES))
def test_figures_are_printed_as_in_the_tables(
    book_dist: Path, code: str, name: str
) -> None:
    """Each figure of a table stands in its row, in the language's digits."""
    source = _FIGURES.partition(f":name: {name}\n")[2]
    lines = _ROW.findall(source.partition(".. list-table::")[0])[1:]
    built = _rows(book_dist / code / "back" / "figures.html", name)

    assert len(built) == len(lines) > 0
    for line, cells in zip(lines, built, strict=True):
        shown = _text(" ".join(cells))
        for value in re.findall(r":num:`([^`]+)`", line):
            printed = re.escape(plain(print_number(value, LANGUAGES[code])))

            assert re.search(rf"(?<![\d,٬]){printed}(?![\d,٬])", shown), (value, shown)
