"""Catalogs made on the spot, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

HEADER = (
    'msgid ""\n'
    'msgstr ""\n'
    '"Language: {language}\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
)

WritePo = Callable[..., Path]


@pytest.fixture
def write_po(tmp_path: Path) -> WritePo:
    """Return a function that writes a catalog with a header and returns its path."""

    def write(
        body: str = "",
        *,
        language: str = "fa",
        domain: str = "chapters/01",
        header: str = HEADER,
        root: Path = tmp_path / "locale",
    ) -> Path:
        path = root / language / "LC_MESSAGES" / f"{domain}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = header.replace("{language}", language) + body
        path.write_bytes(text.encode())
        return path

    return write


def message(msgid: str, msgstr: str, note: str = "") -> str:
    """Return the lines of one entry."""
    quoted = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        for text in (msgid, msgstr)
    )
    return '\n{}msgid "{}"\nmsgstr "{}"\n'.format(note, *quoted)
