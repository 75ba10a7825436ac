"""Where the catalogs of a book lie, and what may not lie there.

A catalog is found by the name of its domain alone, in the first folder that
has it.  Links that lead out of the book are not followed, wherever in the path
they are: what they lead to is nobody's translation.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from naskh.errors import Problem, fail

#: The catalog of Sphinx's own words; no document may have this name.
INTERFACE_DOMAIN: Final = "sphinx"


def messages_dir(folder: Path, language: str) -> Path:
    """Return the folder in which gettext looks for catalogs."""
    return folder / language / "LC_MESSAGES"


def stray_files(locale_dirs: Sequence[Path], language: str) -> Iterator[Problem]:
    """Yield the compiled catalogs in the tree, and catalogs of Sphinx's words."""
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
        for suffix in (".po", ".js"):
            path = messages_dir(locale_dir, language) / f"{INTERFACE_DOMAIN}{suffix}"
            if path.is_symlink() or path.exists():
                yield Problem(
                    "catalog-interface",
                    "expected no translation of Sphinx's own words, found one",
                    path,
                    hint="Delete this file; Naskh brings these words itself.",
                )


def find_catalog(
    locale_dirs: Sequence[Path], language: str, domain: str, *, required: bool
) -> Path | None:
    """Return the catalog of ``domain`` in the first folder that has it.

    Raises :class:`~naskh.errors.NaskhError` (``document-name``,
    ``catalog-link``, ``catalog-missing``, ``catalog-syntax`` for one that is
    too large to be a chapter's).
    """
    _vet_name(domain)
    paths = [messages_dir(folder, language) / f"{domain}.po" for folder in locale_dirs]
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


def refuse_way_out(folder: Path, path: Path) -> None:
    """Refuse a catalog that is not really in the folder where it is found.

    Raises :class:`~naskh.errors.NaskhError` (``catalog-link``).
    """
    if not is_inside(folder, path):
        raise fail(
            "catalog-link",
            f"expected a file in {folder}, found a link to {_real(path) or 'nothing'}",
            file=path,
            hint="Replace the link by the file itself.",
        )


def is_inside(folder: Path, path: Path) -> bool:
    """Say whether ``path`` is really in ``folder``, whatever links there are."""
    real = _real(path)
    return real is not None and real.is_relative_to(folder.resolve())


def _real(path: Path) -> Path | None:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError):
        return None


def refuse_folder_out(root: Path, folder: Path) -> None:
    """Refuse a folder of catalogs within the book that is a link out of it.

    A folder that conf.py itself puts elsewhere is the author's choice.
    Raises :class:`~naskh.errors.NaskhError` (``catalog-link``).
    """
    place = Path(os.path.normpath(folder.absolute()))
    if place.is_relative_to(root.absolute()) and folder.exists():
        refuse_way_out(root, folder)


def _vet_name(domain: str) -> None:
    parts = PurePosixPath(domain).parts
    if domain == INTERFACE_DOMAIN or not parts or {"..", "/"}.intersection(parts):
        raise fail(
            "document-name",
            f"expected the name of a document within the book, found {domain!r}",
            hint=f"Rename the document; {INTERFACE_DOMAIN!r} is the name of "
            "the catalog of Sphinx's own words.",
        )
