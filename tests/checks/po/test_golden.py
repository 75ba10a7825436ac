"""Each rule against its golden folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from naskh.checks.po.handbook import page
from naskh.checks.po.table import RULES
from tests.checks.po.golden import GOLDEN, folder, found, mended
from tests.conftest import REPOSITORY

IDS = [rule.id for rule in RULES]


def _texts(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode()
        for path in root.rglob("*.po")
    }


def test_every_rule_has_a_folder() -> None:
    """The folders are those of the table, and no id is there twice."""
    assert sorted(IDS) == sorted(path.name for path in GOLDEN.iterdir())


@pytest.mark.parametrize("rule", IDS)
def test_findings(rule: str) -> None:
    """A rule finds what is expected, at least one thing, and nothing else."""
    expected = (GOLDEN / rule / "expected.jsonl").read_text(encoding="utf-8")

    assert found(rule) == expected.splitlines() != []


@pytest.mark.parametrize("rule", IDS)
def test_mending(rule: str) -> None:
    """The mended catalogs are as expected, and only rules that say so mend."""
    expected = _texts(GOLDEN / rule / "fixed")
    is_mended = next(row.is_mended for row in RULES if row.id == rule)

    assert mended(rule) == expected
    assert bool(expected) == is_mended


@pytest.mark.parametrize("rule", IDS)
def test_some_messages_pass(rule: str) -> None:
    """Each folder has messages that keep the rule."""
    paths = [*folder(rule).rglob("*.po")]
    messages = sum(path.read_bytes().count(b"msgid ") - 1 for path in paths)

    assert messages > len({*found(rule)}) or len(paths) > 1


def test_handbook_page_is_that_of_the_table() -> None:
    """The page of the handbook is what the table makes of it."""
    text = (REPOSITORY / "handbook" / "checks.md").read_text(encoding="utf-8")

    assert text == page()
