"""Print one number as the readers of each language write it.

``150000`` is "150,000", «۱۵۰٬۰۰۰», «١٥٠٬٠٠٠»; units and their plurals are the
CLDR's, through Babel, which prints Latin digits and signs whatever the
language: those are written out here, as the language's numbering system or
the book's choice has them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from babel.core import Locale
from babel.units import format_unit

from naskh.text.ordinals import print_ordinal

if TYPE_CHECKING:
    from naskh.languages import Language

_SHAPE: Final = re.compile(
    r"(?P<first>-?\d+(?:\.\d+)?)(?:-(?P<last>-?\d+(?:\.\d+)?))?"
    r"\s?(?P<unit>[a-z]+2?(?: [a-z]+)?|%|)",
    re.ASCII,
)
_ORDINALS: Final = ("ordinal", "ordinal feminine")

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

#: Plurals that CLDR gets wrong: Arabic counts 11 to 99 in the accusative.
OWN_PLURALS: Final[dict[tuple[str, str, str], str]] = {
    ("ar", "km2", "many"): "{} كيلومترًا مربعًا",
    ("ar", "t", "few"): "{} أطنان",
    ("ar", "t", "many"): "{} طنًّا",
}

#: British spelling for the house's English
_LOCALES: Final = {"en": "en_GB"}


#: Holds a sign of the Latin digits on its side in right-to-left text.
_LRM: Final = "\u200e"


def print_number(text: str, row: Language) -> str:
    """Print ``-1.5``, ``12000-20000``, ``88%``, ``5400 km2``, ``3 ordinal``.

    A number keeps the decimals it is typed with.  Raises :class:`ValueError`
    that says what was expected.
    """
    match = _SHAPE.fullmatch(text.strip())
    if match is None or match["unit"] not in ("", "%", *_ORDINALS, *UNITS):
        message = (
            "expected a number such as 150000, 12000-20000, 88%, 5400 km2 or "
            f"3 ordinal (units: {', '.join(UNITS)}); found {text!r}"
        )
        raise ValueError(message)
    first, last, unit = match["first"], match["last"], match["unit"]
    if unit in _ORDINALS:
        return _ordinal(text, match, row)
    printed = _decimal(first, row)
    if last:
        if Decimal(last) <= Decimal(first):
            message = f"expected a range that runs upward; found {text!r}"
            raise ValueError(message)
        # a dash beside a minus has spaces round it
        until = " – " if row.until == "–" and "-" in first + last else row.until
        printed += until + _decimal(last, row)
    if unit == "%":
        return printed + _on_its_side(row.signs.percent, row)
    if unit:
        return _with_unit(printed, unit, row, number=last or first)
    return printed


def _ordinal(text: str, match: re.Match[str], row: Language) -> str:
    if match["last"] or not match["first"].isdecimal() or int(match["first"]) < 1:
        message = f"expected one whole number above zero before ordinal; found {text!r}"
        raise ValueError(message)
    feminine = match["unit"] == "ordinal feminine"
    return print_ordinal(int(match["first"]), row, feminine=feminine)


def _decimal(number: str, row: Language) -> str:
    signs = row.signs
    whole, *decimals = f"{Decimal(number.removeprefix('-')):,}".split(".")
    parts = (whole.replace(",", signs.thousands), *decimals)
    minus = _on_its_side(signs.minus, row) if number.startswith("-") else ""
    return minus + row.localise_digits(signs.point.join(parts))


def _on_its_side(sign: str, row: Language) -> str:
    """Keep a sign of the Latin digits where they have it, as the CLDR does.

    After an Arabic letter the bidi algorithm would change its side; the signs
    of the other systems bring their own marks.
    """
    if row.is_rtl and row.numbering == "latn":
        return f"{_LRM}{sign}{_LRM}"
    return sign


def _with_unit(printed: str, unit: str, row: Language, *, number: str) -> str:
    """Put ``printed`` where CLDR's pattern for ``number`` has its number."""
    pattern = (
        OWN_PLURALS.get((row.code, unit, _plural(number, row)))
        or OWN_UNITS.get((row.code, unit))
        or _pattern(unit, number, row)
    )
    if "{}" not in pattern:
        # one metre is «متر» in CLDR's Arabic, which the end of a range cannot be
        pattern = _pattern(unit, "100", row)
    return pattern.replace("{} ", "{}\u00a0").format(printed)


def _plural(number: str, row: Language) -> str:
    """Return the plural category of ``number`` (CLDR, Language Plural Rules)."""
    rule = Locale.parse(_LOCALES.get(row.code, row.code)).plural_form
    return str(rule(abs(Decimal(number))))


def _pattern(unit: str, number: str, row: Language) -> str:
    locale = Locale.parse(_LOCALES.get(row.code, row.code))
    named = format_unit(Decimal(number), UNITS[unit], length="long", locale=locale)
    return re.sub(r"[-\u200e\u200f\u061c\u2212]*\d[\d.,٬٫]*", "{}", named, count=1)
