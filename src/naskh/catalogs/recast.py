"""Give an entry a new place: what changes are its lines of notes and marks.

The strings of an entry keep the lines they have, wrapped or not; only line
ends follow the file the entry comes into.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from naskh.catalogs.entries import Entry, EntryReader
from naskh.catalogs.write import line_kind, string_lines

_LINE_NUMBER = re.compile(r":\d+$")
_OBSOLETE = re.compile(r"^[ \t]*#~[ \t]*(\|?)")


def new_entry(message: Entry, *, newline: str) -> Entry:
    """Return the entry of ``message``, not translated."""
    return _assemble(message, ("",) * len(message.forms), (), newline)


def changed_entry(message: Entry, old: Entry, *, newline: str) -> Entry:
    """Return the entry of ``message`` with the translation of ``old``: fuzzy.

    What the translator wrote about it comes along.  The previous text is what
    the translation was made from; if ``old`` was fuzzy, its own previous text.
    Where both texts are the same, there is none.
    """
    lines = [_OBSOLETE.sub(_revive, line) for line in _lines(old, newline)]
    previous = [line for line in lines if line_kind(line) == "|"]
    if not (old.is_fuzzy and previous):
        same = (old.msgctxt, old.msgid) == (message.msgctxt, message.msgid)
        source = [] if same else _source_lines(old, newline)
        previous = [f"#| {line}" for line in source]
    comments = [line for line in lines if line_kind(line) == " "]
    return _assemble(message, old.forms, (*comments, *previous), newline)


def kept_entry(entry: Entry, message: Entry, *, newline: str) -> Entry:
    """Return ``entry`` with the notes of ``message``, where they differ.

    Notes of the source are taken over if there are any.  References name
    files only: line numbers change with every line above them.
    """
    lines, files = list(entry.raw), files_of(message)
    if message.extracted and message.extracted != entry.extracted:
        lines = _exchanged(lines, ".", _extracted_lines(message, newline))
    if files and files != files_of(entry):
        lines = _exchanged(lines, ":", _reference_lines(message, newline))
    return entry if tuple(lines) == entry.raw else entry_of(lines)


def moved_entry(entry: Entry, message: Entry, *, newline: str) -> Entry:
    """Return ``entry``, perhaps obsolete, as that of ``message`` elsewhere."""
    lines = [
        _OBSOLETE.sub(_revive, line)
        for line in _lines(entry, newline)
        if line_kind(line) not in (":", "blank")
    ]
    return kept_entry(entry_of([newline, *lines]), message, newline=newline)


def obsolete_entry(entry: Entry, *, newline: str) -> Entry:
    """Return ``entry`` marked as obsolete, without what the source said of it."""
    lines = [newline]
    for line in _lines(entry, newline):
        kind = line_kind(line)
        if kind == "|":
            lines.append(re.sub(r"^[ \t]*#(?:~[ \t]*)?", "#~", line))
        elif kind == "":
            lines.append(f"#~ {line.lstrip()}")
        elif kind not in (":", ".", "blank"):
            lines.append(line)
    return entry_of(lines)


def entry_of(lines: Iterable[str]) -> Entry:
    """Return the entry that ``lines`` hold, as the reader understands it."""
    reader = EntryReader(Path())
    reader.read("".join(lines))
    (entry,) = reader.entries
    return entry


def files_of(entry: Entry) -> tuple[str, ...]:
    """Return the files an entry refers to, without line numbers."""
    return tuple(
        dict.fromkeys(_LINE_NUMBER.sub("", where) for where in entry.references)
    )


def _assemble(
    message: Entry, forms: Sequence[str], notes: Iterable[str], newline: str
) -> Entry:
    """Build the lines of an entry in the order of the gettext manual."""
    keywords = ["msgstr"]
    if message.msgid_plural is not None:
        keywords = [f"msgstr[{number}]" for number in range(len(forms))]
    strings = zip(keywords, forms, strict=True)
    flags = [flag for flag in message.flags if flag != "fuzzy"]
    if any(forms):
        flags.insert(0, "fuzzy")
    notes = list(notes)
    return entry_of(
        [
            newline,
            *(line for line in notes if line_kind(line) == " "),
            *_extracted_lines(message, newline),
            *_reference_lines(message, newline),
            *([f"#, {', '.join(flags)}{newline}"] if flags else []),
            *(line for line in notes if line_kind(line) == "|"),
            *_source_lines(message, newline),
            *(
                line
                for keyword, text in strings
                for line in string_lines(keyword, text, newline=newline)
            ),
        ]
    )


def _lines(entry: Entry, newline: str) -> list[str]:
    """Return the lines of ``entry``, each with this line end."""
    return [line.rstrip("\r\n") + newline for line in entry.raw]


def _revive(found: re.Match[str]) -> str:
    """Return the beginning of an active line for that of an obsolete one."""
    return "#|" if found[1] else ""


def _extracted_lines(message: Entry, newline: str) -> list[str]:
    return [f"#. {text}{newline}" for text in message.extracted]


def _reference_lines(message: Entry, newline: str) -> list[str]:
    files = files_of(message)
    return [f"#: {' '.join(files)}{newline}"] if files else []


def _source_lines(entry: Entry, newline: str) -> list[str]:
    """Return the lines of context, msgid and plural, unwrapped."""
    texts = {
        "msgctxt": entry.msgctxt,
        "msgid": entry.msgid,
        "msgid_plural": entry.msgid_plural,
    }
    return [
        line
        for keyword, text in texts.items()
        if text is not None
        for line in string_lines(keyword, text, newline=newline)
    ]


def _exchanged(lines: Sequence[str], kind: str, new: Sequence[str]) -> list[str]:
    """Return ``lines`` with those of one kind of note exchanged for others."""
    after = {".": ".:,=|", ":": ":,=|"}[kind]
    place = next(
        number
        for number, line in enumerate(lines)
        if (found := line_kind(line)) == "" or found in after
    )
    before = [line for line in lines[:place] if line_kind(line) != kind]
    rest = [line for line in lines[place:] if line_kind(line) != kind]
    return [*before, *new, *rest]
