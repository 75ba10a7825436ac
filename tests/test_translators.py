"""The translators' handbook: its pages, its translations, and what it says."""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from naskh.catalogs.gate import vet
from naskh.catalogs.po import inspect
from naskh.checks.po.run import check, find_catalogs
from naskh.checks.po.table import RULES
from naskh.cli.main import COMMANDS
from naskh.errors import Problem
from tests.conftest import BOOK_LANGUAGES, REPOSITORY, naskh

BOOK: Final = REPOSITORY / "handbook" / "translating"
SOURCE: Final = (BOOK / "docs" / "translating.rst").read_text(encoding="utf-8")
BRIDGE: Final = "The bridge over the Karun was the link to the east bank and to Abadan."
HEAD: Final = (
    'msgid ""\nmsgstr ""\n"Language: fa\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
)


def _blocks(kind: str) -> list[str]:
    """Return the listings of ``kind`` in the source, unindented."""
    pattern = rf"^ *\.\. code-block:: {kind}\n\n((?: +.*\n|\n)+)"
    found = re.findall(pattern, SOURCE, re.M)
    return ["\n".join(line.strip() for line in block.split("\n")) for block in found]


def _catalog(root: Path, body: str) -> Path:
    path = root / "locale" / "fa" / "LC_MESSAGES" / "chapters" / "01-the-port.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + body, encoding="utf-8")
    return path


def _is_shown(problem: Problem) -> bool:
    """Say whether a listing has the message, and its hint on the next line."""
    shown = f"{problem.message} [{problem.code}]\n{problem.hint}"
    return any(shown in block for block in _blocks("text"))


def test_pages_are_those_of_the_book(tmp_path: Path) -> None:
    """The pages beside the code are what the book makes of its catalogs."""
    names = ["translating.ar.md", "translating.fa.md", "translating.md"]
    subprocess.run(
        [sys.executable, REPOSITORY / "handbook" / "pages.py", tmp_path], check=True
    )

    assert sorted(path.name for path in tmp_path.iterdir()) == names
    for name in names:
        page = (REPOSITORY / "handbook" / name).read_text(encoding="utf-8")
        assert page == (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["fa", "ar"])
def test_translations_are_complete(code: str) -> None:
    """Every message of today's text is translated."""
    ran = naskh("po", "stats", "--languages", code, "--json", cwd=BOOK)
    rows = [json.loads(line) for line in ran.out.splitlines()]
    update = naskh("po", "update", "--dry-run", "--json", cwd=BOOK)
    changes = {row["language"]: row["changes"] for row in json.loads(update.out)}

    assert sum(row["total"]["messages"] for row in rows) > 100
    assert all(row["translated"] == row["total"] for row in rows)
    assert changes[code] == []


def test_translations_pass_the_check() -> None:
    """``naskh po check`` finds nothing in them, not even a warning."""
    ran = naskh("po", "check", "--strict", cwd=BOOK)

    assert (ran.code, ran.error) == (0, "")
    assert "0 errors, 0 warnings" in ran.out


@pytest.mark.parametrize("code", BOOK_LANGUAGES)
def test_direction_of_a_page(code: str) -> None:
    """A page reads from right to left where its language does; its code never."""
    name = "translating.md" if code == "en" else f"translating.{code}.md"
    page = (REPOSITORY / "handbook" / name).read_text(encoding="utf-8")
    listings = page.count("```") // 2

    assert listings == len(re.findall(r"code-block::", SOURCE))
    if code == "en":
        assert "<div" not in page
    else:
        assert page.count(f'<div dir="rtl" lang="{code}">') == 1
        assert page.count('<div dir="ltr">\n') == listings
        assert not re.search(r"^[^`\n]*`[^`]", re.sub(r"(?s)```.*?```", "", page))


def test_commands_exist() -> None:
    """Each command of the text is one that ``naskh`` understands."""
    parser = argparse.ArgumentParser(prog="naskh")
    commands = parser.add_subparsers(required=True)
    for command in COMMANDS:
        command.add_command(commands)
    lines = [line for block in _blocks("sh") for line in block.split("\n")]
    typed = [line for line in lines if line.startswith("naskh ")]

    assert len(typed) >= 10
    for line in typed:
        assert callable(parser.parse_args(shlex.split(line)[1:]).run)


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("The :term:`thalweg`.", ":term:`خط تالوگ`."),
        (
            "The :index:`customs yard` was fought over in :date:`1980-10`.",
            "در :date:`1980-10 بر سر :index:`گمرک` آن جنگ درگرفت.",
        ),
    ],
)
def test_refusals_are_told_as_shown(tmp_path: Path, msgid: str, msgstr: str) -> None:
    """The gate refuses such a message with the words of the text."""
    path = _catalog(tmp_path, f'msgid "{msgid}"\nmsgstr "{msgstr}"\n')
    catalog, _ = inspect(path)
    (problem,) = vet(catalog.messages[0], path)

    assert _is_shown(problem)


def test_broken_file_is_told_as_shown(tmp_path: Path) -> None:
    """A missing quotation mark is told with the words of the text."""
    path = _catalog(tmp_path, 'msgid "The port"\nmsgstr "بندر\n')
    _, problems = inspect(path)

    assert _is_shown(problems[0])


def test_findings_are_told_as_shown(tmp_path: Path) -> None:
    """``naskh po check`` finds what the text shows, with the same hints."""
    text = "پل روي كارون شهر را به کرانهٔ شرقی و آبادان می پیوست."
    _catalog(tmp_path, f'msgid "{BRIDGE}"\nmsgstr "{text}"\n')
    (block,) = (block for block in _blocks("text") if "what you can do" in block)
    findings = check(find_catalogs(tmp_path / "locale")).findings
    shown = re.findall(r"^\d+:(\d+): (.+) \[([a-z-]+)\]$", block, re.M)
    hints = {rule.id: rule.hint for rule in RULES}

    assert shown == [(str(item.column), item.message, item.id) for item in findings]
    for item in findings:
        row = rf"^1 +error +{item.id} +{re.escape(hints[item.id])}$"
        assert re.search(row, block, re.M)
