"""The EPUB 3: Sphinx's builder with the language, direction and order put right.

Follows EPUB 3.3, EPUB Accessibility 1.1 and the EPUB 3 Structural Semantics
Vocabulary.  https://www.w3.org/TR/epub-33/
"""

from __future__ import annotations

import html
import shutil
import zipfile
from typing import TYPE_CHECKING, Any, ClassVar, Final

from docutils import nodes
from sphinx.builders import _epub_base
from sphinx.builders.epub3 import DOCTYPE, Epub3Builder
from sphinx.util._pathlib import _StrPath

from naskh.editions.builder import BookBuilder
from naskh.editions.cover import paint_cover
from naskh.theme import HERE
from naskh.theme.styles import for_reader
from naskh.theme.translator import PageTranslator

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.builders.epub3 import NavPoint
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

COVER: Final = "cover.png"

#: depth in the contents -> the class that Sphinx marks it with
LEVELS: Final = {level: f"toctree-l{level}" for level in range(1, 9)}


class PageBuilder(BookBuilder, Epub3Builder):
    """Writes the XHTML pages that the EPUB and the PDF are made from."""

    template_dir = _StrPath(HERE / "epub")
    default_translator_class: ClassVar[type[HTML5Translator]] = PageTranslator
    doctype = DOCTYPE

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Give the pages a folder of their own inside the output folder.

        Sphinx packs everything it finds in its output folder; doctrees may
        lie there, and so may the pages of an older build.
        """
        super().__init__(app, env)
        self.target_dir = self.outdir
        self.outdir = self.outdir / "pages"
        self._static_dir = self.outdir / "_static"
        self._images_dir = self.outdir / "_images"

    def init(self) -> None:
        """Start from an empty folder of pages."""
        shutil.rmtree(self.outdir, ignore_errors=True)
        self.outdir.mkdir(parents=True)
        super().init()

    def get_refnodes(
        self, doctree: Any, result: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """Collect the contents, with titles as the author typed them.

        Sphinx sends them through English smart quotes in every language.
        """
        for reference in doctree.findall(nodes.reference):
            for level, name in LEVELS.items():
                if name in reference.parent["classes"] and "refuri" in reference:
                    entry = {
                        "level": level,
                        "refuri": html.escape(reference["refuri"]),
                        "text": html.escape(self._number(reference))
                        + html.escape(reference.astext()),
                    }
                    result.append(entry)
        return result

    def _number(self, reference: nodes.reference) -> str:
        """Return the number of the section that ``reference`` leads to, if any."""
        number = ".".join(map(str, reference.get("secnumber") or []))
        suffix = self.config.html_secnumber_suffix
        return self.row.localise_digits(number) + suffix if number else ""


class EpubBookBuilder(PageBuilder):
    """Writes the EPUB; replaces Sphinx's builder of the same name."""

    name = "epub"
    style = "epub"

    def init(self) -> None:
        """Name the cover page before pages are written."""
        # the licences of the fonts lie beside them
        self.media_types = {**_epub_base.MEDIA_TYPES, ".txt": "text/plain"}
        self.config.epub_cover = (f"_static/{COVER}", "epub-cover.html")
        super().init()

    def stylesheet(self) -> str:
        """Return the stylesheet with every custom property written out."""
        return for_reader(super().stylesheet())

    def copy_static_files(self) -> None:
        """Add the cover picture to the static files."""
        super().copy_static_files()
        paint_cover(self.book, self.row, self._static_dir / COVER)

    def content_metadata(self) -> dict[str, Any]:
        """Return the package metadata, with direction and accessibility."""
        metadata = super().content_metadata()
        features = [
            "alternativeText",
            "readingOrder",
            "structuralNavigation",
            "tableOfContents",
        ]
        metadata.update(
            direction=self.row.direction,
            features=[*features, *(["index"] if self.use_index else [])],
            pictures=bool(self.images),
            pubdate=metadata["date"][:10],
            subtitle=html.escape(self.metadata.subtitle),
            words=self.words,
        )
        return metadata

    def navigation_doc_metadata(self, navlist: list[NavPoint]) -> dict[str, Any]:
        """Return the navigation document's data, with landmarks."""
        metadata = super().navigation_doc_metadata(navlist)
        body = self.refnodes[min(1, len(self.refnodes) - 1)]["refuri"].split("#")[0]
        landmarks = [
            ("cover", self.coverpage_name, self.words.cover),
            ("toc", "nav.xhtml#toc", self.words.contents),
            ("bodymatter", body, self.words.start),
        ]
        if self.use_index:
            landmarks.append(("index", f"genindex{self.out_suffix}", self.words.index))
        metadata.update(
            direction=self.row.direction, landmarks=landmarks, words=self.words
        )
        return metadata

    def toc_metadata(self, level: int, navpoints: list[Any]) -> dict[str, Any]:
        """Return the NCX data; its identifier must be the package's."""
        metadata = super().toc_metadata(level, navpoints)
        metadata.update(
            id=html.escape(self.config.epub_identifier),
            lang=self.row.code,
            direction=self.row.direction,
        )
        return metadata

    def build_epub(self) -> None:
        """Zip the files in a fixed order, with the date of the edition."""
        names = ["mimetype", "META-INF/container.xml", "content.opf", "toc.ncx"]
        write_container(
            self.target_dir / f"{self.config.epub_basename}.epub",
            self.outdir,
            list(dict.fromkeys([*names, *self.files])),
            self.book.date,
        )


def write_container(
    target: Path, folder: Path, names: list[str], date: datetime
) -> None:
    """Write the EPUB container ``target`` from the files of ``folder``.

    Entries carry ``date`` and one mode whatever the machine, so that equal
    files make equal bytes (OCF ZIP container, EPUB 3.3 section 4.3).
    """
    with zipfile.ZipFile(target, "w") as container:
        for name in names:
            entry = zipfile.ZipInfo(name, date.timetuple()[:6])
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            stored = name == "mimetype"
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            data = (folder / name).read_bytes()
            container.writestr(entry, data, compresslevel=9)


def setup_epub(app: Sphinx) -> None:
    """Register the builder in place of Sphinx's."""
    app.setup_extension("sphinx.builders.epub3")
    app.add_builder(EpubBookBuilder, override=True)
