"""CSV as spreadsheet programs write and read it.

Out: UTF-8 with a byte order mark (without it Excel shows rubbish), CRLF, every
cell in quotes, and an apostrophe before whatever a program would take for a
formula (https://owasp.org/www-community/attacks/CSV_Injection).  Back: also
without the mark, in UTF-16, with semicolons or tabs, as programs save it.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from naskh.catalogs.entries import MAX_MESSAGE
from naskh.catalogs.exchange.problem import UnreadableError
from naskh.catalogs.exchange.rows import ReturnedTable, Table
from naskh.catalogs.exchange.sheet import Cells, cells, headings, is_header, read_rows

_DELIMITERS: Final = (",", ";", "\t")
#: What begins a formula, or hides the sign that does, and our mark itself.
_RISKY: Final = re.compile(r"['\s]*[=+\-@\t\r\n＝＋－＠]")
_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def dump(table: Table) -> bytes:
    """Return ``table`` as a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(headings(table))
    writer.writerows([guard(cell) for cell in cells(row)] for row in table.rows)
    return codecs.BOM_UTF8 + text.getvalue().encode()


def load(data: bytes) -> ReturnedTable:
    """Read a CSV file.

    Raises :class:`~naskh.catalogs.exchange.problem.UnreadableError`.
    """
    text = _decode(data)
    if "\0" in text:
        raise UnreadableError("expected text, found the character U+0000")
    return read_rows(_rows(text, _delimiter(text)))


def guard(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def unguard(text: str) -> str:
    """Return what :func:`guard` was given."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text


def _decode(data: bytes) -> str:
    marks = ((mark, name) for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark))
    mark, encoding = next(marks, (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"expected UTF-8, found the byte 0x{error.object[error.start]:02X}",
            error.object.count(b"\n", 0, error.start) + 1,
        ) from None


def _delimiter(text: str) -> str:
    """Return what divides the columns of the first row."""
    for delimiter in _DELIMITERS:
        _, first = next(_rows(text, delimiter), (1, []))
        if is_header(first):
            return delimiter
    return _DELIMITERS[0]


def _rows(text: str, delimiter: str) -> Iterator[Cells]:
    """Yield number and cells of each row, as a spreadsheet counts them."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    limit = csv.field_size_limit(MAX_MESSAGE)
    try:
        for number, row in enumerate(reader, 1):
            yield number, [unguard(cell) for cell in row]
    except csv.Error as error:
        message = f"expected rows of CSV, found: {error}"
        raise UnreadableError(message, number + 1) from None
    finally:
        csv.field_size_limit(limit)
