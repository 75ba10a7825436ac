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
#: A year may stand within a term: «قرارداد ۱۹۷۵ الجزایر».
_GAP: Final = r"[\W_\ufffc]*(?:(?<!\d)\d{1,4}[\W_\ufffc]+)?"

_FA_ENDING: Final = (
    r"(?:[\W_]?(?:ها|های|هایی|هایش|هایشان|هایمان|ی|یی|ای|ان|گان|اش|ام|ات|شان|مان|تان|م|ت|"
    r"ش|ست|است|اند|ند|گی|یان|جات|یم|ید)(?:[\W_]?(?:ی|ای|ست|است|اند|ها|های|ش|شان))?)?"
)
_FA_EZAFE: Final = r"(?:[\W_]?(?:ی|ها|های|ان))?"
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
        stems = [_singular(word) for word in words if word not in ("ها", "های")]
        inner = [stem + _FA_EZAFE for stem in stems[:-1]]
        body = _GAP.join((*inner, *(stem + _FA_ENDING for stem in stems[-1:])))
    else:
        body = _GAP.join((*map(re.escape, words[:-1]), _english(words[-1])))
    return re.compile(_START + body + _END)


def _singular(word: str) -> str:
    """Match a Persian word with its plural in ان or without."""
    if word.endswith("ان") and len(word) > 5:
        return f"{re.escape(word[:-2])}(?:ان)?"
    return re.escape(word)


def _arabic(word: str) -> str:
    """Match a word with its article or without; ة is ت before an ending."""
    stem = word.removeprefix("ال") if len(word) > 4 else word
    if stem.endswith("ه") and len(stem) > 3:
        endings = r"(?:ه|ت|ت[یهنک]\w{0,3}|ات\w{0,3}|تا?ن?|تین)"
        return f"{_AR_PREFIX}{re.escape(stem[:-1])}{endings}"
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


#: Weak letters come and go between the forms of a root, and so do prefixes
#: and endings; what is left is the root, or nearly so.
_WEAK: Final = re.compile("[اویءه]")
_ARTICLE: Final = re.compile("^[وف]?(?:[بک]?ال|لل)")
_PREFIX: Final = "وفبکلسیتنم"


def has_root(form: str, text: str) -> bool:
    """Say whether the folded ``text`` has words of the (Arabic) roots of ``form``.

    «قتيل» is also there as «قتلى» or «قُتلوا», «ميناء» as «موانئ».
    """
    there = [_roots(word) for word in re.findall(r"[^\W_]+", text)]
    return all(
        any(_are_kin(_roots(word), roots) for roots in there)
        for word in re.findall(r"[^\W_]+", fold(form).text)
    )


def _roots(word: str) -> set[str]:
    """Return what may be the root of ``word``: with its first letter and without."""
    bare = _ARTICLE.sub("", word)
    roots = {_WEAK.sub("", bare)}
    if bare[:1] in _PREFIX:
        roots.add(_WEAK.sub("", bare[1:]))
    return {root for root in roots if len(root) > 1}


def _are_kin(wanted: set[str], found: set[str]) -> bool:
    """Compare short roots as they are; a long one may have an ending behind it."""
    return bool(wanted & found) or any(
        len(root) > 2 and other.startswith(root) for root in wanted for other in found
    )
