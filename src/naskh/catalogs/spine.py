"""The order in which documents are read, told from the source text alone.

Commands that work on catalogs must not run a book's ``conf.py`` extensions
just to sort a table, so the ``toctree`` directives are looked up in the text.
A document that none of them names comes last, by name.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_TOCTREE: Final = re.compile(
    r"^(?P<indent>[ \t]*)\.\. toctree::[^\n]*\n"
    r"(?P<body>(?:(?P=indent)[ \t]+\S.*\n|[ \t]*\n)*)",
    re.MULTILINE,
)
_ENTRY: Final = re.compile(r"(?:[^<>]*<(?P<target>[^<>]+)>|(?P<plain>[^<>:]+))")


def reading_order(source: Path, names: Iterable[str], root: str = "index") -> list[str]:
    """Return the documents ``names`` in the order of the book in ``source``."""
    wanted = set(names)
    order = dict.fromkeys(name for name in _walk(source, root, set()) if name in wanted)
    return [*order, *sorted(wanted.difference(order))]


def _walk(source: Path, name: str, seen: set[str]) -> Iterator[str]:
    if name in seen:
        return
    seen.add(name)
    yield name
    file = source / f"{name}.rst"
    if not file.is_file():
        return
    text = file.read_text(encoding="utf-8", errors="replace") + "\n"
    for block in _TOCTREE.finditer(text):
        for line in block["body"].splitlines():
            entry = _ENTRY.fullmatch(line.strip())
            if entry:
                target = (entry["target"] or entry["plain"]).strip()
                yield from _walk(source, _absolute(name, target), seen)


def _absolute(name: str, target: str) -> str:
    """Return the document that ``target`` means in the document ``name``."""
    path = posixpath.join("/", posixpath.dirname(name), target)
    return posixpath.normpath(path).lstrip("/").removesuffix(".rst")
