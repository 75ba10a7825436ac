"""The data of a map: places, the lines between them, and what moved.

A course names places in order, ``Basra > Abadan``.  Positions are degrees
north and east; they serve the layout of a drawing that is not to scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from naskh.theme.figures.data import TO, number, one_of, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

#: A ``bend`` shapes a line and is not drawn.
KINDS: Final = ("city", "town", "village", "garrison", "crossing", "marsh", "bend")
#: The side of a place on which its name stands, as on a compass; after it may
#: stand how far off, in em: across, then up or down.
SIDES: Final = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
STYLES: Final = ("thick", "double", "thin", "road", "dashed", "channel")
MOVES: Final = ("arrow", "ring")


class Side(NamedTuple):
    """Where a name stands: a compass point, and the distance in em."""

    compass: str
    across: float
    down: float


class Place(NamedTuple):
    """A place; its ``name`` is printed, unless it is a bend."""

    name: str
    lat: float
    lon: float
    kind: str
    side: Side


class Line(NamedTuple):
    """A line through places; its ``name`` stands at ``label``, if anywhere."""

    name: str
    course: tuple[Place, ...]
    style: str
    label: Place | None


class Move(NamedTuple):
    """A movement in one picture: an arrow along a course, or a ring."""

    picture: str
    shows: str
    kind: str
    course: tuple[Place, ...]
    labels: tuple[Place, ...]


class Area(NamedTuple):
    """The part of the earth that is drawn, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, place: Place) -> bool:
        """Tell whether ``place`` lies in this area."""
        return (
            self.south <= place.lat <= self.north
            and self.west <= place.lon <= self.east
        )


def read_places(file: Path) -> dict[str, Place]:
    """Read places by name.

    Raises :class:`ValueError`, with the line.
    """
    places: dict[str, Place] = {}

    def read(row: Mapping[str, str]) -> Place:
        if not row["id"] or row["id"] in places:
            message = f"expected a name of its own; found {row['id']!r}"
            raise ValueError(message)
        place = Place(
            row["id"],
            number(row["lat"], float, "degrees north"),
            number(row["lon"], float, "degrees east"),
            one_of(row["kind"], KINDS, "a kind"),
            _side(row["side"]),
        )
        return places.setdefault(place.name, place)

    read_rows(file, ("id", "lat", "lon", "kind", "side"), read)
    return places


def read_lines(file: Path, places: Mapping[str, Place]) -> list[Line]:
    """Read lines through ``places``.

    Raises :class:`ValueError`, with the line.
    """

    def read(row: Mapping[str, str]) -> Line:
        label = row["label"]
        return Line(
            row["line"],
            _course(row["course"], places, at_least=2),
            one_of(row["style"], STYLES, "a style"),
            _place(label, places) if label else None,
        )

    return read_rows(file, ("line", "course", "style", "label"), read)


def read_moves(file: Path, places: Mapping[str, Place]) -> list[Move]:
    """Read movements between ``places``.

    Raises :class:`ValueError`, with the line.
    """

    def read(row: Mapping[str, str]) -> Move:
        kind = one_of(row["kind"], MOVES, "a kind")
        return Move(
            row["picture"],
            row["shows"],
            kind,
            _course(row["course"], places, at_least=1 if kind == "ring" else 2),
            _course(row["labels"], places) if row["labels"] else (),
        )

    return read_rows(file, ("picture", "shows", "kind", "course", "labels"), read)


def read_area(text: str, places: Iterable[Place]) -> Area:
    """Read south, west, north and east; without them, take all ``places`` in.

    Raises :class:`ValueError` that says what was expected.
    """
    if not text:
        lats, lons = zip(*((place.lat, place.lon) for place in places), strict=True)
        return Area(min(lats) - 0.1, min(lons) - 0.1, max(lats) + 0.1, max(lons) + 0.1)
    try:
        area = Area(*map(float, text.split()))
    except (TypeError, ValueError):
        area = Area(0, 0, 0, 0)
    if not (area.south < area.north and area.west < area.east):
        message = f"area: expected south, west, north and east; found {text!r}"
        raise ValueError(message)
    return area


def _side(text: str) -> Side:
    compass, *distances = text.split() or [""]
    one_of(compass, SIDES, "a side")
    # on a slant the name stands level with the edge of the sign
    across, down = 0.7, 0.5 if len(compass) == 1 else 0.0
    if distances:
        across = number(distances[0], float, "a distance in em")
    if len(distances) > 1:
        down = number(distances[1], float, "a distance in em")
    return Side(compass, across, down)


def _course(
    text: str, places: Mapping[str, Place], *, at_least: int = 1
) -> tuple[Place, ...]:
    course = tuple(_place(name, places) for name in text.split(TO))
    if len(course) < at_least:
        message = f"expected a course of two places or more; found {text!r}"
        raise ValueError(message)
    return course


def _place(name: str, places: Mapping[str, Place]) -> Place:
    if name in places:
        return places[name]
    message = f"expected the name of a place; found {name!r}"
    raise ValueError(message)
