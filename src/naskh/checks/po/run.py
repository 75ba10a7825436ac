"""Run the rules over the catalogs of a folder that sphinx-intl could have made.

``<locale>/<language>/LC_MESSAGES/**/<domain>.po``; nothing else of a book is
needed.  A catalog that cannot be read is a finding, not the end of the run,
and so is a message that is out of all bounds.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from naskh.catalogs.characters import MAX_TEXT
from naskh.catalogs.entries import Entry
from naskh.catalogs.po import folder_language, inspect
from naskh.checks.po.excuses import Excuses
from naskh.checks.po.finding import Finding, column_of
from naskh.checks.po.kinds import rule_id
from naskh.checks.po.languages import row_of
from naskh.checks.po.prose import prose_of
from naskh.checks.po.rule import AtLine, File, Found, Message, Rule
from naskh.checks.po.table import EXCUSABLE, RULES
from naskh.errors import fail

#: A rule that has found so many faults in one message has found the fault.
MOST: Final = 20
#: The folder between a language and its catalogs.
MESSAGES: Final = "LC_MESSAGES"

#: rule -> what is said of a file that is not read at all
_STRAY: Final = {
    "compiled": "expected no compiled catalog, found one",
    "link-outside": "expected a file, found a link that leads out of the folder",
}


class Source(NamedTuple):
    """A catalog to check; ``code`` is its language as the folder names it.

    ``is_outside`` marks a file that is really somewhere else.
    """

    path: Path
    code: str
    is_outside: bool = False


@dataclass(frozen=True)
class Report:
    """What was found, in the order of the files, and in how many messages."""

    findings: tuple[Finding, ...]
    files: int
    messages: int


def find_catalogs(locale: Path, languages: Sequence[str] = ()) -> list[Source]:
    """Return the catalogs under ``locale``, of ``languages`` or of all.

    Raises :class:`~naskh.errors.NaskhError` (``catalog-missing``) where there
    is none.
    """
    codes = languages or sorted(
        path.name for path in _folders(locale) if (path / MESSAGES).is_dir()
    )
    sources: list[Source] = []
    for code in codes:
        found = [*_walk(locale, code)]
        if not found:
            raise _missing(locale / code / MESSAGES)
        sources += found
    if not sources:
        raise _missing(locale)
    return sources


def name_catalogs(paths: Iterable[Path], code: str | None = None) -> list[Source]:
    """Return catalogs named one by one; ``code`` is for files in no folder.

    Raises :class:`~naskh.errors.NaskhError` (``catalog-missing``).
    """
    sources = []
    for path in paths:
        if not path.is_file():
            raise _missing(path)
        sources.append(Source(path, folder_language(path) or code or _named(path)))
    return sources


def _folders(locale: Path) -> list[Path]:
    try:
        return [path for path in locale.iterdir() if path.is_dir()]
    except OSError:
        return []


def _walk(locale: Path, code: str) -> Iterator[Source]:
    root = locale.resolve()
    for folder, inner, files in os.walk(locale / code / MESSAGES, followlinks=False):
        inner.sort()
        for name in sorted(files):
            path = Path(folder, name)
            if name.endswith((".po", ".mo")):
                yield Source(path, code, not path.resolve().is_relative_to(root))


def _named(path: Path) -> str:
    """Return the language that the header names."""
    catalog, _ = inspect(path)
    return catalog.header.get("Language", "") or "en"


def _missing(path: Path) -> Exception:
    return fail(
        "catalog-missing",
        "expected PO files here, found none",
        file=path,
        hint="Catalogs lie in LOCALE/<language>/LC_MESSAGES/, as sphinx-intl does.",
    )


def read_file(source: Source, terms: Path | None = None) -> File:
    """Read a catalog and take its translated messages apart."""
    language = row_of(source.code)
    catalog, problems = inspect(source.path, source.code)
    messages = tuple(
        message_of(entry, source, terms)
        for entry in catalog.messages
        if entry.msgstr.strip()
    )
    return File(source.path, language, source.code, catalog, messages, problems)


def message_of(entry: Entry, source: Source, terms: Path | None = None) -> Message:
    """Return ``entry`` as the rules see it."""
    return Message(
        entry=entry,
        file=source.path,
        language=row_of(source.code),
        source=entry.msgid,
        text=entry.msgstr,
        prose=prose_of(entry.msgid, entry.msgstr),
        terms=terms,
    )


def check(
    sources: Sequence[Source],
    *,
    terms: Path | None = None,
    only: Collection[str] = (),
) -> Report:
    """Run the rules, all or ``only`` those of these ids, over ``sources``.

    Raises :class:`~naskh.errors.NaskhError` where the termbase cannot be used.
    """
    rules = [rule for rule in RULES if not only or rule.id in only]
    strays = [source for source in sources if _stray(source)]
    findings = [*_stray_findings(strays, rules)]
    messages = 0
    for code in dict.fromkeys(source.code for source in sources):
        files = tuple(
            read_file(source, terms)
            for source in sources
            if source.code == code and source not in strays
        )
        findings += _check_language(files, rules)
        messages += sum(len(file.messages) for file in files)
    return Report(tuple(findings), len(sources), messages)


def _stray(source: Source) -> str:
    """Return the id of the rule against reading this file at all."""
    if source.path.suffix == ".mo":
        return "compiled"
    return "link-outside" if source.is_outside else ""


def _stray_findings(
    strays: Iterable[Source], rules: Iterable[Rule]
) -> Iterator[Finding]:
    table = {rule.id: rule for rule in rules}
    for source in strays:
        rule = table.get(_stray(source))
        if rule:
            yield _finding(rule, AtLine(_STRAY[rule.id], 1), source.path)


def _check_language(files: tuple[File, ...], rules: Sequence[Rule]) -> list[Finding]:
    """Return the findings on the files of one language, file by file."""
    found: dict[Path, list[Finding]] = {file.path: [] for file in files}
    for file in files:
        found[file.path] += _check_file(file, rules)
    for rule in rules:
        if rule.check_book and files and rule.applies_to(files[0].language):
            for message, finding in rule.check_book(files):
                found[message.file].append(_on_message(rule, finding, message))
    ran = {rule.id for rule in rules}
    return [
        finding
        for file in files
        for finding in _sorted(Excuses(file, EXCUSABLE, ran).left(found[file.path]))
        if finding.id in ran
    ]


def _check_file(file: File, rules: Sequence[Rule]) -> Iterator[Finding]:
    table = {rule.id: rule for rule in rules}
    for problem in file.problems:
        rule = table.get(rule_id(problem))
        if rule:
            place = AtLine(problem.message, problem.line or 1, problem.hint)
            yield _finding(rule, place, file.path)
    rules = [rule for rule in rules if rule.applies_to(file.language)]
    for rule in rules:
        for place in rule.check_file(file) if rule.check_file else ():
            yield _finding(rule, place, file.path)
    for message in file.messages:
        yield from check_message(message, rules)


def check_message(message: Message, rules: Iterable[Rule]) -> Iterator[Finding]:
    """Yield what ``rules`` have against ``message``.

    A message longer than any paragraph is only shown to the rules of the
    gate, which refuse it in the time it takes to read it.
    """
    is_huge = max(len(message.text), len(message.source)) > MAX_TEXT
    for rule in rules:
        if rule.check and (rule.is_absolute or not is_huge):
            for found in islice(rule.check(message), MOST):
                yield _on_message(rule, found, message)


def _on_message(rule: Rule, found: Found, message: Message) -> Finding:
    place = AtLine(found.message, message.entry.msgstr_line, found.hint)
    finding = _finding(rule, place, message.file)
    if message.entry.is_fuzzy and finding.severity == "error":
        # a guess that a person has still to look at breaks nothing yet
        finding = finding._replace(severity="warning")
    is_placed = found.end > found.start
    column = column_of(message.entry, found.start) if is_placed else None
    return finding._replace(column=column)


def _finding(rule: Rule, place: AtLine, path: Path) -> Finding:
    hint = place.hint or rule.hint
    return Finding(path, place.line, rule.id, rule.severity, place.message, hint)


def _sorted(findings: Iterable[Finding]) -> list[Finding]:
    order = {rule.id: number for number, rule in enumerate(RULES)}
    return sorted(findings, key=lambda found: (found.line, order[found.id]))
