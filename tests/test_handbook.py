"""The handbook and the README say what is true."""

from __future__ import annotations

import re
import subprocess

from naskh.book import SETTINGS
from naskh.cli.main import EXIT_CODES
from tests.conftest import REPOSITORY

PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "handbook").glob("*.md"))]


def test_every_setting_is_listed() -> None:
    """The page on adapting lists each setting with its meaning."""
    page = (REPOSITORY / "handbook" / "adapting.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `(naskh_\w+)` \| (.+) \|$", page, re.M))

    assert listed == {name: setting.meaning for name, setting in SETTINGS.items()}


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
