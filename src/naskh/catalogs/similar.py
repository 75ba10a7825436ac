"""Find the message that a changed message was before.

Two messages are compared as msgmerge compares them (``fstrcmp`` of gnulib):
by the characters they share in order.  Which ones are worth comparing is told
by the rare words they share, so that the work grows with the number of
messages, not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from heapq import nsmallest
from typing import Final

#: Messages less alike than this are not the same message: that of msgmerge.
THRESHOLD: Final = 0.6

#: How many of its rarest terms speak for a message, and how many messages
#: that share them are compared with it, letter by letter.
_TERMS: Final = 16
_CANDIDATES: Final = 8
#: Terms of words alone cannot find a short message with one letter changed.
_SHORT: Final = 60

_WORD = re.compile(r"\w+")


def similarity(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1 (the same).

    Twice the length of the longest common subsequence, divided by the length
    of both texts.
    """
    total = len(one) + len(other)
    if one == other or not total:
        return 1.0
    start = _common_start(one, other)
    one, other = one[start:], other[start:]
    end = _common_start(one[::-1], other[::-1])
    if end:
        one, other = one[:-end], other[:-end]
    return 2 * (start + end + _common_subsequence(one, other)) / total


def _common_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _common_subsequence(one: str, other: str) -> int:
    """Return the length of the longest common subsequence.

    A row of the table is one integer, with a bit for each character of
    ``one``: H. Hyyrö, "Bit-parallel LCS-length computation revisited" (2004).
    """
    places: dict[str, int] = {}
    for number, char in enumerate(one):
        places[char] = places.get(char, 0) | 1 << number
    full = (1 << len(one)) - 1
    row = full
    for char in other:
        found = row & places.get(char, 0)
        row = ((row + found) | (row - found)) & full
    return len(one) - row.bit_count()


def _terms(text: str) -> set[str]:
    """Return the words of ``text``; of a short one, groups of letters too."""
    folded = text.casefold()
    terms = set(_WORD.findall(folded))
    if len(folded) <= _SHORT:
        terms.update(f"\0{folded[n : n + 3]}" for n in range(len(folded) - 2))
    return terms


class Index:
    """Texts, to be found by a text that is much like one of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Note the terms of each text, once."""
        self._texts = list(dict.fromkeys(texts))
        self._holders: dict[str, list[int]] = {}
        for number, text in enumerate(self._texts):
            for term in _terms(text):
                self._holders.setdefault(term, []).append(number)

    def alike(self, text: str) -> list[tuple[float, str]]:
        """Return the texts most like ``text`` with their similarity, best first.

        None is less alike than :data:`THRESHOLD`.
        """
        found = [
            (similarity(text, other), other)
            for other in self._candidates(text)
            if _may_be_alike(len(text), len(other))
        ]
        found = [item for item in found if item[0] >= THRESHOLD]
        return sorted(found, key=lambda item: -item[0])

    def _candidates(self, text: str) -> list[str]:
        """Return the texts that share the rarest terms of ``text``."""
        known = [self._holders[term] for term in _terms(text) & self._holders.keys()]
        votes: dict[int, float] = {}
        known.sort(key=lambda holders: (len(holders), holders))
        for holders in known[:_TERMS]:
            for number in holders:
                votes[number] = votes.get(number, 0) + 1 / len(holders)
        # the earlier of two that share as much
        best = nsmallest(
            _CANDIDATES, ((-vote, number) for number, vote in votes.items())
        )
        return [self._texts[number] for _, number in best]


def _may_be_alike(one: int, other: int) -> bool:
    """Say whether texts of these lengths can reach the threshold at all."""
    return 2 * min(one, other) >= THRESHOLD * (one + other)
