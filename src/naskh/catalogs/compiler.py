"""Compile a language's vetted catalogs into the build folder.

Sphinx only ever sees the ``.mo`` files made here.  A catalog is found by the
name of its domain alone, in the first folder that has it; whatever else lies
in the tree is not read, and a compiled catalog there stops the build, since
nobody can review it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from naskh.catalogs.gate import vet_catalog
from naskh.catalogs.mo import PLURALS, item, write_changed, write_mo
from naskh.catalogs.po import Catalog, read
from naskh.errors import NaskhError, Problem, fail
from naskh.languages import language as language_row

#: The catalog of Sphinx's own words; no document may have this name.
INTERFACE_DOMAIN: Final = "sphinx"
#: Naskh's translations of it, one folder for each language.
INTERFACE_DIR: Final = Path(__file__).parent / "interface"


@dataclass(frozen=True)
class Count:
    """How far the translation of one domain has come."""

    total: int
    translated: int
    fuzzy: int


@dataclass(frozen=True)
class CompiledLanguage:
    """What :func:`compile_language` made.

    ``locale_dir`` is what Sphinx is given as its one ``locale_dirs``;
    ``counts`` has a row for each domain that has a catalog; ``changed`` says
    whether any compiled file is other than before.
    """

    language: str
    locale_dir: Path
    counts: Mapping[str, Count]
    changed: bool


def compile_language(
    locale_dirs: Sequence[Path],
    language: str,
    domains: Iterable[str],
    out: Path,
    *,
    required: bool,
) -> CompiledLanguage:
    """Write ``<out>/<language>/LC_MESSAGES/<domain>.mo`` of each domain.

    Nothing is written unless every catalog passes.  Compiled catalogs of
    documents that are gone are deleted; the interface's is kept.  With
    ``required``, each domain must have a catalog.

    Raises one :class:`~naskh.errors.NaskhError` with all problems
    (``catalog-*``, ``document-name``, ``language-unknown``,
    ``output-unwritable``).
    """
    language_row(language)
    names = sorted(set(domains))
    problems = [*_compiled_in_tree(locale_dirs, language)]
    counts: dict[str, Count] = {}
    messages: dict[str, Mapping[str, str]] = {}
    for domain in names:
        try:
            path = _find(locale_dirs, language, domain, required=required)
            if path is None:
                continue
            vetted = vet_catalog(read(path, language))
        except NaskhError as error:
            problems += error.problems
            continue
        problems += vetted.problems
        messages[domain] = vetted.messages
        counts[domain] = Count(vetted.total, vetted.translated, vetted.fuzzy)
    if problems:
        raise NaskhError(*problems)
    changed = _write(_messages_dir(out, language), messages, language)
    return CompiledLanguage(language, out, counts, changed)


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
    target = _messages_dir(out, language) / f"{INTERFACE_DOMAIN}.mo"
    write_mo(target, dict(map(item, published)), language)
    script = source.with_suffix(".js")
    if script.is_file():
        write_changed(target.with_suffix(".js"), script.read_bytes())
    return Count(
        len(catalog.messages),
        len(published),
        sum(entry.is_fuzzy for entry in catalog.messages),
    )


def _messages_dir(out: Path, language: str) -> Path:
    return out / language / "LC_MESSAGES"


def _compiled_in_tree(locale_dirs: Sequence[Path], language: str) -> Iterator[Problem]:
    for locale_dir in locale_dirs:
        for folder, _, files in os.walk(locale_dir / language, followlinks=False):
            for name in sorted(files):
                if name.lower().endswith(".mo"):
                    yield Problem(
                        "catalog-compiled",
                        "expected no compiled catalog in the source tree, found one",
                        Path(folder, name),
                        hint="Delete this file; Naskh compiles the .po itself.",
                    )


def _find(
    locale_dirs: Sequence[Path], language: str, domain: str, *, required: bool
) -> Path | None:
    """Return the catalog of ``domain`` in the first folder that has it."""
    _vet_name(domain)
    paths = [
        _messages_dir(locale_dir, language) / f"{domain}.po"
        for locale_dir in locale_dirs
    ]
    for locale_dir, path in zip(locale_dirs, paths, strict=True):
        if path.is_symlink() or path.exists():
            refuse_way_out(locale_dir, path)
            return path
    if required:
        raise fail(
            "catalog-missing",
            f"expected a catalog of {domain} in {language}, found none",
            file=paths[0] if paths else None,
            hint="Run: make update-po",
        )
    return None


def _vet_name(domain: str) -> None:
    parts = PurePosixPath(domain).parts
    if domain == INTERFACE_DOMAIN or not parts or {"..", "/"}.intersection(parts):
        raise fail(
            "document-name",
            f"expected the name of a document within the book, found {domain!r}",
            hint=f"Rename the document; {INTERFACE_DOMAIN!r} is the name of "
            "the catalog of Sphinx's own words.",
        )


def refuse_way_out(locale_dir: Path, path: Path) -> None:
    """Refuse a catalog that is not really in the folder where it is found.

    Raises :class:`~naskh.errors.NaskhError` (``catalog-link``).
    """
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        real = None
    if real is None or not real.is_relative_to(locale_dir.resolve()):
        raise fail(
            "catalog-link",
            f"expected a file in {locale_dir}, found a link to {real or 'nothing'}",
            file=path,
            hint="Replace the link by the file itself.",
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
