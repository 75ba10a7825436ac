"""Numbers in a sentence, whatever their digits, signs and words.

A number is compared by its value: ``1,250``, «۱٬۲۵۰» and «١٬٢٥٠» are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

PERSIAN_DIGITS: Final = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS: Final = "٠١٢٣٤٥٦٧٨٩"
LATIN_DIGITS: Final = "0123456789"

_TO_LATIN: Final = str.maketrans(
    PERSIAN_DIGITS + ARABIC_DIGITS + "٫٬٪", LATIN_DIGITS * 2 + ".,%"
)

#: Groups of three with a sign between, or digits; then a fraction.
_NUMBER: Final = re.compile(
    r"(?<![A-Za-z0-9_])(?<!\d\.)(?:[0-9]{1,3}(?:[,\u00a0\u202f][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
)
#: An older way of grouping: an Arabic comma.
_ARABIC_COMMA: Final = re.compile(r"(?<=\d)،(?=\d{3}(?!\d))")

_SCALES: Final[tuple[tuple[str, int], ...]] = (
    ("hundred|صد|مئة|مائة|مئات", 100),
    ("thousand|هزار|ألف|آلاف|ألفا|ألفًا", 1_000),
    ("million|mn|میلیون|مليون|ملايين|مليونا|مليونًا", 1_000_000),
    ("billion|bn|میلیارد|مليار|مليارات|مليارا|مليارًا", 1_000_000_000),
    ("trillion|tn|تریلیون|تريليون|تريليونات|تريليونا", 1_000_000_000_000),
)
_SCALE: Final = re.compile(
    "[ \u00a0\u200c-]?(?:"
    + "|".join(f"(?P<s{value}>{words})" for words, value in _SCALES)
    + r")(?![^\W\d_])"
)


_CURRENCIES: Final = frozenset("$€£¥")


class Figure(NamedTuple):
    """A number and its place; ``value`` includes a scale in words."""

    value: Decimal
    start: int
    end: int


def to_latin(text: str) -> str:
    """Write digits and signs of ``text`` as ASCII, place for place."""
    return text.translate(_TO_LATIN)


def figures(prose: str) -> Iterator[Figure]:
    """Yield the numbers of ``prose`` that are written in digits.

    Digits in a name or a code («A4», ``x2``) are no number.
    """
    folded = _ARABIC_COMMA.sub(",", to_latin(prose))
    for place in _NUMBER.finditer(folded):
        if re.match(r"[A-Za-z]", folded[place.end() :]) and not re.match(
            r"(?:st|nd|rd|th|s|km|m|cm|mm|kg|g|am|pm|bn|mn|tn)\b", folded[place.end() :]
        ):
            continue
        digits = re.sub(r"[,\u00a0\u202f]", "", place[0])
        yield Figure(Decimal(digits) * _scale(folded, *place.span()), *place.span())


def _scale(text: str, start: int, at: int) -> int:
    value = 1
    # «€20m»: after a currency, no metres
    if (
        re.match(r"m\b", text[at : at + 2])
        and text[:start].rstrip()[-1:] in _CURRENCIES
    ):
        return 1_000_000
    while (place := _SCALE.match(text, at)) is not None:
        value *= int((place.lastgroup or "s1")[1:])
        at = place.end()
    return value
