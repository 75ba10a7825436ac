"""Problems on standard error, each with its file as the user would name it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naskh.errors import Problem


def show_problems(problems: Iterable[Problem]) -> None:
    """Print ``problems``, one below the other."""
    for problem in problems:
        print(f"naskh: {_shorten(problem)}", file=sys.stderr)


def _shorten(problem: Problem) -> Problem:
    """Name the file as the user would, from the current folder."""
    if problem.file is None:
        return problem
    try:
        return replace(problem, file=problem.file.resolve().relative_to(Path.cwd()))
    except ValueError:
        return problem
