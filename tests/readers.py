"""Small readers of finished files, so that tests say what a reader sees."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_INVISIBLE = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    """Fold ``text`` to what a reader who searches would not tell apart."""
    folded = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return " ".join(folded.split())


def letters(text: str) -> str:
    """Return the letters and digits of ``text`` alone.

    PDFium puts brackets and vowel marks of right-to-left lines elsewhere, and
    so does every viewer built on it; letters it keeps in order.
    """
    bare = unicodedata.normalize("NFD", _INVISIBLE.sub("", text))
    bare = unicodedata.normalize(
        "NFKC", "".join(sign for sign in bare if unicodedata.category(sign) != "Mn")
    )
    return re.sub(r"[\W_]+", "", bare)


class Epub:
    """An EPUB, read as a reading system would."""

    def __init__(self, path: Path) -> None:
        """Open the container at ``path``."""
        self.zip = zipfile.ZipFile(path)

    def xml(self, name: str) -> ET.Element:
        """Parse the file ``name``."""
        return ET.fromstring(self.zip.read(name))

    @property
    def package(self) -> ET.Element:
        """The package document."""
        return self.xml("content.opf")

    def documents(self) -> dict[str, ET.Element]:
        """Return every content document by name."""
        names = [name for name in self.zip.namelist() if name.endswith(".xhtml")]
        return {name: self.xml(name) for name in names}

    def spine(self) -> list[str]:
        """Return the files of the spine, in order."""
        items = {
            item.attrib["id"]: item.attrib["href"]
            for item in self.package.iter(f"{OPF}item")
        }
        return [
            items[ref.attrib["idref"]] for ref in self.package.iter(f"{OPF}itemref")
        ]


class Html(HTMLParser):
    """An HTML page: its elements in order and its text."""

    def __init__(self, path: Path) -> None:
        """Read the page at ``path``."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data

    def all(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        """Return the attributes of every ``tag`` that has ``attributes``."""
        return [
            found
            for name, found in self.elements
            if name == tag
            and all(
                found.get(key.rstrip("_")) == value for key, value in attributes.items()
            )
        ]


@dataclass(frozen=True)
class Glyph:
    """A character on a page; the box in points from the bottom left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


class Line(NamedTuple):
    """The glyphs of one line, from left to right as seen."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """The characters, from left to right as seen."""
        return "".join(glyph.text for glyph in self.glyphs)


class Pdf:
    """A PDF: its catalogue through pikepdf, its pages through PDFium."""

    def __init__(self, path: Path) -> None:
        """Open the file at ``path``."""
        self.path = path
        self.file = pikepdf.open(path)
        self.pages = pypdfium2.PdfDocument(path)

    @property
    def root(self) -> Any:
        """The catalogue dictionary."""
        return self.file.Root

    def text(self, page: int | None = None) -> str:
        """Return the text of one page, or of all, in reading order."""
        pages = range(len(self.pages)) if page is None else [page]
        return "\n".join(
            self.pages[number].get_textpage().get_text_bounded() for number in pages
        )

    def glyphs(self, page: int) -> list[Glyph]:
        """Return the visible characters of a page."""
        textpage = self.pages[page].get_textpage()
        found = []
        for index in range(textpage.count_chars()):
            text = textpage.get_text_range(index, 1)
            if text.strip() and not _INVISIBLE.match(text):
                found.append(Glyph(text, *textpage.get_charbox(index, loose=True)))
        return found

    def lines(self, page: int) -> list[Line]:
        """Return the lines of a page, from the top down."""
        rows: dict[int, list[Glyph]] = {}
        for glyph in self.glyphs(page):
            rows.setdefault(round(glyph.bottom), []).append(glyph)
        return [
            Line(tuple(sorted(rows[bottom], key=lambda glyph: glyph.left)))
            for bottom in sorted(rows, reverse=True)
        ]

    def page_of(self, text: str) -> int:
        """Return the first page that holds ``text``, from 0."""
        wanted = letters(text)
        for number in range(len(self.pages)):
            if wanted in letters(self.text(number)):
                return number
        raise LookupError(text)

    def fonts(self) -> set[str]:
        """Return the names of the fonts, without subset tags."""
        names = set()
        for found in self.file.objects:
            if isinstance(found, pikepdf.Dictionary) and "/FontName" in found:
                names.add(str(found.FontName).lstrip("/").split("+")[-1])
        return names
