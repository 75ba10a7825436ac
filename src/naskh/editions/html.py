"""The HTML book: plain pages that work from disk, on a phone or a desk."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, ClassVar

from naskh.editions import EDITIONS
from naskh.editions.builder import BookBuilder
from naskh.theme import HERE
from naskh.theme.translator import ScreenTranslator

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class HtmlBookBuilder(BookBuilder):
    """Writes the HTML book; replaces Sphinx's builder of the same name."""

    name = "html"
    style = "html"
    default_translator_class: ClassVar[type[HTML5Translator]] = ScreenTranslator
    copysource = False

    def init_js_files(self) -> None:
        """Load the language switcher where there is more than one language."""
        super().init_js_files()
        if len(self.book.siblings) > 1:
            self.add_js_file("languages.js", defer="defer")

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Add the sibling languages and the downloads to every page."""
        super().prepare_writing(docnames)
        stem = self.book.stem(self.row.code)
        self.globalcontext.update(
            siblings=[
                self.book.row(code)
                for code in self.book.siblings
                if code != self.row.code
            ],
            downloads=[
                (name.upper(), stem + EDITIONS[name].suffix)
                for name in self.book.downloads
            ],
        )

    def copy_static_files(self) -> None:
        """Add the language switcher to the static files."""
        super().copy_static_files()
        shutil.copy(HERE / "js" / "languages.js", self._static_dir)


def setup_html(app: Sphinx) -> None:
    """Register the builder in place of Sphinx's."""
    app.add_builder(HtmlBookBuilder, override=True)
