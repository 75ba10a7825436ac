"""Runs as elements: wrappers put in, elements cut in two where they must be."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement

from naskh.editions.pdf.bidi.declare import (
    BIDI_CLASS,
    declared_direction,
    is_note,
)
from naskh.editions.pdf.bidi.flatten import Leaf, Step, Wrapper

if TYPE_CHECKING:
    from naskh.editions.pdf.bidi.runs import Run
    from naskh.languages import Direction

#: What may stand only once in a document, or be said only once of a text.
_ONCE: Final = ("id", "name")

#: Written on the pieces of an element that was cut: ``first``, ``inner`` and
#: ``last``, so that the stylesheet need not repeat ``::before`` and ``::after``.
PIECE: Final = "data-piece"


def wrap_runs(leaves: list[Leaf], runs: list[Run]) -> list[Leaf]:
    """Return ``leaves``, cut at the ends of ``runs``, with wrappers on their way.

    A wrapper goes as deep as it can.  So elements are cut only where a run
    crosses their border, and a leader after a contents line stays outside.
    """
    pieces = _cut(leaves, sorted({place for run in runs for place in run[:2]}))
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    position = 0
    for index, piece in enumerate(pieces):
        if piece.shown:
            starts[position] = index
            position += len(piece.shown)
            ends[position] = index
    for run in runs:
        first = _with_empty(pieces, starts[run.start], -1)
        last = _with_empty(pieces, ends[run.end], 1)
        inside = pieces[first : last + 1]
        depth = min(_common_depth(inside[0], piece) for piece in inside)
        wrapper = Wrapper(run.direction)
        for piece in inside:
            piece.path = (*piece.path[:depth], wrapper, *piece.path[depth:])
    return pieces


def _cut(leaves: list[Leaf], places: list[int]) -> list[Leaf]:
    """Cut the text nodes at ``places`` of the whole text."""
    pieces: list[Leaf] = []
    position = 0
    for leaf in leaves:
        end = position + len(leaf.shown)
        inner = places[bisect_left(places, position + 1) : bisect_left(places, end)]
        if inner:
            edges = [position, *inner, end]
            pieces += [
                leaf.cut(edges[i] - position, edges[i + 1] - position)
                for i in range(len(edges) - 1)
            ]
        else:
            pieces.append(leaf)
        position = end
    return pieces


def _with_empty(pieces: list[Leaf], index: int, step: int) -> int:
    """Move ``index`` over empty pieces that are nearer to its side of a border.

    An anchor at the start of an element goes into the wrapper with it, or the
    element would be cut for the anchor's sake.
    """
    while 0 <= index + step < len(pieces) and not pieces[index + step].shown:
        empty = pieces[index + step]
        beyond = index + 2 * step
        outside = (
            _common_depth(empty, pieces[beyond]) if 0 <= beyond < len(pieces) else 0
        )
        if _common_depth(empty, pieces[index]) <= outside:
            break
        index += step
    return index


def _common_depth(one: Leaf, other: Leaf) -> int:
    """Count the steps that two paths share."""
    depth = 0
    for mine, yours in zip(one.path, other.path, strict=False):
        if mine is not yours:
            break
        depth += 1
    return depth


def rebuild(container: Element, leaves: list[Leaf], direction: Direction) -> None:
    """Make the content of ``container`` anew out of ``leaves``.

    Elements are used again.  Of one that was cut, the first piece is the
    element itself and the others are copies without its id.
    """
    _empty(container)
    steps: list[Step] = []
    parents = [container]
    pieces: dict[int, list[Element]] = {}
    for leaf in leaves:
        depth = _shared(steps, leaf.path)
        del steps[depth:], parents[depth + 1 :]
        for step in leaf.path[depth:]:
            parents.append(_open(step, parents[-1], pieces))
            steps.append(step)
        _add(leaf, parents[-1], direction)
    for parts in pieces.values():
        _mark_pieces(parts)


def _shared(steps: list[Step], path: tuple[Step, ...]) -> int:
    """Count the open elements that the next leaf is in, too."""
    depth = 0
    while depth < min(len(steps), len(path)) and steps[depth] is path[depth]:
        depth += 1
    return depth


def _open(step: Step, parent: Element, pieces: dict[int, list[Element]]) -> Element:
    """Start a wrapper, an element, or a further piece of it."""
    if isinstance(step, Wrapper):
        attributes = {"dir": step.direction, "class": BIDI_CLASS}
        return SubElement(parent, "span", attributes)
    made = pieces.setdefault(id(step), [])
    if made:
        kept = {key: value for key, value in step.items() if key not in _ONCE}
        element = SubElement(parent, step.tag, kept)
    else:
        element = step
        _empty(element)
        element.tail = None
        parent.append(element)
    made.append(element)
    return element


def _empty(element: Element) -> None:
    """Take everything out of ``element``; it keeps its attributes and tail."""
    del element[:]
    element.text = None


def _add(leaf: Leaf, parent: Element, direction: Direction) -> None:
    """Add a text node or a whole element at the end of ``parent``."""
    if leaf.node is not None:
        leaf.node.tail = None
        parent.append(leaf.node)
        if is_note(leaf.node) and declared_direction(leaf.node) is None:
            _keep_direction(leaf, direction)
    elif leaf.text and len(parent):
        parent[-1].tail = (parent[-1].tail or "") + leaf.text
    elif leaf.text:
        parent.text = (parent.text or "") + leaf.text


def _keep_direction(leaf: Leaf, direction: Direction) -> None:
    """Tell a footnote its direction if it is called in a wrapper of another.

    ``direction`` is inherited, also by what floats to the foot of the page.
    """
    wrappers = [step for step in leaf.path if isinstance(step, Wrapper)]
    if leaf.node is not None and wrappers and wrappers[-1].direction != direction:
        leaf.node.set("dir", direction)


def _mark_pieces(parts: list[Element]) -> None:
    """Tell the pieces of an element apart for the stylesheet, if it was cut."""
    if len(parts) == 1:
        return
    for part in parts[1:-1]:
        part.set(PIECE, "inner")
    parts[0].set(PIECE, "first")
    parts[-1].set(PIECE, "last")
