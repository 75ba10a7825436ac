"""Mend what can be mended without a thought: spaces, commas, quotation marks.

A rule's change is taken only if the gate has no more against the message
than before; the state of the message stays as it is, and a second run finds
nothing left to do.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from naskh.catalogs.characters import MAX_TEXT
from naskh.catalogs.write import newline_of, replaced, with_translation
from naskh.checks.po.excuses import Excuses
from naskh.checks.po.prose import prose_of
from naskh.checks.po.table import EXCUSABLE, RULES

if TYPE_CHECKING:
    from collections.abc import Collection

    from naskh.catalogs.po import Catalog, Entry
    from naskh.checks.po.rule import File, Found, Message, Rule

#: One rule's change may be another's finding; so often is enough.
_ROUNDS: Final = 5


def fixed(file: File, only: Collection[str] = ()) -> Catalog:
    """Return the catalog of ``file``, mended; the same object where all is well.

    A file with faults of its own is left alone, since what could not be read
    could not be written back.
    """
    if file.problems:
        return file.catalog
    rules = [rule for rule in RULES if rule.check and (not only or rule.id in only)]
    excuses = Excuses(file, EXCUSABLE, ())
    newline = newline_of(file.catalog)
    changes: dict[Entry, Entry] = {}
    for message in file.messages:
        entry = message.entry
        mine = [
            rule
            for rule in rules
            if rule.applies_to(message.language)
            and not excuses.excuses(entry.msgstr_line, rule.id)
        ]
        text = fixed_text(message, mine)
        if text != message.text:
            forms = (text, *entry.forms[1:])
            changes[entry] = with_translation(
                entry, forms, fuzzy=entry.is_fuzzy, newline=newline
            )
    return replaced(file.catalog, changes) if changes else file.catalog


def fixed_text(message: Message, rules: Sequence[Rule]) -> str:
    """Return the text of ``message``, mended by ``rules`` until they agree.

    Where they do not agree, the text is returned as it was.
    """
    if max(len(message.text), len(message.source)) > MAX_TEXT:
        return message.text
    current = message
    for _ in range(_ROUNDS):
        before = current.text
        for rule in rules:
            current = _mended(current, rule)
        if current.text == before:
            return before
    return message.text


def _mended(message: Message, rule: Rule) -> Message:
    assert rule.check is not None
    text = _applied(message.text, rule.check(message))
    if text == message.text or not text.strip():
        return message
    changed = with_text(message, text)
    is_worse = len(changed.refusals) > len(message.refusals)
    return message if is_worse else changed


def with_text(message: Message, text: str) -> Message:
    """Return ``message`` with another translation."""
    return replace(
        message,
        entry=replace(message.entry, forms=(text, *message.entry.forms[1:])),
        text=text,
        prose=prose_of(message.source, text),
    )


def _applied(text: str, findings: Iterable[Found]) -> str:
    """Put the safe replacements in, from the end on; none over another."""
    limit = len(text)
    safe = [found for found in findings if found.instead is not None]
    for found in sorted(safe, key=lambda found: found.start, reverse=True):
        if found.end <= limit:
            text = text[: found.start] + (found.instead or "") + text[found.end :]
            limit = found.start
    return text


def diff(before: Catalog, after: Catalog, name: str) -> Iterator[str]:
    """Yield the lines of a unified diff, without their ends."""
    lines = difflib.unified_diff(
        before.dumps().splitlines(),
        after.dumps().splitlines(),
        f"a/{name}",
        f"b/{name}",
        lineterm="",
    )
    yield from lines
