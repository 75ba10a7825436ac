"""Rules of state: what is not translated, or not finished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from naskh.checks.po.rule import AtLine, Example, File, Found, Message, Rule

#: A book's source is English; its own catalog holds only corrections.
SOURCE_LANGUAGE: Final = "en"
#: So many words of the source left as they are cannot all be names.
_MANY: Final = 3

_SMALL = re.compile(r"(?<![\w'’./-])[a-z]{3,}(?![\w'’/-]|\.\w)")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_TITLE = re.compile(r"\*[^\s*]|[“\"]|https?:|\bISBN\b|\bdoi\b")
_LATIN_RUN = re.compile(r"(?<![*(«“\"'\w/.-])[A-Za-z]+(?: [A-Za-z]+)+(?![\w/.-])")
_SMALL_WORDS: Final = frozenset(
    ("and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
_OWN_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def _is_translation(file: File) -> bool:
    return file.language.code != SOURCE_LANGUAGE


def _untranslated(file: File) -> Iterator[AtLine]:
    if _is_translation(file):
        for entry in file.catalog.messages:
            if not any(entry.forms):
                yield AtLine("expected a translation, found none", entry.msgstr_line)


def _blank(file: File) -> Iterator[AtLine]:
    for entry in file.catalog.messages:
        if any(form and not form.strip() for form in entry.forms):
            yield AtLine("expected a translation, found spaces", entry.msgstr_line)


def _half(file: File) -> Iterator[AtLine]:
    for entry in file.catalog.messages:
        done = sum(bool(form.strip()) for form in entry.forms)
        if 0 < done < len(entry.forms):
            yield AtLine(
                f"expected {len(entry.forms)} forms, found {done}", entry.msgstr_line
            )


def _fuzzy(file: File) -> Iterator[AtLine]:
    for line in _flagged(file, "fuzzy"):
        yield AtLine("expected a finished translation, found a fuzzy one", line)


def _review(file: File) -> Iterator[AtLine]:
    for line in _flagged(file, "isreview"):
        yield AtLine("expected a reviewed translation, found one marked isreview", line)


def _flagged(file: File, flag: str) -> Iterator[int]:
    for entry in file.catalog.messages:
        if flag in entry.flags:
            yield entry.msgstr_line


def _copy(message: Message) -> Iterator[Found]:
    """Yield where nothing of the language is in the text.

    Names, code, numbers and pictures may stay as they are: only words in
    small letters count, and in a language of the same script only several,
    since it may share one.  A line of a bibliography may stay as well.
    """
    if message.language.code == SOURCE_LANGUAGE:
        return
    if _YEAR.search(message.source) and _TITLE.search(message.source):
        return
    is_rtl = message.language.is_rtl
    if len(_SMALL.findall(message.source_prose)) < (1 if is_rtl else _MANY):
        return
    if message.text.strip() == message.source.strip():
        yield Found("expected a translation, found the source")
    elif is_rtl and not _OWN_LETTER.search(message.text):
        yield Found(f"expected words of {message.language.code}, found none")


def _source_left(message: Message) -> Iterator[Found]:
    """Yield English words left standing in a sentence of another script.

    Titles and names are in capitals but for a few small words; one word alone
    may be a term, and one in brackets or between stars is there on purpose.
    """
    if not message.language.is_rtl or not _OWN_LETTER.search(message.text):
        return
    for found in _LATIN_RUN.finditer(message.prose):
        words = set(re.findall("[A-Za-z]+", found[0])) - _SMALL_WORDS
        is_text = any(word.islower() and len(word) > 2 for word in words)
        # the name of a reference may have to stay, to be found
        is_name = f"`{found[0]}`_" in message.text
        if is_text and not is_name and found[0] in message.source:
            yield Found(
                f"expected words of {message.language.code}, found {found[0]}",
                *found.span(),
            )


RULES: Final = (
    Rule(
        "untranslated",
        "warning",
        "Every message has a translation.",
        "Translate the message; until then the reader gets the source.",
        Example("fa", "The port", "", "بندر"),
        check_file=_untranslated,
    ),
    Rule(
        "blank",
        "error",
        "A translation is not made of spaces.",
        "Translate the message, or leave its msgstr empty.",
        Example("fa", "The port", " ", "بندر"),
        check_file=_blank,
    ),
    Rule(
        "half-translated",
        "error",
        "Of a message with plural forms, all are translated.",
        "Translate the other forms as well.",
        Example("ar", "%d quay", 'msgstr[1] ""', 'msgstr[1] "رصيف"'),
        check_file=_half,
    ),
    Rule(
        "fuzzy",
        "warning",
        "No translation is a guess that nobody has confirmed.",
        "Compare it with the source, then delete the flag fuzzy.",
        Example("fa", "The port", "#, fuzzy", ""),
        check_file=_fuzzy,
    ),
    Rule(
        "in-review",
        "info",
        "No translation awaits its review.",
        "Ask a second reader, then delete the flag isreview.",
        Example("fa", "The port", "#, isreview", ""),
        check_file=_review,
    ),
    Rule(
        "copy",
        "warning",
        "A translation is not the source once more.",
        "Translate the message; names and code may stay as they are.",
        Example("fa", "The fall of the port", "The fall of the port", "سقوط بندر"),
        check=_copy,
    ),
    Rule(
        "source-left",
        "warning",
        "No words of the source are left in the translation.",
        "Translate them, or put them in brackets if they are there on purpose.",
        Example("fa", "The port fell", "بندر The port", "بندر سقوط کرد"),
        check=_source_left,
    ),
)
