"""The cover picture: a page of type, painted.

Bookshelves on phones show a picture, so the cover is laid out like any page,
in the language's own fonts, and rendered by PDFium at a fixed size.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import jinja2
import pypdfium2

from naskh.editions.pdf.layout import draw, lay_out
from naskh.errors import fail
from naskh.theme import HERE
from naskh.theme.fonts import find_faces
from naskh.theme.styles import edition_css, families, font_css, language_css

if TYPE_CHECKING:
    from naskh.book import Book
    from naskh.languages import Language

#: Pixels per PDF point: 1200 by 1700 for the 120 by 170 mm of cover.css.
SCALE: Final = 1200 / (120 / 25.4 * 72)


def paint_cover(book: Book, row: Language, target: Path) -> None:
    """Paint the cover of ``book`` in the language ``row`` to a PNG.

    Raises :class:`~naskh.errors.NaskhError` (``image-missing``) when the
    book's cover drawing is not there.
    """
    page = target.with_suffix(".html")
    page.write_text(_compose(book, row), encoding="utf-8")
    art = [] if book.cover_art is None else [book.cover_art.parent]
    pdf = draw(lay_out(page, *art), page)
    page.unlink()
    with pypdfium2.PdfDocument(pdf) as document:
        document[0].render(scale=SCALE).to_pil().save(target, optimize=True)


def _compose(book: Book, row: Language) -> str:
    art = book.cover_art
    if art is not None and not art.is_file():
        raise fail(
            "image-missing",
            f"expected the cover drawing {art}",
            file=book.root / "conf.py",
            hint="Put it there, or mend naskh_cover_art.",
        )
    css = (
        font_css(find_faces(book, families(book, row, "cover")), "fonts")
        + language_css(book, row, "cover")
        + edition_css("cover", row)
    )
    template = (HERE / "xhtml" / "cover.html").read_text(encoding="utf-8")
    return (
        jinja2.Environment(autoescape=False)
        .from_string(template)
        .render(
            row=row,
            metadata=book.metadata[row.code],
            css=css,
            art=art.as_uri() if art else "",
        )
    )
