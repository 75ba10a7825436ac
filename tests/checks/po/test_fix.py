"""Mending: safe, small, and the same when done twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naskh.catalogs.entries import Entry
from naskh.catalogs.po import read
from naskh.catalogs.write import save
from naskh.checks.po.fix import fixed, fixed_text, with_text
from naskh.checks.po.rule import Message
from naskh.checks.po.run import Source, message_of, name_catalogs, read_file
from naskh.checks.po.table import RULES

from .test_run import entry, write


def message(msgid: str, msgstr: str, code: str = "fa") -> Message:
    """Return a message that stands in no file."""
    return message_of(Entry(msgid, (msgstr,), 1, 2), Source(Path("x.po"), code))


def mend(msgid: str, msgstr: str, code: str = "fa") -> str:
    """Return ``msgstr`` as ``--fix`` writes it."""
    one = message(msgid, msgstr, code)
    rules = [rule for rule in RULES if rule.check and rule.applies_to(one.language)]
    return fixed_text(one, rules)


MENDED = [
    ("fa", "The port, the city.", "بندر ,شهر .", "بندر، شهر."),
    ("fa", "“Why?”, he asked.", '"چرا ?", پرسید.', "«چرا؟»، پرسید."),
    ("fa", "See :ref:`a`, *b*.", "نک. :ref:`آ <a>`, *ب*  .", "نک. :ref:`آ <a>`، *ب*."),
    ("fa", "And then…", " و سپس...", "و سپس…"),
    ("ar", "A “port”; so it is.", "هذا « ميناء» ;إذن.", "هذا «ميناء»؛ إذن."),
    ("en", "The port, the city.", "The port ,the  city.", "The port, the city."),
    # nothing that is not prose
    ("fa", "``a , b``", "``a , b``", "``a , b``"),
    ("fa", "port; quay", "بندر; اسکله", "بندر; اسکله"),
    ("fa", "x\ny", "الف  ,\nب", "الف  ,\nب"),
]


@pytest.mark.parametrize(("code", "msgid", "msgstr", "expected"), MENDED)
def test_mended(code: str, msgid: str, msgstr: str, expected: str) -> None:
    """Spaces, commas and quotation marks come right, all at once."""
    assert mend(msgid, msgstr, code) == expected


PIECES = st.sampled_from(
    ["بندر", "شهر", "الميناء", " ", "  ", ",", ";", "?", "،", ".", "...", "«", "»", '"',
     "“", "”", "(", ")", "*", "`", ":ref:`a`", "``x``", "[#a]_", "|n|", "::", "\t", "1",
     "۱", "\n", "-", "\\ ", "http://a.org", "!", "؟؟", "‹", "›", "Port", "_"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    st.lists(PIECES, max_size=8).map("".join),
    st.lists(PIECES, max_size=12).map("".join),
    st.sampled_from(["en", "fa", "ar"]),
)
def test_twice(msgid: str, msgstr: str, code: str) -> None:
    """A second run changes nothing, and no message gets worse for the gate."""
    once = mend(msgid, msgstr, code)
    before = message(msgid, msgstr, code)

    assert mend(msgid, once, code) == once
    assert len(with_text(before, once).refusals) <= len(before.refusals)


class TestCatalog:
    """A whole file."""

    def test_only_its_lines(self, tmp_path: Path) -> None:
        """Only the lines of the changed msgstr are other than before."""
        path = write(
            tmp_path,
            entry("a, b", "ب, پ", '#, fuzzy\n#| msgid "a"\n')
            + '\nmsgid ""\n"c, "\n"d"\nmsgstr ""\n"ت, "\n"ث"\n'
            + '\n#~ msgid "e, f"\n#~ msgstr "ج, چ"\n',
        )
        before = path.read_text(encoding="utf-8")
        (source,) = name_catalogs([path])
        save(fixed(read_file(source)))

        assert path.read_text(encoding="utf-8") == before.replace(
            '"ب, پ"', '"ب، پ"'
        ).replace('msgstr ""\n"ت, "\n"ث"\n', 'msgstr "ت، ث"\n')
        assert read(path).messages[0].is_fuzzy

    def test_crlf(self, tmp_path: Path) -> None:
        """The line ends of the file are kept."""
        path = write(tmp_path, entry("a, b", "ب, پ"))
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        before = path.read_bytes()
        (source,) = name_catalogs([path])
        save(fixed(read_file(source)))

        assert path.read_bytes() == before.replace("ب,".encode(), "ب،".encode())

    def test_excused(self, tmp_path: Path) -> None:
        """What is excused is not mended."""
        body = entry("a, b", "ب, پ", "# naskh: allow ascii-comma as printed\n")
        (source,) = name_catalogs([write(tmp_path, body)])
        file = read_file(source)

        assert fixed(file) is file.catalog

    @pytest.mark.parametrize("fault", ['\nmsgid "x\n', '\nmsgid "a, b"\nmsgstr ""\n'])
    def test_faulty(self, tmp_path: Path, fault: str) -> None:
        """A file that could not be read whole is never written."""
        (source,) = name_catalogs([write(tmp_path, entry("a, b", "ب, پ") + fault)])
        file = read_file(source)

        assert fixed(file) is file.catalog
