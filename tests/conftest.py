"""Books to test with: the tiny one under ``roots/`` and the real one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

REPOSITORY: Final = Path(__file__).parents[1]
ROOTS: Final = Path(__file__).parent / "roots"

#: The languages of the table; every layout feature is tested in the first three.
BOOK_LANGUAGES: Final = ("en", "fa", "ar")
ALL_LANGUAGES: Final = ("en", "fa", "ar", "he", "ur")


class Ran(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    error: str


def naskh(*arguments: str | Path, cwd: Path, **environment: str) -> Ran:
    """Run the command ``naskh`` as a user would."""
    done = subprocess.run(
        [sys.executable, "-m", "naskh", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def sphinx_build(*arguments: str | Path, cwd: Path) -> Ran:
    """Run ``sphinx-build`` as a user would."""
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Provide a copy of the tiny book, to be changed at will."""
    return shutil.copytree(ROOTS / "tiny", tmp_path / "tiny")


@pytest.fixture(scope="session")
def tiny_dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the tiny book once, in all languages; provide its ``dist/``."""
    book = shutil.copytree(ROOTS / "tiny", tmp_path_factory.mktemp("tiny") / "book")
    done = naskh("build", cwd=book)
    assert done.code == 0, done.error
    return book / "dist"


@pytest.fixture(scope="session")
def book_dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real book once, from a copy; provide its ``dist/``."""
    book = tmp_path_factory.mktemp("book")
    for name in ("docs", "locale", "_static"):
        shutil.copytree(REPOSITORY / name, book / name)
    shutil.copy(REPOSITORY / "conf.py", book)
    done = naskh("build", cwd=book, SOURCE_DATE_EPOCH="1767312000")
    assert done.code == 0, done.error
    return book / "dist"


@pytest.fixture(params=BOOK_LANGUAGES)
def code(request: pytest.FixtureRequest) -> str:
    """Provide each language of the book in turn."""
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(params=ALL_LANGUAGES)
def any_code(request: pytest.FixtureRequest) -> str:
    """Provide each language of the table in turn."""
    return request.param  # type: ignore[no-any-return]
