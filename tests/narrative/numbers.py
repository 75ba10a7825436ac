"""The dates and numbers that a text prints in so many letters, by language."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from naskh.languages import LANGUAGES
from naskh.text.calendars import Day, to_solar
from naskh.text.months import LUNAR_MONTHS, SOLAR_MONTHS
from tests.narrative.book import ADDRESS, KEY

_DIGITS: Final = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2)
#: Words that a role shows: its own, or those before its target.
_SHOWN: Final = re.compile(r":(?:term|index|ref|doc):`([^`<]*?)(?: <[^`]*>)?`")
_ROLE: Final = re.compile(r":[\w-]+:`[^`]*`|\\? ?\[#\w+\]_|\bS/\d+|CC BY-SA [\d.]+")
#: The one date that is written in words.
_THIRD: Final = re.compile("سوم خرداد|الثالث من خرداد")

#: The Solar Hijri years that a Persian text may set for a Gregorian one.
SOLAR_YEARS: Final = range(1290, 1411)


class Written(NamedTuple):
    """What a text prints: its dates as ``calendar year month day``, its numbers.

    A date without a year has the year 0, a month without a day the day 0.
    The numbers hold the years and the days of the dates as well.
    """

    dates: Counter[tuple[str, int, int, int]]
    numbers: Counter[int]


def bare(text: str) -> str:
    """Return ``text`` in ASCII digits, without roles, keys, addresses and licence."""
    text = _SHOWN.sub(r"\1", KEY.sub(" ", ADDRESS.sub(" ", text)))
    text = _THIRD.sub("3 خرداد", text)
    return _ROLE.sub(" ", text).translate(_DIGITS)


def written(text: str, code: str) -> Written:
    """Read the dates and numbers of ``text``, roles left out."""
    plain = bare(text)
    dates: Counter[tuple[str, int, int, int]] = Counter()
    for calendar, months in _months(code).items():
        # the longest first, so that no name hides another
        names = sorted(months, key=len, reverse=True)
        choice = "|".join(map(re.escape, names))
        pattern = rf"(?:(\d{{1,2}}) )?(?<![^\W\dو])({choice})(?!\w)ٔ?(?: (\d{{4}}))?"
        for day, name, year in re.findall(pattern, plain):
            if day or year:
                dates[calendar, int(year or 0), months[name], int(day or 0)] += 1
    return Written(dates, Counter(map(int, re.findall(r"\d+", plain))))


def _months(code: str) -> dict[str, dict[str, int]]:
    """Return the number of each month by each of its names, «أيار/مايو» and «أيار»."""
    row = LANGUAGES[code]
    both = map("/".join, zip(row.months, row.other_months, strict=False))
    calendars = {
        "gregorian": tuple(both) or row.months,
        "solar": SOLAR_MONTHS[code],
        "lunar": LUNAR_MONTHS[code],
    }
    return {
        calendar: {
            name: number
            for number, month in enumerate(months, 1)
            for name in (month, *month.split("/"))
        }
        for calendar, months in calendars.items()
    }


@cache
def gregorian() -> dict[Day, date]:
    """Return the Gregorian day of each Solar Hijri one, 1975 to 2030."""
    start = date(1975, 1, 1)
    run = (start + timedelta(days) for days in range(365 * 56))
    return {to_solar(day): day for day in run}


def solar_years(year: int) -> set[int]:
    """Return the Solar Hijri years that share days with ``year``, or its decade."""
    decade = {year - 620} if year % 10 == 0 else set()
    return {year - 621, year - 622} | decade
