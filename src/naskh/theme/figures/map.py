"""The directive ``map``: a schematic map with live names.

Water, roads and borders are an SVG; the names stand over it as text, so that
they are translated, joined, searched and read aloud.  A map is not mirrored.
With ``moves`` it becomes several small maps of one ground, side by side.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Final

from docutils.parsers.rst import directives

from naskh.book import row_of
from naskh.theme.figures.data import one_of
from naskh.theme.figures.nodes import FigureDirective, box
from naskh.theme.figures.places import (
    KINDS,
    STYLES,
    Side,
    read_area,
    read_lines,
    read_moves,
    read_places,
)
from naskh.theme.figures.plan import Plan, draw_line, draw_sign
from naskh.theme.figures.svg import Point

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.util.typing import OptionSpec

    from naskh.theme.figures.nodes import Box
    from naskh.theme.figures.places import Move, Place

#: Width of a map and of one of several, in units: their lines look equally
#: thick, for the second is printed about half as wide.
WIDTH: Final = 1000
SMALL_WIDTH: Final = 560

#: The key below a map: height of a line, length of a sample, in units.
KEY_LINE: Final = 64
SAMPLE: Final = 90
#: Where the text of a sample stands, from left to right and otherwise.
KEY_SIDES: Final = (Side("e", 0.7, 0), Side("w", 0.7, 0))


class Map(FigureDirective):
    """``.. map:: places.csv`` with the caption as content."""

    kind = "map"
    option_spec: ClassVar[OptionSpec] = {
        **FigureDirective.option_spec,
        "lines": directives.unchanged_required,
        "moves": directives.unchanged_required,
        "area": directives.unchanged_required,
        "key": directives.unchanged_required,
    }

    def draw(self) -> list[nodes.Node]:
        """Draw one map, or one for each picture of the moves."""
        self.places = self.read(self.arguments[0], read_places)
        self.area = read_area(self.options.get("area", ""), self.places.values())
        self.lines = []
        if "lines" in self.options:
            reader = partial(read_lines, places=self.places)
            self.lines = self.read(self.options["lines"], reader)
        if "moves" not in self.options:
            return [self._whole()]
        moves = self.read(
            self.options["moves"], partial(read_moves, places=self.places)
        )
        pictures = groupby(moves, key=lambda move: move.picture)
        boxes = [self._picture(list(group)) for _, group in pictures]
        return [box("div", "pictures", *boxes)]

    def _whole(self) -> Box:
        """Draw the map with every name, and its key."""
        if "alt" not in self.options:
            message = "expected the option alt, what the map shows; found none"
            raise ValueError(message)
        key = self._key()
        lines = (len(key) + 1) // 2
        plan = Plan.of(self.area, WIDTH, KEY_LINE * (lines + 1) if key else 0)
        shown = [place for place in self.places.values() if self.area.holds(place)]
        plan.draw_lines(self.lines)
        plan.draw_places(shown)
        labels = [self._name(plan, place) for place in shown if place.kind != "bend"]
        labels += [
            self._label(
                plan, plan.point(line.label), line.label.side, line.name, "water"
            )
            for line in self.lines
            if line.label
        ]
        samples = [self._sample(plan, place, *entry) for place, entry in enumerate(key)]
        ground = self.ground(plan.canvas.svg, self.options["alt"])
        return box("div", "plan", ground, *labels, *samples)

    def _picture(self, moves: list[Move]) -> Box:
        """Draw one small map, with the names that its first row asks for."""
        first = moves[0]
        if not first.shows:
            message = f"expected a description of {first.picture!r}; found none"
            raise ValueError(message)
        plan = Plan.of(self.area, SMALL_WIDTH)
        plan.draw_lines(self.lines)
        for move in moves:
            plan.draw_move(move)
        plan.draw_places(first.labels)
        labels = [self._name(plan, place) for place in first.labels]
        ground = self.ground(plan.canvas.svg, first.shows, first.picture)
        drawn = box("div", "plan", ground, *labels)
        return box("div", "picture", drawn, self.paragraph(first.picture, "about"))

    def _name(self, plan: Plan, place: Place) -> Box:
        return self._label(plan, plan.point(place), place.side, place.name, place.kind)

    def _label(self, plan: Plan, at: Point, side: Side, text: str, name: str) -> Box:
        style = beside(at, side, plan)
        return box("div", f"label {name}", self.paragraph(text), style=style)

    def _key(self) -> list[tuple[str, str]]:
        """Return the samples of the key, each with its text."""
        entries = []
        for line in self.options.get("key", "").splitlines():
            style, _, text = line.partition(": ")
            one_of(style, (*STYLES, *KINDS), "in the key a style or a kind")
            entries.append((style, text))
        return entries

    def _sample(self, plan: Plan, place: int, style: str, text: str) -> Box:
        """Draw a sample in the key, its text after it in the reading direction."""
        is_rtl = row_of(self.config).is_rtl
        column = place % 2
        start = 20 + column * WIDTH / 2
        y = plan.depth + KEY_LINE * (place // 2 + 1)
        ends = [Point(start, y), Point(start + SAMPLE, y)]
        if is_rtl:
            ends = [Point(WIDTH - end.x, y) for end in ends]
        if style in STYLES:
            # the line in the water needs its water
            if style == "channel":
                draw_line(plan.canvas, "thick", ends)
            draw_line(plan.canvas, style, ends)
        else:
            middle = Point((ends[0].x + ends[1].x) / 2, y)
            draw_sign(plan.canvas, style, middle)
        return self._label(plan, ends[1], KEY_SIDES[is_rtl], text, "key")


def beside(at: Point, side: Side, plan: Plan) -> str:
    """Return the CSS that puts a label beside a point.

    Left and right are meant: a map has the same sides in every language.
    The box is as wide as ``.label`` in ``maps.css``, nine em.
    """
    left = 100 * at.x / plan.canvas.width
    top = 100 * at.y / plan.canvas.height
    compass, across, down = side
    if "e" in compass:
        style = f"left: {left:.1f}%; margin-left: {across}em; text-align: left; "
    elif "w" in compass:
        style = (
            f"right: {100 - left:.1f}%; margin-right: {across}em; text-align: right; "
        )
    else:
        style = f"left: {left:.1f}%; margin-left: -4.5em; text-align: center; "
    if "n" in compass:
        return f"{style}bottom: {100 - top:.1f}%; margin-bottom: {down}em"
    if "s" in compass:
        return f"{style}top: {top:.1f}%; margin-top: {down}em"
    return f"{style}top: {top:.1f}%; margin-top: -0.65em"
