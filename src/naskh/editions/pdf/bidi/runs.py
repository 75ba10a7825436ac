"""Which runs of a paragraph need an element of their own.

WeasyPrint orders the boxes of a line by the direction of the element around
them, and Pango orders each text node as if it were a paragraph.  So a run
against that direction needs a wrapper

* when it touches more than one node, as then nobody sees it as one run, and
* when Pango, seeing one node or the part of it on one line, would take another
  level for a character than the paragraph gives it: ``1980-1982`` runs the
  other way after an Arabic letter (W2), and the comma of ``one, two`` belongs
  to the English phrase only as long as ``two`` can be seen (N1).

Every other run is left as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import sub
from typing import TYPE_CHECKING, Final, NamedTuple

from naskh.editions.pdf.bidi.declare import DIRECTIONS
from naskh.editions.pdf.bidi.levels import (
    embedding_levels,
    is_removed,
    lower_levels,
    runs_above,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naskh.editions.pdf.bidi.flatten import Leaf
    from naskh.languages import Direction

#: Where a line may end (UAX #14): after spaces, hyphens, dashes and solidi.
#: Too many are harmless: they can only add a wrapper.
_LINE_END: Final = re.compile(r"[\s\u200b]+|[-\u2010/](?=[^\W\d])|[\u2013\u2014]")

#: LRO and RLO: they set single characters, which no element can do.
_OVERRIDE: Final = re.compile("[\u202d\u202e]")

#: No line is longer; what is farther away need not be looked at.
_LONGEST_LINE: Final = 160


class Run(NamedTuple):
    """A run of characters that gets an element with this direction."""

    start: int
    end: int
    direction: Direction


def runs_to_wrap(leaves: list[Leaf], base: int) -> list[Run]:
    """Find the runs of a container that need a wrapper, outer ones first."""
    finder = _Finder(leaves, base)
    finder.search(0, len(finder.shown), base)
    return finder.found


class _Finder:
    """The search through one container's text, level by level (L2)."""

    def __init__(self, leaves: list[Leaf], base: int) -> None:
        """Resolve the levels of the whole text."""
        self.shown = "".join(leaf.shown for leaf in leaves)
        self.owners = [index for index, leaf in enumerate(leaves) for _ in leaf.shown]
        self.is_text = [bool(leaf.text) for leaf in leaves]
        self.line_ends = [match.end() for match in _LINE_END.finditer(self.shown)]
        resolved = embedding_levels(self.shown, base)
        self.levels = resolved.copy()
        lower_levels(self.levels, base)
        self.surplus = [*map(sub, resolved, self.levels)]
        self.found: list[Run] = []

    def search(self, start: int, end: int, level: int) -> None:
        """Find the runs of ``start:end``, all inside one element at ``level``."""
        rest = start
        for run_start, run_end in self._runs(start, end, level):
            if self.owners[run_start] != self.owners[run_end - 1]:
                self._search_nodes(rest, run_start, level)
                self._wrap(run_start, run_end)
                rest = run_end
        self._search_nodes(rest, end, level)

    def _runs(self, start: int, end: int, level: int) -> list[tuple[int, int]]:
        return list(runs_above(self.levels, level, start, end))

    def _runs_in_node(self, start: int, end: int, level: int) -> list[tuple[int, int]]:
        """Find the runs that Pango may confuse with what is between them.

        These include digits at level 2 in a text at level 0.  As boxes they are
        in order, but Pango sees a right-to-left run in ``٤(٤`` (N1), where the
        other bracket may keep the paragraph from seeing one (N0).
        """
        least = min(self.surplus[start:end])
        if least == max(self.surplus[start:end]):
            return self._runs(start, end, level)
        marks = [
            int(self.levels[place] > level or self.surplus[place] > least)
            for place in range(start, end)
        ]
        return [
            (start + first, start + last)
            for first, last in runs_above(marks, 0, 0, len(marks))
        ]

    def _wrap(self, start: int, end: int) -> None:
        """Wrap a run, and search in it at its lowest level."""
        inner = min(self.levels[start:end])
        self.found.append(Run(start, end, DIRECTIONS[inner % 2]))
        self.search(start, end, inner)

    def _search_nodes(self, start: int, end: int, level: int) -> None:
        """Search the text nodes of ``start:end``, each for itself."""
        while start < end:
            stop = bisect_right(self.owners, self.owners[start], start, end)
            if self.is_text[self.owners[start]]:
                self._search_node(start, stop, level)
            start = stop

    def _search_node(self, start: int, end: int, level: int) -> None:
        """Wrap the runs of one text node that Pango would get wrong.

        What is between them becomes a text node of its own, with less to see,
        so it is searched again.
        """
        runs = self._runs_in_node(start, end, level)
        wrong = sorted(
            {
                run
                for part_start, part_end in self._parts(start, end, runs)
                for run in self._misread(part_start, part_end, level, runs)
            }
        )
        rest = start
        for run_start, run_end in wrong:
            if run_start > rest:
                self._search_node(rest, run_start, level)
            self._wrap(run_start, run_end)
            rest = run_end
        if wrong and rest < end:
            self._search_node(rest, end, level)

    def _parts(
        self, start: int, end: int, runs: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """List what Pango may be given of a text node: all, or one line of it.

        Only line ends in or beside a run matter; elsewhere a letter of the
        surrounding direction keeps the parts from knowing of each other.
        An override (X4, X5) only holds within its text node, which stays whole.
        """
        if not runs:
            return
        yield start, end
        if _OVERRIDE.search(self.shown, start, end):
            return
        seen = 0
        for run_start, run_end in runs:
            first = bisect_right(self.line_ends, run_start) - 1
            last = bisect_left(self.line_ends, run_end)
            for index in range(max(first, seen), min(last + 1, len(self.line_ends))):
                place = self.line_ends[index]
                if start < place < end:
                    yield max(start, place - _LONGEST_LINE), self._trim(start, place)
                    yield place, min(end, place + _LONGEST_LINE)
            seen = last + 1

    def _trim(self, start: int, place: int) -> int:
        """Leave out the white space at a line's end, which does not show (L1)."""
        return start + len(self.shown[start:place].rstrip())

    def _misread(
        self, start: int, end: int, level: int, runs: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """Find the runs that Pango would misread if it saw only ``start:end``."""
        shown = self.shown[start:end]
        seen = embedding_levels(shown, level % 2)
        lower_levels(seen, level % 2)
        meant = [value - level + level % 2 for value in self.levels[start:end]]
        lower_levels(meant, level % 2)
        if seen == meant:
            return
        for place, character in enumerate(shown):
            if seen[place] == meant[place] or is_removed(character):
                continue
            first, last = _run_around(seen, level % 2, place)
            yield from _overlapping(runs, start + first, start + last)


def _run_around(levels: list[int], base: int, place: int) -> tuple[int, int]:
    """Return the ends of the run at ``place``, or of the one character there."""
    if levels[place] <= base:
        return place, place + 1
    first, last = place, place + 1
    while first > 0 and levels[first - 1] > base:
        first -= 1
    while last < len(levels) and levels[last] > base:
        last += 1
    return first, last


def _overlapping(
    runs: list[tuple[int, int]], start: int, end: int
) -> Iterator[tuple[int, int]]:
    """List the runs that share a character with ``start:end``."""
    return (run for run in runs if run[0] < end and run[1] > start)
