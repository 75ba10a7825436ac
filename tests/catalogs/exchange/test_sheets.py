"""CSV and XLSX: safe in a spreadsheet, and read back whoever saved them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from naskh.catalogs.exchange import csv_file, xlsx
from naskh.catalogs.exchange.problem import UnreadableError
from naskh.catalogs.exchange.rows import Returned, Row, Table
from naskh.catalogs.exchange.sheet import headings
from naskh.errors import NaskhError

from .conftest import WORDS

ROWS = (
    Row("m1", "a", "a.rst:1", "fuzzy", "=1+1", "-۱", "old", "+note\n@two"),
    Row("m2", "a", "a.rst:2", "untranslated", "one\ntwo; three", "", "", "'quoted'"),
    Row("m3", "a", "a.rst:3", "reviewed", "tab\there, “q”", ' "ب"، ', "", ""),
)
TABLE = Table("en", "fa", ROWS)
BACK = tuple(
    Returned(number, row.key, row.source, row.target, row.state)
    for number, row in enumerate(ROWS, 2)
)


def test_csv_for_a_spreadsheet() -> None:
    """UTF-8 with its mark, CRLF, quotes, and no cell that begins a formula."""
    data = csv_file.dump(TABLE)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))

    assert data.startswith(
        b'\xef\xbb\xbf"key","document","place","state","source (en)"'
    )
    assert data.endswith(b'"\r\n')
    assert not any(
        cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row
    )
    assert rows[1][4:6] == ["'=1+1", "'-۱"]


def resaved(delimiter: str, newline: str) -> str:
    """Return our CSV as another program would save it, few cells in quotes."""
    rows = csv.reader(io.StringIO(csv_file.dump(TABLE).decode("utf-8-sig"), newline=""))
    return newline.join(
        delimiter.join(
            '"{}"'.format(cell.replace('"', '""'))
            if set(cell) & {delimiter, '"', "\n"}
            else cell
            for cell in row
        )
        for row in rows
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_csv_saved_by_others(encoding: str, delimiter: str, newline: str) -> None:
    """Excel's and LibreOffice's ways of saving are all read."""
    table = csv_file.load(resaved(delimiter, newline).encode(encoding))

    assert table.language == "fa"
    assert table.rows == BACK


def test_columns_in_another_order() -> None:
    """Columns are found by name; others, blank rows and padding are passed over."""
    text = "Target (fa),mine,KEY,source (en),,\r\n,,,,,\r\nب,=x,m1,a,,\r\n"
    table = csv_file.load(text.encode())

    assert table.language == "fa"
    assert table.rows == (Returned(3, "m1", "a", "ب"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "expected columns named key, source, target, found none"),
        (b"key,source\r\n", "found key, source"),
        (b"key,source,target,target\r\n", "expected one column target"),
        (b'key,source,target\r\nm,"a"b,c\r\n', "expected rows of CSV"),
        (b'key,source,target\r\nm,"a', "expected rows of CSV"),
        (b"key,source,target\r\nm,a\0,b\r\n", "U+0000"),
        (b"key,source,target\r\nm,a,\xe1\r\n", "expected UTF-8, found the byte 0xE1"),
        (b"key,source,target\r\nm,a," + b"x" * 300_000, "field larger than"),
        (b"\xff\xfek\0e\0y", "expected"),
        (b"\xff\xfek\0e", "expected"),
    ],
)
def test_csv_that_cannot_be_read(text: bytes, said: str) -> None:
    """A file that is no table of ours says what was expected."""
    with pytest.raises(UnreadableError, match="expected") as caught:
        csv_file.load(text)

    assert said in caught.value.message


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("m,done,a,b", "expected a state"),
        ("m,fuzzy,a,b,shifted", "expected as many cells"),
    ],
)
def test_csv_row_that_cannot_be_read(cells: str, said: str) -> None:
    """A row with a fault keeps its number and says what was expected."""
    table = csv_file.load(f"key,state,source,target\r\n\r\n{cells}\r\n".encode())

    assert [(row.line, said in row.fault) for row in table.rows] == [(3, True)]


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_workbook_for_a_translator(code: str) -> None:
    """The sheet lies as its language; only target and state can be changed."""
    rows = (replace(ROWS[0], target=WORDS[code]), *ROWS[1:])
    data = xlsx.dump(Table("en", code, rows))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    first, second = list(sheet.iter_rows())[:2]
    named = dict(zip([cell.value for cell in first], second, strict=True))
    target = named[f"target ({code})"]

    assert sheet.title == code
    assert sheet.sheet_view.rightToLeft is (code != "en")
    assert target.alignment.readingOrder == (1 if code == "en" else 2)
    assert target.alignment.wrap_text
    assert target.number_format == "@"
    assert sheet.protection.sheet
    assert {name for name, cell in named.items() if not cell.protection.locked} == {
        "state",
        f"target ({code})",
    }
    assert sheet.column_dimensions["A"].hidden
    assert named["source (en)"].value == "=1+1"
    assert named["source (en)"].data_type == "s"
    (states,) = sheet.data_validations.dataValidation
    assert states.formula1 == '"untranslated,fuzzy,translated,reviewed"'
    assert str(states.sqref) == "D2:D4"


def edited(change: Callable[[Any], object]) -> bytes:
    """Return our workbook as changed and saved by openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx.dump(TABLE)))
    change(book.worksheets[0])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_workbook_saved_by_others() -> None:
    """An edited target comes back, with all others as they were."""

    def change(sheet: Any) -> None:
        sheet["F3"] = "اسکله\nدوم"
        sheet["K1"], sheet["K2"] = "my count", 7
        sheet["L3"] = "=1+1"

    rows = xlsx.load(edited(change)).rows
    assert rows == (BACK[0], replace(BACK[1], target="اسکله\nدوم"), BACK[2])


@pytest.mark.parametrize("value", [7, 1.5, True, "=1+1"])
@pytest.mark.parametrize("cell", ["A3", "E3", "F3", "D3"])
def test_workbook_cell_that_is_no_text(value: object, cell: str) -> None:
    """A number, date or formula where text must be refuses its row only."""
    rows = xlsx.load(edited(lambda sheet: sheet.__setitem__(cell, value))).rows

    assert [bool(row.fault) for row in rows] == [False, True, False]
    assert "expected text in the column" in rows[1].fault


@pytest.mark.parametrize(
    "text", ["a\rb", "_x000D_", "_x005F_x000D_", "\x07\x0b\ufffe", " a\n", "#N/A", "1"]
)
def test_workbook_holds_any_text(text: str) -> None:
    """What XML or a spreadsheet takes for something else crosses as it is."""
    row = replace(ROWS[0], source=text, target=text)
    (back,) = xlsx.load(xlsx.dump(Table("en", "ar", (row,)))).rows

    assert (back.source, back.target) == (text, text)


def test_text_too_long_for_a_cell() -> None:
    """A text that a spreadsheet would cut does not fit."""
    assert xlsx.fits(replace(ROWS[0], source="ب" * xlsx.MAX_CELL))
    assert not xlsx.fits(replace(ROWS[0], source="😀" * xlsx.MAX_CELL))


def test_without_openpyxl(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the command that installs it; reading does not need it."""
    data = xlsx.dump(TABLE)
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(NaskhError) as caught:
        xlsx.dump(TABLE)

    assert 'pip install "naskh[xlsx]"' in str(caught.value)
    assert xlsx.load(data).rows == BACK


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_headings_name_the_languages(code: str) -> None:
    """The headings say in which language one reads and writes."""
    found = headings(Table("en", code, ()))

    assert found[4:6] == ["source (en)", f"target ({code})"]
