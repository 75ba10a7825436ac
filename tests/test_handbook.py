"""The handbook and the README say what is true."""

from __future__ import annotations

import re
import subprocess
from datetime import date

import pytest

from naskh.book import SETTINGS
from naskh.cli.main import EXIT_CODES
from naskh.languages import LANGUAGES
from naskh.text.calendars import Day
from naskh.text.dates import parse, print_date
from naskh.text.numbers import print_number
from tests.conftest import REPOSITORY

PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "handbook").glob("*.md"))]


def test_every_setting_is_listed() -> None:
    """The page on adapting lists each setting with its meaning."""
    page = (REPOSITORY / "handbook" / "adapting.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `(naskh_\w+)` \| (.+) \|$", page, re.M))

    assert listed == {name: setting.meaning for name, setting in SETTINGS.items()}


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_printed_examples(code: str) -> None:
    """Each date and number of the page on adapting is what the book prints."""
    page = (REPOSITORY / "handbook" / "adapting.md").read_text(encoding="utf-8")
    row, lunar = LANGUAGES[code], {date(1982, 5, 24): Day(1402, 8, 1)}
    examples = re.findall(r"^\| ``:(\w+):`([^`]+)` `` \| (.+) \|$", page, re.M)

    assert {role for role, _, _ in examples} == {"date", "num"}
    for role, text, cells in examples:
        shown = dict(zip(["en", "fa", "ar"], cells.split(" | "), strict=True))[code]
        printed = (
            print_date(parse(text, row.calendar), row, lunar)
            if role == "date"
            else print_number(text, row).replace("\u00a0", " ")
        )
        assert shown == printed, text


def test_every_exit_code_is_listed() -> None:
    """The page on building lists each exit code."""
    page = (REPOSITORY / "handbook" / "building.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| (\d+) \| (.+) \|$", page, re.M))

    assert listed == {str(code): text for code, text in EXIT_CODES.items()}


def test_links_and_pictures_are_there() -> None:
    """Every local link and picture of the pages leads to a file."""
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).is_file(), f"{page}: {target}"


def test_make_help_lists_every_target() -> None:
    """``make help`` names each target of the Makefile."""
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = {
        name
        for names in re.findall(r"^\.PHONY: (.+)$", makefile, re.M)
        for name in names.split()
    }
    done = subprocess.run(
        ["make", "help"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )

    for target in targets:
        assert re.search(rf"\b{target}\b", done.stdout), target
