"""Step 2b: say all of a drawing in its alternative text.

WeasyPrint 70 takes the ``Alt`` of a tagged figure (PDF/UA-1, 7.3) from the
``<title>`` of an SVG and leaves its ``<desc>`` out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET


def describe_drawings(root: ET.Element) -> None:
    """Add the description of each ``<svg>`` below ``root`` to its title."""
    for svg in root.iter("svg"):
        title, description = svg.find("title"), svg.find("desc")
        if title is not None and description is not None:
            title.text = f"{title.text}. {description.text}"
            svg.remove(description)
            svg.attrib.pop("aria-describedby", None)
