"""What the builders of all editions share: the book, its words and its look."""

from __future__ import annotations

import shutil
from operator import itemgetter
from typing import TYPE_CHECKING, ClassVar

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment.adapters.indexentries import IndexEntries

from naskh.editions.settings import open_book
from naskh.text.sorting import group_entries, sort_key
from naskh.theme.fonts import find_faces
from naskh.theme.styles import edition_css, families, font_css, language_css
from naskh.theme.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Set
    from pathlib import Path


class BookBuilder(StandaloneHTMLBuilder):
    """A Sphinx builder that knows its book; one stylesheet, its own fonts."""

    #: key into :data:`naskh.theme.styles.STYLESHEETS`
    style: ClassVar[str]
    search = False

    def init(self) -> None:
        """Open the book before anything is made."""
        self.book = open_book(self._app)
        self.row = self.book.row(self.config.language)
        self.metadata = self.book.metadata[self.row.code]
        self.words = WORDS[self.row.code]
        self.faces = find_faces(self.book, families(self.book, self.row, self.style))
        super().init()

    @property
    def page_count(self) -> int:
        """The number of documents; editions on paper count their pages."""
        return len(self.env.found_docs)

    def init_css_files(self) -> None:
        """Link the book's one stylesheet, then the author's own."""
        self._css_files = []
        self.add_css_file("book.css", priority=200)
        for filename, attributes in self.get_builder_config("css_files", "html"):
            self.add_css_file(filename, **{"priority": 800, **attributes})

    def init_js_files(self) -> None:
        """Load the author's own scripts only."""
        self._js_files = []
        for filename, attributes in self.get_builder_config("js_files", "html"):
            self.add_js_file(filename or "", **{"priority": 800, **attributes})

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Hand the templates the book, the language and its words."""
        super().prepare_writing(docnames)
        self.globalcontext.update(
            row=self.row, metadata=self.metadata, words=self.words
        )

    def stylesheet(self) -> str:
        """Return the text of ``_static/book.css``."""
        return (
            font_css(self.faces, "fonts")
            + language_css(self.book, self.row, self.style)
            + edition_css(self.style, self.row)
            + self.highlighter.get_stylesheet()
        )

    def copy_static_files(self) -> None:
        """Write the stylesheet, the fonts and the author's static files."""
        fonts = self._static_dir / "fonts"
        fonts.mkdir(parents=True, exist_ok=True)
        for face in self.faces:
            shutil.copyfile(face.file, fonts / face.file.name)
        for licence in sorted({face.file.parent for face in self.faces}):
            self._copy_licence(licence, fonts)
        css = self._static_dir / "book.css"
        css.write_text(self.stylesheet(), encoding="utf-8")
        self.copy_html_static_files(self.globalcontext.copy())

    def _copy_licence(self, family: Path, fonts: Path) -> None:
        licence = family / "OFL.txt"
        if licence.is_file():
            shutil.copyfile(licence, fonts / f"OFL-{family.name}.txt")

    def write_genindex(self) -> None:
        """Write the index, sorted and grouped as the language does it."""
        stock = IndexEntries(self.env).create_index(self)
        code = self.row.code
        groups = group_entries(
            [entry for _, entries in stock for entry in entries],
            code,
            name=itemgetter(0),
        )
        for _, entries in groups:
            for _, (places, subentries, _) in entries:
                subentries.sort(key=lambda entry: sort_key(entry[0], code))
                self._sort_places([places, *(entry[1] for entry in subentries)])
        self.handle_page("genindex", {"genindexentries": groups}, "genindex.html")

    def _sort_places(self, lists: list[list[tuple[str, str]]]) -> None:
        """Put the places of index entries into the order of reading."""
        spine = {
            self.get_target_uri(name): number
            for number, name in enumerate(self._reading_order(self.config.root_doc))
        }
        for places in lists:
            places.sort(key=lambda place: spine.get(place[1].split("#")[0], len(spine)))

    def _reading_order(self, name: str) -> dict[str, None]:
        """Return ``name`` and the documents below it, as the toctrees name them."""
        order = {name: None}
        for child in self.env.toctree_includes.get(name, ()):
            order.update(self._reading_order(child))
        return order

    def write_buildinfo(self) -> None:
        """Leave no build record: pages are always written afresh.

        Sphinx's incremental HTML keeps stale titles in other pages.
        """
