"""XLIFF 2.1: the rules of its core, and what translation tools make of it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Final

import pytest

from naskh.book import Book
from naskh.catalogs.chapters import find_catalogs
from naskh.catalogs.exchange import xliff
from naskh.catalogs.exchange.codes import source_pieces, target_pieces
from naskh.catalogs.exchange.rows import Returned, Row, Table
from naskh.catalogs.po import Catalog, read
from tests.conftest import REPOSITORY

from .conftest import DOCUMENT, table_of

#: element -> its children in order, and its attributes; ! for those needed
CORE: Final = {
    "xliff": ("file+", "version! srcLang! trgLang"),
    "file": ("unit+", "id! original srcDir trgDir space"),
    "unit": ("notes? originalData? segment+", "id!"),
    "notes": ("note+", ""),
    "note": ("", "category"),
    "originalData": ("data+", ""),
    "data": ("cp*", "id!"),
    "segment": ("source target?", "state subState"),
    "source": ("(cp|ph)*", ""),
    "target": ("(cp|ph)*", ""),
    "cp": ("", "hex!"),
    "ph": ("", "id! dataRef canCopy canDelete disp"),
}


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition("}")[2]


def assert_core(element: ET.Element) -> None:
    """Hold ``element`` and all in it to the table above."""
    assert element.tag.startswith(f"{{{xliff.NAMESPACE}}}")
    children, attributes = CORE[local(element.tag)]
    pattern = re.sub("[A-Za-z]+", r"(?:\g<0>;)", children).replace(" ", "")
    assert re.fullmatch(pattern, "".join(f"{local(child.tag)};" for child in element))
    allowed = attributes.replace("!", "").split()
    assert {local(name) for name in element.attrib} <= set(allowed)
    for name in attributes.split():
        assert not name.endswith("!") or name[:-1] in element.attrib
    for child in element:
        assert_core(child)


def parts(element: ET.Element, name: str) -> list[ET.Element]:
    """Return all elements ``name`` within ``element``."""
    return list(element.iter(f"{{{xliff.NAMESPACE}}}{name}"))


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_core_of_the_standard(code: str) -> None:
    """The book's file has the order, the attributes and the references it must."""
    found = find_catalogs(Book.open(REPOSITORY), code)
    catalogs = {name: read(path, code) for name, path in found.items()}
    root = ET.fromstring(xliff.dump(table_of(catalogs, code)))
    assert_core(root)

    assert root.attrib == {"version": "2.1", "srcLang": "en", "trgLang": code}
    assert len({file.get("id") for file in parts(root, "file")}) == len(found)
    for file in parts(root, "file"):
        assert file.get("trgDir") == ("ltr" if code == "en" else "rtl")
        ids = [unit.get("id") for unit in parts(file, "unit")]
        assert len(set(ids)) == len(ids)
    for unit in parts(root, "unit"):
        data = [item.get("id") for item in parts(unit, "data")]
        (source,) = parts(unit, "source")
        codes = [(ph.get("id"), ph.get("dataRef")) for ph in parts(source, "ph")]
        assert [reference for _, reference in codes] == data
        for target in parts(unit, "target"):
            own = [(ph.get("id"), ph.get("dataRef")) for ph in parts(target, "ph")]
            assert len(set(own)) == len(own)
            assert set(own) <= set(codes)


def test_states_of_segments(catalog: Catalog) -> None:
    """Fuzzy is initial with a state of our own; no text has no target."""
    root = ET.fromstring(xliff.dump(table_of({DOCUMENT: catalog})))
    states = [segment.attrib for segment in parts(root, "segment")]

    assert states == [
        {"state": "translated"},
        {"state": "initial", "subState": "naskh:fuzzy"},
        {"state": "initial"},
        {"state": "translated"},
    ]
    assert len(parts(root, "target")) == 3


@pytest.mark.parametrize(
    ("source", "target", "codes", "moved"),
    [
        (
            "A\\ [#a]_ and\\ [#b]_ on :date:`1980-09`.",
            "ب :date:`1980-09` و\\ [#b]_ آ\\ [#a]_",
            ["\\ [#a]_", "\\ [#b]_", ":date:`1980-09`"],
            [3, 2, 1],
        ),
        ("``a`` |b| |b|", "|b| ``a`` |b| |b|", ["``a``", "|b|", "|b|"], [2, 1, 3]),
        (":term:`martyr`", ":term:`شهيد <martyr>`", [], []),
    ],
)
def test_codes(source: str, target: str, codes: list[str], moved: list[int]) -> None:
    """What must not be translated is a code, with its number on both sides."""
    there = source_pieces(source)
    here = target_pieces(target, there)

    assert [piece.text for piece in there if piece.number] == codes
    assert [piece.number for piece in here if piece.number] == moved
    assert "".join(piece.text for piece in here) == target


UNIT = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en"'
    ' trgLang="fa"><file id="f"><group id="g">\n<unit id="m1">{}</unit></group></file>'
    "</xliff>"
)


def returned(inner: str) -> Returned:
    """Read a file with one unit, which begins on line 2."""
    table = xliff.load(UNIT.format(inner).encode())
    assert table.language == "fa"
    (row,) = table.rows
    assert row.line == 2
    return row


DATA = '<originalData><data id="d1">[#a]_</data></originalData>'


@pytest.mark.parametrize(
    ("inner", "source", "target", "state"),
    [
        (
            '<segment state="final"><source>One.</source><target>یک.</target></segment>'
            "<ignorable><source> </source></ignorable>"
            '<segment state="translated"><source>Two.</source><target>دو.</target>'
            "</segment>",
            "One. Two.",
            "یک. دو.",
            "translated",
        ),
        (
            '<segment state="final"><source>A</source><target order="2">ب</target>'
            '</segment><segment state="final"><source>B</source>'
            '<target order="1">آ</target></segment>',
            "AB",
            "آب",
            "reviewed",
        ),
        (
            "<segment><source>A</source></segment><ignorable><source> </source>"
            "</ignorable><segment><source>B</source></segment>",
            "A B",
            "",
            None,
        ),
        (
            f'{DATA}<segment state="translated"><source>A<ph id="1" dataRef="d1"/>'
            '</source><target><mrk id="m" type="term">آ</mrk><ph id="1" dataRef="d1"/>'
            '<cp hex="0007"/>ب</target></segment>',
            "A[#a]_",
            "آ[#a]_\aب",
            "translated",
        ),
        (
            '<segment state="initial" subState="naskh:fuzzy"><source>A</source>'
            "<target>آ</target></segment>",
            "A",
            "آ",
            "fuzzy",
        ),
    ],
)
def test_what_tools_return(
    inner: str, source: str, target: str, state: str | None
) -> None:
    """Divided, reordered and annotated segments are one text again."""
    row = returned(inner)

    assert (row.source, row.target, row.state) == (source, target, state)
    assert not row.fault


@pytest.mark.parametrize(
    "inner",
    [
        "<segment><source>A</source>"
        '<target>a<ph id="1" dataRef="d9"/></target></segment>',
        '<segment><source>A</source><target><pc id="1">a</pc></target></segment>',
        '<segment><source>A</source><target><cp hex="D800"/></target></segment>',
        '<segment><source>A</source><target><cp hex="zz"/></target></segment>',
        '<segment><source>A</source><target><cp hex="110000"/></target></segment>',
        "<segment><source>A</source><target>a</target></segment>"
        "<segment><source>B</source></segment>",
    ],
)
def test_what_cannot_be_put_together(inner: str) -> None:
    """A text that would lose something is refused with its line."""
    assert returned(inner).fault.startswith("expected ")


def test_control_characters() -> None:
    """What XML cannot hold crosses as code points, and a note loses it."""
    row = Row("m1", "a", "a.po:1", "translated", "a\x07\ufffe", "\x0b", note="\x07")
    data = xliff.dump(Table("en", "fa", (row,)))

    assert b'<cp hex="0007"/><cp hex="FFFE"/>' in data
    assert xliff.load(data).rows == (
        Returned(4, "m1", "a\x07\ufffe", "\x0b", "translated"),
    )
