"""The translations are complete and leave no English behind."""

from __future__ import annotations

import re

import pytest

from naskh.catalogs.po import read
from tests.conftest import REPOSITORY
from tests.narrative.book import messages


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
