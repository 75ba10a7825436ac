"""The pages of a preview: those of the HTML book, every passage marked."""

from __future__ import annotations

import html
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from naskh.editions.html import HtmlBookBuilder
from naskh.preview.marks import Marks, needs_work
from naskh.preview.words import words_for
from naskh.theme.translator import ScreenTranslator

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes
    from docutils.nodes import Element
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

STATIC: Final = Path(__file__).parent / "static"
#: Elements that cannot hold words of ours.
_NO_WORDS: Final = frozenset({"col", "table", "tr", "thead", "tbody", "ul", "ol", "dl"})


class PreviewTranslator(ScreenTranslator):
    """Writes the numbers of its messages on the first element of a passage.

    An element of a passage that waits for its translator begins with the name
    of its state, so that the mark is neither a matter of colour nor of sight.
    """

    def __init__(
        self, document: nodes.document, builder: StandaloneHTMLBuilder
    ) -> None:
        """Begin with no passage marked."""
        super().__init__(document, builder)
        assert isinstance(builder, PreviewBuilder)
        self.marks = builder.marks
        self._seen: set[int] = set()

    def starttag(
        self,
        node: Element,
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,
        **attributes: Any,
    ) -> str:
        """Open an element; mark it if it is the first one of a passage."""
        numbers, state = self.marks.of(node)
        if not numbers or tagname == "meta" or id(node) in self._seen:
            return super().starttag(node, tagname, suffix, empty, **attributes)
        self._seen.add(id(node))
        attributes["data-po"] = " ".join(map(str, numbers))
        attributes["data-po-state"] = state
        attributes["tabindex"] = "0"
        row, words = words_for(self.language_row.code)
        if not needs_work(state):
            return super().starttag(node, tagname, suffix, empty, **attributes)
        if empty or tagname in _NO_WORDS:
            attributes["title"] = words[state]
            return super().starttag(node, tagname, suffix, empty, **attributes)
        badge = (
            f'<span class="po-badge" lang="{row.code}" dir="{row.direction}">'
            f"{html.escape(words[state])}</span> "
        )
        return super().starttag(node, tagname, suffix, empty, **attributes) + badge


class PreviewBuilder(HtmlBookBuilder):
    """Writes the pages of a preview; ``marks`` is set before anything is read."""

    name = "preview"
    default_translator_class: ClassVar[type[HTML5Translator]] = PreviewTranslator
    marks: Marks

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Count the documents before the first is written."""
        self.marks.count()
        super().prepare_writing(docnames)

    def init_css_files(self) -> None:
        """Link the preview's own stylesheet after the book's."""
        super().init_css_files()
        self.add_css_file("preview.css", priority=900)

    def init_js_files(self) -> None:
        """Load the panel's script after the author's."""
        super().init_js_files()
        self.add_js_file("preview.js", priority=900, defer="defer")

    def copy_static_files(self) -> None:
        """Add the preview's own files to the static files."""
        super().copy_static_files()
        for name in ("preview.css", "preview.js"):
            shutil.copy(STATIC / name, self._static_dir)
