"""What the book says: its pages, its messages, its notes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from naskh.catalogs.po import read
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

DOCS: Final = REPOSITORY / "docs"
CHAPTERS: Final = sorted((DOCS / "chapters").glob("*.rst"))
PAGES: Final = sorted(DOCS.rglob("*.rst"))

#: A source key, such as P57b.
KEY: Final = re.compile(r"\bP\d{2,3}[a-e]?\b")
ADDRESS: Final = re.compile(r"https?://\S+")

_NOTE: Final = re.compile(r"^\.\. \[#([a-z0-9]+)\] (.+(?:\n   .+)*)", re.MULTILINE)
_CALL: Final = re.compile(r"\[#([a-z0-9]+)\]_")
_INDEX: Final = re.compile(r"^\.\. index::\n((?:   \w+: .+\n)+)", re.MULTILINE)
_ROW: Final = re.compile(r"^   \* - (.*(?:\n     [ -] .*)*)", re.MULTILINE)


class Message(NamedTuple):
    """One message: the page it stands on, the source, and what is printed."""

    page: str
    source: str
    text: str


def _pages_of(code: str) -> list[Path]:
    folder = REPOSITORY / "locale" / code / "LC_MESSAGES"
    return sorted(folder.rglob("*.po"))


@cache
def messages(code: str) -> tuple[Message, ...]:
    """Return the messages of the book, page by page, in the order of reading.

    Where the English catalog is empty, the source is what is printed.
    """
    return tuple(
        Message(path.stem, entry.msgid, entry.msgstr or entry.msgid)
        for path in _pages_of(code)
        for entry in read(path).messages
    )


@cache
def indexed(page: Path) -> frozenset[str]:
    """Return the words that ``page`` puts into the index and not into its text."""
    blocks = _INDEX.findall(page.read_text(encoding="utf-8"))
    lines = [line.split(":", 1)[1] for block in blocks for line in block.splitlines()]
    return frozenset(part.strip() for line in lines for part in line.split(";"))


def prose(code: str, page: Path) -> list[Message]:
    """Return the messages of ``page``, without its index entries."""
    left_out = indexed(page)
    return [
        message
        for message in messages(code)
        if message.page == page.stem and message.source not in left_out
    ]


@cache
def notes(page: Path) -> dict[str, str]:
    """Return the notes of ``page`` by their labels, each on one line."""
    found = _NOTE.findall(page.read_text(encoding="utf-8"))
    return {label: re.sub(r"\s+", " ", text) for label, text in found}


def calls(text: str) -> list[str]:
    """Return the labels of the notes that ``text`` calls."""
    return _CALL.findall(text)


def keys(text: str, page: Path) -> set[str]:
    """Return the source keys of ``text`` and of the notes that it calls."""
    called = " ".join(notes(page).get(label, "") for label in calls(text))
    return set(KEY.findall(f"{ADDRESS.sub(' ', text)} {called}"))


def paragraphs(page: Path) -> list[str]:
    """Return the paragraphs and list items of ``page``: no titles, no directives."""
    body = page.read_text(encoding="utf-8").partition(".. rubric:: Notes")[0]
    blocks = re.split(r"\n\s*\n", body)
    return [
        re.sub(r"\s+", " ", block).strip()
        for block in blocks
        if block.strip()
        and not block.startswith(("..", " "))
        and not re.search(r"^[=-]{3,}$", block, re.MULTILINE)
    ]


def rows(page: Path) -> list[list[str]]:
    """Return the rows of the tables of ``page``, cell by cell."""
    text = page.read_text(encoding="utf-8")
    return [re.split(r"\n     - ", row) for row in _ROW.findall(text)]
