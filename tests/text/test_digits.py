"""Digits of generated numbers."""

from __future__ import annotations

from pathlib import Path

from naskh.languages import LANGUAGES
from tests.readers import Html


def test_backlinks_and_labels(tiny_dist: Path, any_code: str) -> None:
    """A note called twice counts its calls in the language's digits."""
    text = Html(tiny_dist / any_code / "parts" / "words.html").text
    digits = LANGUAGES[any_code].digits

    assert f"({digits[1]},{digits[2]})" in text


def test_typed_digits_stay(tiny_dist: Path) -> None:
    """What a translator typed is never changed: Hebrew keeps its 1980."""
    assert "1980" in Html(tiny_dist / "he" / "parts" / "river.html").text
    assert "۱۹۸۰" in Html(tiny_dist / "fa" / "parts" / "river.html").text
