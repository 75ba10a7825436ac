"""Read the XML of strangers: no DTD, no entity, and never without end.

Without a document type declaration there are no entities to expand and
nothing to fetch, so it is refused before anything is built.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from naskh.catalogs.exchange.problem import UnreadableError

#: No file that people exchange is deeper, or has more elements.
MAX_DEPTH: Final = 64
MAX_ELEMENTS: Final = 250_000


@dataclass
class Tree:
    """The elements of a file, named ``{namespace}name``, and their lines."""

    root: ET.Element
    lines: dict[ET.Element, int] = field(default_factory=dict)


class _Reader:
    """A pass over one file."""

    def __init__(self) -> None:
        self.builder = ET.TreeBuilder()
        self.lines: dict[ET.Element, int] = {}
        self.depth = 0
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.builder.data

    def read(self, data: bytes) -> Tree:
        try:
            self.parser.Parse(data, True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            line = self.parser.CurrentLineNumber
            message = f"expected well-formed XML, found: {error}"
            raise UnreadableError(message, line) from None
        return Tree(self.builder.close(), self.lines)

    def _refuse_doctype(self, *_: object) -> None:
        raise UnreadableError(
            "expected no document type declaration, found one",
            self.parser.CurrentLineNumber,
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH or len(self.lines) >= MAX_ELEMENTS:
            raise UnreadableError(
                f"expected at most {MAX_DEPTH} elements in one another and "
                f"{MAX_ELEMENTS} in all, found more",
                self.parser.CurrentLineNumber,
            )
        named = {_name(key): value for key, value in attributes.items()}
        element = self.builder.start(_name(name), named)
        self.lines[element] = self.parser.CurrentLineNumber

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(_name(name))


def parse(data: bytes) -> Tree:
    """Return the elements of ``data``.

    Raises :class:`~naskh.catalogs.exchange.problem.UnreadableError`.
    """
    return _Reader().read(data)


def _name(name: str) -> str:
    return "{" + name if "}" in name else name
