"""Sphinx's own settings for a book in one language.

An author writes what the book is (``naskh_*`` in conf.py); what follows from
that for Sphinx is set here.  A setting the author wrote is kept where the
editions do not depend on it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from naskh.book import Book, set_defaults

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Kept when conf.py says otherwise.
DEFAULTS: Final[dict[str, Any]] = {
    "epub_tocdepth": 2,
    "html_permalinks": False,
    "html_secnumber_suffix": " ",
    "numfig": True,
}

#: Needed by the editions, whatever conf.py says.
FIXED: Final[dict[str, Any]] = {
    "epub_show_urls": "no",
    "epub_theme": "naskh-page",
    "epub_tocdup": False,
    "epub_tocscope": "includehidden",
    "epub_uid": "book-id",
    "html_theme": "naskh",
    "html_theme_options": {},
    "html_split_index": False,
}


def open_book(app: Sphinx) -> Book:
    """Return the book that ``app`` builds."""
    return Book.from_config(app.config, app.confdir, app.srcdir)


def apply_settings(app: Sphinx, config: Config) -> None:
    """Set Sphinx up for this book in ``config.language``.

    Raises :class:`~naskh.errors.NaskhError` for a language that the book or
    Naskh does not have.
    """
    book = open_book(app)
    row = book.row(config.language)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(book.date.timestamp())))
    set_defaults(config, DEFAULTS)
    for name, value in (FIXED | _words_of(book, row.code)).items():
        setattr(config, name, value)
    # the gate has compared the references already, and allows another order
    config.suppress_warnings = [
        *config.suppress_warnings,
        "i18n.inconsistent_references",
    ]


def _words_of(book: Book, code: str) -> dict[str, Any]:
    """Return the settings that say who wrote what, in one language."""
    words = book.metadata[code]
    author = words.author or words.title
    publisher = words.publisher or author
    return {
        "project": words.title,
        "html_title": words.title,
        "author": author,
        "copyright": words.rights,
        "version": book.date.date().isoformat(),
        "epub_title": words.title,
        "epub_author": author,
        "epub_contributor": publisher,
        "epub_publisher": publisher,
        "epub_description": words.description or words.subtitle or words.title,
        "epub_copyright": words.rights or author,
        "epub_language": code,
        "epub_basename": book.stem(code),
        "epub_identifier": book.urn(code),
    }


def setup_settings(app: Sphinx) -> None:
    """Connect after Sphinx has corrected the copyright year by itself."""
    app.connect("config-inited", apply_settings, priority=900)
