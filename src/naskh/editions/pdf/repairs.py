"""Repairs to WeasyPrint 70, each a function put in the place of its own.

The version is pinned; :mod:`tests.editions.test_pdf_repairs` shows the faults
and fails when a repair is no longer needed or no longer works.
"""

from __future__ import annotations

from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline

_layout_lines = block._linebox_layout

#: White space of these kinds collapses at the end of a line.
_COLLAPSES: Final = ("normal", "nowrap", "pre-line")
#: ... and with these a line may break.
_WRAPS: Final = ("normal", "pre-wrap", "pre-line")

#: No more characters than this go into an em, as WeasyPrint itself assumes.
_TO_AN_EM: Final = 4

_split_first_line = inline.split_first_line


def _split_line_that_fits(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    **more: Any,
) -> Any:
    """Split ``text`` into lines, but not where only its last space is too much.

    A space at the end of a line hangs over it (CSS Text Level 3, section
    4.1.2).  WeasyPrint knows that of the line but not of a text before an
    element: when such a text fits and its space does not, it takes the first
    word for too long and breaks behind it, or in it.
    """
    found = _split_first_line(
        text, style, context, max_width, justification_spacing, **more
    )
    bare = text.rstrip(" ")
    if max_width is None or found[2] is None or bare == text or not bare:
        return found
    white_space = style["white_space"]
    if white_space not in _COLLAPSES or white_space not in _WRAPS:
        return found
    if len(bare) > max_width / style["font_size"] * _TO_AN_EM:
        return found
    alone = _split_first_line(
        bare, style, context, max_width, justification_spacing, **more
    )
    if alone[2] is not None or alone[3] > max_width:
        return found
    return _split_first_line(text, style, context, None, justification_spacing, **more)


def _remove_last_whitespace(context: Any, line: Any) -> None:
    """Remove the spaces at the end of ``line``, in place.

    What stands to the right of the text closes up, whichever way it runs:
    the last box of a right-to-left line is the leftmost one.  WeasyPrint
    moves all boxes, the last one too, and draws that one with its space, so
    that lines stick out of the text block.
    """
    ancestors = []
    box = line
    while isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        ancestors.append(box)
        if not box.children:
            return
        box = box.children[-1]
    collapses = (
        isinstance(box, boxes.TextBox) and box.style["white_space"] in _COLLAPSES
    )
    if not collapses or not box.text.endswith(" "):
        return
    space = _trim(context, box)
    for ancestor in reversed(ancestors):
        for sibling in ancestor.children:
            follows = sibling is not box and sibling.position_x > box.position_x
            if follows and sibling.is_in_normal_flow():
                sibling.translate(dx=-space, ignore_floats=True)
        ancestor.width -= space
        box = ancestor


def _trim(context: Any, box: Any) -> float:
    """Take the spaces off the text of ``box``; return how wide they were."""
    before: float = box.width
    box.text = box.text.rstrip(" ")
    if not box.text:
        box.width = 0
        return before
    trimmed, _, _ = inline.split_text_box(context, box, None, 0)
    # a line that is cut short by an ellipsis is cut at this width
    trimmed.pango_layout.max_width = box.pango_layout.max_width
    # WeasyPrint keeps the old layout, which draws the space as well
    box.width, box.pango_layout = trimmed.width, trimmed.pango_layout
    return before - float(box.width)


def _keep_notes(
    context: Any, box: Any, index: int, child: Any, new_children: list[Any], *more: Any
) -> Any:
    """Lay out the lines of a paragraph and lose none of their notes.

    WeasyPrint makes room for a line by sending notes of the page on to the
    next one, and then forgets the notes that the line itself calls.  Notes
    sent on in two goes come out of order as well.
    """
    if not hasattr(context, "note_order"):
        context.note_order = {
            id(note): place for place, note in enumerate(context.footnotes)
        }
    before = len(new_children)
    result = _layout_lines(context, box, index, child, new_children, *more)
    abort, *_, new_footnotes, _ = result
    if not abort:
        for line in new_children[before:]:
            for part in line.descendants():
                if part.footnote and part.footnote in context.footnotes:
                    context.layout_footnote(part.footnote)
                    context.report_footnote(part.footnote)
                    new_footnotes.append(part.footnote)
    context.reported_footnotes.sort(key=lambda note: context.note_order[id(note)])
    return result


def repair() -> None:
    """Put the repairs in place."""
    block._linebox_layout = _keep_notes
    inline.remove_last_whitespace = _remove_last_whitespace
    inline.split_first_line = _split_line_that_fits
