"""Rules of the characters that no prose of any language needs.

Controls, overrides and unbalanced isolates are the gate's
(:mod:`naskh.catalogs.characters`).  What these rules forbid is invisible, looks
like something else, or will be turned into something else by the next program
that handles it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from naskh.checks.po.patterns import LETTERS, MARKS, finder
from naskh.checks.po.rule import Example, Found, Rule

if TYPE_CHECKING:
    from naskh.checks.po.rule import Message

#: The signs among the presentation forms that are characters of their own.
_ORNATE: Final = "\ufd3e\ufd3f\ufdf2\ufdfa-\ufdfd\ufd40-\ufd4f\ufdcf\ufdfe\ufdff"
_PRESENTATION: Final = rf"(?![{_ORNATE}])[\ufb00-\ufdff\ufe70-\ufefc]+"

#: Zero width space, soft hyphen, word joiner, fillers, line separators …
_INVISIBLE: Final = (
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064"
    "\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]"
    # variation selectors, but for those that choose the look of a symbol
    "|(?<![\u0023\u002a\u0030-\u0039\u00a9\u00ae\u2000-\u3299\U0001f000-\U0001faff])"
    "[\ufe00-\ufe0f]|[\U000e0100-\U000e01ef]"
    # tags, but for those of a flag
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0001-\U000e007f]"
)
#: Object replacement, replacement, noncharacters, private use.
_LOST: Final = "[\ufffc\ufffd\ufdd0-\ufdef\ue000-\uf8ff\U000f0000-\U0010ffff]"
#: A mark beside a number, a bracket or a Latin word turns it the right way;
#: between letters it does nothing, before a full stop it does harm.
_MARK: Final = (
    rf"(?:(?<=[{LETTERS}{MARKS}\s،؛؟])|^)[\u200e\u200f\u061c]+"
    rf"(?=[{LETTERS}\s،؛؟.:!]|$)"
)
_CLUSTER: Final = re.compile(
    r"\S[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u3099\u309a]*"
)

_GREEK: Final = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_CYRILLIC: Final = "\u0400-\u052f"
_LATIN: Final = "A-Za-z\u00c0-\u024f"
_HOMOGLYPH: Final = (
    rf"(?<![{_LATIN}{_CYRILLIC}{_GREEK}])"
    rf"(?=[{_LATIN}]*[{_CYRILLIC}{_GREEK}])(?=[{_CYRILLIC}{_GREEK}]*[{_LATIN}])"
    rf"[{_LATIN}{_CYRILLIC}{_GREEK}]{{2,}}"
)
#: Particles that Arabic writes on to the next word, and Persian endings.
_BEFORE: Final = "و|ف|ب|ل|ك|ال|بال|لل|وال|فال|كال|ولل|وب|ول"
_AFTER: Final = (
    "(?:ها|های|هایی|هایش|هایشان|هایمان|ی|ای|ام|اند|اش|یی|م|مین|دار|گونه|وار|ترین|تر)"
)
_GLUED: Final = (
    rf"[{LETTERS}][{MARKS}]*[{_LATIN}]+(?=[{LETTERS}])"
    rf"|(?<![{LETTERS}{MARKS}])(?!(?:{_BEFORE})[{_LATIN}])"
    rf"(?:[{LETTERS}][{MARKS}]*)+[{_LATIN}]+"
    rf"|(?<![{LETTERS}{MARKS}{_LATIN}])[{_LATIN}]+(?!{_AFTER}(?![{LETTERS}]))[{LETTERS}]+"
)


def _not_nfc(seen: Message) -> Iterator[Found]:
    """Yield each letter and its marks that NFC writes with other characters.

    A mere change of the order of the marks is no fault: a shadda is typed
    before its vowel, and NFC puts it behind.
    """
    if unicodedata.is_normalized("NFC", seen.text):
        return
    for place in _CLUSTER.finditer(seen.text):
        composed = unicodedata.normalize("NFC", place[0])
        if sorted(composed) != sorted(place[0]):
            yield Found(
                f"expected “{composed}” in as few characters as Unicode has for "
                f"it, found {' '.join(f'U+{ord(char):04X}' for char in place[0])}",
                place.start(),
                place.end(),
                composed,
            )


def _plain(place: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", place[0])


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "presentation-form",
        "error",
        "Letters are typed as themselves, not in the shapes they take.",
        "Type the letters anew; the font chooses their shapes. "
        "Only ﷺ ﷻ ﷲ ﷽ ﷼ ﴾ ﴿ are signs of their own.",
        Example("fa", "A book.", "یک ﮐﺘﺎب.", "یک کتاب."),
        finder(
            _PRESENTATION,
            "expected letters, found their presentation forms {}",
            _plain,
            where="text",
        ),
        is_mended=True,
    ),
    Rule(
        "bidi-mark",
        "warning",
        "Directional marks stand beside numbers, brackets and Latin words at most.",
        "Delete the mark; Naskh isolates words of the other direction itself.",
        Example("ar", "The key is lost.", "ضاع\u200e المفتاح.", "ضاع المفتاح."),
        finder(_MARK, "expected no directional mark, found {}", where="text"),
    ),
    Rule(
        "invisible-character",
        "error",
        "No character is invisible, but for spaces and joiners.",
        "Delete the character.",
        Example("fa", "The key.", "کلی\u200bد.", "کلید."),
        finder(_INVISIBLE, "expected nothing invisible, found {}", "", where="text"),
        is_mended=True,
    ),
    Rule(
        "lost-character",
        "error",
        "No replacement or private-use character stands in a text.",
        "Type the word anew; the character was lost on its way here.",
        Example("ar", "The key.", "المفت\ufffdح.", "المفتاح."),
        finder(_LOST, "expected text, found {}", where="text"),
    ),
    Rule(
        "not-nfc",
        "warning",
        "A letter with its mark is one character wherever Unicode has one (NFC).",
        "Type the letter anew as one character.",
        Example("ar", "To the city.", "ا\u0655لى المدينة.", "إلى المدينة."),
        _not_nfc,
        is_mended=True,
    ),
    Rule(
        "mixed-script",
        "error",
        "All letters of a word are of one script.",
        "Type the word anew on one keyboard, or set a space between two words.",
        Example("en", "Naskh.", "N\u0430skh.", "Naskh."),
        finder(
            f"{_HOMOGLYPH}|{_GLUED}",
            "expected letters of one script in a word, found {}",
        ),
    ),
)
