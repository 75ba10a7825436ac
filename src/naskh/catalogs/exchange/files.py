"""The files people exchange: which formats there are, and how one is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from naskh.catalogs.exchange import csv_file, xliff, xlsx
from naskh.catalogs.exchange.problem import UnreadableError
from naskh.catalogs.exchange.rows import ReturnedTable, Row, Table
from naskh.errors import fail

#: A file larger than this is not read at all.
MAX_BYTES: Final = 32 * 1024 * 1024


class Format(NamedTuple):
    """How a table becomes bytes and bytes a table; which rows it can hold."""

    dump: Callable[[Table], bytes]
    load: Callable[[bytes], ReturnedTable]
    fits: Callable[[Row], bool] = lambda _: True


#: name, which is the suffix of a file too -> format
FORMATS: Final[Mapping[str, Format]] = {
    "xliff": Format(xliff.dump, xliff.load),
    "csv": Format(csv_file.dump, csv_file.load),
    "xlsx": Format(xlsx.dump, xlsx.load, xlsx.fits),
}
_SUFFIXES: Final = {".xlf": "xliff"}


def format_of(path: Path) -> Format:
    """Return the format that the suffix of ``path`` means.

    Raises :class:`~naskh.errors.NaskhError` (``exchange-format``).
    """
    suffix = path.suffix.lower()
    name = _SUFFIXES.get(suffix, suffix.removeprefix("."))
    if name not in FORMATS:
        raise fail(
            "exchange-format",
            f"expected a file .{', .'.join(FORMATS)}; found {path.name!r}",
            file=path,
            hint="Give the file one of these suffixes, or name it with --format.",
        )
    return FORMATS[name]


def read_file(path: Path, form: Format) -> ReturnedTable:
    """Read a file that came back.

    Raises :class:`~naskh.errors.NaskhError` (``exchange-format``).
    """
    try:
        return form.load(_load(path))
    except UnreadableError as error:
        raise fail(
            "exchange-format",
            error.message,
            file=path,
            line=error.line,
            hint="Save the file again as what its suffix says, CSV as UTF-8.",
        ) from None


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise fail(
            "exchange-format",
            f"expected a file to read, found: {error.strerror or error}",
            file=path,
            hint="Is the name right, and may you read the file?",
        ) from error
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"expected at most {MAX_BYTES} bytes, found more")
    return data
