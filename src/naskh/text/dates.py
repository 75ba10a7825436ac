"""Print one ISO date as the readers of each language write it.

``1982-05-24`` is "24 May 1982", «۳ خرداد ۱۳۶۱», «٢٤ أيار ١٩٨٢»; the second
name of an Arabic month is added by :mod:`naskh.text.mentions`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from naskh.languages import CALENDARS, Calendar, Language
from naskh.text.calendars import Day, to_solar
from naskh.text.months import LUNAR_MONTHS, SOLAR_MONTHS

_SHAPE: Final = re.compile(
    r"(?P<first>\d{4}(?:-\d{2}){0,2})(?:/(?P<last>\d{4}(?:-\d{2}){0,2}))?"
    r"(?P<words>(?: [a-z]+)*)"
)

#: What stands between two months.
_AND: Final = {"en": "–", "fa": " و ", "ar": " و", "he": "–", "ur": " و "}


class Wanted(NamedTuple):
    """A date to print: its ends, its calendar, and what is left out.

    ``short`` leaves the year out, ``month`` the day.
    """

    first: str
    last: str
    calendar: Calendar
    short: bool
    month: bool = False


def parse(text: str, default: Calendar) -> Wanted:
    """Read ``1982-05-24``, ``1982-05``, ``1982``, a range of them, and words.

    Words after the date: ``day`` leaves the year out, ``month`` the day, so
    that each calendar names its own month and not the two that a month of
    another covers; ``gregorian``, ``solar`` or ``lunar`` choose a calendar.
    Raises :class:`ValueError` that
    says what was expected.
    """
    match = _SHAPE.fullmatch(text.strip())
    if match is None:
        message = f"expected an ISO date such as 1982-05-24; found {text!r}"
        raise ValueError(message)
    words = match["words"].split()
    unknown = set(words) - {"day", "month", *CALENDARS}
    if unknown:
        message = (
            f"expected after the date the words day, month, {', '.join(CALENDARS)}; "
            f"found {', '.join(sorted(unknown))}"
        )
        raise ValueError(message)
    calendar = next((word for word in CALENDARS if word in words), default)
    last = match["last"] or match["first"]
    if "month" in words and match["first"].count("-") < 2:
        message = f"expected a whole date before the word month; found {text!r}"
        raise ValueError(message)
    for end in (match["first"], last):
        _days(end)
    if _days(last)[0] < _days(match["first"])[0]:
        message = f"expected a range that runs forward; found {text!r}"
        raise ValueError(message)
    return Wanted(match["first"], last, calendar, "day" in words, "month" in words)


def _days(iso: str) -> tuple[date, date]:
    """Return the first and the last day of an ISO day, month or year."""
    year, month, day = [*map(int, iso.split("-")), 0, 0][:3]
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), following - timedelta(days=1)
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        message = f"expected a day that exists; found {iso}"
        raise ValueError(message) from None


def print_date(wanted: Wanted, row: Language, lunar: Mapping[date, Day]) -> str:
    """Print ``wanted`` in the language ``row``.

    ``lunar`` holds the lunar dates that the book has.  Raises
    :class:`ValueError` for a lunar date it does not have.
    """
    first = _convert(_days(wanted.first)[0], wanted.calendar, lunar)
    last = _convert(_days(wanted.last)[1], wanted.calendar, lunar)
    style = _Style(
        _months(wanted.calendar, row),
        row,
        short=wanted.short,
        is_range=wanted.first != wanted.last,
    )
    printers = (style.years, style.months, style.days)
    shown = 1 if wanted.month else wanted.first.count("-")
    return row.localise_digits(printers[shown](first, last))


def _convert(day: date, calendar: Calendar, lunar: Mapping[date, Day]) -> Day:
    if calendar == "solar":
        return to_solar(day)
    if calendar == "lunar":
        if day not in lunar:
            message = (
                f"expected a lunar date for {day.isoformat()} in naskh_lunar_dates; "
                "found none"
            )
            raise ValueError(message)
        return lunar[day]
    return Day(day.year, day.month, day.day)


def _months(calendar: Calendar, row: Language) -> tuple[str, ...]:
    tables = {"solar": SOLAR_MONTHS, "lunar": LUNAR_MONTHS}
    return tuple(tables[calendar][row.code]) if calendar in tables else row.months


class _Style(NamedTuple):
    """How one language prints two ends of a date."""

    names: tuple[str, ...]
    row: Language
    short: bool
    is_range: bool

    def days(self, first: Day, last: Day) -> str:
        """Print a day, or the days from ``first`` to ``last``."""
        end = f"{last.day} {self._month(last)}"
        if first == last:
            return end
        if first[:2] == last[:2]:
            return self._join(str(first.day), end)
        return self._join(f"{first.day} {self._start(first, last)}", end)

    def months(self, first: Day, last: Day) -> str:
        """Print a month; one that spans two of another calendar as both."""
        end = self._month(last)
        if first[:2] == last[:2]:
            return end
        start = self._start(first, last)
        if self.is_range:
            return self._join(start, end)
        return f"{start}{_AND[self.row.code]}{end}"

    def years(self, first: Day, last: Day) -> str:
        """Print a year; one that spans two of another calendar as both."""
        if first.year == last.year:
            return str(last.year)
        return self._join(str(first.year), str(last.year))

    def _month(self, day: Day) -> str:
        name = self.names[day.month - 1]
        if self.short:
            return name
        # the Persian ezafe is written on a final heh
        ezafe = "\u0654" if self.row.code == "fa" and name.endswith("ه") else ""
        return f"{name}{ezafe} {day.year}"

    def _start(self, first: Day, last: Day) -> str:
        same = first.year == last.year
        return self.names[first.month - 1] if same else self._month(first)

    def _join(self, first: str, last: str) -> str:
        until = self.row.until
        # a dash between phrases, not between numbers, has spaces round it
        if until == "–" and " " in first:
            until = " – "
        return f"{first}{until}{last}"
