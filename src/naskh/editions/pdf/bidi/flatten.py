"""An element's inline content as a list of leaves, each with the way to it.

The bidirectional algorithm wants one string a paragraph; the page wants its
elements back.  A :class:`Leaf` belongs to both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from naskh.editions.pdf.bidi.declare import (
    BIDI_CLASS,
    HIDDEN,
    addresses,
    declared_direction,
    is_code,
    is_note,
    is_wrapper,
)

if TYPE_CHECKING:
    from naskh.languages import Direction


def _words(text: str) -> frozenset[str]:
    """Return the set of the words of ``text``."""
    return frozenset(text.split())


#: Elements that start a paragraph of their own.
BLOCKS: Final = _words("""
    address article aside blockquote body caption center col colgroup dd details
    dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hgroup hr html legend li main menu nav ol optgroup option p pre search
    section summary table tbody td tfoot th thead tr ul
""")

#: Elements that stand in the line like one character.
_ATOMS: Final = _words("""
    audio canvas embed iframe img input math meter object progress select svg
    textarea video
""")

#: How elements look to the algorithm: a neutral object, an end of paragraph
#: and a boundary neutral (UAX #9, section 3.2, and CSS Writing Modes, 2.4).
_OBJECT, _PARAGRAPH_END, _BREAK_CHANCE = "\ufffc", "\u2029", "\u200b"

#: White space that the page will fold into one space.  Left as it is, the end
#: of a source line would end the paragraph.
_FOLDED: Final = re.compile("[\t\n\f\r]")


@dataclass(eq=False, slots=True)
class Wrapper:
    """A ``<span dir>`` that is still to be made, as a step on a leaf's path."""

    direction: Direction


Step = Element | Wrapper


@dataclass(slots=True)
class Leaf:
    """A text node, or an element that is moved as a whole.

    ``shown`` is what the algorithm sees of it; as long as ``text`` in a text
    node, one character or none for ``node``.  A leaf with neither is an empty
    element, the last step of its own ``path``.
    """

    shown: str
    path: tuple[Step, ...]
    text: str = ""
    node: Element | None = None

    def cut(self, start: int, end: int) -> Leaf:
        """Return the leaf of ``text[start:end]``."""
        return replace(self, shown=self.shown[start:end], text=self.text[start:end])


@dataclass(slots=True)
class Content:
    """The leaves of a container, and the containers among them.

    ``is_resolved`` says that a wrapper was found: nothing is left to do here.
    """

    keeps_lines: bool
    leaves: list[Leaf] = field(default_factory=list)
    nested: list[Element] = field(default_factory=list)
    is_resolved: bool = False

    def add_text(self, text: str | None, path: tuple[Step, ...]) -> None:
        """Add a text node, unless it is empty."""
        if text:
            shown = text if self.keeps_lines else _FOLDED.sub(" ", text)
            self.leaves.append(Leaf(shown, path, text=text))

    def add_node(self, node: Element, path: tuple[Step, ...], shown: str) -> None:
        """Add an element that is not looked into here."""
        self.leaves.append(Leaf(shown, path, node=node))


def flatten(container: Element, *, keeps_lines: bool) -> Content:
    """List the leaves of ``container``; with ``keeps_lines``, as in ``<pre>``."""
    content = Content(keeps_lines)
    _add_children(container, (), content)
    return content


def _add_children(parent: Element, path: tuple[Step, ...], content: Content) -> None:
    """Add the text of ``parent`` and of what is in it, in reading order."""
    content.add_text(parent.text, path)
    for child in parent:
        _add_element(child, path, content)
        content.add_text(child.tail, path)


def _add_element(child: Element, path: tuple[Step, ...], content: Content) -> None:
    """Add one element: as a whole, or leaf by leaf."""
    # A comment or an instruction, whose tag is a function.
    if not isinstance(child.tag, str) or child.tag in HIDDEN:
        content.add_node(child, path, "")
    elif child.tag == "br":
        content.add_node(child, path, _PARAGRAPH_END)
    elif child.tag == "wbr":
        content.add_node(child, path, _BREAK_CHANCE)
    elif child.tag in _ATOMS:
        content.add_node(child, path, _OBJECT)
    elif _is_container(child):
        end = child.tag in BLOCKS
        content.add_node(child, path, _PARAGRAPH_END if end else _OBJECT)
        content.nested.append(child)
        content.is_resolved |= is_wrapper(child)
    else:
        inner = (*path, child)
        count = len(content.leaves)
        _add_children(child, inner, content)
        if len(content.leaves) == count:
            content.leaves.append(Leaf("", inner))


def _is_container(element: Element) -> bool:
    """Whether the element's content is a paragraph, or more, of its own.

    That is a block, an isolate or a footnote, of which the line around it only
    sees the call mark: a number, and therefore isolated.
    """
    return (
        element.tag in BLOCKS
        or declared_direction(element) is not None
        or is_note(element)
        or is_code(element)
    )


def isolate_addresses(leaves: list[Leaf]) -> tuple[list[Leaf], bool]:
    """Put the bare addresses of the text nodes into isolates of their own.

    Return the leaves, and whether there was an address.

    They need it for their ends: the solidus after ``https://example.org/``
    would go to the other side in a right-to-left paragraph.
    """
    result: list[Leaf] = []
    found = False
    for leaf in leaves:
        position = 0
        for start, end in addresses(leaf.text):
            if start > position:
                result.append(leaf.cut(position, start))
            span = Element("span", {"dir": "ltr", "class": BIDI_CLASS})
            span.text = leaf.text[start:end]
            result.append(Leaf(_OBJECT, leaf.path, node=span))
            position = end
            found = True
        if position == 0:
            result.append(leaf)
        elif position < len(leaf.text):
            result.append(leaf.cut(position, len(leaf.text)))
    return result, found
