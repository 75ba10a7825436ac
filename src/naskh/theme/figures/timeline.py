"""The directive ``timeline``: events along scales of three calendars.

Every event is a dot at its day.  The rows are either the events, each with
its date and its words, or their groups, each a band with the dots of its
events.  It is a list with live text, read in order; time runs in the reading
direction.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from docutils import nodes
from docutils.parsers.rst import directives

from naskh.book import row_of
from naskh.languages import CALENDARS
from naskh.text.calendars import to_solar
from naskh.theme.figures.data import read_rows
from naskh.theme.figures.nodes import FigureDirective, box
from naskh.theme.figures.scale import Span, ticks
from naskh.theme.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx.util.typing import OptionSpec

    from naskh.languages import Calendar
    from naskh.theme.figures.nodes import Box

COLUMNS: Final = ("iso", "group", "label")
#: Space between a dot and its words, per cent of the scale.
GAP: Final = 2.5


class Event(NamedTuple):
    """A dot: its day, its group, and its words, if it has any."""

    day: date
    group: str
    label: str


class Timeline(FigureDirective):
    """``.. timeline:: events.csv`` with the caption as content."""

    kind = "timeline"
    option_spec: ClassVar[OptionSpec] = {
        "name": directives.unchanged,
        "from": directives.unchanged_required,
        "to": directives.unchanged_required,
        "groups": directives.flag,
    }

    def draw(self) -> list[nodes.Node]:
        """Draw the scales, and below them the rows."""
        span = self._span()
        events = [
            event
            for event in self.read(self.arguments[0], read_events)
            if span.first <= event.day <= span.last
        ]
        is_rtl = row_of(self.config).is_rtl
        self.start, self.end = ("right", "left") if is_rtl else ("left", "right")
        if "groups" in self.options:
            groups = groupby(events, key=lambda event: event.group)
            rows = [self._band(span, name, list(dots)) for name, dots in groups]
        else:
            rows = [self._event(span, event) for event in events if event.label]
        if not rows:
            message = f"{self.arguments[0]}: expected an event in this time; found none"
            raise ValueError(message)
        scales = [self._scale(span, calendar) for calendar in self._calendars()]
        return [
            *scales,
            box("div", "plot", *self._grid(span), box("ol", "events", *rows)),
        ]

    def _span(self) -> Span:
        try:
            first, last = (
                date.fromisoformat(self.options[end]) for end in ("from", "to")
            )
        except (KeyError, ValueError):
            message = "expected the options from and to, two ISO dates"
            raise ValueError(message) from None
        if first >= last:
            message = f"expected a time that runs forward; found {first} to {last}"
            raise ValueError(message)
        return Span(first, last)

    def _calendars(self) -> list[Calendar]:
        """Return the calendars that the book can print."""
        has_lunar = bool(self.config.naskh_lunar_days)
        return [name for name in CALENDARS if name != "lunar" or has_lunar]

    def _scale(self, span: Span, calendar: Calendar) -> Box:
        row = row_of(self.config)
        name = WORDS[row.code].calendars[CALENDARS.index(calendar)]
        marks = [
            box("div", "tick", self.printed(tick.text, "at"), style=self._at(tick.at))
            for tick in ticks(span, calendar, row, self.config.naskh_lunar_days)
        ]
        scale = box("div", "ticks", *marks, silent=True)
        return box("div", "scale", self.printed(name, "calendar"), scale)

    def _grid(self, span: Span) -> list[Box]:
        """Draw the ticks of the calendar that the edition's dates are in."""
        row = row_of(self.config)
        found = ticks(span, row.calendar, row, {})
        return [
            box("div", "grid", style=self._at(tick.at), silent=True) for tick in found
        ]

    def _event(self, span: Span, event: Event) -> Box:
        at = span.place(event.day)
        dot = box("div", "dot", style=self._at(at), silent=True)
        text = f":date:`{event.day} day`: {event.label}"
        return box("li", "event", dot, self._words([self.paragraph(text)], at, at))

    def _band(self, span: Span, name: str, events: list[Event]) -> Box:
        first, last = events[0].day, events[-1].day
        start, end = span.place(first), span.place(last)
        length = f"{self._at(start)}; width: {end - start:.1%}"
        dots = [
            box("div", "dot", style=self._at(span.place(event.day)), silent=True)
            for event in events
        ]
        years = self.printed(f"{self._years(first, last)}:", "years")
        words = self._words([years, self.paragraph(name)], start, end)
        band = box("div", "band", style=length, silent=True)
        return box("li", "group", band, *dots, words)

    def _years(self, first: date, last: date) -> str:
        """Print the years of two days in the calendar of the edition's dates."""
        row = row_of(self.config)
        days = (first, last)
        if row.calendar == "solar":
            years = [to_solar(day).year for day in days]
        else:
            years = [day.year for day in days]
        return row.localise_digits(row.until.join(map(str, dict.fromkeys(years))))

    def _words(self, words: list[nodes.paragraph], start: float, end: float) -> Box:
        """Put ``words`` on the side of the mark where there is more room."""
        after = 1 - end >= start
        margin = 100 * (end if after else 1 - start) + GAP
        side = self.start if after else self.end
        name = "words after" if after else "words before"
        style = f"margin-{side}: {margin:.1f}%"
        return box("div", name, *words, style=style)

    def _at(self, place: float) -> str:
        """Return the CSS for a place on the scale."""
        return f"{self.start}: {place:.1%}"


def read_events(file: Path) -> list[Event]:
    """Read events in the order of time.

    Raises :class:`ValueError`, with the line.
    """
    last = date.min

    def read(row: Mapping[str, str]) -> Event:
        nonlocal last
        day = date.fromisoformat(row["iso"])
        if day < last or not row["group"]:
            message = f"expected a day not before {last}, and a group; found {day}"
            raise ValueError(message)
        last = day
        return Event(day, row["group"], row["label"])

    return read_rows(file, COLUMNS, read)
