"""Change a catalog and leave all that was not changed byte for byte.

Every change is made to the lines of one entry (:attr:`Entry.raw`), so a file
keeps its wrapping, its line ends and its order.  What is written anew is
unwrapped, one line a string and a new one after each line break in the text:
the only form on which gettext, Babel and the editors agree.

The line numbers of an :class:`Entry` stay those of the file as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from naskh.catalogs.mo import write_changed
from naskh.catalogs.po import Catalog, Entry

_ESCAPES: Final = str.maketrans(
    {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\t": "\\t",
        "\r": "\\r",
        "\a": "\\a",
        "\b": "\\b",
        "\f": "\\f",
        "\v": "\\v",
    }
)
_FUZZY: Final = "fuzzy"
#: What follows the # of a comment that is not a translator's.
_SIGNS: Final = ".:,|="


def newline_of(catalog: Catalog) -> str:
    """Return the line end of the file: that of its first line."""
    first = next((entry.raw[0] for entry in catalog.entries if entry.raw), "\n")
    return "\r\n" if first.endswith("\r\n") else "\n"


def string_lines(keyword: str, text: str, *, newline: str = "\n") -> list[str]:
    """Return the lines of ``keyword`` (``msgid``, ``msgstr[1]``) and its string."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    if len(lines) < 2:
        return [f'{keyword} "{text.translate(_ESCAPES)}"{newline}']
    strings = [f'"{line.translate(_ESCAPES)}"{newline}' for line in lines]
    return [f'{keyword} ""{newline}', *strings]


def with_translation(
    entry: Entry, forms: Sequence[str], *, fuzzy: bool = False, newline: str = "\n"
) -> Entry:
    """Return ``entry`` with another translation, fuzzy or finished.

    Only the lines of ``msgstr`` and, where the state changes, of the flags
    are other than before; the text that a fuzzy entry was made from goes when
    the entry is finished.
    """
    if tuple(forms) != entry.forms:
        entry = _with_forms(entry, tuple(forms), newline)
    return with_fuzzy(entry, fuzzy=fuzzy, newline=newline)


def with_fuzzy(entry: Entry, *, fuzzy: bool, newline: str = "\n") -> Entry:
    """Return ``entry`` flagged as fuzzy, or without flag and previous text."""
    if fuzzy is entry.is_fuzzy:
        return entry
    if fuzzy:
        return with_flags(entry, (_FUZZY, *entry.flags), newline=newline)
    flags = tuple(flag for flag in entry.flags if flag != _FUZZY)
    entry = with_flags(entry, flags, newline=newline)
    raw = tuple(line for line in entry.raw if line_kind(line) != "|")
    return replace(entry, raw=raw, previous=())


def with_flags(entry: Entry, flags: Sequence[str], *, newline: str = "\n") -> Entry:
    """Return ``entry`` with just these flags, in one line."""
    raw = [line for line in entry.raw if line_kind(line) != ","]
    if flags:
        place = _place(raw, ("=", "|", ""))
        raw.insert(place, f"#, {', '.join(flags)}{newline}")
    return replace(entry, flags=tuple(flags), raw=tuple(raw))


def with_comments(
    entry: Entry, comments: Sequence[str], *, newline: str = "\n"
) -> Entry:
    """Return ``entry`` with just these translator comments.

    A comment that is kept keeps its line as it is.
    """
    kept = {
        line.strip()[1:].strip(): line for line in entry.raw if line_kind(line) == " "
    }
    raw = [line for line in entry.raw if line_kind(line) != " "]
    place = _place(raw, (*_SIGNS, ""))
    raw[place:place] = [
        kept.get(text, f"# {text}".rstrip() + newline) for text in comments
    ]
    return replace(entry, comments=tuple(comments), raw=tuple(raw))


def replaced(catalog: Catalog, changes: Mapping[Entry, Entry]) -> Catalog:
    """Return ``catalog`` with some of its entries exchanged for others."""
    return replace(
        catalog,
        entries=tuple(changes.get(entry, entry) for entry in catalog.entries),
    )


def save(catalog: Catalog) -> bool:
    """Write ``catalog`` to its file, whole or not at all; say whether it changed.

    Raises :class:`~naskh.errors.NaskhError` (``output-unwritable``).
    """
    return write_changed(catalog.path, catalog.dumps().encode())


def _with_forms(entry: Entry, forms: tuple[str, ...], newline: str) -> Entry:
    """Replace the lines from the first ``msgstr`` on: it always comes last."""
    place = next(
        number
        for number, line in enumerate(entry.raw)
        if _statement(line).startswith("msgstr")
    )
    prefix = "#~ " if entry.obsolete else ""
    is_plural = entry.msgid_plural is not None
    keywords = [f"msgstr[{n}]" if is_plural else "msgstr" for n in range(len(forms))]
    lines = [
        prefix + line
        for keyword, text in zip(keywords, forms, strict=True)
        for line in string_lines(keyword, text, newline=newline)
    ]
    if not entry.raw[-1].endswith("\n"):
        lines[-1] = lines[-1].removesuffix(newline)
    return replace(entry, forms=forms, raw=(*entry.raw[:place], *lines))


def _statement(line: str) -> str:
    """Return ``line`` without the mark of an obsolete entry."""
    return line.strip().removeprefix("#~").lstrip()


def line_kind(line: str) -> str:
    """Return the sign of a comment (``" "`` for a translator's), else ``""``.

    A blank line has the kind ``"blank"``.
    """
    text = _statement(line)
    if not text:
        return "blank"
    if text.startswith("|"):
        return "|"
    if not text.startswith("#"):
        return ""
    return text[1:2] if text[1:2] and text[1:2] in _SIGNS else " "


def _place(raw: Sequence[str], kinds: Sequence[str]) -> int:
    """Return the index of the first line of one of ``kinds``."""
    return next(number for number, line in enumerate(raw) if line_kind(line) in kinds)
