"""Rows as cells of a sheet: what CSV and XLSX have in common.

The first row names the columns, and with the source and the target their
languages.  Columns may come back in another order, and with others among
them; all cells are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from naskh.catalogs.characters import visible
from naskh.catalogs.exchange.problem import UnreadableError
from naskh.catalogs.exchange.rows import STATES, Returned, ReturnedTable, Row, Table

#: column -> the field of a row that it holds
COLUMNS: Final[Mapping[str, str]] = {
    "key": "key",
    "document": "document",
    "place": "place",
    "state": "state",
    "source": "source",
    "target": "target",
    "previous source": "previous",
    "note": "note",
}
#: Columns without which a sheet cannot be taken back.
NEEDED: Final = ("key", "source", "target")

_HEADING: Final = re.compile(
    r"(?P<name>[A-Za-z ]+?)(?: *\((?P<language>[\w-]{1,40})\))?"
)

#: A row of a sheet: its number and its cells, ``None`` for what is no text.
Cells = tuple[int, Sequence[str | None]]


def headings(table: Table) -> list[str]:
    """Return the first row: ``source (en)``, ``target (fa)`` and the like."""
    languages = {"source": table.source_language, "target": table.language}
    return [
        f"{name} ({languages[name]})" if name in languages else name for name in COLUMNS
    ]


def cells(row: Row) -> list[str]:
    """Return ``row`` as the cells of a sheet."""
    return [getattr(row, field) for field in COLUMNS.values()]


def is_header(row: Sequence[str | None]) -> bool:
    """Whether ``row`` names the columns that are needed."""
    return set(NEEDED) <= {_heading(cell)[0] for cell in row}


def read_rows(rows: Iterable[Cells]) -> ReturnedTable:
    """Read a sheet, its first row included.

    Raises :class:`~naskh.catalogs.exchange.problem.UnreadableError`.
    """
    numbered = iter(rows)
    number, first = next(numbered, (1, []))
    if not is_header(first):
        found = ", ".join(filter(None, first)) or "none"
        raise UnreadableError(
            f"expected columns named {', '.join(NEEDED)}, found {visible(found, 80)}",
            number,
        )
    named = [_heading(cell) for cell in first]
    places: dict[str, int] = {}
    for place, (name, _) in enumerate(named):
        if name in places:
            raise UnreadableError(f"expected one column {name}, found two", number)
        if name in COLUMNS:
            places[name] = place
    language = named[places["target"]][1]
    return ReturnedTable(language, tuple(_returned(numbered, places, len(first))))


def _heading(cell: str | None) -> tuple[str, str]:
    """Return name and language of a column; a name is lower case."""
    found = _HEADING.fullmatch((cell or "").strip())
    return (found["name"].lower(), found["language"] or "") if found else ("", "")


def _returned(
    rows: Iterator[Cells], places: Mapping[str, int], width: int
) -> Iterator[Returned]:
    for number, row in rows:
        if any(cell is None or cell.strip() for cell in row):
            found = {
                name: row[place] if place < len(row) else ""
                for name, place in places.items()
            }
            yield _read_row(number, found, is_wide=any(row[width:]))


def _read_row(
    number: int, found: Mapping[str, str | None], *, is_wide: bool
) -> Returned:
    texts = {name: cell or "" for name, cell in found.items()}
    said = texts.get("state", "").strip().lower()
    state = next((known for known in STATES if known == said), None)
    untold = [name for name in (*NEEDED, "state") if found.get(name, "") is None]
    fault = ""
    if untold:
        other = "a number, a date or a formula"
        fault = f"expected text in the column {untold[0]}, found {other}"
    elif is_wide:
        fault = "expected as many cells as columns, found more"
    elif said and state is None:
        fault = f"expected a state ({', '.join(STATES)}), found {visible(said, 40)}"
    key = texts["key"].strip()
    return Returned(number, key, texts["source"], texts["target"], state, fault)
