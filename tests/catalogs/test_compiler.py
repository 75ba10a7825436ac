"""From the catalogs of a book to what Sphinx loads."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import pytest
from sphinx.application import Sphinx

from naskh.catalogs.compiler import Count, compile_interface, compile_language
from naskh.errors import NaskhError

from .conftest import WritePo, message

BODY = {
    "en": message("Port", "The port"),
    "fa": message("Port", "بندر") + message("Quay", "", "#, fuzzy\n"),
    "ar": message("Port", "الميناء") + message("Quay", "رصيف"),
}
COUNT = {"en": Count(1, 1, 0), "fa": Count(2, 1, 1), "ar": Count(2, 2, 0)}


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    """Return the folder where ``write_po`` writes."""
    return tmp_path / "locale"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return the build folder."""
    return tmp_path / "build"


def compiled(out: Path) -> list[str]:
    """Return the compiled files, from the build folder on."""
    return sorted(str(path.relative_to(out)) for path in out.rglob("*.mo"))


def codes(error: pytest.ExceptionInfo[NaskhError]) -> list[tuple[str, str]]:
    """Return code and file name of each problem."""
    return [
        (problem.code, problem.file.name if problem.file else "")
        for problem in error.value.problems
    ]


class TestCompileLanguage:
    """A language of a book."""

    @pytest.mark.parametrize("language", ["en", "fa", "ar"])
    def test_compiled(
        self, write_po: WritePo, locale: Path, out: Path, language: str
    ) -> None:
        """Each document's catalog is compiled, and its messages are counted."""
        write_po(BODY[language], language=language, domain="chapters/01-the-port")
        write_po(language=language, domain="index")

        done = compile_language(
            [locale], language, ["index", "chapters/01-the-port"], out, required=True
        )

        catalog = gettext.translation("chapters/01-the-port", out, [language])
        assert catalog.gettext("Port") in BODY[language]
        assert catalog.gettext("Quay") == ("رصيف" if language == "ar" else "Quay")
        assert compiled(out) == [
            f"{language}/LC_MESSAGES/chapters/01-the-port.mo",
            f"{language}/LC_MESSAGES/index.mo",
        ]
        assert done.language == language
        assert done.locale_dir == out
        assert done.changed
        assert done.counts == {
            "chapters/01-the-port": COUNT[language],
            "index": Count(0, 0, 0),
        }

    def test_again(self, write_po: WritePo, locale: Path, out: Path) -> None:
        """A second time nothing is written; after a change, one file is."""
        write_po(BODY["fa"], domain="a")
        write_po(BODY["fa"], domain="b")
        compile_language([locale], "fa", ["a", "b"], out, required=True)
        for path in out.rglob("*.mo"):
            os.utime(path, (1, 1))

        again = compile_language([locale], "fa", ["a", "b"], out, required=True)
        assert not again.changed

        write_po(message("Port", "لنگرگاه"), domain="b")
        changed = compile_language([locale], "fa", ["a", "b"], out, required=True)
        folder = out / "fa" / "LC_MESSAGES"

        assert changed.changed
        assert (folder / "a.mo").stat().st_mtime == 1
        assert (folder / "b.mo").stat().st_mtime > 1

    def test_same_bytes(self, write_po: WritePo, tmp_path: Path) -> None:
        """The bytes depend on the catalogs alone, not on folder or order."""
        found = []
        for name in ("one", "two"):
            root = tmp_path / name
            write_po(BODY["ar"], language="ar", domain="a", root=root)
            compile_language([root], "ar", ["a"], root / "out", required=True)
            found.append((root / "out/ar/LC_MESSAGES/a.mo").read_bytes())

        assert found[0] == found[1]

    def test_stale(self, write_po: WritePo, locale: Path, out: Path) -> None:
        """A document that is gone leaves no catalog; the interface stays."""
        write_po(BODY["fa"], domain="a")
        write_po(BODY["fa"], domain="part/b")
        compile_interface("fa", out)
        compile_language([locale], "fa", ["a", "part/b"], out, required=True)
        done = compile_language([locale], "fa", ["a"], out, required=True)

        assert done.changed
        assert compiled(out) == ["fa/LC_MESSAGES/a.mo", "fa/LC_MESSAGES/sphinx.mo"]

    def test_first_folder(self, write_po: WritePo, tmp_path: Path, out: Path) -> None:
        """The first folder that has a catalog wins; others fill the gaps."""
        one, two = tmp_path / "one", tmp_path / "two"
        write_po(message("Port", "یک"), domain="a", root=one)
        write_po(message("Port", "دو"), domain="a", root=two)
        write_po(message("Port", "دو"), domain="b", root=two)
        compile_language([tmp_path / "none", one, two], "fa", "ab", out, required=True)

        assert gettext.translation("a", out, ["fa"]).gettext("Port") == "یک"
        assert gettext.translation("b", out, ["fa"]).gettext("Port") == "دو"

    def test_missing(self, write_po: WritePo, locale: Path, out: Path) -> None:
        """A document without a catalog is named with the path to make."""
        write_po(BODY["fa"], domain="a")

        with pytest.raises(NaskhError) as error:
            compile_language([locale], "fa", ["a", "b", "c"], out, required=True)
        (problem, _) = error.value.problems

        assert codes(error) == [
            ("catalog-missing", "b.po"),
            ("catalog-missing", "c.po"),
        ]
        assert problem.file == locale / "fa/LC_MESSAGES/b.po"
        assert problem.hint == "Run: make update-po"

    def test_not_required(self, write_po: WritePo, locale: Path, out: Path) -> None:
        """The source language needs no catalogs, but may have some."""
        write_po(BODY["en"], language="en", domain="a")
        done = compile_language([locale], "en", ["a", "b"], out, required=False)

        assert done.counts == {"a": Count(1, 1, 0)}
        assert compiled(out) == ["en/LC_MESSAGES/a.mo"]

    def test_all_problems(self, write_po: WritePo, locale: Path, out: Path) -> None:
        """One error tells everything, and nothing is written."""
        write_po(BODY["fa"], domain="a")
        write_po(message("Port", ":download:`x <../s>`"), domain="b")
        write_po('\nmsgid "a\n', domain="c")
        write_po(header="", domain="d")
        (locale / "fa/LC_MESSAGES/a.mo").write_bytes(b"")

        with pytest.raises(NaskhError) as error:
            compile_language([locale], "fa", "abcde", out, required=True)

        assert codes(error) == [
            ("catalog-compiled", "a.mo"),
            ("catalog-refused", "b.po"),
            ("catalog-syntax", "c.po"),
            ("catalog-header", "d.po"),
            ("catalog-missing", "e.po"),
        ]
        assert not out.exists()

    def test_keeps_last_good(self, write_po: WritePo, locale: Path, out: Path) -> None:
        """A bad catalog leaves what was compiled before."""
        write_po(BODY["fa"], domain="a")
        compile_language([locale], "fa", ["a"], out, required=True)
        write_po(message("Port", "[x]_"), domain="a")

        with pytest.raises(NaskhError):
            compile_language([locale], "fa", ["a"], out, required=True)
        assert gettext.translation("a", out, ["fa"]).gettext("Port") == "بندر"

    @pytest.mark.parametrize("name", ["a.mo", "deep/er/b.MO", "../x.mo"])
    def test_compiled_in_tree(
        self, write_po: WritePo, locale: Path, out: Path, name: str
    ) -> None:
        """A compiled catalog anywhere in the language's folder is refused."""
        write_po(BODY["fa"], domain="a")
        path = locale / "fa/LC_MESSAGES" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")

        with pytest.raises(NaskhError) as error:
            compile_language([locale], "fa", ["a"], out, required=True)
        assert codes(error) == [("catalog-compiled", path.name)]

    def test_other_language(self, write_po: WritePo, locale: Path, out: Path) -> None:
        """What lies in another language's folder is not looked at."""
        write_po(BODY["fa"], domain="a")
        write_po("rubbish", language="ar", domain="a")
        (locale / "ar/LC_MESSAGES/a.mo").write_bytes(b"")

        assert compile_language([locale], "fa", ["a"], out, required=True).changed

    def test_unknown_language(self, locale: Path, out: Path) -> None:
        """A language without a row is refused, also one that is a path."""
        for language in ("xx", "../fa", ""):
            with pytest.raises(NaskhError, match="language-unknown"):
                compile_language([locale], language, ["a"], out, required=False)

    @pytest.mark.parametrize("domain", ["sphinx", "../a", "/etc/a", "a/../../b", ""])
    def test_domain(self, locale: Path, out: Path, domain: str) -> None:
        """A domain that leaves the book, or is the interface's, is refused."""
        with pytest.raises(NaskhError, match="document-name"):
            compile_language([locale], "fa", [domain], out, required=False)


class TestLinks:
    """Symbolic links among the catalogs."""

    def test_file_out(self, write_po: WritePo, locale: Path, out: Path) -> None:
        """A link to a catalog elsewhere is refused."""
        elsewhere = write_po(BODY["fa"], domain="a", root=locale.parent / "other")
        path = write_po(domain="a")
        path.unlink()
        path.symlink_to(elsewhere)

        with pytest.raises(NaskhError) as error:
            compile_language([locale], "fa", ["a"], out, required=True)
        assert codes(error) == [("catalog-link", "a.po")]

    def test_folder_out(self, write_po: WritePo, locale: Path, out: Path) -> None:
        """So is a catalog in a folder that is a link."""
        write_po(BODY["fa"], domain="a", root=locale.parent / "other")
        locale.mkdir()
        (locale / "fa").symlink_to(locale.parent / "other/fa")

        with pytest.raises(NaskhError, match="catalog-link"):
            compile_language([locale], "fa", ["a"], out, required=True)

    @pytest.mark.parametrize("target", ["nowhere.po", "a.po"])
    def test_nowhere(
        self, write_po: WritePo, locale: Path, out: Path, target: str
    ) -> None:
        """And a link to nothing, or to itself, even where none is required."""
        path = write_po(domain="a")
        path.unlink()
        path.symlink_to(target)

        with pytest.raises(NaskhError, match="catalog-link"):
            compile_language([locale], "fa", ["a"], out, required=False)

    def test_within(self, write_po: WritePo, locale: Path, out: Path) -> None:
        """A link within the folder is fine, and so is a link to the folder."""
        write_po(BODY["fa"], domain="a")
        (locale / "fa/LC_MESSAGES/b.po").symlink_to("a.po")
        linked = locale.parent / "linked"
        linked.symlink_to(locale)

        done = compile_language([linked], "fa", ["a", "b"], out, required=True)
        assert done.counts["a"] == done.counts["b"]


class TestCompileInterface:
    """Sphinx's own words."""

    @pytest.mark.parametrize("language", ["fa", "ar"])
    def test_compiled(self, out: Path, language: str) -> None:
        """They are compiled, with plurals, and the script lies beside."""
        count = compile_interface(language, out)
        catalog = gettext.translation("sphinx", out, [language])

        assert count is not None
        assert count.translated > 100
        assert catalog.gettext("Search") != "Search"
        assert "plural-forms" in catalog.info()
        assert (out / language / "LC_MESSAGES" / "sphinx.js").stat().st_size > 100

    def test_plurals(self, out: Path) -> None:
        """A message with a number takes the form of its language."""
        one = "Search finished, found one page matching the search query."
        many = "Search finished, found ${resultCount} pages matching the search query."
        compile_interface("ar", out)
        catalog = gettext.translation("sphinx", out, ["ar"])

        assert len({catalog.ngettext(one, many, n) for n in (1, 2, 3, 11, 100)}) > 2

    def test_none(self, out: Path) -> None:
        """English needs none."""
        assert compile_interface("en", out) is None
        assert not out.exists()

    def test_again(self, out: Path) -> None:
        """A second time nothing is written."""
        compile_interface("fa", out)
        files = [path for path in out.rglob("*") if path.is_file()]
        for path in files:
            os.utime(path, (1, 1))
        compile_interface("fa", out)

        assert {path.stat().st_mtime for path in files} == {1}

    def test_miscounted(
        self,
        write_po: WritePo,
        tmp_path: Path,
        out: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """A message with too few plural forms is refused."""
        body = '\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] "ا"\nmsgstr[1] "ب"\n'
        source = write_po(body, language="ar")
        (tmp_path / "ar").mkdir()
        source.rename(tmp_path / "ar/sphinx.po")
        monkeypatch.setattr("naskh.catalogs.compiler.INTERFACE_DIR", tmp_path)

        with pytest.raises(NaskhError, match="8: expected 6 plural forms, found 2"):
            compile_interface("ar", out)


class TestSphinx:
    """What Sphinx makes of the compiled catalogs."""

    SOURCE = (
        "1. The port\n===========\n\nA :ref:`city <top>` note.\\ [#a]_ More.\n\n"
        ".. _top:\n\nTop\n---\n\n.. [#a] At https://a.org/b_c now.\n"
    )
    BODY = (
        message("1. The port", "1. بندر")
        + message(
            "A :ref:`city <top>` note.\\ [#a]_ More.", "«:ref:`شهر <top>`ها»[#a]_"
        )
        + message("At https://a.org/b_c now.", "اکنون https://a.org/b_c")
    )

    def test_page(self, write_po: WritePo, locale: Path, tmp_path: Path) -> None:
        """Headings, glued markup, notes and addresses arrive as they were meant."""
        source = tmp_path / "source"
        source.mkdir()
        (source / "index.rst").write_text(self.SOURCE)
        write_po(self.BODY, domain="index")
        compile_language([locale], "fa", ["index"], tmp_path / "mo", required=True)
        app = Sphinx(
            source,
            None,
            tmp_path / "html",
            tmp_path / "doctrees",
            "html",
            confoverrides={
                "language": "fa",
                "locale_dirs": [str(tmp_path / "mo")],
                "gettext_auto_build": False,
            },
            status=None,
            warning=None,
            freshenv=True,
        )
        app.env.settings["character_level_inline_markup"] = True
        app.build()
        page = (tmp_path / "html/index.html").read_text()

        assert "<h1>1. بندر" in page
        assert '<span class="std std-ref">شهر</span></a>ها»<a' in page
        assert 'href="https://a.org/b_c">https://a.org/b_c</a>' in page
