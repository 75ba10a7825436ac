"""Each attack by itself: refused, at its file and line, and at once."""

from __future__ import annotations

import faulthandler
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.config import Config
from sphinx.util.tags import Tags

from naskh.book import SETTINGS
from naskh.catalogs.hooks import install_catalogs
from naskh.errors import NaskhError, Problem
from tests.hostile.book import catalog, write_book
from tests.hostile.corpus import FILES, MESSAGES, TREES, Attack

#: Seconds until the run is ended; every attack is to take less than two.
LIMIT = 20

ATTACKS = [
    pytest.param(attack, id=f"{number}-{attack.kind}")
    for number, attack in enumerate(MESSAGES, 1)
    if "quiet" not in attack.place
]
CATALOGS = [
    pytest.param(data, code, id=f"{kind}-{number}")
    for kind, (code, catalogs) in FILES.items()
    for number, data in enumerate(catalogs, 1)
]


@pytest.fixture(autouse=True)
def hard_limit() -> Iterator[None]:
    """End the whole run, with a trace, when one attack does not end."""
    faulthandler.dump_traceback_later(LIMIT, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Provide the hostile book with empty catalogs."""
    write_book(tmp_path, [])
    return tmp_path / "book"


def gate(book: Path, code: str, **settings: Any) -> Config:
    """Do what Naskh does with the catalogs when Sphinx has read conf.py."""
    config = Config.read(book, overrides={"language": code, **settings}, tags=Tags())
    for name in ("gettext_compact", "gettext_location", "gettext_uuid"):
        config.add(name, True, "gettext", (bool, str))
    config.add("gettext_additional_targets", [], "env", (list,))
    for name, setting in SETTINGS.items():
        config.add(name, setting.default, setting.rebuild, setting.types)
    for name in ("naskh_catalog_dirs", "naskh_refused"):
        config.add(name, (), "", (tuple,))
    app = SimpleNamespace(
        confdir=book, srcdir=book / "docs", doctreedir=book / "build" / "read"
    )
    install_catalogs(app, config)  # type: ignore[arg-type]
    return config


def problems(book: Path, code: str = "fa") -> tuple[Problem, ...]:
    """Return what the gate has against the catalogs of one language."""
    with pytest.raises(NaskhError) as error:
        gate(book, code)
    return error.value.problems


def test_the_corpus_is_large() -> None:
    """There are at least sixty attacks, of at least fifteen kinds."""
    kinds = {attack.kind for attack in MESSAGES} | {*FILES} | {row[0] for row in TREES}

    assert len(MESSAGES) + len(CATALOGS) + len(TREES) >= 60
    assert len(kinds) >= 15


@pytest.mark.parametrize("attack", ATTACKS)
def test_message(book: Path, attack: Attack) -> None:
    """A hostile message is refused, with its line and a hint."""
    path = book / "locale" / "fa" / "LC_MESSAGES" / "index.po"
    data, [line] = catalog([attack], "fa")
    path.write_bytes(data)

    for problem in problems(book):
        assert problem.code == "catalog-refused"
        assert problem.file == path
        assert problem.line == line.number
        assert problem.hint


def test_every_language(book: Path, code: str) -> None:
    """No language lets more of them in than another, not even the source's."""
    folder = book / "locale" / code / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    small = [item for item in MESSAGES if len(item.translation) < 200][:90]
    data, lines = catalog(small, code)
    (folder / "index.po").write_bytes(data)

    assert {problem.line for problem in problems(book, code)} == {
        line.number for line in lines
    }


@pytest.mark.parametrize(("data", "expected"), CATALOGS)
def test_catalog(book: Path, data: bytes, expected: str) -> None:
    """A hostile file is refused as a whole, with a line and a hint."""
    path = book / "locale" / "fa" / "LC_MESSAGES" / "index.po"
    path.write_bytes(data)

    for problem in problems(book):
        assert problem.code == expected
        assert problem.file == path
        assert problem.line or expected == "catalog-encoding"
        assert problem.hint


@pytest.mark.parametrize(
    ("spoil", "expected"), [pytest.param(*row[1:], id=row[1].__name__) for row in TREES]
)
def test_tree(book: Path, spoil: Any, expected: str) -> None:
    """What may not lie among the catalogs is named."""
    spoil(book / "locale" / "fa" / "LC_MESSAGES")
    found = problems(book)

    assert {problem.code for problem in found} == {expected}
    assert all(problem.file and problem.hint for problem in found)


def test_raw_target(book: Path) -> None:
    """A book that wants raw HTML translated is told that it cannot be."""
    conf = book / "conf.py"
    conf.write_text(conf.read_text() + 'gettext_additional_targets = ["raw"]\n')

    assert [problem.code for problem in problems(book)] == ["config"]


def test_default_role(book: Path) -> None:
    """Where single backticks are a reference, its target stays."""
    conf = book / "conf.py"
    conf.write_text(conf.read_text() + 'default_role = "any"\n')
    data, [line] = catalog([Attack("target", "Read `port`.", "`other` را.")], "fa")
    (book / "locale" / "fa" / "LC_MESSAGES" / "index.po").write_bytes(data)
    [problem] = problems(book)

    assert problem.line == line.number
    assert "found :any:`other`" in problem.message


def test_keep_going_lists_the_same(book: Path) -> None:
    """With keep-going the same problems are listed, and the rest goes in."""
    attacks = [attack for attack in MESSAGES if attack.kind == "include"]
    good = Attack("", "A good message.", "پیامی خوب.")
    data, lines = catalog([*attacks, good], "fa")
    (book / "locale" / "fa" / "LC_MESSAGES" / "index.po").write_bytes(data)
    strict = problems(book)
    config = gate(book, "fa", naskh_keep_going=True)

    assert config.naskh_refused == strict
    assert {problem.line for problem in strict} == {line.number for line in lines[:-1]}
    compiled = book / "build" / "read" / "locale" / "fa" / "LC_MESSAGES" / "index.mo"
    assert "پیامی خوب".encode() in compiled.read_bytes()
    assert b"secret" not in compiled.read_bytes()
