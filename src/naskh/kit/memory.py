"""Remember what ``dist/`` was made of, so that it is not made again in vain.

The memory lies in the build folder: one JSON file a language, with a digest of
everything the editions are made of and a list of the files they became.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from naskh.editions.run import Made, Offers

if TYPE_CHECKING:
    from naskh.book import Book

PACKAGE: Final = Path(__file__).parents[1]

#: Distributions whose version changes the bytes of an edition.
TOOLS: Final = ("babel", "docutils", "pillow", "pypdfium2", "sphinx", "weasyprint")


def digest(
    book: Book,
    code: str,
    editions: Sequence[str],
    offers: Offers,
) -> str:
    """Return a digest of all that the editions of one language are made of."""
    state = hashlib.sha256()
    facts = [code, list(editions), dict(offers), book.date.isoformat()]
    state.update(json.dumps([*facts, *map(version, TOOLS)]).encode())
    for path in _inputs(book, code):
        state.update(path.as_posix().encode() + b"\0" + path.read_bytes())
    return state.hexdigest()


def _inputs(book: Book, code: str) -> Iterator[Path]:
    folders = [PACKAGE, book.source, *book.font_dirs, book.root / "_static"]
    folders += [folder / code for folder in book.locale_dirs]
    yield book.root / "conf.py"
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            made = book.build in path.parents or book.dist in path.parents
            if path.is_file() and path.suffix != ".pyc" and not made:
                yield path


def recall(book: Book, code: str, expected: str) -> list[Made] | None:
    """Return what was made of inputs with this digest, if it is still there."""
    try:
        memory = json.loads(_file(book, code).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if memory["digest"] != expected or memory["files"] != _files(book, code):
        return None
    return [
        Made(edition, code, book.root / path, pages, size, 0.0)
        for edition, path, pages, size in memory["made"]
    ]


def remember(book: Book, code: str, made_of: str, made: Iterable[Made]) -> None:
    """Write down what was made in ``code``, and of what."""
    rows = [
        (item.edition, os.path.relpath(item.path, book.root), item.pages, item.size)
        for item in made
    ]
    memory = {"digest": made_of, "made": rows, "files": _files(book, code)}
    _file(book, code).write_text(json.dumps(memory), encoding="utf-8")


def _file(book: Book, code: str) -> Path:
    return book.build / f"made-{code}.json"


def _files(book: Book, code: str) -> list[list[str | int]]:
    """List the files of one language with their sizes and times."""
    folder = book.dist / code
    return [
        [path.relative_to(folder).as_posix(), stat.st_size, stat.st_mtime_ns]
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (stat := path.stat())
    ]
