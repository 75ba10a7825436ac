"""Find the catalogs of a book by what a person calls a chapter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from naskh.catalogs.places import is_inside, messages_dir
from naskh.catalogs.spine import reading_order
from naskh.errors import fail

if TYPE_CHECKING:
    from naskh.book import Book


def find_catalogs(
    book: Book, language: str, wanted: Sequence[str] = ()
) -> dict[str, Path]:
    """Return document names and catalogs of ``language`` in reading order.

    ``wanted`` chooses some of them by name, by the start of it or by the
    start of its last part: ``04`` is ``chapters/04-the-siege``.

    Raises :class:`~naskh.errors.NaskhError` (``language-unknown``,
    ``document-unknown``).
    """
    book.row(language)
    paths = _catalogs(book, language)
    names = reading_order(book.source, paths)
    chosen = {name for text in wanted for name in _matching(text, names)}
    return {name: paths[name] for name in names if not wanted or name in chosen}


def choose_documents(book: Book, wanted: Sequence[str]) -> list[str]:
    """Return the documents that ``wanted`` names, in reading order.

    Raises :class:`~naskh.errors.NaskhError` (``document-unknown``).
    """
    sources = book.source.rglob("*.rst")
    found = [path.relative_to(book.source).with_suffix("") for path in sources]
    names = reading_order(book.source, [path.as_posix() for path in found])
    chosen = {name for text in wanted for name in _matching(text, names)}
    return [name for name in names if name in chosen]


def _catalogs(book: Book, language: str) -> dict[str, Path]:
    """Return name and path of each catalog; of two, that of the first folder.

    A link that leads out of the folder is no catalog of the book.
    """
    return {
        path.relative_to(messages_dir(folder, language))
        .with_suffix("")
        .as_posix(): path
        for folder in reversed(book.locale_dirs)
        for path in messages_dir(folder, language).rglob("*.po")
        if is_inside(folder, path)
    }


def _matching(text: str, names: Sequence[str]) -> list[str]:
    text = text.removesuffix(".po").removesuffix(".rst")
    if text in names:
        return [text]
    found = [
        name
        for name in names
        if name.startswith(text) or name.rpartition("/")[2].startswith(text)
    ]
    if not found:
        raise fail(
            "document-unknown",
            f"expected one of the documents {', '.join(names)}; found {text!r}",
            hint="Give its name, or the start of it.",
        )
    return found
