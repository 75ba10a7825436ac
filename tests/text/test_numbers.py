"""Numbers: one in the source, printed in each language's digits and signs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from naskh.languages import LANGUAGES
from naskh.text.numbers import UNITS, print_number

PRINTED = {
    "en": {
        "150000": "150,000",
        "1.5": "1.5",
        "12000-20000": "12,000–20,000",
        "88%": "88%",
        "5400 km2": "5,400\u00a0square kilometres",
        "0": "0",
        "-5": "−5",
        "1.50": "1.50",
        "0.12345": "0.12345",
        "1000000": "1,000,000",
        "0.5%": "0.5%",
        "80-88%": "80–88%",
        "-5--2": "−5 – −2",
        "1 km": "1\u00a0kilometre",
        "1-2 km": "1–2\u00a0kilometres",
        "3 ordinal": "3rd",
        "11 ordinal": "11th",
        "112 ordinal": "112th",
        "121 ordinal feminine": "121st",
    },
    "fa": {
        "150000": "۱۵۰٬۰۰۰",
        "1.5": "۱٫۵",
        "12000-20000": "۱۲٬۰۰۰ تا ۲۰٬۰۰۰",
        "88%": "۸۸\u200f٪",
        "5400 km2": "۵٬۴۰۰\u00a0کیلومتر مربع",
        "25 km": "۲۵\u00a0کیلومتر",
        "300 t": "۳۰۰\u00a0تن",
        "0": "۰",
        "-5": "\u200e−۵",
        "1.50": "۱٫۵۰",
        "1000000": "۱٬۰۰۰٬۰۰۰",
        "0.5%": "۰٫۵\u200f٪",
        "80-88%": "۸۰ تا ۸۸\u200f٪",
        "1-2 km": "۱ تا ۲\u00a0کیلومتر",
        "1 ordinal": "اول",
        "3 ordinal": "سوم",
        "3 ordinal feminine": "سوم",
        "14 ordinal": "چهاردهم",
        "30 ordinal": "سی\u200cام",
        "33 ordinal": "سی و سوم",
        "99 ordinal": "نود و نهم",
        "100 ordinal": "۱۰۰م",
    },
    "ar": {
        "150000": "١٥٠٬٠٠٠",
        "1.5": "١٫٥",
        "12000-20000": "١٢٬٠٠٠–٢٠٬٠٠٠",
        "88%": "٨٨\u200f٪",
        "5400 km2": "٥٬٤٠٠\u00a0كيلومتر مربع",
        "5038 km2": "٥٬٠٣٨\u00a0كيلومترًا مربعًا",
        "12 t": "١٢\u00a0طنًّا",
        "3 t": "٣\u00a0أطنان",
        "25 km": "٢٥\u00a0كيلومترًا",
        "3 km": "٣\u00a0كيلومترات",
        "0": "٠",
        "-5": "\u200f−٥",
        "1.50": "١٫٥٠",
        "1000000": "١٬٠٠٠٬٠٠٠",
        "0.5%": "٠٫٥\u200f٪",
        "80-88%": "٨٠–٨٨\u200f٪",
        "-5--2": "\u200f−٥ – \u200f−٢",
        "1 m": "١\u00a0متر",
        "1-3 km": "١–٣\u00a0كيلومترات",
        "0.5-1 m": "٠٫٥–١\u00a0متر",
        "100 km": "١٠٠\u00a0كيلومتر",
        "1 ordinal": "الأول",
        "1 ordinal feminine": "الأولى",
        "3 ordinal": "الثالث",
        "3 ordinal feminine": "الثالثة",
        "11 ordinal": "الحادي عشر",
        "11 ordinal feminine": "الحادية عشرة",
        "19 ordinal": "التاسع عشر",
        "20 ordinal": "الـ٢٠",
    },
}


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [(code, text, out) for code, rows in PRINTED.items() for text, out in rows.items()],
)
def test_printed(code: str, text: str, expected: str) -> None:
    """A number reads as a book of the language has it, noun and all."""
    assert print_number(text, LANGUAGES[code]) == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fa", "1234.5", "1,234.5"),
        ("fa", "88%", "88\u200e%\u200e"),
        ("ar", "-5", "\u200e−\u200e5"),
        ("ar", "12000-20000", "12,000–20,000"),
        ("ar", "11 km", "11\u00a0كيلومترًا"),
        ("ar", "24 ordinal", "الـ24"),
        ("en", "-5", "−5"),
    ],
)
def test_latin_digits(code: str, text: str, expected: str) -> None:
    """A book with Latin digits has their signs, held on their side of the number."""
    row = replace(LANGUAGES[code], numbering="latn")

    assert print_number(text, row) == expected


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_a_name(code: str, unit: str) -> None:
    """Every unit is named in every language, never by its CLDR id."""
    printed = print_number(f"25 {unit}", LANGUAGES[code])

    assert "-" not in printed
    assert LANGUAGES[code].localise_digits("25") in printed


@pytest.mark.parametrize(
    "text",
    [
        "many",
        "abc",
        "1,000",
        "12-",
        "5 parsecs",
        "20-10",
        "5-5",
        "٥",
        "",
        "0 ordinal",
        "1.5 ordinal",
        "3-5 ordinal",
        "3 ordinal neuter",
    ],
)
def test_not_a_number(text: str) -> None:
    """What is not a number is refused, with what was expected."""
    with pytest.raises(ValueError, match="expected"):
        print_number(text, LANGUAGES["fa"])
