"""Doctree to HTML, mended where Sphinx and docutils leave faults.

Digits of generated numbers follow the language.  Roles follow DPUB-ARIA 1.1
and, in EPUB, ``epub:type`` follows the EPUB 3 Structural Semantics Vocabulary.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Final

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from naskh.book import row_of
from naskh.languages import LANGUAGES
from naskh.theme.figures.bars import style_of
from naskh.theme.words import WORDS

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.builders.html import StandaloneHTMLBuilder


#: The number between the tags of a link.
_LINK_TEXT: Final = re.compile(r"(?<=>)\d+(?=</a>)")

#: Elements that run from left to right in every language.
LEFT_TO_RIGHT: Final = frozenset({"code", "kbd", "pre", "samp"})


class BookTranslator(HTML5Translator):
    """Translator of every edition; its subclasses add what one needs."""

    def __init__(
        self, document: nodes.document, builder: StandaloneHTMLBuilder
    ) -> None:
        """Take the row of the book's language from the settings."""
        super().__init__(document, builder)
        self.language_row = row_of(builder.config)

    def starttag(
        self,
        node: Element,
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,
        **attributes: Any,
    ) -> str:
        """Open an element, with roles that validators and readers accept."""
        attributes = {name.lower(): value for name, value in attributes.items()}
        if attributes.get("role") == "doc-biblioentry":
            # deprecated in DPUB-ARIA 1.1, and no child of role=list
            attributes["role"] = "listitem"
        elif attributes.get("role") == "heading":
            attributes.setdefault("aria-level", "2")
        # Sphinx writes the <pre> of highlighted code itself, in a <div> of the node
        is_code = tagname in LEFT_TO_RIGHT or isinstance(node, nodes.literal_block)
        if is_code and self.language_row.is_rtl:
            attributes["dir"] = "ltr"
        if node.get("isolate"):
            attributes["lang"] = node["isolate"]
            attributes["dir"] = LANGUAGES[node["isolate"]].direction
        self.add_semantics(attributes)
        return super().starttag(node, tagname, suffix, empty, **attributes)

    def add_semantics(self, attributes: dict[str, Any]) -> None:
        """Add attributes of one edition only; none here."""

    def visit_inline(self, node: nodes.inline) -> None:
        """Open a bar of a chart, a date as ``<time>``, or anything else."""
        if "share" in node:
            bar: dict[str, Any] = {"style": style_of(node), "aria-hidden": "true"}
            self.body.append(self.starttag(node, "span", "", **bar))
        elif "datetime" in node:
            stamp: dict[str, Any] = {"datetime": node["datetime"]}
            self.body.append(self.starttag(node, "time", "", **stamp))
        else:
            super().visit_inline(node)

    def depart_inline(self, node: nodes.inline) -> None:
        """Close what :meth:`visit_inline` opened."""
        if "share" in node:
            self.body.append("</span>")
        elif "datetime" in node:
            self.body.append("</time>")
        else:
            super().depart_inline(node)

    def depart_label(self, node: nodes.label) -> None:
        """Write the links back from a note with the language's digits and comma."""
        start, row = len(self.body), self.language_row
        super().depart_label(node)
        self.body[start:] = [
            _LINK_TEXT.sub(lambda match: row.localise_digits(match[0]), part).replace(
                "</a>,<a", f"</a>{WORDS[row.code].comma}<a"
            )
            for part in self.body[start:]
        ]

    def add_fignumber(self, node: Element) -> None:
        """Write the number of a figure or table in the language's digits."""
        self._in_own_digits(super().add_fignumber, node)

    def add_secnumber(self, node: Element) -> None:
        """Write the number of a section in the language's digits."""
        self._in_own_digits(super().add_secnumber, node)

    def visit_reference(self, node: Element) -> None:
        """Open a link; write a section's number in the language's digits."""
        super().visit_reference(node)
        if node.get("secnumber"):
            self.body[-1] = self.language_row.localise_digits(self.body[-1])

    def _in_own_digits(self, write: Any, node: Element) -> None:
        start = len(self.body)
        write(node)
        self.body[start:] = map(self.language_row.localise_digits, self.body[start:])


class ScreenTranslator(BookTranslator):
    """Translator of the HTML book: wide tables scroll inside the page."""

    def visit_table(self, node: nodes.table) -> None:
        """Open a table in a region that scrolls and takes the keyboard."""
        self.body.append('<div class="table-wrapper" tabindex="0" role="group">\n')
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        """Close the table and its region."""
        super().depart_table(node)
        self.body.append("</div>\n")


class PageTranslator(BookTranslator):
    """Translator of the XHTML that EPUB and PDF are made from."""

    TYPES: ClassVar[dict[str, str]] = {
        "doc-noteref": "noteref",
        "doc-footnote": "footnote",
    }

    def add_semantics(self, attributes: dict[str, Any]) -> None:
        """Mark note calls and notes, for pop-ups in reading systems."""
        role = attributes.get("role", "")
        if role in self.TYPES:
            attributes["epub:type"] = self.TYPES[role]
