"""Rules of digits and of the signs beside them: one system, the language's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from naskh.checks.po.figures import (
    ARABIC_DIGITS,
    LATIN_DIGITS,
    PERSIAN_DIGITS,
    figures,
    to_latin,
)
from naskh.checks.po.patterns import finder, quotation
from naskh.checks.po.rule import Example, Found, Rule

if TYPE_CHECKING:
    from naskh.checks.po.rule import Message

_NATIVE: Final = f"[{PERSIAN_DIGITS}{ARABIC_DIGITS}]"
_TO_PERSIAN: Final = str.maketrans(ARABIC_DIGITS + LATIN_DIGITS, PERSIAN_DIGITS * 2)
_TO_ARABIC: Final = str.maketrans(PERSIAN_DIGITS + LATIN_DIGITS, ARABIC_DIGITS * 2)

#: A number in ASCII digits with its signs, and no letter beside it.
_LATIN_NUMBER: Final = (
    r"(?<![\w./:@+#-])(?<![0-9],)[0-9][0-9.,:/–-]*(?<![.,:/–-])(?![\w@])"
)
#: So much before and after a number can tell what it belongs to.
_NEAR: Final = 40
#: The words before «1.2» that make it a version or a section.
_LABEL: Final = re.compile(
    r"(?:فصل|بخش|نسخه|نسخهٔ|نسخه‌ی|نگارش|شکل|جدول|نمودار|بند|ماده|مادهٔ|ویرایش|فصل‌های|"
    r"الفصل|القسم|الإصدار|إصدار|نسخة|النسخة|الشكل|الجدول|البند|المادة|الفقرة|الطبعة|"
    r"[A-Za-z)]|رقم|شمارهٔ|شماره) ?\Z"
)


#: A Latin word, a formula, a telephone number or an ISBN goes on.
_STARTED: Final = re.compile(
    r"[A-Za-z][.,:]?\Z|[A-Za-z]\ufffc+\Z|\+[0-9 ()-]*\Z"
    r"|[A-Za-z] ?[=<>≈≤≥±×÷+−-]\Z"
    r"|(?:شابک|ردمک|ردمك|شاپا)[: \u200e\u200f\u061c\u2066-\u2068]*\Z"
)


#: What a formula, an account number or a part number is made of.
_CODE_BEFORE: Final = re.compile(r"[!-~ \u00a0±×÷−–≤≥≈≠·²³]*\Z")
_CODE_AFTER: Final = re.compile(r"[!-~ \u00a0±×÷−–≤≥≈≠·²³]*")


def _persian(place: re.Match[str]) -> str:
    return place[0].translate(_TO_PERSIAN)


def _arabic(place: re.Match[str]) -> str:
    return place[0].translate(_TO_ARABIC)


def _beside_latin(seen: Message, place: re.Match[str]) -> bool:
    """Say whether the number belongs to a Latin name: «Python 3», «5 GHz»."""
    before = seen.prose[max(0, place.start() - _NEAR) : place.start()].rstrip(
        " \u00a0(["
    )
    after = seen.prose[place.end() : place.end() + _NEAR].lstrip(" \u00a0)]")
    if _STARTED.search(before) or re.match("[A-Za-z]", after):
        return True
    if _is_copied(seen, place):
        return True
    inside = quotation(seen, place)
    return bool(inside and re.search("[A-Za-z]{2}", inside))


def _is_copied(seen: Message, place: re.Match[str]) -> bool:
    """Say whether the number is of a formula, code or telephone of the source."""
    before = seen.prose[max(0, place.start() - _NEAR) : place.start()]
    after = seen.prose[place.end() : place.end() + _NEAR]
    left, right = _CODE_BEFORE.search(before), _CODE_AFTER.match(after)
    code = f"{left[0] if left else ''}{place[0]}{right[0] if right else ''}".strip(
        " ,.;:"
    )
    is_telephone = re.match(r"[+(0][\d ()/-]{6,}\Z", code)
    is_code = re.search("[A-Za-z]", code) or place[0].count(".") > 1 or is_telephone
    return bool(is_code) and code in seen.source


def _is_of_one(_seen: Message, place: re.Match[str]) -> bool:
    systems = (PERSIAN_DIGITS, ARABIC_DIGITS, LATIN_DIGITS)
    return sum(any(digit in place[0] for digit in row) for row in systems) < 2


def _is_label(seen: Message, place: re.Match[str]) -> bool:
    """Excuse a point that is none of a decimal in the source."""
    if _LABEL.search(seen.prose[max(0, place.start() - _NEAR) : place.start()]):
        return True
    value = to_latin(place[0]).replace(",", "")
    wanted = {
        seen.source_prose[figure.start : figure.end].replace(",", "")
        for figure in figures(seen.source_prose)
    }
    return value not in wanted


def _native_signs(place: re.Match[str]) -> str:
    return place[0].replace(".", "٫").replace(",", "٬").replace("،", "٬")


_LATIN_IN_ARABIC: Final = finder(
    _LATIN_NUMBER,
    "expected one system of digits, found {} beside Arabic ones",
    lambda place: _arabic(place) if place[0].isdecimal() else None,
    excused=_beside_latin,
)


def _two_systems(seen: Message) -> Iterator[Found]:
    """Yield Latin digits beside Arabic ones; the Maghreb prints no others."""
    if re.search(f"[{ARABIC_DIGITS}]", seen.prose):
        yield from _LATIN_IN_ARABIC(seen)


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "arabic-digits",
        "error",
        "Persian counts in ۰–۹ (U+06F0 to U+06F9).",
        "Type the digits on a Persian keyboard; ٤ ٥ ٦ have other shapes.",
        Example("fa", "5 years", "٥ سال", "۵ سال"),
        finder(
            rf"(?<![\d﴿])[{ARABIC_DIGITS}]+(?![\d﴾])",
            "expected the digits ۰–۹, found the Arabic {}",
            _persian,
        ),
        ("fa", "ur"),
        is_mended=True,
    ),
    Rule(
        "persian-digits",
        "error",
        "Arabic counts in ٠–٩ (U+0660 to U+0669), or 0–9.",
        "Type the digits on an Arabic keyboard; ۴ ۵ ۶ have other shapes.",
        Example("ar", "5 years", "۵ سنوات", "٥ سنوات"),
        finder(
            rf"(?<!\d)[{PERSIAN_DIGITS}]+(?!\d)",
            "expected the digits ٠–٩, found the Persian {}",
            _arabic,
        ),
        ("ar",),
        is_mended=True,
    ),
    Rule(
        "latin-digits",
        "warning",
        "Persian prose counts in ۰–۹; Latin digits stand beside Latin words only.",
        "Type the digits on a Persian keyboard.",
        Example("fa", "5 years", "5 سال", "۵ سال"),
        finder(
            _LATIN_NUMBER,
            "expected the digits ۰–۹, found the Latin {}",
            lambda place: _persian(place) if place[0].isdecimal() else None,
            excused=_beside_latin,
        ),
        ("fa",),
        is_mended=True,
    ),
    Rule(
        "two-digit-systems",
        "warning",
        "A message counts in one system of digits.",
        "Type all digits alike.",
        Example(
            "ar",
            "From 1980 to 1988.",
            "من 1980 إلى ١٩٨٨.",
            "من ١٩٨٠ إلى ١٩٨٨.",
        ),
        _two_systems,
        ("ar",),
        is_mended=True,
    ),
    Rule(
        "mixed-digits",
        "error",
        "All digits of a number are of one system.",
        "Type the number anew.",
        Example("fa", "In 1982.", "در 19۸۲.", "در ۱۹۸۲."),
        finder(
            r"\d+",
            "expected digits of one system, found {}",
            excused=_is_of_one,
        ),
    ),
    Rule(
        "percent-sign",
        "warning",
        "Beside Persian and Arabic digits stands ٪ (U+066A).",
        "Type ٪, or write درصد or في المئة.",
        Example("fa", "25% of the people", "۲۵% مردم", "۲۵٪ مردم"),
        finder(
            rf"(?<={_NATIVE})[ \u00a0]?%|%(?=[ \u00a0]?{_NATIVE})",
            "expected ٪, found {}",
            "٪",
        ),
        ("fa", "ar"),
        is_mended=True,
    ),
    Rule(
        "decimal-sign",
        "warning",
        "Decimals of Persian and Arabic digits are parted by ٫ (U+066B).",
        "Type ٫; a point makes two numbers of one.",
        Example("fa", "2.5 metres", "۲.۵ متر", "۲٫۵ متر"),
        finder(
            rf"(?<![\d./])(?:{_NATIVE}+)\.{_NATIVE}+(?![\d/]|\.\d)",
            "expected ٫ for the decimal, found {}",
            _native_signs,
            excused=_is_label,
        ),
        ("fa", "ar"),
        is_mended=True,
    ),
    Rule(
        "thousands-sign",
        "warning",
        "Thousands of Persian and Arabic digits are parted by ٬ (U+066C).",
        "Type ٬; a comma parts two numbers.",
        Example("fa", "12,500 people", "۱۲,۵۰۰ نفر", "۱۲٬۵۰۰ نفر"),
        finder(
            rf"(?<![\d,،]){_NATIVE}{{1,3}}(?:[,،]{_NATIVE}{{3}})+(?![\d,،])",
            "expected ٬ for the thousands, found {}",
            _native_signs,
        ),
        ("fa", "ar"),
        is_mended=True,
    ),
)
