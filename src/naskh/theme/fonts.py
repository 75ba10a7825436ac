"""Find the font files of a family and declare them to CSS.

Families are known by what the files say of themselves (OpenType ``name`` and
``OS/2`` tables), not by their file names: a book maker adds a family by
putting its static TTFs into the book's font folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fontTools.ttLib import TTFont

from naskh.errors import fail
from naskh.languages import Faces, Language

if TYPE_CHECKING:
    from naskh.book import Book


@dataclass(frozen=True, order=True)
class Face:
    """One static font file: its family, weight (100 to 900) and slant."""

    family: str
    weight: int
    italic: bool
    file: Path

    def css(self, url: str) -> str:
        """Declare this face as an ``@font-face`` rule that loads ``url``."""
        style = "italic" if self.italic else "normal"
        return (
            f'@font-face {{ font-family: "{self.family}"; font-style: {style}; '
            f'font-weight: {self.weight}; src: url("{url}"); }}'
        )


def faces_of(book: Book, language: Language) -> Faces:
    """Return the families of ``language``, with the book's own choices.

    Raises :class:`~naskh.errors.NaskhError` (``config``) for a job that does
    not exist.
    """
    chosen = book.fonts.get(language.code, {})
    try:
        return replace(language.faces, **chosen)
    except TypeError:
        jobs = ", ".join(field.name for field in fields(Faces))
        raise fail(
            "config",
            f"expected in naskh_fonts the jobs {jobs}; found {', '.join(chosen)}",
            file=book.root / "conf.py",
        ) from None


def find_faces(book: Book, families: Iterable[str]) -> list[Face]:
    """Return every face of ``families``, sorted.

    The book's own folder goes before the fonts that Naskh ships.  Raises
    :class:`~naskh.errors.NaskhError` (``font-missing``).
    """
    folders = [folder for folder in book.font_dirs if folder.is_dir()]
    found: list[Face] = []
    for family in families:
        match = _family(family, folders)
        if not match:
            places = " or ".join(map(str, folders)) or str(book.font_dirs[0])
            raise fail(
                "font-missing",
                f"expected the font family {family!r} in {places}; found no file of it",
                file=book.root / "conf.py",
                hint="Put its static TTF files there, or name another family "
                "in naskh_fonts.",
            )
        found += match
    return sorted(set(found))


def _family(family: str, folders: Sequence[Path]) -> list[Face]:
    for folder in folders:
        match = [face for face in _catalogue(folder) if face.family == family]
        if match:
            return match
    return []


@cache
def _catalogue(folder: Path) -> tuple[Face, ...]:
    return tuple(map(_read, sorted(folder.rglob("*.[to]tf"))))


def _read(file: Path) -> Face:
    with TTFont(file, lazy=True) as font:
        table: Any = font["name"]
        metrics: Any = font["OS/2"]
        family = table.getDebugName(16) or table.getDebugName(1)
        italic = bool(metrics.fsSelection & 1)
        return Face(str(family), int(metrics.usWeightClass), italic, file)
