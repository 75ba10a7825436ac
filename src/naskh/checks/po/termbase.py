"""The termbase: one CSV file that says how the book names things.

Columns are ``kind``, ``note``, and for each language its code and
``forbidden_<code>``; only ``en``, the language of the source, must be there.
A cell holds several forms with ``|`` or ``;`` between them.  What stands in
brackets is another form in a translation («بغداد (دار السلام)»), unless it is a
year, and an explanation in the source («operation (military)»).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from naskh.checks.po.figures import to_latin
from naskh.errors import NaskhError, fail

SOURCE: Final = "en"
_FORBIDDEN: Final = "forbidden_"
_NOT_LANGUAGES: Final = frozenset(("kind", "note"))
_BRACKET: Final = re.compile(r"\s*\(([^()]*)\)")


class Term(NamedTuple):
    """A row: its forms in the source, and by language the wanted and unwanted."""

    sources: tuple[str, ...]
    forms: dict[str, tuple[str, ...]]
    forbidden: dict[str, tuple[str, ...]]


class Termbase(NamedTuple):
    """The rows of a termbase, those with the longest source first."""

    terms: tuple[Term, ...]


def read_terms(path: Path) -> Termbase:
    """Read the termbase ``path``.

    Raises :class:`~naskh.errors.NaskhError` (``termbase``) with the line of
    the first fault.
    """
    try:
        stamp = path.stat().st_mtime_ns
    except OSError as error:
        message = f"expected a termbase here, found: {error.strerror}"
        raise _fault(path, None, message) from None
    return _read(path, stamp)


@lru_cache(maxsize=8)
def _read(path: Path, _stamp: int) -> Termbase:
    rows = _rows(path)
    _, header = next(rows, (1, []))
    columns = [name.strip() for name in header]
    if SOURCE not in columns or len(set(columns)) != len(columns):
        found = ", ".join(columns) or "none"
        message = (
            f"expected columns with different names, “en” among them, found {found}"
        )
        raise _fault(path, 1, message)
    terms = []
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            message = f"expected {len(columns)} cells, found {len(cells)}"
            raise _fault(path, line, message)
        row = dict(zip(columns, cells, strict=True))
        if not row[SOURCE].strip():
            raise _fault(path, line, "expected a term in the column “en”, found none")
        terms.append(_term(row))
    terms.sort(key=lambda term: -max(map(len, term.sources)))
    return Termbase(tuple(terms))


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line that it ends on."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            try:
                for cells in reader:
                    yield reader.line_num, cells
            except csv.Error as error:
                message = f"expected a CSV file, found: {error}"
                raise _fault(path, reader.line_num, message) from None
    except UnicodeDecodeError as error:
        message = f"expected UTF-8, found the byte 0x{error.object[error.start]:02X}"
        raise _fault(path, None, message) from None


def _fault(path: Path, line: int | None, message: str) -> NaskhError:
    hint = "A termbase is a CSV file in UTF-8 with the columns en, fa, ar …; a cell "
    hint += "with a comma stands in double quotes."
    return fail("termbase", message, file=path, line=line, hint=hint)


def _term(row: dict[str, str]) -> Term:
    languages = [
        name
        for name in row
        if name not in _NOT_LANGUAGES and not name.startswith(_FORBIDDEN)
    ]
    return Term(
        tuple(_forms(row[SOURCE], is_source=True)),
        {code: tuple(_forms(row[code])) for code in languages},
        {code: tuple(_forms(row.get(_FORBIDDEN + code) or "")) for code in languages},
    )


def _forms(cell: str, *, is_source: bool = False) -> Iterator[str]:
    """Yield the forms of a cell, and what in their brackets is a form too."""
    for part in re.split(r"[|;؛]", cell):
        form = " ".join(_BRACKET.sub("", part).split())
        if form:
            yield form
        if is_source:
            continue
        for inside in _BRACKET.findall(part):
            other = inside.strip(" '’‘\"“”")
            if other and not re.search(r"\d", other):
                yield other


#: Letters that are written one way or the other, and what they fold to.
_FOLD: Final = {
    **dict.fromkeys("يىئۍے", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ةۀہھە", "ه"),
    "ؤ": "و",
    "\u200c": " ",
    "\u00a0": " ",
}
#: Not written by everyone: vowel signs, tatweel, directional marks.
_DROPPED: Final = re.compile(
    "[\u0640\u064b-\u065f\u0670\u200d-\u200f\u061c\u2066-\u2069]"
)


class Folded(NamedTuple):
    """A folded text; ``places[i]`` is where its character i stood."""

    text: str
    places: tuple[int, ...]


def fold(text: str) -> Folded:
    """Fold case, digits, letters, vowel signs and joiners of ``text``."""
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        plain = to_latin(unicodedata.normalize("NFC", char)).casefold()
        for one in "".join(_FOLD.get(letter, letter) for letter in plain):
            if not _DROPPED.match(one):
                letters.append(one)
                places.append(place)
    return Folded("".join(letters), (*places, len(text)))
