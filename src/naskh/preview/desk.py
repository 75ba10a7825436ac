"""The catalogs of one language, as they lie on the translator's desk.

A file is read again when it has changed, and only those messages are vetted
again that are other than before: the gate's parser is what costs time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from naskh.catalogs.gate import MAX_PROBLEMS, vet_catalog
from naskh.catalogs.header import header_problems
from naskh.catalogs.places import find_catalog
from naskh.catalogs.po import Catalog, Entry, read
from naskh.errors import NaskhError, Problem

if TYPE_CHECKING:
    from pathlib import Path

#: The states of a passage, what is worst last.  A passage is ``missing`` when
#: its catalog does not know it, ``source`` when it is in no need of one.
STATES: Final = (
    "source",
    "translated",
    "fuzzy",
    "untranslated",
    "missing",
    "refused",
)
#: States in which there is nothing for a translator to do.
DONE: Final = frozenset({"source", "translated"})


@dataclass(frozen=True)
class View:
    """One message as it stands: its state, its entry and why it was refused."""

    state: str
    path: Path | None = None
    entry: Entry | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class _Verdict:
    """What the gate said of a message: the text to publish, or the faults."""

    text: str = ""
    faults: tuple[Problem, ...] = ()


@dataclass
class _Sheet:
    """One catalog: its file, what was last read from it, what keeps it shut."""

    path: Path | None = None
    signature: tuple[int, ...] = ()
    entries: Mapping[str, Entry] = field(default_factory=dict)
    verdicts: Mapping[tuple[object, ...], _Verdict] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class Desk:
    """Every catalog of ``language``, by domain; :meth:`refresh` follows the files.

    ``default_role`` is Sphinx's setting, which the gate has to know.
    """

    def __init__(
        self,
        locale_dirs: Sequence[Path],
        language: str,
        *,
        is_source: bool,
        default_role: str = "",
    ) -> None:
        """Look at nothing yet."""
        self.locale_dirs = locale_dirs
        self.language = language
        self.is_source = is_source
        self.default_role = default_role
        self._sheets: dict[str, _Sheet] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps catalogs from being read as they now are."""
        return tuple(
            problem
            for _, sheet in sorted(self._sheets.items())
            for problem in sheet.problems
        )

    def refresh(self, domains: Iterable[str]) -> set[str]:
        """Read the catalogs of ``domains`` that have changed; return which.

        Of one that cannot be read, the last state that could stays.
        """
        names = set(domains)
        gone = self._sheets.keys() - names
        for name in gone:
            del self._sheets[name]
        return {name for name in sorted(names) if self._refresh(name)}

    def view(self, domain: str, msgid: str) -> View:
        """Return how the message ``msgid`` of ``domain`` stands."""
        sheet = self._sheets.get(domain, _Sheet())
        entry = sheet.entries.get(msgid)
        if entry is None:
            return View("source" if self.is_source else "missing", sheet.path)
        if not any(form.strip() for form in entry.forms):
            state = "source" if self.is_source else "untranslated"
            return View(state, sheet.path, entry)
        if not entry.is_published:
            return View("fuzzy", sheet.path, entry)
        faults = sheet.verdicts[_key(entry)].faults
        problems = tuple(replace(item, line=entry.msgstr_line) for item in faults)
        return View("refused" if faults else "translated", sheet.path, entry, problems)

    def published(self, domain: str) -> dict[str, str]:
        """Return what of ``domain`` goes into the book, msgid to msgstr."""
        sheet = self._sheets[domain]
        verdicts = (
            (msgid, sheet.verdicts.get(_key(entry)))
            for msgid, entry in sheet.entries.items()
        )
        return {
            msgid: verdict.text
            for msgid, verdict in verdicts
            if verdict is not None and not verdict.faults
        }

    def _refresh(self, domain: str) -> bool:
        sheet = self._sheets.setdefault(domain, _Sheet())
        is_new = not sheet.signature
        before = sheet.entries, sheet.problems
        try:
            path = find_catalog(
                self.locale_dirs, self.language, domain, required=not self.is_source
            )
            signature = _signature(path)
            if sheet.path == path and sheet.signature == signature:
                return False
            sheet.path, sheet.signature = path, signature
            self._read(sheet)
        except NaskhError as error:
            sheet.problems = error.problems
        return is_new or before != (sheet.entries, sheet.problems)

    def _read(self, sheet: _Sheet) -> None:
        if sheet.path is None:
            sheet.entries, sheet.problems = {}, ()
            return
        catalog = read(sheet.path, self.language)
        problems = tuple(header_problems(catalog))
        if problems:
            raise NaskhError(*problems)
        published = [entry for entry in catalog.messages if entry.is_published]
        known = {
            key: sheet.verdicts[key]
            for key in map(_key, published)
            if key in sheet.verdicts
        }
        new = [entry for entry in published if _key(entry) not in known]
        sheet.verdicts = known | dict(self._judge(catalog, new))
        sheet.entries = {entry.msgid: entry for entry in catalog.messages}
        sheet.problems = ()

    def _judge(
        self, catalog: Catalog, entries: Sequence[Entry]
    ) -> Iterator[tuple[tuple[object, ...], _Verdict]]:
        """Yield the verdict of each entry; the gate stops after many problems."""
        while entries:
            part = replace(catalog, entries=tuple(entries), tail=())
            vetted = vet_catalog(part, self.default_role)
            faults: dict[int | None, list[Problem]] = {}
            for problem in vetted.problems:
                faults.setdefault(problem.line, []).append(problem)
            has_stopped = len(vetted.problems) >= MAX_PROBLEMS
            end = max(line or 0 for line in faults) if has_stopped else None
            for entry in entries:
                if end is None or entry.msgstr_line <= end:
                    found = tuple(faults.get(entry.msgstr_line, ()))
                    text = vetted.messages.get(entry.msgid, entry.msgstr)
                    yield _key(entry), _Verdict(text, found)
            entries = [e for e in entries if end is not None and e.msgstr_line > end]


def _key(entry: Entry) -> tuple[object, ...]:
    return entry.msgctxt, entry.msgid, entry.msgid_plural, entry.forms


def _signature(path: Path | None) -> tuple[int, ...]:
    """Return what tells one state of a file from another."""
    try:
        stat = path.stat() if path else None
    except OSError:
        stat = None
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino) if stat else ()
