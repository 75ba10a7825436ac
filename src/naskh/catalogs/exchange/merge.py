"""Take rows back into the catalogs, each through the gate.

A row may change the translation and the state of the one message whose key
and source it carries; the rest of the catalog stays byte for byte.  Nothing
here writes a file: whoever calls decides, after every row has been judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final, Literal
from unicodedata import normalize

from naskh.catalogs.characters import Fault, visible
from naskh.catalogs.entries import MAX_MESSAGE
from naskh.catalogs.exchange.rows import Returned, State, key_of, state_of, travels
from naskh.catalogs.gate import vet
from naskh.catalogs.po import Catalog, Entry
from naskh.catalogs.reviews import mark_reviewed
from naskh.catalogs.shape import ShapeReader
from naskh.catalogs.write import newline_of, replaced, with_translation
from naskh.errors import Problem

#: ``taken``: another translation, or none any more; of the same translation,
#: ``confirmed``: now finished or reviewed, ``flagged``: now fuzzy.
Outcome = Literal["taken", "confirmed", "flagged", "unchanged", "refused"]

_AGAIN: Final = "The source has changed, or this is no row of ours: export it again."
_SOURCE: Final = "Only the target and the state may be changed: export it again."
_MEND: Final = "Mend the row, or export it again."
_CLEAR: Final = "Write untranslated as its state if the translation is to go."


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one row; ``problems`` say why it was refused.

    ``document`` is empty where the key is unknown.  ``lacks_reader`` tells a
    row that came as reviewed while nobody said by whom.
    """

    row: Returned
    document: str
    outcome: Outcome
    problems: tuple[Problem, ...] = ()
    lacks_reader: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """Who has read the rows that come as reviewed, and on which day."""

    name: str
    day: date


class _RefusedError(Exception):
    """The row cannot be taken, for these faults."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


@dataclass
class Merger:
    """The catalogs of one language, by document, and what is to change in them."""

    catalogs: Mapping[str, Catalog]
    review: Review | None = None
    _changes: dict[str, dict[Entry, Entry]] = field(default_factory=dict)
    _taken: dict[str, tuple[Entry, str]] = field(default_factory=dict)
    _reader: ShapeReader = field(default_factory=ShapeReader)

    def __post_init__(self) -> None:
        """Look up every message that can be a row by its key."""
        self._places = {
            key_of(document, entry.msgid): (document, entry)
            for document, catalog in self.catalogs.items()
            for entry in catalog.messages
            if travels(entry)
        }

    def take(self, rows: Iterable[Returned], file: Path) -> Iterator[Result]:
        """Judge the ``rows`` of ``file`` and remember the changes of the good ones.

        Problems have the code ``exchange-refused``.
        """
        for row in rows:
            document, entry = self._places.get(row.key, ("", None))
            try:
                changed = self._judge(row, file, entry)
            except _RefusedError as refusal:
                problems = (
                    Problem("exchange-refused", message, file, row.line, hint)
                    for message, hint in refusal.faults
                )
                yield Result(row, document, "refused", tuple(problems))
                continue
            yield self._record(row, document, entry, changed)

    def changed(self) -> Iterator[Catalog]:
        """Yield each catalog that is other than before, with its changes."""
        for document, changes in self._changes.items():
            yield replaced(self.catalogs[document], changes)

    def _judge(self, row: Returned, file: Path, entry: Entry | None) -> Entry:
        """Return ``entry`` as the row wants it; raise where it may not be so."""
        if row.fault:
            raise _RefusedError(Fault(row.fault, _MEND))
        if entry is None:
            found = visible(row.key) or "none"
            raise _RefusedError(
                Fault(f"expected the key of a message, found {found}", _AGAIN)
            )
        if not _is_same(row.source, entry.msgid):
            raise _RefusedError(_difference(entry.msgid, row.source))
        changed = self._apply(row, entry)
        if changed.forms != entry.forms or changed.is_published > entry.is_published:
            self._vet(changed, file)
        if changed != entry:
            self._refuse_twin(row, file, changed)
        return changed

    def _refuse_twin(self, row: Returned, file: Path, changed: Entry) -> None:
        """Refuse a second change of one message, unless it is the same."""
        first, place = self._taken.setdefault(
            row.key, (changed, f"{file.name}:{row.line}")
        )
        if first != changed:
            raise _RefusedError(
                Fault(
                    f"expected one change of each message, found another in {place}",
                    "Choose one of the two and delete the other row.",
                )
            )

    def _apply(self, row: Returned, entry: Entry) -> Entry:
        """Return ``entry`` with the row's target and state."""
        document, _ = self._places[row.key]
        newline = newline_of(self.catalogs[document])
        if _is_same(row.target, entry.msgstr):
            target = entry.msgstr
        else:
            target = _plain(row.target)
        state = _wanted_state(row, entry, target)
        if state == "untranslated":
            if target == entry.msgstr:
                return entry
            return with_translation(entry, [""], newline=newline)
        fuzzy = state == "fuzzy"
        entry = with_translation(entry, [target], fuzzy=fuzzy, newline=newline)
        if state == "reviewed" and state_of(entry) == "translated" and self.review:
            by, day = self.review.name, self.review.day
            return mark_reviewed(entry, by, day, newline=newline)
        return entry

    def _vet(self, entry: Entry, file: Path) -> None:
        """Refuse what the gate would refuse, also while it is still fuzzy.

        A fuzzy text becomes part of the book with one click in a PO editor.
        """
        if len(entry.msgstr) > MAX_MESSAGE:
            raise _RefusedError(
                Fault(f"expected at most {MAX_MESSAGE} characters", "Take it back.")
            )
        problems = vet(replace(entry, flags=()), file, self._reader)
        if problems:
            faults = (Fault(problem.message, problem.hint) for problem in problems)
            raise _RefusedError(*faults)

    def _record(
        self, row: Returned, document: str, entry: Entry | None, changed: Entry
    ) -> Result:
        lacks_reader = row.state == "reviewed" and state_of(changed) == "translated"
        outcome: Outcome = "unchanged"
        if entry is not None and changed != entry:
            self._changes.setdefault(document, {})[entry] = changed
            outcome = _outcome(entry, changed)
        return Result(row, document, outcome, lacks_reader=lacks_reader)


def _outcome(entry: Entry, changed: Entry) -> Outcome:
    if changed.forms != entry.forms:
        return "taken"
    return "flagged" if changed.is_fuzzy else "confirmed"


def _wanted_state(row: Returned, entry: Entry, target: str) -> State:
    """Return the state that the row asks for, if it can be had.

    Who fills an empty target rarely thinks of the state, so that counts as
    translated; who calls a text untranslated wants it looked at again.
    """
    before = state_of(entry)
    wanted = row.state or before
    if not target.strip():
        if not entry.msgstr.strip() and wanted in ("untranslated", "fuzzy"):
            return before
        if wanted != "untranslated":
            raise _RefusedError(
                Fault(f"expected a translation, found none ({wanted})", _CLEAR)
            )
        return wanted
    if wanted == "untranslated":
        return "translated" if before == "untranslated" else "fuzzy"
    return wanted


def _plain(text: str) -> str:
    """Return ``text`` as a catalog has it, whatever program wrote it.

    Programs end lines in their own way, and some write é in two characters:
    https://unicode.org/reports/tr15/
    """
    return normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _is_same(one: str, other: str) -> bool:
    """Whether two texts differ at most in how programs write the same text."""
    return one == other or _plain(one) == _plain(other)


def _difference(expected: str, found: str) -> Fault:
    """Say from where on a source is not the one that the catalog has."""
    pairs = enumerate(zip(expected, found, strict=False))
    length = min(len(expected), len(found))
    start = next((place for place, (a, b) in pairs if a != b), length)
    start = max(0, start - 12)
    parts = (visible(text[start:], 40) or "nothing" for text in (expected, found))
    return Fault("expected the source text {}, found {}".format(*parts), _SOURCE)
