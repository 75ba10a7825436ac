"""Rows that come back: what is taken, and what is refused and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from naskh.catalogs.exchange.merge import Merger, Review
from naskh.catalogs.exchange.rows import (
    Returned,
    State,
    key_of,
    rows_of,
    state_of,
)
from naskh.catalogs.po import Catalog, read
from naskh.catalogs.reviews import Review as Mark
from naskh.catalogs.reviews import review_of

from ..conftest import WritePo, message
from .conftest import DOCUMENT, WORDS, merge

PORT = Returned(7, key_of(DOCUMENT, "port"), "port", "بندر", "translated")
RIVER = Returned(8, key_of(DOCUMENT, "river"), "river", "رود", "fuzzy")
QUAY = Returned(9, key_of(DOCUMENT, "quay"), "quay", "", "untranslated")


@pytest.mark.parametrize(
    ("row", "outcome", "text", "state"),
    [
        (replace(PORT, target="لنگرگاه"), "taken", "لنگرگاه", "translated"),
        (replace(PORT, target="", state="untranslated"), "taken", "", "untranslated"),
        (replace(PORT, state="fuzzy"), "flagged", "بندر", "fuzzy"),
        (replace(PORT, state="untranslated"), "flagged", "بندر", "fuzzy"),
        (replace(PORT, state=None), "unchanged", "بندر", "translated"),
        (replace(RIVER, state="translated"), "confirmed", "رود", "translated"),
        (replace(RIVER, state="reviewed"), "confirmed", "رود", "translated"),
        (replace(RIVER, target="رودخانه"), "taken", "رودخانه", "fuzzy"),
        (replace(RIVER, state="untranslated"), "unchanged", "رود", "fuzzy"),
        (replace(QUAY, target="اسکله"), "taken", "اسکله", "translated"),
        (replace(QUAY, target="اسکله", state=None), "taken", "اسکله", "translated"),
        (replace(QUAY, target="اسکله", state="fuzzy"), "taken", "اسکله", "fuzzy"),
        (replace(QUAY, state="fuzzy"), "unchanged", "", "untranslated"),
    ],
)
def test_taken(
    catalog: Catalog, row: Returned, outcome: str, text: str, state: State
) -> None:
    """Target and state are taken as the translator means them."""
    (result,), merger = merge({DOCUMENT: catalog}, row)
    after = next(iter(merger.changed()), catalog)
    entry = next(entry for entry in after.messages if entry.msgid == row.source)

    assert (result.outcome, result.document) == (outcome, DOCUMENT)
    assert (entry.msgstr, state_of(entry)) == (text, state)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (replace(PORT, key="m0"), "expected the key of a message, found m0"),
        (replace(PORT, key="", target="x"), "found none"),
        (replace(PORT, source="Port"), "expected the source text port, found Port"),
        (replace(PORT, source=""), "found nothing"),
        (replace(PORT, target=""), "expected a translation, found none"),
        (replace(PORT, target=" ", state="reviewed"), "expected a translation"),
        (replace(QUAY, state="translated"), "expected a translation, found none"),
        (replace(PORT, fault="expected text"), "expected text"),
        (replace(PORT, target="`بندر <javascript:x>`_"), "expected the links"),
        (replace(PORT, target="a\u202eb"), "expected no override"),
        (replace(PORT, target="a\0b"), "control character U+0000"),
        (replace(PORT, target="x" * 300_000), "expected at most"),
        (replace(PORT, target="*بندر*"), "expected no more emphasis"),
        (replace(PORT, target="*بندر*", state="fuzzy"), "expected no more emphasis"),
        (replace(PORT, target="a\n\n.. raw:: html"), "expected one line"),
    ],
)
def test_refused(catalog: Catalog, row: Returned, said: str) -> None:
    """A refused row changes nothing and says where it is, why, and what to do."""
    (result,), merger = merge({DOCUMENT: catalog}, row)
    problem = result.problems[0]

    assert result.outcome == "refused"
    assert said in problem.message
    assert (problem.file, problem.line) == (Path("back.csv"), row.line)
    assert problem.hint
    assert list(merger.changed()) == []


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_line_ends_of_another_program(write_po: WritePo, code: str) -> None:
    """What differs only in its line ends is the same, and stays as it was."""
    body = message("one\ntwo", f"{WORDS[code]}\nb")
    catalogs = {DOCUMENT: read(write_po(body, language=code))}
    source, target = "one\r\ntwo", f"{WORDS[code]}\rb"
    row = Returned(2, key_of(DOCUMENT, "one\ntwo"), source, target, "translated")
    (result,), _ = merge(catalogs, row)
    (edited,), merger = merge(catalogs, replace(row, target=f"{target}\r\nc"))
    (changed,) = merger.changed()

    assert result.outcome == "unchanged"
    assert edited.outcome == "taken"
    assert changed.messages[0].msgstr == f"{WORDS[code]}\nb\nc"


def test_normalised_by_another_program(write_po: WritePo) -> None:
    """Text in another normal form is the same; a new one is written composed."""
    catalogs = {DOCUMENT: read(write_po(message("caf\u00e9", "\u0627\u0654")))}
    row = Returned(
        2, key_of(DOCUMENT, "caf\u00e9"), "cafe\u0301", "\u0623", "translated"
    )
    (same,), _ = merge(catalogs, row)
    _, merger = merge(catalogs, replace(row, target="\u0627\u0653"))
    (changed,) = merger.changed()

    assert same.outcome == "unchanged"
    assert changed.messages[0].msgstr == "\u0622"


def test_two_changes_of_one_message(catalog: Catalog) -> None:
    """The second is refused; an unchanged copy or the same again is not."""
    one = replace(PORT, target="لنگرگاه")
    rows = [one, PORT, replace(one, line=20), replace(PORT, target="باراندازها")]
    results, _ = merge({DOCUMENT: catalog}, *rows)

    assert [result.outcome for result in results] == [
        "taken",
        "unchanged",
        "taken",
        "refused",
    ]
    assert "back.csv:7" in results[-1].problems[0].message


def test_review(catalog: Catalog) -> None:
    """Who reviewed is written down where it was said, and asked for where not."""
    row = replace(PORT, state="reviewed")
    merger = Merger({DOCUMENT: catalog}, Review("Sara", date(2026, 1, 2)))
    (marked,) = merger.take([row], Path("back.csv"))
    (changed,) = merger.changed()
    (asked,), _ = merge({DOCUMENT: catalog}, row)

    assert marked.outcome == "confirmed"
    assert review_of(changed.messages[0]) == Mark("Sara", "2026-01-02")
    assert asked.outcome == "unchanged"
    assert asked.lacks_reader
    assert not marked.lacks_reader


def test_what_was_refused_before_may_be_flagged(write_po: WritePo) -> None:
    """To mark a broken translation as unfinished needs no whole markup."""
    catalogs = {DOCUMENT: read(write_po(message("port", "*بندر*")))}
    (result,), _ = merge(catalogs, replace(PORT, target="*بندر*", state="fuzzy"))

    assert result.outcome == "flagged"


def test_foreign_messages_stay_at_home(write_po: WritePo) -> None:
    """Plural messages and contexts are listed, not exported and not lost."""
    body = (
        '\nmsgctxt "menu"\nmsgid "port"\nmsgstr "x"\n'
        '\nmsgid "ship"\nmsgid_plural "ships"\nmsgstr[0] "a"\nmsgstr[1] "b"\n'
    )
    catalog = read(write_po(body + message("port", "بندر")))
    rows, skipped = rows_of({DOCUMENT: catalog})
    (result,), merger = merge({DOCUMENT: catalog}, replace(PORT, target="لنگرگاه"))
    (changed,) = merger.changed()

    assert [row.source for row in rows] == ["port"]
    assert [(one.file, one.line) for one in skipped] == [
        (catalog.path, entry.line) for entry in catalog.messages[:2]
    ]
    assert result.outcome == "taken"
    assert changed.dumps() == catalog.dumps().replace("بندر", "لنگرگاه")


def test_same_text_in_two_documents(catalog: Catalog) -> None:
    """One text in two documents is two messages."""
    catalogs = {DOCUMENT: catalog, "chapters/02": catalog}
    rows, _ = rows_of(catalogs)
    _, merger = merge(catalogs, replace(PORT, target="لنگرگاه"))

    assert len({row.key for row in rows}) == len(rows) == 8
    assert len(list(merger.changed())) == 1


def test_what_a_row_shows(catalog: Catalog) -> None:
    """A row has its place, the notes, and the text that a fuzzy one was made from."""
    port, river, quay, _ = rows_of({DOCUMENT: catalog})[0]

    assert (port.place, port.note, port.previous) == ("docs/a.rst:3", "a heading", "")
    assert river.previous == "the river"
    assert quay.place == f"{DOCUMENT}.po:{catalog.messages[2].line}"
