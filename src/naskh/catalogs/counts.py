"""How far a translation has come: per chapter, by messages and by words.

The count is honest: a fuzzy message is not translated, and neither is one
that the gate refuses.  Words are those of the source, so that chapters can be
compared over languages; markup is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from naskh.catalogs.gate import vet
from naskh.catalogs.po import Catalog, Entry, read
from naskh.catalogs.reviews import review_of
from naskh.catalogs.shape import ShapeReader

#: The states of a message, in the order of a bar.  ``reviewed`` is part of
#: ``translated``; the others add up to all messages.
STATES: Final = ("reviewed", "translated", "fuzzy", "refused", "untranslated")

# bounded, so that a text of colons or of backticks is read in linear time
_ROLE = re.compile(r":[\w:+.-]{1,60}:`([^`<]*)(?:<[^`>]*>)?`")
_LINK = re.compile(r"`([^`<]+) <[^`>]+>`_{1,2}")
_WORD = re.compile(r"\w[\w’'.,/-]*")


@dataclass(frozen=True)
class Amount:
    """So many messages, and so many words of their sources."""

    messages: int = 0
    words: int = 0

    def __add__(self, other: Amount) -> Amount:
        """Add messages and words."""
        return Amount(self.messages + other.messages, self.words + other.words)

    def __sub__(self, other: Amount) -> Amount:
        """Take messages and words away."""
        return Amount(self.messages - other.messages, self.words - other.words)


@dataclass(frozen=True)
class Progress:
    """The state of one document, or of a whole book, in one language."""

    total: Amount = Amount()
    translated: Amount = Amount()
    reviewed: Amount = Amount()
    fuzzy: Amount = Amount()
    refused: Amount = Amount()
    untranslated: Amount = Amount()

    def __add__(self, other: Progress) -> Progress:
        """Add every amount."""
        return Progress(
            *(
                getattr(self, field.name) + getattr(other, field.name)
                for field in fields(self)
            )
        )

    @property
    def is_complete(self) -> bool:
        """Whether every message is translated and may be published."""
        return self.translated.messages == self.total.messages

    @property
    def is_reviewed(self) -> bool:
        """Whether every message is translated and was read by a reviewer."""
        return bool(self.total.messages) and self.reviewed == self.total


@dataclass(frozen=True)
class Document:
    """A document's name, its title in source and translation, its progress."""

    name: str
    title: str
    own_title: str
    progress: Progress
    reviewers: tuple[str, ...] = ()


def share(part: Amount, whole: Amount) -> int:
    """Return the per cent of words in ``part``, rounded down.

    Only what is complete is 100, and only what is nothing is 0.
    """
    if not whole.words:
        return 100 if part.messages == whole.messages else 0
    if not part.words:
        return 0
    return max(1, 100 * part.words // whole.words)


def count_documents(catalogs: Mapping[str, Path], language: str) -> list[Document]:
    """Count the catalogs of one language; ``catalogs`` has a path for each name.

    Raises :class:`~naskh.errors.NaskhError` (``catalog-*``).
    """
    reader = ShapeReader()
    return [
        count_catalog(read(path, language), name, reader)
        for name, path in catalogs.items()
    ]


def count_catalog(
    catalog: Catalog, name: str, reader: ShapeReader | None = None
) -> Document:
    """Count the messages of one catalog."""
    reader = reader or ShapeReader()
    total = sum(
        (_progress(entry, catalog.path, reader) for entry in catalog.messages),
        Progress(),
    )
    title = next(iter(catalog.messages), None)
    return Document(
        name,
        _plain(title.msgid) if title else name,
        _plain(title.msgstr if title.is_published else title.msgid) if title else name,
        total,
        tuple(dict.fromkeys(_reviewers(catalog))),
    )


def count_words(msgid: str) -> int:
    """Return the number of words in a source text, without its markup."""
    return len(_WORD.findall(_plain(msgid)))


def _reviewers(catalog: Catalog) -> Iterator[str]:
    for entry in catalog.messages:
        review = review_of(entry)
        if review:
            yield review.name


def _progress(entry: Entry, path: Path, reader: ShapeReader) -> Progress:
    amount = Amount(1, count_words(entry.msgid))
    states = {"total": amount, _state(entry, path, reader): amount}
    if "translated" in states and review_of(entry):
        states["reviewed"] = amount
    return Progress(**states)


def _state(entry: Entry, path: Path, reader: ShapeReader) -> str:
    if entry.is_fuzzy:
        return "fuzzy"
    if not entry.is_published:
        return "untranslated"
    return "refused" if vet(entry, path, reader) else "translated"


def _plain(text: str) -> str:
    """Return ``text`` without the marks and targets of its markup."""
    text = _LINK.sub(r"\1", _ROLE.sub(r"\1", text))
    return re.sub(r"\\ |\[#?\w+\]_|[*`|]", "", text).strip()
