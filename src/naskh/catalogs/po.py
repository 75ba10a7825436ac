"""Read the catalogs of strangers: strict, linear, and byte for byte.

Naskh reads PO files itself because the usual readers forgive what must not be
forgiven: Babel accepts duplicate messages, unterminated strings and conflict
marks, and then drops text without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from naskh.catalogs.entries import Entry, EntryReader
from naskh.errors import NaskhError, Problem, fail

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "MAX_BYTES",
    "Catalog",
    "Entry",
    "folder_language",
    "inspect",
    "parse",
    "read",
]

#: A catalog of more bytes or lines than this is not read at all; a reader that
#: counts lines would take minutes for millions of empty ones.
MAX_BYTES: Final = 8 * 1024 * 1024
MAX_LINES: Final = 200_000

_CONTROL = re.compile(r"([\x00-\x08\x0b\x0c\x0e-\x1f]|\r(?!\n))")
#: The same outside comments, where gettext's tools keep anything.
_CONTROL_IN_TEXT = re.compile(rf"^(?!#)[^\n]*?{_CONTROL.pattern}", re.MULTILINE)
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Catalog:
    """A PO file; ``entries`` keeps the order of the file, the header first.

    Obsolete entries (``#~``) may stand before the header, nothing else may.
    """

    path: Path
    entries: tuple[Entry, ...]
    tail: tuple[str, ...] = ()

    @cached_property
    def header(self) -> Mapping[str, str]:
        """The fields of the header; a line without a colon is no field."""
        head = next((entry for entry in self.entries if entry.is_header), None)
        lines = head.msgstr.split("\n") if head else []
        pairs = (line.partition(":") for line in lines)
        return {name.strip(): value.strip() for name, colon, value in pairs if colon}

    @cached_property
    def messages(self) -> tuple[Entry, ...]:
        """The entries in use: neither the header nor the obsolete ones."""
        return tuple(
            entry
            for entry in self.entries
            if not entry.obsolete and not entry.is_header
        )

    def dumps(self) -> str:
        """Return the text of the file as it was read."""
        lines = (line for entry in self.entries for line in entry.raw)
        return "".join((*lines, *self.tail))


def read(path: Path, language: str | None = None) -> Catalog:
    """Read the catalog ``path`` or say every fault that could be found.

    ``language`` is what the header must name; it is taken from the folder
    above ``LC_MESSAGES`` where not given.

    Raises :class:`~naskh.errors.NaskhError` (``catalog-missing``,
    ``catalog-encoding``, ``catalog-syntax``, ``catalog-header``).
    """
    catalog, problems = inspect(path, language)
    if problems:
        raise NaskhError(*problems)
    return catalog


def inspect(
    path: Path, language: str | None = None
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read what can be read of ``path``; return it with every fault found.

    A catalog with a fault may lack entries and must not be written back.
    ``language`` is as in :func:`read`.
    """
    catalog, problems = _scan(path, _CONTROL)
    if not problems:
        problems = (*_vet_header(catalog, language or folder_language(path)),)
    return catalog, problems


def parse(path: Path) -> Catalog:
    """Read any PO or POT file, whatever its header says or leaves out.

    Raises :class:`~naskh.errors.NaskhError` (``catalog-missing``,
    ``catalog-encoding``, ``catalog-syntax``).
    """
    catalog, problems = _scan(path, _CONTROL_IN_TEXT)
    if problems:
        raise NaskhError(*problems)
    return catalog


def _scan(path: Path, control: re.Pattern[str]) -> tuple[Catalog, tuple[Problem, ...]]:
    """Read the entries of ``path``; return them with the faults of the file."""
    try:
        text, problems = _decode(path, _load(path))
    except NaskhError as error:
        return Catalog(path, ()), error.problems
    problems += _controls(control, path, text)
    reader = EntryReader(path)
    reader.read(text)
    catalog = Catalog(path, tuple(reader.entries), tuple(reader.draft.raw))
    return catalog, (*problems, *reader.problems)


def folder_language(path: Path) -> str | None:
    """Return the language of the folder ``<language>/LC_MESSAGES``, if any."""
    parents = [parent.name for parent in path.absolute().parents]
    if "LC_MESSAGES" not in parents:
        return None
    return parents[parents.index("LC_MESSAGES") + 1]


def _load(path: Path) -> bytes:
    if not path.is_file():
        raise fail(
            "catalog-missing",
            "expected a PO file here, found none",
            file=path,
            hint="Run: make update-po",
        )
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise fail(
            "catalog-missing",
            f"expected a PO file that can be read, found: {error.strerror}",
            file=path,
            hint="Mend the permissions of the file.",
        ) from error
    if len(data) > MAX_BYTES or data.count(b"\n") > MAX_LINES:
        raise fail(
            "catalog-syntax",
            f"expected at most {MAX_BYTES} bytes and {MAX_LINES} lines, found more",
            file=path,
            line=1,
            hint="No catalog of a chapter is so large; take the file back.",
        )
    return data


def _decode(path: Path, data: bytes) -> tuple[str, list[Problem]]:
    """Return the text; a UTF-8 byte order mark is a fault, but readable."""
    hint = "Save the file as UTF-8 without a byte order mark."
    problems: list[Problem] = []
    if data.startswith((_BOM, b"\xff\xfe", b"\xfe\xff")):
        message = "expected plain UTF-8, found a byte order mark"
        problem = Problem("catalog-encoding", message, path, 1, hint, 1)
        if not data.startswith(_BOM):
            raise NaskhError(problem)
        problems.append(problem)
    data = data.removeprefix(_BOM)
    try:
        return data.decode("utf-8"), problems
    except UnicodeDecodeError as error:
        message = f"expected UTF-8, found the byte 0x{data[error.start]:02X}"
        line, column = _place(data[: error.start].decode("utf-8"))
        problem = Problem("catalog-encoding", message, path, line, hint, column)
        raise NaskhError(problem) from None


def _controls(control: re.Pattern[str], path: Path, text: str) -> Iterator[Problem]:
    """Yield the first control character; one is enough to refuse the file."""
    found = control.search(text)
    if found:
        line, column = _place(text[: found.start(1)])
        message = f"expected text, found the control character U+{ord(found[1]):04X}"
        hint = "Delete the character; a line break is written \\n."
        yield Problem("catalog-syntax", message, path, line, hint, column)


def _place(before: str) -> tuple[int, int]:
    """Return line and column of what follows the text ``before``."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _vet_header(catalog: Catalog, language: str | None) -> Iterator[Problem]:
    """Yield what keeps gettext's tools from trusting this header."""
    head = next((entry for entry in catalog.entries if not entry.obsolete), None)
    if head is None or not head.is_header:
        line = head.line if head else 1
        yield _header_problem(
            catalog,
            line,
            'expected the header (msgid "") as the first entry, found none',
            "Copy the header of another catalog of this language.",
        )
        return
    line = head.msgstr_line
    kind = catalog.header.get("Content-Type", "")
    if not re.fullmatch(r"text/plain;\s*charset=utf-?8", kind, re.IGNORECASE):
        yield _header_problem(
            catalog,
            line,
            f"expected Content-Type: text/plain; charset=UTF-8, found {kind!r}",
            "Save the file as UTF-8 and name that charset in the header.",
        )
    named = catalog.header.get("Language", "")
    if language and named.replace("-", "_") != language.replace("-", "_"):
        yield _header_problem(
            catalog,
            line,
            f"expected Language: {language}, found {named!r}",
            "Is the file in the folder of its language? If so, mend the header.",
        )


def _header_problem(catalog: Catalog, line: int, message: str, hint: str) -> Problem:
    return Problem("catalog-header", message, catalog.path, line, hint)
