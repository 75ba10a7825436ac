"""Tell readers of a PDF's text that a page is written from right to left.

Poppler lays the runs of a line side by side in the direction of the page, and takes
for that direction what most letters of the page have.  A page of right-to-left text
whose sources are web addresses holds more Latin letters than others: its lines then
come out with their runs from left to right, and no sentence of them can be found.

Such a page gets as many right-to-left marks (U+200F) as it lacks letters.  They stand
behind one empty glyph in text render mode 3 (invisible), as its ActualText
(ISO 32000-1, 9.3.6 and 14.9.4), in a pagination artifact (14.8.2.2.2) at the lower
edge of the page: away from all text, so that nobody copies them with a line, and
below it, so that they are read last.  An ActualText, not a ToUnicode value: that one
ends at 512 bytes, and PDFium would give its marks out as text.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterable

#: No text, but of right-to-left direction.
RLM = "\u200f"

LEFT_TO_RIGHT_LETTERS = frozenset({"L"})
RIGHT_TO_LEFT = frozenset({"R", "AL"})

#: How many of a hundred strong characters may be seen otherwise by a reader, who
#: drops what is drawn twice.  A page nearer than that to the border is tipped too.
DOUBT = 4

#: Above the lower edge of the page, in CSS pixels; poppler drops what lies outside.
ABOVE_EDGE = 2


@dataclass
class Balance:
    """The strong characters that a page has given out so far."""

    left_to_right: int = 0
    right_to_left: int = 0

    def count(self, texts: Iterable[str]) -> None:
        """Count the strong characters of ``texts``."""
        for text in texts:
            for character in text:
                kind = unicodedata.bidirectional(character)
                self.left_to_right += kind in LEFT_TO_RIGHT_LETTERS
                self.right_to_left += kind in RIGHT_TO_LEFT

    @property
    def lack(self) -> int:
        """How many marks the page needs to count as right-to-left without doubt."""
        doubt = (self.left_to_right + self.right_to_left) * DOUBT // 100 + 1
        return max(0, self.left_to_right - self.right_to_left + doubt)


def tip(stream: Any, page_box: Any, font_hash: str, code: int, lack: int) -> None:
    """Write ``lack`` marks on ``stream``, that of a whole page.

    ``code`` is that of an empty glyph, which readers that know no ActualText may
    take for what its ToUnicode value says.
    """
    pagination = pydyf.Dictionary({"Type": "/Pagination"})
    marks = pydyf.Dictionary({"ActualText": pydyf.String(RLM * lack)})
    middle = page_box.margin_width() / 2
    bottom = page_box.margin_height() - ABOVE_EDGE
    with stream.stacked():
        stream.begin_marked_content("Artifact", pagination)
        stream.begin_text()
        stream.set_font_size(font_hash, 1)
        stream.set_text_rendering(3)
        stream.set_text_matrix(1, 0, 0, -1, middle, bottom)
        stream.begin_marked_content("Span", marks)
        stream.show_text(f"<{code:04x}>")
        stream.end_marked_content()
        stream.end_text()
        stream.end_marked_content()
