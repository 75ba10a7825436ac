"""The naming policy: the city, the river, the Gulf, and persons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.narrative import facts
from tests.narrative.book import CHAPTERS, PAGES, messages, prose

if TYPE_CHECKING:
    from pathlib import Path

#: The river: either of its names, and both in one sentence, in the order of the
#: edition.
RIVER: Final = {
    "en": (r"Shatt|Arvand", r"Shatt al-Arab[^.]{1,12}Arvand Rud"),
    "fa": (r"شط|اروند", r"اروندرود[^.]{1,12}شط‌العرب"),
    "ar": (r"شط العرب|أروند", r"شط العرب[^.]{1,40}أروند ?رود"),
}
#: A chapter of June and July 1982, in which the river plays no part.
NO_RIVER: Final = {"08-the-open-question"}
#: The target of a role, which is not printed.
_TARGET: Final = re.compile(r"<[^>]*>`|:\w+:`|`")

#: Persons whom the book does not name: civilians, children, men accused or unsure.
NOT_NAMED: Final = re.compile(
    r"Zaydan|زيدان|زیدان|Fahmideh|فهمیده|فهميدة|Kashani|کاشانی|كاشاني|Alavi"
    r"|علوی|علوي"
)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_both_names_of_the_river(chapter: Path, code: str) -> None:
    """A chapter gives both names of the river where it first names it."""
    name, both = RIVER[code]
    text = " ".join(_TARGET.sub("", m.text) for m in prose(code, chapter))
    start = re.search(name, text)
    found = re.search(both, text)

    if chapter.stem not in NO_RIVER:
        assert start
        assert found
        assert found.start() <= start.start() <= found.end(), text[start.start() :][:90]
    else:
        assert not start


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_both_names_of_the_city_in_arabic(chapter: Path) -> None:
    """An Arabic chapter gives both names of the city where it first names it."""
    first = next(m for m in prose("ar", chapter) if "خرمشهر" in m.text)

    assert first.text.partition("خرمشهر")[2].startswith(" (المحمّرة)"), first


@pytest.mark.parametrize(
    ("code", "name"), [("en", "known in Arabic as al-Muhammara"), ("fa", "محمره")]
)
def test_arabic_name_of_the_city_is_told_once(code: str, name: str) -> None:
    """The English and Persian books tell the Arabic name in the first chapter."""
    found = [
        message.page
        for page in PAGES
        for message in prose(code, page)
        if name in message.text
    ]

    assert found == ["01-the-port"]


def test_gulf_is_not_named_in_arabic() -> None:
    """The Arabic edition does not name the Gulf."""
    for message in messages("ar"):
        assert "الخليج" not in message.text, message


def test_persons_who_are_not_named(code: str) -> None:
    """No private person, child, or officer known from one accusing page is named."""
    for message in messages(code):
        assert not NOT_NAMED.search(message.text), message


def test_persons_who_are_not_named_in_the_tables() -> None:
    """The list of sources gives no address that names such a person."""
    for row in facts.table("sources"):
        assert not NOT_NAMED.search(f"{row['what']} {row['address']}"), row
