"""Letters and helpers that several modules of rules share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from naskh.catalogs.characters import visible
from naskh.checks.po.rule import Found, Message

#: Languages written in the Arabic script, with its comma, semicolon and query.
ARABIC_SCRIPT: Final = ("fa", "ar", "ur")
#: For a character class: the letters of the Arabic script, and their marks.
LETTERS: Final = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee-\u06ff"
)
VOWELS: Final = "\u064b-\u065f\u0670"
#: The digits of both series.
DIGITS: Final = "۰-۹٠-٩"
#: Spaces that print as a space.
SPACES: Final = " \u00a0\u2000-\u200a\u202f\u3000"

Check = Callable[[Message], Iterator[Found]]


def around(text: str, start: int, end: int, width: int = 12) -> str:
    """Return a piece of ``text`` with what stands beside it, safe to print."""
    left, right = max(0, start - width), end + width
    before = "…" if left else ""
    after = "…" if right < len(text) else ""
    return f"{before}{visible(text[left:right], 2 * width + 40)}{after}"


def pattern_check(
    pattern: str, wanted: str, instead: str | Callable[[str], str] | None = None
) -> Check:
    """Make a check that finds ``pattern`` in the prose.

    ``wanted`` says what was expected; ``instead`` is what to write, or how to
    tell from the piece, or None where a person must decide.
    """
    compiled = re.compile(pattern)

    def check(message: Message) -> Iterator[Found]:
        for found in compiled.finditer(message.prose):
            start, end = found.span()
            said = around(message.text, start, end)
            new = instead(found[0]) if callable(instead) else instead
            yield Found(f"expected {wanted}, found: {said}", start, end, new)

    return check
