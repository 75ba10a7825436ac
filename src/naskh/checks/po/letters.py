"""Rules of the letters of Persian and of Arabic, and of certain spellings.

The two share a script and not all its letters: ی and ک are Persian, ي and ك
are Arabic, and a keyboard of the one writes the other wrong.  A quotation in
the other language keeps its letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from naskh.checks.po import spellings
from naskh.checks.po.patterns import (
    LETTERS,
    MARKS,
    WORD,
    finder,
    is_quoted,
    quotation,
)
from naskh.checks.po.rule import Example, Rule

if TYPE_CHECKING:
    from naskh.checks.po.rule import Message

#: Vowelled, or with a letter that Persian does not have: Arabic is quoted.
_ARABIC: Final = re.compile("(?:[\u064c-\u0650\u0652\u0670].*){3}|[﴾﴿إ]")
#: With a letter or a joiner that Arabic does not have: Persian is quoted.
_PERSIAN: Final = re.compile("[پچژگ\u200c]|بالفارسية|بالأردية")

_FA_LETTERS: Final = str.maketrans("يىئكہھەےۂ", "ییئکهههیۀ")
_AR_LETTERS: Final = str.maketrans("یکہھە", "يكههه")


def _in_arabic(seen: Message, place: re.Match[str]) -> bool:
    return bool(_ARABIC.search(quotation(seen, place) or ""))


def _in_persian(seen: Message, place: re.Match[str]) -> bool:
    return bool(_PERSIAN.search(quotation(seen, place) or ""))


def _persian(place: re.Match[str]) -> str:
    return place[0].translate(_FA_LETTERS)


def _arabic(place: re.Match[str]) -> str | None:
    """Return the Arabic letter; a final ی may be ي or ى, and a person decides."""
    at_end = not re.match(f"[{MARKS}]*[{LETTERS}]", place.string[place.end() :])
    if place[0] in "یے" and at_end:
        return None
    return place[0].translate(_AR_LETTERS)


#: Proclitics before a word of another script, and the mark of the Hijra, are
#: drawn out by custom; a superscript alef stands on a tatweel in the Koran.
_DRAWN: Final = re.compile(
    f"هـ|[وف]?(?:[بلك]|ال|بال|كال|لل)ـ|[{WORD}]*ـ(?=[\u0653-\u0655\u0670])[{WORD}]*"
)


def _may_be_drawn(_seen: Message, place: re.Match[str]) -> bool:
    return "ـ" not in place[0] or bool(_DRAWN.fullmatch(place[0]))


def _is_arabic(seen: Message, place: re.Match[str]) -> bool:
    return not re.search("[گچپژ]", place[0]) or is_quoted(seen, place)


def _without_tatweel(place: re.Match[str]) -> str:
    return place[0].replace("ـ", "")


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "arabic-yeh",
        "error",
        "Persian writes ی (U+06CC), with no dots at the end of a word.",
        "Type ی on a Persian keyboard.",
        Example("fa", "Iranian", "ايراني", "ایرانی"),
        finder(
            "[يى]",
            "expected ی, found the Arabic letter {}",
            _persian,
            excused=_in_arabic,
        ),
        ("fa",),
        is_mended=True,
    ),
    Rule(
        "arabic-kaf",
        "error",
        "Persian writes ک (U+06A9).",
        "Type ک on a Persian keyboard.",
        Example("fa", "book", "كتاب", "کتاب"),
        finder(
            "ك", "expected ک, found the Arabic letter {}", _persian, excused=_in_arabic
        ),
        ("fa",),
        is_mended=True,
    ),
    Rule(
        "urdu-letter",
        "error",
        "Persian writes ه (U+0647) and ی (U+06CC), not the letters of Urdu or Kurdish.",
        "Type the letter on a Persian keyboard.",
        Example("fa", "house", "خانہ", "خانه"),
        finder(
            "[ہھەےۂۃںٹڈڑۆێڕڵ]",
            "expected a letter of Persian, found {}",
            lambda place: _persian(place) if place[0] in "ہھەے" else None,
        ),
        ("fa",),
        is_mended=True,
    ),
    Rule(
        "heh-yeh",
        "warning",
        "The ezafe on a silent heh is written هٔ (U+0647 U+0654) all through.",
        "Type ه and the hamza above; ۀ (U+06C0) is built on another letter and "
        "is not found by a search for ه.",
        Example("fa", "the house of Sara", "خانۀ سارا", "خانهٔ سارا"),
        finder("ۀ", "expected هٔ, found {}", "هٔ"),
        ("fa",),
        is_mended=True,
    ),
    Rule(
        "teh-marbuta",
        "warning",
        "Persian writes ه or ت for the Arabic ة.",
        "Write ه or ت as the word is read; Arabic phrases with the article keep ة.",
        Example("fa", "the nature of life", "طبیعة زندگی", "طبیعت زندگی"),
        finder(
            rf"(?<![{WORD}])(?!ال)(?<!ال)[{WORD}]*ة(?!\u200c?ال)(?! ال)[{WORD}]*",
            "expected ه or ت, found ة in {}",
            excused=_in_arabic,
        ),
        ("fa",),
    ),
    Rule(
        "persian-letter",
        "error",
        "Arabic writes ي, ى and ك, not the letters of Persian or Urdu.",
        "Type the letter on an Arabic keyboard.",
        Example("ar", "He wrote a book.", "کتب كتابًا.", "كتب كتابًا."),
        finder(
            "[یکەہھےۀں]",
            "expected a letter of Arabic, found {}",
            _arabic,
            excused=_in_persian,
        ),
        ("ar",),
        is_mended=True,
    ),
    Rule(
        "foreign-letter",
        "warning",
        "Arabic writes names in its own letters; گ چ پ ژ stand in quotations only.",
        "Write the name as Arabic books do (غ or ك, تش, ب, ج), or put the foreign "
        "spelling in quotation marks or brackets.",
        Example("ar", "Paris", "پاريس", "باريس"),
        finder(
            f"[{LETTERS}]+",
            "expected letters of Arabic, found {}",
            excused=_is_arabic,
        ),
        ("ar",),
    ),
    Rule(
        "tatweel",
        "error",
        "No word is drawn out with tatweel (U+0640).",
        "Delete it; the font sets the length. هـ for the Hijra, and بـ or الـ before "
        "another script, may stay.",
        Example("fa", "city", "شـــهر", "شهر"),
        finder(
            f"[{WORD}]+",
            "expected no tatweel, found {}",
            _without_tatweel,
            excused=_may_be_drawn,
        ),
        ("fa", "ar", "ur"),
        is_mended=True,
    ),
    Rule(
        "hamza-seat",
        "error",
        "Common words carry their hamza: إلى، أو، إذا، أكثر; and none where none is.",
        "Write the hamza as the dictionary does.",
        Example("ar", "to the river", "الى النهر", "إلى النهر"),
        spellings.hamza,
        ("ar",),
        is_mended=True,
    ),
    Rule(
        "teh-or-heh",
        "error",
        "The feminine ending is ة, the pronoun and the root's letter ه.",
        "Type ة or ه.",
        Example("ar", "the Arabic language", "اللغه العربيه", "اللغة العربية"),
        spellings.teh_or_heh,
        ("ar",),
        is_mended=True,
    ),
    Rule(
        "yeh-or-alef",
        "error",
        "A final ي has two dots, a final alef (ى) none: في، التي، إلى، حتى.",
        "Type ي or ى.",
        Example("ar", "in the city", "فى المدينة", "في المدينة"),
        spellings.yeh_or_alef,
        ("ar",),
        is_mended=True,
    ),
)
