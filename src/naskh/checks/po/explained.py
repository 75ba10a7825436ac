"""What may explain that two sentences have other numbers: calendars and customs.

Each function takes out of the numbers that are missing in a translation, and
of those it has too many, what is the same thing written another way.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from naskh.checks.po.figures import to_latin
from naskh.checks.po.number_words import is_worded

if TYPE_CHECKING:
    from naskh.checks.po.rule import Message

_DECADE: Final = re.compile(r"(?<!\d)(?:1\d|20)?(\d0)[’']?s\b")
_DECADES: Final = re.compile(r"\bdecades?\b")
_ABBREVIATED: Final = re.compile(r"(?<!\d)(\d{4})[–/-](\d{2})(?![\d/-])")
_CENTURY: Final = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)(?:(?:[ -](?:to|or|and|early|late|mid)){0,3}"
    r"[ –-]\d{1,2}(?:st|nd|rd|th))?[ -](?:century|centuries)\b"
)
#: A century, and near it the calendar that it is of.
_HIJRI_CENTURY: Final = re.compile(
    r"(?:سده|قرن|قرون)[^.]{0,40}?"
    r"(?:هجر|خورشیدی|شمسی|قمری|[ \u200c]ق(?:\.|$)|ه[ـ\u200d\u200c]?(?:[ .]|$))"
)
_MILITARY: Final = re.compile(r"(?<![\d:.,])([01]\d|2[0-3])([0-5]\d)(?![\d:]|[.,]\d)")
_PERCENT: Final = re.compile(r"(?<![\d.,–-])(\d{2}) ?(?:%|per ?cent\b)")
#: percent -> words for the same part
_PARTS: Final[dict[int, str]] = {
    20: "یک[ \u200c]?پنجم|خمس",
    25: "چهارم|چارک|ربع",
    33: "یک[ \u200c]?سوم|ثلث",
    50: "نیم|نصف",
    66: "دو[ \u200c]?سوم|ثلث",
    67: "دو[ \u200c]?سوم|ثلث",
    75: "سه[ \u200c]?چهارم|أرباع",
}
_TIME: Final = re.compile(
    r"(?<![\d.,–-])(\d{1,4})[ -](minute|hour|day|week|month|year)s?\b", re.IGNORECASE
)
_DUAL: Final = re.compile(r"\w(?:ان|ين|ي)(?!\w)")
#: unit -> longer ones: how many make one, and their names
_LONGER: Final[dict[str, tuple[tuple[int, str], ...]]] = {
    "minute": ((60, "ساع[تة]"),),
    "hour": ((24, "روز|شبانه|يوم|أيام"),),
    "day": ((7, "هفته|أسبوع|أسابيع"), (30, "ماه|شهر|أشهر"), (365, "سال|عام|سنة")),
    "week": ((4, "ماه|شهر"), (52, "سال|عام|سنة")),
    "month": ((12, "سال|عام|سنة|سنوات|سنتي"),),
    "year": ((10, "دهه|عقد|عقود"), (100, "قرن|سده")),
}
_EVENING: Final = re.compile(
    r"\bp\.?m\b|\b(?:evening|afternoon|night)\b", re.IGNORECASE
)
#: A verse may be cited by the name of its sura.
_VERSE: Final = re.compile(r"(?<![\d:.])(\d{1,3}):(\d{1,3})(?![\d:])")


class Unequal(NamedTuple):
    """The values of a source and of its translation, and where they differ.

    ``source`` is the prose of the source without the dates that agree;
    ``missing`` and ``extra`` are what :func:`explain` makes smaller.
    """

    seen: Message
    source: str
    ours: set[Decimal]
    theirs: set[Decimal]
    missing: set[Decimal]
    extra: set[Decimal]

    def take(self, *values: Decimal) -> None:
        """Take out values that are explained."""
        self.missing.difference_update(values)
        self.extra.difference_update(values)


def explain(numbers: Unequal) -> None:
    """Take out of ``missing`` and ``extra`` what is no fault."""
    for way in (_years, _spellings, _hours, _shares, _spans, _verses, _centuries):
        way(numbers)


def _years(numbers: Unequal) -> None:
    """Take out years that are one another's in two calendars."""
    pairs = {value: _same_year(value) & numbers.ours for value in numbers.extra}
    for value, years in pairs.items():
        if years:
            numbers.take(value, *years)


def _same_year(value: Decimal) -> set[Decimal]:
    """Return the years of the other calendars that share days with a year."""
    years = _shared_years(int(value)) if value == int(value) else set()
    return {Decimal(year) for year in years}


def _shared_years(year: int) -> set[int]:
    if 1100 <= year < 1500:
        lunar = int(year * 0.970224 + 621.57)
        return {year + 621, year + 622, lunar - 1, lunar, lunar + 1}
    if 1 <= year < 1100:
        # «پاییز ۵۹»: the century is understood
        short = {1921 + year, 1922 + year} if 20 <= year < 100 else set()
        lunar = int(year * 0.970224 + 621.57)
        return {lunar - 1, lunar, lunar + 1, *short}
    if 1500 <= year < 2200:
        lunar = int((year - 621.57) / 0.970224)
        return {year - 621, year - 622, lunar - 1, lunar, lunar + 1}
    return set()


def _spellings(numbers: Unequal) -> None:
    """Take out decades, and years cut short: 1980–81, 2023/24."""
    source, missing, extra = numbers.source, numbers.missing, numbers.extra
    for place in _ABBREVIATED.finditer(source):
        first, full = int(place[1]), int(place[1][:2] + place[2])
        # in another calendar it may be a single year
        is_converted = Decimal(first) not in missing | numbers.theirs
        if Decimal(full) in extra or (is_converted and full == first + 1):
            numbers.take(Decimal(full), Decimal(place[2]))
    for place in _DECADE.finditer(source):
        missing.discard(Decimal(re.sub(r"\D", "", place[0])))
        short = int(place[1])
        same = {short, (short - 20) % 100, (short - 30) % 100}
        numbers.take(*[value for value in extra if value % 100 in same])
    if _DECADES.search(source):
        numbers.take(*[value for value in extra if value % 10 == 0])


def _hours(numbers: Unequal) -> None:
    """Take out hours: of the afternoon, counted from noon, or without a colon."""
    missing, extra = numbers.missing, numbers.extra
    if _EVENING.search(numbers.source):
        late = [value for value in missing if value + 12 in extra]
        numbers.take(*late, *[value + 12 for value in late])

    # «at 0430 hours»
    prose = to_latin(numbers.seen.prose)
    for place in _MILITARY.finditer(numbers.source):
        hour, minute = int(place[1]), place[2]
        for said in (hour, hour - 12):
            if re.search(rf"(?<!\d)0?{said}[:٫.]{minute}(?!\d)", prose):
                numbers.take(Decimal(place[0]), Decimal(said), Decimal(minute))


def _shares(numbers: Unequal) -> None:
    """Take out percentages that are said as parts: 50% is half."""
    for place in _PERCENT.finditer(numbers.source):
        part = _PARTS.get(int(place[1]))
        if part and re.search(part, numbers.seen.prose):
            numbers.missing.discard(Decimal(place[1]))


def _spans(numbers: Unequal) -> None:
    """Take out spans of time in a longer unit: 90 minutes, 24 months."""
    prose, code = numbers.seen.prose, numbers.seen.language.code
    for place in _TIME.finditer(numbers.source):
        value = int(place[1])
        for size, name in _LONGER[place[2].lower()]:
            count, rest = divmod(value, size)
            is_half = 2 * rest == size and bool(re.search("نیم|نصف", prose))
            if (rest and not is_half) or not re.search(name, prose):
                continue
            is_dual = count == 2 and code == "ar" and bool(_DUAL.search(prose))
            is_said = is_worded(count, prose, code) or count in numbers.theirs
            if count < 2 or is_dual or is_said:
                numbers.take(Decimal(value), Decimal(count))
        if (
            place[2].lower() == "minute"
            and value % 60 in (15, 45)
            and re.search("ربع|أرباع", prose)
        ):
            numbers.missing.discard(Decimal(value))


def _verses(numbers: Unequal) -> None:
    """Take out the number of a sura whose name stands for it: «الشرح: ٦»."""
    prose = to_latin(numbers.seen.prose)
    for place in _VERSE.finditer(numbers.source):
        if re.search(rf"[^\W\d_][:،]? ?{place[2]}(?!\d)", prose):
            numbers.missing.discard(Decimal(place[1]))


def _centuries(numbers: Unequal) -> None:
    """Take out centuries counted from the Hijra: the 10th is the third or fourth."""
    prose, code = numbers.seen.prose, numbers.seen.language.code
    if not _HIJRI_CENTURY.search(prose):
        return
    extra = frozenset(numbers.extra)
    for place in _CENTURY.finditer(numbers.source):
        for number in map(int, re.findall(r"\d+", place[0])):
            same = range(max(1, number - 7), number - 4)
            said = extra & {Decimal(century) for century in same}
            if said or any(is_worded(century, prose, code) for century in same):
                numbers.take(Decimal(number), *said)
