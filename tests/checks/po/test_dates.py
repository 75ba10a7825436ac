"""Dates in prose: read in three languages, compared in three calendars."""

from __future__ import annotations

from pathlib import Path

import pytest

from naskh.catalogs.entries import Entry
from naskh.checks.po import dates, numbers
from naskh.checks.po.run import Source, check_message, message_of
from naskh.checks.po.written_dates import written_dates


def _found(language: str, source: str, text: str) -> list[str]:
    entry = Entry(msgid=source, forms=(text,), line=1, msgstr_line=2)
    message = message_of(entry, Source(Path("x.po"), language))
    rules = (*dates.RULES, *numbers.RULES)
    return [finding.id for finding in check_message(message, rules)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "24 May 1982", [("gregorian", 1982, 5, 24)]),
        ("en", "the 24th of May, 1982", [("gregorian", 1982, 5, 24)]),
        ("en", "May 24th, 1982.", [("gregorian", 1982, 5, 24)]),
        ("en", "Sept. 11, 2001", [("gregorian", 2001, 9, 11)]),
        ("en", "in May 1982", [("gregorian", 1982, 5, None)]),
        ("en", "24 May", [("gregorian", None, 5, 24)]),
        ("en", "1982-05-24", [("gregorian", 1982, 5, 24)]),
        ("en", "3 Khordad 1361", [("solar", 1361, 3, 3)]),
        (
            "en",
            "27–29 September 1981",
            [("gregorian", 1981, 9, 27), ("gregorian", 1981, 9, 29)],
        ),
        ("en", "It may 24 times; march 3 miles", []),
        ("fa", "۳ خرداد ۱۳۶۱", [("solar", 1361, 3, 3)]),
        ("fa", "سوم خردادماه سال ۱۳۶۱", [("solar", 1361, 3, 3)]),
        ("fa", "بیست‌وچهارم مهٔ ۱۹۸۲", [("gregorian", 1982, 5, 24)]),
        ("fa", "۱۳۶۱/۳/۳", [("solar", 1361, 3, 3)]),
        ("fa", "۱۵ ربیع‌الاول ۱۳۴۲", [("lunar", 1342, 3, 15)]),
        ("fa", "۵ تا ۷ مهر ۱۳۶۰", [("solar", 1360, 7, 5), ("solar", 1360, 7, 7)]),
        ("fa", "هفتهٔ دوم مهر", []),
        ("fa", "۵۰ تیر", []),
        ("fa", "۲۴ می رفتند", []),
        ("ar", "٢٤ أيار/مايو ١٩٨٢", [("gregorian", 1982, 5, 24)]),
        ("ar", "24 مايو (أيار) 1982", [("gregorian", 1982, 5, 24)]),
        ("ar", "في الرابع والعشرين من أيار عام ١٩٨٢", [("gregorian", 1982, 5, 24)]),
        ("ar", "و٣١ كانون الأول ١٩٣٤", [("gregorian", 1934, 12, 31)]),
        ("ar", "الأول من شعبان ١٤٠٢", [("lunar", 1402, 8, 1)]),
        ("ar", "٣ خرداد ١٣٦١", [("solar", 1361, 3, 3)]),
    ],
)
def test_dates_are_read(
    language: str, text: str, expected: list[tuple[object, ...]]
) -> None:
    """A date is read in digits and words, whole or in part; other words are none."""
    assert [written[:4] for written in written_dates(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "source", "text"),
    [
        ("fa", "It ended on 24 May 1982.", "در ۳ خرداد ۱۳۶۱ پایان یافت."),
        ("fa", "It ended on 24 May 1982.", "در ۳ خرداد همان سال پایان یافت."),
        ("fa", "It ended on 24 May.", "در سوم خرداد پایان یافت."),
        ("fa", "It ended in May 1982.", "در خرداد ۱۳۶۱ پایان یافت."),
        ("fa", "It ended in May 1982.", "در اردیبهشت ۱۳۶۱ پایان یافت."),
        ("fa", "Signed on 5 August 1906.", "۱۴ مرداد ۱۲۸۵ امضا شد."),
        ("ar", "It ended on 24 May 1982.", "انتهى في ١ شعبان ١٤٠٢."),
        ("ar", "It ended on 24 May 1982.", "انتهى في ٣٠ رجب ١٤٠٢."),
        ("ar", "It ended on 24 May 1982.", "انتهى في ٢٤ أيار (٣ خرداد ١٣٦١)."),
        ("en", "It ended on 24 May 1982.", "It ended on May 24, 1982."),
        ("fa", "It ended in 1982.", "در ۱۳۶۱ (۱۹۸۲) پایان یافت."),
        ("fa", "The years 1981 and 1982", "سال‌های ۱۳۶۰ و ۱۳۶۱"),
        ("ar", "He died in 632.", "توفي سنة ١١ هـ."),
    ],
)
def test_same_day(language: str, source: str, text: str) -> None:
    """The same day in another calendar, or a part of it, is no fault."""
    assert _found(language, source, text) == []


@pytest.mark.parametrize(
    ("language", "source", "text", "rule"),
    [
        ("fa", "24 May 1982", "۴ خرداد ۱۳۶۱", "date-different"),
        ("fa", "24 May 1982", "۳ خرداد ۱۳۶۲", "date-different"),
        ("fa", "24 May 1982", "۲۴ ژوئن ۱۹۸۲", "date-different"),
        ("fa", "May 1982", "مرداد ۱۳۶۱", "date-different"),
        ("fa", ":date:`1982-05-24`", "۴ خرداد ۱۳۶۱", "date-different"),
        ("ar", "24 May 1982", "٥ شعبان ١٤٠٢", "date-different"),
        ("ar", "24 May 1982", "٢٤ آذار/مارس ١٩٨٢", "date-different"),
        ("en", "24 May 1982", "25 May 1982", "date-different"),
        ("fa", "the last day", "۳۰ اسفند ۱۳۵۹", "date-impossible"),
        ("fa", "the last day", "۳۱ مهر", "date-impossible"),
        ("ar", "the last day", "٣١ نيسان", "date-impossible"),
        ("ar", "the last day", "٣١ رمضان ١٤٠٢", "date-impossible"),
        ("en", "the last day", "31 February 1980", "date-impossible"),
        ("fa", "In 1982 it ended.", "در ۱۳۶۳ پایان یافت.", "numbers"),
    ],
)
def test_other_day(language: str, source: str, text: str, rule: str) -> None:
    """Another day, or one that its calendar lacks, is a fault."""
    assert rule in _found(language, source, text)
