"""The page of the handbook on the rules, made from their table."""

from __future__ import annotations

from collections.abc import Iterator

from naskh.checks.po.rule import Rule
from naskh.checks.po.table import GROUPS, RULES
from naskh.languages import LANGUAGES

_INTRODUCTION = """\
# The rules of `naskh po check`

<!-- Made by "naskh po rules" with its option "markdown"; do not edit. -->

`naskh po check` reads the catalogs of a book and says what is wrong in them.
Any folder that sphinx-intl has laid out will do, with or without a book.
It knows {count} rules.

- An **error** must be mended; the command ends with exit code 1.
- A **warning** should be looked at; with `--strict` it counts as an error.
- An **info** may be known already.

In a fuzzy message, which is not published yet, an error counts as a warning.

## Excuses

A message may have a good reason to break a rule.
Say so in a comment above it:

```po
# naskh: allow end-mark the title ends with its own question mark
msgid "Where is the port?"
```

The comment excuses this rule for this message, and nothing else.
What the build refuses cannot be excused.

## Mending

Rules marked *mended by `--fix`* have a safe answer in most places.
`naskh po check --fix` shows what it would change and asks; `--yes` changes it.
It changes the lines of those messages alone and keeps their state.
It never makes a message that the build would refuse.
"""


def page() -> str:
    """Return the page, in Markdown."""
    parts = [_INTRODUCTION.format(count=len(RULES))]
    for group in GROUPS:
        parts.append(f"## {group.title}\n")
        parts += map(_section, group.rules)
    return "\n".join(parts)


def _section(rule: Rule) -> str:
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"### `{rule.id}`"
    yield ""
    yield rule.text
    yield ""
    names = [LANGUAGES[code].name for code in rule.languages]
    scope = ", ".join(names) or "every language"
    ways = f"{rule.severity} · {scope}"
    ways += " · the build refuses it" if rule.is_absolute else ""
    ways += " · mended by `--fix`" if rule.is_mended else ""
    yield f"*{ways}*"
    yield ""
    yield f"**What you can do:** {rule.hint}"
    yield ""
    yield "|  |  |"
    yield "|---|---|"
    for name, text in (
        ("source", rule.example.source),
        ("wrong", rule.example.wrong),
        ("right", rule.example.right),
    ):
        if text:
            yield f"| {name} | {_code(text)} |"


def _code(text: str) -> str:
    """Return ``text`` as code in a cell of a table, on one line."""
    fence = "```" if "``" in text else "``" if "`" in text else "`"
    pad = " " if fence != "`" or text != text.strip() else ""
    safe = text.replace("|", "\\|").replace("\t", "→")
    return f"{fence}{pad}{safe}{pad}{fence}"
