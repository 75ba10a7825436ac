"""The prose of a message: all that a reader reads, and nothing of the markup.

What is markup, code or an address becomes U+FFFC, the object replacement
character, one for each character, so that a place in the prose is the same
place in the message.  The patterns are those of reStructuredText's inline
markup, simplified: a message whose markup is broken is the gate's affair.
https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#inline-markup

Every pattern runs to the next mark of its own kind and no further, so the
work is linear; a text beyond the bounds of the gate is not looked at.
"""

from __future__ import annotations

import re
from typing import Final

from naskh.catalogs.characters import MAX_TEXT
from naskh.catalogs.shape import FREE_ROLES, VERBATIM_ROLES

#: Stands for one character that is no prose.
BLANK: Final = "\ufffc"

_IMAGE = re.compile(r"\.\. image::")
_INDEX = re.compile(r"(?:single|pair|triple|see|seealso):[ \t]")
_MARKUP = re.compile(
    r"(?P<literal>``[^`]+``)"
    r"|(?::(?P<role>[A-Za-z][\w.+:-]{0,60}):)?`(?P<text>[^`]+)`(?P<mark>_{0,2})"
    r"|(?P<note>\[(?:\#[\w.+:-]{0,60}|\*|\d{1,9}|[A-Za-z][\w.-]{0,60})\]_)"
    r"|(?P<name>\|[^|\s](?:[^|\n]{0,60}[^|\s])?\|(?:__?)?)"
    r"|(?P<address>(?:https?://|www\.|mailto:)[!-;=?-~]*[A-Za-z0-9_/#=&~-]"
    r"|[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})"
    r"|(?P<escape>\\[\s\S]?)"
    r"|(?P<star>\*\*?(?=[^\s*])|(?<=[^\s*])\*\*?)",
)
_ESCAPE = re.compile(r"\\[\s\S]?")
_TITLED = re.compile(r"(?P<title>[^<>]*?[^<>\s])\s*(?<!\\)<[^<>]+>")


def prose_of(source: str, text: str) -> str:
    """Return the prose of ``text``, a translation of ``source`` or itself.

    A listing, a picture and a text too long for any paragraph have none.
    """
    if "\n" in source or _IMAGE.match(source) or len(text) > MAX_TEXT:
        return BLANK * len(text)
    prose = _MARKUP.sub(_blanked, text)
    prefix = _INDEX.match(text)
    return _blank(prefix.end()) + prose[prefix.end() :] if prefix else prose


def _blanked(found: re.Match[str]) -> str:
    """Return as many characters as ``found`` has, its titles kept."""
    whole, text = found[0], found["text"]
    if found["escape"]:
        return _unescaped(found)
    if text is None:
        return _blank(len(whole))
    kept = _title(found["role"], text)
    start = found.start("text") - found.start()
    # a title may hold escapes, never marks
    inner = _ESCAPE.sub(_unescaped, kept)
    return _blank(start) + inner + _blank(len(whole) - start - len(kept))


def _unescaped(escape: re.Match[str]) -> str:
    """Return what an escape prints: nothing for a space."""
    return BLANK + escape[0][1:].replace(" ", BLANK).replace("\n", BLANK)


def _title(role: str | None, text: str) -> str:
    """Return the words at the start of a role's text that are prose."""
    name = (role or "").lower().removeprefix("std:")
    if name in VERBATIM_ROLES:
        return ""
    titled = _TITLED.fullmatch(text)
    if titled:
        return titled["title"]
    return text if name in FREE_ROLES else ""


def _blank(length: int) -> str:
    return BLANK * length
