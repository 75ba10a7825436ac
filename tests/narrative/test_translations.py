"""The translations are complete and leave no English behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from naskh.catalogs.po import read
from tests.conftest import REPOSITORY, sphinx_build
from tests.narrative.book import messages

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Extract the messages of ``docs/``; provide them by the name of their page."""
    out = tmp_path_factory.mktemp("gettext")
    done = sphinx_build(
        *("-q", "-b", "gettext", "-c", ".", "-d", out / "read", "docs", out),
        cwd=REPOSITORY,
    )
    assert done.code == 0, done.error
    return {path.stem: _ids(path) for path in out.rglob("*.pot")}


def _ids(path: Path) -> set[str]:
    with path.open("rb") as file:
        return {str(message.id) for message in read_po(file) if message.id}


def test_catalogs_hold_the_text(templates: dict[str, set[str]], code: str) -> None:
    """The catalogs have the messages of the source: none is missing, none is stale."""
    held: dict[str, set[str]] = {}
    for message in messages(code):
        held.setdefault(message.page, set()).add(message.source)

    assert held == templates


@pytest.mark.parametrize("code", ["fa", "ar"])
def test_translation_is_complete(code: str) -> None:
    """Every message is translated, and none is fuzzy."""
    folder = REPOSITORY / "locale" / code / "LC_MESSAGES"
    for path in sorted(folder.rglob("*.po")):
        for entry in read(path).messages:
            assert entry.msgstr, f"{path}:{entry.line}"
            assert not entry.is_fuzzy, f"{path}:{entry.line}"


@pytest.mark.parametrize("code", ["fa", "ar"])
def test_no_english_sentence_is_left(code: str) -> None:
    """No message keeps four English words in a row outside names and addresses."""
    for message in messages(code):
        bare = re.sub(r":[\w-]+:`[^`]*`|\*[^*]*\*|https?://\S+", " ", message.text)
        found = re.search(r"(?:\b[a-z]{2,}\s+){3}[a-z]{2,}\b", bare)

        assert found is None, message
