"""Excuses: a translator's comment that lets one message break one rule.

``# naskh: allow latin-digits the number of a form, as printed`` above an
entry excuses ``latin-digits`` there.  A reason is required, so that the next
reader of the catalog need not ask; an excuse that no longer excuses anything
is reported, so that it does not hide the next fault.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from naskh.catalogs.characters import visible
from naskh.checks.po.finding import Finding
from naskh.checks.po.rule import Example, Rule

if TYPE_CHECKING:
    from naskh.checks.po.rule import File

_EXCUSE = re.compile(r"naskh:\s*allow\b[ \t]*(\S*)[ \t]*(.*)")

_HINT: Final = "Write: # naskh: allow RULE-ID and why, in a few words."
UNKNOWN: Final = Rule(
    "excuse-unknown",
    "error",
    "An excuse names a rule of this table that can be excused.",
    _HINT,
    Example(
        "fa",
        "Form 7",
        "# naskh: allow latin-digit as printed",
        "# naskh: allow latin-digits as printed",
    ),
)
UNREASONED: Final = Rule(
    "excuse-without-reason",
    "error",
    "An excuse says why.",
    _HINT,
    Example(
        "fa",
        "Form 7",
        "# naskh: allow latin-digits",
        "# naskh: allow latin-digits as printed on the form",
    ),
)
UNUSED: Final = Rule(
    "excuse-unused",
    "info",
    "An excuse excuses something.",
    "Delete the comment; the message keeps the rule now.",
    Example("fa", "Form 7", "# naskh: allow tab as printed", ""),
)

RULES: Final = (UNKNOWN, UNREASONED, UNUSED)


@dataclass
class Excuses:
    """The excuses of one catalog, each for all lines of its entry.

    ``known`` are the ids of the rules that can be excused, ``ran`` of those
    that were run.
    """

    file: File
    known: Collection[str]
    ran: Collection[str]
    _rows: dict[tuple[int, str], int] = field(default_factory=dict)
    _used: set[tuple[int, str]] = field(default_factory=set)
    _places: dict[int, int] = field(default_factory=dict)
    _faults: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the comments of every entry in use."""
        for entry in self.file.catalog.entries:
            if entry.obsolete or not any("naskh:" in text for text in entry.comments):
                continue
            last = entry.first_line + len(entry.raw)
            for number in range(entry.first_line, last):
                self._places[number] = entry.msgstr_line
            for number, raw in enumerate(entry.raw, entry.first_line):
                found = _EXCUSE.search(raw) if raw.lstrip().startswith("# ") else None
                if found:
                    self._read(found[1], found[2], number, entry.msgstr_line)

    def _read(self, rule: str, reason: str, line: int, place: int) -> None:
        if rule not in self.known:
            self._fault(
                UNKNOWN,
                line,
                f"expected the id of a rule to excuse, found {visible(rule)!r}",
            )
        elif not reason.strip():
            self._fault(
                UNREASONED, line, f"expected a reason to excuse {rule}, found none"
            )
        else:
            self._rows[place, rule] = line

    def _fault(self, rule: Rule, line: int, message: str) -> None:
        self._faults.append(
            Finding(self.file.path, line, rule.id, rule.severity, message, rule.hint)
        )

    def excuses(self, line: int, rule: str) -> bool:
        """Say whether ``rule`` is excused for the ``msgstr`` on ``line``."""
        return (line, rule) in self._rows

    def left(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that are not excused, then those on excuses."""
        for finding in findings:
            line = self._places.get(finding.line, finding.line)
            place = (line, finding.id)
            if place in self._rows:
                self._used.add(place)
            else:
                yield finding
        for (where, rule), line in self._rows.items():
            if rule in self.ran and (where, rule) not in self._used:
                message = f"expected a finding of {rule} to excuse, found none"
                self._fault(UNUSED, line, message)
        yield from self._faults
