"""Who has read a translation: a translator comment that lapses with the text.

A reviewed message carries the comment ``# reviewed: NAME, DATE [DIGEST]``.
The digest is that of the source and the translation, so that a message which
was changed afterwards, in whatever editor, no longer counts as reviewed.
Every PO tool keeps translator comments; unknown flags it may drop.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from naskh.catalogs.write import with_comments
from naskh.errors import fail

if TYPE_CHECKING:
    from datetime import date

    from naskh.catalogs.po import Entry

_MARK: Final = re.compile(
    r"reviewed: (?P<name>[^,\[\]]+), (?P<date>\d{4}-\d{2}-\d{2}) \[(?P<digest>\w+)\]"
)
_NAME: Final = re.compile(r"[^,\[\]\r\n]{1,80}")


@dataclass(frozen=True)
class Review:
    """One mark: who read the message, and on which ISO day."""

    name: str
    date: str


def review_of(entry: Entry) -> Review | None:
    """Return the review of ``entry`` as it now stands, if there is one."""
    if not entry.is_published:
        return None
    for comment in entry.comments:
        found = _MARK.fullmatch(comment)
        if found and found["digest"] == _digest(entry):
            return Review(found["name"], found["date"])
    return None


def mark_reviewed(entry: Entry, name: str, day: date, *, newline: str = "\n") -> Entry:
    """Return ``entry`` marked as read by ``name``; an older mark goes.

    An unfinished entry is returned as it is.  Raises
    :class:`~naskh.errors.NaskhError` (``review-name``).
    """
    vet_name(name)
    if not entry.is_published:
        return entry
    mark = f"reviewed: {name}, {day.isoformat()} [{_digest(entry)}]"
    return with_comments(entry, [*_others(entry), mark], newline=newline)


def vet_name(name: str) -> None:
    """Raise :class:`~naskh.errors.NaskhError` (``review-name``) for a wrong name."""
    if _NAME.fullmatch(name) is None:
        raise fail(
            "review-name",
            f"expected a name without commas and brackets, found {name!r}",
            hint='Write: --by "Given-name Family-name".',
        )


def unmark_reviewed(entry: Entry, *, newline: str = "\n") -> Entry:
    """Return ``entry`` without any mark of a review."""
    if len(_others(entry)) == len(entry.comments):
        return entry
    return with_comments(entry, _others(entry), newline=newline)


def _others(entry: Entry) -> list[str]:
    return [text for text in entry.comments if _MARK.fullmatch(text) is None]


def _digest(entry: Entry) -> str:
    text = "\0".join((entry.msgctxt or "", entry.msgid, *entry.forms))
    return hashlib.sha256(text.encode()).hexdigest()[:8]
