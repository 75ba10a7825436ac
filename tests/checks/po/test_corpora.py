"""The rules against a corpus of seeded faults and a corpus of good texts.

Each seed is a message with a comment ``#. expect: <rule>``.  The good texts
are on many subjects and have nothing to do with the book in this repository.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

from naskh.catalogs.entries import Entry
from naskh.catalogs.po import inspect
from naskh.checks.po.finding import Finding
from naskh.checks.po.run import Report, check, find_catalogs
from tests.conftest import REPOSITORY

CORPORA: Final = REPOSITORY / "tests" / "corpora"
_EXPECT: Final = "expect: "

#: What the project promises of the two corpora.
SEEDS: Final = 150
KINDS: Final = 45
FOUND: Final = 0.95
CORRECT: Final = 300
FALSE: Final = 0.01


@cache
def _report(name: str) -> Report:
    folder = CORPORA / name
    terms = folder / "terms.csv"
    return check(find_catalogs(folder), terms=terms if terms.is_file() else None)


def _entries(name: str) -> list[tuple[Path, Entry]]:
    return [
        (source.path, entry)
        for source in find_catalogs(CORPORA / name)
        for entry in inspect(source.path, source.code)[0].messages
    ]


def _expected(entry: Entry) -> str:
    return next(
        line.removeprefix(_EXPECT)
        for line in entry.extracted
        if line.startswith(_EXPECT)
    )


def _seeds() -> list[tuple[Path, int, str]]:
    return [
        (path, entry.msgstr_line, _expected(entry))
        for path, entry in _entries("seeded")
        if any(line.startswith(_EXPECT) for line in entry.extracted)
    ]


def _alarms() -> list[Finding]:
    return [
        finding
        for finding in _report("correct").findings
        if finding.severity in ("error", "warning")
    ]


def test_seeds_are_many_and_of_many_kinds() -> None:
    """There are seeds in three languages, for more kinds than promised."""
    seeds = _seeds()
    languages = {path.parts[-3] for path, _, _ in seeds}

    assert len(seeds) >= SEEDS
    assert len({kind for _, _, kind in seeds}) >= KINDS
    assert languages == {"en", "fa", "ar"}


def test_seeds_are_found() -> None:
    """Nearly every seed is found, by the rule that it breaks."""
    found = {(one.file, one.line, one.id) for one in _report("seeded").findings}
    seeds = _seeds()
    missed = [seed for seed in seeds if seed not in found]

    assert len(missed) <= (1 - FOUND) * len(seeds), missed


def test_good_texts_are_many() -> None:
    """There are good Persian and Arabic messages, more than promised."""
    counts = Counter(path.parts[-3] for path, _ in _entries("correct"))

    assert counts["fa"] + counts["ar"] >= CORRECT
    assert min(counts["fa"], counts["ar"]) >= CORRECT / 2


def test_good_texts_pass() -> None:
    """Hardly any message of good prose is called an error or a warning."""
    alarms = _alarms()
    messages = {(finding.file, finding.line) for finding in alarms}

    assert len(messages) <= FALSE * len(_entries("correct")), alarms
