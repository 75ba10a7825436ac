"""Patterns that find a term in a sentence, whatever the grammar did to it.

A Persian word takes endings, with ZWNJ or without; an Arabic word takes
prefixes (و ف ب ك ل ال) and endings of case, gender, number and person.  The
patterns are for folded text (:func:`naskh.checks.po.termbase.fold`); they
would rather know too many forms than too few.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from naskh.checks.po.termbase import fold

_START: Final = r"(?<![^\W_])"
_END: Final = r"(?![^\W_])"
_GAP: Final = r"[\W_\ufffc]*"

_FA_ENDING: Final = (
    r"(?:[\W_]?(?:ها|های|هایی|هایش|هایشان|هایمان|ی|یی|ای|ان|گان|اش|ام|ات|شان|مان|تان|م|ت|"
    r"ش|ست|است|اند|ند|گی|یان|جات|یم|ید)(?:[\W_]?(?:ی|ای|ست|است|اند|ها|های|ش|شان))?)?"
)
_FA_EZAFE: Final = r"(?:[\W_]?(?:ی|ها|های))?"
_AR_PREFIX: Final = r"[وف]?(?:[بکل]?ال|لل|[بکلس])?"
_AR_ENDING: Final = (
    "(?:ا|ان|ین|ون|ات|ه|ها|هم|هن|هما|نا|ک|کم|ی|یه|یین|یون|یات|تان|تین|و|وا|تها|تهم|ته)?"
)


@cache
def target_pattern(form: str, language: str) -> re.Pattern[str]:
    """Return the pattern of ``form``, a form of a term in ``language``."""
    words = re.findall(r"[^\W_]+", fold(form).text)
    if not words:
        return re.compile(r"(?!)")
    if language == "ar":
        body = _GAP.join(_arabic(word) for word in words)
    elif language in ("fa", "ur"):
        inner = [re.escape(word) + _FA_EZAFE for word in words[:-1]]
        body = _GAP.join((*inner, re.escape(words[-1]) + _FA_ENDING))
    else:
        body = _GAP.join((*map(re.escape, words[:-1]), _english(words[-1])))
    return re.compile(_START + body + _END)


def _arabic(word: str) -> str:
    """A word with its article or without; ة is ت before an ending."""
    stem = word.removeprefix("ال") if len(word) > 4 else word
    if stem.endswith("ه") and len(stem) > 3:
        return rf"{_AR_PREFIX}{re.escape(stem[:-1])}(?:ه|ت|ت[یهنک]\w{{0,3}}|ات\w{{0,3}}|تا?ن?|تین)"
    if stem.endswith("اء"):
        return rf"{_AR_PREFIX}{re.escape(stem[:-1])}[ءیو]{_AR_ENDING}"
    return rf"{_AR_PREFIX}{re.escape(stem)}{_AR_ENDING}"


@cache
def source_pattern(form: str) -> re.Pattern[str]:
    """Return the pattern of an English ``form``, its plural and possessive.

    A name keeps its capitals («Guards» are no guards); another word may stand
    at the start of a sentence.
    """
    words = form.split()
    parts = [re.escape(word) for word in words]
    if "of" in words[1:-1]:
        head = words.index("of") - 1
        parts[head] = _english(words[head])
    parts[-1] = _english(words[-1])
    first = words[0][0]
    if first.islower():
        # a capital elsewhere makes a name of it: «Operation Overlord»
        parts[0] = rf"(?:{first}|(?:(?<=[.!?:] )|^){first.upper()}){parts[0][1:]}"
    return re.compile(r"(?m)(?<![\w-])" + r"[\s\u00a0]+".join(parts) + r"(?![\w-])")


def _english(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return rf"{re.escape(word[:-1])}(?:y|ies)(?:['’]s?)?"
    return rf"{re.escape(word)}(?:e?s)?(?:['’]s?)?"


#: Weak letters come and go between the forms of a root, and so do the
#: endings; what is left is the root, or nearly so.
_WEAK: Final = re.compile("[اویءه]")
_PREFIXES: Final = re.compile(r"^[وف]?(?:[بکل]?ال|لل|[بکلسیتنم])?")


def has_root(form: str, text: str) -> bool:
    """Say whether the folded Arabic ``text`` has words of the roots of ``form``.

    «قتيل» is also there as «قتلى» or «قُتلوا», «ميناء» as «موانئ».
    """
    roots = [_root(word) for word in re.findall(r"[^\W_]+", fold(form).text)]
    there = [
        {_root(word), _WEAK.sub("", word)} for word in re.findall(r"[^\W_]+", text)
    ]
    return all(any(_is_of(root, forms) for forms in there) for root in roots)


def _root(word: str) -> str:
    bare = _PREFIXES.sub("", word, count=1)
    return _WEAK.sub("", bare if len(bare) > 2 else word)


def _is_of(root: str, forms: set[str]) -> bool:
    if len(root) < 3:
        return root in forms
    return any(form.startswith(root) for form in forms)
