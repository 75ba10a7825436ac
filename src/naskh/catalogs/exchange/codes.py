"""What a translator may move but not change: note marks, literals, dates.

A translation tool shows each of these as one piece that cannot be broken, and
warns when one is missing.  What is divided here is put together again by
plain concatenation, so a wrong guess about markup costs nothing; whether the
markup is right is for the gate alone to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

#: Roles whose whole text belongs to a program, not to a reader.
_FIXED_ROLES: Final = "date|num|numref|eq|math|kbd|cite"

_CODE: Final = re.compile(
    r"(?:\\ )?\[\#?[\w.:-]+\]_(?!_)"  # footnotes and citations
    r"|``[^`\n]+``"  # literals
    rf"|:(?:{_FIXED_ROLES}):`[^`<\n]+`"
    r"|(?<![\w|])\|[^\s|][^|\n]*\|(?![\w|])"  # substitutions
)


class Piece(NamedTuple):
    """A part of a text; ``number`` is that of a code, and 0 for plain text."""

    text: str
    number: int = 0


def source_pieces(text: str) -> list[Piece]:
    """Divide a source; its codes are numbered from 1."""
    return _divide(text, None)


def target_pieces(text: str, source: Sequence[Piece]) -> list[Piece]:
    """Divide a translation; its codes have the numbers they have in the source.

    What the source has not, or has less often, is plain text.
    """
    numbers: dict[str, list[int]] = {}
    for piece in source:
        if piece.number:
            numbers.setdefault(piece.text, []).append(piece.number)
    return _divide(text, numbers)


def _divide(text: str, numbers: dict[str, list[int]] | None) -> list[Piece]:
    pieces: list[Piece] = []
    start = 0
    for count, found in enumerate(_CODE.finditer(text), 1):
        known = [count] if numbers is None else numbers.get(found[0], [])
        if known:
            pieces.append(Piece(text[start : found.start()]))
            pieces.append(Piece(found[0], known.pop(0)))
            start = found.end()
    pieces.append(Piece(text[start:]))
    return [piece for piece in pieces if piece.text]
