"""Findings, and the three ways to write one down for a program."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from naskh.catalogs.po import Entry
    from naskh.checks.po.rule import Severity

_MSGSTR = re.compile(r'((?:#~\s*)?msgstr(?:\[0\])?[ \t]*")(.*)"[ \t]*\r?\n?')
_CHARACTER = re.compile(
    r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)|[^\\]",
)
#: severity -> what GitHub calls it
_LEVELS: Final[dict[Severity, str]] = {
    "error": "error",
    "warning": "warning",
    "info": "notice",
}


class Finding(NamedTuple):
    """What is wrong where; ``line`` is that of the ``msgstr``, from 1.

    ``column`` counts characters of that line from 1; it is None where the
    finding is on the whole message or the message has several lines.
    """

    file: Path
    line: int
    id: str
    severity: Severity
    message: str
    hint: str
    column: int | None = None


def column_of(entry: Entry, place: int) -> int | None:
    """Return the column of ``place`` in the text of a one-line ``msgstr``."""
    lines = entry.raw[entry.msgstr_line - entry.first_line :]
    found = _MSGSTR.fullmatch(lines[0]) if len(lines) == 1 else None
    if found is None:
        return None
    column = len(found[1]) + 1
    for count, character in enumerate(_CHARACTER.finditer(found[2])):
        if count == place:
            break
        column += len(character[0])
    return column


def as_json(finding: Finding, file: str) -> str:
    """Return one line of JSON; ``file`` is how to name the file."""
    row = {**finding._asdict(), "file": file}
    del row["column"]
    return json.dumps(row, ensure_ascii=False)


def as_annotation(finding: Finding, file: str) -> str:
    """Return a workflow command of GitHub.

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    Values escape what would end them, as GitHub's own toolkit does.
    """
    places = {"file": file, "line": str(finding.line)}
    if finding.column is not None:
        places["col"] = str(finding.column)
    places["title"] = finding.id
    properties = ",".join(f"{name}={_property(text)}" for name, text in places.items())
    said = f"{finding.message}\n{finding.hint}".rstrip("\n")
    return f"::{_LEVELS[finding.severity]} {properties}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
