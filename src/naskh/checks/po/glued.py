"""The rule of markup that runs into a word.

Naskh reads markup in the middle of a word, since Arabic writes its particles
on to the next one (``و:ref:`port```) and Persian its endings on to the last.
Any other word so near was meant to have a space; and an ending that Persian
parts with ZWNJ needs it behind a mark as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from naskh.checks.po.marks import around
from naskh.checks.po.patterns import LETTERS, MARKS, NON_JOINING, WORD, ZWNJ
from naskh.checks.po.rule import Example, Found, Rule

if TYPE_CHECKING:
    from naskh.checks.po.rule import Message

_MARKUP: Final = re.compile(
    r":[A-Za-z][\w.+:-]{0,60}:`(?P<role>[^`]+)`|``[^`]+``|`(?P<link>[^`]+)`__?"
    r"|(?P<star>\*{1,2})(?P<text>[^*\s][^*]*)(?P=star)(?!\*)"
)
#: No particle or ending is longer.
_NEAR: Final = 30
_BEFORE: Final = re.compile(rf"[{WORD}]+\Z")
_AFTER: Final = re.compile(rf"[{WORD}]+")
_TITLE_END: Final = re.compile(r"\s*<[^<>]+>\Z")

#: What is written on to the next word, and to the last, without a joiner.
_PARTICLES: Final = {
    "fa": re.compile("و|[ب]"),
    "ar": re.compile("[أوف]{0,2}[بكلس]?(?:ال|لل)?"),
}
_ENDINGS: Final = {
    "fa": re.compile(
        "ی|یی|ای|ام|ات|اش|اند|ایم|م|ت|ش|مان|تان|شان|ست|ند|ها(?:ی|یی|یش)?|وار|گونه"
    ),
    "ar": re.compile(
        "(?:ات|ون|ين|ان|تان|تين|تا|تي|ي|ية|يون|يين|ة|ا)?(?:ه|ها|هم|نا|ك|كم)?"
    ),
}
_PLURAL: Final = re.compile("ها(?:ی|یی|یش)?")


def _glued(message: Message) -> Iterator[Found]:
    code = message.language.code
    text = message.text
    for markup in _MARKUP.finditer(text):
        start, end = markup.span()
        before = _BEFORE.search(text, max(0, start - _NEAR), start)
        after = _AFTER.match(text, end, end + _NEAR)
        # in the emphasis of a part of a word nothing is glued
        is_whole = markup["star"] is None
        if before and is_whole and not _is_particle(before[0], code):
            yield _found(message, start, "a space before", " ")
        if after and not _is_ending(after[0], code, is_whole=is_whole):
            yield _found(message, end, "a space after", " ")
        elif after and code == "fa" and _needs_joiner(markup, after[0]):
            yield _found(message, end, "ZWNJ after", ZWNJ)


def _found(message: Message, place: int, wanted: str, instead: str) -> Found:
    said = around(message.text, place, place)
    return Found(f"expected {wanted} the markup, found: {said}", place, place, instead)


def _is_particle(word: str, code: str) -> bool:
    bare = re.sub(f"[{MARKS}ـ]", "", word)
    return bare.endswith(ZWNJ) or bool(_PARTICLES[code].fullmatch(bare))


def _is_ending(word: str, code: str, *, is_whole: bool) -> bool:
    bare = re.sub(f"[{MARKS}ـ]", "", word)
    is_short = not is_whole and len(bare) < 4
    return is_short or bare.startswith(ZWNJ) or bool(_ENDINGS[code].fullmatch(bare))


def _needs_joiner(markup: re.Match[str], ending: str) -> bool:
    """Say whether «ها» would join the last letter of the marked words."""
    title = markup["role"] or markup["link"] or markup["text"] or ""
    last = _TITLE_END.sub("", title).rstrip(MARKS)[-1:]
    is_joining = bool(re.match(f"[{LETTERS}]", last)) and last not in NON_JOINING
    return is_joining and bool(_PLURAL.fullmatch(ending))


RULES: Final = (
    Rule(
        "markup-glued",
        "warning",
        "Between markup and a word stands a space, unless the word is a particle or "
        "an ending.",
        "Type the space; a particle such as و or ال and an ending may touch the mark, "
        "and «ها» has its ZWNJ before it.",
        Example(
            "fa",
            "It is told in :ref:`port`.",
            "شرح آن در:ref:`port` آمده است.",
            "شرح آن در :ref:`port` آمده است.",
        ),
        _glued,
        languages=("fa", "ar"),
        is_mended=True,
    ),
)
