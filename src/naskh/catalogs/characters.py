"""What may stand in a message at all, and how much of it.

All tests here are linear in the message and come before any parsing, so that
a message made to stop the build (thousands of unclosed marks, a word of a
million letters) is refused in the time it takes to read it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple


class Fault(NamedTuple):
    """Why a translation is refused: expected and found, and what to do."""

    message: str
    hint: str


#: A translation may be as long as so many sources, and so much more.
LENGTH_FACTOR: Final = 20
LENGTH_FLOOR: Final = 2_000
#: No paragraph is longer, in characters.
MAX_TEXT: Final = 20_000
#: docutils looks through a run of letters or of spaces from each one on:
#: squares add up.
MAX_RUN_WORK: Final = 2_000_000
#: It looks for the end of each mark through the rest of the message.
MAX_MARK_WORK: Final = 4_000_000
#: It calls itself once for each address, and Python allows a thousand calls.
MAX_ADDRESSES: Final = 400

_RUN = re.compile(r"[\w!-~]+|\s+")
_MARK = re.compile(r"[*`|_\[]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_OVERRIDE = re.compile("[\u202a-\u202e]")
_ISOLATE = re.compile("[\u2066-\u2069]")
_POP_ISOLATE: Final = "\u2069"
#: Isolates within isolates: a quotation in a quotation, and one to spare.
_MAX_ISOLATES: Final = 4
#: What nobody sees on a page and every program reads: format characters that
#: Unicode deprecates or that speak to mathematics, music and interlinear
#: software, tags, selectors of variants of Chinese characters, fillers,
#: noncharacters and lone surrogates.
_HIDDEN = re.compile(
    "[\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2061-\u2065\u206a-\u206f\u3164"
    "\ud800-\udfff\ufdd0-\ufdef\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(
        f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}"
        for plane in range(1, 17)
    )
    + "]"
)
_NOQA = re.compile(r"(?<!\\)#\s*noqa\s*\Z")
#: ``^^5c`` is a backslash to TeX.
_TEX = re.compile(r"\\(?:begin|end)\s*\{[^{}]*\}|\\[A-Za-z]{2,}|\^\^")
_COMPENDIUM: Final = "#-#-#-#-#"


def visible(text: str, length: int = 60) -> str:
    """Return the start of a stranger's text, safe to print on a terminal."""
    clipped = text if len(text) <= length else text[: length - 1] + "…"
    return "".join(
        char if char.isprintable() or char in "\u200c\u200d" else _name(char)
        for char in clipped
    )


def size_faults(msgid: str, msgstr: str) -> Iterator[Fault]:
    """Yield whether ``msgstr`` is out of all proportion to ``msgid``."""
    most = LENGTH_FACTOR * len(msgid) + LENGTH_FLOOR
    if len(msgstr) > most:
        yield Fault(
            f"expected at most {most} characters, found {len(msgstr)}",
            "The translation holds more than this message; take it back.",
        )


def work_faults(text: str) -> Iterator[Fault]:
    """Yield whether docutils would take too long over ``text``."""
    found = _excess(text)
    if found:
        yield Fault(
            f"expected a paragraph that docutils can read, found {found}",
            "No paragraph of a book looks like this; take the message back.",
        )


def work(text: str) -> int:
    """Return how much docutils has to do for ``text``, in looks at a character.

    A text that has too much of anything never comes as far as docutils.
    """
    if _excess(text):
        return 0
    runs, marks, addresses = _works(text)
    return runs + marks + 2 * addresses * len(text)


def _excess(text: str) -> str:
    if len(text) > MAX_TEXT:
        return f"{len(text)} characters (at most {MAX_TEXT})"
    runs, marks, addresses = _works(text)
    if runs > MAX_RUN_WORK:
        return "letters or spaces in a row without end"
    if marks > MAX_MARK_WORK or addresses > MAX_ADDRESSES:
        return "marks without end"
    return ""


def _works(text: str) -> tuple[int, int, int]:
    runs = sum(len(found[0]) ** 2 for found in _RUN.finditer(text))
    marks = len(_MARK.findall(text)) * len(text)
    return runs, marks, text.count(":") + text.count("@")


def character_faults(msgid: str, msgstr: str) -> Iterator[Fault]:
    """Yield the characters of ``msgstr`` that a book must not hold.

    On overrides see Unicode Technical Standard 55, *Source Code Handling*:
    with them a reviewer sees other text than the reader.
    https://www.unicode.org/reports/tr55/
    """
    control = _CONTROL.search(msgstr)
    if control:
        yield Fault(
            f"expected text, found the control character {_name(control[0])}",
            "Delete the character.",
        )
    override = _OVERRIDE.search(msgstr)
    if override:
        yield Fault(
            f"expected no override of the direction, found {_name(override[0])} "
            f"({unicodedata.name(override[0])})",
            "Delete the character; Naskh marks words of the other direction itself.",
        )
    hidden = set(_HIDDEN.findall(msgstr)) - set(msgid)
    if hidden:
        yield Fault(
            f"expected text, found the hidden character {_name(min(hidden))}",
            "Delete the character; a reviewer could not see it.",
        )
    if any(not _is_balanced(line) for line in msgstr.split("\n")):
        yield Fault(
            "expected an end (U+2069) for each isolate (U+2066 to U+2068), "
            f"at most {_MAX_ISOLATES} deep; found it otherwise",
            "Delete the isolates; Naskh sets them itself.",
        )
    if "\n" in msgstr.rstrip("\n") and "\n" not in msgid:
        yield Fault(
            "expected one line of text, found a line break",
            "Join the lines; a new paragraph is a message of its own.",
        )


def command_faults(msgid: str, msgstr: str) -> Iterator[Fault]:
    r"""Yield words that speak to a program instead of the reader.

    ``# noqa`` would silence Sphinx; ``\href`` and ``\input`` would speak to
    TeX, if the message is a formula; ``#-#-#-#-#`` is left by msgcat between
    two translations to choose from.
    """
    if _NOQA.search(msgstr) and not _NOQA.search(msgid):
        yield Fault(
            'expected text, found "# noqa", which switches Sphinx\'s checks off',
            "Delete it, or write \\# noqa if it is meant as text.",
        )
    if _COMPENDIUM in msgstr:
        yield Fault(
            f"expected one translation, found {_COMPENDIUM} between several",
            "Choose one of the translations and delete the other.",
        )
    commands = set(_TEX.findall(msgstr)) - set(_TEX.findall(msgid))
    if commands:
        yield Fault(
            f"expected the commands of the source, found {visible(min(commands))}",
            "Delete the backslash, or write two for one in print.",
        )


def _is_balanced(line: str) -> bool:
    depth = 0
    for found in _ISOLATE.finditer(line):
        depth += -1 if found[0] == _POP_ISOLATE else 1
        if not 0 <= depth <= _MAX_ISOLATES:
            return False
    return depth == 0


def _name(char: str) -> str:
    return f"U+{ord(char):04X}"
