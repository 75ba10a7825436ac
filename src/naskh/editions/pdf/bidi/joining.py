"""Letters that join although an element begins or ends between them.

WeasyPrint gives each text node to Pango alone, so the last letter of one and
the first of the next do not know of each other and take the wrong form.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from naskh.editions.pdf.bidi.levels import is_transparent, joins_next, joins_previous

if TYPE_CHECKING:
    from collections.abc import Iterable

    from naskh.editions.pdf.bidi.flatten import Leaf, Step

#: ZERO WIDTH JOINER: joins on both sides, shows nothing.
ZWJ: Final = "\u200d"

#: Text set higher or lower never joins (CSS Text 3, section 7.3).
_SHIFTED: Final = frozenset(("sub", "sup"))


def join_letters(leaves: list[Leaf]) -> bool:
    """Add the missing joiners to ``leaves``; say whether there were any.

    Each boundary gets one at the end of the text before and one at the start
    of the text after it, and nowhere else, so that whoever reads the page's
    text can leave them out again.
    """
    # An object ends a word; an empty anchor or a comment does not.
    inline = [leaf for leaf in leaves if leaf.shown]
    changed = False
    for index, (before, after) in enumerate(pairwise(inline)):
        if not (before.text and after.text) or _is_shifted(before, after):
            continue
        left = _first_letter(inline[i].text[::-1] for i in range(index, -1, -1))
        right = _first_letter(inline[i].text for i in range(index + 1, len(inline)))
        if joins_next(left) and joins_previous(right):
            changed |= _add_joiner(before, at_end=True)
            changed |= _add_joiner(after, at_end=False)
    return changed


def _first_letter(texts: Iterable[str]) -> str:
    """Return the first character that is no mark, or a space for want of it."""
    for text in texts:
        if not text:
            break
        for character in text:
            if not is_transparent(character):
                return character
    return " "


def _is_shifted(before: Leaf, after: Leaf) -> bool:
    """Whether a subscript or superscript begins or ends between the leaves."""

    def shifts(path: tuple[Step, ...]) -> list[Step]:
        return [step for step in path if getattr(step, "tag", "") in _SHIFTED]

    return shifts(before.path) != shifts(after.path)


def _add_joiner(leaf: Leaf, *, at_end: bool) -> bool:
    """Put a joiner at one end of a text node, unless it is there."""
    if leaf.text.endswith(ZWJ) if at_end else leaf.text.startswith(ZWJ):
        return False
    if at_end:
        leaf.text, leaf.shown = leaf.text + ZWJ, leaf.shown + ZWJ
    else:
        leaf.text, leaf.shown = ZWJ + leaf.text, ZWJ + leaf.shown
    return True
