"""The directive ``copies``: one statement as it stands in several places.

Each row holds boxes side by side, with the words that were printed and where.
There are no arrows: who copied from whom is not known.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from naskh.theme.figures.data import one_of, read_rows
from naskh.theme.figures.nodes import FigureDirective, box

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docutils import nodes

    from naskh.theme.figures.nodes import Box

COLUMNS: Final = ("row", "text", "account", "style")
#: How a box is drawn: a whole border, or a broken one.
STYLES: Final = ("solid", "hollow")


class Copy(NamedTuple):
    """One box: its row, what was printed, whose account it is, its look."""

    row: str
    text: str
    account: str
    style: str


class Copies(FigureDirective):
    """``.. copies:: copies.csv`` with the caption as content."""

    kind = "copies"

    def draw(self) -> list[nodes.Node]:
        """Draw a list of rows, each with its boxes."""
        copies = self.read(self.arguments[0], read_copies)
        rows = groupby(copies, key=lambda copy: copy.row)
        items = [self._row(title, list(group)) for title, group in rows]
        return [box("ul", "rows", *items)]

    def _row(self, title: str, copies: list[Copy]) -> Box:
        boxes = [
            box(
                "div",
                f"copy {copy.style}",
                self.paragraph(copy.text, "text"),
                self.paragraph(copy.account, "account"),
            )
            for copy in copies
        ]
        count = "three" if len(copies) > 2 else "two"
        inner = box("div", f"boxes {count}", *boxes)
        return box("li", "row", self.paragraph(title, "title"), inner)


def read_copies(file: Path) -> list[Copy]:
    """Read the boxes, row by row.

    Raises :class:`ValueError`, with the line.
    """
    return read_rows(file, COLUMNS, _read_copy)


def _read_copy(row: Mapping[str, str]) -> Copy:
    if not (row["row"] and row["text"] and row["account"]):
        message = "expected a row, a text and an account; found one of them empty"
        raise ValueError(message)
    style = one_of(row["style"], STYLES, "a style")
    return Copy(row["row"], row["text"], row["account"], style)
