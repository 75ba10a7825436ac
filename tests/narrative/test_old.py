"""The book itself: complete, sourced, sober."""

from __future__ import annotations

import csv
import re
from datetime import date
from typing import Final

import pytest

from naskh.catalogs.po import read
from naskh.languages import LANGUAGES
from naskh.text.calendars import Day, to_solar
from naskh.text.dates import parse, print_date
from tests.conftest import REPOSITORY

DOCS: Final = REPOSITORY / "docs"
CHAPTERS: Final = sorted((DOCS / "chapters").glob("*.rst"))

#: Words of one side; they may stand in quotation marks or in the glossary.
ONE_SIDED: Final = {
    "en": r"martyr\w*|enem(?:y|ies)|regime|imposed war|sacred defence|qadisiyya",
    "fa": r"شهید|شهدا|دشمن|رژیم|جنگ تحمیلی|دفاع مقدس|قادسی",
    "ar": r"شهيد|شهداء|العدو|النظام العراقي|الحرب المفروضة|الدفاع المقدس|قادسية",
}
_QUOTED: Final = re.compile(
    "“[^”]*”|«[^»]*»|:term:`[^`]*`|\\*[^*]*\\*"
    # the name of the museum
    "|Cultural Centre of Sacred Defence|مرکز فرهنگی دفاع مقدس"
    "|المركز الثقافي للدفاع المقدس"
)

#: Pages that explain words and name institutions, books and addresses.
_EXPLAINING: Final = ("glossary", "sources")


def _messages(code: str) -> list[tuple[str, str, str]]:
    """Return (file, msgid, msgstr) of every live message."""
    folder = REPOSITORY / "locale" / code / "LC_MESSAGES"
    return [
        (path.stem, entry.msgid, entry.msgstr)
        for path in sorted(folder.rglob("*.po"))
        for entry in read(path).messages
        if not entry.is_header and not entry.obsolete
    ]


@pytest.mark.parametrize("code", ["fa", "ar"])
def test_translation_is_complete(code: str) -> None:
    """Every message is translated, and none is fuzzy."""
    folder = REPOSITORY / "locale" / code / "LC_MESSAGES"
    for path in sorted(folder.rglob("*.po")):
        for entry in read(path).messages:
            assert entry.msgstr, f"{path}:{entry.line}"
            assert not entry.is_fuzzy, f"{path}:{entry.line}"


@pytest.mark.parametrize("code", ["fa", "ar"])
def test_no_english_sentence_is_left(code: str) -> None:
    """No message keeps four English words in a row outside names and addresses."""
    for file, msgid, msgstr in _messages(code):
        bare = re.sub(r":[\w-]+:`[^`]*`|\*[^*]*\*|https?://\S+", " ", msgstr)
        found = re.search(r"(?:\b[a-z]{2,}\s+){3}[a-z]{2,}\b", bare)
        assert found is None, f"{file}: {msgid[:60]}: {found and found[0]}"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_every_chapter_has_its_sources(chapter: object) -> None:
    """Each chapter rests on notes, each note is called, most name a source key."""
    assert hasattr(chapter, "read_text")
    text = chapter.read_text(encoding="utf-8")
    notes = dict(re.findall(r"^\.\. \[#([a-z0-9]+)\] (.+(?:\n   .+)*)", text, re.M))
    called = set(re.findall(r"\[#([a-z0-9]+)\]_", text))

    assert len(notes) >= 8
    assert called == set(notes)
    keyed = [note for note in notes.values() if re.search(r"\(P\d", note)]
    assert len(keyed) / len(notes) > 0.6


def test_every_source_is_listed() -> None:
    """Each source key of the text stands in the list of sources."""
    listed = (DOCS / "back" / "sources.rst").read_text(encoding="utf-8")
    keys = set(re.findall(r"\bP\d+[a-e]?\b", listed))
    for page in DOCS.rglob("*.rst"):
        used = set(re.findall(r"\bP\d+[a-e]?\b", page.read_text(encoding="utf-8")))
        assert used <= keys, f"{page}: {sorted(used - keys)}"


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_no_one_sided_word(code: str) -> None:
    """Words of one side stand in quotation marks or are explained, never used."""
    pattern = re.compile(ONE_SIDED[code], re.IGNORECASE)
    for file, msgid, msgstr in _messages(code):
        text = msgid if code == "en" else msgstr
        short = len(msgid.split()) <= 4  # an entry of the index or the timeline
        if file in _EXPLAINING or short:
            continue
        found = pattern.search(_QUOTED.sub(" ", text))
        assert found is None, f"{file}: {text[:90]}: {found and found[0]}"


def test_gulf_is_not_named_in_arabic() -> None:
    """The Arabic edition does not name the Gulf."""
    for file, _, msgstr in _messages("ar"):
        assert not re.search(r"الخليج (?:الفارسي|العربي)", msgstr), file


def _timeline() -> list[tuple[str, str, str]]:
    text = (DOCS / "back" / "timeline.rst").read_text(encoding="utf-8")
    return re.findall(
        r":date:`([\d-]+) gregorian`\s+- :date:`([\d-]+) solar`"
        r"\s+- :date:`([\d-]+) lunar`",
        text,
    )


def test_timeline_rows_agree() -> None:
    """The three dates of a row are one day, and the rows are in order."""
    rows = _timeline()
    days = [gregorian for gregorian, _, _ in rows]

    assert len(rows) >= 40
    assert all(len(set(row)) == 1 for row in rows)
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("iso", "solar", "lunar"),
    [
        ("1980-09-22", Day(1359, 6, 31), Day(1400, 11, 13)),
        ("1980-10-26", Day(1359, 8, 4), Day(1400, 12, 17)),
        ("1982-04-30", Day(1361, 2, 10), Day(1402, 7, 7)),
        ("1982-05-24", Day(1361, 3, 3), Day(1402, 8, 1)),
        ("1988-08-20", Day(1367, 5, 29), Day(1409, 1, 8)),
    ],
)
def test_the_days_that_matter(iso: str, solar: Day, lunar: Day) -> None:
    """The dates of the fact sheet come out in all three calendars."""
    with (DOCS / "data" / "lunar.csv").open(encoding="utf-8") as lines:
        data = {row["iso"]: row["lunar"] for row in csv.DictReader(lines)}

    assert to_solar(date.fromisoformat(iso)) == solar
    assert data[iso] == f"{lunar.year}-{lunar.month:02}-{lunar.day:02}"


@pytest.mark.parametrize(
    ("start", "end", "difference"),
    [
        ("1980-09-22", "1980-10-24", 32),
        ("1980-09-22", "1980-10-26", 34),
        ("1980-09-22", "1980-11-10", 49),
        ("1980-10-24", "1982-05-24", 577),
        ("1980-10-26", "1982-05-24", 575),
        ("1982-04-30", "1982-05-24", 24),
    ],
)
def test_counts_of_days(start: str, end: str, difference: int) -> None:
    """The days that the book counts are the days between its dates."""
    found = date.fromisoformat(end) - date.fromisoformat(start)

    assert found.days == difference


def test_every_date_can_be_printed() -> None:
    """Each ``:date:`` of the source prints in every language of the book."""
    with (DOCS / "data" / "lunar.csv").open(encoding="utf-8") as lines:
        lunar = {
            date.fromisoformat(row["iso"]): Day(*map(int, row["lunar"].split("-")))
            for row in csv.DictReader(lines)
        }
    for page in DOCS.rglob("*.rst"):
        for text in re.findall(r":date:`([^`]+)`", page.read_text(encoding="utf-8")):
            for code in ("en", "fa", "ar"):
                row = LANGUAGES[code]
                assert print_date(parse(text, row.calendar), row, lunar)
