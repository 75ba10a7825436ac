"""The table of errors, and the page that explains them."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from naskh.errors import CODES, NaskhError, Problem
from tests.conftest import REPOSITORY


def test_handbook_explains_every_code() -> None:
    """The handbook has one section for each code, and no other."""
    page = (REPOSITORY / "handbook" / "errors.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## `([a-z-]+)`\n\n(.+)\n", page, re.M)

    assert dict(sections) == CODES
    assert page.count("**What you can do:**") == len(CODES)


def test_problem_as_text() -> None:
    """A problem reads file, line, message, code, and the hint below."""
    problem = Problem("source", "expected this", Path("a.rst"), 12, "Do that.")

    assert str(problem) == "a.rst:12: expected this [source]\n    Do that."


def test_problem_with_column() -> None:
    """A column follows the line, and is never shown without one."""
    there = Problem("source", "expected this", Path("a.po"), 12, column=7)
    nowhere = Problem("source", "expected this", Path("a.po"), column=7)

    assert str(there) == "a.po:12:7: expected this [source]"
    assert str(nowhere) == "a.po: expected this [source]"


def test_unknown_code() -> None:
    """A code that the table lacks cannot be used."""
    with pytest.raises(KeyError):
        Problem("no-such-code", "text")


def test_error_crosses_processes() -> None:
    """An error keeps its problems when it is sent between processes."""
    error = NaskhError(Problem("source", "one"), Problem("config", "two"))

    assert pickle.loads(pickle.dumps(error)).problems == error.problems
