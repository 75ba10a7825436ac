"""Step 1: one document out of the pages.

Sphinx's ``singlehtml`` breaks its own anchors; the pages of the EPUB do not,
so the PDF is made from those.  Every id is prefixed with the name of its
page, and every link between pages becomes a link inside the one document.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
_ID_LISTS = ("aria-labelledby", "aria-describedby", "headers", "for")


@dataclass(frozen=True)
class Page:
    """One XHTML page: its path in the book (``chapters/01.xhtml``) and text."""

    path: str
    xhtml: str

    @property
    def slug(self) -> str:
        """The id of the page, and the prefix of every id on it."""
        return re.sub(r"\W+", "-", posixpath.splitext(self.path)[0]).strip("-")

    def anchor(self, fragment: str) -> str:
        """Return the id that ``fragment`` of this page has after the merge."""
        return f"{self.slug}--{fragment}" if fragment else self.slug


def merge(pages: Sequence[Page], *, language: str, direction: str) -> ET.Element:
    """Return one ``<html>`` element, without namespaces, holding all pages.

    Each page becomes an ``<article>``.  Raises ``ElementTree.ParseError``
    when a page is not well-formed.
    """
    root = ET.Element("html", {"lang": language, "dir": direction})
    ET.SubElement(root, "head")
    body = ET.SubElement(root, "body")
    by_path = {page.path: page for page in pages}
    for page in pages:
        source = ET.fromstring(page.xhtml).find(f"{XHTML}body")
        if source is None:
            continue
        article = ET.SubElement(body, "article", {"id": page.slug})
        article.extend(source)
        for element in article.iter():
            if element is not article:
                _adopt(element, page, by_path)
    return root


def _adopt(element: ET.Element, page: Page, by_path: dict[str, Page]) -> None:
    """Take ``element`` out of its namespace and make its references global.

    The parser of HTML puts an ``<svg>`` back into its own.
    """
    if isinstance(element.tag, str):
        element.tag = element.tag.removeprefix(XHTML).removeprefix(SVG)
    for name in [name for name in element.attrib if name.startswith("{")]:
        del element.attrib[name]
    if "id" in element.attrib:
        element.set("id", page.anchor(element.attrib["id"]))
    for name in _ID_LISTS:
        if name in element.attrib:
            element.set(name, " ".join(map(page.anchor, element.attrib[name].split())))
    for name in ("href", "src"):
        if name in element.attrib:
            element.set(name, _global(element.attrib[name], page, by_path))


def _global(reference: str, page: Page, by_path: dict[str, Page]) -> str:
    parts = urlsplit(reference)
    if parts.scheme or parts.netloc:
        return reference
    folder = posixpath.dirname(page.path)
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    target = by_path.get(path) if parts.path else page
    return path if target is None else f"#{target.anchor(parts.fragment)}"


def with_parents(root: ET.Element) -> Iterator[tuple[ET.Element, ET.Element]]:
    """Yield every element below ``root`` as (parent, element)."""
    for parent in list(root.iter()):
        for child in list(parent):
            yield parent, child


def remove(parent: ET.Element, child: ET.Element) -> None:
    """Remove ``child`` but keep the text that follows it."""
    index = list(parent).index(child)
    tail = child.tail or ""
    parent.remove(child)
    if index:
        before = parent[index - 1]
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
