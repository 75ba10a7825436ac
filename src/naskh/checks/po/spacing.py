"""Rules of spacing: what is typed between words, and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from naskh.checks.po.marks import (
    ARABIC_SCRIPT,
    DIGITS,
    LETTERS,
    SPACES,
    VOWELS,
    around,
    pattern_check,
)
from naskh.checks.po.rule import Example, Found, Message, Rule

#: French sets a space before its high marks, and inside its quotation marks.
_SPACED: Final = frozenset(("fr", "br"))

_BEFORE = re.compile(
    rf"(?<=\S)[{SPACES}]+(?=[،؛؟,;][^\W\d_]|[.:!][{LETTERS}]|(?!\.\.)[،؛؟,;:!?.)\]]+(?:[\s»”)\]\ufffc]|$))"
)
_BEFORE_CLOSING = re.compile(rf"(?<=[^\s«])[{SPACES}]+(?=[»›](?:[^\w]|$))")
_AFTER_OPENING = re.compile(rf"(?<=[(\[])[{SPACES}]+(?=[^\s)\]])")
_AFTER_GUILLEMET = re.compile(rf"(?:(?<=^[«‹])|(?<=\W[«‹]))[{SPACES}]+(?=\S)")
_MISSING_ARABIC = re.compile(
    rf"[،؛؟](?=[{LETTERS}«])|(?<![{DIGITS}0-9])[،؛](?=[{DIGITS}0-9])"
    rf"|\)(?=(?!ها|ای|ات|ون|ين|ان)[{LETTERS}]{{3}})"
    rf"|(?<=[{LETTERS}{VOWELS}][{LETTERS}{VOWELS}])[.:!](?=[{LETTERS}][{LETTERS}{VOWELS}])"
)
_MISSING_LATIN = re.compile(
    r"(?<=[a-z]{2})[,;](?=[A-Za-z]{2})|(?<=[a-z]{2})[.!?](?=[A-Z][a-z]+\s)"
)
_GLUED_OPENING = re.compile(
    rf"(?<=[{LETTERS}]{{3}})(?<!ال)[«‹]"
    # (ها) and (ة) may be parts of the word
    rf"|(?<=[{LETTERS}]{{2}})\((?=[^()]{{6,}}\))"
)
#: The letter's name, and an enumeration of letters, stand alone.
_WAW = re.compile(
    rf"(?:(?<=[{LETTERS}{VOWELS}]{{2}} )|(?<=[،»)] ))و[{SPACES}]+"
    rf"(?=[{LETTERS}][{LETTERS}{VOWELS}])"
)
_LETTER_NAMED = re.compile(r"(?:حرفا?|حروف|حرفي|الواو|وزن) (?:\S+ )?\Z")
_ANY_SPACE = re.compile(rf"[{SPACES}\t]+")


def _before(message: Message) -> Iterator[Found]:
    code = message.language.code
    if code in _SPACED:
        return
    patterns = (_BEFORE, _BEFORE_CLOSING) if code in ARABIC_SCRIPT else (_BEFORE,)
    for pattern in patterns:
        for found in pattern.finditer(message.prose):
            mark = message.prose[found.end()]
            if f" {mark}" not in message.source_prose:
                yield _gone(message, *found.span(), f'no space before "{mark}"')


def _after(message: Message) -> Iterator[Found]:
    code = message.language.code
    is_arabic = code in ARABIC_SCRIPT
    for pattern in (
        (_AFTER_OPENING, _AFTER_GUILLEMET) if is_arabic else (_AFTER_OPENING,)
    ):
        for found in pattern.finditer(message.prose):
            mark = message.prose[found.start() - 1]
            if f"{mark} " not in message.source_prose:
                yield _gone(message, *found.span(), f'no space after "{mark}"')


def _gone(message: Message, start: int, end: int, wanted: str) -> Found:
    said = around(message.text, start, end)
    return Found(f"expected {wanted}, found: {said}", start, end, "")


def _missing(message: Message) -> Iterator[Found]:
    is_arabic = message.language.code in ARABIC_SCRIPT
    pattern = _MISSING_ARABIC if is_arabic else _MISSING_LATIN
    for found in pattern.finditer(message.prose):
        start, end = found.span()
        if message.prose[max(0, start - 3) : end + 3] not in message.source_prose:
            said = around(message.text, start, end)
            text = f'expected a space after "{found[0]}", found: {said}'
            yield Found(text, start, end, found[0] + " ")


def _glued_opening(message: Message) -> Iterator[Found]:
    for found in _GLUED_OPENING.finditer(message.prose):
        said = around(message.text, *found.span())
        wanted = f'a space before "{found[0]}"'
        yield Found(f"expected {wanted}, found: {said}", *found.span(), f" {found[0]}")


def _waw(message: Message) -> Iterator[Found]:
    """Yield a conjunction و that stands alone between two words."""
    for found in _WAW.finditer(message.prose):
        start, end = found.start() + 1, found.end()
        before = message.prose[max(0, found.start() - 20) : found.start()]
        if not _LETTER_NAMED.search(before):
            yield _gone(message, start, end, "no space after the conjunction")


def _double(message: Message) -> Iterator[Found]:
    for found in re.finditer(rf"(?<=\S)[{SPACES}]{{2,}}(?=\S)", message.prose):
        said = around(message.text, *found.span())
        instead = "\u00a0" if "\u00a0" in found[0] else " "
        yield Found(f"expected one space, found: {said}", *found.span(), instead)


def _edge(message: Message) -> Iterator[Found]:
    """Yield spaces at an end of the message where its source has none."""
    source, text = message.source.strip("\n"), message.text.strip("\n")
    if "\n" in source or not text.strip():
        return
    first = len(message.text) - len(message.text.lstrip("\n"))
    start = _ANY_SPACE.match(text)
    if start and not _ANY_SPACE.match(source):
        end = first + start.end()
        yield Found("expected no space in front, found one", first, end, "")
    bare = text.rstrip(" \t\u00a0")
    if len(bare) < len(text) and source == source.rstrip():
        yield Found(
            "expected no space at the end, found one",
            first + len(bare),
            first + len(text),
            "",
        )


def _newline(message: Message) -> Iterator[Found]:
    source, text = message.source, message.text
    bare = text.rstrip("\n")
    if text.endswith("\n") and not source.endswith("\n"):
        yield Found(
            "expected no line break at the end, found one", len(bare), len(text), ""
        )
    elif source.endswith("\n") and not text.endswith("\n"):
        yield Found("expected a line break at the end, found none")


RULES: Final = (
    Rule(
        "space-before-mark",
        "error",
        "No space stands before a closing mark.",
        "Delete the space.",
        Example(
            "fa",
            "The port fell, at last.",
            "بندر ، سرانجام ، افتاد .",
            "بندر، سرانجام، افتاد.",
        ),
        _before,
        is_mended=True,
    ),
    Rule(
        "space-after-opening",
        "error",
        "No space stands after an opening mark.",
        "Delete the space.",
        Example("fa", "The “port” (old)", "« بندر» ( کهنه)", "«بندر» (کهنه)"),
        _after,
        is_mended=True,
    ),
    Rule(
        "space-missing",
        "error",
        "A space stands after a mark that ends a clause.",
        "Type the space.",
        Example("fa", "The port, the city.", "بندر،شهر.", "بندر، شهر."),
        _missing,
        is_mended=True,
    ),
    Rule(
        "space-missing-before-opening",
        "warning",
        "A space stands before an opening quotation mark or bracket.",
        "Type the space, unless the word before is a prefix.",
        Example("fa", "In the “Port”", "کتابِ دیگر«بندر»", "کتابِ دیگر «بندر»"),
        _glued_opening,
        languages=ARABIC_SCRIPT,
        is_mended=True,
    ),
    Rule(
        "waw-space",
        "warning",
        "Arabic writes the conjunction و on to the next word.",
        "Delete the space after it; a line must not end with it.",
        Example("ar", "bread and salt", "خبز و ملح", "خبز وملح"),
        _waw,
        languages=("ar",),
        is_mended=True,
    ),
    Rule(
        "double-space",
        "warning",
        "One space stands between two words.",
        "Delete the other spaces.",
        Example("fa", "The port fell.", "بندر  افتاد.", "بندر افتاد."),
        _double,
        is_mended=True,
    ),
    Rule(
        "odd-space",
        "warning",
        "Between words stands a plain space or a no-break space.",
        "Type a plain space.",
        Example("fa", "The port fell.", "بندر\u2003افتاد.", "بندر افتاد."),
        pattern_check("[\u1680\u2000-\u200a\u205f\u3000]", "a plain space", " "),
        languages=("en", *ARABIC_SCRIPT),
        is_mended=True,
    ),
    Rule(
        "tab",
        "warning",
        "No tab stands in running text.",
        "Write a space.",
        Example("fa", "The port fell.", "بندر\tافتاد.", "بندر افتاد."),
        pattern_check(r"(?<=\S)\t+(?=\S)", "a space", " "),
        is_mended=True,
    ),
    Rule(
        "edge-space",
        "warning",
        "A message begins and ends without a space, as its source does.",
        "Delete the space; in front, it would make a quotation.",
        Example("fa", "The port", "بندر ", "بندر"),
        _edge,
        is_mended=True,
    ),
    Rule(
        "edge-newline",
        "error",
        "A message ends with a line break where its source does.",
        "Delete \\n at the end, or add it.",
        Example("fa", "The port", "بندر\\n", "بندر"),
        _newline,
        is_mended=True,
    ),
)
