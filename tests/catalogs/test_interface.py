"""Naskh's own translations of Sphinx's words, which no gate reads."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from naskh.catalogs import po
from naskh.catalogs.characters import character_faults
from naskh.catalogs.compiler import INTERFACE_DIR
from naskh.catalogs.header import header_problems

#: What a program puts in, and what a browser obeys.
_ACTIVE = re.compile(
    r"%\(\w+\)[sd]|%[srd]|\{\w*\}|\$\{\w+\}|</?[A-Za-z][^>]*>|\w+=\"[^\"]*\""
)
CATALOGS = sorted(INTERFACE_DIR.glob("*/sphinx.po"))


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parent.name)
def test_only_words(path: Path) -> None:
    """They change words: no element, attribute or placeholder is new."""
    catalog = po.read(path, path.parent.name)

    assert not list(header_problems(catalog))
    for entry in catalog.messages:
        if entry.is_published:
            sources = (entry.msgid, entry.msgid_plural or "")
            allowed = [Counter(_ACTIVE.findall(source)) for source in sources]
            for form in entry.forms:
                found = Counter(_ACTIVE.findall(form))
                assert any(found <= most for most in allowed), entry.msgid
                assert not list(character_faults(entry.msgid, form)), entry.msgid


def test_every_translation() -> None:
    """Persian and Arabic are among them."""
    assert {path.parent.name for path in CATALOGS} >= {"fa", "ar"}
