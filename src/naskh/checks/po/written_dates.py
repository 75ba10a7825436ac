"""Dates as people write them, in English, Persian and Arabic prose.

A date may lack its day or its year.  Days may be words («سوم خرداد», «الرابع
والعشرين من مايو»); Arabic months may have both their names («أيار/مايو»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from naskh.checks.po.figures import to_latin
from naskh.checks.po.patterns import words
from naskh.languages import Calendar
from naskh.text.calendars import SOLAR_YEARS
from naskh.text.months import LUNAR_MONTHS, SOLAR_MONTHS

_GREGORIAN: Final = {
    "en": "January|Jan February|Feb March|Mar April|Apr May June|Jun July|Jul "
    "August|Aug September|Sept|Sep October|Oct November|Nov December|Dec",
    "fa": "ژانویه|ژانویۀ فوریه|فوریۀ مارس آوریل مه|می ژوئن|ژوین ژوئیه|ژوئیۀ|جولای "
    "اوت|آگوست|اگست سپتامبر اکتبر نوامبر دسامبر",
    "ar": "كانون_الثاني|يناير|جانفي شباط|فبراير|فيفري آذار|مارس "
    "نيسان|أبريل|إبريل|أفريل "
    "أيار|مايو|ماي حزيران|يونيو|يونيه|جوان تموز|يوليو|يوليه|جويلية آب|أغسطس|أوت "
    "أيلول|سبتمبر تشرين_الأول|أكتوبر تشرين_الثاني|نوفمبر كانون_الأول|ديسمبر",
}
#: Other spellings of the months of the two Hijri calendars.
_SOLAR_OTHER: Final = {"أمرداد": 5, "امرداد": 5, "ارديبهشت": 2, "اسفند": 12}
_LUNAR_OTHER: Final = {
    "ربیع‌الآخر": 4,
    "ربيع الثاني": 4,
    "جمادی‌الاولی": 5,
    "جمادی‌الثانیه": 6,
    "جمادی‌الآخر": 6,
    "جمادى الثانية": 6,
    "جمادى الآخر": 6,
    "ذیقعده": 11,
    "ذی‌قعده": 11,
    "ذي القعدة": 11,
    "ذیحجه": 12,
    "ذی‌حجه": 12,
    "ذي الحجة": 12,
    "محرّم": 1,
    "شوّال": 10,
}

#: Place for place: one letter for one.
_FOLD: Final = str.maketrans(
    {
        "ی": "ي",
        "ى": "ي",
        "ک": "ك",
        "أ": "ا",
        "إ": "ا",
        "ؤ": "و",
        "ة": "ه",
        "\u200c": " ",
        "\u00a0": " ",
    }
)


#: No number or word goes on here; an Arabic particle may be written on.
_BEFORE_DAY: Final = r"(?:(?<![\w٫/])|(?<=(?<!\w)[وفبلك]))" + "".join(
    f"(?<!{word}{ending} )"
    for word in ("هفته", "دهه", "نيمه", "الاسبوع", "النصف")
    for ending in ("", "ٔ", " ي")
)


class Written(NamedTuple):
    """A date and its place in the prose; what is not written is None."""

    calendar: Calendar
    year: int | None
    month: int
    day: int | None
    start: int
    end: int


def fold(text: str) -> str:
    """Fold letters, spaces and digits of ``text``, place for place."""
    return to_latin(text).translate(_FOLD)


def written_dates(prose: str, language: str) -> Iterator[Written]:
    """Yield the dates of ``prose`` in order; both ends of a range.

    Languages other than English, Persian and Arabic have numeric dates only.
    """
    text = fold(prose)
    taken = [False] * (len(text) + 1)
    found: list[Written] = []
    for pattern in (_ISO, *_patterns(language)):
        for place in pattern.finditer(text):
            if not any(taken[place.start() : place.end()]):
                found += _read(place, language)
                taken[place.start() : place.end()] = [True] * len(place[0])
    yield from sorted(found, key=lambda date: (date.start, date.day or 0))


_ISO: Final = re.compile(
    r"(?<![\d/–-])(?P<year>1\d{3}|20\d{2})(?P<sign>[/-])(?P<month>\d{1,2})(?P=sign)"
    r"(?P<day>\d{1,2})(?![\d/–-])"
)


@cache
def _months(language: str) -> dict[str, tuple[Calendar, int]]:
    """Map each folded name of a month to its calendar and number."""
    names: dict[str, tuple[Calendar, int]] = {}
    for code in ("en",) if language == "en" else ("fa", "ar"):
        for number, name in enumerate(SOLAR_MONTHS[code], start=1):
            names[fold(name)] = ("solar", number)
        for number, name in enumerate(LUNAR_MONTHS[code], start=1):
            names[fold(name)] = ("lunar", number)
        for number, row in enumerate(_GREGORIAN[code].split(), start=1):
            for name in row.replace("_", " ").split("|"):
                names[fold(name)] = ("gregorian", number)
    if language != "en":
        names |= {fold(name): ("solar", month) for name, month in _SOLAR_OTHER.items()}
        names |= {fold(name): ("lunar", month) for name, month in _LUNAR_OTHER.items()}
    return names


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    if language == "en":
        return _english()
    return _arabic_script() if language in ("fa", "ar") else ()


def _any(words: Iterator[str] | list[str]) -> str:
    escaped = (re.escape(word) for word in words)
    return "|".join(sorted(escaped, key=len, reverse=True))


def _english() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{_any(list(_months('en')))})\b\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    until = r"(?:\s?(?:–|-|to|and)\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
    year = r"(?:,?\s+(?P<year>\d{3,4})\b(?![,.]?\d))"
    return (
        re.compile(rf"(?<![\d.,])\b{day}{until}\s+(?:of\s+)?{month}{year}?"),
        re.compile(rf"\b{month}\s+{day}\b(?!,\d){until}{year}?"),
        re.compile(rf"\b{month}{year}"),
    )


def bare_months(prose: str) -> Iterator[Written]:
    """Yield the English months that stand alone: March, in "March and May 1982"."""
    for place in re.finditer(rf"\b(?:{_any(list(_months('en')))})\b", fold(prose)):
        calendar, month = _months("en")[place[0]]
        yield Written(calendar, None, month, None, *place.span())


def _arabic_script() -> tuple[re.Pattern[str], ...]:
    word = "[^\\W\\d_]"
    name = _any(list(_months("fa")))
    month = (
        rf"(?P<month>{name})(?P<other> ?[/(] ?(?:{name})\)?)?[\u064b-\u0655]*"
        rf"(?: ?ماه)?(?!{word})"
    )
    ordinal = _any(list(_day_words()))
    day = rf"(?P<day>\d{{1,2}}(?: ?ام| ?م)?|(?:{ordinal}))"
    until = (
        r"(?: ?(?:–|-|تا|الي|حتي|و) ?"
        rf"(?P<last>\d{{1,2}}(?: ?ام| ?م)?|(?:{ordinal})))?"
    )
    joint = r"(?: من)?(?: شهر| ماه)? "
    year = (
        r"(?:[،,]? (?:سال |عام |سنه |من عام |لعام |العام )?"
        r"(?P<year>\d{3,4})(?![\d٫.,]\d|\d))"
    )
    return (
        # «هفتهٔ دوم مهر» is a week
        re.compile(rf"{_BEFORE_DAY}{day}{until}{joint}{month}{year}?"),
        re.compile(rf"(?<!{word}){month}{year}"),
        re.compile(
            r"(?<![\d/–-])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?![\d/])"
        ),
    )


@cache
def _day_words() -> dict[str, int]:
    """Map the folded ordinals from first to thirty-first to their number."""
    persian = words(
        "اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم "
        "پانزدهم شانزدهم هفدهم هجدهم نوزدهم بیستم"
    )
    arabic = words(
        "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"
    )
    days = {fold(word): number for number, word in enumerate(persian, start=1)}
    days |= {fold(word): number for number, word in enumerate(arabic, start=1)}
    days |= {"يكم": 1, "هجدهم": 18, "هيجدهم": 18, "سي ام": 30, "الفاتح": 1}
    units = ["يكم", *map(fold, persian[1:9])]
    for number, unit in enumerate(units, start=1):
        for joint in (" و ", " و", "و"):
            days[f"بيست{joint}{unit}"] = 20 + number
    for joint in (" و ", " و", "و"):
        days[f"سي{joint}يكم"] = 31
    eleven = ["الحادي", *map(fold, arabic[1:9])]
    for number, unit in enumerate(eleven, start=1):
        days[f"{unit} عشر"] = 10 + number
        for ten in ("العشرين", "العشرون"):
            days[f"{unit} و{ten}"] = 20 + number
    for ten in ("العشرين", "العشرون"):
        days[ten] = 20
    for ten in ("الثلاثين", "الثلاثون"):
        days[ten] = 30
        days[f"الحادي و{ten}"] = 31
    return days


def _read(place: re.Match[str], language: str) -> Iterator[Written]:
    """Yield the date of a match, or both ends of a range of days."""
    groups = place.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    name = groups["month"]
    days = [_day(groups[key]) for key in ("day", "last") if groups.get(key)]
    if name.isdigit():
        is_solar = year in SOLAR_YEARS and language in ("fa", "ar")
        calendar: Calendar = "solar" if is_solar else "gregorian"
        month = int(name)
    else:
        calendar, month = _months("en" if language == "en" else "fa")[name]
    is_date = year is not None or (
        # «۲۴ می» may be the start of a verb, and «۵۰ تیر» is fifty arrows
        name != "مي" and all(day is not None and 0 < day <= 31 for day in days)
    )
    if is_date and 1 <= month <= 12:
        if not days:
            yield Written(calendar, year, month, None, *place.span())
        for day in days:
            for one in (month, *_other_month(groups.get("other"), calendar, month)):
                yield Written(calendar, year, one, day, *place.span())


def _other_month(name: str | None, calendar: Calendar, month: int) -> Iterator[int]:
    """Yield the month of a second name, «آذار/أبريل», if it is not the first's."""
    known = _months("fa").get((name or "").strip(" /()"))
    if known and known[0] == calendar and known[1] != month:
        yield known[1]


def _day(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else _day_words()[text]
