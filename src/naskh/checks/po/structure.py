"""Rules of structure: the gate's refusals, and what it lets in with a doubt.

What is here called ``refused-…`` the build refuses as well
(:mod:`naskh.catalogs.gate`); the words are the gate's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from naskh.catalogs.characters import visible
from naskh.checks.po.kinds import rule_id
from naskh.checks.po.rule import Example, Found, Message, Rule

_NOTE = re.compile(r"\[(?:#[\w.+:-]{0,60}|\*|\d{1,9}|[A-Za-z][\w.-]{0,60})\]_")
_FOREIGN_LABEL = re.compile(r"\[#?[۰-۹٠-٩]{1,9}\]_?")
_HTML = re.compile(
    r"</?(?:b|i|u|em|strong|br|span|p|a|sup|sub|bdi|bdo|div|font|img|script)\b[^<>]{0,200}>"
    r"|&(?:nbsp|zwnj|zwj|rlm|lrm|amp|lt|gt|quot|apos|laquo|raquo|hellip|[mn]dash"
    r"|#\d{1,7}|#x[0-9A-Fa-f]{1,6});",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"!?\[[^\[\]]{1,200}\]\([^()\s]{1,200}\)"
    r"|\A(?:>|#{1,6})[ \t]|(?<!\w)__\w[^_]{0,200}__"
)
_LAST_BACKSLASH = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
_EMPHASIS = re.compile(r"(?<![*\w\\])\*{1,2}[^\s*](?:[^*]*[^\s*\\])?\*{1,2}(?!\*)")
_QUOTED = re.compile('[«“„‹"]')


def _refused(rule: str) -> Callable[[Message], Iterator[Found]]:
    def check(message: Message) -> Iterator[Found]:
        for problem in message.refusals:
            if rule_id(problem) == rule:
                yield Found(problem.message, hint=problem.hint)

    return check


def _refusal(rule: str, text: str, hint: str, example: Example) -> Rule:
    return Rule(rule, "error", text, hint, example, _refused(rule), is_absolute=True)


def _note_order(message: Message) -> Iterator[Found]:
    expected, found = _NOTE.findall(message.source), _NOTE.findall(message.text)
    if expected != found and Counter(expected) == Counter(found):
        place = next(
            mark
            for mark, name in zip(_NOTE.finditer(message.text), expected, strict=True)
            if mark[0] != name
        )
        yield Found(
            f"expected the notes in the order {_listed(expected)}, "
            f"found {_listed(found)}",
            *place.span(),
        )


def _listed(names: list[str]) -> str:
    return " ".join(map(visible, names[:6])) + (" …" if len(names) > 6 else "")


def _note_digits(message: Message) -> Iterator[Found]:
    for found in _FOREIGN_LABEL.finditer(message.text):
        latin = found[0].translate(_TO_ASCII)
        if f"{latin.rstrip('_')}_" in message.source:
            yield Found(f"expected {latin}, found {found[0]}", *found.span())


def _literal_mark(message: Message) -> Iterator[Found]:
    source, text = message.source.rstrip(), message.text.rstrip()
    if source.endswith("::") and not text.endswith("::") and "\n" not in source:
        yield Found('expected "::" at the end, as in the source, found none')


def _emphasis(message: Message) -> Iterator[Found]:
    """Yield where emphasis is gone and no quotation mark has come for it."""
    if "\n" in message.source:
        return
    expected = len(_EMPHASIS.findall(message.source))
    found = len(_EMPHASIS.findall(message.text))
    marks = len(_QUOTED.findall(message.prose))
    found += max(0, marks - len(_QUOTED.findall(message.source_prose)))
    strong = message.source.count("**") // 2
    if found < expected:
        yield Found(f"expected the emphasis of the source ({expected}), found {found}")
    elif 0 < message.text.count("**") // 2 != strong or (
        strong and found == expected and not marks and "**" not in message.text
    ):
        yield Found(f"expected {strong} of ** and **, as in the source, found others")


def _backslash(message: Message) -> Iterator[Found]:
    text = message.text.rstrip("\n")
    found = _LAST_BACKSLASH.search(text)
    if found and not _LAST_BACKSLASH.search(message.source.rstrip("\n")):
        yield Found(
            "expected no backslash at the end, found one", len(text) - 1, len(text)
        )


def _html(message: Message) -> Iterator[Found]:
    yield from _new(_HTML, message, "reStructuredText")


def _markdown(message: Message) -> Iterator[Found]:
    yield from _new(_MARKDOWN, message, "reStructuredText")


def _new(pattern: re.Pattern[str], message: Message, wanted: str) -> Iterator[Found]:
    """Yield what the source has not got as well."""
    for found in pattern.finditer(message.text):
        if found[0] not in message.source:
            yield Found(f"expected {wanted}, found {visible(found[0])}", *found.span())


_TO_ASCII: Final = {
    ord(digit): str(value)
    for digits in ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")
    for value, digit in enumerate(digits)
}

_REFUSALS: Final = (
    _refusal(
        "refused-context",
        "A message of a book has no msgctxt and no msgid_plural.",
        "Bring the catalogs up to date with the source.",
        Example("fa", "Port", 'msgctxt "menu"', ""),
    ),
    _refusal(
        "compendium-mark",
        "One translation is chosen where two catalogs were joined.",
        "Choose one of the translations and delete the other.",
        Example("fa", "Port", "#-#-#-#-#  a.po  #-#-#-#-#\\nبندر", "بندر"),
    ),
    _refusal(
        "refused-noqa",
        "No translation switches a check of Sphinx off.",
        "Delete it, or write \\# noqa if it is meant as text.",
        Example("fa", "The port fell.", "بندر سقوط کرد. # noqa", "بندر سقوط کرد."),
    ),
    _refusal(
        "refused-line-break",
        "A message is one paragraph.",
        "Join the lines; a new paragraph is a message of its own.",
        Example("fa", "The port fell.", "بندر\\n\\nسقوط کرد.", "بندر سقوط کرد."),
    ),
    _refusal(
        "refused-character",
        "A message has no control characters and no bidirectional overrides.",
        "Delete the character; Naskh marks words of the other direction itself.",
        Example("fa", "The port fell.", "بندر U+202E سقوط کرد.", "بندر سقوط کرد."),
    ),
    _refusal(
        "refused-size",
        "A message is no longer than a paragraph can be.",
        "The translation holds more than this message; take it back.",
        Example("fa", "The port fell.", "a whole page", "بندر سقوط کرد."),
    ),
    _refusal(
        "refused-command",
        "A message has no commands for TeX that its source has not.",
        "Delete the backslash, or write two for one in print.",
        Example("fa", "The port fell.", "بندر \\input سقوط کرد.", "بندر سقوط کرد."),
    ),
    _refusal(
        "refused-block",
        "A message is running text: no list, quotation, directive or comment.",
        "Put a backslash before the first mark, or begin with another word.",
        Example("fa", "First, the port.", "1. بندر.", "نخست، بندر."),
    ),
    _refusal(
        "refused-markup",
        "Every mark that opens is closed.",
        "Close the mark, or put a backslash before it if it is meant as text.",
        Example("fa", "A *port*.", "یک *بندر.", "یک *بندر*."),
    ),
    _refusal(
        "refused-roles",
        "The roles are those of the source, with the same targets.",
        "Keep the target: write :term:`شهید <martyr>` for :term:`martyr`.",
        Example(
            "fa", "A :term:`martyr`.", "یک :term:`شهید`.", "یک :term:`شهید <martyr>`."
        ),
    ),
    _refusal(
        "refused-links",
        "The addresses are those of the source.",
        "Keep the address as in the source; only the words before it change.",
        Example(
            "fa",
            "See `it <https://a.org>`__.",
            "`آن <https://b.org>`__ را ببینید.",
            "`آن <https://a.org>`__ را ببینید.",
        ),
    ),
    _refusal(
        "refused-notes",
        "The footnotes and citations are those of the source.",
        "Keep each [#name]_ as in the source, with Latin letters and digits.",
        Example("fa", "It fell. [#a]_", "سقوط کرد.", "سقوط کرد.[#a]_"),
    ),
    _refusal(
        "refused-substitutions",
        "The substitutions are those of the source.",
        "Keep each |name| as in the source.",
        Example("fa", "|city| fell.", "شهر سقوط کرد.", "|city| سقوط کرد."),
    ),
    _refusal(
        "refused-literals",
        "The literals are those of the source.",
        "Keep what stands between double backticks as in the source.",
        Example(
            "fa", "Run ``make``.", "``ساختن`` را اجرا کنید.", "``make`` را اجرا کنید."
        ),
    ),
    _refusal(
        "refused-references",
        "The references and their marks are those of the source.",
        "Keep the mark _ of each reference; write \\_ for an underscore in a word.",
        Example("fa", "See `Port`_.", "«بندر» را ببینید.", "`بندر`_ را ببینید."),
    ),
    _refusal(
        "refused-emphasis",
        "No emphasis is added.",
        "Take the stars away, or write \\* for a star in print.",
        Example("fa", "The port fell.", "*بندر* سقوط کرد.", "بندر سقوط کرد."),
    ),
    _refusal(
        "refused-ending",
        "No message ends with :: but where its source does.",
        'Write one colon; "::" makes a listing of what follows.',
        Example("fa", "Two rivers:", "دو رود::", "دو رود:"),
    ),
    _refusal(
        "refused-index",
        "An index entry keeps its first word and its parts.",
        "Keep the first word, such as single:, and the ; between the parts.",
        Example(
            "fa", "single: port; quay", "single: بندر، اسکله", "single: بندر; اسکله"
        ),
    ),
    _refusal(
        "refused-image",
        "A picture stays in the folder of the source's.",
        "Put the translated picture beside the source's and name it here.",
        Example(
            "fa",
            ".. image:: maps/a.svg",
            ".. image:: /etc/a.svg",
            ".. image:: maps/a.fa.svg",
        ),
    ),
    _refusal(
        "refused",
        "A message has nothing else that its source has not, also in a listing.",
        "Translate the words and leave the rest as it is.",
        Example("fa", "a\\nb", "a\\n.. include:: x", "الف\\nب"),
    ),
)

_DOUBTS: Final = (
    Rule(
        "note-order",
        "warning",
        "Footnotes come in the order of the source.",
        "Does each note still stand by what it proves? If so, excuse the rule.",
        Example(
            "fa", "A [#a]_ and B [#b]_.", "ب[#b]_ و الف[#a]_.", "الف[#a]_ و ب[#b]_."
        ),
        _note_order,
    ),
    Rule(
        "note-digits",
        "error",
        "The label of a footnote keeps its Latin digits.",
        "Write the label as in the source; the edition prints its own digits.",
        Example("fa", "It fell. [1]_", "سقوط کرد.[۱]_", "سقوط کرد.[1]_"),
        _note_digits,
    ),
    Rule(
        "literal-mark",
        "error",
        "A message that ends with :: in the source does so in the translation.",
        "Write :: at the end; it announces the listing that follows.",
        Example("fa", "Write this::", "چنین بنویسید", "چنین بنویسید::"),
        _literal_mark,
    ),
    Rule(
        "emphasis-lost",
        "warning",
        "What is emphasised in the source is emphasised or in quotation marks.",
        "Put stars round the words again, or « and ».",
        Example("fa", "In *The Karun*.", "در کارون.", "در «کارون»."),
        _emphasis,
    ),
    Rule(
        "last-backslash",
        "error",
        "No message ends with a backslash.",
        "Delete it: it takes away the mark or the space that follows.",
        Example("fa", "The port", "بندر\\", "بندر"),
        _backslash,
    ),
    Rule(
        "html",
        "error",
        "A message has no tags and entities of HTML.",
        "Write *emphasis*, or the character itself; a tag is printed as it is.",
        Example("fa", "A *port*.", "یک <b>بندر</b>.", "یک *بندر*."),
        _html,
    ),
    Rule(
        "markdown",
        "error",
        "A message has no marks of Markdown.",
        "Write the marks of the source, such as `words <address>`__ for a link.",
        Example(
            "fa",
            "See `it <https://a.org>`__.",
            "[آن](https://a.org) را ببینید.",
            "`آن <https://a.org>`__ را ببینید.",
        ),
        _markdown,
    ),
)

RULES: Final = (*_REFUSALS, *_DOUBTS)
