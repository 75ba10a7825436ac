"""``naskh po stats``, ``naskh po review``, the page of bars and the colophon."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import naskh, sphinx_build
from tests.readers import Html

CATALOG = Path("LC_MESSAGES", "parts", "river.po")


def rows(book: Path, *more: str) -> list[dict[str, object]]:
    """Return the lines of ``naskh po stats --json``."""
    done = naskh("po", "stats", "--json", *more, cwd=book)
    assert done.code == 0, done.error
    return [json.loads(line) for line in done.out.splitlines()]


def test_table_of_every_translation(tiny: Path) -> None:
    """All languages but the source's, by messages and words, with a sum."""
    done = naskh("po", "stats", cwd=tiny)

    assert done.code == 0, done.error
    assert [line for line in done.out.splitlines() if line.endswith("translated")] == [
        f"{code}: 100 % translated" for code in ("fa", "ar", "he", "ur")
    ]
    assert done.out.count("whole book") == 4
    assert "parts/river" in done.out
    assert naskh("po", "stats", "-q", cwd=tiny).out == ""


@pytest.mark.parametrize("code", ["fa", "ar"])
def test_review_is_counted(tiny: Path, code: str) -> None:
    """What is marked as read counts as reviewed, and can be taken back."""
    path = tiny / "locale" / code / CATALOG
    before = path.read_bytes()
    done = naskh("po", "review", code, "river", "--by", "Sara", cwd=tiny)
    assert done.code == 0, done.error
    river = next(
        row
        for row in rows(tiny, "--languages", code)
        if row["document"] == "parts/river"
    )

    assert river["reviewed"] == river["translated"] == river["total"]
    assert naskh("po", "review", code, "river", "--clear", cwd=tiny).code == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["fa", "nowhere", "--by", "S"], 3, "document-unknown"),
        (["xx", "--by", "S"], 3, "language-unknown"),
        (["fa"], 2, "--by NAME"),
        (["fa", "--by", "a,b"], 3, "review-name"),
    ],
)
def test_wrong_review(tiny: Path, arguments: list[str], code: int, said: str) -> None:
    """A wrong call says what was expected and changes nothing."""
    before = (tiny / "locale" / "fa" / CATALOG).read_bytes()
    done = naskh("po", "review", *arguments, cwd=tiny)

    assert done.code == code
    assert said in done.error
    assert (tiny / "locale" / "fa" / CATALOG).read_bytes() == before


def test_page_of_bars(tiny: Path, tmp_path: Path) -> None:
    """The page names every state beside its bar and loads nothing."""
    path = tiny / "locale" / "fa" / CATALOG
    text = path.read_text(encoding="utf-8")
    first = text.index("\nmsgid", 1)
    path.write_text(f"{text[:first]}\n#, fuzzy{text[first:]}", encoding="utf-8")
    page = tmp_path / "state.html"
    done = naskh("po", "stats", "--html", page, cwd=tiny)
    found = page.read_text(encoding="utf-8")

    assert done.code == 0, done.error
    assert 'class="piece translated" style="inline-size: 100.00%"' in found
    assert 'class="piece fuzzy"' in found
    assert "کتابی کوچک" in found
    assert "http" not in found
    assert "<script" not in found


def test_page_is_in_the_kit(tiny_dist: Path) -> None:
    """A build puts the page beside the languages."""
    found = (tiny_dist / "translation.html").read_text(encoding="utf-8")

    assert '<h2 id="fa">' in found
    assert '<h2 id="ar">' in found
    assert '<h2 id="en">' not in found


SAID = {
    "en": ("This is the text from which", ""),
    "fa": ("باید به دست خوانندگان فارسی‌زبان بازبینی شود", "هنوز نه"),
    "ar": ("تنتظر هذه الترجمة مراجعة قرّاء", "لم يُراجَع بعد"),
}


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_colophon_is_made_from_the_catalogs(tiny: Path, code: str) -> None:
    """The colophon says per part what is translated and who has reviewed it."""
    index = tiny / "docs" / "index.rst"
    with index.open("a", encoding="utf-8") as file:
        file.write("\n.. translation-state::\n")
    if code != "en":
        assert naskh("po", "review", code, "words", "--by", "Sara", cwd=tiny).code == 0
    done = sphinx_build(
        *("-q", "-c", ".", "-D", f"language={code}", "-b", "html", "docs", "out"),
        cwd=tiny,
    )
    page = Html(tiny / "out" / "index.html")
    said, not_yet = SAID[code]

    assert done.code == 0, done.error
    assert said in page.text
    if code != "en":
        assert page.text.count(not_yet) == 2
        assert "(Sara)" in page.text
