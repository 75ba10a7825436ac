"""A drawing without text, in SVG 1.1.

Colours stand twice: as classes, for stylesheets and their dark scheme, and as
attributes, taken from the same tokens, for WeasyPrint, which applies no
stylesheet of the page inside an SVG.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from naskh.theme.styles import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence


class Point(NamedTuple):
    """A place on the drawing, from its left upper corner, in its units."""

    x: float
    y: float

    def beyond(self, other: Point, length: float, turn: float = 0) -> Point:
        """Return the point ``length`` from here towards ``other``.

        The way there is turned by ``turn`` radians.
        """
        angle = math.atan2(other.y - self.y, other.x - self.x) + turn
        return Point(
            self.x + length * math.cos(angle), self.y + length * math.sin(angle)
        )


class Pen(NamedTuple):
    """A line: the token of its colour, its width in units, and its dashes."""

    token: str
    width: float
    dashes: str = ""


class Canvas:
    """An SVG that is being drawn, ``width`` by ``height`` units."""

    def __init__(self, width: float, height: float) -> None:
        """Start with an empty drawing."""
        self.width, self.height = width, height
        view = f"0 0 {width:.0f} {height:.0f}"
        self.svg = ET.Element("svg", {"viewBox": view})
        self._tokens = tokens()

    def curve(self, points: Sequence[Point], pen: Pen) -> None:
        """Draw a smooth line through ``points``."""
        self._stroke("path", {"d": smooth(points)}, pen)

    def circle(self, centre: Point, radius: float, fill: str, pen: Pen) -> None:
        """Draw a circle, filled with the token ``fill``."""
        place = {"cx": f"{centre.x:.1f}", "cy": f"{centre.y:.1f}", "r": f"{radius:g}"}
        self._stroke("circle", place, pen, fill)

    def polygon(self, corners: Sequence[Point], fill: str, pen: Pen) -> None:
        """Draw a closed shape, filled with the token ``fill``."""
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
        self._stroke("polygon", {"points": points}, pen, fill)

    def arrow(self, points: Sequence[Point], pen: Pen) -> None:
        """Draw a smooth line through ``points`` with a head at its end."""
        *_, before, tip = points
        size = 3.6 * pen.width
        neck = tip.beyond(before, 0.8 * size)
        self.curve([*points[:-1], neck], pen)
        wings = [tip.beyond(before, size, turn) for turn in (0.5, -0.5)]
        self.polygon([tip, *wings], pen.token, Pen(pen.token, 1))

    def _stroke(
        self, tag: str, place: dict[str, str], pen: Pen, fill: str = "none"
    ) -> None:
        classes = f"stroke-{pen.token}"
        colour = fill
        if fill != "none":
            classes += f" fill-{fill}"
            colour = self._tokens[f"--{fill}"]
        attributes = {
            **place,
            "class": classes,
            "fill": colour,
            "stroke": self._tokens[f"--{pen.token}"],
            "stroke-width": f"{pen.width:g}",
            "stroke-linejoin": "round",
        }
        if pen.dashes:
            attributes["stroke-dasharray"] = pen.dashes
        ET.SubElement(self.svg, tag, attributes)


def smooth(points: Sequence[Point]) -> str:
    """Return the path data of a Catmull-Rom spline through ``points``."""
    start = points[0]
    data = [f"M{start.x:.1f},{start.y:.1f}"]
    padded = [points[0], *points, points[-1]]
    for before, here, there, after in zip(
        padded, padded[1:], padded[2:], padded[3:], strict=False
    ):
        first = Point(
            here.x + (there.x - before.x) / 6, here.y + (there.y - before.y) / 6
        )
        second = Point(
            there.x - (after.x - here.x) / 6, there.y - (after.y - here.y) / 6
        )
        data.append(
            "C" + " ".join(f"{x:.1f},{y:.1f}" for x, y in (first, second, there))
        )
    return " ".join(data)
