"""Draw a plan: water, roads, a border, places and movements; north is up.

A plan is never mirrored.  Every style differs in form as well as in colour,
so that it holds in grey print.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from naskh.theme.figures.svg import Canvas, Pen, Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from naskh.theme.figures.places import Area, Line, Move, Place

#: style of a line -> the strokes laid over one another
PENS: Final[dict[str, tuple[Pen, ...]]] = {
    "thick": (Pen("water", 22),),
    "double": (Pen("water", 15), Pen("paper", 7)),
    "thin": (Pen("water", 5),),
    "road": (Pen("ink-soft", 4),),
    "dashed": (Pen("ink", 5, "16 11"),),
    "channel": (Pen("paper", 5, "16 11"),),
}
#: What is drawn later covers what was drawn before.
ORDER: Final = ("road", "thin", "double", "thick", "channel", "dashed")

_EDGE: Final = Pen("paper", 3)
_OUTLINE: Final = Pen("ink", 5)
_MOVE: Final = Pen("ink", 10)
_HALO: Final = Pen("paper", 20)
_RING: Final = Pen("ink", 7, "5 9")
_RING_RADIUS: Final = 58


class Plan(NamedTuple):
    """A canvas and the area that fills it, from the top."""

    canvas: Canvas
    area: Area
    depth: float

    @classmethod
    def of(cls, area: Area, width: float, below: float = 0) -> Plan:
        """Start a plan of ``area``, with room ``below`` it, in units."""
        middle = math.radians((area.south + area.north) / 2)
        span = (area.east - area.west) * math.cos(middle)
        depth = width * (area.north - area.south) / span
        return cls(Canvas(width, depth + below), area, depth)

    def point(self, place: Place) -> Point:
        """Return where ``place`` lies on the canvas."""
        area = self.area
        across = (place.lon - area.west) / (area.east - area.west)
        down = (area.north - place.lat) / (area.north - area.south)
        return Point(across * self.canvas.width, down * self.depth)

    def draw_lines(self, lines: Iterable[Line]) -> None:
        """Draw the lines, water over roads, borders over water."""
        for line in sorted(lines, key=lambda line: ORDER.index(line.style)):
            draw_line(self.canvas, line.style, list(map(self.point, line.course)))

    def draw_places(self, places: Iterable[Place]) -> None:
        """Draw the sign of each place."""
        for place in places:
            draw_sign(self.canvas, place.kind, self.point(place))

    def draw_move(self, move: Move) -> None:
        """Draw an arrow or a ring, on a lighter ground."""
        points = list(map(self.point, move.course))
        if move.kind == "ring":
            self.canvas.circle(points[0], _RING_RADIUS, "none", _RING)
        else:
            self.canvas.arrow(points, _HALO)
            self.canvas.arrow(points, _MOVE)


def draw_line(canvas: Canvas, style: str, points: Sequence[Point]) -> None:
    """Draw one line in its style."""
    for pen in PENS[style]:
        canvas.curve(points, pen)


def draw_sign(canvas: Canvas, kind: str, at: Point) -> None:
    """Draw the sign of one kind of place."""
    x, y = at
    if kind == "city":
        canvas.circle(at, 14, "ink", _EDGE)
    elif kind == "town":
        canvas.circle(at, 10, "paper", _OUTLINE)
    elif kind == "village":
        canvas.circle(at, 8, "ink", _EDGE)
    elif kind == "garrison":
        corners = [(-11, -11), (11, -11), (11, 11), (-11, 11)]
        canvas.polygon([Point(x + dx, y + dy) for dx, dy in corners], "ink", _EDGE)
    elif kind == "crossing":
        corners = [(0, -14), (14, 0), (0, 14), (-14, 0)]
        canvas.polygon([Point(x + dx, y + dy) for dx, dy in corners], "paper", _OUTLINE)
    elif kind == "marsh":
        for dx, dy in ((-30, 0), (6, 0), (-12, 14), (24, 14), (-30, 28), (6, 28)):
            start = Point(x + dx, y + dy)
            canvas.curve([start, Point(start.x + 24, start.y)], Pen("water", 4))
