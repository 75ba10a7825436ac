"""XLIFF 2.1: one ``<file>`` a document, one ``<unit>`` a message.

The format is the core of "XLIFF Version 2.1" (OASIS Standard, 2018):
https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
Versions 2.0 and 2.1 share the namespace of the core, so both are read.

A fuzzy message is ``initial`` with the ``subState`` ``naskh:fuzzy``: a tool
that lets a person confirm it must change the one and drop the other.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from naskh.catalogs.characters import visible
from naskh.catalogs.exchange.codes import Piece, source_pieces, target_pieces
from naskh.catalogs.exchange.problem import UnreadableError
from naskh.catalogs.exchange.rows import (
    STATES,
    Returned,
    ReturnedTable,
    Row,
    State,
    Table,
)
from naskh.catalogs.exchange.tree import Tree, parse
from naskh.languages import language

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:2.0"
FUZZY: Final = "naskh:fuzzy"


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


_SEGMENT: Final = _tag("segment")
_IGNORABLE: Final = _tag("ignorable")
_SOURCE: Final = _tag("source")
_TARGET: Final = _tag("target")

#: state of a message -> state of its segment
_STATES: Final[Mapping[State, str]] = {
    "untranslated": "initial",
    "fuzzy": "initial",
    "translated": "translated",
    "reviewed": "reviewed",
}
_BACK: Final[Mapping[str, State]] = {
    "initial": "untranslated",
    "translated": "translated",
    "reviewed": "reviewed",
    "final": "reviewed",
}
#: What XML 1.0 cannot hold, and XLIFF writes as ``<cp>``.
_FOREIGN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ORDER: Final = re.compile("[0-9]{1,6}")
_HEX: Final = re.compile("[0-9A-Fa-f]{4,6}")


def dump(table: Table) -> bytes:
    """Return ``table`` as an XLIFF file."""
    languages = f'srcLang="{table.source_language}" trgLang="{table.language}"'
    directions = (
        f'srcDir="{language(table.source_language).direction}" '
        f'trgDir="{language(table.language).direction}"'
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{NAMESPACE}" version="2.1" {languages}>',
    ]
    by_document = groupby(table.rows, key=lambda row: row.document)
    for number, (document, rows) in enumerate(by_document, 1):
        name = quoteattr(f"{document}.po")
        lines.append(
            f'<file id="f{number}" original={name} {directions} xml:space="preserve">'
        )
        for row in rows:
            lines += _unit(row)
        lines.append("</file>")
    return "\n".join((*lines, "</xliff>", "")).encode()


def _unit(row: Row) -> Iterator[str]:
    source = source_pieces(row.source)
    yield f'<unit id="{row.key}">'
    yield "<notes>"
    for category in ("place", "previous", "note"):
        text = _FOREIGN.sub("\ufffd", getattr(row, category))
        if text:
            yield f'<note category="{category}">{_escape(text)}</note>'
    yield "</notes>"
    yield from _original_data(source)
    sub_state = f' subState="{FUZZY}"' if row.state == "fuzzy" else ""
    yield f'<segment state="{_STATES[row.state]}"{sub_state}>'
    yield f"<source>{_inline(source)}</source>"
    if row.target:
        yield f"<target>{_inline(target_pieces(row.target, source))}</target>"
    yield "</segment>"
    yield "</unit>"


def _original_data(pieces: Sequence[Piece]) -> Iterator[str]:
    codes = [piece for piece in pieces if piece.number]
    if codes:
        yield "<originalData>"
        for text, number in codes:
            yield f'<data id="d{number}">{_characters(text)}</data>'
        yield "</originalData>"


def _inline(pieces: Sequence[Piece]) -> str:
    return "".join(
        f'<ph id="{number}" dataRef="d{number}" canCopy="no" canDelete="no"'
        f" disp={quoteattr(_FOREIGN.sub(chr(0xFFFD), text))}/>"
        if number
        else _characters(text)
        for text, number in pieces
    )


def _characters(text: str) -> str:
    """Return ``text`` as XML; what XML cannot hold becomes ``<cp>``."""
    start, parts = 0, []
    for found in _FOREIGN.finditer(text):
        parts.append(_escape(text[start : found.start()]))
        parts.append(f'<cp hex="{ord(found[0]):04X}"/>')
        start = found.end()
    return "".join((*parts, _escape(text[start:])))


def _escape(text: str) -> str:
    return escape(text, {"\r": "&#13;"})


def load(data: bytes) -> ReturnedTable:
    """Read an XLIFF file; segments that a tool has divided are joined.

    Raises :class:`~naskh.catalogs.exchange.problem.UnreadableError`.
    """
    tree = parse(data)
    if tree.root.tag != _tag("xliff"):
        found = visible(tree.root.tag, 80)
        message = f"expected XLIFF 2.0 or 2.1, found the element {found}"
        raise UnreadableError(message, 1)
    rows = tuple(_returned(unit, tree) for unit in tree.root.iter(_tag("unit")))
    return ReturnedTable(tree.root.get("trgLang", ""), rows)


def _returned(unit: ET.Element, tree: Tree) -> Returned:
    line, key = tree.lines[unit], unit.get("id", "")
    parts = [child for child in unit if child.tag in (_SEGMENT, _IGNORABLE)]
    segments = [part for part in parts if part.tag == _SEGMENT]
    missing = sum(part.find(_TARGET) is None for part in segments)
    if 0 < missing < len(segments):
        fault = f"expected a target in each segment, found {missing} without"
        return Returned(line, key, fault=fault)
    path = f"{_tag('originalData')}/{_tag('data')}"
    codes = {data.get("id", ""): data for data in unit.iterfind(path)}
    try:
        source = "".join(_text(part.find(_SOURCE), codes) for part in parts)
        target = "".join(_text(part, codes) for part in _targets(parts))
    except _BrokenError as error:
        return Returned(line, key, fault=str(error))
    has_target = missing < len(segments)
    return Returned(line, key, source, target if has_target else "", _state(segments))


def _targets(parts: Sequence[ET.Element]) -> Iterator[ET.Element]:
    """Yield the targets in their own order, with what is between segments."""
    placed = []
    for position, part in enumerate(parts, 1):
        target = part.find(_TARGET)
        if target is None and part.tag == _IGNORABLE:
            target = part.find(_SOURCE)
        if target is not None:
            order = target.get("order", "")
            placed.append((int(order) if _ORDER.fullmatch(order) else position, target))
    yield from (target for _, target in sorted(placed, key=lambda pair: pair[0]))


def _state(segments: Sequence[ET.Element]) -> State | None:
    """Return the least finished state, if each segment says one of its own."""
    states = [_BACK.get(segment.get("state", "")) for segment in segments]
    if any(segment.get("subState") == FUZZY for segment in segments):
        return "fuzzy"
    found = [state for state in states if state]
    if len(found) < len(states) or not found:
        return None
    return min(found, key=STATES.index)


class _BrokenError(Exception):
    """The text of a unit cannot be put together."""


def _text(element: ET.Element | None, codes: Mapping[str, ET.Element]) -> str:
    """Return the text of a source or target with its codes as they were."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += (_inline_text(child, codes), child.tail or "")
    return "".join(parts)


def _inline_text(element: ET.Element, codes: Mapping[str, ET.Element]) -> str:
    """Return what an inline element stands for; annotations are only ours to keep."""
    name = element.tag.removeprefix(f"{{{NAMESPACE}}}")
    if name == "cp":
        return _control(element.get("hex", ""))
    if name == "ph":
        data = codes.get(element.get("dataRef", ""))
        if data is None:
            raise _BrokenError("expected the original data of a code, found none")
        return _text(data, {})
    if name in ("mrk", "sm", "em"):
        return _text(element, codes)
    raise _BrokenError(
        f"expected text and codes, found the element {visible(name, 40)}"
    )


def _control(digits: str) -> str:
    code = int(digits, 16) if _HEX.fullmatch(digits) else -1
    if not 0 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise _BrokenError(f"expected a character in <cp>, found {digits[:40]!r}")
    return chr(code)
