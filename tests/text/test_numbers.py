"""Numbers: one in the source, printed in each language's digits and signs."""

from __future__ import annotations

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
        "3 ordinal": "3rd",
        "11 ordinal": "11th",
    },
    "fa": {
        "150000": "۱۵۰٬۰۰۰",
        "1.5": "۱٫۵",
        "12000-20000": "۱۲٬۰۰۰ تا ۲۰٬۰۰۰",
        "88%": "۸۸\u200f٪",
        "5400 km2": "۵٬۴۰۰\u00a0کیلومتر مربع",
        "25 km": "۲۵\u00a0کیلومتر",
        "300 t": "۳۰۰\u00a0تن",
    },
    "ar": {
        "150000": "١٥٠٬٠٠٠",
        "1.5": "١٫٥",
        "12000-20000": "١٢٬٠٠٠–٢٠٬٠٠٠",
        "88%": "٨٨\u200f٪",
        "5400 km2": "٥٬٤٠٠\u00a0كيلومتر مربع",
        "25 km": "٢٥\u00a0كيلومترًا",
        "3 km": "٣\u00a0كيلومترات",
    },
}


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [(code, text, out) for code, rows in PRINTED.items() for text, out in rows.items()],
)
def test_printed(code: str, text: str, expected: str) -> None:
    """A number reads as a book of the language has it, noun and all."""
    assert print_number(text, LANGUAGES[code]) == expected


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_a_name(code: str, unit: str) -> None:
    """Every unit is named in every language, never by its CLDR id."""
    printed = print_number(f"25 {unit}", LANGUAGES[code])

    assert "-" not in printed
    assert LANGUAGES[code].localise_digits("25") in printed


@pytest.mark.parametrize("text", ["many", "1,000", "12-", "5 parsecs", "20-10", ""])
def test_not_a_number(text: str) -> None:
    """What is not a number is refused, with what was expected."""
    with pytest.raises(ValueError, match="expected"):
        print_number(text, LANGUAGES["fa"])
