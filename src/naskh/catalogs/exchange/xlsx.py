"""XLSX, written with openpyxl: a sheet in which little can go wrong.

The sheet of a language that is written from right to left lies so too.  Only
the target and the state can be changed; the state is chosen from a list.
Cells are text and never formulas.  What XML cannot hold is written as
``_x000D_`` (ECMA-376, part 1, 22.9.2.19, ST_Xstring); :mod:`.workbook` reads
all of it back.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from naskh.catalogs.exchange.rows import STATES, ReturnedTable, Row, Table
from naskh.catalogs.exchange.sheet import COLUMNS, cells, headings, read_rows
from naskh.catalogs.exchange.workbook import read_sheet
from naskh.errors import fail
from naskh.languages import language

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

#: No cell of a spreadsheet holds more characters (UTF-16 units).
MAX_CELL: Final = 32_767

#: column -> width in characters; a column of no width is hidden
_WIDTHS: Final = {
    "key": 0,
    "document": 18,
    "place": 18,
    "state": 13,
    "source": 60,
    "target": 60,
    "previous source": 30,
    "note": 30,
}
_OPEN: Final = ("state", "target")

_ESCAPED: Final = re.compile(
    "_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def fits(row: Row) -> bool:
    """Whether every text of ``row`` fits into a cell."""
    return all(
        len(encode(text).encode("utf-16-le")) <= 2 * MAX_CELL for text in cells(row)
    )


def dump(table: Table) -> bytes:
    """Return ``table`` as a workbook.

    Raises :class:`~naskh.errors.NaskhError` (``package-missing``).
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise fail(
            "package-missing",
            "expected the package openpyxl, found none",
            hint='Run: pip install "naskh[xlsx]"; or export to .csv or .xliff.',
        ) from None
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = table.language
    _fill(sheet, table)
    _set_columns(sheet, table)
    _protect(sheet, len(table.rows) + 1)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def load(data: bytes) -> ReturnedTable:
    """Read a workbook, whatever program wrote it; openpyxl is not needed.

    Raises :class:`~naskh.catalogs.exchange.problem.UnreadableError`.
    """
    return read_rows(read_sheet(data))


def encode(text: str) -> str:
    """Return ``text`` without what the XML of a cell cannot hold."""
    return _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _fill(sheet: Worksheet, table: Table) -> None:
    rows = [headings(table), *map(cells, table.rows)]
    for number, texts in enumerate(rows, 1):
        for column, text in enumerate(texts, 1):
            _write(sheet.cell(number, column), text)


def _write(cell: Cell | MergedCell, text: str) -> None:
    """Write ``text`` as text, also where it begins like a formula."""
    if text:
        cell.value = encode(text)
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@", "'"))


def _set_columns(sheet: Worksheet, table: Table) -> None:
    """Set widths, wrapping and directions; unlock what may be changed."""
    from openpyxl.styles import Alignment, Font, Protection
    from openpyxl.utils import get_column_letter

    languages = {"source": table.source_language, "target": table.language}
    for place, name in enumerate(COLUMNS, 1):
        column = sheet.column_dimensions[get_column_letter(place)]
        if _WIDTHS[name]:
            column.width = _WIDTHS[name]
        else:
            column.hidden = True
        code = languages.get(name, table.source_language)
        is_rtl = language(code).is_rtl
        alignment = Alignment(
            horizontal="right" if is_rtl else "left",
            vertical="top",
            wrap_text=True,
            readingOrder=2 if is_rtl else 1,
        )
        heading, *body = (
            row[0] for row in sheet.iter_rows(min_col=place, max_col=place)
        )
        heading.font = Font(bold=True)
        for cell in body:
            cell.alignment = alignment
            cell.number_format = "@"
            cell.protection = Protection(locked=name not in _OPEN)
    sheet.sheet_view.rightToLeft = language(table.language).is_rtl
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _protect(sheet: Worksheet, last: int) -> None:
    """Lock the sheet, without a password, and offer the states as a list."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(list(COLUMNS).index("state") + 1)
    states = DataValidation(
        type="list",
        formula1=f'"{",".join(STATES)}"',
        sqref=f"{letter}2:{letter}{max(2, last)}",
        showErrorMessage=True,
    )
    sheet.add_data_validation(states)
    sheet.protection.sheet = True
    for action in ("formatColumns", "formatRows", "autoFilter", "sort"):
        setattr(sheet.protection, action, False)
