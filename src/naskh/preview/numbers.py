"""Numbers of passages: 12.4 is the fourth message of the twelfth document.

Documents count in reading order, messages in the order of their document, each
message once.  A translator reads them in the margin of a proof and types them
with whatever digits the keyboard has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from naskh.errors import Problem, fail

#: A full stop, or the decimal mark of Persian and Arabic.
_NUMBER: Final = re.compile(r"(\d{1,5})[.٫](\d{1,6})")
_RANGE: Final = re.compile(r"(\d{1,5}[.٫]\d{1,6})[-–](\d{1,5}[.٫])?(\d{1,6})")
_HINT: Final = "Write numbers as in the margin: 12.4, or 13.1-13.3 for several."


class Number(NamedTuple):
    """The number of a passage: its document and its place there, from 1."""

    document: int
    message: int

    def __str__(self) -> str:
        """Write it as in the margin, in Latin digits."""
        return f"{self.document}.{self.message}"


def parse_numbers(words: Iterable[str]) -> list[Number]:
    """Read numbers and ranges of numbers, in any digits; each comes once.

    Raises one :class:`~naskh.errors.NaskhError` (``proof-number``) for the
    first word that is neither.
    """
    pieces = (
        piece for word in words for piece in re.split(r"[\s,،;؛]+", word) if piece
    )
    return list(dict.fromkeys(number for piece in pieces for number in _read(piece)))


def _read(word: str) -> Iterator[Number]:
    text = "".join(_latin(sign) for sign in word)
    if found := _NUMBER.fullmatch(text):
        yield Number(int(found[1]), int(found[2]))
        return
    first = last = None
    if found := _RANGE.fullmatch(text):
        start = _NUMBER.fullmatch(found[1])
        assert start is not None
        first = Number(int(start[1]), int(start[2]))
        document = int(found[2][:-1]) if found[2] else first.document
        last = Number(document, int(found[3]))
    if first is None or last is None or first.document != last.document or first > last:
        raise fail(
            "proof-number",
            f"expected a number such as 12.4 or 13.1-13.3, found {word!r}",
            hint=_HINT,
        )
    for message in range(first.message, last.message + 1):
        yield Number(first.document, message)


def _latin(sign: str) -> str:
    return str(unicodedata.digit(sign)) if sign.isdecimal() else sign


def unknown(number: Number) -> Problem:
    """Say that the proof has no passage of this number."""
    return Problem(
        "proof-number",
        f"expected a number of the proof, found {number}",
        hint=_HINT,
    )
