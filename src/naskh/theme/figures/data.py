"""The data of a figure: a CSV file beside the text, read strictly.

The first line names the columns.  A figure says which it needs and how a row
is read; whatever is wrong is a :class:`ValueError` that names the line.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

Row = TypeVar("Row")

#: Stands between the places of a course and between the names of a list.
TO = " > "


def read_rows(
    file: Path,
    columns: tuple[str, ...],
    read: Callable[[Mapping[str, str]], Row],
    *,
    optional: tuple[str, ...] = (),
) -> list[Row]:
    """Return what ``read`` makes of each row of ``file``, in order.

    The ``optional`` columns may be missing; each is then empty.

    Raises :class:`ValueError`, with the line, for other columns, for a row of
    another length, for a file without rows, and for what ``read`` refuses.
    """
    rows = []
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        names = tuple(reader.fieldnames or ())
        if names not in (columns, columns + optional):
            found = ", ".join(names or ("nothing",))
            message = (
                f"line 1: expected the columns {', '.join(columns)}; found {found}"
            )
            raise ValueError(message)
        for row in reader:
            try:
                rows.append(read({**dict.fromkeys(optional, ""), **_whole(row)}))
            except ValueError as error:
                message = f"line {reader.line_num}: {error}"
                raise ValueError(message) from error
    if not rows:
        message = "line 2: expected a row; found none"
        raise ValueError(message)
    return rows


def _whole(row: Mapping[str | None, str | None]) -> Mapping[str, str]:
    """Return ``row`` if it has a value for each column, and none beyond."""
    whole = {name: text for name, text in row.items() if name and text is not None}
    if len(whole) != len(row):
        found = ", ".join(text for text in row.values() if isinstance(text, str))
        message = f"expected as many values as columns; found {found}"
        raise ValueError(message)
    return whole


def number(text: str, kind: type[Row], what: str) -> Row:
    """Return ``text`` as an ``int`` or a ``float``, or say what was expected."""
    try:
        return kind(text)  # type: ignore[call-arg]
    except ValueError:
        message = f"expected {what}; found {text!r}"
        raise ValueError(message) from None


def one_of(text: str, known: Collection[str], what: str) -> str:
    """Return ``text`` if it is one of ``known``, or say what was expected."""
    if text in known:
        return text
    message = f"expected {what} out of {', '.join(known)}; found {text!r}"
    raise ValueError(message)
