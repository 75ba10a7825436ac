"""The fonts: found by what they are, whole, and free."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from naskh.book import Book
from naskh.errors import NaskhError
from naskh.languages import LANGUAGES
from naskh.theme.fonts import find_faces
from naskh.theme.styles import families
from tests.conftest import REPOSITORY, ROOTS, naskh

FONTS = REPOSITORY / "_static" / "fonts"
SAMPLES = {
    "en": "Khorramshahr, 1980–1982: “account”",
    "fa": "خرمشهر، ۱۳۵۹–۱۳۶۱؛ گچ پژ می‌شود «روایت» ۴۵٪ هٔ",
    "ar": "خرمشهر (المحمّرة)، ١٩٨٠–١٩٨٢؛ «رواية» ٪ أإآؤئء",
    "he": 'עברית — "שלום", 1980',
    "ur": "اردو، ٹ ڈ ڑ ں ے ھ ۱۹۸۰۔",
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("edition", ["html", "epub", "pdf"])
def test_language_can_be_set(code: str, edition: str) -> None:
    """The text face of each language has the letters of its readers."""
    book = Book.open(ROOTS / "tiny")
    names = families(book, LANGUAGES[code], edition)
    [*faces] = [face for face in find_faces(book, names[:1]) if not face.italic]
    covered = set(TTFont(faces[0].file).getBestCmap())

    assert {ord(sign) for sign in SAMPLES[code]} <= covered


def test_files_are_whole_and_free() -> None:
    """Every font is static, embeddable, licensed, and the file we listed."""
    listed = dict(
        re.findall(
            r"\| `([^`]+\.ttf)` \|.*\| `([0-9a-f]{64})` \|",
            (FONTS / "README.md").read_text(),
        )
    )
    files = sorted(FONTS.rglob("*.ttf"))

    assert {file.relative_to(FONTS).as_posix() for file in files} == set(listed)
    for file in files:
        font = TTFont(file)
        name = file.relative_to(FONTS).as_posix()
        assert "fvar" not in font, name
        assert font["OS/2"].fsType == 0, name
        assert "Open Font License" in (file.parent / "OFL.txt").read_text(
            errors="replace"
        )
        assert hashlib.sha256(file.read_bytes()).hexdigest() == listed[name]


def test_missing_family() -> None:
    """A family that is not in the book is an error that says where to put it."""
    with pytest.raises(NaskhError, match="No Such Face") as caught:
        find_faces(Book.open(ROOTS / "tiny"), ["No Such Face"])

    [problem] = caught.value.problems
    assert problem.code == "font-missing"
    assert "naskh_fonts" in problem.hint


def test_missing_family_stops_the_build(tiny: Path) -> None:
    """The build says which family is missing and which file asks for it."""
    conf = tiny / "conf.py"
    conf.write_text(
        conf.read_text() + 'naskh_fonts = {"fa": {"page": "No Such Face"}}\n'
    )
    done = naskh("build", "--languages", "fa", "--editions", "pdf", cwd=tiny)

    assert done.code == 3
    assert "conf.py" in done.error
    assert "No Such Face" in done.error
