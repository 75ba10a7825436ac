"""Directions that the markup gives, or ought to give, to an element.

WeasyPrint knows ``dir="ltr"`` and ``dir="rtl"`` and nothing else: ``<bdi>`` and
``dir="auto"`` are written out as one of the two before the page is laid out.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from naskh.languages import Direction

#: The direction of an embedding level is its parity.
DIRECTIONS: Final[tuple[Direction, Direction]] = ("ltr", "rtl")

#: Written on the wrappers; an element that has it is never looked into again.
BIDI_CLASS: Final = "bidi"

#: Elements that are not in the line, whatever they contain.
HIDDEN: Final = frozenset(("head", "script", "style", "template", "title"))

_CODE: Final = frozenset(("code", "kbd", "pre", "samp", "tt"))

#: A bare address.  It may go on in Persian or Arabic letters, as an IRI does.
_ADDRESS: Final = re.compile(r"""(?:(?:https?|ftp)://|www\.)[^\s<>"«»،؛؟]+""")

#: Punctuation that ends the sentence and not the address.
_CLOSING: Final = ".,;:!?'\"\u2019\u201d]}"


def level_of(direction: Direction) -> int:
    """Return the paragraph level of ``direction`` (HL1)."""
    return DIRECTIONS.index(direction)


def has_class(element: Element, name: str) -> bool:
    """Whether ``name`` is one of the element's classes."""
    return name in element.get("class", "").split()


def is_wrapper(element: Element) -> bool:
    """Whether the element is a wrapper of an earlier run of this package."""
    return has_class(element, BIDI_CLASS)


def is_note(element: Element) -> bool:
    """Whether the element is a footnote, standing where it is called."""
    return has_class(element, "note")


def is_code(element: Element) -> bool:
    """Whether the element's text is for machines, and so runs left to right."""
    if element.tag in _CODE:
        return True
    if element.tag != "a":
        return False
    text = "".join(element.itertext())
    return _ADDRESS.fullmatch(text.strip()) is not None


def declared_direction(element: Element) -> Direction | None:
    """Return the direction of the element's ``dir`` attribute, if any."""
    value = element.get("dir", "").strip().lower()
    return next((name for name in DIRECTIONS if name == value), None)


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Find the bare addresses of ``text``, without the sentence around them."""
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_CLOSING)
        if "(" not in address:
            address = address.split(")", 1)[0].rstrip(_CLOSING)
        yield match.start(), match.start() + len(address)


def declare_automatic(root: Element) -> None:
    """Give each ``<bdi>`` and ``dir="auto"`` the direction of its text.

    Without a strong character it is left to right (P3, and the HTML standard).
    """
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if _is_automatic(element):
            element.set("dir", _first_strong(element) or "ltr")


def _is_automatic(element: Element) -> bool:
    """Whether the element takes its direction from its text."""
    if element.get("dir", "").strip().lower() == "auto":
        return True
    return element.tag == "bdi" and declared_direction(element) is None


def _first_strong(element: Element) -> Direction | None:
    """Return the direction of the first strong character (P2).

    Isolating elements are passed over.  Isolating characters are not: HTML
    wants it so, and a reader of the EPUB sees the same order.
    """
    for text in _own_texts(element):
        for character in text:
            kind = unicodedata.bidirectional(character)
            if kind in {"L", "R", "AL"}:
                return "ltr" if kind == "L" else "rtl"
    return None


def _own_texts(element: Element) -> Iterator[str]:
    """Read the element's texts, leaving out isolates, notes and hidden ones."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not (
            child.tag in HIDDEN
            or child.tag == "bdi"
            or child.get("dir") is not None
            or is_note(child)
        ):
            yield from _own_texts(child)
        yield child.tail or ""
