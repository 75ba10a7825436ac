"""The house: imports run one way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.conftest import REPOSITORY

SOURCE: Final = REPOSITORY / "src" / "naskh"

#: Rooms in the order of the data; each may import those before it.
ROOMS: Final = (
    ("errors", "languages"),
    ("book",),
    ("catalogs",),
    ("text",),
    ("theme",),
    ("editions",),
    ("checks",),
    ("preview",),
    ("kit",),
    ("cli",),
)
LEVEL: Final = {name: level for level, names in enumerate(ROOMS) for name in names}


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def _room(file: Path) -> str:
    return file.relative_to(SOURCE).parts[0].removesuffix(".py")


def test_imports_run_one_way() -> None:
    """No room imports a later one."""
    for file in SOURCE.rglob("*.py"):
        room = _room(file)
        if room in ("__init__", "__main__"):
            continue
        for module in _imports(file):
            if module.startswith("naskh."):
                other = module.split(".")[1]
                assert LEVEL[other] <= LEVEL[room], f"{file}: {module}"


def test_the_book_chooses_the_digits() -> None:
    """Rooms that print take their row from the book, never from the table."""
    for file in SOURCE.rglob("*.py"):
        if _room(file) in ("text", "theme", "editions"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            names = [
                name.name
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom) and node.module == "naskh.languages"
                for name in node.names
            ]
            assert "language" not in names, file


def test_one_room_knows_the_layout_engine() -> None:
    """Only editions/pdf imports WeasyPrint."""
    for file in SOURCE.rglob("*.py"):
        if file.parent.parts[-2:] != ("editions", "pdf"):
            assert not any(name.startswith("weasyprint") for name in _imports(file)), (
                file
            )


def test_no_room_knows_the_book() -> None:
    """The tool does not name the book in this repository."""
    for file in [
        *SOURCE.rglob("*.py"),
        *SOURCE.rglob("*.css"),
        *SOURCE.rglob("*.html"),
    ]:
        assert "khorramshahr" not in file.read_text(encoding="utf-8").lower(), file


def test_no_print_outside_the_command() -> None:
    """Only the command line prints."""
    for file in SOURCE.rglob("*.py"):
        if _room(file) != "cli":
            tree = ast.parse(file.read_text(encoding="utf-8"))
            calls = [
                node.func.id
                for node in ast.walk(tree)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            ]
            assert "print" not in calls, file
