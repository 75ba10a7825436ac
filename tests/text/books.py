"""Books of one language, written for a test."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import naskh
from tests.readers import Epub, Html, Pdf

CONF = """
project = "Book"
author = "Nobody"
extensions = ["naskh"]
language = "{code}"
naskh_basename = "book"
naskh_date = "2026-01-02"
naskh_languages = ["{code}"]
"""

#: A word of each language.
WORD = {"en": "Word", "fa": "واژه", "ar": "كلمة", "he": "מילה", "ur": "لفظ"}


def write_book(folder: Path, code: str, text: str, conf: str = "") -> Path:
    """Write a book of one chapter, in the language ``code``; return its folder."""
    book = folder / code
    (book / "docs").mkdir(parents=True)
    (book / "conf.py").write_text(CONF.format(code=code) + conf, encoding="utf-8")
    title = f"{WORD[code]}\n=========\n\n"
    contents = ".. toctree::\n   :numbered:\n\n   one\n"
    (book / "docs" / "index.rst").write_text(title + contents, encoding="utf-8")
    (book / "docs" / "one.rst").write_text(title + text, encoding="utf-8")
    return book


def build(book: Path, *editions: str) -> Path:
    """Build the book; return the folder of its editions."""
    done = naskh("build", "--editions", ",".join(editions), cwd=book)
    assert done.code == 0, done.error
    return book / "dist" / book.name


def texts(dist: Path) -> dict[str, str]:
    """Return all that a reader of each edition reads."""
    epub = Epub(dist / f"book-{dist.name}.epub")
    documents = [*epub.documents().values(), epub.xml("nav.xhtml")]
    return {
        "html": "\n".join(Html(file).text for file in dist.rglob("*.html")),
        "epub": "\n".join("".join(each.itertext()) for each in documents),
        "pdf": Pdf(dist / f"book-{dist.name}.pdf").text(),
    }
