"""The reader of catalogs."""

from __future__ import annotations

import os
import time
from pathlib import Path

import babel
import pytest
import sphinx
from hypothesis import given, settings
from hypothesis import strategies as st

from naskh.catalogs import entries, po
from naskh.errors import NaskhError

from .conftest import HEADER, WritePo, message

INSTALLED = [
    path
    for package in (sphinx, babel)
    for path in sorted(Path(str(package.__file__)).parent.rglob("*.po"))
]


def faults(path: Path, language: str | None = None) -> list[tuple[str, int | None]]:
    """Return code and line of each problem that reading ``path`` raises."""
    with pytest.raises(NaskhError) as caught:
        po.read(path, language)
    assert all(problem.file == path for problem in caught.value.problems)
    assert all(problem.hint for problem in caught.value.problems)
    return [(problem.code, problem.line) for problem in caught.value.problems]


def attempt(path: Path) -> po.Catalog | NaskhError:
    """Read ``path`` and return the catalog, or the error."""
    try:
        return po.read(path)
    except NaskhError as error:
        return error


class TestEntries:
    """What is read."""

    def test_fields(self, write_po: WritePo) -> None:
        """Every part of an entry is read, with the lines it stands on."""
        path = write_po(
            "\n"
            "# یادداشت مترجم\n"
            "#. from the source\n"
            "#: ../docs/a.rst:1 ../docs/b.rst:2\n"
            "#, fuzzy, python-format\n"
            '#| msgid "old"\n'
            'msgctxt "menu"\n'
            'msgid "port"\n'
            '"s"\n'
            'msgstr "بندر"\n'
            '"ها\\n\\t\\"\\\\\\x41\\102"\n'
        )

        (entry,) = po.read(path).messages

        assert entry.msgctxt == "menu"
        assert entry.msgid == "ports"
        assert entry.msgstr == 'بندرها\n\t"\\AB'
        assert entry.comments == ("یادداشت مترجم",)
        assert entry.extracted == ("from the source",)
        assert entry.references == ("../docs/a.rst:1", "../docs/b.rst:2")
        assert entry.flags == ("fuzzy", "python-format")
        assert entry.previous == ('msgid "old"',)
        assert (entry.first_line, entry.line, entry.msgstr_line) == (5, 12, 14)
        assert entry.is_fuzzy
        assert not entry.is_published

    def test_plural(self, write_po: WritePo) -> None:
        """Plural forms are kept in order."""
        path = write_po(
            '\nmsgid "a ship"\nmsgid_plural "%d ships"\n'
            'msgstr[0] "سفينة"\nmsgstr[1] "سفن"\n',
            language="ar",
        )

        (entry,) = po.read(path).messages

        assert entry.msgid_plural == "%d ships"
        assert entry.forms == ("سفينة", "سفن")
        assert entry.msgstr == "سفينة"

    def test_obsolete(self, write_po: WritePo) -> None:
        """Obsolete entries are kept apart, and may repeat a msgid."""
        path = write_po(
            message("port", "بندر")
            + '\n#, fuzzy\n#~| msgid "prot"\n#~ msgid "port"\n#~ msgstr "لنگرگاه"\n'
        )

        catalog = po.read(path)

        assert [entry.msgstr for entry in catalog.messages] == ["بندر"]
        assert catalog.entries[-1].obsolete
        assert catalog.entries[-1].previous == ('msgid "prot"',)

    def test_empty_msgstr(self, write_po: WritePo) -> None:
        """A message without a translation, or of spaces, is not published."""
        path = write_po(message("a", "") + message("b", "  ") + message("c", "ج"))

        published = [entry.is_published for entry in po.read(path).messages]

        assert published == [False, False, True]

    def test_header(self, write_po: WritePo) -> None:
        """The header's fields can be looked up."""
        header = po.read(write_po(language="ar")).header

        assert header == {
            "Language": "ar",
            "Content-Type": "text/plain; charset=UTF-8",
        }

    def test_indented(self, write_po: WritePo) -> None:
        """The indented style of msgcat is read as well."""
        path = write_po('\nmsgid  "port"\nmsgstr ""\n       "بندر"\n')

        assert po.read(path).messages[0].msgstr == "بندر"


class TestDumps:
    """What is given back."""

    @pytest.mark.parametrize(
        "path", INSTALLED, ids=lambda path: "/".join(path.parts[-5:])
    )
    def test_installed_catalogs(self, path: Path) -> None:
        """Catalogs of Sphinx and Babel come back byte for byte."""
        catalog = po.read(path)

        assert catalog.dumps().encode() == path.read_bytes()
        assert len(catalog.messages) > 10

    @pytest.mark.parametrize(
        "body",
        [
            "",
            "\n\n# only a comment at the end",
            '\r\nmsgid "port"\r\nmsgstr "بندر"\r\n',
            '\nmsgid   "a"\nmsgstr\t"ب"\n\n\n#~ msgid "x"\n#~ msgstr "y"\n#~\n',
            '\nmsgid "a"\nmsgstr "ب"',
            '\n#, fuzzy\n#~| msgctxt "x"\n#~| msgid ""\n#~| "q"\n#~ msgctxt "c"\n'
            '#~ msgid ""\n#~ "p"\n#~ msgid_plural "ps"\n#~ msgstr[0] "پ"\n',
            '\n#~ #, python-format\n#~ # note\n#~ msgid "x"\n#~ msgstr "y"\n',
            "\n#  note\n#\n#. why\n#: a.rst:1\n#: b.rst:2\n#, fuzzy\n#= no-wrap\n"
            '#| msgid "q"\nmsgid "a"\nmsgstr "ب"\n',
            '\nmsgid "a\u2028b"\nmsgstr "\x85"\n',
        ],
    )
    def test_oddities(self, write_po: WritePo, body: str) -> None:
        """Line ends, blank lines and comments are kept as they were."""
        path = write_po(body)

        assert po.read(path).dumps().encode() == path.read_bytes()

    @pytest.mark.parametrize(
        "header",
        [
            "",
            '# Persian \x02\n#\n#, fuzzy\nmsgid ""\nmsgstr ""\n'
            '"Content-Type: text/plain; "\n"charset=CHARSET\\n"\n',
            '#~ msgid "x"\n#~ msgstr "y"\n\nmsgid ""\nmsgstr "X-Generator: z\\n"\n',
        ],
    )
    def test_any_header(self, write_po: WritePo, header: str) -> None:
        """A file is read whatever its header lacks; only the gate minds."""
        path = write_po(message("port", "بندر"), header=header)

        assert po.parse(path).dumps().encode() == path.read_bytes()
        with pytest.raises(NaskhError):
            po.read(path)

    def test_raw_lines(self, write_po: WritePo) -> None:
        """The lines of an entry can be found again in the file."""
        path = write_po(message("a", "ا") + "\n# note\n" + message("b", "ب").lstrip())
        lines = path.read_text().splitlines(keepends=True)

        for entry in po.read(path).entries:
            start = entry.first_line - 1
            assert entry.raw == tuple(lines[start : start + len(entry.raw)])
            assert lines[entry.line - 1].startswith("msgid")
            assert lines[entry.msgstr_line - 1].startswith("msgstr")


class TestFaults:
    """What is refused, and on which line."""

    @pytest.mark.parametrize(
        ("body", "line"),
        [
            ('msgid "a\nmsgstr "ب"\n', 5),
            ('msgid "a"\nmsgstr "گفت "سلام""\n', 6),
            ('msgid "a"\nmsgstr "ب" "پ"\n', 6),
            ('msgid "a"\nmsgstr "ب\\"\n', 6),
            ('msgid "a"\nmsgstr "\\q"\n', 6),
            ('msgid "a"\nmsgstr "\\000"\n', 6),
            ('msgid "a"\nmsgstr "\\377"\n', 6),
            ('msgid "a"\nmsgstr "\\x4142"\n', 6),
            ('msgid "a"\nmsgtsr "ب"\n', 6),
            ('msgid "a"\nmsgstr "ب"\nبندر\n', 7),
            ('\n"a"\n', 6),
            ('msgid "a"\n\nmsgid "b"\nmsgstr "ب"\n', 5),
            ('msgid "a"\n', 5),
            ('msgctxt "a"\n', 5),
            ('msgstr "ب"\n', 5),
            ('msgid "a"\nmsgstr "ب"\nmsgstr "پ"\n', 7),
            ('msgid "a"\nmsgstr "ب"\nmsgid_plural "as"\n', 7),
            ('msgid "a"\nmsgid_plural "as"\nmsgstr "ب"\n', 5),
            ('msgid "a"\nmsgstr[0] "ب"\n', 5),
            ('msgid "a"\nmsgid_plural "as"\nmsgstr[1] "ب"\nmsgstr[0] "ب"\n', 5),
            ('msgid "a"\nmsgstr "ب"\n\nmsgid "a"\nmsgstr "پ"\n', 8),
            ('msgid ""\nmsgstr "ب"\n', 5),
            ('msgid "a"\n<<<<<<< HEAD\nmsgstr "ب"\n=======\n', 6),
            ('msgid "a"\nmsgstr "ب"\n>>>>>>> main\n', 7),
            ('msgid "a"\n#~ "b"\nmsgstr "ب"\n', 6),
            ('msgid "a"\nmsgstr "\x07"\n', 6),
            ('msgid "a"\nmsgstr "b\rc"\n', 6),
        ],
    )
    def test_syntax(self, write_po: WritePo, body: str, line: int) -> None:
        """A faulty line is named exactly; it is the only one named."""
        assert faults(write_po(body)) == [("catalog-syntax", line)]

    @pytest.mark.parametrize(
        ("body", "column"),
        [
            ('msgid "a"\nmsgtsr "ب"\n', 1),
            ('  msgid "a"\n  msgtsr "ب"\n', 3),
            ('msgid "a"\nmsgstr "ب\n', 8),
            ('#~ msgid "a"\n#~ msgstr "ب\n', 11),
            ('msgid "a"\nmsgstr "سلام" دنیا\n', 15),
            ('msgid "a"\nmsgstr "سلام \\q"\n', 14),
            ('msgid "a"\nmsgstr "سلام \\000"\n', 14),
            ('msgid "a"\nmsgstr "سلام \x07"\n', 14),
            ('msgid "a"\r\n msgstr "ب" "پ"\r\n', 13),
        ],
    )
    def test_column(self, write_po: WritePo, body: str, column: int) -> None:
        """The column counts characters, from 1, to where the fault begins."""
        with pytest.raises(NaskhError) as caught:
            po.read(write_po(body))

        (problem,) = caught.value.problems
        assert (problem.line, problem.column) == (6, column)
        assert f":6:{column}: expected" in str(problem)

    def test_column_of_byte(self, tmp_path: Path) -> None:
        """A byte that is not UTF-8 is found by the characters before it."""
        path = tmp_path / "a.po"
        path.write_bytes('msgid ""\nmsgstr "سلام '.encode() + b'\xc7"\n')
        with pytest.raises(NaskhError) as caught:
            po.parse(path)

        assert caught.value.problems[0].column == 14

    def test_several(self, write_po: WritePo) -> None:
        """All faults of a file are told at once, and in order."""
        body = (
            '\nmsgid "a"\nmsgstr "ب\n\nmsgid "b"\nmsgstr "پ"\n'
            '\nmsgid "c"\n\nmsgid "b"\nmsgstr "ت"\n'
        )

        assert faults(write_po(body)) == [
            ("catalog-syntax", 7),
            ("catalog-syntax", 12),
            ("catalog-syntax", 14),
        ]

    def test_first_of_twins(self, write_po: WritePo) -> None:
        """The message on a second msgid names the line of the first."""
        path = write_po(message("a", "ب") + message("a", "پ"))

        with pytest.raises(NaskhError, match=r":9:1: .* the same msgid as on line 6"):
            po.read(path)

    def test_context_makes_two(self, write_po: WritePo) -> None:
        """The same msgid in two contexts is two messages."""
        body = message("a", "ب") + message("a", "پ", 'msgctxt "x"\n')

        assert len(po.read(write_po(body)).messages) == 2

    def test_too_many(self, write_po: WritePo) -> None:
        """A file of rubbish ends after a hundred problems."""
        assert len(faults(write_po("rubbish\n" * 5_000))) == 100

    @pytest.mark.parametrize(
        ("data", "line"),
        [
            (b'\xef\xbb\xbfmsgid ""\nmsgstr ""\n', 1),
            (b"\xef\xbb\xbf#" + "ات".encode() + b"\n\xff", 2),
            ("msgid".encode("utf-16"), 1),
            (b'msgid ""\nmsgstr "\xc7"\n', 2),
            (b'\n\nmsgid "\xed\xa0\x80"\n', 3),
        ],
        ids=["bom", "bom and byte", "utf-16", "cp1256", "surrogate"],
    )
    def test_encoding(self, tmp_path: Path, data: bytes, line: int) -> None:
        """Only UTF-8 without a byte order mark is read."""
        path = tmp_path / "a.po"
        path.write_bytes(data)

        assert faults(path) == [("catalog-encoding", line)]

    @pytest.mark.parametrize(
        ("header", "line"),
        [
            ("", 1),
            ('# nothing\n\nmsgid "a"\nmsgstr "ب"\n', 3),
            (HEADER.replace("UTF-8", "CP1256"), 2),
            (HEADER.replace("UTF-8", "CHARSET"), 2),
            (HEADER.replace("UTF-8", "utf-7"), 2),
            (HEADER.replace("Content-Type", "Content"), 2),
            (HEADER.replace("{language}", "ar"), 2),
            (HEADER.replace("{language}", ""), 2),
        ],
    )
    def test_header(self, write_po: WritePo, header: str, line: int) -> None:
        """A header that is missing, or lies about the file, is refused."""
        assert faults(write_po(header=header)) == [("catalog-header", line)]

    def test_language(self, write_po: WritePo, tmp_path: Path) -> None:
        """Out of a folder of a language, only the given language counts."""
        path = tmp_path / "sphinx.po"
        path.write_bytes(write_po(language="ar").read_bytes())

        assert po.read(path).header["Language"] == "ar"
        assert faults(path, "fa") == [("catalog-header", 2)]

    def test_missing(self, tmp_path: Path) -> None:
        """A file that is not there, or is no file, is named."""
        assert faults(tmp_path / "a.po") == [("catalog-missing", None)]
        assert faults(tmp_path) == [("catalog-missing", None)]

    def test_unreadable(
        self, write_po: WritePo, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """So is a file that may not be read."""

        def denied(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        path = write_po()
        monkeypatch.setattr(Path, "open", denied)

        assert faults(path) == [("catalog-missing", None)]


class TestSize:
    """How much is read."""

    def test_file(self, tmp_path: Path) -> None:
        """A file beyond the cap is refused without being read whole."""
        path = tmp_path / "a.po"
        with path.open("wb") as file:
            os.truncate(file.fileno(), po.MAX_BYTES + 1)

        assert faults(path) == [("catalog-syntax", 1)]

    def test_message(self, write_po: WritePo) -> None:
        """So is a message beyond its cap, however it is cut into lines."""
        line = '"' + "ا" * 1_000 + '"\n'
        body = 'msgid "a"\nmsgstr ""\n' + line * (entries.MAX_MESSAGE // 1_000 + 2)

        assert faults(write_po(body)) == [("catalog-syntax", 7 + 262)]

    @pytest.mark.parametrize(
        "body",
        [
            'msgid "' + '\\"' * 100_000,
            'msgid "' + "\\" * 200_001 + '"',
            'msgid ""\n' + '""\n' * 200_000,
            "#" * 1_000_000,
            "\n" * 1_000_000,
            "".join(f'msgid "{n}"\nmsgstr "{n}"\n\n' for n in range(50_000)),
        ],
        ids=["quotes", "backslashes", "strings", "comment", "blanks", "entries"],
    )
    def test_linear(self, write_po: WritePo, body: str) -> None:
        """Megabytes of the worst lines are read or refused within seconds."""
        path = write_po(body)
        start = time.process_time()
        attempt(path)

        assert time.process_time() - start < 2


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
LINES = st.sampled_from(
    [
        *('msgid "a"', 'msgid "b"', 'msgstr "ب"', '"ج"', "", "#~ ", "#, fuzzy", " "),
        *('msgctxt "c"', 'msgid_plural "d"', 'msgstr[0] "e"', '#~ msgid "f"', "\r"),
        *('msgstr "', "msgstr", '\\"', "\u2028", '#~ msgstr "g"', '#~ "h"', "#~| x"),
        "<<<<<<< ",
    ]
)


class TestFuzz:
    """Anything at all."""

    @settings(derandomize=True, max_examples=300, deadline=None, database=None)
    @given(lines=st.lists(LINES, max_size=12))
    def test_any_lines(
        self, tmp_path_factory: pytest.TempPathFactory, lines: list[str]
    ) -> None:
        """Any file is either refused with lines, or given back byte for byte."""
        path = tmp_path_factory.getbasetemp() / "fuzz.po"
        text = HEADER.replace("{language}", "fa") + "\n".join(lines)
        path.write_bytes(text.encode())
        found = attempt(path)

        if isinstance(found, NaskhError):
            last = text.count("\n") + 1
            assert all(1 <= (fault.line or 0) <= last for fault in found.problems)
        else:
            assert found.dumps() == text

    @settings(derandomize=True, max_examples=200, deadline=None, database=None)
    @given(msgid=TEXTS.filter(bool), msgstr=TEXTS)
    def test_any_text(
        self, tmp_path_factory: pytest.TempPathFactory, msgid: str, msgstr: str
    ) -> None:
        """What is written with escapes is read as it was meant."""
        path = tmp_path_factory.getbasetemp() / "text.po"
        text = HEADER.replace("{language}", "fa") + message(msgid, msgstr)
        path.write_bytes(text.encode())
        found = attempt(path)

        if isinstance(found, NaskhError):
            assert "control character" in str(found)
        else:
            (entry,) = found.messages
            assert (entry.msgid, entry.msgstr) == (msgid, msgstr)
