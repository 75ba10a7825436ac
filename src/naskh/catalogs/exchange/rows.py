"""What a row is: one message of a catalog, for a person without a PO editor.

A row holds copies for reading and one text to be written, the target.  All
else (header, flags, references, obsolete entries) stays in the catalog, so
nothing can be lost on the way.  On its way back only the key, the source, the
target and the state are looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args

from naskh.catalogs.entries import EntryReader
from naskh.catalogs.po import Catalog, Entry
from naskh.catalogs.reviews import review_of

State = Literal["untranslated", "fuzzy", "translated", "reviewed"]

#: The states of a message, from nothing to finished.
STATES: Final[tuple[State, ...]] = get_args(State)

_FOREIGN: Final = "a message with msgctxt or msgid_plural"
_TOO_LONG: Final = "too long for a cell; XLIFF can hold it"


@dataclass(frozen=True, slots=True)
class Row:
    """One message on its way out.

    ``place`` is where the source text stands, as ``file:line``; ``previous``
    is the source that a fuzzy translation was made from; ``note`` joins the
    comments of translators and of the source, one a line.
    """

    key: str
    document: str
    place: str
    state: State
    source: str
    target: str
    previous: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """One message on its way back, as a stranger's file has it.

    ``line`` counts from 1: the line of an XML file, the row of a sheet.
    ``state`` is ``None`` where the file does not say one; ``fault`` says why
    the row could not be read, if it could not.
    """

    line: int
    key: str
    source: str = ""
    target: str = ""
    state: State | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one language, with the language of their sources."""

    source_language: str
    language: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReturnedTable:
    """The rows of a file, and the language it names (``""`` for none)."""

    language: str
    rows: tuple[Returned, ...]


class Skipped(NamedTuple):
    """A message that stays at home, and why."""

    file: Path
    line: int
    reason: str


def key_of(document: str, msgid: str) -> str:
    """Return what a message is called outside: an XML name of 21 characters."""
    digest = hashlib.sha256(f"{document}\0{msgid}".encode()).hexdigest()
    return f"m{digest[:20]}"


def travels(entry: Entry) -> bool:
    """Whether ``entry`` can be a row: the gate lets no other kind into a book."""
    return entry.msgctxt is None and entry.msgid_plural is None


def state_of(entry: Entry) -> State:
    """Return how far the translation of ``entry`` has come."""
    if entry.is_fuzzy:
        return "fuzzy"
    if not entry.is_published:
        return "untranslated"
    return "reviewed" if review_of(entry) else "translated"


def rows_of(
    catalogs: Mapping[str, Catalog],
    states: Collection[str] = STATES,
    fits: Callable[[Row], bool] = lambda _: True,
) -> tuple[list[Row], list[Skipped]]:
    """Return the rows in ``states``, by document, and what cannot be a row.

    ``fits`` says whether the format can hold a row.
    """
    rows: list[Row] = []
    skipped: list[Skipped] = []
    for document, catalog in catalogs.items():
        for entry in catalog.messages:
            if not travels(entry):
                skipped.append(Skipped(catalog.path, entry.line, _FOREIGN))
                continue
            row = _row(document, entry)
            if row.state not in states:
                continue
            if fits(row):
                rows.append(row)
            else:
                skipped.append(Skipped(catalog.path, entry.line, _TOO_LONG))
    return rows, skipped


def _row(document: str, entry: Entry) -> Row:
    return Row(
        key=key_of(document, entry.msgid),
        document=document,
        place=" ".join(entry.references[:3]) or f"{document}.po:{entry.line}",
        state=state_of(entry),
        source=entry.msgid,
        target=entry.msgstr,
        previous=_previous(entry) if entry.is_fuzzy else "",
        note="\n".join(filter(None, (*entry.comments, *entry.extracted))),
    )


def _previous(entry: Entry) -> str:
    """Return the source in the comments ``#|``; nothing if they hold no message."""
    reader = EntryReader(Path("previous"))
    reader.read("\n".join((*entry.previous, 'msgstr ""')))
    return reader.entries[0].msgid if reader.entries else ""
