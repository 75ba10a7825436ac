"""Rules of the header and of the flags beside messages."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from naskh.catalogs.characters import visible
from naskh.catalogs.mo import PLURALS
from naskh.checks.po.languages import is_known
from naskh.checks.po.rule import AtLine, Example, File, Found, Message, Rule

if TYPE_CHECKING:
    from naskh.catalogs.po import Entry

_NAME = re.compile(r"[A-Za-z][\w-]{0,60}")
_BOILERPLATE = re.compile(
    r"PACKAGE(?: VERSION)?$|FULL NAME|EMAIL@ADDRESS|LL@li\.org|YEAR-MO-DA"
)
_DATES: Final = ("POT-Creation-Date", "PO-Revision-Date")
_PLURALS = re.compile(r"nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;]{1,400});?")
_MAX_FORMS: Final = 10
#: The numbers that tell plural rules apart: all of CLDR's fit in a thousand.
_NUMBERS: Final = range(1001)
_FIRST_YEAR: Final = 1995
_FORMAT = re.compile(r"(?:no-)?[a-z]+-(?:brace-)?format")


def _head(file: File) -> Entry | None:
    return next((entry for entry in file.catalog.entries if entry.is_header), None)


def _line(file: File, name: str) -> int:
    """Return the line on which a field of the header stands."""
    head = _head(file)
    for number, raw in enumerate(head.raw if head else ()):
        if head and raw.lstrip().startswith(f'"{name}:'):
            return head.first_line + number
    return head.msgstr_line if head else 1


def _stray_line(file: File) -> Iterator[AtLine]:
    head, seen = _head(file), set[str]()
    for line in head.msgstr.split("\n") if head else ():
        name, colon, _ = line.partition(":")
        if line and not (colon and _NAME.fullmatch(name)):
            yield AtLine(
                f"expected a name and a value, found {visible(line)!r}",
                head.msgstr_line if head else 1,
            )
        elif name and name in seen:
            yield AtLine(f"expected {name} once, found it twice", _line(file, name))
        seen.add(name)


def _unknown_language(file: File) -> Iterator[AtLine]:
    if not is_known(file.code):
        yield AtLine(
            f"expected the code of a language, found {visible(file.code)!r}",
            _line(file, "Language"),
        )


def _boilerplate(file: File) -> Iterator[AtLine]:
    for name, value in file.catalog.header.items():
        if _BOILERPLATE.search(value):
            yield AtLine(
                f"expected a value of {visible(name)}, found {visible(value)!r}",
                _line(file, name),
            )


def _date(value: str) -> datetime | None:
    for pattern in ("%Y-%m-%d %H:%M%z", "%Y-%m-%d %H:%M:%S%z"):
        try:
            return datetime.strptime(value, pattern)
        except ValueError:
            continue
    return None


def _unreadable_date(file: File) -> Iterator[AtLine]:
    for name in _DATES:
        value = file.catalog.header.get(name)
        if value and not _BOILERPLATE.search(value) and _date(value) is None:
            yield AtLine(
                f"expected {name}: 2026-01-31 12:00+0000, found {visible(value)!r}",
                _line(file, name),
            )


def _improbable_date(file: File) -> Iterator[AtLine]:
    # two clocks may differ by a day, and by no more
    latest = datetime.now(UTC) + timedelta(days=1)
    for name in _DATES:
        found = _date(file.catalog.header.get(name, ""))
        if found and (found > latest or found.year < _FIRST_YEAR):
            yield AtLine(
                f"expected {name} in the past of this file, found "
                f"{found.date().isoformat()}",
                _line(file, name),
            )


def _forms(number: int, rule: str) -> list[int] | None:
    """Return the form of each number, None where the rule is none."""
    try:
        choose = gettext.c2py(rule)
        forms = [choose(count) for count in _NUMBERS]
    except (ValueError, ZeroDivisionError, RecursionError, MemoryError):
        return None
    return forms if all(0 <= form < number for form in forms) else None


def _plural(file: File) -> tuple[str, int, list[int] | None]:
    value = file.catalog.header.get("Plural-Forms", "")
    found = _PLURALS.fullmatch(value)
    if found is None or not 0 < int(found[1]) <= _MAX_FORMS:
        return value, 0, None
    return value, int(found[1]), _forms(int(found[1]), found[2])


def _broken_plural(file: File) -> Iterator[AtLine]:
    value, _, forms = _plural(file)
    if value and forms is None and "EXPRESSION" not in value:
        yield AtLine(
            f"expected a rule that gettext can read, found {visible(value)!r}",
            _line(file, "Plural-Forms"),
        )


def _other_plural(file: File) -> Iterator[AtLine]:
    value, number, forms = _plural(file)
    row = PLURALS.get(file.language.code)
    if forms is None or row is None:
        return
    if number == row[0] and forms == _forms(*row):
        return
    yield AtLine(
        f"expected nplurals={row[0]}; plural=({row[1]}); found {visible(value, 90)}",
        _line(file, "Plural-Forms"),
    )


def _format_flag(message: Message) -> Iterator[Found]:
    for flag in message.entry.flags:
        if _FORMAT.fullmatch(flag) and not flag.startswith("no-"):
            yield Found(f"expected no flag for a program's text, found {visible(flag)}")


def _previous(message: Message) -> Iterator[Found]:
    if message.entry.previous and not message.entry.is_fuzzy:
        yield Found("expected no previous msgid (#|) of a finished message, found one")


RULES: Final = (
    Rule(
        "header-missing",
        "error",
        "The first entry is the header.",
        "Copy the header of another catalog of this language.",
        Example("fa", "", 'msgid "The port"', 'msgid ""'),
        is_absolute=True,
    ),
    Rule(
        "charset",
        "error",
        "The header names UTF-8.",
        "Save the file as UTF-8 and name that charset in the header.",
        Example(
            "fa",
            "",
            "Content-Type: text/plain; charset=CP1256",
            "Content-Type: text/plain; charset=UTF-8",
        ),
        is_absolute=True,
    ),
    Rule(
        "header-language",
        "error",
        "The header names the language of the folder.",
        "Is the file in the folder of its language? If so, mend the header.",
        Example("fa", "", "Language: ar", "Language: fa"),
        is_absolute=True,
    ),
    Rule(
        "language-unknown",
        "info",
        "The folder is named after a language.",
        "Use the code of the language in the CLDR, such as fa or pt_BR.",
        Example("fa", "", "locale/persian/", "locale/fa/"),
        check_file=_unknown_language,
    ),
    Rule(
        "header-boilerplate",
        "info",
        "The header has no values that nobody filled in.",
        "Fill the field in, or delete its line.",
        Example(
            "fa",
            "",
            "Last-Translator: FULL NAME <EMAIL@ADDRESS>",
            "Last-Translator: Sara",
        ),
        check_file=_boilerplate,
    ),
    Rule(
        "header-line",
        "warning",
        "Each line of the header is a name, a colon and a value; no name is twice.",
        "Delete the line, or give it a name such as X-Note.",
        Example("fa", "", "see the manual", "X-Note: see the manual"),
        check_file=_stray_line,
    ),
    Rule(
        "header-date",
        "error",
        "The dates of the header can be read; Sphinx drops a catalog otherwise.",
        "Write the date as 2026-01-31 12:00+0000, or delete the line.",
        Example(
            "fa",
            "",
            "PO-Revision-Date: 31 January 2026",
            "PO-Revision-Date: 2026-01-31 12:00+0000",
        ),
        check_file=_unreadable_date,
    ),
    Rule(
        "header-date-improbable",
        "warning",
        "The dates of the header are not in the future, nor before gettext.",
        "Is the clock of the computer right? Mend the date, or delete the line.",
        Example(
            "fa",
            "",
            "PO-Revision-Date: 2099-01-31 12:00+0000",
            "PO-Revision-Date: 2026-01-31 12:00+0000",
        ),
        check_file=_improbable_date,
    ),
    Rule(
        "plural-forms-broken",
        "error",
        "Plural-Forms is a rule; Sphinx drops a catalog otherwise.",
        "Delete the line, or copy it from another catalog of this language.",
        Example(
            "fa",
            "",
            "Plural-Forms: nplurals=2; plural=n > ;",
            "Plural-Forms: nplurals=2; plural=(n > 1);",
        ),
        check_file=_broken_plural,
    ),
    Rule(
        "plural-forms",
        "warning",
        "Plural-Forms is the rule of the CLDR.",
        "Write the rule named here; some tools write others.",
        Example(
            "fa",
            "",
            "Plural-Forms: nplurals=1; plural=0;",
            "Plural-Forms: nplurals=2; plural=(n > 1);",
        ),
        check_file=_other_plural,
    ),
    Rule(
        "format-flag",
        "warning",
        "Prose has no flag of a program's text, such as python-format.",
        "Delete the flag; a tool guessed it from a per cent sign.",
        Example("fa", "50% done", "#, python-format", ""),
        check=_format_flag,
    ),
    Rule(
        "previous-left",
        "info",
        "A finished message does not say what its source was before.",
        "Delete the lines that begin with #|.",
        Example("fa", "The quays", '#| msgid "The quay"', ""),
        check=_previous,
    ),
)
