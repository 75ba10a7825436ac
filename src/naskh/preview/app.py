"""Sphinx, set up for a preview or a proof of one language.

Refused messages and whole catalogs that cannot be read fall back on the
source, and passages without a translation are shown, whatever conf.py says.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from docutils.utils import SystemMessage
from sphinx._cli.util.errors import strip_escape_sequences
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.tags import Tags

from naskh.catalogs.places import stray_files
from naskh.errors import NaskhError, fail

if TYPE_CHECKING:
    from pathlib import Path

    from naskh.book import Book


@contextmanager
def open_app(
    book: Book, code: str, builder: str, folder: Path
) -> Iterator[tuple[Sphinx, io.StringIO]]:
    """Provide Sphinx with ``builder`` for ``code``, and what it warns of.

    Everything is written below ``folder``.  Faults of the source end as
    :class:`~naskh.errors.NaskhError` (``source``).
    """
    # Sphinx would compile the one for its own words as soon as it starts
    strays = [*stray_files(book.locale_dirs, code)]
    if strays:
        raise NaskhError(*strays)
    config = Config.read(book.root, overrides={}, tags=Tags())
    overrides = {
        "extensions": [*config.extensions, "naskh.preview"],
        "language": code,
        "naskh_downloads": [],
        "naskh_keep_going": True,
        "naskh_partial": "mark",
        "naskh_siblings": [code],
        "suppress_warnings": [*config.suppress_warnings, "naskh.refused"],
    }
    said = io.StringIO()
    with patch_docutils(book.root), docutils_namespace(), faults_of_the_source():
        app = Sphinx(
            book.source,
            book.root,
            folder / "pages",
            folder / "read",
            builder,
            overrides,
            status=None,
            warning=said,
            freshenv=True,
        )
        yield app, said


@contextmanager
def faults_of_the_source() -> Iterator[None]:
    """Turn what Sphinx and docutils raise into an error of ours."""
    try:
        yield
    except NaskhError:
        raise
    except (SphinxError, SystemMessage, UnicodeError) as error:
        raise fail("source", str(error).strip()) from error


def drain(said: io.StringIO) -> list[str]:
    """Return the warnings written into ``said`` since the last time."""
    lines = strip_escape_sequences(said.getvalue()).splitlines()
    said.seek(0)
    said.truncate()
    return [line for line in lines if line.strip()]
