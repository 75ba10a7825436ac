"""The table of rules, in the order in which the handbook explains them."""

from __future__ import annotations

from typing import Final, NamedTuple

from naskh.checks.po import (
    characters,
    consistency,
    dates,
    digits,
    excuses,
    file,
    glued,
    header,
    joiners,
    length,
    letters,
    numbers,
    punctuation,
    quotes,
    spacing,
    state,
    structure,
    terms,
)
from naskh.checks.po.rule import Rule


class Group(NamedTuple):
    """The rules of one kind: a module, and a section of the handbook."""

    title: str
    rules: tuple[Rule, ...]


#: One row a kind; a module holds its rules.
GROUPS: Final = (
    Group("File", file.RULES),
    Group("Header", header.RULES),
    Group("State", state.RULES),
    Group("Structure", (*structure.RULES, *glued.RULES)),
    Group("Spacing", spacing.RULES),
    Group("Punctuation", punctuation.RULES),
    Group("Quotation marks", quotes.RULES),
    Group("Characters", characters.RULES),
    Group("Letters", letters.RULES),
    Group("Joiners", joiners.RULES),
    Group("Digits", digits.RULES),
    Group("Numbers", numbers.RULES),
    Group("Dates", dates.RULES),
    Group("Terms", terms.RULES),
    Group("Consistency", consistency.RULES),
    Group("Length", length.RULES),
    Group("Excuses", excuses.RULES),
)

#: One row a rule.
RULES: Final[tuple[Rule, ...]] = tuple(rule for group in GROUPS for rule in group.rules)
#: The ids that an excuse may name: the build does not refuse these.
EXCUSABLE: Final = frozenset(rule.id for rule in RULES if not rule.is_absolute)
