"""Rules of the zero width non-joiner and joiner.

Persian parts prefixes and endings from a word with ZWNJ (U+200C): a space
would make two words of one, and joined letters another word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from naskh.checks.po.patterns import (
    END,
    LETTERS,
    MARKS,
    NON_JOINING,
    START,
    WORD,
    ZWNJ,
    finder,
    is_quoted,
)
from naskh.checks.po.rule import Example, Rule
from naskh.checks.po.verbs import JOINED_VERB, VERB

if TYPE_CHECKING:
    from naskh.checks.po.rule import Message

_PERSIAN: Final = ("fa",)
_SPACE: Final = "[ \u00a0]"

#: Endings of the plural, with what may follow them.
_PLURAL: Final = "ها(?:ی(?:ی|م|ت|ش|مان|تان|شان|ند)?|م|ت|ش|یم|مان|تان|شان|ئی)?"
#: Adjectives whose comparative is common; «چشم تر» is a wet eye.
_ADJECTIVES: Final = (
    "بزرگ|کوچک|بیش|کم|مهم|قوی|ضعیف|سریع|آسان|سخت|بلند|کوتاه|زیاد|دقیق|روشن|پیچیده|"
    "نزدیک|دور|گران|ارزان|قدیمی|جدید|جوان|پیر|عمیق|وسیع|ساده|مشهور|قدیم|سنگین|سبک|"
    "گرم|سرد|زیبا|زشت|خوب|پایین|بالا|کامل|جدی|شدید|مناسب|گسترده|طولانی|واضح|ایمن|"
    "امن|آرام|تند|کند|عالی|پرکار|غنی|فقیر|شیرین|تلخ|پهن|باریک|نازک|کهن|تازه|عمده|پررنگ|"
    "کمرنگ|مفید|موفق|خطرناک|محکم|نرم|معروف|کارآمد|مطمئن|دشوار|راحت|پیشرفته|معمول|متداول|تاریک|خشک|خلوت|شلوغ|تمیز|کثیف|کلفت|"
    "ضخیم|لاغر|چاق|زرنگ|باهوش|خوشحال|غمگین|نیرومند|توانا|درشت|ریز|ظریف|قشنگ|شاد|مهربان|"
    "نادر|کمیاب|فراوان|پراکنده|انبوه|سالم|جالب|عجیب|ترسناک|آشنا|پرشمار|سودمند|گویا|"
    "استوار|پایدار|برجسته|آشکار|پنهان|سفید|سیاه|سرخ|دانا|نادان|هوشیار|رایج|ارزشمند|"
    "خوشمزه|شور|تیز|گود|عریض|بد|خوش|درخشان|فعال|مؤثر|موثر|منظم|مرتب|حساس|صریح"
)

_PREFIX_SPACED: Final = (
    rf"{START}(?<!ماه )(?<!ماه می )(?:ن?می{_SPACE}+(?={VERB}{END})|نمی{_SPACE}+"
    rf"(?=[{LETTERS}]{{2,}}(?:م|یم|ید|ند|ود){END}))"
)
_PREFIX_JOINED: Final = rf"{START}ن?می(?={JOINED_VERB}{END})"
_PLURAL_SPACED: Final = (
    rf"(?<=[{LETTERS}])(?<!{_SPACE}ها){_SPACE}+(?={_PLURAL}{END})"
    # a cry is doubled: «ها ها», «های و هوی»
    rf"(?!ها[ی]?{_SPACE}ها|های و هوی)"
)
#: After a silent heh; in «راهها» and «کوهها» it is heard.
_PLURAL_JOINED: Final = rf"(?<=[{LETTERS}][^اویآ\W\d_]ه)(?={_PLURAL}{END})"
_SUPERLATIVE_SPACED: Final = (
    rf"(?<=[{LETTERS}]){_SPACE}+(?=ترین(?:ها|های|شان|ش|مان)?{END})"
)
#: Before «تر از» every word is compared, but for what can be wet with something.
_COMPARATIVE_SPACED: Final = (
    rf"{START}(?:(?P<word>{_ADJECTIVES}){_SPACE}+(?=تر(?:ی|ها|های)?{END})"
    rf"|(?P<any>(?!(?:چشم|دیده|مژه|مژگان|گونه|لب|دامن|لباس|زمین|هیزم|چوب|خاک|مو|صورت|دست|"
    rf"را|و|یا|نه|هم|همه){END})[{LETTERS}\u200c]{{3,20}}(?<!ش)(?<!م)){_SPACE}+(?=تر{_SPACE}از{END}))"
)
#: A participle and its verb; any word in a silent heh and its indefinite ی.
_ENDING_SPACED: Final = (
    rf"(?<=[{LETTERS}][تد]ه){_SPACE}+(?=(?:ام|ایم|اید|اند){END})"
    rf"|(?<=[{LETTERS}][بپتثجچحخدذرزژسشصضطظعغفقکگلمنی]ه)"
    rf"{_SPACE}+(?=(?:ای|اند|اش){END}(?!{_SPACE}(?:خدا|دوست|کاش|مردم|برادر|جان|دل)))"
    # endings that are no words of their own: «پدر اش», «خوب اند»
    rf"|(?<=[{LETTERS}]{{2}}){_SPACE}+(?=(?:اش|ایم|اید){END})"
    # «خانه ی»; the name of the letter follows «حرف» or another letter
    rf"|(?<=[{LETTERS}]{{2}}ه){_SPACE}+(?=ی{END})"
)

_BESIDE: Final = r"[\s،؛؟!.:;,?…«»‹›()\[\]]"


def _to_zwnj(place: re.Match[str]) -> str:
    """Join with ZWNJ, or directly where the letter before never joins."""
    before = place.string[: place.start()].rstrip(MARKS)[-1:]
    return "" if before and before in NON_JOINING else ZWNJ


def _after_prefix(place: re.Match[str]) -> str:
    return place[0].rstrip(" \u00a0") + ZWNJ


def _to_heh(place: re.Match[str]) -> str | None:
    """Join with ZWNJ after a heh; other words may write the ending «ش» or «یم»."""
    before = place.string[: place.start()].rstrip(MARKS)
    return ZWNJ if before.endswith("ه") else None


def _after_word(place: re.Match[str]) -> str:
    word = place["word"] or place["any"]
    is_joined = word in ("کم", "بیش") or word[-1] in NON_JOINING
    return word + ("" if is_joined else ZWNJ)


def _is_wine(seen: Message, place: re.Match[str]) -> bool:
    """«ماه می», «۲۴ می»: the month."""
    before = seen.prose[max(0, place.start() - 20) : place.start()].rstrip()
    return bool(re.search(r"(?:ماه|ماهِ|[\d]|اول|دوم|اواخر|اوایل|اواسط)\Z", before))


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "zwnj-prefix",
        "error",
        "The prefix «می» is parted from its verb by ZWNJ, not by a space.",
        "Set a half-space (U+200C) for the space.",
        Example("fa", "They go.", "آن‌ها می روند.", "آن‌ها می‌روند."),
        finder(
            _PREFIX_SPACED,
            "expected ZWNJ after the prefix, found a space after {}",
            _after_prefix,
            excused=_is_wine,
        ),
        _PERSIAN,
        is_mended=True,
    ),
    Rule(
        "zwnj-prefix-joined",
        "warning",
        "The prefix «می» is parted from its verb by ZWNJ, not joined to it.",
        "Set a half-space (U+200C) after «می».",
        Example("fa", "They go.", "آن‌ها میروند.", "آن‌ها می‌روند."),
        finder(
            _PREFIX_JOINED,
            "expected ZWNJ after the prefix, found it joined: {}",
            lambda place: place[0] + ZWNJ,
        ),
        _PERSIAN,
        is_mended=True,
    ),
    Rule(
        "zwnj-plural",
        "error",
        "The plural «ها» is parted from its word by ZWNJ, not by a space.",
        "Set a half-space (U+200C) for the space.",
        Example("fa", "the books of the city", "کتاب های شهر", "کتاب‌های شهر"),
        finder(
            _PLURAL_SPACED,
            "expected ZWNJ before the plural ending, found a space",
            _to_zwnj,
        ),
        _PERSIAN,
        is_mended=True,
    ),
    Rule(
        "zwnj-plural-joined",
        "warning",
        "The plural «ها» is parted from a silent heh by ZWNJ, not joined to it.",
        "Set a half-space (U+200C) before «ها».",
        Example("fa", "the houses", "خانهها", "خانه‌ها"),
        finder(
            _PLURAL_JOINED,
            "expected ZWNJ before the plural ending, found it joined",
            ZWNJ,
        ),
        _PERSIAN,
        is_mended=True,
    ),
    Rule(
        "zwnj-superlative",
        "error",
        "«ترین» is parted from its adjective by ZWNJ, not by a space.",
        "Set a half-space (U+200C) for the space.",
        Example("fa", "the oldest house", "قدیمی ترین خانه", "قدیمی‌ترین خانه"),
        finder(
            _SUPERLATIVE_SPACED, "expected ZWNJ before «ترین», found a space", _to_zwnj
        ),
        _PERSIAN,
        is_mended=True,
    ),
    Rule(
        "zwnj-comparative",
        "warning",
        "«تر» is parted from its adjective by ZWNJ, not by a space.",
        "Set a half-space (U+200C) for the space.",
        Example("fa", "A smaller house.", "خانه‌ای کوچک تر.", "خانه‌ای کوچک‌تر."),
        finder(
            _COMPARATIVE_SPACED,
            "expected ZWNJ before «تر», found a space after {}",
            _after_word,
        ),
        _PERSIAN,
        is_mended=True,
    ),
    Rule(
        "zwnj-ending",
        "warning",
        "Endings after a silent heh (ام، ای، ی، اند، اش) are parted from it by ZWNJ.",
        "Set a half-space (U+200C) for the space.",
        Example("fa", "They have gone.", "آن‌ها رفته اند.", "آن‌ها رفته‌اند."),
        finder(
            _ENDING_SPACED, "expected ZWNJ before the ending, found a space", _to_heh
        ),
        _PERSIAN,
        is_mended=True,
    ),
    Rule(
        "zwnj-double",
        "error",
        "One ZWNJ is enough.",
        "Delete the others.",
        Example("fa", "They go.", "می‌‌روند.", "می‌روند."),
        finder(f"{ZWNJ}{{2,}}", "expected one ZWNJ, found {}", ZWNJ),
        is_mended=True,
    ),
    Rule(
        "zwnj-edge",
        "error",
        "ZWNJ stands between two letters, never beside a space or a mark.",
        "Delete it.",
        Example("fa", "The books are here.", "کتاب‌ها‌ اینجاست.", "کتاب‌ها اینجاست."),
        finder(
            rf"(?:^|(?<=[\s،؛؟!.:;,?…«‹(\[])){ZWNJ}+|(?<!{ZWNJ}){ZWNJ}+(?={_BESIDE}|$)"
            rf"|(?<=[»›)\]]){ZWNJ}+(?!{_PLURAL}|ای|ی)",
            "expected ZWNJ between letters only, found one at the edge of a word",
            "",
        ),
        ("fa", "ur"),
        is_mended=True,
    ),
    Rule(
        "zwnj-foreign",
        "error",
        "ZWNJ parts letters of the Arabic script, not Latin letters or digits.",
        "Delete it, or set a space; before an ending, as in «۳‌م», it may stay.",
        Example("fa", "The year 1980.", "سال‌۱۹۸۰.", "سال ۱۹۸۰."),
        finder(
            rf"(?<!{ZWNJ}){ZWNJ}+(?=[A-Za-z\d])",
            "expected ZWNJ between letters only, found one before another script",
            " ",
        ),
        ("fa", "ur"),
        is_mended=True,
    ),
    Rule(
        "zwnj-useless",
        "warning",
        "No ZWNJ after a letter that never joins the next one.",
        "Delete it: it changes nothing that is seen, and hides the word from search.",
        Example("fa", "books", "کار‌ها", "کارها"),
        finder(
            # before a vowel it parts syllables, as in «کار‌آموز»
            rf"(?<=[اأإآدذرزژوؤ]){ZWNJ}(?=[{LETTERS}])(?![اآ])",
            "expected the letters side by side, found ZWNJ after one that never joins",
            "",
        ),
        _PERSIAN,
        is_mended=True,
    ),
    Rule(
        "zwnj-arabic",
        "warning",
        "Arabic needs no ZWNJ.",
        "Delete it, or set a space between two words.",
        Example("ar", "the book", "ال‌كتاب", "الكتاب"),
        finder(
            rf"(?<=[{LETTERS}]){ZWNJ}+(?=[{LETTERS}])|^{ZWNJ}+|(?<!{ZWNJ}){ZWNJ}+(?={_BESIDE}|$)"
            rf"|(?<=\s){ZWNJ}+",
            "expected no ZWNJ in Arabic, found one",
            excused=is_quoted,
        ),
        ("ar",),
    ),
    Rule(
        "zwj",
        "warning",
        "ZWJ (U+200D) stands in abbreviations such as ه‍.ق. only.",
        "Delete it; letters of a word join by themselves.",
        Example("fa", "The key.", "کل‍ید.", "کلید."),
        finder(
            rf"(?<=[{WORD}])(?<!ه)\u200d(?=[{LETTERS}])|ه\u200d(?=[{LETTERS}])"
            rf"|(?<=[\s{LETTERS}])(?<!ه)\u200d(?=\s|$)",
            "expected letters only, found a joiner (U+200D)",
            lambda place: place[0].replace("\u200d", ""),
        ),
        ("fa", "ar"),
        is_mended=True,
    ),
)
