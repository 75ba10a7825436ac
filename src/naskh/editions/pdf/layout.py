"""Step 4: pages.  The only module that knows WeasyPrint.

WeasyPrint ignores what it does not understand and goes on; here each such
message becomes a Sphinx warning, so that ``-W`` and ``naskh build`` stop, and
a character without a glyph is an error at once.  An empty fontconfig hides
the fonts of the machine, and nothing but files of the book may be fetched.
"""

from __future__ import annotations

import logging
import os
import re
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from sphinx.util import logging as sphinx_logging

from naskh.errors import NaskhError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# before Pango is loaded: fontconfig reads it once
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
warnings.filterwarnings("ignore", "No fonts configured in FontConfig")

import weasyprint

from naskh.editions.pdf.repairs import repair
from naskh.editions.pdf.textlayer import logical_text_layer

repair()

logger = sphinx_logging.getLogger(__name__)

_MISSING_GLYPH: Final = re.compile(r'unsupported by fonts: "(.)" \((U\+\w+)\)')


class _Messages(logging.Handler):
    """Keeps WeasyPrint's warnings, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.texts[record.getMessage()] = None


@contextmanager
def _reported(file: Path) -> Iterator[None]:
    """Turn what WeasyPrint logs into errors and warnings of the build."""
    handler = _Messages()
    source = logging.getLogger("weasyprint")
    source.addHandler(handler)
    try:
        yield
    finally:
        source.removeHandler(handler)
    missing: dict[str, str] = {}
    for text in handler.texts:
        if match := _MISSING_GLYPH.search(text):
            missing[match[1]] = match[2]
    if missing:
        raise NaskhError(*(_missing(file, *item) for item in missing.items()))
    for text in handler.texts:
        logger.warning("%s", text, location=f"{file}:", type="naskh", subtype="layout")


def _missing(file: Path, character: str, code: str) -> Problem:
    return Problem(
        "glyph-missing",
        f"expected a glyph for {character!r} ({code}) in the fonts of this edition",
        file=file,
        hint="Write it otherwise, or name a font that has it in naskh_fonts.",
    )


class _Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]
    """Fetches from the folders of the book being made, and from nowhere else.

    A drawing may name a file or an address too; what this machine has beside
    the book is none of its readers' business.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(allowed_protocols=["file", "data"])
        self.folders = [folder.resolve() for folder in folders]

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Fetch ``url``; WeasyPrint logs a ValueError as a warning."""
        parts = urlsplit(url)
        if parts.scheme == "file":
            path = Path(url2pathname(parts.path)).resolve()
            if parts.netloc or not any(map(path.is_relative_to, self.folders)):
                outside = f"expected a file of the book, found {path}"
                raise ValueError(outside)
        return super().fetch(url, headers)


def lay_out(file: Path, *folders: Path) -> Any:
    """Lay out the HTML ``file``; return WeasyPrint's ``Document``.

    It may use what lies in its own folder, and in ``folders``.  Raises
    :class:`~naskh.errors.NaskhError` (``glyph-missing``).
    """
    fetcher = _Fetcher([file.parent, *folders])
    with _reported(file):
        return weasyprint.HTML(filename=file, url_fetcher=fetcher).render(
            pdf_variant="pdf/ua-1"
        )


def refuse_lost_notes(document: Any, notes: Iterable[str], file: Path) -> None:
    """Fail if the note with one of the ids ``notes`` is on no page.

    The engine has lost notes before (:mod:`naskh.editions.pdf.repairs`).
    Raises :class:`~naskh.errors.NaskhError` (``layout``).
    """
    printed = {name for page in document.pages for name in page.anchors}
    lost = [note for note in notes if note not in printed]
    if lost:
        raise NaskhError(
            *(
                Problem(
                    "layout",
                    f"expected the note {note} at the foot of a page, found it on none",
                    file,
                    hint="Move the call to another sentence, and report this.",
                )
                for note in lost
            )
        )


def draw(
    document: Any, file: Path, finisher: Callable[[Any, Any], None] | None = None
) -> bytes:
    """Draw the pages of ``document`` as a tagged PDF (PDF/UA-1).

    Raises :class:`~naskh.errors.NaskhError` (``glyph-missing``).
    """
    with _reported(file), logical_text_layer():
        drawn: bytes = document.write_pdf(finisher=finisher, pdf_variant="pdf/ua-1")
    return drawn
