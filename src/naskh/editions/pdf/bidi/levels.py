"""The Unicode bidirectional algorithm, by the library that Pango itself uses.

https://www.unicode.org/reports/tr9/ is cited below as UAX #9, rule by rule.
FriBidi comes with Pango, so it is on every machine where WeasyPrint runs, and
it is certain to agree with what Pango does inside a single text node.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from ctypes.util import find_library
from functools import cache
from typing import TYPE_CHECKING, Final

from naskh.errors import fail

if TYPE_CHECKING:
    from collections.abc import Iterator

#: FriBidi's names for a left-to-right and a right-to-left paragraph.
_PARAGRAPH_TYPES: Final = (0x110, 0x111)

#: The names WeasyPrint tries for Pango, made over for FriBidi.
_LIBRARY_NAMES: Final = ("libfribidi.so.0", "libfribidi.0.dylib", "libfribidi-0.dll")

#: Bits of FriBidi's joining types (``fribidi-joining-types.h``).
_JOINS_PREVIOUS, _JOINS_NEXT, _TRANSPARENT = 0x01, 0x02, 0x08

#: Characters of type B, which end a paragraph (P1).
_SEPARATOR: Final = re.compile("[\n\r\x1c-\x1e\x85\u2029]")

#: What X9 takes out: boundary neutrals and the explicit embeddings.
_REMOVED: Final = re.compile(
    "[\xad\u180e\u200b-\u200d\u202a-\u202e\u2060-\u2065\u206a-\u206f\ufeff]+"
)

#: The blocks that hold every character of type R, AL or AN, and the explicit
#: characters that start something from right to left.
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\u2068\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@cache
def _library() -> ctypes.CDLL:
    """Load FriBidi, once, and say what its functions return."""
    library = _load()
    library.fribidi_get_par_embedding_levels_ex.restype = ctypes.c_int8
    library.fribidi_get_joining_type.restype = ctypes.c_uint8
    return library


def _load() -> ctypes.CDLL:
    """Find FriBidi on this machine.

    The plain names come first: ``find_library`` starts a compiler on Linux,
    and on Windows WeasyPrint has already put its folder on the search path.
    """
    for name in _LIBRARY_NAMES:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    found = find_library("fribidi")
    if found is None:
        raise fail(
            "layout",
            f"expected the library FriBidi ({_LIBRARY_NAMES[0]}); found none",
            hint="Install Pango with its libraries, as WeasyPrint asks for.",
        )
    return ctypes.CDLL(found)


def has_right_to_left(text: str) -> bool:
    """Whether ``text`` may hold a level other than 0 in a left-to-right line."""
    return _RIGHT_TO_LEFT.search(text) is not None


def embedding_levels(text: str, base: int) -> list[int]:
    """Return the level of each character of ``text`` (P1, X1 to I2).

    ``base`` is the level of every paragraph in it, 0 or 1; the characters that
    part the paragraphs have it too (L1).
    """
    levels: list[int] = []
    start = 0
    for separator in _SEPARATOR.finditer(text):
        levels += _paragraph_levels(text[start : separator.start()], base)
        levels.append(base)
        start = separator.end()
    levels += _paragraph_levels(text[start:], base)
    _settle_removed(text, levels, base)
    return levels


def _paragraph_levels(text: str, base: int) -> list[int]:
    """Call FriBidi for a text without a paragraph separator."""
    length = len(text)
    if length == 0:
        return []
    fribidi = _library()
    characters = array("I", map(ord, text))
    types = array("I", bytes(4 * length))
    brackets = array("I", bytes(4 * length))
    levels = array("b", bytes(length))
    direction = array("I", [_PARAGRAPH_TYPES[base]])
    fribidi.fribidi_get_bidi_types(_at(characters), length, _at(types))
    fribidi.fribidi_get_bracket_types(
        _at(characters), length, _at(types), _at(brackets)
    )
    if not fribidi.fribidi_get_par_embedding_levels_ex(
        _at(types), _at(brackets), length, _at(direction), _at(levels)
    ):
        raise fail("layout", f"FriBidi found no order for the text {text[:60]!r}")
    return levels.tolist()


def _at(values: array[int]) -> ctypes.c_void_p:
    """Point at ``values``, which costs less than an array of ``ctypes``."""
    return ctypes.c_void_p(values.buffer_info()[0])


def _settle_removed(text: str, levels: list[int], base: int) -> None:
    """Give removed characters the lower of the levels beside them.

    X9 leaves their level open.  A ZWNJ must not make a run longer, let alone
    carry it into the next text node.
    """
    for match in _REMOVED.finditer(text):
        start, end = match.span()
        before = levels[start - 1] if start else base
        after = levels[end] if end < len(levels) else base
        levels[start:end] = [min(before, after)] * (end - start)


def is_removed(character: str) -> bool:
    """Whether X9 takes ``character`` out, so that its level means nothing."""
    return _REMOVED.match(character) is not None


def runs_above(
    levels: list[int], level: int, start: int, end: int
) -> Iterator[tuple[int, int]]:
    """Find the longest runs of ``levels[start:end]`` above ``level``."""
    position = start
    while position < end:
        if levels[position] <= level:
            position += 1
            continue
        first = position
        while position < end and levels[position] > level:
            position += 1
        yield first, position


def lower_levels(levels: list[int], base: int) -> None:
    """Take out, in place, the levels that L2 would turn round twice.

    A run two levels above its surroundings is shown in their direction, so it
    is the same as no run at all.
    """
    if max(levels, default=0) < base + 2:
        return
    for start, end in list(runs_above(levels, base, 0, len(levels))):
        inner = levels[start:end]
        surplus = (min(inner) - base) // 2 * 2
        inner = [level - surplus for level in inner]
        # An even distance has put the run's own runs on the level ``base``.
        lower_levels(inner, min(inner))
        levels[start:end] = inner


@cache
def _joining_type(character: str) -> int:
    """Ask FriBidi for the bits of the character's Joining_Type."""
    joining: int = _library().fribidi_get_joining_type(ord(character))
    return joining


def joins_next(character: str) -> bool:
    """Whether ``character`` has a joining form towards the one after it."""
    return bool(_joining_type(character) & _JOINS_NEXT)


def joins_previous(character: str) -> bool:
    """Whether ``character`` has a joining form towards the one before it."""
    return bool(_joining_type(character) & _JOINS_PREVIOUS)


def is_transparent(character: str) -> bool:
    """Whether letters join across ``character``, as they do across a mark."""
    return bool(_joining_type(character) & _TRANSPARENT)
