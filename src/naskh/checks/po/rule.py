"""What a rule is, what it is given, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from naskh.catalogs.po import Entry
    from naskh.languages import Language

#: ``error`` must be mended, ``warning`` looked at, ``info`` may be known.
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Message:
    """A translated message as a rule sees it.

    ``source`` and ``text`` are msgid and msgstr; ``prose`` is the msgstr with
    everything that is markup, code or an address blanked out by as many
    U+FFFC characters, so that places in it are places in ``text``.
    """

    entry: Entry
    file: Path
    language: Language
    source: str
    text: str
    prose: str


class Found(NamedTuple):
    """One finding of a rule: a sentence, and where in the text it begins.

    ``start`` and ``end`` are places in :attr:`Message.text`; ``instead`` is
    the safe replacement of that piece, or None where a person must decide.
    """

    message: str
    start: int = 0
    end: int = 0
    instead: str | None = None


class Example(NamedTuple):
    """A message that breaks a rule, and one that keeps it, in one language."""

    language: str
    source: str
    wrong: str
    right: str


@dataclass(frozen=True)
class Rule:
    """A row of the table.

    ``id`` is a standard name in lower case with hyphens, such as
    ``arabic-yeh``; ``text`` says what the rule wants and ``hint`` what to do;
    ``languages`` are those it applies to, all when empty.
    """

    id: str
    severity: Severity
    text: str
    hint: str
    example: Example
    check: Callable[[Message], Iterator[Found]]
    languages: tuple[str, ...] = ()
