"""Step 4c: the index names each page once.

An entry may point to several places that come to stand on one page.  Which
ones do is known when the book is laid out; then the links that would print a
page number again are taken out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET


def merge_places(root: ET.Element, document: Any) -> bool:
    """Take repeated pages out of the index of ``root``, laid out as ``document``.

    Returns whether there were any, so that the index must be laid out again.
    """
    page_of = {
        name: number
        for number, page in enumerate(document.pages)
        for name in page.anchors
    }
    merged = False
    for entry, places in _entries(root):
        seen: set[int] = set()
        kept = []
        for place in places:
            page = page_of.get(place.get("href", "").removeprefix("#"), -1)
            if page < 0 or page not in seen:
                kept.append(place)
            seen.add(page)
        if len(kept) < len(places):
            _keep(entry, places, kept)
            merged = True
    return merged


def _entries(root: ET.Element) -> Iterator[tuple[ET.Element, list[ET.Element]]]:
    """Yield every element that holds several places of one entry."""
    for element in list(root.iter()):
        places = [child for child in element if child.get("class") == "place"]
        if len(places) > 1:
            yield element, places


def _keep(entry: ET.Element, places: list[ET.Element], kept: list[ET.Element]) -> None:
    """Leave only ``kept`` of ``places``, with commas between them."""
    comma, end = places[0].tail, places[-1].tail
    for place in places:
        if place not in kept:
            entry.remove(place)
    for place in kept:
        place.tail = comma
    kept[-1].tail = end
