"""Step 3: directions, resolved by UAX #9 and written into the markup.

WeasyPrint gives every text node to Pango alone and sets the boxes of a line
one after the other in the direction of the element around them (Kozea/WeasyPrint
issue 106): ``H<sub>2</sub>O`` in a Persian sentence comes out as O₂H, two
English links change places, and letters on both sides of a tag do not join.
So the algorithm is run here, over each whole paragraph, and what WeasyPrint
cannot find out is said with ``dir`` attributes, which it does respect.

1. :mod:`~naskh.editions.pdf.bidi.declare`: ``dir`` for ``<bdi>``, ``dir="auto"``
   and code,
2. :mod:`~naskh.editions.pdf.bidi.flatten`: the paragraph as one string,
3. :mod:`~naskh.editions.pdf.bidi.joining`: letters that join across elements,
4. :mod:`~naskh.editions.pdf.bidi.levels`: the algorithm,
5. :mod:`~naskh.editions.pdf.bidi.runs`: the runs that go wrong in WeasyPrint,
6. :mod:`~naskh.editions.pdf.bidi.wrap`: an element around each of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from naskh.editions.pdf.bidi.declare import (
    declare_automatic,
    declared_direction,
    is_code,
    is_wrapper,
    level_of,
)
from naskh.editions.pdf.bidi.flatten import flatten, isolate_addresses
from naskh.editions.pdf.bidi.joining import join_letters
from naskh.editions.pdf.bidi.levels import has_right_to_left
from naskh.editions.pdf.bidi.runs import runs_to_wrap
from naskh.editions.pdf.bidi.wrap import rebuild, wrap_runs

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from naskh.editions.pdf.bidi.flatten import Leaf
    from naskh.languages import Direction

__all__ = ["resolve_directions"]


def resolve_directions(root: Element) -> int:
    """Make WeasyPrint set every paragraph below ``root`` in the right order.

    ``root`` is XHTML without namespaces and is changed in place.  Returns how
    many paragraphs got wrappers or joiners; a second call returns 0.

    Each wrapper is a ``<span dir class="bidi">``.  Nothing is added to the text
    but zero width joiners, each at the end of a text node where an element
    begins or ends between two joining letters.

    Raises :class:`~naskh.errors.NaskhError` (``layout``) without FriBidi.
    """
    declare_automatic(root)
    return _resolve(root, "ltr", keeps_lines=False)


def _resolve(container: Element, around: Direction, *, keeps_lines: bool) -> int:
    """Resolve what is directly in ``container``, then each container in it."""
    direction = declared_direction(container) or around
    keeps_lines = keeps_lines or container.tag == "pre"
    content = flatten(container, keeps_lines=keeps_lines)
    mixed = direction == "rtl" or any(
        has_right_to_left(text) for leaf in content.leaves for text in _texts(leaf)
    )
    done = 0
    # In a wrapper everything has been seen to by the paragraph around it.
    if mixed and not content.is_resolved and not is_wrapper(container):
        done += _rewrite(container, content.leaves, direction)
    for nested in content.nested:
        if mixed and is_code(nested) and declared_direction(nested) is None:
            nested.set("dir", "ltr")
        done += _resolve(nested, direction, keeps_lines=keeps_lines)
    return done


def _texts(leaf: Leaf) -> tuple[str, ...]:
    """Return the text of a leaf; that of code, too, to see if it needs a ``dir``."""
    if leaf.node is not None and is_code(leaf.node):
        return tuple(leaf.node.itertext())
    return (leaf.shown,)


def _rewrite(container: Element, leaves: list[Leaf], direction: Direction) -> bool:
    """Put what is needed into one container; say whether anything was."""
    changed = False
    if direction == "rtl":
        leaves, changed = isolate_addresses(leaves)
    changed |= join_letters(leaves)
    runs = runs_to_wrap(leaves, level_of(direction))
    if runs:
        leaves = wrap_runs(leaves, runs)
        changed = True
    if changed:
        rebuild(container, leaves, direction)
    return changed
