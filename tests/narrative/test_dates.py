"""Every date of the text is a date of the tables, in every calendar."""

from __future__ import annotations

import re
from datetime import date

import pytest

from naskh.languages import LANGUAGES
from naskh.text.calendars import Day, to_solar
from naskh.text.dates import parse, print_date
from naskh.text.mentions import introduce_months
from naskh.text.months import LUNAR_MONTHS, SOLAR_MONTHS
from tests.narrative import facts
from tests.narrative.book import DOCS, PAGES, messages

_DATE = re.compile(r":date:`([\d-]+)(?:/([\d-]+))?([ a-z]*)`")


def _dates() -> set[str]:
    found = [_DATE.findall(page.read_text(encoding="utf-8")) for page in PAGES]
    return {end for page in found for match in page for end in match[:2] if end}


def test_every_date_is_in_the_tables() -> None:
    """Each ``:date:`` is a day of the chronology or of the list of mentions."""
    unknown = {iso for iso in _dates() if iso not in (facts.days() | facts.months())}

    assert len(_dates()) > 60
    assert not unknown


def test_solar_dates_of_the_chronology() -> None:
    """The Solar Hijri dates of the tables are those that the build computes."""
    for row in facts.table("chronology"):
        day = date.fromisoformat(row["iso"])

        assert to_solar(day) == facts.to_day(row["solar"]), row["iso"]


def test_lunar_dates_of_the_chronology() -> None:
    """The lunar dates of the tables are those that the build prints."""
    built = {row["iso"]: row["lunar"] for row in facts.table("lunar")}

    assert built == {row["iso"]: row["lunar"] for row in facts.table("chronology")}


@pytest.mark.parametrize("row", facts.table("chronology"), ids=lambda row: row["iso"])
def test_dates_are_printed_as_in_the_tables(row: dict[str, str]) -> None:
    """A date is printed in Persian and Arabic as the tables have it.

    Those give Arabic months with both names, as at first mention.
    """
    lunar = facts.lunar()

    def shown(code: str, calendar: str) -> str:
        wanted = parse(f"{row['iso']} {calendar}", LANGUAGES[code].calendar)
        return print_date(wanted, LANGUAGES[code], lunar)

    arabic = LANGUAGES["ar"].localise_digits
    first = introduce_months(shown("ar", "gregorian"), LANGUAGES["ar"], set())
    assert shown("fa", "solar") == row["fa"]
    assert first == arabic(row["ar"])
    assert shown("ar", "lunar") == arabic(row["ar_lunar"])


@pytest.mark.parametrize("row", facts.table("chronology"), ids=lambda row: row["iso"])
def test_dates_are_printed_in_english(row: dict[str, str]) -> None:
    """A date is printed in English with the name of its month, day first."""
    lunar = facts.lunar()
    english = LANGUAGES["en"]

    def shown(calendar: str) -> str:
        return print_date(
            parse(f"{row['iso']} {calendar}", "gregorian"), english, lunar
        )

    day = date.fromisoformat(row["iso"])
    solar, moon = facts.to_day(row["solar"]), facts.to_day(row["lunar"])
    assert shown("gregorian") == f"{day.day} {day:%B %Y}"
    assert shown("solar") == _words(solar, SOLAR_MONTHS["en"])
    assert shown("lunar") == _words(moon, LUNAR_MONTHS["en"])


def _words(day: Day, names: list[str]) -> str:
    return f"{day.day} {names[day.month - 1]} {day.year}"


@pytest.mark.parametrize("code", ["fa", "ar"])
def test_dates_of_a_message_are_those_of_its_source(code: str) -> None:
    """A translation names the same days in the same calendars."""
    for message in messages(code):
        wanted = sorted(_DATE.findall(message.source))

        assert sorted(_DATE.findall(message.text)) == wanted, message


def test_timeline_is_the_chronology() -> None:
    """The timeline has one row for each event, in order, each in three calendars."""
    text = (DOCS / "back" / "timeline.rst").read_text(encoding="utf-8")
    rows = re.findall(
        r":date:`([\d-]+) gregorian`\s+- :date:`([\d-]+) solar`"
        r"\s+- :date:`([\d-]+) lunar`",
        text,
    )
    events = [row["iso"] for row in facts.table("chronology")]

    assert rows == [(iso, iso, iso) for iso in events]
    assert events == sorted(events)


def test_phases_of_the_operation() -> None:
    """The table of the four phases has the days and hours of the fact sheet."""
    text = (DOCS / "chapters" / "07-twenty-five-days.rst").read_text(encoding="utf-8")
    phases = text.split(":name: tab-phases", 1)[1].split(".. index::", 1)[0]
    names = re.findall(r"\* - (\w+)\n     - :date:`([\d-]+)`(?:, (.+))?", phases)
    hours = {"00:30": "half an hour after midnight", "": ""}
    hours["22:30"] = "half past ten in the evening"

    assert names == [
        (name, row["begin"], hours[row["time"]])
        for name, row in zip(
            ("First", "Second", "Third", "Fourth"), facts.table("phases"), strict=True
        )
    ]


@pytest.mark.parametrize("row", facts.table("days"), ids=lambda row: row["what"])
def test_counts_of_days(row: dict[str, str]) -> None:
    """The days that the book counts are the days between its dates."""
    run = date.fromisoformat(row["end"]) - date.fromisoformat(row["start"])

    assert run.days == int(row["difference"])
    assert run.days + 1 == int(row["both"])


def test_every_date_can_be_printed(code: str) -> None:
    """Each ``:date:`` of the source prints in every language of the book."""
    row = LANGUAGES[code]
    for page in PAGES:
        for text in re.findall(r":date:`([^`]+)`", page.read_text(encoding="utf-8")):
            assert print_date(parse(text, row.calendar), row, facts.lunar())
