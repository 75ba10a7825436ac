"""Flag in the catalogs what a reviewer has marked on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from naskh.catalogs.places import find_catalog
from naskh.catalogs.po import Catalog, Entry, read
from naskh.catalogs.reviews import vet_name
from naskh.catalogs.write import newline_of, replaced, save, with_comments, with_fuzzy
from naskh.errors import NaskhError, Problem, fail
from naskh.preview.ledger import Ledger, Passage, msgid_digest, msgstr_digest
from naskh.preview.numbers import Number, unknown

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from naskh.book import Book


@dataclass(frozen=True)
class Marked:
    """A message that was flagged: its number, its place, how it begins."""

    number: Number
    path: Path
    line: int
    text: str


@dataclass(frozen=True)
class Marking:
    """What came of the numbers: those flagged, and why others were not."""

    marked: tuple[Marked, ...]
    problems: tuple[Problem, ...]


def proof_comment(day: date, *, note: str = "", name: str = "") -> str:
    """Return the comment for messages marked on the proof of ``day``.

    Raises :class:`~naskh.errors.NaskhError` (``review-name``,
    ``proof-note`` for a note with signs that no comment may hold).
    """
    text = " ".join(note.split())
    if name:
        vet_name(name)
    by = f" ({name})" if name else ""
    if not text.replace("\u200c", "").isprintable():
        raise fail(
            "proof-note",
            f"expected a note of letters and signs in print, found {text!r}",
            hint="Type the note anew, without what came along from elsewhere.",
        )
    said = f": {text}" if text else ""
    return f"from the proof of {day.isoformat()}{by}{said}"


def mark_numbers(
    book: Book,
    ledger: Ledger,
    numbers: Sequence[Number],
    comment: str,
    *,
    keep_going: bool = False,
) -> Marking:
    """Flag the messages of ``numbers`` as fuzzy and add ``comment`` to each.

    A message without a translation only gets the comment.  Unless
    ``keep_going``, nothing is written if any number cannot be applied.

    Raises :class:`~naskh.errors.NaskhError` (``catalog-*``,
    ``output-unwritable``).
    """
    problems = [unknown(n) for n in numbers if str(n) not in ledger.passages]
    marked: list[Marked] = []
    changed: list[Catalog] = []
    for domain, wanted in _by_domain(ledger, numbers).items():
        path = find_catalog(book.locale_dirs, ledger.language, domain, required=True)
        assert path is not None
        catalog = read(path, ledger.language)
        changes: dict[Entry, Entry] = {}
        for number, entry in _entries(catalog, wanted):
            if entry is None or _has_changed(entry, wanted[number]):
                problems.append(_stale(number, path, entry))
                continue
            changes[entry] = _flagged(entry, comment, newline_of(catalog))
            marked.append(Marked(number, path, entry.line, _start(entry)))
        changed.append(replaced(catalog, changes))
    if problems and not keep_going:
        raise NaskhError(*problems)
    for catalog in changed:
        save(catalog)
    return Marking(tuple(marked), tuple(problems))


def _by_domain(
    ledger: Ledger, numbers: Sequence[Number]
) -> dict[str, dict[Number, Passage]]:
    found: dict[str, dict[Number, Passage]] = {}
    for number in numbers:
        passage = ledger.passages.get(str(number))
        if passage:
            found.setdefault(passage.domain, {})[number] = passage
    return found


def _entries(
    catalog: Catalog, wanted: Mapping[Number, Passage]
) -> Iterator[tuple[Number, Entry | None]]:
    by_digest = {msgid_digest(entry): entry for entry in catalog.messages}
    for number, passage in wanted.items():
        yield number, by_digest.get(passage.msgid)


def _has_changed(entry: Entry, passage: Passage) -> bool:
    return msgstr_digest(entry) != passage.msgstr


def _stale(number: Number, path: Path, entry: Entry | None) -> Problem:
    if entry is None:
        found = "its source text has changed or is gone"
    else:
        found = "its translation has changed"
    return Problem(
        "proof-stale",
        f"expected message {number} as in the proof, found that {found}",
        path,
        entry.line if entry else None,
        "Look it up in the catalog, or make a new proof.",
    )


def _start(entry: Entry) -> str:
    text = entry.msgid.replace("\n", " ")
    return text if len(text) <= 50 else f"{text[:49]}…"


def _flagged(entry: Entry, comment: str, newline: str) -> Entry:
    if comment not in entry.comments:
        comments = [*entry.comments, comment]
        entry = with_comments(entry, comments, newline=newline)
    has_text = any(form.strip() for form in entry.forms)
    return with_fuzzy(entry, fuzzy=True, newline=newline) if has_text else entry
