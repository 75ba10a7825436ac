"""On which side of a spread an element has come to lie.

CSS has no way to put something to the outer edge of a page from within the
text, so what belongs there is laid out once to see on which page it falls.
"""

from __future__ import annotations

from typing import Any


def find_sides(document: Any, attribute: str) -> dict[str, str]:
    """Return value -> outer side of the page, of elements with ``attribute``.

    ``document`` is WeasyPrint's.  The side is ``left`` or ``right``; the
    outer edge of a left-hand page is its left one, in every direction.
    """
    found: dict[str, str] = {}
    for page in document.pages:
        box = page._page_box
        stack = [box]
        while stack:
            box_here = stack.pop()
            element = getattr(box_here, "element", None)
            value = element.get(attribute) if element is not None else None
            if value:
                found.setdefault(value, box.page_type.side)
            stack += getattr(box_here, "children", ())
    return found
