"""Days in three calendars.

Gregorian and Solar Hijri dates are computed.  A lunar Hijri date depends on
who saw the new moon, so it is data of the book; the arithmetic calendar here
only checks that the data is not off by more than two days.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

#: Ordinal (``date.toordinal``) of 1 Farvardin 1, 22 March 622.
_SOLAR_EPOCH: Final = 226895
#: Ordinal of 1 Muharram 1 in the civil calendar, 19 July 622.
_LUNAR_EPOCH: Final = 227015

#: Years for which the rule of 33 years agrees with the observed equinox.
SOLAR_YEARS: Final = range(1178, 1634)


class Day(NamedTuple):
    """A day of any calendar."""

    year: int
    month: int
    day: int


def to_solar(day: date) -> Day:
    """Return the Solar Hijri date of ``day``.

    Leap years follow the cycle of 33 years, which agrees with the calendar
    of Iran from 1178 to 1633 (1799 to 2255).  Raises :class:`ValueError`
    outside these years.
    """
    days = day.toordinal() - _SOLAR_EPOCH
    year = days // 366 + 1
    while days >= _solar_days_before(year + 1):
        year += 1
    if year not in SOLAR_YEARS:
        message = f"{day.isoformat()} lies outside the years 1178 to 1633"
        raise ValueError(message)
    rest = days - _solar_days_before(year)
    if rest < 186:
        return Day(year, rest // 31 + 1, rest % 31 + 1)
    return Day(year, (rest - 186) // 30 + 7, (rest - 186) % 30 + 1)


def from_solar(day: Day) -> date:
    """Return the Gregorian date of the Solar Hijri ``day``.

    Raises :class:`ValueError` when there is no such day, or its year lies
    outside 1178 to 1633.
    """
    if day.year not in SOLAR_YEARS or not 1 <= day.month <= 12:
        message = f"{day.year}-{day.month} lies outside the years 1178 to 1633"
        raise ValueError(message)
    start = _solar_days_before(day.year)
    is_leap = _solar_days_before(day.year + 1) - start == 366
    length = 31 if day.month <= 6 else 30 if day.month < 12 or is_leap else 29
    if not 1 <= day.day <= length:
        message = f"the month {day.year}-{day.month} has {length} days"
        raise ValueError(message)
    before = 31 * (day.month - 1) - max(0, day.month - 7)
    return date.fromordinal(_SOLAR_EPOCH + start + before + day.day - 1)


def _solar_days_before(year: int) -> int:
    """Count the days of all years before ``year``; 8 leap years in 33."""
    return 365 * (year - 1) + (8 * year + 21) // 33


def civil_lunar(ordinal: int) -> Day:
    """Return the date of the arithmetic (civil) lunar calendar.

    Eleven leap years in thirty; within two days of any observed calendar.
    """
    days = ordinal - _LUNAR_EPOCH
    year = (30 * days + 10646) // 10631
    rest = days - _lunar_days_before(year)
    month = min(12, (2 * rest) // 59 + 1)
    # months of 30 and 29 days by turns
    return Day(year, month, rest - 59 * (month - 1) // 2 - (month - 1) % 2 + 1)


def _lunar_days_before(year: int) -> int:
    return 354 * (year - 1) + (3 + 11 * year) // 30


def is_near(day: date, lunar: Day) -> bool:
    """Tell whether ``lunar`` can be the date of ``day``, two days either way."""
    return any(
        civil_lunar(day.toordinal() + shift) == lunar for shift in range(-2, 3)
    ) or (
        # a thirtieth day that the arithmetic calendar does not have
        lunar.day == 30 and is_near(day, lunar._replace(day=29))
    )
