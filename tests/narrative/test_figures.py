"""Every figure of the text is a figure of the tables, with its account."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from naskh.languages import LANGUAGES
from naskh.text.numbers import print_number
from tests.narrative import facts
from tests.narrative.book import (
    CHAPTERS,
    DOCS,
    PAGES,
    calls,
    keys,
    messages,
    notes,
    prose,
    rows,
)

if TYPE_CHECKING:
    from pathlib import Path

FIGURES = DOCS / "back" / "figures.rst"
_NUM = re.compile(r":num:`([^`]+)`")
#: The parts of a sum; their sources stand in their own rows.
_PARTS = re.compile(
    r"the sum of :num:`\d+` and :num:`\d+`|:num:`\d+` and :num:`\d+` added together"
)

#: Words of an account; one that the tables have must stand beside the figure.
ACCOUNTS = (
    "Iranian",
    "Iraqi",
    "reference work",
    "article",
    "commander",
    "publisher",
    "diary",
    "census",
    "computed",
    "sum",
    "Islam at War",
    "Cordesman",
    "TIME",
    "Britannica",
    "foundation",
    "Basij",
    "survey",
    "former",
    "general",
    "columnist",
    "Both days counted",
)

#: Wordings that only an error has, and where the text says that it is one.
REJECTED = {
    r":num:`7000` dead": ("copying error", "web chronology"),
    r":num:`16000` killed(?! and wounded)": ("newspaper’s leading article",),
    r":num:`19000` Iraqis were killed": ("admiral’s speech",),
    r":num:`16000` captured": ("admiral’s speech",),
    r":num:`6000` (?:dead to Iraq|Iraqi dead)": ("news item",),
    r":num:`54000 km2`": ("ten times the value",),
    r":num:`170976`": ("belongs to the whole county", "number for the county"),
}


def _values() -> set[str]:
    return {figure.value for figure in facts.figures()} | facts.day_values()


def test_every_figure_is_in_the_tables() -> None:
    """Each ``:num:`` is a value of the fact sheet or a count of days."""
    found = {
        value
        for page in PAGES
        for value in _NUM.findall(page.read_text(encoding="utf-8"))
    }

    assert len(found) > 60
    assert found <= _values()


@pytest.mark.parametrize("code", ["fa", "ar"])
def test_figures_of_a_message_are_those_of_its_source(code: str) -> None:
    """A translation gives the same figures."""
    for message in messages(code):
        wanted = sorted(_NUM.findall(message.source))

        assert sorted(_NUM.findall(message.text)) == wanted, message


@pytest.mark.parametrize("page", [*CHAPTERS, FIGURES], ids=lambda page: page.stem)
def test_figures_have_the_sources_of_the_tables(page: Path) -> None:
    """A paragraph with a figure calls a note with a key that gives this figure."""
    for message in prose("en", page):
        beside = keys(message.source, page)
        for value in _NUM.findall(_PARTS.sub("", message.source)):
            given = [figure for figure in facts.figures() if figure.value == value]
            if not (given and calls(message.source)):
                continue

            assert any(
                figure.keys & beside or (figure.computed and not figure.keys)
                for figure in given
            ), f"{value}: {message.source}"


def _table_rows() -> list[tuple[str, list[str]]]:
    """Return the rows of the part on figures, each with its first value."""
    found = []
    for row in rows(FIGURES):
        values = [value for cell in row for value in _NUM.findall(cell)]
        if values:
            found.append((values[0], row))
    return found


@pytest.mark.parametrize(("value", "row"), _table_rows(), ids=str)
def test_account_beside_a_figure(value: str, row: list[str]) -> None:
    """A row has the account and every source key that the tables give its value."""
    text = " ".join(row)
    beside = keys(text, FIGURES)
    said = f"{text} {' '.join(notes(FIGURES)[label] for label in calls(text))}"
    given = [figure for figure in facts.figures() if figure.value == value]
    fitting = [figure for figure in given if figure.keys <= beside]

    assert fitting, (value, beside)
    assert any(not _accounts(figure.account) - _accounts(said) for figure in fitting), (
        value,
        [figure.account for figure in fitting],
    )


def _accounts(text: str) -> set[str]:
    return {word for word in ACCOUNTS if word.lower() in text.lower()}


def _drawn_as_errors() -> set[str]:
    """Return the figures that the drawing of copying errors draws as rejected."""
    return {
        row["text"]
        for file in sorted((DOCS / "figures").glob("copies.csv"))
        for row in facts.read_table(file)
        if row["style"] == "hollow"
    }


@pytest.mark.parametrize("wording", REJECTED)
def test_errors_are_shown_as_errors(wording: str) -> None:
    """A rejected figure stands only where the text says that it is wrong."""
    found = [
        message.source
        for message in messages("en")
        if re.search(wording, message.source)
        and message.source not in _drawn_as_errors()
    ]

    assert found
    for source in found:
        assert any(word in source for word in REJECTED[wording]), source


def test_every_rejected_figure_is_watched() -> None:
    """No figure is rejected in the tables without a wording to look for."""
    watched = " ".join(REJECTED)
    for figure in facts.figures():
        if figure.confidence == "reject":
            assert f":num:`{figure.value}`" in watched, figure


def _columns(*names: str) -> list[tuple[str, dict[str, str]]]:
    """Return the rows of every data file of the book that has these columns."""
    return [
        (file.stem, row)
        for file in sorted(DOCS.rglob("*.csv"))
        for row in facts.read_table(file)
        if set(names) <= set(row)
    ]


@pytest.mark.parametrize(("file", "row"), _columns("label", "low", "high"), ids=str)
def test_drawn_values_are_in_the_tables(file: str, row: dict[str, str]) -> None:
    """A value that a chart draws is a figure of the tables, or the ends of one."""
    ends = dict.fromkeys((row["low"], row["high"]))

    assert "-".join(ends) in _values() or set(ends) <= _values(), file


@pytest.mark.parametrize(("file", "row"), _columns("label", "start", "end"), ids=str)
def test_drawn_days_are_in_the_tables(file: str, row: dict[str, str]) -> None:
    """The days that a chart counts are days that the tables count."""
    counted = {(days["start"], days["end"]) for days in facts.table("days")}

    assert (row["start"], row["end"]) in counted, file


@pytest.mark.parametrize(("file", "row"), _columns("iso"), ids=str)
def test_drawn_events_are_in_the_chronology(file: str, row: dict[str, str]) -> None:
    """An event that is drawn is one of the chronology."""
    assert row["iso"] in {event["iso"] for event in facts.table("chronology")}, file


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (5546, [4460, 1086]),
        (6000, [5546, 454]),
        (30000, [6000, 24000]),
        (35000, [16000, 19000]),
        (171235, [155081, 16154]),
        (188015, [172056, 15959]),
    ],
)
def test_sums(whole: int, parts: list[int]) -> None:
    """The sums that the text points out are right, and their parts are figures."""
    assert sum(parts) == whole
    assert {str(part) for part in [whole, *parts]} <= _values()


def test_share_of_the_iraqi_force() -> None:
    """The half of the Iraqi troops is the sum over the force, in per cent."""
    assert round(100 * 35000 / 80000) == 44
    assert 100 * 35000 / 70000 == 50
    assert {"44%", "50%"} <= _values()


@pytest.mark.parametrize("value", sorted(_values()))
def test_figures_are_printed_with_their_value(value: str, code: str) -> None:
    """A figure is printed in the language's digits, grouped, and is the same."""
    printed = print_number(value, LANGUAGES[code])
    digits = LANGUAGES[code].localise_digits("0123456789")
    back = {own: str(number) for number, own in enumerate(digits)}
    read = "".join(back.get(sign, " ") for sign in re.sub("[,٬\u00a0²]", "", printed))

    assert read.split() == re.findall(r"(?<!km)\d+", value)
