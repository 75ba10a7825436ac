"""The Sphinx builder ``pdf``: the five steps, in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from sphinx.util.display import progress_message

from naskh.catalogs.mo import write_changed
from naskh.editions.epub import PageBuilder
from naskh.editions.pdf.addresses import break_addresses
from naskh.editions.pdf.bidi import resolve_directions
from naskh.editions.pdf.drawings import describe_drawings
from naskh.editions.pdf.finish import finisher
from naskh.editions.pdf.fit import fit_chapters
from naskh.editions.pdf.layout import draw, lay_out, refuse_lost_notes
from naskh.editions.pdf.merge import Page, merge, remove, with_parents
from naskh.editions.pdf.notes import move_notes, note_ids
from naskh.editions.pdf.places import merge_places
from naskh.theme.styles import for_sheet

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FRONT = "naskh-front"


class PdfBookBuilder(PageBuilder):
    """Writes the tagged A5 PDF."""

    name = "pdf"
    style = "pdf"
    epilog = "The PDF is in %(outdir)s."
    page_count = 0

    def stylesheet(self) -> str:
        """Return the stylesheet with recto and verso turned into sides."""
        return for_sheet(super().stylesheet(), self.row)

    def handle_finish(self) -> None:
        """Make the PDF out of the pages written."""
        self.get_toc()
        self.ignored_files: list[str] = []
        with progress_message("merging pages"):
            root = self._merge()
            describe_drawings(root)
            move_notes(root)
            break_addresses(root)
            resolve_directions(root)
            self._fill_head(root)
        with progress_message("laying out"):
            document = self._lay_out(root)
            if fit_chapters(root, document, self._lay_out):
                document = self._lay_out(root)
            if merge_places(root, document):
                document = self._lay_out(root)
            document = self.finish_layout(root, document)
            refuse_lost_notes(document, note_ids(root), self._book)
            self.page_count = len(document.pages)
        with progress_message("drawing"):
            finish = finisher(self.row, _front_pages(document))
            self._write(draw(document, self._book, finish))

    @property
    def _book(self) -> Path:
        """The file that is laid out; messages name it."""
        return Path(self.outdir) / "book.html"

    def _lay_out(self, root: ET.Element) -> Any:
        text = ET.tostring(root, encoding="unicode", method="html")
        self._book.write_text(f"<!DOCTYPE html>\n{text}", encoding="utf-8")
        return lay_out(self._book)

    def page_names(self) -> list[str]:
        """Return the pages of the book in reading order, the index last."""
        names = list(
            dict.fromkeys(node["refuri"].split("#")[0] for node in self.refnodes)
        )
        return [*names, *([f"genindex{self.out_suffix}"] if self.use_index else [])]

    def finish_layout(self, _root: ET.Element, document: Any) -> Any:
        """Return the pages to draw; a kind of PDF may lay them out once more."""
        return document

    def _merge(self) -> ET.Element:
        names = self.page_names()
        pages = [Page(f"{FRONT}{self.out_suffix}", self._front())]
        pages += [
            Page(name, (self.outdir / name).read_text(encoding="utf-8"))
            for name in names
        ]
        root = merge(pages, language=self.row.code, direction=self.row.direction)
        _open_chapters(root, self.config.root_doc)
        return root

    def _front(self) -> str:
        """Render the title page and the contents."""
        names = {*self.page_names()} - {f"{self.config.root_doc}{self.out_suffix}"}
        navlist = [
            point
            for point in self.build_navlist(self.refnodes)
            if point.refuri.split("#")[0] in names
        ]
        context = {**self.globalcontext, "navlist": navlist, "css_files": []}
        return str(self.templates.render("front.html", context))

    def _fill_head(self, root: ET.Element) -> None:
        head = root.find("head")
        assert head is not None
        for tag, attributes, text in (
            ("meta", {"charset": "utf-8"}, None),
            ("title", {}, self.metadata.title),
            ("meta", {"name": "author", "content": self.metadata.author}, None),
            (
                "meta",
                {"name": "description", "content": self.metadata.description},
                None,
            ),
            (
                "meta",
                {"name": "dcterms.created", "content": self.book.date.isoformat()},
                None,
            ),
        ):
            ET.SubElement(head, tag, attributes).text = text
        for sheet in self._css_files:
            href = str(sheet.filename)
            ET.SubElement(head, "link", {"rel": "stylesheet", "href": href})

    def _write(self, pdf: bytes) -> None:
        target = self.target_dir / f"{self.config.epub_basename}.pdf"
        write_changed(Path(target), pdf)


def _open_chapters(root: ET.Element, root_doc: str) -> None:
    """Tell the root document, the first chapter and the rest apart.

    Of the root document its own words stay; title and contents stand in front.
    """
    _front, *articles = root.iter("article")
    chapters = [article for article in articles if article.get("id") != root_doc]
    for article in articles:
        if article not in chapters:
            article.set("class", "preface")
            _strip(article)
    if chapters:
        chapters[0].set("class", "opening")


def _strip(article: ET.Element) -> None:
    for parent, child in with_parents(article):
        if child.tag == "h1" or "toctree-wrapper" in child.get("class", ""):
            remove(parent, child)


def _front_pages(document: Any) -> int:
    """Count the pages before the first chapter, blank ones too."""
    names = [page._page_box.page_type.name for page in document.pages]
    return names.index("opening") if "opening" in names else names.count("front")


def setup_pdf(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(PdfBookBuilder)
