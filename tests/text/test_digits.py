"""Digits of generated numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from naskh.languages import LANGUAGES, NUMBERING
from naskh.theme.words import WORDS
from tests.conftest import naskh
from tests.readers import Html
from tests.text.books import WORD, build, texts, write_book

#: Everything that is counted, beside code, an address and an ISBN.
PAGE = """
{word} {word}
-------------

#. {word} :date:`1982-05-24`.
#. {word} :num:`12000-20000`, :num:`88%`, :num:`1.5`, :num:`100 ordinal`.\\ [#a]_

{word} :numref:`tab`, ``code 1979``, https://example.org/1978, 978-0-674.\\ [#a]_

.. index:: {word}

.. list-table:: {word}
   :name: tab

   * - {word}

.. [#a] {word}.
"""
LATIN = NUMBERING["latn"].digits


def test_backlinks_and_labels(tiny_dist: Path, any_code: str) -> None:
    """A note called twice counts its calls in the language's digits and comma."""
    text = Html(tiny_dist / any_code / "parts" / "words.html").text
    digits = LANGUAGES[any_code].digits

    assert f"({digits[1]}{WORDS[any_code].comma}{digits[2]})" in text


def test_typed_digits_stay(tiny_dist: Path) -> None:
    """What a translator typed is never changed: Hebrew keeps its 1980."""
    assert "1980" in Html(tiny_dist / "he" / "parts" / "river.html").text
    assert "۱۹۸۰" in Html(tiny_dist / "fa" / "parts" / "river.html").text


@pytest.mark.parametrize(
    ("code", "chosen"),
    [
        ("en", None),
        ("fa", None),
        ("ar", None),
        ("fa", "latn"),
        ("ar", "latn"),
        ("ar", "arabext"),
    ],
)
def test_one_system_in_every_edition(
    tmp_path: Path, code: str, chosen: str | None
) -> None:
    """All that is counted is in the book's digits, and nothing else is touched."""
    conf = f"naskh_digits = {{{code!r}: {chosen!r}}}\n" if chosen else ""
    word = WORD[code]
    dist = build(
        write_book(tmp_path, code, PAGE.format(word=word), conf), "html", "epub", "pdf"
    )
    system = NUMBERING[chosen or LANGUAGES[code].numbering]
    one, two = system.digits[1], system.digits[2]

    for edition, text in texts(dist).items():
        found = [sign for sign in text if sign.isdecimal()]
        if system.digits != LATIN:
            # code, address and ISBN are all there is in Latin digits
            latin = [sign for sign in found if sign in LATIN]
            assert sorted(latin) == sorted("19791978" + "9780674"), edition
            found = [sign for sign in found if sign not in LATIN]
        assert set(found) <= set(system.digits), edition
        assert {one, two} <= set(found), edition
        if edition == "pdf":
            assert f"{two}." in text  # a list marker
    html = Html(dist / "one.html").text
    assert f"{one}.{one} {word} {word}" in html
    assert f"({one}{WORDS[code].comma}{two})" in html
    assert f"{one} {word}" in Html(dist / "index.html").text
    assert re.search(
        rf"\bol \{{ list-style-type: {system.counter};",
        (dist / "_static" / "book.css").read_text(encoding="utf-8"),
    )


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ('naskh_digits = {"fa": "roman"}', "latn, arab, arabext; found 'fa': 'roman'"),
        ('naskh_digits = {"de": "latn"}', "the languages fa"),
        ('naskh_calendars = {"fa": ["julian"]}', "gregorian, solar, lunar; found 'fa'"),
        ('naskh_calendars = {"fa": "solar"}', "found 'fa': 'solar'"),
        ('naskh_calendars = {"de": ["solar"]}', "the languages fa"),
    ],
)
def test_unknown_choice(tmp_path: Path, setting: str, expected: str) -> None:
    """A choice that Naskh does not know stops the build at conf.py."""
    done = naskh("build", cwd=write_book(tmp_path, "fa", "", setting))

    assert done.code == 3
    assert "conf.py:" in done.error
    assert "[config]" in done.error
    assert expected in done.error
