"""The stylesheets: logical, by token, complete."""

from __future__ import annotations

import re
from typing import Final

import pytest

from naskh.book import Book
from naskh.languages import LANGUAGES
from naskh.theme.styles import (
    CSS,
    STYLESHEETS,
    edition_css,
    for_reader,
    for_sheet,
    language_css,
)
from tests.conftest import ROOTS

PHYSICAL: Final = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)|(?:left|right)\s*:|"
    r"text-align:\s*(?:left|right)|float:\s*(?:left|right)|direction\s*:)"
)


@pytest.mark.parametrize("file", sorted(CSS.glob("*.css")), ids=lambda file: file.name)
def test_logical_only(file: object) -> None:
    """No stylesheet says left, right or direction."""
    assert hasattr(file, "read_text")
    found = PHYSICAL.findall(file.read_text(encoding="utf-8"))

    assert not found


def test_every_file_is_used() -> None:
    """No stylesheet lies about unused, and none is missing."""
    used = {name for names in STYLESHEETS.values() for name in names}

    assert used == {file.name for file in CSS.glob("*.css")}


@pytest.mark.parametrize("edition", STYLESHEETS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_token_is_set(edition: str, code: str) -> None:
    """Each ``var()`` has its token, in every edition and language."""
    book = Book.open(ROOTS / "tiny")
    css = language_css(book, LANGUAGES[code], edition) + edition_css(
        edition, LANGUAGES[code]
    )
    set_here = set(re.findall(r"(--[\w-]+):", css))

    assert set(re.findall(r"var\((--[\w-]+)\)", css)) <= set_here


def test_colours_are_tokens() -> None:
    """Colours are written once, in tokens.css and in a dark scheme."""
    for file in CSS.glob("*.css"):
        if file.name in ("tokens.css", "dark.css"):
            continue
        colours = re.findall(r"#[0-9a-f]{3,6}\b", file.read_text(encoding="utf-8"))
        assert set(colours) <= {"#000", "#f3efe7", "#fffdf9"}, file


def test_for_reader() -> None:
    """Old reading systems get values instead of custom properties."""
    css = for_reader(":root { --a: 1em; --b: var(--a); }\np { margin: var(--b); }")

    assert css.strip() == "p { margin: 1em; }"


@pytest.mark.parametrize(
    ("code", "outer", "inner", "side"),
    [
        ("en", "right", "left", "right"),
        ("fa", "left", "right", "left"),
        ("ar", "left", "right", "left"),
    ],
)
def test_for_sheet(code: str, outer: str, inner: str, side: str) -> None:
    """A recto is on the right of a left-bound book, on the left of the other."""
    css = "@page:recto {\n  margin-outer: 1mm;\n  margin-inner: 2mm;\n}\n"
    sheet = for_sheet(css, LANGUAGES[code])

    assert f"@page:{side} {{" in sheet
    assert f"margin-{outer}: 1mm" in sheet
    assert f"margin-{inner}: 2mm" in sheet
