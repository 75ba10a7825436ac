"""The writer of catalogs: what was not changed stays byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naskh.catalogs.po import Catalog, Entry, read
from naskh.catalogs.write import (
    newline_of,
    replaced,
    save,
    string_lines,
    with_comments,
    with_fuzzy,
    with_translation,
)

from .conftest import WritePo, message

WRAPPED = (
    "\n"
    "#  a note\n"
    "#: docs/a.rst\n"
    "#, fuzzy\n"
    '#| msgid "The old port"\n'
    'msgid ""\n'
    '"The "\n'
    '"port"\n'
    'msgstr "بن"\n'
    '"در"\n'
)


def changed(catalog: Catalog, entry: Entry) -> str:
    """Return the text of ``catalog`` with its first message exchanged."""
    return replaced(catalog, {catalog.messages[0]: entry}).dumps()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_edit_touches_its_own_lines(
    write_po: WritePo, language: str, newline: str
) -> None:
    """A new translation changes the lines of that msgstr and no other."""
    path = write_po(WRAPPED + message("river", "رود"), language=language)
    path.write_bytes(path.read_bytes().replace(b"\n", newline.encode()))
    catalog = read(path)
    before = catalog.dumps()
    entry = with_translation(
        catalog.messages[0], ["لنگرگاه"], fuzzy=True, newline=newline_of(catalog)
    )

    expected = before.replace(
        f'msgstr "بن"{newline}"در"{newline}', f'msgstr "لنگرگاه"{newline}'
    )
    assert changed(catalog, entry) == expected
    assert before.count(newline) == before.count("\n")


def test_finishing_clears_flag_and_previous_text(write_po: WritePo) -> None:
    """A finished entry is not fuzzy and forgets the text it was made from."""
    catalog = read(write_po(WRAPPED))
    entry = with_fuzzy(catalog.messages[0], fuzzy=False)

    text = changed(catalog, entry)
    assert text == catalog.dumps().replace("#, fuzzy\n", "").replace(
        '#| msgid "The old port"\n', ""
    )
    assert not entry.is_fuzzy


def test_fuzzy_flag_joins_other_flags(write_po: WritePo) -> None:
    """The flag is put before the others, above the previous text."""
    catalog = read(
        write_po('\n#, no-wrap\n#| msgid "a"\nmsgid "port"\nmsgstr "بندر"\n')
    )

    entry = with_fuzzy(catalog.messages[0], fuzzy=True)
    assert "".join(entry.raw) == (
        '\n#, fuzzy, no-wrap\n#| msgid "a"\nmsgid "port"\nmsgstr "بندر"\n'
    )


def test_comments(write_po: WritePo) -> None:
    """A comment is added below the blank line; one that is kept stays as it is."""
    catalog = read(write_po(WRAPPED))
    entry = with_comments(catalog.messages[0], ["new", "a note"])

    assert "".join(entry.raw).startswith("\n# new\n#  a note\n#: docs/a.rst\n")


def test_plural_and_obsolete(write_po: WritePo) -> None:
    """Plural forms and obsolete entries keep their keywords and marks."""
    catalog = read(
        write_po(
            '\nmsgid "day"\nmsgid_plural "days"\nmsgstr[0] "روز"\nmsgstr[1] ""\n'
            '\n#~ msgid "old"\n#~ msgstr "کهنه"'
        )
    )
    plural, old = catalog.entries[1], catalog.entries[2]

    assert "".join(with_translation(plural, ["روز", "روزها"]).raw).endswith(
        'msgstr[0] "روز"\nmsgstr[1] "روزها"\n'
    )
    assert "".join(with_translation(old, ["قدیمی"]).raw) == (
        '\n#~ msgid "old"\n#~ msgstr "قدیمی"'
    )


def test_unchanged_file_is_not_written(write_po: WritePo) -> None:
    """Saving what was read leaves the file alone."""
    path = write_po(WRAPPED)
    stamp = path.stat().st_mtime_ns

    assert save(read(path)) is False
    assert path.stat().st_mtime_ns == stamp


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00")))
def test_string_is_read_back(text: str) -> None:
    """What the writer quotes, the reader unquotes."""
    from pathlib import Path

    from naskh.catalogs.entries import EntryReader

    lines = "".join(string_lines("msgid", "x") + string_lines("msgstr", text))
    reader = EntryReader(Path("x.po"))
    reader.read(lines)

    if not any(ord(char) < 32 and char not in "\n\t\r\a\b\f\v" for char in text):
        assert not reader.problems
        assert reader.entries[0].msgstr == text
