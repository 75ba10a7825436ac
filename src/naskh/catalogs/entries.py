"""The entries of a PO file, read line by line.

The format is that of the GNU gettext manual, "The Format of PO Files":
https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
Where gettext guesses (several strings on one line, escapes beyond ASCII), this
reader refuses, so that two programs can never read one file in two ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from naskh.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

#: No text of a book is longer than this, in characters.
MAX_MESSAGE: Final = 256 * 1024
#: A reader that has found so many faults has found the fault.
MAX_PROBLEMS: Final = 100

_SPACE: Final = " \t\r\n"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_OBSOLETE_COMMENT = re.compile(r"#~[ \t]*[#|]")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |\s*$)")
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]{1,2}\])?)[ \t]*")
_QUOTED = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"')
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2}(?![0-9a-fA-F]))|(.))")
_SIMPLE: Final = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "v": "\v",
    '"': '"',
    "\\": "\\",
}
_CLEAN_UP: Final = "Mend the line, or take the file back from before the change."


@dataclass(frozen=True, slots=True)
class Entry:
    """One message: its text, its translation, and the lines that hold them.

    ``forms`` holds every ``msgstr``: one, or the plural forms in order.
    ``line`` is that of ``msgid``, ``msgstr_line`` that of the (first)
    ``msgstr``, ``first_line`` that of ``raw[0]``; all count from 1.  ``raw``
    keeps the lines with their ends, blank ones above the entry included, so
    that a writer can change one message and leave the others as they are.
    """

    msgid: str
    forms: tuple[str, ...]
    line: int
    msgstr_line: int
    first_line: int = 1
    msgctxt: str | None = None
    msgid_plural: str | None = None
    flags: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    obsolete: bool = False
    raw: tuple[str, ...] = ()

    @property
    def msgstr(self) -> str:
        """The translation; of a plural message, its first form."""
        return self.forms[0]

    @property
    def is_fuzzy(self) -> bool:
        """Whether a person has still to confirm the translation."""
        return "fuzzy" in self.flags

    @property
    def is_published(self) -> bool:
        """Whether the translation is finished and so goes into the book."""
        done = all(form.strip() for form in self.forms)
        return done and not self.is_fuzzy and not self.obsolete

    @property
    def is_header(self) -> bool:
        """Whether this is the entry that describes the file."""
        return self.msgid == "" and self.msgctxt is None and not self.obsolete


class _Place(NamedTuple):
    """Where something begins: line and column, both from 1."""

    line: int
    column: int


@dataclass
class _Draft:
    """An entry in the making."""

    first_line: int
    raw: list[str] = field(default_factory=list)
    parts: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, _Place] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    keyword: str = ""
    length: int = 0
    obsolete: bool = False
    broken: bool = False

    @property
    def has_msgstr(self) -> bool:
        return any(key.startswith("msgstr") for key in self.parts)

    def text(self, key: str) -> str | None:
        return "".join(self.parts[key]) if key in self.parts else None

    def entry(self) -> Entry:
        forms = [key for key in self.parts if key.startswith("msgstr")]
        return Entry(
            msgid="".join(self.parts["msgid"]),
            forms=tuple("".join(self.parts[key]) for key in forms),
            line=self.places["msgid"].line,
            msgstr_line=self.places[forms[0]].line,
            first_line=self.first_line,
            msgctxt=self.text("msgctxt"),
            msgid_plural=self.text("msgid_plural"),
            flags=tuple(self.notes.get(",", ())),
            comments=tuple(self.notes.get(" ", ())),
            extracted=tuple(self.notes.get(".", ())),
            references=tuple(self.notes.get(":", ())),
            previous=tuple(self.notes.get("|", ())),
            obsolete=self.obsolete,
            raw=tuple(self.raw),
        )


class _GiveUpError(Exception):
    """Reading on would make no sense."""


class _EscapeError(ValueError):
    """A string holds an escape that means nothing."""

    def __init__(self, found: re.Match[str]) -> None:
        super().__init__(found[0])
        self.start = found.start()


class EntryReader:
    """A pass over the lines of one file; each line is looked at once."""

    def __init__(self, path: Path) -> None:
        """Begin before the first line; ``path`` is only named in problems."""
        self.path = path
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.draft = _Draft(1)
        self._seen: dict[tuple[str | None, str], int] = {}

    def read(self, text: str) -> None:
        """Take every line of ``text``; faults gather in ``problems``."""
        try:
            for number, found in enumerate(_LINE.finditer(text), 1):
                self._take(number, found[0])
            if self.draft.parts:
                self._close(number + 1)
        except _GiveUpError:
            pass

    def _fault(self, place: _Place, message: str, hint: str = _CLEAN_UP) -> None:
        self.draft.broken = True
        line, column = place
        self.problems.append(
            Problem("catalog-syntax", message, self.path, line, hint, column)
        )
        if len(self.problems) >= MAX_PROBLEMS:
            raise _GiveUpError

    def _close(self, number: int) -> None:
        """End the entry above line ``number`` and begin the next."""
        draft = self.draft
        if not draft.broken:
            self._complete(draft)
        self.draft = _Draft(number)

    def _complete(self, draft: _Draft) -> None:
        if "msgid" not in draft.parts:
            place = next(iter(draft.places.values()))
            self._fault(place, "expected a msgid after msgctxt, found none")
        elif not draft.has_msgstr:
            self._fault(draft.places["msgid"], "expected a msgstr, found none")
        elif fault := _misnumbered(draft):
            self._fault(draft.places["msgid"], fault)
        else:
            entry = draft.entry()
            if not entry.obsolete:
                self._refuse_twin(entry, draft.places["msgid"])
            self.entries.append(entry)

    def _refuse_twin(self, entry: Entry, place: _Place) -> None:
        first = self._seen.setdefault((entry.msgctxt, entry.msgid), entry.line)
        if first != entry.line:
            what = "a second header" if entry.is_header else "the same msgid"
            self._fault(
                place,
                f"expected each msgid once, found {what} as on line {first}",
                "Delete one of the two entries.",
            )

    def _take(self, number: int, raw: str) -> None:
        line = raw.strip(_SPACE)
        if raw[0] in "<=>|" and _CONFLICT.match(raw):
            self._fault(
                _Place(number, 1),
                f"expected a catalog, found the conflict mark {line[:7]}",
                "A merge was left half done; choose one side and delete the marks.",
            )
            raise _GiveUpError
        if not line:
            self._begin_if_complete(number)
        elif line.startswith("#~") and not _OBSOLETE_COMMENT.match(line):
            self._statement(number, raw, line[2:].lstrip(" \t"), obsolete=True)
        elif line.startswith("#"):
            self._begin_if_complete(number)
            self._comment(line.removeprefix("#~").lstrip(" \t").removeprefix("#"))
        else:
            self._statement(number, raw, line, obsolete=False)
        self.draft.raw.append(raw)

    def _begin_if_complete(self, number: int) -> None:
        if self.draft.has_msgstr:
            self._close(number)

    def _comment(self, text: str) -> None:
        kind = text[0] if text and text[0] in ".:,|=" else " "
        body = text[1:] if kind != " " or text.startswith(" ") else text
        notes = self.draft.notes.setdefault(kind, [])
        if kind == ":":
            notes += body.split()
        elif kind == ",":
            notes += filter(None, (flag.strip() for flag in body.split(",")))
        else:
            notes.append(body.strip())

    def _statement(self, number: int, raw: str, line: str, *, obsolete: bool) -> None:
        """Take ``line``: what is left of ``raw`` without marks and spaces."""
        place = _Place(number, _column(raw, line))
        found = _KEYWORD.match(line)
        if found:
            self._keyword(place, found[1], obsolete=obsolete)
            line = line[found.end() :]
            place = _Place(number, place.column + found.end())
        elif not line.startswith('"'):
            if line or not obsolete:
                self._fault(
                    place,
                    f"expected msgid, msgstr, a comment or a string in quotes, "
                    f"found {line[:40]!r}",
                )
            return
        elif self.draft.obsolete is not obsolete or not self.draft.keyword:
            self._fault(place, "expected msgid or msgstr before this string")
            return
        self._string(place, line)

    def _keyword(self, place: _Place, keyword: str, *, obsolete: bool) -> None:
        parts = self.draft.parts
        if keyword in ("msgctxt", "msgid") and ("msgid" in parts):
            self._close(place.line)
        draft = self.draft
        if keyword in draft.parts:
            self._fault(place, f"expected one {keyword}, found a second one")
        elif keyword.startswith("msgstr") and "msgid" not in draft.parts:
            self._fault(place, f"expected a msgid before {keyword}, found none")
        elif keyword == "msgid_plural" and (
            "msgid" not in draft.parts or draft.has_msgstr
        ):
            self._fault(place, "expected msgid_plural just after a msgid")
        draft.obsolete = obsolete
        draft.keyword = keyword
        draft.parts.setdefault(keyword, [])
        draft.places.setdefault(keyword, place)
        draft.length = 0

    def _string(self, place: _Place, quoted: str) -> None:
        draft = self.draft
        found = _QUOTED.match(quoted)
        if found is None or found.end() < len(quoted):
            rest = quoted[found.end() :].lstrip(_SPACE) if found else quoted
            begun = len(quoted) - len(rest)
            self._fault(
                _Place(place.line, place.column + begun),
                f"expected one string between two quotes, found {quoted[:40]!r}",
                'Close the string with "; write a quote within it as \\".',
            )
            return
        try:
            text = _unescape(found[1])
        except _EscapeError as error:
            self._fault(
                _Place(place.line, place.column + 1 + error.start),
                f"expected a known escape, found {error}",
                "Write a backslash as \\\\, and letters as themselves.",
            )
            return
        draft.parts[draft.keyword].append(text)
        draft.length += len(text)
        if draft.length > MAX_MESSAGE:
            self._fault(place, f"expected at most {MAX_MESSAGE} characters a message")
            raise _GiveUpError


def _column(raw: str, rest: str) -> int:
    """Return the column where ``rest``, the end of the line ``raw``, begins."""
    return len(raw.rstrip(_SPACE)) - len(rest) + 1


def _misnumbered(draft: _Draft) -> str:
    """Say what is wrong with the numbers in ``msgstr[n]``, if anything."""
    forms = [key for key in draft.parts if key.startswith("msgstr")]
    if "msgid_plural" in draft.parts:
        expected = [f"msgstr[{number}]" for number in range(len(forms))]
    else:
        expected = ["msgstr"]
    if forms == expected:
        return ""
    return f"expected {', '.join(expected)}, found {', '.join(forms)}"


def _unescape(text: str) -> str:
    return _ESCAPE.sub(_escaped, text) if "\\" in text else text


def _escaped(found: re.Match[str]) -> str:
    octal, hexadecimal, plain = found.groups()
    if plain:
        if plain not in _SIMPLE:
            raise _EscapeError(found)
        return _SIMPLE[plain]
    code = int(octal, 8) if octal else int(hexadecimal, 16)
    if not 0x20 <= code < 0x7F:
        raise _EscapeError(found)
    return chr(code)
