"""Dates and numbers that the text writes out, in words or digits."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

import pytest

from naskh.text.calendars import Day
from tests.narrative import facts
from tests.narrative.book import CHAPTERS, KEY, Message, messages
from tests.narrative.numbers import SOLAR_YEARS, gregorian, solar_years, written

#: A number in words, from ten on; the smaller ones count chapters and phases.
_WORDED: Final = re.compile(
    r"\b(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen(?:th)?"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?"
    r"|dozens?|hundreds?|thousands?|million)\b",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(r":(?:ref|numref|doc|date|num):`[^`]*`|\[#\w+\]_")

_DATE: Final = re.compile(r":date:`\d{4}-(\d\d-\d\d)")

#: Dates and numbers that a translation adds: language, page, opening -> what.
ADDED: Final = {
    # the decade of "the end of the decade"
    ("fa", "10-coming-back", "From the end of the decade on"): [1360, 1980],
    # the title once more, translated
    ("ar", "sources", "Karsh, E., *The Iran–Iraq War 1980–1988*"): [1980, 1988],
}
#: A number that Arabic writes in words: «الثلاثينيات» for the 1930s.
IN_WORDS: Final = {("ar", "01-the-port", "Khorramshahr is known in Arabic"): [1930]}


def _listed(
    table: dict[tuple[str, str, str], list[int]], code: str, message: Message
) -> Counter[int]:
    """Return what ``table`` lists for ``message``."""
    return Counter(
        number
        for (language, page, opening), numbers in table.items()
        if (language, page) == (code, message.page)
        and message.source.startswith(opening)
        for number in numbers
    )


def _days_of_pages(text: str) -> set[tuple[str, int, int, int]]:
    """Return the dates of the pages whose keys ``text`` has."""
    cited = set(KEY.findall(text))
    pages = [row["what"] for row in facts.table("sources") if row["key"] in cited]
    return set(written(" ".join(pages), "en").dates)


def _known_dates() -> set[tuple[str, int, int, int]]:
    """Return every date of the tables, with and without its year or its day."""
    rows = facts.table("chronology")
    days = [("gregorian", facts.to_day(iso)) for iso in facts.days()]
    days += [("solar", facts.to_day(row["solar"])) for row in rows]
    days += [("lunar", facts.to_day(row["lunar"])) for row in rows]
    days += [
        ("gregorian", facts.to_day(f"{iso}-01")) for iso in facts.mentions("month")
    ]
    for calendar in ("solar", "lunar"):
        days += [(calendar, facts.to_day(day)) for day in facts.mentions(calendar)]
    return {
        (calendar, *shape)
        for calendar, day in days
        for shape in (day, day._replace(year=0), day._replace(day=0))
    }


def test_every_written_date_is_in_the_tables() -> None:
    """A date written out is one of the tables, or the date of a page named there."""
    known = _known_dates()
    for message in messages("en"):
        found = set(written(message.text, "en").dates)

        assert found <= known | _days_of_pages(message.text), message


def test_every_written_number_is_in_the_tables() -> None:
    """A number in digits is a year of the tables, a day, a resolution or listed."""
    events = " ".join(row["event"] for row in facts.table("chronology"))
    resolutions = set(map(int, re.findall(r"[Rr]esolution (\d{3})", events)))
    listed = set(map(int, facts.mentions("number")))
    days = range(1, 32)
    for message in messages("en"):
        dates = written(message.text, "en")
        found = {number for number in dates.numbers if number not in days}

        assert found <= facts.years() | resolutions | listed, message


def test_every_number_in_words_is_in_the_tables() -> None:
    """A number in words, from ten on, has a row with its source."""
    rows = sorted((row["en"] for row in facts.table("worded")), key=len)
    known = re.compile("|".join(map(re.escape, reversed(rows))), re.IGNORECASE)
    for message in messages("en"):
        rest = known.sub(" ", _ROLE.sub(" ", message.text))

        assert not _WORDED.search(rest), f"{message.page}: {rest}"


def test_every_row_of_words_is_used() -> None:
    """No row outlives its sentence."""
    text = " ".join(message.text for message in messages("en")).lower()
    for row in facts.table("worded"):
        assert row["en"].lower() in text, row["en"]


@pytest.mark.parametrize("code", ["fa", "ar"])
@pytest.mark.parametrize("row", facts.table("worded"), ids=lambda row: row["en"])
def test_numbers_in_words_are_translated(code: str, row: dict[str, str]) -> None:
    """A translation writes the same number in its own words."""
    said = re.compile(rf"\b{re.escape(row['en'])}", re.IGNORECASE)
    longer = [
        other["en"]
        for other in facts.table("worded")
        if row["en"] in other["en"] and other is not row
    ]
    without = re.compile("|".join(map(re.escape, longer)) or r"(?!)", re.IGNORECASE)
    for message in messages(code):
        if said.search(without.sub(" ", _ROLE.sub(" ", message.source))):
            forms = row[code].split("|")

            assert any(form in message.text for form in forms), message


def test_chapters_are_counted() -> None:
    """The book has the eleven chapters that it says it has."""
    assert len(CHAPTERS) == 11


def test_arabic_writes_the_same_numbers() -> None:
    """The Arabic text has the dates and numbers of its source, no more, no less."""
    for message in messages("ar"):
        source, text = written(message.source, "en"), written(message.text, "ar")
        given = source.numbers - _listed(IN_WORDS, "ar", message)

        assert text.dates == source.dates, message
        assert text.numbers == given + _listed(ADDED, "ar", message), message


def test_persian_writes_the_same_numbers() -> None:
    """The Persian text has the dates of its source, in either calendar."""
    for message in messages("fa"):
        assert not _persian_faults(message), (_persian_faults(message), message)


def _persian_faults(message: Message) -> list[object]:
    """Compare a message with its source; solar dates and years may stand in.

    A Solar Hijri day must be the day of a Gregorian one of the source, a
    Solar Hijri year one that shares days with a year of the source.  A
    Gregorian day may explain a ``:date:``, which is printed as a solar one.
    """
    source, text = written(message.source, "en"), written(message.text, "fa")
    printed = set(_DATE.findall(message.source))
    wanted = source.numbers + _listed(ADDED, "fa", message)
    numbers = text.numbers
    faults: list[object] = []
    for date, count in (text.dates - source.dates).items():
        calendar, year, month, day = date
        if not day:
            continue
        other = _gregorian_of(date)
        numbers -= Counter({day: count, year: count})
        if calendar == "gregorian" and f"{month:02}-{day:02}" in printed:
            continue
        if other not in source.dates:
            faults.append(date)
        elif other and other not in text.dates:
            wanted -= Counter({other[3]: count, other[1]: count})
    return faults + _year_faults(message, wanted - numbers, numbers - wanted)


def _year_faults(
    message: Message, missing: Counter[int], extra: Counter[int]
) -> list[object]:
    """Let each extra solar year stand for, or beside, a year of the source."""
    roles = map(int, re.findall(r":date:`(\d{4})", message.source))
    years = {*written(message.source, "en").numbers, *roles}
    faults: list[object] = []
    for year in extra:
        behind = {gone for gone in years if year in solar_years(gone)}
        if year not in SOLAR_YEARS or not behind:
            faults.append(year)
        for gone in behind & set(missing):
            del missing[gone]
    return faults + list(missing)


def _gregorian_of(date: tuple[str, int, int, int]) -> tuple[str, int, int, int] | None:
    """Return the Gregorian day of a solar one; without a year, that of 1361."""
    calendar, year, month, day = date
    found = gregorian().get(Day(year or 1361, month, day))
    if calendar != "solar" or found is None:
        return None
    return ("gregorian", found.year if year else 0, found.month, found.day)
