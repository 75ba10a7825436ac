"""One way to fail: a numbered problem, where it is, and what to do about it.

Every fault that Naskh foresees is a row of :data:`CODES` and is raised as a
:class:`NaskhError` that carries one or more :class:`Problem`.
``handbook/errors.md`` lists the same codes; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx.errors import SphinxError

if TYPE_CHECKING:
    from pathlib import Path

#: code -> what it means, in one line.
CODES: Final[dict[str, str]] = {
    "book-missing": "There is no book in this folder.",
    "builder-empty": "A builder ended without making its file.",
    "catalog-compiled": "A compiled catalog lies in the source tree.",
    "catalog-encoding": "A catalog is not UTF-8.",
    "catalog-header": "A catalog has no usable header.",
    "catalog-incomplete": "A chapter has no complete state to be held at.",
    "catalog-interface": "A catalog of Sphinx's own words lies in the source tree.",
    "catalog-link": "A catalog is a symbolic link that leaves the book.",
    "catalog-missing": "A document has no catalog in this language.",
    "catalog-refused": "A translation may not go into the book.",
    "catalog-syntax": "A catalog is not a well-formed PO file.",
    "config": "A setting in conf.py cannot be used.",
    "document-name": "A document's file name will not work in every edition.",
    "document-unknown": "The book has no document of this name.",
    "edition-unknown": "Naskh makes no edition of this name.",
    "exchange-format": "A file of translations cannot be read.",
    "exchange-language": "A file of translations is in another language.",
    "exchange-refused": "A row of a file of translations was not taken.",
    "font-missing": "A font family that a language needs is not in the book.",
    "glyph-missing": "No font of the edition has this character.",
    "image-missing": "A picture named in the text is not there.",
    "language-exists": "There are catalogs of this language already.",
    "language-unknown": "Naskh has no row for this language.",
    "layout": "The page layout engine ignored part of the design.",
    "output-unwritable": "The output folder cannot be written.",
    "package-missing": "A Python package that this task needs is not installed.",
    "port-taken": "The preview cannot have this port.",
    "proof-missing": "There is no proof of this language to mark from.",
    "proof-note": "A reviewer's note cannot be written into a catalog.",
    "proof-number": "The proof has no passage of this number.",
    "proof-stale": "A message has changed since the proof was made.",
    "review-name": "The name of a reviewer cannot be written into a catalog.",
    "source": "The source text has a fault.",
    "termbase": "The file of terms cannot be used.",
}


@dataclass(frozen=True)
class Problem:
    """One fault: its code, a sentence, the place and the way out.

    ``message`` says what was expected and what was found; ``hint`` says what
    to do.  ``line`` and ``column`` count from 1, the column in characters.
    """

    code: str
    message: str
    file: Path | None = None
    line: int | None = None
    hint: str = ""
    column: int | None = None

    def __post_init__(self) -> None:
        """Refuse a code that the table, and so the handbook, does not know."""
        if self.code not in CODES:
            unknown = f"no such error code: {self.code}"
            raise KeyError(unknown)

    def __str__(self) -> str:
        """Format as ``file:line:column: message [code]``, the hint below."""
        place = "" if self.file is None else f"{self.file}:"
        if self.line is not None:
            place += f"{self.line}:"
            if self.column is not None:
                place += f"{self.column}:"
        text = f"{place} {self.message} [{self.code}]".strip()
        return f"{text}\n    {self.hint}" if self.hint else text


class NaskhError(SphinxError):
    """Work that cannot go on, with every problem found before it stopped."""

    category = "Naskh"

    def __init__(self, *problems: Problem) -> None:
        """Hold ``problems``; there is at least one."""
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        """List the problems, one a line."""
        return "\n".join(map(str, self.problems))


def fail(
    code: str,
    message: str,
    *,
    file: Path | None = None,
    line: int | None = None,
    hint: str = "",
) -> NaskhError:
    """Make the :class:`NaskhError` of a single problem, to be raised."""
    return NaskhError(Problem(code, message, file, line, hint))
