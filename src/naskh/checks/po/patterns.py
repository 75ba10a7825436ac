"""Checks made of one regular expression, and the letters they speak of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from naskh.checks.po.marks import LETTERS
from naskh.checks.po.rule import Found

if TYPE_CHECKING:
    from naskh.checks.po.rule import Message

#: Vowel signs and other marks above and below the letters.
MARKS: Final = "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
#: What a word of the script is made of; ZWNJ stands inside words.
WORD: Final = LETTERS + MARKS + "\u0640\u200c\u200d"
#: Letters that never join the next one.
NON_JOINING: Final = "اأإآٱءدذرزژوؤ"
ZWNJ: Final = "\u200c"
#: No letter, mark or joiner of the script before, and none after.
START: Final = f"(?<![{WORD}])"
END: Final = f"(?![{WORD}])"

_QUOTED: Final = re.compile(
    r"«[^«»]*»|‹[^‹›]*›|﴾[^﴾﴿]*﴿|﴿[^﴾﴿]*﴾|“[^“”]*”|\([^()]*\)"
    "|[\u2066-\u2068][^\u2066-\u2069]*\u2069"
)


def words(table: str) -> list[str]:
    """Return the words of a table that is easier to read as one line."""
    return table.split()


#: Enough of a quotation to tell its language.
_LONGEST: Final = 400

__all__ = ["END", "LETTERS", "MARKS", "NON_JOINING", "START", "WORD", "ZWNJ"]

Instead = Callable[[re.Match[str]], str | None]


def finder(
    pattern: str,
    message: str,
    instead: str | Instead | None = None,
    *,
    where: Literal["prose", "text"] = "prose",
    excused: Callable[[Message, re.Match[str]], bool] | None = None,
) -> Callable[[Message], Iterator[Found]]:
    """Make a check that yields every place of ``pattern``.

    ``message`` may name the piece found as ``{}``.  A piece that the source
    holds too is its author's, not the translator's, and is passed over.
    """
    expression = re.compile(pattern)

    def check(seen: Message) -> Iterator[Found]:
        for place in expression.finditer(getattr(seen, where)):
            piece = place[0]
            is_authors = piece in seen.source and not piece.isascii()
            if is_authors or (excused and excused(seen, place)):
                continue
            new = instead(place) if callable(instead) else instead
            yield Found(message.format(named(piece)), place.start(), place.end(), new)

    return check


def named(piece: str) -> str:
    """Return ``piece`` fit for a sentence: what cannot be seen by its number."""
    piece = piece.strip(" ") or piece
    if piece.strip() and all(char.isprintable() or char == ZWNJ for char in piece):
        return f"“{piece}”"
    return " ".join(f"U+{ord(char):04X}" for char in piece)


@lru_cache(maxsize=8)
def _quotations(prose: str) -> tuple[tuple[int, int], ...]:
    return tuple(quoted.span() for quoted in _QUOTED.finditer(prose))


def quotation(seen: Message, place: re.Match[str]) -> str | None:
    """Return the quotation or bracket that ``place`` lies in, if any.

    The words just before it, which may name its language, come with it.
    """
    spans = _quotations(seen.prose)
    index = bisect_right(spans, (place.start(), len(seen.prose))) - 1
    if index < 0 or not spans[index][0] <= place.start() < spans[index][1]:
        return None
    start, end = spans[index]
    return seen.prose[max(0, start - 14) : min(end, start + _LONGEST)]


def is_quoted(seen: Message, place: re.Match[str]) -> bool:
    """Say whether ``place`` lies in a quotation or in brackets."""
    return quotation(seen, place) is not None
