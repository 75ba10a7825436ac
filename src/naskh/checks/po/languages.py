"""A row for every language, also for those Naskh sets no type in."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError

from naskh.languages import LANGUAGES, Language

_BASE: Final = "en"


@cache
def row_of(code: str) -> Language:
    """Return the row of the folder name ``code``: ``fa``, ``fa_IR``, ``de``.

    A language without a row gets a plain one, with its direction and name
    from the CLDR; the general rules need no more.  What the CLDR does not
    know is taken for one that is written from left to right.
    """
    base = code.replace("-", "_").partition("_")[0].partition("@")[0]
    if base in LANGUAGES:
        return LANGUAGES[base]
    locale = _locale(base)
    is_rtl = locale is not None and locale.character_order == "right-to-left"
    return replace(
        LANGUAGES[_BASE],
        code=base,
        name=(locale and locale.display_name) or code,
        direction="rtl" if is_rtl else "ltr",
    )


def is_known(code: str) -> bool:
    """Say whether the CLDR knows the language of ``code``."""
    return _locale(code.replace("-", "_").partition("_")[0]) is not None


def _locale(base: str) -> Locale | None:
    try:
        return Locale.parse(base)
    except (UnknownLocaleError, ValueError):
        return None
