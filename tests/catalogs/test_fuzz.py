"""The reader and the gate, given whatever hypothesis can think of.

``bench/fuzz.py`` does the same for as long as one likes, and compares what is
let in with docutils' whole parser.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naskh.catalogs.counts import count_catalog
from naskh.catalogs.entries import Entry
from naskh.catalogs.gate import vet, vet_catalog
from naskh.catalogs.header import header_problems
from naskh.catalogs.po import read
from naskh.catalogs.shape import ShapeReader
from naskh.errors import NaskhError

from .conftest import HEADER, message

READER = ShapeReader()
#: Pieces with a meaning, to docutils, to gettext or to a screen.
PIECES = st.sampled_from(
    (
        *("*", "**", "`", "``", "_", "__", "|", "[", "]", "<", ">", ":", "::", "\\"),
        *("|x|_", "[#a]_", "[1]_", ":term:`", "`:sub:", "`x <y_>`_", "`x <y>`__"),
        *(".. ", "- ", "1. ", ">>> ", "====", "|\t", ":a: ", "-o ", "\n", "\n\n  "),
        *("https://a.org/b_c", "javascript:x", "a@b.org", "{number}", "%s", "# noqa"),
        *(
            "\u200c",
            "\u202e",
            "\u2066",
            "\u2069",
            "\u2028",
            "\x00",
            "\ufeff",
            "ها",
            "۱",
        ),
        *(
            "word ",
            " ",
            "a",
            "\\href",
            "^^5c",
            "&",
            ";",
            "single: ",
            ".. image:: x.png",
        ),
    )
)
TEXT = st.lists(PIECES | st.characters(), max_size=25).map("".join)
#: Pieces of a PO file.
LINES = st.sampled_from(
    (
        *('msgid "a"\n', 'msgstr "b"\n', 'msgctxt "c"\n', 'msgid_plural "d"\n'),
        *('msgstr[0] "e"\n', 'msgstr[1] "f"\n', '"g"\n', '"\n', "#, fuzzy\n", "#~ "),
        *("#| msgid\n", "\n", "\r\n", "<<<<<<< a\n", '"\\x41\\101\\q"\n', "domain\n"),
        *('"Plural-Forms: nplurals=2; plural=(((n;\\n"\n', '"Language: ar\\n"\n'),
        *('"PO-Revision-Date: never\\n"\n', 'msgid ""\nmsgstr ""\n'),
    )
)
FILE = st.lists(LINES | TEXT, max_size=25).map("".join)
BOUNDED = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def catalog_file(tmp_path: Path) -> Path:
    """Provide the path of a catalog."""
    path = tmp_path / "fa" / "LC_MESSAGES" / "a.po"
    path.parent.mkdir(parents=True)
    return path


@BOUNDED
@given(msgid=TEXT, msgstr=TEXT)
def test_gate(msgid: str, msgstr: str) -> None:
    """The gate always says yes or no, and the same again."""
    entry = Entry(msgid, (msgstr,), 1, 2)
    once = vet(entry, Path("a.po"), READER)

    assert once == vet(entry, Path("a.po"), READER)
    assert all(problem.line == 2 and problem.hint for problem in once)


@BOUNDED
@given(text=FILE)
def test_reader(catalog_file: Path, text: str) -> None:
    """The reader gives a catalog that is written as it was, or none at all."""
    data = (HEADER.replace("{language}", "fa") + text).encode("utf-8", "replace")
    catalog_file.write_bytes(data)
    try:
        catalog = read(catalog_file, "fa")
    except NaskhError:
        return

    assert catalog.dumps().encode() == data
    list(header_problems(catalog))
    assert count_catalog(catalog, "a").progress.translated.messages == len(
        vet_catalog(catalog).messages
    )


@BOUNDED
@given(line=TEXT)
def test_header(catalog_file: Path, line: str) -> None:
    """A header of any sort is taken or refused, never a crash."""
    text = line.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    head = HEADER.replace("{language}", "fa") + f'"{text}\\n"\n'
    catalog_file.write_bytes((head + message("a", "b")).encode("utf-8", "replace"))
    try:
        catalog = read(catalog_file, "fa")
    except NaskhError:
        return

    for problem in header_problems(catalog):
        assert problem.code == "catalog-header"
        assert problem.line
