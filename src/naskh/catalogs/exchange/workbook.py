"""Read the first sheet of a workbook, and nothing else that may lie in it.

A workbook is a ZIP file of XML parts (ECMA-376, Office Open XML; the strict
form has other namespaces and the same names).  It comes from a stranger: sizes
are bounded before anything is unpacked, no part may have a document type
declaration, and links, macros, pictures and formulas are never looked at.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from naskh.catalogs.characters import visible
from naskh.catalogs.exchange.problem import UnreadableError
from naskh.catalogs.exchange.sheet import Cells
from naskh.catalogs.exchange.tree import parse

#: A workbook of rows has a dozen parts, and a book's texts are a megabyte.
MAX_PARTS: Final = 1_000
MAX_UNPACKED: Final = 32 * 1024 * 1024
#: Beyond this column (AZ) nothing is read.
MAX_COLUMN: Final = 52

_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_STRINGS: Final = "xl/sharedStrings.xml"
#: What ``zipfile`` raises at a damaged, encrypted or unknown archive.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class _Parts:
    """The parts of a workbook, each read when it is asked for."""

    def __init__(self, data: bytes) -> None:
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            message = f"expected a workbook (.xlsx), found: {error}"
            raise UnreadableError(message) from None
        parts = self.archive.infolist()
        size = sum(part.file_size for part in parts)
        if len(parts) > MAX_PARTS or size > MAX_UNPACKED:
            raise UnreadableError(
                f"expected at most {MAX_PARTS} parts of {MAX_UNPACKED} bytes in all, "
                f"found {len(parts)} of {size}"
            )
        self.by_name = {part.filename: part for part in parts}

    def tree(self, name: str) -> ET.Element:
        """Return the XML of one part, its names without namespaces."""
        root = parse(self._read(name)).root
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
        return root

    def _read(self, name: str) -> bytes:
        part = self.by_name.get(name)
        if part is None:
            raise UnreadableError(f"expected a workbook, found no part {visible(name)}")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableError(
                f"expected plain ZIP, found another in {visible(name)}"
            )
        try:
            with self.archive.open(part) as file:
                # the size that a part claims may be a lie, so it is a limit
                return file.read(part.file_size + 1)
        except _BROKEN as error:
            message = f"expected a whole ZIP file, found in {visible(name)}: {error}"
            raise UnreadableError(message) from None


def read_sheet(data: bytes) -> Iterator[Cells]:
    """Yield number and cells of each row of the first sheet.

    A cell that holds no text (a number, a date, a formula) is ``None``.  Raises
    :class:`~naskh.catalogs.exchange.problem.UnreadableError`.
    """
    parts = _Parts(data)
    sheet = parts.tree(_first_sheet(parts))
    strings: list[str] = []
    if _STRINGS in parts.by_name:
        strings = [_text(item) for item in parts.tree(_STRINGS).iterfind("si")]
    number = 0
    for row in sheet.iterfind("sheetData/row"):
        number = _row_number(row, number + 1)
        yield number, _cells(row, strings)


def _first_sheet(parts: _Parts) -> str:
    """Return the name of the part that holds the first sheet."""
    first = parts.tree(_WORKBOOK).find("sheets/sheet")
    if first is None:
        raise UnreadableError("expected a sheet, found none")
    wanted = {value for name, value in first.items() if name.endswith("}id")}
    for relation in parts.tree(_RELATIONS).iterfind("Relationship"):
        is_inside = relation.get("TargetMode", "Internal") == "Internal"
        if relation.get("Id") in wanted and is_inside:
            target = posixpath.join("/xl", relation.get("Target", ""))
            return posixpath.normpath(target).lstrip("/")
    raise UnreadableError("expected a sheet in this workbook, found a link elsewhere")


def _row_number(row: ET.Element, following: int) -> int:
    digits = row.get("r", "")
    return int(digits) if re.fullmatch("[0-9]{1,7}", digits) else following


def _cells(row: ET.Element, strings: Sequence[str]) -> list[str | None]:
    """Return the texts of ``row``, empty ones included."""
    cells: list[str | None] = [""] * MAX_COLUMN
    column = -1
    for cell in row.iterfind("c"):
        column = _column(cell.get("r", ""), column + 1)
        if column < MAX_COLUMN:
            cells[column] = _value(cell, strings)
    return cells


def _column(reference: str, following: int) -> int:
    """Return the column of ``C5``, which is 2; a cell may not say where it is."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return following
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column - 1


def _value(cell: ET.Element, strings: Sequence[str]) -> str | None:
    """Return the text of ``cell``, ``""`` if it is empty, ``None`` for no text."""
    kind = cell.get("t", "n")
    value = cell.findtext("v")
    if cell.find("f") is not None:
        return None
    if kind == "inlineStr":
        inline = cell.find("is")
        return "" if inline is None else _text(inline)
    if value is None:
        return ""
    if kind == "str":
        return _decode(value)
    if kind != "s":
        return None
    is_place = re.fullmatch("[0-9]{1,7}", value) and int(value) < len(strings)
    return strings[int(value)] if is_place else None


def _text(item: ET.Element) -> str:
    """Return the text of a string, plain or in runs, without its phonetics."""
    texts = [*item.iterfind("t"), *item.iterfind("r/t")]
    return "".join(_decode(text.text or "") for text in texts)


def _decode(text: str) -> str:
    return _ESCAPE.sub(_decoded, text) if "_x" in text else text


def _decoded(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code <= 0xDFFF else chr(code)
