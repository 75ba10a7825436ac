"""Compile a language's vetted catalogs into the build folder.

Sphinx only ever sees the ``.mo`` files made here.  Whatever else lies in the
tree is not read, and a compiled catalog there stops the build, since nobody
can review it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from naskh.catalogs.gate import vet_catalog
from naskh.catalogs.header import header_problems
from naskh.catalogs.mo import PLURALS, item, write_changed, write_mo
from naskh.catalogs.places import (
    INTERFACE_DOMAIN,
    find_catalog,
    messages_dir,
    stray_files,
)
from naskh.catalogs.po import Catalog, read
from naskh.errors import NaskhError, Problem, fail
from naskh.languages import language as language_row

#: Naskh's translations of it, one folder for each language.
INTERFACE_DIR: Final = Path(__file__).parent / "interface"


@dataclass(frozen=True)
class Count:
    """How far the translation of one domain has come."""

    total: int
    translated: int
    fuzzy: int


@dataclass(frozen=True)
class Gate:
    """How the gate stands: what single backticks mean, and whether to go on.

    With ``keep_going``, what is refused falls back on the source.
    """

    default_role: str = ""
    keep_going: bool = False


@dataclass(frozen=True)
class CompiledLanguage:
    """What :func:`compile_language` made.

    ``locale_dir`` is what Sphinx is given as its one ``locale_dirs``;
    ``counts`` has a row for each domain that has a catalog; ``changed`` says
    whether any compiled file is other than before; ``refused`` is what fell
    back on the source, of a gate that keeps going.
    """

    language: str
    locale_dir: Path
    counts: Mapping[str, Count]
    changed: bool
    refused: tuple[Problem, ...] = ()


def compile_language(
    locale_dirs: Sequence[Path],
    language: str,
    domains: Iterable[str],
    out: Path,
    *,
    required: bool,
    gate: Gate = Gate(),
) -> CompiledLanguage:
    """Write ``<out>/<language>/LC_MESSAGES/<domain>.mo`` of each domain.

    Nothing is written unless every catalog passes, or ``gate`` keeps going: a
    refused message then falls back on the source, and so does a whole catalog
    that cannot be read.  Compiled catalogs of documents that are gone are
    deleted; the interface's is kept.  With ``required``, each domain must have
    a catalog.

    Raises one :class:`~naskh.errors.NaskhError` with all problems
    (``catalog-*``, ``document-name``, ``language-unknown``,
    ``output-unwritable``).
    """
    language_row(language)
    names = sorted(set(domains))
    problems = [*stray_files(locale_dirs, language)]
    counts: dict[str, Count] = {}
    messages: dict[str, Mapping[str, str]] = {}
    for domain in names:
        try:
            path = find_catalog(locale_dirs, language, domain, required=required)
            if path is None:
                continue
            vetted = vet_catalog(_read(path, language), gate.default_role)
        except NaskhError as error:
            problems += error.problems
            continue
        problems += vetted.problems
        messages[domain] = vetted.messages
        counts[domain] = Count(vetted.total, vetted.translated, vetted.fuzzy)
    if not all(_can_wait(problem) and gate.keep_going for problem in problems):
        raise NaskhError(*problems)
    changed = _write(messages_dir(out, language), messages, language)
    return CompiledLanguage(language, out, counts, changed, tuple(problems))


def _can_wait(problem: Problem) -> bool:
    """Say whether a book can be made without what ``problem`` is about."""
    return problem.code.startswith("catalog-")


def _read(path: Path, language: str) -> Catalog:
    catalog = read(path, language)
    problems = [*header_problems(catalog)]
    if problems:
        raise NaskhError(*problems)
    return catalog


def compile_interface(language: str, out: Path) -> Count | None:
    """Write our ``sphinx.mo`` and ``sphinx.js``; None where we have none.

    These are Naskh's own and so are not vetted, but they are read as
    strictly as any other catalog.

    Raises :class:`~naskh.errors.NaskhError` (``catalog-*``,
    ``output-unwritable``).
    """
    source = INTERFACE_DIR / language / f"{INTERFACE_DOMAIN}.po"
    if not source.is_file():
        return None
    catalog = read(source, language)
    problems = [*_miscounted_plurals(catalog, language)]
    if problems:
        raise NaskhError(*problems)
    published = [entry for entry in catalog.messages if entry.is_published]
    target = messages_dir(out, language) / f"{INTERFACE_DOMAIN}.mo"
    write_mo(target, dict(map(item, published)), language)
    script = source.with_suffix(".js")
    if script.is_file():
        write_changed(target.with_suffix(".js"), script.read_bytes())
    return Count(
        len(catalog.messages),
        len(published),
        sum(entry.is_fuzzy for entry in catalog.messages),
    )


def _write(
    folder: Path, messages: Mapping[str, Mapping[str, str]], language: str
) -> bool:
    kept = {folder / f"{domain}.mo" for domain in (*messages, INTERFACE_DOMAIN)}
    stale = [path for path in folder.rglob("*.mo") if path not in kept]
    for path in stale:
        _delete(path)
    written = [
        write_mo(folder / f"{domain}.mo", texts, language)
        for domain, texts in messages.items()
    ]
    return bool(stale) or any(written)


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise fail(
            "output-unwritable",
            f"expected to delete this file, found: {error.strerror or error}",
            file=path,
            hint="Choose a build folder you may write to.",
        ) from error


def _miscounted_plurals(catalog: Catalog, language: str) -> Iterator[Problem]:
    if language not in PLURALS:
        return
    number, _ = PLURALS[language]
    for entry in catalog.messages:
        if entry.msgid_plural is not None and len(entry.forms) != number:
            yield Problem(
                "catalog-syntax",
                f"expected {number} plural forms, found {len(entry.forms)}",
                catalog.path,
                entry.msgstr_line,
                f"Write msgstr[0] to msgstr[{number - 1}].",
            )
