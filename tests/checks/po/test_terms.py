"""The termbase: how it is read, and how its terms are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from naskh.catalogs.entries import Entry
from naskh.checks.po import terms
from naskh.checks.po.run import Source, check_message, message_of
from naskh.checks.po.termbase import read_terms
from naskh.errors import NaskhError

TABLE = """\
kind,en,fa,ar,forbidden_fa,forbidden_ar,note
place,Gulf of Aden,خلیج عدن,خليج عدن,,خليج بربرة,
place,Aden,عدن,عدن,,,
body,library,کتابخانه,مكتبة|دار الكتب,,,
law,ruling (of a court),حکم,حكم,فتوا,,
person,Guard,نگهبان,حارس,,,
thing,harbour,بندر,ميناء (مرفأ),,,
thing,book of prayer,کتاب دعا,كتاب الدعاء,,,
"""


def _found(tmp_path: Path, language: str, source: str, text: str) -> list[str]:
    table = tmp_path / "terms.csv"
    table.write_text(TABLE, encoding="utf-8")
    entry = Entry(msgid=source, forms=(text,), line=1, msgstr_line=2)
    message = message_of(entry, Source(Path("x.po"), language), table)
    return [finding.id for finding in check_message(message, terms.RULES)]


@pytest.mark.parametrize(
    ("language", "source", "text"),
    [
        ("fa", "two libraries", "دو کتابخانه"),
        ("fa", "the library’s door", "درِ كتابخانة"),
        ("fa", "in their libraries", "در کتابخانه‌هایشان"),
        ("fa", "of the libraries", "کتابخانههای"),
        ("ar", "and in the library", "وبالمكتبة"),
        ("ar", "their library", "مكتبتهم"),
        ("ar", "two libraries", "مكتبتان"),
        ("ar", "libraries", "المكتبات"),
        ("ar", "for the libraries", "لدور الكتب"),
        ("ar", "harbours", "الموانئ"),
        ("ar", "the harbour", "المرفأ"),
        ("ar", "The harbour was full.", "امتلأ المِينَاء."),
        ("fa", "books of prayer", "کتاب‌های دعا"),
        ("fa", "from the Gulf of Aden", "از خلیجِ عدن"),
        # words that are no term: another case, part of a word, a title
        ("fa", "he stood guard", "پاس می‌داد"),
        ("fa", "the librarian", "کتابدار"),
        ("fa", "*Gulf of Aden*, a novel", "*Gulf of Aden*، یک رمان"),
        # the explanation in brackets is none
        ("fa", "the court", "دادگاه"),
    ],
)
def test_terms_that_are_there(
    tmp_path: Path, language: str, source: str, text: str
) -> None:
    """A term is found in whatever form grammar gives it."""
    assert _found(tmp_path, language, source, text) == []


@pytest.mark.parametrize(
    ("language", "source", "text"),
    [
        ("fa", "two libraries", "دو قرائت‌خانه"),
        ("ar", "the library", "الخزانة"),
        ("fa", "Books of prayer", "دفترهای نیایش"),
        ("fa", ":term:`harbours <harbour>`", ":term:`لنگرگاه‌ها <harbour>`"),
        # «Aden» alone would be there
        ("fa", "the Gulf of Aden", "خور عدن"),
    ],
)
def test_terms_that_are_missing(
    tmp_path: Path, language: str, source: str, text: str
) -> None:
    """Another word for a term is a finding."""
    assert _found(tmp_path, language, source, text) == ["term"]


def test_forbidden_form(tmp_path: Path) -> None:
    """A forbidden form is an error, with its prefix, even beside the right one."""
    source, text = "the Gulf of Aden", "خليج عدن، أي بخليج بربرة"

    assert _found(tmp_path, "ar", source, text) == ["term-forbidden"]


def test_forbidden_form_in_quotation(tmp_path: Path) -> None:
    """In quotation marks a forbidden form may stand."""
    source, text = "the Gulf of Aden", "خليج عدن («خليج بربرة» قديمًا)"

    assert _found(tmp_path, "ar", source, text) == []


def test_forbidden_form_of_a_term_that_is_not_used(tmp_path: Path) -> None:
    """A word is forbidden for its term only."""
    assert _found(tmp_path, "fa", "a fatwa", "یک فتوا") == []


def test_language_without_a_column(tmp_path: Path) -> None:
    """A language that the termbase does not have has nothing to find."""
    assert _found(tmp_path, "ur", "the library", "لائبریری") == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "among them, found none"),
        ("fa,ar\nکتاب,كتاب\n", 1, "among them, found fa, ar"),
        ("en,fa,fa\na,b,c\n", 1, "different names"),
        ("en,fa\nbook,کتاب\npen,قلم,قلم\n", 3, "expected 2 cells, found 3"),
        ("en,fa\nbook\n", 2, "expected 2 cells, found 1"),
        ("en,fa\n,کتاب\n", 2, "expected a term"),
        ('en,fa\n"book,کتاب\n', 2, "expected a CSV file"),
        ('en,fa\n"bo"ok,کتاب\n', 2, "expected a CSV file"),
    ],
)
def test_malformed_termbase(tmp_path: Path, text: str, line: int, message: str) -> None:
    """A fault of the file is said with its line."""
    table = tmp_path / "terms.csv"
    table.write_text(text, encoding="utf-8")

    with pytest.raises(NaskhError, match=message) as caught:
        read_terms(table)
    assert caught.value.problems[0].code == "termbase"
    assert (caught.value.problems[0].file, caught.value.problems[0].line) == (
        table,
        line,
    )


def test_termbase_in_another_encoding(tmp_path: Path) -> None:
    """A file that is not UTF-8 is said to be so."""
    table = tmp_path / "terms.csv"
    table.write_bytes("en,ar\nbook,كتاب\n".encode("cp1256"))

    with pytest.raises(NaskhError, match="expected UTF-8"):
        read_terms(table)


def test_termbase_that_is_not_there(tmp_path: Path) -> None:
    """A path that cannot be read is said to be so."""
    with pytest.raises(NaskhError, match="expected a termbase here"):
        read_terms(tmp_path / "none.csv")


def test_termbase_that_changes(tmp_path: Path) -> None:
    """A termbase is read anew when it was saved anew."""
    table = tmp_path / "terms.csv"
    table.write_text("en,fa\nbook,کتاب\n", encoding="utf-8-sig")
    first = read_terms(table)
    table.write_text("en,fa\nbook,دفتر\npen,قلم\n", encoding="utf-8")

    assert [len(base.terms) for base in (first, read_terms(table))] == [1, 2]
