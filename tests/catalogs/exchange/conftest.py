"""Catalogs on their way out and back, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from naskh.catalogs.exchange.files import FORMATS
from naskh.catalogs.exchange.merge import Merger, Result
from naskh.catalogs.exchange.rows import Returned, Table, rows_of
from naskh.catalogs.po import Catalog, read

from ..conftest import WritePo, message

DOCUMENT: Final = "chapters/01"
#: language -> the word of a new translation
WORDS: Final = {"en": "harbour", "fa": "لنگرگاه", "ar": "المرفأ"}


@pytest.fixture(params=FORMATS)
def name(request: pytest.FixtureRequest) -> str:
    """Provide the name of each format in turn."""
    return str(request.param)


@pytest.fixture
def catalog(write_po: WritePo) -> Catalog:
    """Provide a catalog with a message in each state."""
    body = (
        message("port", "بندر", "#. a heading\n#: docs/a.rst:3\n")
        + message("river", "رود", '#, fuzzy, no-wrap\n#| msgid "the river"\n')
        + message("quay", "")
        + message("On :date:`1980-09-22`, the *port*.", "در :date:`1980-09-22` بندر.")
        + '\n#~ msgid "gone"\n#~ msgstr "رفته"\n'
    )
    return read(write_po(body, domain=DOCUMENT))


def table_of(catalogs: Mapping[str, Catalog], language: str = "fa") -> Table:
    """Return all rows of ``catalogs``."""
    return Table("en", language, tuple(rows_of(catalogs)[0]))


def out_and_back(name: str, catalogs: Mapping[str, Catalog]) -> list[Returned]:
    """Send all rows through the format ``name``."""
    form = FORMATS[name]
    return list(form.load(form.dump(table_of(catalogs))).rows)


def merge(
    catalogs: Mapping[str, Catalog], *rows: Returned
) -> tuple[list[Result], Merger]:
    """Take ``rows`` back from a file ``back.csv``."""
    merger = Merger(catalogs)
    return list(merger.take(rows, Path("back.csv"))), merger


def text_after(catalogs: Mapping[str, Catalog], *rows: Returned) -> str:
    """Return the text of the one changed catalog."""
    _, merger = merge(catalogs, *rows)
    (changed,) = merger.changed()
    return changed.dumps()
