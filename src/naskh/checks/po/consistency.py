"""Rules of the whole book: what is said twice is said alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from naskh.checks.po.rule import Example, Found, Rule

if TYPE_CHECKING:
    from naskh.checks.po.rule import File, Message

#: A shorter translation may well serve two sources.
_LONG: Final = 40
#: Sources nearer than this share a translation by right.
_ALIKE: Final = 0.8


def _finished(files: tuple[File, ...]) -> Iterator[Message]:
    for file in files:
        for message in file.messages:
            if message.entry.is_published and not message.source.startswith(".. "):
                yield message


def _place(message: Message) -> str:
    return f"{message.file.name}:{message.entry.msgstr_line}"


def _two_ways(files: tuple[File, ...]) -> Iterator[tuple[Message, Found]]:
    first: dict[tuple[str | None, str], Message] = {}
    for message in _finished(files):
        known = first.setdefault((message.entry.msgctxt, message.source), message)
        if _bare(known) != _bare(message):
            yield (
                message,
                Found(
                    f"expected, as in {_place(known)}, “{_short(known.text)}”, "
                    "found another of the same source"
                ),
            )


def _one_way(files: tuple[File, ...]) -> Iterator[tuple[Message, Found]]:
    first: dict[str, Message] = {}
    for message in _finished(files):
        if len(message.text) < _LONG:
            continue
        known = first.setdefault(message.text.strip(), message)
        if not _are_alike(known.source, message.source):
            yield (
                message,
                Found(
                    "expected a translation of its own, found that of "
                    f"{_place(known)}, “{_short(known.source)}”"
                ),
            )


def _plain(source: str) -> str:
    """Return what is left of ``source`` without case, marks and spaces."""
    return re.sub(r"[\W_]+", "", source).casefold()


def _are_alike(one: str, other: str) -> bool:
    """Say whether two sources are so near that one translation serves both."""
    one, other = _plain(one), _plain(other)
    return one == other or SequenceMatcher(None, one, other).ratio() > _ALIKE


def _bare(message: Message) -> str:
    """Return the translation without what depends on the place.

    That is the Arabic article, and the second name of a month, which stands
    at its first mention only.
    """
    text, row = message.text.strip(), message.language
    for month, other in zip(row.months, row.other_months, strict=False):
        text = text.replace(f"{month}/{other}", month)
    return re.sub(r"(?<![^\W_])ال(?=[^\W_]{2})", "", text)


def _short(text: str, length: int = 40) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "translated-two-ways",
        "warning",
        "The same source has the same translation all through the book.",
        "Choose one of the two, or excuse the one that must differ.",
        Example("fa", "Further reading", "برای مطالعهٔ بیشتر", "برای مطالعهٔ بیشتر"),
        check_book=_two_ways,
    ),
    Rule(
        "same-translation",
        "warning",
        "Different sentences have different translations.",
        "One of the two was copied; translate it.",
        Example(
            "fa",
            "The bridge was opened again in the spring of that year.",
            "در پاییز همان سال پل را برای همیشه بستند و کسی از آن نگذشت.",
            "در بهار همان سال پل را دوباره گشودند و مردم از آن گذشتند.",
        ),
        check_book=_one_way,
    ),
)
