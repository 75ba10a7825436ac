"""What a rule is, what it is given, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from naskh.catalogs.gate import vet
from naskh.catalogs.shape import ShapeReader
from naskh.checks.po.prose import prose_of

if TYPE_CHECKING:
    from pathlib import Path

    from naskh.catalogs.po import Catalog, Entry
    from naskh.errors import Problem
    from naskh.languages import Language

#: ``error`` must be mended, ``warning`` looked at, ``info`` may be known.
Severity = Literal["error", "warning", "info"]

#: Keeps docutils' compiled patterns, and nothing of a message.
_READER: Final = ShapeReader()


@dataclass(frozen=True)
class Message:
    """A translated message as a rule sees it.

    ``source`` and ``text`` are msgid and msgstr; ``prose`` is the msgstr with
    everything that is markup, code or an address blanked out by as many
    U+FFFC characters, so that places in it are places in ``text``.
    ``terms`` is the file of the termbase, None where there is none.
    """

    entry: Entry
    file: Path
    language: Language
    source: str
    text: str
    prose: str
    terms: Path | None = None

    @cached_property
    def source_prose(self) -> str:
        """The prose of ``source``, place for place."""
        return prose_of(self.source, self.source)

    @cached_property
    def refusals(self) -> tuple[Problem, ...]:
        """Why the gate would not let the message in, were it finished."""
        finished = replace(self.entry, flags=())
        return tuple(vet(finished, self.file, _READER))


class Found(NamedTuple):
    """One finding of a rule: a sentence, and where in the text it begins.

    ``start`` and ``end`` are places in :attr:`Message.text`; ``instead`` is
    the safe replacement of that piece, or None where a person must decide.
    ``hint`` is said in place of the rule's own.
    """

    message: str
    start: int = 0
    end: int = 0
    instead: str | None = None
    hint: str = ""


@dataclass(frozen=True)
class File:
    """A catalog as a rule of files sees it.

    ``code`` is the language as the folder names it (``pt_BR``); ``problems``
    is what the reader has against the file, and the entries that could be
    read are in ``catalog`` all the same.  ``messages`` are its translated
    messages, fuzzy ones included.
    """

    path: Path
    language: Language
    code: str
    catalog: Catalog
    messages: tuple[Message, ...]
    problems: tuple[Problem, ...] = ()


class AtLine(NamedTuple):
    """A finding of a rule of files; ``line`` counts from 1."""

    message: str
    line: int
    hint: str = ""


class Example(NamedTuple):
    """A message that breaks a rule, and one that keeps it, in one language.

    For a rule of files, ``wrong`` and ``right`` are lines of a catalog.
    """

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

    A rule looks at one message (``check``), at one catalog (``check_file``)
    or at all catalogs of a language (``check_book``, which says with each
    finding on which message it is).  ``is_absolute`` marks what the build
    refuses as well, so that no excuse would help; ``is_mended`` says that
    most findings come with a safe replacement.
    """

    id: str
    severity: Severity
    text: str
    hint: str
    example: Example
    check: Callable[[Message], Iterable[Found]] | None = None
    languages: tuple[str, ...] = ()
    check_file: Callable[[File], Iterable[AtLine]] | None = None
    check_book: Callable[[tuple[File, ...]], Iterable[tuple[Message, Found]]] | None = (
        None
    )
    is_absolute: bool = False
    is_mended: bool = False

    def applies_to(self, language: Language) -> bool:
        """Say whether the rule is one for ``language``."""
        return not self.languages or language.code in self.languages
