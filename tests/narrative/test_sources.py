"""Every chapter rests on notes, and every note on a source that is listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.narrative import facts
from tests.narrative.book import (
    ADDRESS,
    CHAPTERS,
    DOCS,
    KEY,
    PAGES,
    calls,
    keys,
    messages,
    notes,
    paragraphs,
)

if TYPE_CHECKING:
    from pathlib import Path

SOURCES: Final = DOCS / "back" / "sources.rst"

#: What a note may say instead of a source key.
WITHOUT_KEY: Final = re.compile(
    r"(?:[Kk]nowledge of|by) the research editor|[Ww]orking fact sheet"
    r"|[Cc]omputed for this book|Explanation of the word for this book"
    r"|named in that chapter"
)

#: Paragraphs of the chapters that need no note: chapter, opening words, reason.
WITHOUT_NOTE: Final = (
    ("01-the-port", "Khorramshahr stood where two rivers met", "opening"),
    ("01-the-port", "- The port, with its", "the sentence above calls the note"),
    ("02-the-line-in-the-river", "Near Khorramshahr the border", "opening"),
    ("02-the-line-in-the-river", "On a map the two lines", "explains the word"),
    ("03-september", "The two governments have told", "leads to a table"),
    ("04-thirty-four-days", "The length of the defence", "leads to a table"),
    ("04-thirty-four-days", "Both sides lost some thousands", "leads to a list"),
    ("05-a-town-without-people", "So of the two neighbouring cities", "sums up"),
    ("05-a-town-without-people", "How long did it last", "leads to a table"),
    ("06-three-operations", "Between :date:`1981-09-27 month` and", "opening"),
    ("06-three-operations", "The three names were chosen", "leads to a table"),
    ("06-three-operations", "The table has no column", "says what was not seen"),
    ("07-twenty-five-days", "The phases are set out", "leads to a table"),
    ("08-the-open-question", "In :date:`1982-05-24 month` the Iraqi army", "opening"),
    ("08-the-open-question", "It is often said that Iran", "compares two chapters"),
    ("08-the-open-question", "A point at which a war turned", "puts a question"),
    ("09-six-more-years", "The war went on for six more years", "opening"),
    ("09-six-more-years", "Iraq saw the beginning otherwise", "sends elsewhere"),
    ("09-six-more-years", "Both states called their dead", "explains the word"),
    ("10-coming-back", "A city that had been retaken", "opening"),
    ("10-coming-back", "Numbers of this kind show", "explains the numbers"),
    ("10-coming-back", "The accounts of reconstruction", "leads to both"),
    ("11-how-it-is-remembered", "What happened in Khorramshahr", "opening"),
    ("11-how-it-is-remembered", "A reader may ask", "puts a question"),
    ("11-how-it-is-remembered", "Another answer is", "answers it"),
)


def _listed() -> dict[str, str]:
    """Return the line of each key in the list of sources."""
    text = SOURCES.read_text(encoding="utf-8")
    return dict(re.findall(r"^- (P\d+[a-e]?): (.+)$", text, re.MULTILINE))


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_every_chapter_has_its_sources(chapter: Path) -> None:
    """Each chapter rests on notes, and each note is called."""
    called = set(calls(chapter.read_text(encoding="utf-8")))

    assert len(notes(chapter)) >= 8
    assert called == set(notes(chapter))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_note_names_its_source(page: Path) -> None:
    """A note names a key, or says that it is arithmetic or knowledge."""
    known = {row["key"] for row in facts.table("sources")}
    for label, note in notes(page).items():
        found = keys(note, page)

        assert found or WITHOUT_KEY.search(note), label
        assert found <= known & set(_listed()), (label, found)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_every_paragraph_has_a_note(chapter: Path) -> None:
    """A paragraph calls a note, or stands on the list of those that need none."""
    free = {start for name, start, _ in WITHOUT_NOTE if name == chapter.stem}
    bare = [text for text in paragraphs(chapter) if not calls(text)]

    assert len(paragraphs(chapter)) > 12
    for text in bare:
        assert any(text.startswith(start) for start in free), text
    for start in free:
        assert any(text.startswith(start) for text in bare), start


@pytest.mark.parametrize("code", ["fa", "ar"])
def test_keys_of_a_message_are_those_of_its_source(code: str) -> None:
    """A translation names the same source keys and calls the same notes."""
    for message in messages(code):
        assert _keys(message.text) == _keys(message.source), message
        assert sorted(calls(message.text)) == sorted(calls(message.source)), message


def _keys(text: str) -> list[str]:
    return sorted(KEY.findall(ADDRESS.sub(" ", text)))


def test_every_source_is_listed_and_used() -> None:
    """The list of sources holds each key of the text, and no other."""
    used = {
        key
        for page in PAGES
        for key in keys(page.read_text(encoding="utf-8"), page)
        if page != SOURCES
    }
    used |= {key for text in notes(SOURCES).values() for key in KEY.findall(text)}
    # "P09 to P13" and "P15 to P19"
    used |= {"P09", "P10", "P11", "P12", "P13", "P15", "P16", "P17", "P18", "P19"}

    assert set(_listed()) == used


def test_sources_have_the_address_of_the_tables() -> None:
    """An address in the list of sources is that of the fact sheet."""
    table = {row["key"]: row["address"] for row in facts.table("sources")}
    for key, line in _listed().items():
        for address in ADDRESS.findall(line):
            assert address == table[key], key
