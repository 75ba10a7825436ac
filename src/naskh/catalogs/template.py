"""The messages of a book: what Sphinx's gettext builder finds in its source.

The builder runs in a process of its own, from which no connection can be made,
and writes ``build/gettext/``; what it wrote is read with the same reader as
any catalog.
"""

from __future__ import annotations

import io
import os
import re
import socket
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from docutils.utils import SystemMessage
from sphinx._cli.util.errors import strip_escape_sequences
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from naskh.catalogs.places import INTERFACE_DOMAIN
from naskh.catalogs.po import Entry, parse
from naskh.errors import NaskhError, Problem, fail

if TYPE_CHECKING:
    from naskh.book import Book

#: A fault that may have cost messages; a mere warning has not.
_FAULT: Final = re.compile(
    r"^(?:(?P<file>.+?):(?:(?P<line>\d+):)? )?(?:ERROR|CRITICAL|SEVERE): (?P<text>.+)",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Template:
    """The messages of one domain, in the order of the source.

    ``project`` is what a header calls ``Project-Id-Version``.
    """

    domain: str
    project: str
    messages: tuple[Entry, ...]


def extract(book: Book) -> dict[str, Template]:
    """Return the template of every domain of ``book``, by domain.

    Raises :class:`~naskh.errors.NaskhError` (``source``, ``config`` and those
    of reading a file) where the source cannot be read as a whole: a part left
    out would look like messages deleted.
    """
    folder = book.build / "gettext"
    # spawned: Sphinx keeps state in the process, and so does the wall
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        domains = pool.submit(_run_builder, book, folder).result()
    _delete_others(folder, domains)
    return {
        domain: read_template(domain, folder / f"{domain}.pot") for domain in domains
    }


def read_template(domain: str, path: Path) -> Template:
    """Read the template ``path``.

    Raises :class:`~naskh.errors.NaskhError` (``catalog-*``).
    """
    pot = parse(path)
    return Template(domain, pot.header.get("Project-Id-Version", ""), pot.messages)


def _run_builder(book: Book, out: Path) -> list[str]:
    """Write the templates to ``out``; return their domains."""
    _close_network()
    # the only date in a template; nobody reads it, but it should not change
    os.environ["SOURCE_DATE_EPOCH"] = str(int(book.date.timestamp()))
    # what the catalogs say does not matter here, least of all their faults
    overrides: dict[str, Any] = {"language": book.source_language, "locale_dirs": []}
    warnings = io.StringIO()
    read = book.build / "gettext-read"
    with patch_docutils(book.root), docutils_namespace():
        try:
            app = Sphinx(
                book.source,
                book.root,
                out,
                read,
                "gettext",
                overrides,
                status=None,
                warning=warnings,
            )
            app.build()
        except NaskhError:
            raise
        except (SphinxError, SystemMessage) as error:
            raise fail("source", str(error).strip()) from error
    problems = [*_faults(strip_escape_sequences(warnings.getvalue()))]
    if problems:
        raise NaskhError(*problems)
    catalogs: dict[str, object] = getattr(app.builder, "catalogs", {})
    return sorted(catalogs.keys() - {INTERFACE_DOMAIN})


def _close_network() -> None:
    """Let this process connect to nothing.

    An extension such as intersphinx would fetch what messages do not need.
    """

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError("no connections while messages are extracted")

    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, refuse)


def _faults(warnings: str) -> Iterator[Problem]:
    for found in _FAULT.finditer(warnings):
        file, line = found["file"], found["line"]
        yield Problem(
            "source",
            found["text"],
            Path(file) if file else None,
            int(line) if line else None,
            "Mend the source first: messages may be missing from it.",
        )


def _delete_others(folder: Path, domains: list[str]) -> None:
    """Delete the templates of documents that are gone."""
    kept = {folder / f"{domain}.pot" for domain in domains}
    for path in folder.rglob("*.pot"):
        if path not in kept:
            path.unlink(missing_ok=True)
