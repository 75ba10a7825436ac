"""Numbers in words, as far as a translation may use them for digits.

"3" may become «سه», "twelve" may become «١٢»; both are the same number.  The
words are looked for by value, so only a few forms need be made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from naskh.checks.po.patterns import words

_EN_UNITS: Final = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
)
_EN_TENS: Final = words("twenty thirty forty fifty sixty seventy eighty ninety")
_EN_ORDINALS: Final = words(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
    "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth"
)
#: Other English words that a figure may stand for.
_EN_OTHER: Final[dict[str, tuple[int, ...]]] = {
    "once": (1,),
    "single": (1,),
    "a": (1,),
    "an": (1,),
    "half": (2, 50, 30),
    "week": (7,),
    "twice": (2,),
    "double": (2,),
    "both": (2,),
    "pair": (2,),
    "couple": (2,),
    "quarter": (4, 25, 15, 3),
    "triple": (3,),
    "thrice": (3,),
    "dozen": (12,),
    "dozens": (12,),
    "fortnight": (14, 15, 2),
    "score": (20,),
    "decade": (10,),
    "hundred": (100,),
    "thousand": (1_000,),
    "million": (1_000_000,),
    "billion": (1_000_000_000,),
    "century": (100,),
    "noon": (12,),
    "midnight": (12, 0, 24),
    "percent": (100,),
}

_FA_UNITS: Final = words(
    "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده "
    "هفده هجده نوزده"
)
_FA_TENS: Final = words("بیست سی چهل پنجاه شصت هفتاد هشتاد نود")
_FA_HUNDREDS: Final = words("صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد")
_FA_IRREGULAR: Final = {1: ("اول", "نخست", "یکم"), 2: ("دوم",), 3: ("سوم",), 0: ()}

#: What is written on to a number: «چهارساله», «چهارگانه», «چهارهزار».
_FA_COUNTED: Final = "سال|ماه|روز|گان|نفر|ضلع|طبقه|هزار|صد|میلیون|راه|پا|قلو|باره|دهم"

_AR_UNITS: Final = words(
    "صفر واحد|واحدة|أحد|إحدى اثنان|اثنين|اثنا|اثني|اثنتان|اثنتين|اثنتا|اثنتي "
    "ثلاث أربع خمس ست سبع ثمان "
    "تسع عشر"
)
_AR_NUMBER: Final = re.compile(f"(?:{'|'.join(_AR_UNITS)})[ةاىي]{{0,2}}|مثنى|ثلاث|رباع")
_AR_ORDINALS: Final = words(
    "صفر أول|أولى|حادي|حادية ثاني|ثان ثالث رابع خامس سادس سابع ثامن تاسع عاشر"
)
_AR_TENS: Final = words("عشر ثلاث أربع خمس ست سبع ثمان تسع")
_AR_HUNDREDS: Final = words(
    "مئة|مائة مئتا|مئتي|مائتا|مائتي ثلاث(?:مئة|مائة) أربع(?:مئة|مائة) خمس(?:مئة|مائة) "
    "ست(?:مئة|مائة) سبع(?:مئة|مائة) ثماني?(?:مئة|مائة) تسع(?:مئة|مائة)"
)


_VOWELS: Final = re.compile("[\u064b-\u0652\u0670]")
_COUNTER: Final = re.compile("[\u200c ]?(?:تا|نفر|عدد)$")


def is_number_word(word: str) -> bool:
    """Say whether ``word`` is a small number, as in «چهارتا چهارتا»."""
    bare = _COUNTER.sub("", _VOWELS.sub("", word))
    return bare in _FA_UNITS or bool(_AR_NUMBER.fullmatch(bare))


def english_values(source: str) -> set[int]:
    """Return the numbers that words of the English ``source`` can stand for."""
    found = {_roman(numeral) for numeral in re.findall(r"\b[IVX]+\b", source)}
    pages = re.findall(r"\b(?:pp?\.|page|pages) ?([ivx]+)\b", source)
    found |= {_roman(numeral.upper()) for numeral in pages}
    words = re.findall(r"[a-z]+", source.lower())
    found |= set(_sums(words))
    for index, word in enumerate(words):
        before = words[index - 1] if index else ""
        for value in _english(word.removesuffix("s") if word != "s" else word) or (
            _english(word)
        ):
            found.add(value)
            if before in _EN_TENS and 0 < value < 10:
                found.add(10 * (_EN_TENS.index(before) + 2) + value)
            if word in ("hundred", "thousand", "million", "billion"):
                found |= {value * times for times in _english(before)}
    return found


def _sums(words: list[str]) -> Iterator[int]:
    """Yield numbers of several words, such as "one hundred and twenty"."""
    total = group = 0
    for word in (*words, ""):
        value = 0 if word in _EN_OTHER else next(iter(_english(word)), 0)
        if word == "hundred":
            group = max(group, 1) * 100
        elif word in ("thousand", "million"):
            total, group = total + max(group, 1) * _EN_OTHER[word][0], 0
        elif value and (group % 100 == 0 or value < 10 <= group % 100):
            group += value
        elif word != "and":
            yield total + group
            total, group = 0, value


def _roman(numeral: str) -> int:
    """Return the value of a numeral such as XIV: «Louis XIV»."""
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return sum(
        -value if value < max(values[index:]) else value
        for index, value in enumerate(values)
    )


@cache
def _english(word: str) -> tuple[int, ...]:
    for table, step in ((_EN_UNITS, 1), (_EN_ORDINALS, 1)):
        if word in table:
            return (table.index(word) * step,)
    for index, ten in enumerate(_EN_TENS, start=2):
        if word in (ten, ten[:-1] + "ieth", ten[:-1] + "ie"):
            return (10 * index,)
    return _EN_OTHER.get(word, ())


def is_worded(value: int, text: str, language: str) -> bool:
    """Say whether ``text`` has the number ``value`` in words of ``language``."""
    pattern = _pattern(value, language)
    if language == "ar":
        # «ستّة» is «ستة»
        text = _VOWELS.sub("", text)
    return bool(pattern and re.search(pattern, text, re.IGNORECASE))


@cache
def _pattern(value: int, language: str) -> str | None:
    makers = {"fa": _persian, "ar": _arabic, "en": _in_english}
    if language not in makers or not 0 <= value < 1000:
        return None
    forms = makers[language](value)
    return rf"(?:(?<![^\W\d_])|(?<=هزارو))(?:{forms})" if forms else None


def _persian(value: int) -> str:
    """Match a cardinal, an ordinal, or «دوتا»: endings are left open."""
    joint = "[ \u200c]?و[ \u200c]?"
    parts: list[str] = []
    if value >= 100:
        parts.append(_FA_HUNDREDS[value // 100 - 1])
    rest = value % 100
    if rest >= 20:
        parts.append(_FA_TENS[rest // 10 - 2])
        rest %= 10
    if rest or not parts:
        parts.append("|".join((_FA_UNITS[rest], *_FA_IRREGULAR.get(rest, ()))))
    # one word may be the start of another, «سهمگین»; three cannot
    end = "" if len(parts) > 1 else f"(?!(?!{_FA_COUNTED})[^\\W\\d_\u200c]{{4,}})"
    return joint.join(f"(?:{part})" for part in parts) + end


def _arabic(value: int) -> str:
    """Match a cardinal of either gender or an ordinal; units come before tens."""
    start = "[وفبكل]{0,2}(?:ال|لل)?"
    hundreds, rest = divmod(value, 100)
    words: list[str] = []
    if hundreds:
        words.append(f"(?:{_AR_HUNDREDS[hundreds - 1]})")
    if rest >= 20:
        tens, units = divmod(rest, 10)
        if units:
            words.append(_arabic_units(units))
        words.append(f"{_AR_TENS[tens - 2]}(?:ون|ين)")
    elif rest > 10:
        words.append(f"{_arabic_units(rest - 10)} (?:ال)?عشرة?")
    elif rest or not hundreds:
        words.append(_arabic_units(rest))
    return start + rf" ?{start}".join(words)


def _arabic_units(value: int) -> str:
    forms = f"(?:{_AR_UNITS[value]}|{_AR_ORDINALS[value]})"
    # the dual of a counted noun has no numeral, «مرتين»; that is not looked for
    return rf"{forms}[ةاىيً]{{0,2}}"


def _in_english(value: int) -> str:
    if value < 20:
        return rf"{_EN_UNITS[value]}|{_EN_ORDINALS[value]}"
    tens, units = divmod(value, 10)
    if value >= 100:
        return rf"{_EN_UNITS[value // 100]} hundred" if value % 100 == 0 else ""
    word = _EN_TENS[tens - 2]
    if not units:
        return rf"{word}|{word[:-1]}ieth"
    return rf"{word}[ -](?:{_EN_UNITS[units]}|{_EN_ORDINALS[units]})"
