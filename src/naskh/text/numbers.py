"""Print one number as the readers of each language write it.

``150000`` is "150,000", «۱۵۰٬۰۰۰», «١٥٠٬٠٠٠»; units and their plurals are the
CLDR's, through Babel, which prints Latin digits and signs whatever the
language: those are written out here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from babel.core import Locale
from babel.numbers import format_decimal
from babel.units import format_unit

if TYPE_CHECKING:
    from naskh.languages import Language

_SHAPE: Final = re.compile(
    r"(?P<first>\d+(?:\.\d+)?)(?:-(?P<last>\d+(?:\.\d+)?))?\s?(?P<unit>[a-z%]\w*|%|)"
)

#: unit -> its name in CLDR
UNITS: Final[dict[str, str]] = {
    "km": "length-kilometer",
    "m": "length-meter",
    "mm": "length-millimeter",
    "km2": "area-square-kilometer",
    "t": "mass-tonne",
    "kg": "mass-kilogram",
}

#: Names that CLDR lacks, or has only as "metric ton".
OWN_UNITS: Final[dict[tuple[str, str], str]] = {
    ("fa", "km"): "{} کیلومتر",
    ("fa", "m"): "{} متر",
    ("fa", "mm"): "{} میلی‌متر",
    ("fa", "kg"): "{} کیلوگرم",
    ("fa", "t"): "{} تن",
    ("ar", "t"): "{} طن",
    ("ur", "km"): "{} کلومیٹر",
    ("ur", "m"): "{} میٹر",
    ("ur", "mm"): "{} ملی میٹر",
    ("ur", "kg"): "{} کلوگرام",
    ("ur", "t"): "{} ٹن",
}

#: language -> its signs for thousands, decimals and per cent
_SIGNS: Final = {
    "fa": ("٬", "٫", "\u200f٪"),
    "ar": ("٬", "٫", "\u200f٪"),
    "ur": ("٬", "٫", "\u200f٪"),
}
#: British spelling for the house's English
_LOCALES: Final = {"en": "en_GB"}


def print_number(text: str, row: Language) -> str:
    """Print ``150000``, ``12000-20000``, ``88%``, ``5400 km2``, ``3 ordinal``.

    Raises :class:`ValueError` that says what was expected.
    """
    match = _SHAPE.fullmatch(text.strip())
    known = ("", "%", "ordinal", *UNITS)
    if match is None or match["unit"] not in known:
        message = (
            "expected a number such as 150000, 12000-20000, 88% or 5400 km2 "
            f"(units: {', '.join(UNITS)}); found {text!r}"
        )
        raise ValueError(message)
    first, last, unit = match["first"], match["last"], match["unit"]
    if unit == "ordinal":
        return _ordinal(int(Decimal(first)), row)
    printed = _decimal(first, row)
    if last:
        if Decimal(last) < Decimal(first):
            message = f"expected a range that runs upward; found {text!r}"
            raise ValueError(message)
        printed += row.until + _decimal(last, row)
    if unit == "%":
        return printed + _signs(row)[2]
    return printed if not unit else _with_unit(printed, last or first, unit, row)


def _decimal(number: str, row: Language) -> str:
    printed = format_decimal(Decimal(number), locale="en")
    thousands, point, _ = _signs(row)
    parts = (part.replace(",", thousands) for part in printed.split("."))
    return row.localise_digits(point.join(parts))


def _signs(row: Language) -> tuple[str, str, str]:
    return _SIGNS.get(row.code, (",", ".", "%"))


def _with_unit(printed: str, number: str, unit: str, row: Language) -> str:
    """Put ``printed`` where CLDR's pattern for ``number`` has its number."""
    own = OWN_UNITS.get((row.code, unit))
    if own:
        return own.format(printed).replace(" ", "\u00a0", 1)
    locale = Locale.parse(_LOCALES.get(row.code, row.code))
    pattern = format_unit(Decimal(number), UNITS[unit], length="long", locale=locale)
    bare = re.sub(r"[\d٠-٩۰-۹][\d٠-٩۰-۹.,٬٫]*", "\0", pattern, count=1)
    return bare.replace("\0", printed).replace(" ", "\u00a0", 1)


def _ordinal(number: int, row: Language) -> str:
    """Print an ordinal in figures, such as 3rd or ۳م."""
    if row.code == "en":
        tens = number % 100 in (11, 12, 13)
        ending = "th" if tens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    ending = {"fa": "\u200cم", "ur": "\u200cواں"}.get(row.code, ".")
    return row.localise_digits(str(number)) + ending
