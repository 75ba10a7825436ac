"""The writer of compiled catalogs."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from naskh.catalogs.entries import Entry
from naskh.catalogs.mo import PLURALS, dump_mo, item, write_changed, write_mo
from naskh.errors import NaskhError
from naskh.languages import LANGUAGES

MESSAGES = {"port": "بندر", "Port": "ميناء", "a\nb": "«الف»\u200cها", "": "no header"}
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


def load(path: Path) -> gettext.GNUTranslations:
    """Read a compiled catalog as Sphinx does."""
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


class TestMessages:
    """What gettext reads back."""

    @pytest.mark.parametrize("language", ["en", "fa", "ar", "xx"])
    def test_round_trip(self, tmp_path: Path, language: str) -> None:
        """Messages come back, with a header that is ours."""
        path = tmp_path / "a" / "b.mo"
        messages = {key: text for key, text in MESSAGES.items() if key}
        write_mo(path, messages, language)
        catalog = load(path)

        assert {key: catalog.gettext(key) for key in messages} == messages
        assert catalog.gettext("unknown") == "unknown"
        assert catalog.charset() == "UTF-8"
        assert catalog.info()["language"] == language
        assert ("plural-forms" in catalog.info()) == (language != "xx")

    def test_empty(self, tmp_path: Path) -> None:
        """A catalog without messages is a catalog."""
        path = tmp_path / "a.mo"
        write_mo(path, {}, "fa")

        assert load(path).gettext("port") == "port"

    @settings(derandomize=True, max_examples=100, deadline=None, database=None)
    @given(
        messages=st.dictionaries(
            TEXTS.filter(lambda key: "\4" not in key and key), TEXTS
        )
    )
    def test_any_text(
        self, tmp_path_factory: pytest.TempPathFactory, messages: dict[str, str]
    ) -> None:
        """Any text survives."""
        path = tmp_path_factory.getbasetemp() / "any.mo"
        write_mo(path, messages, "ar")
        catalog = load(path)

        assert {key: catalog.gettext(key) for key in messages} == messages

    def test_context(self, tmp_path: Path) -> None:
        """A message with a context is found with that context only."""
        entry = Entry("May", ("مه",), 1, 2, msgctxt="month")
        path = tmp_path / "a.mo"
        write_mo(path, dict([item(entry)]), "fa")

        assert load(path).pgettext("month", "May") == "مه"
        assert load(path).gettext("May") == "May"


class TestPlurals:
    """Plural forms, after the CLDR."""

    def test_arabic(self, tmp_path: Path) -> None:
        """Arabic takes one of six forms."""
        forms = ("لا سفن", "سفينة", "سفينتان", "سفن", "سفينةً", "سفينة.")
        entry = Entry("a ship", forms, 1, 2, msgid_plural="ships")
        path = tmp_path / "a.mo"
        write_mo(path, dict([item(entry)]), "ar")
        catalog = load(path)
        numbers = (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111)
        chosen = [forms.index(catalog.ngettext("a ship", "ships", n)) for n in numbers]

        assert chosen == [0, 1, 2, 3, 3, 4, 4, 5, 5, 3, 4]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_against_cldr(self, language: str) -> None:
        """The table groups the numbers as Babel's CLDR data do."""
        number, rule = PLURALS[language]
        ours = gettext.c2py(rule)
        cldr = Locale(language).plural_form
        pairs = {(ours(n), cldr(n)) for n in range(1_000)}

        assert len(pairs) == number
        assert len({form for form, _ in pairs}) == number


class TestFile:
    """The file itself."""

    def test_bytes(self, tmp_path: Path) -> None:
        """The same messages make the same bytes, in whatever order."""
        turned = dict(reversed(MESSAGES.items()))

        assert dump_mo(MESSAGES, "fa") == dump_mo(turned, "fa")
        assert dump_mo(MESSAGES, "fa") != dump_mo(MESSAGES, "ar")

    def test_unchanged(self, tmp_path: Path) -> None:
        """A file that would stay the same keeps its time."""
        path = tmp_path / "a.mo"

        assert write_mo(path, {"a": "ا"}, "fa")
        os.utime(path, (1, 1))
        assert not write_mo(path, {"a": "ا"}, "fa")
        assert path.stat().st_mtime == 1
        assert write_mo(path, {"a": "ب"}, "fa")
        assert path.stat().st_mtime > 1

    def test_atomic(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A write that fails leaves the old file, and nothing else."""
        path = tmp_path / "a.mo"
        path.write_bytes(b"old")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", full)
        with pytest.raises(NaskhError, match=r"No space left.*output-unwritable"):
            write_changed(path, b"new")

        assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]

    def test_unwritable(self, tmp_path: Path) -> None:
        """A folder that cannot be made is named."""
        (tmp_path / "file").write_text("")

        with pytest.raises(NaskhError, match="output-unwritable"):
            write_changed(tmp_path / "file" / "a.mo", b"")
