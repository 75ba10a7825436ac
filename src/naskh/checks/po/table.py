"""The table of rules, in the order in which the handbook explains them."""

from __future__ import annotations

from typing import Final

from naskh.checks.po import (
    excuses,
    file,
    header,
    length,
    punctuation,
    quotes,
    spacing,
    state,
    structure,
)
from naskh.checks.po.rule import Rule

#: One row a rule; a module holds the rules of one kind.
RULES: Final[tuple[Rule, ...]] = (
    *file.RULES,
    *header.RULES,
    *state.RULES,
    *structure.RULES,
    *spacing.RULES,
    *punctuation.RULES,
    *quotes.RULES,
    *length.RULES,
    *excuses.RULES,
)
