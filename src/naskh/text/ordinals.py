"""Ordinals: "3rd", «سوم», «الثالث».

Persian and Arabic books write a small ordinal as a word.  Persian makes it by
rule.  The Arabic one agrees with its noun, so the source says when that is
feminine; from twenty on it has cases as well, which nobody can know here, so
figures are printed, which have neither: «الـ٢٤».  CLDR has rules for neither
language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from naskh.languages import Language

_PERSIAN: Final = [
    "یک",
    "دو",
    "سه",
    "چهار",
    "پنج",
    "شش",
    "هفت",
    "هشت",
    "نه",
    "ده",
    "یازده",
    "دوازده",
    "سیزده",
    "چهارده",
    "پانزده",
    "شانزده",
    "هفده",
    "هجده",
    "نوزده",
]
_PERSIAN_TENS: Final = ["بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
#: Persian cardinal -> its ordinal, where the ending alone does not make it
_PERSIAN_IRREGULAR: Final = {"سه": "سوم", "سی": "سی\u200cام"}

_ARABIC: Final = [
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
]
#: Arabic masculine -> feminine, where the ending alone does not make it
_ARABIC_FEMININE: Final = {"الأول": "الأولى"}


def print_ordinal(number: int, row: Language, *, feminine: bool = False) -> str:
    """Print the ordinal of ``number``, at least 1, in the language ``row``.

    ``feminine`` counts where the language has a feminine word.
    """
    word = ""
    if row.code == "fa":
        word = _persian(number)
    elif row.code == "ar":
        word = _arabic(number, feminine=feminine)
    return word or _figures(number, row, feminine=feminine)


def _persian(number: int) -> str:
    """Return «اول» to «نود و نهم»; beyond, nothing."""
    if number == 1:
        return "اول"
    if number > 99:
        return ""
    tens, unit = divmod(number, 10)
    if number < 20:
        words = [_PERSIAN[number - 1]]
    else:
        words = [_PERSIAN_TENS[tens - 2], *([_PERSIAN[unit - 1]] if unit else [])]
    *first, last = words
    return " و ".join([*first, _PERSIAN_IRREGULAR.get(last, f"{last}م")])


def _arabic(number: int, *, feminine: bool) -> str:
    """Return «الأول» to «التاسع عشر»; beyond, nothing."""
    if number > 19:
        return ""
    if number <= 10:
        words = [_ARABIC[number - 1]]
    else:
        words = ["الحادي" if number == 11 else _ARABIC[number - 11], "عشر"]
    if feminine:
        words = [_ARABIC_FEMININE.get(word, f"{word}ة") for word in words]
    return " ".join(words)


def _figures(number: int, row: Language, *, feminine: bool) -> str:
    figures = row.localise_digits(str(number))
    if row.code == "en":
        return figures + _english_ending(number)
    before, after = {
        "fa": ("", "م"),
        "ar": ("الـ", ""),
        "he": ("ה־", ""),
        "ur": ("", "ویں" if feminine else "واں"),
    }.get(row.code, ("", "."))
    return f"{before}{figures}{after}"


def _english_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
