"""Hold a chapter at its last complete state, as git remembers it.

A chapter that is translated in part is, for its readers, often worse than the
whole chapter of last month.  The state is looked for in the history of the
chapter's catalog, so that a fresh clone on any machine builds the same book:
the newest commit in which every message was translated and may be published.
The source of that commit goes with it, since the two belong together.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from naskh.catalogs.counts import count_catalog
from naskh.catalogs.mo import write_changed
from naskh.catalogs.places import find_catalog, messages_dir
from naskh.catalogs.po import read
from naskh.errors import NaskhError, Problem

if TYPE_CHECKING:
    from naskh.book import Book

#: So many versions of a catalog are looked at.
MAX_VERSIONS: Final = 500


def held_source(folder: Path, language: str, docname: str) -> Path:
    """Return where the source of a held document lies, if it is held."""
    return folder / language / "source" / f"{docname}.txt"


def hold_chapters(
    book: Book, language: str, sources: Mapping[str, Path], out: Path
) -> Iterator[Problem]:
    """Write the last complete states of what is incomplete below ``out``.

    ``sources`` has the file of each domain.  Yields a ``catalog-incomplete``
    for each chapter that never was complete.
    """
    for domain, source in sources.items():
        path = _catalog(book, language, domain)
        if _is_complete(path, language):
            continue
        target = messages_dir(out, language) / f"{domain}.po"
        for commit in _versions(book.root, path):
            write_changed(target, _show(book.root, commit, path))
            text = _show(book.root, commit, source)
            if text and _is_complete(target, language):
                write_changed(held_source(out, language, domain), text)
                break
        else:
            target.unlink(missing_ok=True)
            yield Problem(
                "catalog-incomplete",
                "expected a commit in which this catalog was complete, found none",
                path,
                hint="Translate the rest, fetch the whole history of the book, or "
                'choose naskh_partial = "mark" in conf.py.',
            )


def _catalog(book: Book, language: str, domain: str) -> Path:
    """Return the catalog of ``domain``, or where it would be."""
    try:
        path = find_catalog(book.locale_dirs, language, domain, required=False)
    except NaskhError:
        path = None
    return path or messages_dir(book.locale_dirs[0], language) / f"{domain}.po"


def _is_complete(path: Path, language: str) -> bool:
    try:
        return count_catalog(read(path, language), path.stem).progress.is_complete
    except NaskhError:
        return False


def _versions(root: Path, path: Path) -> list[str]:
    """Return the commits that changed the file ``path``, the newest first."""
    limit = f"-{MAX_VERSIONS}"
    return _git(root, "log", limit, "--format=%H", "--", path).decode().split()


def _show(root: Path, commit: str, path: Path) -> bytes:
    place = Path(os.path.relpath(path, root)).as_posix()
    return _git(root, "show", f"{commit}:./{place}")


def _git(root: Path, *arguments: str | Path) -> bytes:
    """Return what git prints, nothing where there is no git or no such thing."""
    try:
        done = subprocess.run(
            ["git", "-C", root, *arguments], capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return b""
    return done.stdout
