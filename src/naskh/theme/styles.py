"""The stylesheets of each edition, in the order of the cascade.

One file per concern under ``css/``.  ``tokens.css`` holds every size and
colour; :func:`language_css` adds what depends on the language.  Print rules
are written for the page's *inner* and *outer* edge and for recto and verso;
:func:`for_sheet` turns them into the left and right that CSS Paged Media asks
for, because it has no logical names for them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from naskh.theme.fonts import Face, faces_of

if TYPE_CHECKING:
    from naskh.book import Book
    from naskh.languages import Language

CSS: Final = Path(__file__).parent / "css"

_SHARED: Final = (
    "tokens.css",
    "text.css",
    "lists.css",
    "tables.css",
    "figures.css",
    "bars.css",
    "maps.css",
    "timelines.css",
    "copies.css",
    "notes.css",
    "code.css",
    "index.css",
)

#: edition -> its stylesheets.
STYLESHEETS: Final[dict[str, tuple[str, ...]]] = {
    "html": (*_SHARED, "drawings.css", "dark.css", "screen.css", "reading.css"),
    "epub": (*_SHARED, "drawings.css", "epub.css"),
    "pdf": (*_SHARED, "sheet.css", "front.css"),
    "proof": (*_SHARED, "sheet.css", "front.css", "proof.css"),
    "cover": ("tokens.css", "cover.css"),
    "status": ("tokens.css", "dark.css", "status.css"),
}

#: Editions set in the language's face for paper.
ON_PAPER: Final = frozenset({"pdf", "proof"})

_SIDED_PAGE: Final = re.compile(r"(@page [\w-]*|@page):(recto|verso)(.*?\n\})", re.S)


def tokens() -> dict[str, str]:
    """Return the sizes and colours of ``tokens.css``, as ``--name``: value."""
    css = (CSS / "tokens.css").read_text(encoding="utf-8")
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", css))


def edition_css(edition: str, language: Language) -> str:
    """Return the stylesheets of ``edition`` as one text.

    The counter style ``naskh-digits`` becomes that of the language: pages and
    lists are counted by CSS.
    """
    parts = [(CSS / name).read_text(encoding="utf-8") for name in STYLESHEETS[edition]]
    return "\n".join(parts).replace("naskh-digits", language.signs.counter)


def families(book: Book, language: Language, edition: str) -> tuple[str, ...]:
    """Return the font families that ``edition`` needs, each once."""
    faces = faces_of(book, language)
    text = faces.page if edition in ON_PAPER else faces.screen
    return tuple(dict.fromkeys((text, faces.heading, faces.other, faces.mono)))


def language_css(book: Book, language: Language, edition: str) -> str:
    """Return the tokens that depend on the language.

    Every stack names all families of the edition: WeasyPrint would otherwise
    take any other face it has loaded.
    """
    text, *_ = stack = families(book, language, edition)
    faces, measure = faces_of(book, language), language.measure
    paper = edition in ON_PAPER
    tokens = {
        "--font-text": _stack(text, *stack),
        "--font-heading": _stack(faces.heading, *stack),
        "--font-other": _stack(faces.other, *stack),
        "--font-mono": _stack(faces.mono, *stack),
        "--size": f"{measure.page_size}pt" if paper else f"{measure.screen_size}px",
        "--leading": str(measure.page_leading if paper else measure.screen_leading),
        "--quotes": " ".join(f'"{mark}"' for mark in language.quotes),
        # Amiri kerns across the word space; WeasyPrint measures the line with
        # that kern and draws it without, so lines end ragged.
        "--kerning": "none" if language.is_rtl else "normal",
    }
    lines = (f"  {name}: {value};" for name, value in tokens.items())
    return ":root {\n" + "\n".join(lines) + "\n}\n"


def _stack(*names: str) -> str:
    return ", ".join(f'"{name}"' for name in dict.fromkeys(names))


def font_css(faces: list[Face], folder: str) -> str:
    """Declare ``faces``, loaded by file name from ``folder``, a relative URL."""
    return "\n".join(face.css(f"{folder}/{face.file.name}") for face in faces) + "\n"


def for_reader(css: str) -> str:
    """Write out every ``var()`` for reading systems without custom properties.

    Adobe's RMSDK, which Kobo and many older readers are built on, drops a
    declaration that holds one.  Tokens are only set on ``:root``.
    """
    tokens = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", css))
    bare = re.sub(r":root\s*\{[^}]*\}", "", css)
    while "var(" in bare:
        bare = re.sub(r"var\((--[\w-]+)\)", lambda m: tokens[m[1]].strip(), bare)
    return bare


def for_sheet(css: str, language: Language) -> str:
    """Turn recto, verso, inner and outer into left and right.

    The first page of a book bound on the right is a left-hand page
    (CSS Paged Media Level 3, section 3.2).
    """
    recto, verso = ("left", "right") if language.is_rtl else ("right", "left")

    def sided(match: re.Match[str]) -> str:
        page, side, body = match.groups()
        outer, inner = (recto, verso) if side == "recto" else (verso, recto)
        body = body.replace("-outer", f"-{outer}").replace("-inner", f"-{inner}")
        return f"{page}:{outer}{body}"

    return _SIDED_PAGE.sub(sided, css)
