"""Vet the header of a catalog: what would switch it off in another program.

Naskh compiles catalogs with a header of its own, but the files go on to
Weblate, msgfmt and plain Sphinx.  There a date that cannot be read, a charset
that Python does not know or a formula for plurals that is none makes a whole
chapter fall back on the source, without a word.
https://www.gnu.org/software/gettext/manual/html_node/Header-Entry.html
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from gettext import c2py
from typing import TYPE_CHECKING, Final

from naskh.catalogs.characters import character_faults, visible
from naskh.errors import Problem

if TYPE_CHECKING:
    from naskh.catalogs.entries import Entry
    from naskh.catalogs.po import Catalog

#: No header is longer, in characters.
MAX_HEADER: Final = 16_000

_DATE = re.compile(r"(\d{4}-\d{2}-\d{2} \d{2}:\d{2})(?:[+-]\d{4})?")
_NO_DATE: Final = "YEAR-MO-DA HO:MI+ZONE"
_PLURALS = re.compile(r"nplurals\s*=\s*([1-9])\s*;\s*plural\s*=([^;]{1,500});?\s*")
#: How many brackets may stand open in a formula for plurals.
_MAX_DEPTH: Final = 20
#: The form is asked for numbers up to here, which is beyond every rule's cycle.
_NUMBERS: Final = 1_001


def header_problems(catalog: Catalog) -> Iterator[Problem]:
    """Yield what in the header of ``catalog`` other programs would trip over."""
    head = next((entry for entry in catalog.entries if entry.is_header), None)
    if head is None:
        return
    if len(head.msgstr) > MAX_HEADER:
        yield _problem(catalog, head, "", f"at most {MAX_HEADER} characters", "more")
        return
    # line breaks are what a header is made of
    for fault in character_faults("\n", head.msgstr):
        message, hint = fault
        yield Problem("catalog-header", message, catalog.path, head.msgstr_line, hint)
    seen: set[str] = set()
    for line in filter(None, head.msgstr.split("\n")):
        name, colon, value = line.partition(":")
        key = name.strip().lower()
        if not colon or name != name.strip():
            yield _problem(catalog, head, line, "Field: value", visible(line))
        elif key in seen:
            yield _problem(catalog, head, name, f"one {visible(name)}", "a second one")
        elif key in _RULES:
            expected, is_right = _RULES[key]
            if not is_right(value.strip()):
                found = visible(value.strip())
                yield _problem(catalog, head, name, f"{name}: {expected}", found)
        seen.add(key)


def _is_date(value: str) -> bool:
    found = _DATE.fullmatch(value)
    if found is None:
        return value == _NO_DATE
    try:
        datetime.strptime(found[1], "%Y-%m-%d %H:%M")
    except ValueError:
        return False
    return True


def _is_plural(value: str) -> bool:
    """Say whether the formula can be read and always names one of the forms."""
    found = _PLURALS.fullmatch(value)
    if found is None or _depth(found[2]) > _MAX_DEPTH:
        return False
    try:
        form = c2py(found[2])
        return all(0 <= form(number) < int(found[1]) for number in range(_NUMBERS))
    except (ValueError, ArithmeticError, RecursionError):
        return False


def _depth(text: str) -> int:
    """Return the most brackets and questions that stand open at once."""
    return text.count("(") + text.count("?")


_RULES: Final[dict[str, tuple[str, Callable[[str], bool]]]] = {
    "mime-version": ("1.0", lambda value: value == "1.0"),
    "content-transfer-encoding": ("8bit", lambda value: value.lower() == "8bit"),
    "pot-creation-date": ("2026-01-02 03:04+0000", _is_date),
    "po-revision-date": ("2026-01-02 03:04+0000", _is_date),
    "plural-forms": ("nplurals=2; plural=(n > 1);", _is_plural),
}


def _problem(
    catalog: Catalog, head: Entry, start: str, expected: str, found: str
) -> Problem:
    lines = enumerate(head.raw, head.first_line)
    places = [number for number, raw in lines if start and f'"{start}' in raw]
    return Problem(
        "catalog-header",
        f"expected {expected}, found {found}",
        catalog.path,
        places[-1] if places else head.msgstr_line,
        "Write the field as the other catalogs have it, or take it out.",
    )
