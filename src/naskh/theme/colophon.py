"""The directive ``translation-state``: what is translated, and who has read it.

A colophon that says so by hand is soon untrue.  This one is counted from the
catalogs when the edition is written: a row for each document, with the share
of its words that is translated and the share that a native reader has
reviewed (:mod:`naskh.catalogs.reviews`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from naskh.book import Book
from naskh.catalogs.chapters import find_catalogs
from naskh.catalogs.counts import (
    Amount,
    Document,
    Progress,
    count_documents,
    share,
)
from naskh.catalogs.hooks import REFUSED
from naskh.catalogs.spine import reading_order
from naskh.errors import NaskhError
from naskh.languages import Language
from naskh.text.numbers import print_number
from naskh.theme.words import WORDS, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx


class translation_state(nodes.General, nodes.Element):  # noqa: N801
    """Stands where the state goes until all documents are read."""


class TranslationState(SphinxDirective):
    """``.. translation-state::``, without content."""

    def run(self) -> list[nodes.Node]:
        """Leave the place open: titles of later documents are not known yet."""
        return [translation_state()]


def write_state(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Fill each place in ``document``."""
    places = list(document.findall(translation_state))
    if not places:
        return
    book = Book.from_config(app.config, app.confdir, app.srcdir)
    row = book.row(app.config.language)
    for place in places:
        place.replace_self(_state(app, book, row, docname))


def _state(app: Sphinx, book: Book, row: Language, docname: str) -> list[nodes.Node]:
    words = WORDS[row.code]
    if row.code == book.source_language:
        return [_paragraph(words.source_text)]
    counted = _counted(app, book, row.code)
    whole = sum((document.progress for document in counted), Progress())
    said = _paragraph(words.is_reviewed if whole.is_reviewed else words.awaits_review)
    return [said, _table(app, counted, row, docname)]


def _counted(app: Sphinx, book: Book, code: str) -> list[Document]:
    """Count every document that is in the book, in reading order.

    One whose catalog is missing or was refused as a whole has nothing
    translated.
    """
    refused = getattr(app.config, REFUSED)
    lost = {item.file for item in refused if item.code != "catalog-refused"}
    found = find_catalogs(book, code)
    catalogs = {name: path for name, path in found.items() if path not in lost}
    counted: list[Document] = []
    for name in reading_order(book.source, app.env.titles):
        try:
            path = {name: catalogs[name]}
            counted += count_documents(path, code)
        except (KeyError, NaskhError):
            none = Progress(total=Amount(1, 1), untranslated=Amount(1, 1))
            counted.append(Document(name, name, name, none))
    return counted


def _table(
    app: Sphinx, counted: Sequence[Document], row: Language, docname: str
) -> nodes.table:
    words = WORDS[row.code]
    head = (words.part, words.translated, words.reviewed)
    group = nodes.tgroup(cols=3)
    group += [nodes.colspec(colwidth=width) for width in (50, 20, 30)]
    group += nodes.thead("", _row([_paragraph(word) for word in head]))
    group += nodes.tbody("", *(_document(app, row, docname, item) for item in counted))
    return nodes.table("", group, classes=["translation-state"])


def _document(app: Sphinx, row: Language, docname: str, item: Document) -> nodes.row:
    done = item.progress
    link = nodes.reference(
        "",
        "",
        *(child.deepcopy() for child in app.env.titles[item.name].children),
        internal=True,
        refuri=app.builder.get_relative_uri(docname, item.name),
    )
    return _row(
        [
            nodes.paragraph("", "", link),
            _paragraph(_per_cent(share(done.translated, done.total), row)),
            _paragraph(_reviewed(item, row, WORDS[row.code])),
        ]
    )


def _reviewed(item: Document, row: Language, words: Words) -> str:
    done = item.progress
    if not done.reviewed.messages:
        return words.not_yet
    per_cent = _per_cent(share(done.reviewed, done.total), row)
    return f"{per_cent} ({words.comma.join(item.reviewers)})"


def _per_cent(number: int, row: Language) -> str:
    return print_number(f"{number}%", row)


def _row(cells: Sequence[nodes.paragraph]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def _paragraph(text: str) -> nodes.paragraph:
    return nodes.paragraph("", text)


def setup_colophon(app: Sphinx) -> None:
    """Register the directive; fill it in before digits and isolates are set."""
    app.add_node(translation_state)
    app.add_directive("translation-state", TranslationState)
    app.connect("doctree-resolved", write_state, priority=300)
