"""Isolates round runs of the other direction."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import naskh
from tests.readers import Epub, Html


def test_latin_in_right_to_left_text(tiny_dist: Path) -> None:
    """A Latin title in a Persian or Arabic sentence is an isolate of its own."""
    for code in ("fa", "ar"):
        [title] = list(Html(tiny_dist / code / "parts" / "river.html").all("em"))

        assert (title["lang"], title["dir"]) == ("en", "ltr")


def test_same_in_epub(tiny_dist: Path) -> None:
    """The EPUB marks the same runs."""
    document = Epub(tiny_dist / "fa" / "tiny-fa.epub").xml("parts/river.xhtml")
    title = document.find(".//{*}em")

    assert title is not None
    assert (title.get("lang"), title.get("dir")) == ("en", "ltr")


def test_right_to_left_in_english_text(tiny: Path) -> None:
    """Persian, Arabic and Hebrew words in an English sentence know what they are."""
    page = tiny / "docs" / "parts" / "words.rst"
    page.write_text(page.read_text() + "\nThe names گمرک, ميناء البصرة and נמל.\n")
    done = naskh("build", "--languages", "en", "--editions", "html", cwd=tiny)
    spans = [
        (span["lang"], span["dir"])
        for span in Html(tiny / "dist" / "en" / "parts" / "words.html").all("span")
        if "lang" in span
    ]

    assert done.code == 0, done.error
    assert spans == [("fa", "rtl"), ("ar", "rtl"), ("he", "rtl")]


def test_english_book_is_left_alone(tiny_dist: Path) -> None:
    """A sentence of one direction gets no isolate."""
    page = Html(tiny_dist / "en" / "parts" / "river.html")

    assert not [span for span in page.all("span") if "lang" in span]
