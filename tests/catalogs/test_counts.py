"""Counts of messages and words, reviews, and the order of reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from naskh.catalogs.counts import Amount, count_catalog, count_words, share
from naskh.catalogs.po import read
from naskh.catalogs.reviews import Review, mark_reviewed, review_of, unmark_reviewed
from naskh.catalogs.spine import reading_order
from naskh.catalogs.write import replaced, save, with_translation
from naskh.errors import NaskhError

from .conftest import WritePo, message

DAY = date(2026, 11, 20)
#: language -> a good translation of "The old port"
PORT = {"en": "The old harbour", "fa": "بندر قدیمی", "ar": "الميناء القديم"}


@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_states_are_counted_honestly(write_po: WritePo, language: str) -> None:
    """Fuzzy and refused messages are not translated; words are the source's."""
    path = write_po(
        message("The old port", PORT[language])
        + message("A river", PORT[language], "#, fuzzy\n")
        + message("Two long roads", "")
        + message("See :ref:`port`.", ":download:`x <y>`"),
        language=language,
    )

    document = count_catalog(read(path), "chapters/01")
    done = document.progress
    assert done.total == Amount(4, 10)
    assert done.translated == Amount(1, 3)
    assert done.fuzzy == Amount(1, 2)
    assert done.untranslated == Amount(1, 3)
    assert done.refused == Amount(1, 2)
    assert done.reviewed == Amount(0, 0)
    assert not done.is_complete
    assert document.own_title == PORT[language]


@pytest.mark.parametrize(
    ("msgid", "words"),
    [
        ("In :date:`1980-10` there was fighting.\\ [#ground]_", 5),
        ("The :term:`siege of Abadan` and `a page <https://example.org/x>`_", 7),
        ("Iran–Iraq War", 3),
        ("", 0),
    ],
)
def test_words_without_markup(msgid: str, words: int) -> None:
    """Targets, addresses and notes are no words."""
    assert count_words(msgid) == words


def test_share_rounds_to_the_honest_side() -> None:
    """Only all is 100 per cent, and only nothing is 0."""
    assert share(Amount(999, 9999), Amount(1000, 10000)) == 99
    assert share(Amount(1, 1), Amount(1000, 10000)) == 1
    assert share(Amount(), Amount(5, 50)) == 0
    assert share(Amount(5, 50), Amount(5, 50)) == 100


@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_review_lapses_with_the_text(write_po: WritePo, language: str) -> None:
    """A marked message is reviewed until its translation changes."""
    path = write_po(message("The old port", PORT[language]), language=language)
    catalog = read(path)
    entry = catalog.messages[0]
    save(replaced(catalog, {entry: mark_reviewed(entry, "Maryam K.", DAY)}))
    marked = read(path)
    later = with_translation(marked.messages[0], ["x"])

    assert review_of(entry) is None
    assert review_of(marked.messages[0]) == Review("Maryam K.", "2026-11-20")
    assert count_catalog(marked, "a").progress.is_reviewed
    assert count_catalog(marked, "a").reviewers == ("Maryam K.",)
    assert review_of(later) is None
    assert unmark_reviewed(marked.messages[0]).raw == entry.raw


def test_unfinished_message_cannot_be_reviewed(write_po: WritePo) -> None:
    """Fuzzy and empty messages are left as they are."""
    path = write_po(message("a", "b", "#, fuzzy\n") + message("c", ""))
    for entry in read(path).messages:
        assert mark_reviewed(entry, "M", DAY) == entry


@pytest.mark.parametrize("name", ["", "a, b", "x]", "a\nb"])
def test_name_of_a_reviewer(write_po: WritePo, name: str) -> None:
    """A name that would break the comment is refused."""
    entry = read(write_po(message("a", "b"))).messages[0]

    with pytest.raises(NaskhError, match="review-name"):
        mark_reviewed(entry, name, DAY)


def test_reading_order(tmp_path: Path) -> None:
    """Documents come as the toctrees name them, the others by name."""
    (tmp_path / "index.rst").write_text(
        "x\n=\n\n.. toctree::\n   :caption: A\n\n   Title <b/two>\n   one\n\ntext\n"
    )
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.rst").write_text(".. toctree::\n\n   /c\n   near\n")

    names = ["a", "c", "one", "b/near", "index", "b/two"]
    assert reading_order(tmp_path, names) == [
        "index",
        "b/two",
        "c",
        "b/near",
        "one",
        "a",
    ]
