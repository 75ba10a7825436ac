"""Files made to harm: refused before they are unpacked, expanded or fetched."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naskh.catalogs.exchange import xliff, xlsx
from naskh.catalogs.exchange.files import FORMATS, MAX_BYTES, format_of, read_file
from naskh.catalogs.exchange.problem import UnreadableError
from naskh.catalogs.exchange.rows import STATES, Returned, State, key_of
from naskh.catalogs.exchange.workbook import MAX_PARTS, MAX_UNPACKED
from naskh.catalogs.gate import vet_catalog
from naskh.catalogs.po import Catalog, read
from naskh.errors import NaskhError

from .conftest import DOCUMENT, merge, table_of

HEAD = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" trgLang="fa">'
LAUGHS = (
    '<!DOCTYPE xliff [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">'
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LAUGHS + HEAD + "&i;</xliff>", "no document type declaration"),
        ('<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', "no document type"),
        (
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            "no document",
        ),
        (HEAD + "&x;</xliff>", "well-formed"),
        (HEAD, "well-formed"),
        ("", "well-formed"),
        ('<?xml version="1.0" encoding="no-such"?><a/>', "well-formed"),
        (HEAD + "<a>" * 100_000, "at most 64 elements in one another"),
        (HEAD + "<a/>" * 250_001 + "</xliff>", "250000 in all"),
        (
            '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
            "expected XLIFF 2.0",
        ),
        ("<html/>", "expected XLIFF 2.0"),
    ],
    ids=range(11),
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml(text: str, said: str, encoding: str) -> None:
    """No DTD, no entity, no depth and no number without end."""
    with pytest.raises(UnreadableError) as caught:
        xliff.load(text.encode(encoding))

    assert said in caught.value.message


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CELLS = "".join(
    f'<c t="inlineStr"><is><t>{text}</t></is></c>'
    for text in ("key", "source", "target (fa)")
)
PARTS = {
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
    '<sheet name="fa" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": "<Relationships><Relationship Id='r1' "
    "Target='worksheets/sheet1.xml'/></Relationships>",
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row>{CELLS}'
    "</row></sheetData></worksheet>",
}


def zipped(parts: Mapping[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a workbook of ``parts``."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()


def with_sheet(rows: str, **other: str) -> bytes:
    """Return a workbook with ``rows`` below the headings."""
    sheet = PARTS["xl/worksheets/sheet1.xml"].replace("</row>", f"</row>{rows}", 1)
    return zipped({**PARTS, "xl/worksheets/sheet1.xml": sheet, **other})


def patched(data: bytes, offset: int, form: str, value: int) -> bytes:
    """Change a field of each part in the directory at the end of a ZIP file."""
    changed = bytearray(data)
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into(form, changed, place + offset, value)
        place = data.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


BOMB = {**PARTS, "xl/sharedStrings.xml": " " * (MAX_UNPACKED + 1)}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "expected a workbook"),
        (b"PK\x03\x04 broken", "expected a workbook"),
        (zipped({}), "found no part"),
        (zipped(BOMB), "in all"),
        (patched(zipped(BOMB), 24, "<I", 1), "expected"),  # so it unpacks to one byte
        (patched(zipped(PARTS), 6, "<H", 99), "zip file version"),
        (patched(zipped(PARTS), 8, "<H", 1), "encrypted"),
        (zipped(PARTS, zipfile.ZIP_LZMA), "expected plain ZIP"),
        (zipped(PARTS, zipfile.ZIP_BZIP2), "expected plain ZIP"),
        (zipped({f"a/{n}": "" for n in range(MAX_PARTS + 1)}), "at most"),
        (
            zipped({**PARTS, "xl/workbook.xml": LAUGHS + "<a>&i;</a>"}),
            "no document type",
        ),
        (
            with_sheet("", **{"xl/sharedStrings.xml": LAUGHS + "<a/>"}),
            "no document type",
        ),
        (
            zipped(
                {
                    **PARTS,
                    "xl/_rels/workbook.xml.rels": "<a><Relationship Id='r1' "
                    "TargetMode='External' Target='http://example.org/'/></a>",
                }
            ),
            "found a link elsewhere",
        ),
        (
            zipped(
                {
                    **PARTS,
                    "xl/_rels/workbook.xml.rels": "<a><Relationship Id='r1' "
                    "Target='../../../../etc/passwd'/></a>",
                }
            ),
            "found no part etc/passwd",
        ),
    ],
    ids=range(14),
)
def test_workbook(data: bytes, said: str) -> None:
    """Bombs, lies, links and other ways to pack are refused."""
    with pytest.raises(UnreadableError) as caught:
        list(xlsx.load(data).rows)

    assert said in caught.value.message


def test_workbook_with_wild_references() -> None:
    """Rows and cells far away cost nothing; text that is not there is no text."""
    rows = (
        '<row r="9999999"><c r="A9999999" t="inlineStr"><is><t>m1</t></is></c>'
        '<c r="XFD1" t="inlineStr"><is><t>far</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>_xD800_</t></is></c>'
        '<c r="C1" t="s"><v>99</v></c></row>'
        '<row r="-1"><c t="str"><v>m2</v></c><c t="s"><v>-1</v></c></row>'
    )
    far, back = xlsx.load(with_sheet(rows)).rows

    assert (far.line, far.key, far.source) == (9999999, "m1", "_xD800_")
    assert "column target" in far.fault
    assert (back.line, back.key) == (10000000, "m2")
    assert "column source" in back.fault


def test_strict_workbook() -> None:
    """The strict form of the format, with other namespaces, is read as well."""
    row = '<row><c t="str"><v>m1</v></c><c t="s"><v>0</v></c></row>'
    strings = "<sst><si><t>a</t><rPh><t>phonetic</t></rPh><r><t>b</t></r></si></sst>"
    data = with_sheet(row, **{"xl/sharedStrings.xml": strings})
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, text.replace(MAIN, "http://purl.oclc.org/ooxml/x"))

    assert xlsx.load(strict.getvalue()).rows == (Returned(2, "m1", "ab"),)


@pytest.mark.parametrize("name", FORMATS)
def test_any_file_cut_short(name: str) -> None:
    """A file cut anywhere is refused or read; nothing else happens."""
    data = {
        "xliff": (HEAD + "<file id='f'><unit id='m'/></file></xliff>").encode(),
        "csv": b'"key","source","target (fa)"\r\n"m1","a","b"\r\n',
        "xlsx": zipped(PARTS),
    }[name]
    form = FORMATS[name]
    for length in range(len(data)):
        try:
            found = form.load(data[:length])
        except UnreadableError:
            continue
        assert found.language in ("fa", "")


@given(
    places=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=6)
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_damaged_file(
    name: str, catalog: Catalog, places: list[tuple[int, int]]
) -> None:
    """A file with any bytes changed is refused, or its rows are judged."""
    form = FORMATS[name]
    data = bytearray(form.dump(table_of({DOCUMENT: catalog})))
    for place, value in places:
        data[place % len(data)] = value
    try:
        table = form.load(bytes(data))
    except UnreadableError:
        return
    merge({DOCUMENT: catalog}, *table.rows)


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["port", "river", "quay"]),
            st.text(st.characters(), max_size=30)
            | st.text('ا\u0654\n\r\t\\"`*', max_size=9),
            st.sampled_from([None, *STATES]),
        ),
        max_size=3,
    )
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_row(catalog: Catalog, rows: list[tuple[str, str, State | None]]) -> None:
    """Whatever is taken makes a catalog that can be read, and may be published."""
    returned = [
        Returned(number, key_of(DOCUMENT, source), source, target, state)
        for number, (source, target, state) in enumerate(rows)
    ]
    _, merger = merge({DOCUMENT: catalog}, *returned)
    for changed in merger.changed():
        with TemporaryDirectory() as folder:
            path = Path(folder, "a.po")
            path.write_bytes(changed.dumps().encode())
            again = read(path)

        assert [entry.forms for entry in again.messages] == [
            entry.forms for entry in changed.messages
        ]
        assert not vet_catalog(again).problems


def test_file_too_large(tmp_path: Path) -> None:
    """A file beyond all measure is not read."""
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(NaskhError, match="expected at most") as caught:
        read_file(path, format_of(path))

    assert caught.value.problems[0].code == "exchange-format"
