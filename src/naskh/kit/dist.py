"""The folder ``dist/``: one folder a language, swapped in whole.

``dist/fa/`` is the Persian HTML book with the other Persian editions beside
its pages, so that one folder can be copied, zipped or served by itself.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from naskh.editions import EDITIONS

if TYPE_CHECKING:
    from pathlib import Path

    from naskh.book import Book
    from naskh.editions.run import Made


def what_will_be(
    book: Book, languages: Sequence[str], editions: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Return the downloads and the languages that ``dist/`` will hold.

    Those made now and those of an earlier build; the HTML book must not link
    to anything else.
    """

    def kept(code: str, name: str) -> bool:
        suffix = EDITIONS[name].suffix
        path = book.dist / code
        return (path / (book.stem(code) + suffix if suffix else "index.html")).exists()

    downloads = [
        name
        for name in book.downloads
        if name in editions or all(kept(code, name) for code in languages)
    ]
    siblings = [
        code
        for code in book.languages
        if (code in languages and "html" in editions) or kept(code, "html")
    ]
    return downloads, siblings


def assemble(book: Book, made: Iterable[Made], fresh: Path) -> list[Made]:
    """Lay out a new ``dist/`` in ``fresh``; return ``made`` with its paths there.

    What an earlier build made and this one did not is taken over.
    """
    if book.dist.is_dir():
        shutil.copytree(book.dist, fresh, copy_function=os.link)
    placed = []
    for item in made:
        folder = fresh / item.language
        if item.path.is_dir():
            _remove_pages(book, folder, item.language)
            shutil.copytree(item.path, folder, dirs_exist_ok=True)
            placed.append(replace(item, path=folder / "index.html"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            target = folder / item.path.name
            target.unlink(missing_ok=True)
            shutil.copy2(item.path, target)
            placed.append(replace(item, path=target))
    return placed


def _remove_pages(book: Book, folder: Path, code: str) -> None:
    """Empty a language's folder but for its downloads."""
    downloads = {book.stem(code) + edition.suffix for edition in EDITIONS.values()}
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in downloads:
            path.unlink()


def swap(fresh: Path, dist: Path) -> None:
    """Put ``fresh`` in the place of ``dist``.

    Both lie on one disk, so that each step is a rename.
    """
    old = fresh.with_name("dist-old")
    if dist.exists():
        dist.rename(old)
    try:
        fresh.rename(dist)
    except OSError:
        if old.exists():
            old.rename(dist)
        raise
    shutil.rmtree(old, ignore_errors=True)
