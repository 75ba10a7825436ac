"""The golden folders: what each rule finds, and what it leaves alone.

``tests/golden/<rule>/in/`` is a folder of catalogs as sphinx-intl lays it
out, with messages that break the rule and messages that keep it, and perhaps
a ``terms.csv``.  ``expected.jsonl`` is what ``--json`` prints of it for that
rule alone; ``fixed/`` holds the catalogs that ``--fix`` changes.

``python -m tests.checks.po.golden RULE...`` writes what is expected anew, to
be read before it is committed.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

from naskh.checks.po.finding import as_json
from naskh.checks.po.fix import fixed
from naskh.checks.po.run import check, find_catalogs, read_file
from tests.conftest import REPOSITORY

GOLDEN: Final = REPOSITORY / "tests" / "golden"


def folder(rule: str) -> Path:
    """Return the folder of the catalogs of ``rule``."""
    return GOLDEN / rule / "in"


def found(rule: str) -> list[str]:
    """Return the findings of ``rule`` in its folder, one line of JSON each.

    Rules of excuses need the others to run.
    """
    root = folder(rule)
    terms = root / "terms.csv"
    report = check(
        find_catalogs(root),
        terms=terms if terms.is_file() else None,
        only=() if rule.startswith("excuse-") else [rule],
    )
    return [
        as_json(finding, finding.file.relative_to(root).as_posix())
        for finding in report.findings
        if finding.id == rule
    ]


def mended(rule: str) -> dict[str, str]:
    """Return the text of each catalog that the mending of ``rule`` changes."""
    root = folder(rule)
    texts = {}
    for source in find_catalogs(root):
        if source.path.suffix == ".po" and not source.is_outside:
            file = read_file(source)
            catalog = fixed(file, [rule])
            if catalog is not file.catalog:
                name = source.path.relative_to(root).as_posix()
                texts[name] = catalog.dumps()
    return texts


def write(rule: str) -> None:
    """Write what is found now as what is expected."""
    lines = "".join(f"{line}\n" for line in found(rule))
    (GOLDEN / rule / "expected.jsonl").write_text(lines, encoding="utf-8")
    shutil.rmtree(GOLDEN / rule / "fixed", ignore_errors=True)
    for name, text in mended(rule).items():
        path = GOLDEN / rule / "fixed" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


if __name__ == "__main__":
    for name in sys.argv[1:]:
        write(name)
