"""Alphabetical order, letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from naskh.text.sorting import group_entries, initial, sort_key
from tests.readers import Epub, Html

ORDERED = {
    "en": ["1980", "bridge", "Étude", "al-Faw", "port", "Zone"],
    "fa": [
        "۵ روز",
        "۳۴ روز",
        "آبادان",
        "اروندرود",
        "پل",
        "تکاوران",
        "چشمه",
        "ژاندارمری",
        "کارون",
        "گمرک",
        "می خورد",
        "می‌رود",
        "نام",
        "واژه",
        "هور",
        "یاد",
    ],
    "ar": [
        "٣٤ يومًا",
        "أروند رود",
        "البصرة",
        "تحرير",
        "الجيش",
        "شط العرب",
        "الكرخة",
        "المحمّرة",
        "النهر",
        "هور",
        "وقف",
        "يوم",
    ],
}


@pytest.mark.parametrize("language", ORDERED)
def test_order(language: str) -> None:
    """Words come out as a dictionary of the language has them."""
    words = ORDERED[language]

    mixed = sorted(words, key=len)

    assert sorted(mixed, key=lambda word: sort_key(word, language)) == words


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "étude", "E"),
        ("en", "al-Faw", "F"),
        ("en", "Algiers", "A"),
        ("fa", "كارون", "ک"),
        ("fa", "«خونین‌شهر»", "خ"),
        ("fa", "۱۹۸۰", ""),
        ("ar", "المحمّرة", "م"),
        ("ar", "أروند رود", "ا"),
        ("ar", "الآن", "ا"),
    ],
)
def test_initial(language: str, text: str, expected: str) -> None:
    """A word is filed under its first letter, marks and article aside."""
    assert initial(text, language) == expected


def test_groups() -> None:
    """Each letter is one group, in order."""
    groups = group_entries(["گمرک", "پل", "پادگان", "کارون"], "fa", name=str)

    assert groups == [("پ", ["پادگان", "پل"]), ("ک", ["کارون"]), ("گ", ["گمرک"])]


def test_index_page(book_dist: Path, code: str) -> None:
    """The index of the book has its letters in the language's order."""
    page = book_dist / code / "genindex.html"
    text = Html(page).text
    pairs = {
        "en": ("\nF\n", "\nG\n"),
        "fa": ("\nژ\n", "\nس\n"),
        "ar": ("\nش\n", "\nم\n"),
    }
    first, second = (letter.strip() for letter in pairs[code])
    lines = [line.strip() for line in text.splitlines()]

    assert lines.index(first) < lines.index(second)


def test_glossary(tiny: Path) -> None:
    """A sorted glossary follows the language, not the source."""
    from tests.conftest import naskh

    words = tiny / "docs" / "parts" / "words.rst"
    words.write_text(
        words.read_text().replace(".. glossary::\n", ".. glossary::\n   :sorted:\n")
    )
    done = naskh("build", "--editions", "epub", "--languages", "fa", cwd=tiny)
    document = Epub(tiny / "dist" / "fa" / "tiny-fa.epub").xml("parts/words.xhtml")
    terms = [
        "".join(term.itertext()).strip()
        for term in document.iter("{http://www.w3.org/1999/xhtml}dt")
    ]

    assert done.code == 0, done.error
    assert terms == ["اسکله", "پل"]
