"""Which rule a problem of the reader or the gate belongs to.

Both say in a sentence what was expected and found; this table sorts the
sentences.  One that is not known here goes to the last rule of its code, so
that a problem can be filed too coarsely but is never lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from naskh.errors import Problem

#: code of the problem -> how its sentence begins -> id of the rule
_KINDS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "catalog-encoding": (("expected plain UTF-8", "byte-order-mark"), ("", "encoding")),
    "catalog-syntax": (
        ("expected a catalog", "conflict-mark"),
        ("expected each msgid once", "duplicate"),
        ("", "syntax"),
    ),
    "catalog-header": (
        ("expected Content-Type", "charset"),
        ("expected Language", "header-language"),
        ("", "header-missing"),
    ),
    "catalog-missing": (("", "syntax"),),
    "catalog-refused": (
        ("expected a message without msgctxt", "refused-context"),
        ("expected one translation", "compendium-mark"),
        ('expected text, found "# noqa"', "refused-noqa"),
        ("expected one line", "refused-line-break"),
        ("expected text, found the control", "refused-character"),
        ("expected no override|expected an end", "refused-character"),
        ("expected at most|expected a paragraph", "refused-size"),
        ("expected the commands", "refused-command"),
        ("expected running text", "refused-block"),
        ("expected whole markup|expected no backtick", "refused-markup"),
        ("expected the roles", "refused-roles"),
        ("expected the links", "refused-links"),
        ("expected the footnotes", "refused-notes"),
        ("expected the substitutions", "refused-substitutions"),
        ("expected the literals", "refused-literals"),
        ("expected the references", "refused-references"),
        ("expected no more emphasis", "refused-emphasis"),
        ("expected the ending", "refused-ending"),
        ("expected the parts", "refused-index"),
        ("expected a picture", "refused-image"),
        ("", "refused"),
    ),
}


def rule_id(problem: Problem) -> str:
    """Return the id of the rule that ``problem`` breaks."""
    kinds = _KINDS[problem.code]
    return next(rule for start, rule in kinds if re.match(start, problem.message))
