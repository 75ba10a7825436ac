"""The state of the translations: counted for a book, written into the kit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from naskh.catalogs.chapters import find_catalogs
from naskh.catalogs.counts import Document, count_documents
from naskh.catalogs.mo import write_changed
from naskh.errors import NaskhError
from naskh.theme.status import FILE, status_page

if TYPE_CHECKING:
    from naskh.book import Book


def count_book(book: Book, languages: Sequence[str] = ()) -> dict[str, list[Document]]:
    """Count ``languages``, or all but the source's, in reading order.

    Raises :class:`~naskh.errors.NaskhError` (``catalog-*``,
    ``language-unknown``).
    """
    codes = languages or [
        code for code in book.languages if code != book.source_language
    ]
    return {code: [*_titled(book, code)] for code in codes}


def _titled(book: Book, code: str) -> Iterator[Document]:
    """Yield the documents; the first message of the root is no title."""
    for document in count_documents(find_catalogs(book, code), code):
        if document.name == "index":
            titles = (book.metadata[book.source_language], book.metadata[code])
            title, own_title = (words.title for words in titles)
            yield replace(document, title=title, own_title=own_title)
        else:
            yield document


def write_page(
    book: Book, counted: Mapping[str, Sequence[Document]], file: Path
) -> None:
    """Write the page of bars to ``file``.

    Raises :class:`~naskh.errors.NaskhError` (``output-unwritable``).
    """
    title = book.metadata[book.source_language].title
    write_changed(file, status_page(title, counted).encode())


def add_page(book: Book, folder: Path) -> None:
    """Put the page into a new ``dist/``, if the book has translations.

    A language whose catalogs cannot be read is left out here: to build the
    others is no fault of theirs.
    """
    counted: dict[str, list[Document]] = {}
    for code in book.languages:
        if code != book.source_language:
            try:
                counted |= count_book(book, [code])
            except NaskhError:
                continue
    if any(counted.values()):
        write_page(book, counted, folder / FILE)
