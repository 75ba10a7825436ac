"""Scales of time in three calendars, for the axis of a timeline.

A tick stands at the first day of a month or of every fifth year.  Months of
the lunar calendar begin where the book's own lunar dates put them; a month
without such a date has no tick.  Lunar years come from arithmetic, which is
within two days of any observed calendar, less than a line is wide.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from naskh.text.calendars import Day, civil_lunar, to_solar
from naskh.text.dates import month_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from naskh.languages import Calendar, Language

#: A scale longer than this, in days, counts years instead of months.
LONGEST_MONTHS: Final = 500
#: Every so many years there is a tick.
YEARS: Final = 5
#: The room a text needs after its tick, as a share of the scale.
ROOM_OF_YEAR: Final = 0.07
ROOM_OF_MONTH: Final = 0.12

_LUNAR_MONTH: Final = 30


class Tick(NamedTuple):
    """A mark on a scale: its place, from 0 to 1, and its text, if any."""

    at: float
    text: str


class Span(NamedTuple):
    """The time that a timeline shows, both days counted."""

    first: date
    last: date

    def place(self, day: date) -> float:
        """Return the place of ``day``, from 0 to 1."""
        return (day - self.first).days / (self.last - self.first).days

    def days(self) -> Iterator[date]:
        """Yield every day."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(number)

    @property
    def has_years(self) -> bool:
        """Whether its scales count years."""
        return (self.last - self.first).days > LONGEST_MONTHS


def ticks(
    span: Span, calendar: Calendar, row: Language, lunar: Mapping[date, Day]
) -> list[Tick]:
    """Return the ticks of ``calendar`` in the language ``row``."""
    names = month_names(calendar, row)
    starts: list[tuple[date, str]] = []
    if span.has_years:
        for day, found in _dated(span, calendar):
            if found[1:] == (1, 1) and found.year % YEARS == 0:
                starts.append((day, row.localise_digits(str(found.year))))
    elif calendar == "lunar":
        starts = [(day, names[found.month - 1]) for day, found in _moons(span, lunar)]
    else:
        for day, found in _dated(span, calendar):
            if found.day == 1 or day == span.first:
                starts.append((day, names[found.month - 1]))
    room = ROOM_OF_YEAR if span.has_years else ROOM_OF_MONTH
    return list(_with_room([(span.place(day), text) for day, text in starts], room))


def _with_room(marks: list[tuple[float, str]], room: float) -> Iterator[Tick]:
    """Leave out the texts that would run into the next one."""
    ends = [at for at, _ in marks[1:]] + [1.0]
    for (at, text), end in zip(marks, ends, strict=True):
        yield Tick(at, text if end - at >= room else "")


def _dated(span: Span, calendar: Calendar) -> Iterator[tuple[date, Day]]:
    for day in span.days():
        if calendar == "solar":
            yield day, to_solar(day)
        elif calendar == "lunar":
            yield day, civil_lunar(day.toordinal())
        else:
            yield day, Day(day.year, day.month, day.day)


def _moons(span: Span, lunar: Mapping[date, Day]) -> list[tuple[date, Day]]:
    """Return the beginnings of the lunar months of which the book has a date."""
    found = {}
    for day, dated in lunar.items():
        start = day - timedelta(dated.day - 1)
        if start <= span.last and start + timedelta(_LUNAR_MONTH) > span.first:
            found[max(start, span.first)] = dated
    return sorted(found.items())
