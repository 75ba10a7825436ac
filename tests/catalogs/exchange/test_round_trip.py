"""Out and back: nothing is lost, and nothing is changed but what was edited."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naskh.book import Book
from naskh.catalogs.chapters import find_catalogs
from naskh.catalogs.exchange.rows import state_of
from naskh.catalogs.po import Catalog, read
from naskh.catalogs.write import string_lines
from tests.conftest import REPOSITORY

from ..conftest import HEADER, WritePo, message
from .conftest import DOCUMENT, WORDS, merge, out_and_back, text_after

#: What a PO file can hold: all characters but those that the reader refuses.
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
    | st.sampled_from("\n\r\t\a\b\f\v\x7f\x85\u2028\ufffe\uffff=+-@'_\"\\`<&]|:"),
    max_size=40,
) | st.sampled_from(
    ["_x000D_", "_x005F_x000D_", "'=1+1", "=1+1", "''", " a ", "a\r\nb", "]]>", "#N/A"]
)
LINE = TEXT.map(lambda text: "".join(filter(str.isprintable, text)).strip())


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_real_book(name: str, code: str) -> None:
    """Each catalog of the book comes back byte for byte."""
    found = find_catalogs(Book.open(REPOSITORY), code)
    catalogs = {document: read(path, code) for document, path in found.items()}
    rows = out_and_back(name, catalogs)
    results, merger = merge(catalogs, *rows)

    assert len(results) == sum(len(one.messages) for one in catalogs.values())
    assert {result.outcome for result in results} == {"unchanged"}
    assert list(merger.changed()) == []


#: The comments above an entry: any of these, in this order.
NOTES = st.tuples(
    LINE.map("# {}\n".format),
    LINE.map("#. {}\n".format),
    st.just("#: docs/a.rst:7\n"),
    st.sampled_from(["", "#, fuzzy\n", "#, fuzzy, no-wrap\n", "#, no-wrap\n"]),
    st.sampled_from(["", '#| msgid "old"\n', '#| msgid ""\n#| "o\\"ld"\n', "#| ?\n"]),
).map("".join)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    made=st.dictionaries(TEXT.filter(bool), st.tuples(NOTES, TEXT), max_size=4),
    back=st.booleans(),
)
def test_any_catalog(name: str, made: dict[str, tuple[str, str]], back: bool) -> None:
    """Whatever a catalog holds, what was not edited is unchanged."""
    body = "".join(
        "".join(
            [
                "\n",
                notes,
                *string_lines("msgid", msgid),
                *string_lines("msgstr", msgstr),
            ]
        )
        for msgid, (notes, msgstr) in made.items()
    )
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.po")
        path.write_bytes((HEADER.replace("{language}", "fa") + body).encode())
        catalogs = {"a": read(path)}
    rows = out_and_back(name, catalogs)
    results, merger = merge(catalogs, *(reversed(rows) if back else rows))

    assert len(results) == len(made)
    assert [result.outcome for result in results] == ["unchanged"] * len(made)
    assert list(merger.changed()) == []


def edited_lines(before: str, after: str) -> list[str]:
    """Return the lines that are only in one of two texts, with - or +."""
    diff = difflib.ndiff(before.splitlines(), after.splitlines())
    return sorted((line for line in diff if line[:1] in "-+"), reverse=True)


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_one_edited_row(write_po: WritePo, name: str, code: str) -> None:
    """A new translation changes the lines of its msgstr and no other."""
    body = (
        message("port", "old", "# a note\n#, no-wrap\n")
        + message("river", "second")
        + '\n#~ msgid "gone"\n#~ msgstr "left"\n'
    )
    catalogs = {DOCUMENT: read(write_po(body, language=code))}
    first, *others = out_and_back(name, catalogs)
    text = text_after(catalogs, replace(first, target=WORDS[code]), *others)

    assert edited_lines(catalogs[DOCUMENT].dumps(), text) == [
        '- msgstr "old"',
        f'+ msgstr "{WORDS[code]}"',
    ]


def test_finished_row(name: str, catalog: Catalog) -> None:
    """To finish a fuzzy message is to take its flag and previous text away."""
    catalogs = {DOCUMENT: catalog}
    rows = out_and_back(name, catalogs)
    finished = [replace(row, state="translated") if row.target else row for row in rows]
    text = text_after(catalogs, *finished)

    assert edited_lines(catalog.dumps(), text) == [
        '- #| msgid "the river"',
        "- #, fuzzy, no-wrap",
        "+ #, no-wrap",
    ]


def test_states(name: str, catalog: Catalog) -> None:
    """Each format carries the state of each message."""
    rows = out_and_back(name, {DOCUMENT: catalog})

    assert [row.state for row in rows] == list(map(state_of, catalog.messages))
