"""The language's digits in numbers that the build makes.

Sphinx and docutils count in ASCII digits.  Footnote labels and references to
numbered figures, tables and sections are rewritten here, when a document is
ready to be written; the numbers of captions and headings are made later and
are rewritten by :class:`naskh.theme.translator.BookTranslator`.
Text that an author or a translator typed is never touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from naskh.book import row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def localise_numbers(app: Sphinx, document: nodes.document, _docname: str) -> None:
    """Rewrite the generated numbers of ``document``, in place."""
    row = row_of(app.config)
    for element in _numbered(document):
        for text in list(element.findall(nodes.Text)):
            localised = row.localise_digits(text.astext())
            text.parent.replace(text, nodes.Text(localised))


def _numbered(document: nodes.document) -> Iterator[nodes.Element]:
    yield from document.findall(nodes.footnote_reference)
    for note in document.findall(nodes.footnote):
        yield from note.findall(nodes.label)
    for reference in document.findall(nodes.inline):
        if "std-numref" in reference["classes"]:
            yield reference


def setup_digits(app: Sphinx) -> None:
    """Connect to Sphinx, after references are resolved."""
    app.connect("doctree-resolved", localise_numbers)
