"""A proof: the PDF with the number of each message beside its passage.

The page is that of the book, so that a reviewer sees it as a reader will.  A
number stands in the outer margin, in Latin digits: at this size the Persian and
Arabic zero could be the point.  In the cells of a table and in notes, where
several passages may share a line, it stands raised before its passage.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from docutils import nodes

from naskh.catalogs.mo import write_changed
from naskh.editions.pdf.builder import PdfBookBuilder
from naskh.editions.pdf.margin import find_sides
from naskh.preview.app import drain, open_app
from naskh.preview.desk import Desk
from naskh.preview.ledger import Ledger, ledger_path, passage
from naskh.preview.marks import Marks
from naskh.preview.words import words_for
from naskh.theme.translator import PageTranslator

if TYPE_CHECKING:
    from collections.abc import Sequence, Set
    from datetime import date
    from xml.etree import ElementTree as ET

    from docutils.nodes import Element
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

    from naskh.book import Book

#: state -> the sign after a number.  One that every text face has.
SIGNS: Final = {
    "source": "",
    "translated": "",
    "fuzzy": "~",
    "untranslated": "–",
    "missing": "–",
    "refused": "!",
}
#: Where several passages may share a line.
_SHARED_LINES: Final = (nodes.entry, nodes.footnote, nodes.citation, nodes.table)


class ProofTranslator(PageTranslator):
    """Writes an empty element with its number before each passage.

    CSS prints the number, so that it gets into no heading of a page and no
    bookmark.
    """

    def __init__(
        self, document: nodes.document, builder: StandaloneHTMLBuilder
    ) -> None:
        """Begin with no passage numbered."""
        super().__init__(document, builder)
        assert isinstance(builder, ProofBuilder)
        self.marks, self._next_mark = builder.marks, builder.next_mark
        self._seen: set[int] = set()

    def starttag(
        self,
        node: Element,
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,
        **attributes: Any,
    ) -> str:
        """Open an element; number it if it is the first one of a passage."""
        tag = super().starttag(node, tagname, suffix, empty, **attributes)
        numbers, state = self.marks.of(node)
        if not numbers or tagname == "meta" or id(node) in self._seen:
            return tag
        self._seen.add(id(node))
        text = " ".join(f"{number}{SIGNS[state]}" for number in numbers)
        place = "proof-inline" if _shares_a_line(node) else "proof-margin"
        mark = (
            f'<span class="proof-number {place} proof-{state}" dir="ltr" '
            f'data-number="{text}" data-mark="{next(self._next_mark)}"></span>'
        )
        return mark + tag if empty else tag + mark


def _shares_a_line(node: Element) -> bool:
    around: Element | None = node.parent
    while around is not None:
        if isinstance(around, _SHARED_LINES):
            return True
        around = around.parent
    return False


class ProofBuilder(PdfBookBuilder):
    """Writes the proof; ``marks`` and ``chosen`` are set before it builds.

    ``chosen`` are the documents to print; all when empty.
    """

    name = "proof"
    style = "proof"
    default_translator_class: ClassVar[type[HTML5Translator]] = ProofTranslator
    marks: Marks
    chosen: Sequence[str] = ()
    day: date

    def init(self) -> None:
        """Tell apart the places of a message that the text uses twice."""
        super().init()
        self.next_mark = itertools.count(1)

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Count the documents before the first is written."""
        self.marks.count()
        super().prepare_writing(docnames)

    def stylesheet(self) -> str:
        """Add the line that says what the signs mean."""
        _, words = words_for(self.row.code)
        # the date first: after Arabic letters its parts would change places
        parts = [self.day.isoformat(), words["proof"]]
        parts += [
            f"{SIGNS[state]} {words[state]}"
            for state in ("fuzzy", "untranslated", "refused")
        ]
        key = " · ".join(parts)
        return super().stylesheet().replace("naskh-proof-key", f'"{key}"')

    def page_names(self) -> list[str]:
        """Return the pages of the documents chosen, in reading order."""
        names = super().page_names()
        wanted = {f"{name}{self.out_suffix}" for name in self.chosen}
        return [name for name in names if not wanted or name in wanted]

    def finish_layout(self, root: ET.Element, document: Any) -> Any:
        """Put each number to the outer edge of the page that it came to."""
        sides = find_sides(document, "data-mark")
        for element in root.iter("span"):
            side = sides.get(element.get("data-mark", ""))
            if side:
                element.set("data-side", side)
        return self._lay_out(root)


@dataclass(frozen=True)
class Proof:
    """What :func:`make_proof` made: the file, and how much is in it."""

    path: Path
    pages: int
    passages: int
    warnings: tuple[str, ...]


def make_proof(book: Book, code: str, chosen: Sequence[str], day: date) -> Proof:
    """Write the proof of ``chosen`` documents (or all) to ``build/proof/``.

    Beside it goes the ledger, which tells what each number means.  Raises
    :class:`~naskh.errors.NaskhError`.
    """
    stem = book.stem(book.row(code).code)
    folder = book.build / "proof"
    with open_app(book, code, "proof", folder / "work" / code) as (app, said):
        builder = app.builder
        assert isinstance(builder, ProofBuilder)
        desk = Desk(
            book.locale_dirs,
            code,
            is_source=code == book.source_language,
            default_role=app.config.default_role or "",
        )
        builder.marks, builder.chosen, builder.day = Marks(app, desk), chosen, day
        domains = builder.marks.domains()
        desk.refresh(domains.values())
        app.build(force_all=True)
        passages = {
            str(number): passage(domains[name], view.entry)
            for name in builder.marks.documents
            if not chosen or name in chosen
            for number, _, view in builder.marks.messages(name)
            if view.entry is not None
        }
        made = Path(builder.target_dir, f"{stem}.pdf").read_bytes()
        pages = int(builder.page_count)
    path = folder / f"{stem}.pdf"
    write_changed(path, made)
    Ledger(code, day, passages).save(ledger_path(book, code))
    return Proof(path, pages, len(passages), tuple(drain(said)))
