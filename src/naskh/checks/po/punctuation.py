"""Rules of punctuation, and of words and brackets that a slip leaves over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from naskh.checks.po.marks import (
    ARABIC_SCRIPT,
    DIGITS,
    LETTERS,
    VOWELS,
    around,
    pattern_check,
)
from naskh.checks.po.number_words import is_number_word
from naskh.checks.po.rule import Example, Found, Message, Rule

_WORD = f"{LETTERS}{VOWELS}"
_INDEX = re.compile(r"(?:single|pair|triple|see|seealso):\s")
_REPEATED = re.compile(r"([؟?!،؛,;:])\1+|[؟?!]{3,}|(?<!\.)\.\.(?!\.)")

#: mark of the source -> the same mark in any script
_MARKS: Final = {
    ".": ".۔。।።։",
    "!": "!！",
    "?": "?؟？",
    ":": ":：",
    ";": ";؛；",
    ",": ",،、，",
    "…": "…",
}
_KINDS: Final = {mark: kind for kind, marks in _MARKS.items() for mark in marks}
#: Between these the languages differ; in Greek, the query is a semicolon.
_TOLERATED: Final = frozenset((".!", "!.", ".…", "….", "!…", "…!", "?;"))
#: Languages that end a sentence with a space, or with signs of their own.
_UNMARKED: Final = frozenset(("th", "lo", "km", "my", "bo", "dz", "am", "ti"))
_OWN: Final = {"?": "؟", ";": "؛", ",": "،"}
_CLOSERS: Final = " \t\n\u00a0»«”“‘\"’')]›\u200e\u200f\u2069*"
_LAST_NOTE = re.compile(r"(?:\\?\s?\[[\w#*][\w.+:-]{0,60}\]_|\\?\s?\[[#*]\]_)\Z")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-Za-z]|etc|al|eds?|vol|no|pp|ca|Jr|Sr|St|cf|Inc|Ltd|Co|Dr|Mrs?)\.\Z"
)
#: The number of an item: ``a)``, ``۱)``.
_ITEM = re.compile(r"\A\s*\w{1,3}\)")
_BRACKETS: Final = {")": "(", "]": "["}

_TWICE = re.compile(
    r"(?<![^\s«(“\"])([^\W\d_][\w\u200c\u064b-\u065f\u0670]+)\s+\1"
    r"(?![\w\u200c\u200d\u064b-\u065f])",
)
#: Such as "one by one" and "step by step".
_TWICE_ON_PURPOSE: Final = """
    آرام آهسته اندک پاره پله تک تکه جا جدا جرعه جفت جوق خال خرد خوش دانه دسته
    دوان ذره رفته رگه زود شاخه فوج قدم قطره کم کوچه گام گاه گروه گله
    گونه لای لحظه لرزان لقمه لنگان مشت موج نرم نسل نفس نم نه وجب ورق هی یک
    یکی کشان پرسان گریان افتان هن پچ تند بله خیلی
    یواش خرده ریز
    رويدا صفا دكا قليلا لا نعم هيا حذار الله قطرة بيتا واحدا خطوة شبرا
    had that bye so no ha
"""
#: "Come, come": a comma may stand between the two of the source.
_TWICE_IN_SOURCE = re.compile(
    r"\b(\w{2,})(?:,? | (?:upon|after|by|on|to|and|for|in|over) )\1\b", re.IGNORECASE
)
_REDUPLICATED: Final = frozenset(_TWICE_ON_PURPOSE.split())


def _ascii_semicolon(message: Message) -> Iterator[Found]:
    """Yield ``;`` after Arabic letters, but not between the parts of an index entry."""
    source = message.source
    is_sentence = len(source) > 120 or source.rstrip().endswith((".", "!", "?", ":"))
    if _INDEX.match(source) or (";" in source and not is_sentence):
        return
    yield from _SEMICOLON(message)


_SEMICOLON = pattern_check(
    rf"(?<=[{_WORD}{DIGITS}»)\ufffc]);(?=\s|$|[{LETTERS}])", "؛ (U+061B)", "؛"
)


def _end(text: str, prose: str) -> str:
    """Return the kind of the mark at the end of a message, "" where there is none.

    Notes and closing marks behind it do not count.
    """
    end = len(text.rstrip())
    while found := _LAST_NOTE.search(text, max(0, end - 70), end):
        end = found.start()
    kept = end
    while kept and (text[kept - 1] in _CLOSERS or text[kept - 1] == "\\"):
        kept -= 1
    if prose[:kept].endswith("..."):
        return "…"
    return _KINDS.get(prose[kept - 1 : kept], "")


def _is_tolerated(pair: str, text: str) -> bool:
    """Say whether the two marks may differ.

    A quotation that asks or cries may stand at the end here: «… گفت: «آیا؟»».
    """
    is_quoted = bool(re.search(r"[؟?!][»”]\Z", text.rstrip()))
    return pair in _TOLERATED or (is_quoted and pair[-1:] in ("?", "!"))


def _is_verse(text: str) -> bool:
    """Say whether a verse of the Koran ends the text; its bracket is its mark."""
    return text.rstrip()[-1:] in "﴾﴿"


def _end_mark(message: Message) -> Iterator[Found]:
    source, text = message.source, message.text
    if message.language.code in _UNMARKED:
        return
    if "\n" in source.strip() or not re.search(r"[^\W\d_]{2}", message.source_prose):
        return
    if source.rstrip().endswith("::") or _INDEX.match(source):
        return
    expected, found = _end(source, message.source_prose), _end(text, message.prose)
    if expected == found or _is_tolerated(expected + found, text):
        return
    if expected == "." and _is_verse(text):
        return
    if _ABBREVIATION.search(source.rstrip(_CLOSERS)) or re.search(
        r"(?:^|[\s(.])\w\.\Z", text
    ):
        return
    is_arabic = message.language.code in ARABIC_SCRIPT
    wanted = (_OWN.get(expected, expected) if is_arabic else expected) or "no mark"
    yield Found(
        f"expected {wanted} at the end, as in the source, found {found or 'none'}",
        max(0, len(text) - 1),
        len(text),
    )


def _repeated(message: Message) -> Iterator[Found]:
    for found in _REPEATED.finditer(message.prose):
        if _REPEATED.search(message.source_prose) or found[0] == "::":
            return
        said = around(message.text, *found.span())
        yield Found(f"expected one mark, found: {said}", *found.span(), found[0][0])


def _hyphen(message: Message) -> Iterator[Found]:
    if re.search("[–—]|(?<!-)--", message.source_prose):
        yield from _HYPHEN(message)


_HYPHEN = pattern_check(rf"(?<=[{_WORD}»)] )-(?= [{LETTERS}«(])", "a dash")


def _brackets(message: Message) -> Iterator[Found]:
    place = _unbalanced(_ITEM.sub(_unbracketed, message.prose))
    if place is not None and _unbalanced(message.source_prose) is None:
        said = around(message.text, place, place + 1)
        yield Found(f"expected brackets in pairs, found: {said}", place, place + 1)


def _unbracketed(item: re.Match[str]) -> str:
    return item[0].replace(")", " ")


def _unbalanced(text: str) -> int | None:
    """Return the place of the first bracket without its partner."""
    open_places: list[int] = []
    for found in re.finditer(r"[()\[\]]", text):
        mark = found[0]
        if mark in _BRACKETS.values():
            open_places.append(found.start())
        elif not open_places or text[open_places.pop()] != _BRACKETS[mark]:
            return found.start()
    return open_places[0] if open_places else None


def _doubled(message: Message) -> Iterator[Found]:
    for found in _TWICE.finditer(message.prose):
        word = found[1]
        bare = re.sub(f"[{VOWELS}]", "", word)
        # an adverb in the Arabic accusative, such as "door by door"
        is_adverb = "\u064b" in word or bare in _REDUPLICATED
        if is_adverb or bare.lower() in _REDUPLICATED or is_number_word(word):
            continue
        if found[0] in message.source_prose or _TWICE_IN_SOURCE.search(
            message.source_prose
        ):
            continue
        said = around(message.text, *found.span())
        yield Found(f"expected a word once, found: {said}", *found.span())


RULES: Final = (
    Rule(
        "ascii-comma",
        "error",
        "The comma of the Arabic script is ،.",
        "Write ، (U+060C).",
        Example("fa", "The port, the city.", "بندر, شهر.", "بندر، شهر."),
        pattern_check(
            rf"(?<=[{_WORD}»]),|(?<=[{DIGITS})\ufffc]),(?=\s+\ufffc{{0,2}}[{LETTERS}«]|$)"
            rf"|(?<=[{DIGITS}]),(?=\s)",
            "، (U+060C)",
            "،",
        ),
        languages=ARABIC_SCRIPT,
        is_mended=True,
    ),
    Rule(
        "ascii-semicolon",
        "error",
        "The semicolon of the Arabic script is ؛.",
        "Write ؛ (U+061B).",
        Example("fa", "It fell; it rose.", "افتاد; برخاست.", "افتاد؛ برخاست."),
        _ascii_semicolon,
        languages=ARABIC_SCRIPT,
        is_mended=True,
    ),
    Rule(
        "ascii-question-mark",
        "error",
        "The question mark of the Arabic script is ؟.",
        "Write ؟ (U+061F).",
        Example("fa", "Did it fall?", "افتاد?", "افتاد؟"),
        pattern_check(
            rf"(?<=[{_WORD}{DIGITS}»)])\?|(?<=\ufffc)\?(?=\s+[{LETTERS}«]|$)",
            "؟ (U+061F)",
            "؟",
        ),
        languages=ARABIC_SCRIPT,
        is_mended=True,
    ),
    Rule(
        "end-mark",
        "warning",
        "A message ends with the mark of its source.",
        "Write the mark, or take it away; a heading has none.",
        Example("fa", "The port fell.", "بندر افتاد", "بندر افتاد."),
        _end_mark,
    ),
    Rule(
        "repeated-mark",
        "warning",
        "A mark stands once.",
        "Delete the other marks.",
        Example("fa", "Why?", "چرا؟؟", "چرا؟"),
        _repeated,
        is_mended=True,
    ),
    Rule(
        "three-dots",
        "warning",
        "An ellipsis is one character.",
        "Write … (U+2026); Sphinx does not do it in this language.",
        Example("fa", "And then…", "و سپس...", "و سپس…"),
        pattern_check(r"(?<!\.)\.{3,}", "… (U+2026)", "…"),
        languages=ARABIC_SCRIPT,
        is_mended=True,
    ),
    Rule(
        "double-hyphen",
        "warning",
        "A dash is one character.",
        "Write – (U+2013) or — (U+2014); Sphinx does not do it in this language.",
        Example("fa", "The port — the city", "بندر -- شهر", "بندر – شهر"),
        pattern_check(r"(?<![\w-])-{2,3}(?![A-Za-z>-])|(?<=\w)-{2,3}(?=\w)", "a dash"),
        languages=ARABIC_SCRIPT,
    ),
    Rule(
        "hyphen-as-dash",
        "warning",
        "Where the source has a dash, so has the translation.",
        "Write – (U+2013) or — (U+2014) for the hyphen.",
        Example("fa", "The port — it fell", "بندر - که افتاد", "بندر – که افتاد"),
        _hyphen,
        languages=ARABIC_SCRIPT,
    ),
    Rule(
        "mark-clash",
        "warning",
        "No two marks that exclude each other stand together.",
        "Delete one of the two.",
        Example("fa", "The port fell.", "بندر افتاد،.", "بندر افتاد."),
        pattern_check(
            rf"[،؛](?=[.،؛:؟!])(?!(.)\1)|[؟!](?=[.،؛])(?!\.\.)"
            rf"|(?<=[{LETTERS}]{{3}})\.(?=[،؛؟])",
            "one mark",
        ),
        languages=ARABIC_SCRIPT,
    ),
    Rule(
        "brackets",
        "error",
        "Brackets come in pairs, the right way round.",
        "Add or delete a bracket; type ( before what is inside.",
        Example("fa", "The port (old)", "بندر (کهنه", "بندر (کهنه)"),
        _brackets,
    ),
    Rule(
        "doubled-word",
        "warning",
        "No word stands twice in a row.",
        "Delete one of the two; if both are meant, excuse the rule.",
        Example("fa", "In the city", "در در شهر", "در شهر"),
        _doubled,
        languages=("en", "fa", "ar"),
    ),
)
