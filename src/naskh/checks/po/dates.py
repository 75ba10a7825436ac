"""Rules of dates: the same day in whatever calendar, and a day that exists.

Gregorian and Solar Hijri dates must agree to the day.  A lunar Hijri date
depends on who saw the new moon: two days either way are allowed.  Days
before 1582 may be of the Julian calendar, as in most books.
"""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from naskh.checks.po.rule import Example, Found, Rule
from naskh.checks.po.written_dates import Written, bare_months, written_dates
from naskh.text.calendars import Day, civil_lunar, from_solar, to_solar

if TYPE_CHECKING:
    from naskh.checks.po.rule import Message

_LANGUAGES: Final = ("en", "fa", "ar")
#: A lunar date may differ by so many days.
_MOON: Final = range(-2, 3)
#: From this year on the law of Iran says how long its months are; before, a
#: day more or less was printed.
_LAW: Final = 1304
#: The six months of 31 days.
_HALF_YEAR: Final = 186
#: The first day of the Gregorian calendar.
_REFORM: Final = date(1582, 10, 15)
#: Years to try where none is written: all places of a leap day.
_SOME_YEARS: Final = (1979, 1980, 1981, 1982, 2000, 2001, 2002, 2003)


def source_dates(seen: Message) -> tuple[Written, ...]:
    """Return the dates of the source, those in ``:date:`` roles included."""
    # roles are blank in the prose; their ISO dates are read from the source
    inside = written_dates(seen.source, "")
    return (*written_dates(seen.source_prose, "en"), *inside)


def target_dates(seen: Message) -> tuple[Written, ...]:
    """Return the dates of the translation."""
    return tuple(written_dates(seen.prose, seen.language.code))


def agree(wanted: Written, found: Written) -> bool:
    """Say whether both can be the same day, month or part of it."""
    if wanted.calendar == found.calendar:
        return all(
            one is None or other is None or one == other
            for one, other in zip(wanted[1:4], found[1:4], strict=True)
        )
    if wanted.calendar == "lunar":
        # seen moons cannot be computed backwards
        return True
    play = timedelta(days=1 if _is_early(wanted) or _is_early(found) else 0)
    spans = list(_spans(wanted, found))
    # a day that the calendars here do not reach cannot be compared
    return not spans or any(
        _is_part(found, day)
        for first, last in spans
        for shift in _reckonings(wanted, first)
        for day in _days(first - play + shift, last + play + shift)
    )


def _reckonings(wanted: Written, day: date) -> tuple[timedelta, ...]:
    """Return how far off ``day`` can be: before 1582, books count as Caesar did."""
    if wanted.calendar != "gregorian" or day >= _REFORM:
        return (timedelta(0),)
    year = day.year - (day.month < 3)
    return (timedelta(0), timedelta(days=year // 100 - year // 400 - 2))


def _is_part(found: Written, day: date) -> bool:
    """Say whether ``day`` is, or lies in, what ``found`` writes."""
    return any(
        (found.year in (None, there.year))
        and found.month == there.month
        and found.day in (None, there.day, _thirtieth(found, there))
        for there in _in_calendar(day, found)
    )


def _thirtieth(found: Written, there: Day) -> int | None:
    """Return 30 for a 29th, since the arithmetic calendar may lack the 30th."""
    return 30 if found.calendar == "lunar" and there.day == 29 else None


def _in_calendar(day: date, found: Written) -> Iterator[Day]:
    if found.calendar == "gregorian":
        yield Day(day.year, day.month, day.day)
    elif found.calendar == "solar":
        try:
            yield to_solar(day)
        except ValueError:
            yield from _rough_solar(day)
    else:
        for shift in _MOON:
            yield civil_lunar(day.toordinal() + shift)


def _rough_solar(day: date) -> Iterator[Day]:
    """Yield the dates near ``day`` in a year whose equinox is not computed."""
    for shift in _MOON:
        near = day + timedelta(days=shift)
        year = near.year - (near < date(near.year, 3, 21))
        rest = (near - date(year, 3, 21)).days
        if rest < _HALF_YEAR:
            yield Day(year - 621, rest // 31 + 1, rest % 31 + 1)
        else:
            rest -= _HALF_YEAR
            yield Day(year - 621, rest // 30 + 7, rest % 30 + 1)


def _is_early(written: Written) -> bool:
    """Say whether the calendar of Iran was not yet fixed by law (1925)."""
    year = written.year or _LAW
    return year < (_LAW if written.calendar == "solar" else _LAW + 621)


def _spans(wanted: Written, found: Written) -> Iterator[tuple[date, date]]:
    """Yield the first and last day of ``wanted``, in each year it can mean."""
    years = [wanted.year] if wanted.year else _years_of(wanted, found)
    for year in years:
        try:
            yield _span(wanted, year)
        except ValueError:
            continue


def _years_of(wanted: Written, found: Written) -> list[int]:
    """Return the years, of the calendar of ``wanted``, that ``found`` allows."""
    if found.year is None:
        shift = 0 if wanted.calendar == "gregorian" else 621
        return [year - shift for year in _SOME_YEARS]
    if found.calendar == "lunar":
        about = int(found.year * 0.970224 + 621.57)
        return [about - 1, about, about + 1]
    shift = 621 if found.calendar == "solar" else -622
    return [found.year + shift, found.year + shift + 1]


def _span(wanted: Written, year: int) -> tuple[date, date]:
    month, day = wanted.month, wanted.day
    if wanted.calendar == "gregorian":
        last = day or gregorian.monthrange(year, month)[1]
        return date(year, month, day or 1), date(year, month, last)
    first = from_solar(Day(year, month, day or 1))
    return first, first if day else first + timedelta(days=28)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def exists(written: Written) -> bool:
    """Say whether there is such a day; without a year, whether in any year."""
    if written.day is None:
        return True
    if written.calendar == "lunar":
        return 1 <= written.day <= 30
    if written.year is None:
        shift = 0 if written.calendar == "gregorian" else 621
        return any(exists(written._replace(year=year - shift)) for year in _SOME_YEARS)
    try:
        _span(written, written.year)
    except ValueError as error:
        # a year that the calendar here does not reach is no fault
        return "outside" in str(error)
    return True


def _impossible(seen: Message) -> Iterator[Found]:
    for written in target_dates(seen):
        if not exists(written):
            piece = seen.text[written.start : written.end]
            yield Found(
                f"expected a day that exists, found “{piece}”",
                written.start,
                written.end,
            )


def _different(seen: Message) -> Iterator[Found]:
    wanted = source_dates(seen)
    if not wanted:
        return
    for found in target_dates(seen):
        loose = () if found.day else bare_months(seen.source_prose)
        if exists(found) and not any(agree(date, found) for date in (*wanted, *loose)):
            names = {seen.source[date.start : date.end]: None for date in wanted}
            yield Found(
                f"expected {' or '.join(names)}, "
                f"found “{seen.text[found.start : found.end]}”, another day",
                found.start,
                found.end,
            )


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "date-different",
        "error",
        "A date names the day of the source, in whichever calendar.",
        "Convert the date again; :date:`1982-05-24` prints it in the calendar of "
        "each language.",
        Example(
            "fa",
            "The city was taken back on 24 May 1982.",
            "شهر در ۴ خرداد ۱۳۶۱ بازپس گرفته شد.",
            "شهر در ۳ خرداد ۱۳۶۱ بازپس گرفته شد.",
        ),
        _different,
        _LANGUAGES,
    ),
    Rule(
        "date-impossible",
        "error",
        "A date names a day that its calendar has.",
        "Look the date up again.",
        Example(
            "fa",
            "It was the last day of the year 1359.",
            "روز آخر سال، ۳۰ اسفند ۱۳۵۹ بود.",
            "روز آخر سال، ۲۹ اسفند ۱۳۵۹ بود.",
        ),
        _impossible,
        _LANGUAGES,
    ),
)
