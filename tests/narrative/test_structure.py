"""The parts of the book, and its length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.narrative.book import ADDRESS, DOCS, PAGES, indexed

if TYPE_CHECKING:
    from pathlib import Path

#: What is read through; the timeline and the list of sources are looked up.
READ: Final = [
    *sorted((DOCS / "front").glob("*.rst")),
    *sorted((DOCS / "chapters").glob("*.rst")),
    DOCS / "back" / "figures.rst",
    DOCS / "back" / "glossary.rst",
]
_MARKUP: Final = re.compile(
    r"^\.\. .*(?:\n   :.*)*|^   (?:single|pair): .*|^ +:\w+:.*"
    r"|\\? ?\[#\w+\]_|^[=-]{3,}$",
    re.MULTILINE,
)


def _words(page: Path) -> int:
    """Count the words of ``page`` without its notes; a date is three words."""
    text = page.read_text(encoding="utf-8").partition(".. rubric:: Notes")[0]
    text = _MARKUP.sub("", ADDRESS.sub("", text))
    text = re.sub(r":date:`[^`]*`", "day month year", text)
    text = re.sub(r":[\w-]+:`([^`<]*)[^`]*`", r"\1", text)
    return len(re.findall(r"[^\W_][\w’–,.-]*", text))


def test_book_has_its_parts() -> None:
    """Front matter, eleven chapters, timeline, figures, glossary, sources."""
    names = [page.relative_to(DOCS).with_suffix("").as_posix() for page in PAGES]
    tree = (DOCS / "index.rst").read_text(encoding="utf-8")
    listed = re.findall(r"^   (\w+/[\w-]+)$", tree, re.MULTILINE)

    assert sorted(listed) == sorted(set(names) - {"index"})
    front = [name for name in listed if name.startswith("front/")]
    assert sorted(front) == ["front/about", "front/colophon", "front/map"]
    chapters = [name[:11] for name in listed if name.startswith("chapters/")]
    assert chapters == [f"chapters/{number:02}" for number in range(1, 12)]
    assert [name for name in listed if name.startswith("back/")] == [
        f"back/{name}" for name in ("timeline", "figures", "glossary", "sources")
    ]


def test_length_of_the_book() -> None:
    """The text that is read through has 10,000 to 14,000 words."""
    assert 10_000 <= sum(map(_words, READ)) <= 14_000


def test_glossary_explains_fifty_words() -> None:
    """The glossary has fifty terms or more."""
    text = (DOCS / "back" / "glossary.rst").read_text(encoding="utf-8")

    assert len(re.findall(r"^   [^\s:.].*\n      \S", text, re.MULTILINE)) >= 50


def test_every_page_is_in_the_index() -> None:
    """Each part of the text has index entries; glossary and colophon need none."""
    for page in PAGES:
        if page.stem not in ("index", "glossary", "colophon"):
            assert indexed(page), page.stem


@pytest.mark.parametrize("label", ["sources-errors", "further-reading"])
def test_method_says_how_to_go_on(label: str) -> None:
    """The part on method says how to report an error and what else to read."""
    text = (DOCS / "back" / "sources.rst").read_text(encoding="utf-8")
    section = text.partition(f".. _{label}:")[2].partition("\n.. _")[0]

    assert len(section.split()) > 30
