"""Make the editions of one language, in this process, from one read.

The doctrees of a language are shared by its editions, so that the source and
its catalogs are read once (``bench/``).  A builder that made no file has
failed, whatever it says.
"""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils.utils import SystemMessage
from sphinx._cli.util.errors import strip_escape_sequences
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.logging import (
    OnceFilter,
    WarningLogRecordTranslator,
    WarningSuppressor,
)

from naskh.catalogs.hooks import REFUSED
from naskh.catalogs.places import stray_files
from naskh.editions import EDITIONS
from naskh.errors import NaskhError, Problem, fail

if TYPE_CHECKING:
    from naskh.book import Book

#: Settings that the command gives beside those of conf.py.
Offers = Mapping[str, Sequence[str] | bool]

_PLACE: Final = re.compile(r"^(?P<file>.+?)(?::(?P<line>\d+)?)?(?::<translated>.*)?$")

#: (type, subtype) of a Sphinx warning -> our code; any other is a fault of the source.
_CODES: Final = {
    ("image", "not_readable"): "image-missing",
    ("naskh", "layout"): "layout",
}


@dataclass(frozen=True)
class Made:
    """One edition made: the file (or folder), its size and what it took.

    ``size`` in bytes; ``pages`` of paper, or documents of HTML and EPUB;
    ``refused`` is what is in the language of the source instead.
    """

    edition: str
    language: str
    path: Path
    pages: int
    size: int
    seconds: float
    refused: tuple[Problem, ...] = ()


class _Warnings(logging.Handler):
    """Keeps the warnings of a build as problems."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: dict[Problem, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        kind = (getattr(record, "type", ""), getattr(record, "subtype", ""))
        if kind == ("naskh", "refused"):
            return  # a finding, which is in the report
        match = _PLACE.match(str(getattr(record, "location", "") or ""))
        problem = Problem(
            _CODES.get(kind, "source"),
            # Sphinx's own getMessage() repeats place and type
            logging.LogRecord.getMessage(record),
            Path(match["file"]) if match else None,
            int(match["line"]) if match and match["line"] else None,
        )
        self.problems[problem] = None


def make_language(
    book: Book,
    code: str,
    editions: Sequence[str],
    folder: Path,
    offers: Offers,
    tell: Callable[[str, str], None],
) -> list[Made]:
    """Make ``editions`` of ``book`` in the language ``code`` below ``folder``.

    ``offers`` are settings: what the HTML book links to, whether to keep going.
    ``tell(code, edition)`` is called as each one starts.  Raises
    :class:`~naskh.errors.NaskhError` with every warning of an edition: a book
    with a broken reference is not finished.
    """
    # Sphinx would compile the one for its own words as soon as it starts
    strays = [*stray_files(book.locale_dirs, code)]
    if strays and not offers.get("naskh_keep_going"):
        raise NaskhError(*strays)
    made = []
    for name in editions:
        tell(code, name)
        start = time.perf_counter()
        out = folder / name / code
        app = _run_builder(book, code, name, folder / "read" / code, out, offers)
        pages = int(getattr(app.builder, "page_count", 0))
        path = _product(book, code, name, out)
        seconds = time.perf_counter() - start
        refused = getattr(app.config, REFUSED)
        made.append(Made(name, code, path, pages, _size(path), seconds, refused))
    return made


def _run_builder(
    book: Book,
    code: str,
    name: str,
    doctrees: Path,
    out: Path,
    offers: Offers,
) -> Sphinx:
    """Run one Sphinx builder; return it when it has done its work."""
    overrides = {"language": code, "show_warning_types": False, **offers}
    early, handler = io.StringIO(), _Warnings()
    with patch_docutils(book.root), docutils_namespace():
        try:
            app = Sphinx(
                book.source,
                book.root,
                out,
                doctrees,
                name,
                overrides,
                status=None,
                warning=early,
                freshenv=False,
            )
            _check_settings(early.getvalue(), book)
            _listen(app, handler)
            app.build(force_all=True)
        except NaskhError as error:
            raise NaskhError(*handler.problems, *error.problems) from error
        except (SphinxError, SystemMessage) as error:
            raise fail("source", str(error).strip()) from error
    if handler.problems:
        raise NaskhError(*handler.problems)
    return app


def _check_settings(warnings: str, book: Book) -> None:
    """Fail for what Sphinx said of conf.py before the build began."""
    problems = [
        Problem("config", line.removeprefix("WARNING: "), book.root / "conf.py")
        for line in strip_escape_sequences(warnings).splitlines()
        if line.strip()
    ]
    if problems:
        raise NaskhError(*problems)


def _listen(app: Sphinx, handler: _Warnings) -> None:
    """Attach ``handler`` beside Sphinx's own, with filters of the same kinds."""
    for condition in (
        WarningSuppressor(app),
        WarningLogRecordTranslator(app),
        OnceFilter(),
    ):
        handler.addFilter(condition)
    logging.getLogger("sphinx").addHandler(handler)


def _product(book: Book, code: str, name: str, out: Path) -> Path:
    suffix = EDITIONS[name].suffix
    path = out / f"{book.stem(code)}{suffix}" if suffix else out
    if not (path / "index.html" if path.is_dir() else path).is_file():
        raise fail(
            "builder-empty",
            f"expected the builder {name!r} to make {path.name}; found nothing",
            hint="This is a fault of Naskh or of an extension in conf.py.",
        )
    return path


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())
