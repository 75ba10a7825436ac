"""Step 4b: no chapter ends on a page of a few lines.

A chapter that spills a line or two onto a last page is set a little tighter,
as a typesetter would, or else a little looser, so that the page holds more.
Each degree is tried on the chapter alone, which lays out as in the book since
every chapter begins a page, and the first that helps is taken.  The
differences are too small to be seen beside a page set normally
(``article.tight`` and its kin in ``sheet.css``).
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: A last page with fewer lines of text than this is short.
FEWEST_LINES: Final = 5
#: Classes of ``sheet.css`` in the order in which they are tried.
DEGREES: Final = ("tight", "tighter", "loose")


def fit_chapters(root: ET.Element, document: Any, lay_out: Callable[..., Any]) -> bool:
    """Mark the chapters of ``root`` that end short in ``document``.

    ``lay_out`` takes a tree and returns WeasyPrint's ``Document``.  Returns
    whether any chapter was marked, so that the book must be laid out again.
    """
    articles = {article.get("id", ""): article for article in root.iter("article")}
    marked = False
    for name in list(_short(document)):
        if _points_elsewhere(articles[name]):
            continue
        degree = _degree(root, articles[name], lay_out)
        if degree:
            classes = articles[name].get("class", "")
            articles[name].set("class", f"{classes} {degree}".strip())
            marked = True
    return marked


def _short(document: Any) -> Iterator[str]:
    """Yield the ids of the articles whose last page is short."""
    pages: dict[str, list[int]] = {}
    for page in document.pages:
        for name, lines in _lines_of(page).items():
            pages.setdefault(name, []).append(lines)
    for name, counts in pages.items():
        if len(counts) > 1 and 0 < counts[-1] < FEWEST_LINES:
            yield name


def _points_elsewhere(article: ET.Element) -> bool:
    """Tell index and contents: alone they know no page numbers of the book."""
    return any(
        not {"contents", "index"}.isdisjoint(part.get("class", "").split())
        for part in article.iter()
    )


def _degree(root: ET.Element, article: ET.Element, lay_out: Callable[..., Any]) -> str:
    """Return the first degree with which ``article`` alone does not end short."""
    for degree in DEGREES:
        trial = ET.Element("html", root.attrib)
        head = root.find("head")
        assert head is not None
        trial.append(head)
        alone = copy.deepcopy(article)
        alone.set("class", f"{article.get('class', '')} {degree}".strip())
        ET.SubElement(trial, "body").append(alone)
        if not list(_short(lay_out(trial))):
            return degree
    return ""


def _lines_of(page: Any) -> dict[str, int]:
    """Return the lines of text, without notes, of each article on ``page``."""
    found: dict[str, int] = {}
    root = page._page_box.children[0]
    stack = [(root, "")]
    while stack:
        box, name = stack.pop()
        if getattr(box, "element_tag", "") == "article":
            name = box.element.get("id", "")
            found.setdefault(name, 0)
        if type(box).__name__ == "LineBox":
            found[name] = found.get(name, 0) + 1
            continue
        stack += [(child, name) for child in getattr(box, "children", ())]
    found.pop("", None)
    return found
