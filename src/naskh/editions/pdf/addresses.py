"""Where a printed web address may break.

An address is broken before a hyphen or another sign, never after one: a
hyphen at the end of a line would be taken for hyphenation, by readers and by
programs that extract text.  (The Chicago Manual of Style, 14.18.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")

#: ZERO WIDTH SPACE before and WORD JOINER after; the text layer drops both.
_BEFORE = "\u200b{}\u2060"


def break_addresses(root: ET.Element) -> None:
    """Mark where the addresses in the links of ``root`` may break, in place."""
    for link in root.iter("a"):
        for element in link.iter():
            if element.text:
                element.text = _ADDRESS.sub(_breakable, element.text)
            if element.tail and element is not link:
                element.tail = _ADDRESS.sub(_breakable, element.tail)


def _breakable(match: re.Match[str]) -> str:
    return re.sub(r"[-?&=_%.,~#+]", lambda sign: _BEFORE.format(sign[0]), match[0])
