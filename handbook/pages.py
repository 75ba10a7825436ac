"""Write handbook/translating*.md from the book in handbook/translating/.

The translators' handbook is itself a book that Naskh translates, so it can be
read as HTML, EPUB and PDF; these pages are for those who read it where the
code lies.  ``python handbook/pages.py [FOLDER]``: FOLDER is where the pages
go, by default beside this file.
"""

from __future__ import annotations

import sys
import tempfile
from html import escape
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx_markdown_builder.translator import MarkdownTranslator

from naskh.book import Book
from naskh.languages import language

HERE: Final = Path(__file__).resolve().parent
BOOK: Final = HERE / "translating"
NOTICE: Final = "<!-- Made by make handbook from translating/; do not edit. -->"


class PageTranslator(MarkdownTranslator):  # type: ignore[misc]  # has no types
    """Writes code that reads from left to right on every page.

    Markdown has no word for direction, so code in a page of the other
    direction is written as HTML.
    """

    def visit_emphasis(self, _node: nodes.emphasis) -> None:
        """Write the star alone: our base class adds a space before our letters."""
        self.add("*")

    depart_emphasis = visit_emphasis

    def visit_literal(self, node: nodes.literal) -> None:
        """Write ``node`` whole, whatever it contains."""
        text = node.astext()
        if _is_in_table(node):
            text = text.replace("|", r"\|")
        if self._is_rtl:
            self.add(f'<code dir="ltr">{escape(text, quote=False)}</code>')
        else:
            self.add(f"`` {text} ``" if "`" in text else f"`{text}`")
        raise nodes.SkipNode

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        """Open a block of code."""
        if self._is_rtl:
            self.add('<div dir="ltr">', prefix_eol=2, suffix_eol=2)
        super().visit_literal_block(node)

    def depart_literal_block(self, node: nodes.literal_block) -> None:
        """Close the block."""
        super().depart_literal_block(node)
        if self._is_rtl:
            self.add("</div>", prefix_eol=2, suffix_eol=2)

    @property
    def _is_rtl(self) -> bool:
        return language(self.config.language).is_rtl


def _is_in_table(node: nodes.Node) -> bool:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.entry):
            return True
    return False


def page_name(code: str) -> str:
    """Return the name of the page in the language ``code``."""
    return "translating.md" if code == "en" else f"translating.{code}.md"


def make_page(code: str, build: Path) -> str:
    """Return the page in the language ``code``, made in the folder ``build``.

    Raises ``RuntimeError`` for anything that Sphinx warns of.
    """
    settings: dict[str, Any] = {
        "extensions": ["naskh", "sphinx_markdown_builder"],
        "language": code,
    }
    with patch_docutils(BOOK), docutils_namespace():
        app = Sphinx(
            srcdir=BOOK / "docs",
            confdir=BOOK,
            outdir=build / code,
            doctreedir=build / f"{code}.doctrees",
            buildername="markdown",
            confoverrides=settings,
            status=None,
            warningiserror=True,
        )
        app.set_translator("markdown", PageTranslator, override=True)
        app.build()
    if app.statuscode:
        raise RuntimeError(f"the page in {code} has warnings")
    text = (build / code / "translating.md").read_text(encoding="utf-8").strip()
    row = language(code)
    if row.is_rtl:
        text = f'<div dir="rtl" lang="{code}">\n\n{text}\n\n</div>'
    return f"{NOTICE}\n\n{text}\n"


def write_pages(folder: Path) -> list[Path]:
    """Write the page of every language into ``folder``; return their paths."""
    paths = []
    with tempfile.TemporaryDirectory() as build:
        for code in Book.open(BOOK).languages:
            path = folder / page_name(code)
            path.write_text(make_page(code, Path(build)), encoding="utf-8")
            paths.append(path)
    return paths


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
