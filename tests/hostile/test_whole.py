"""Whole books made of hostile catalogs: nothing of them gets out."""

from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import naskh, sphinx_build
from tests.hostile.book import Line, write_book
from tests.hostile.corpus import CANARY, MESSAGES, Attack
from tests.readers import Pdf

#: The addresses that the source itself has; the last is a decoy for targets.
OWN = {
    "https://example.org/a",
    "https://example.org/port",
    "https://example.org/decoy",
}


class Made:
    """The hostile book, built past everything that was refused."""

    def __init__(self, folder: Path) -> None:
        """Write the book below ``folder`` and build it."""
        self.lines = write_book(folder, list(MESSAGES))
        self.book = folder / "book"
        self.done = naskh(
            "build", "--keep-going", "--languages", "fa,ar", cwd=self.book
        )
        self.dist = self.book / "dist"

    def refused(self, code: str) -> list[Line]:
        """Return the attacks that are to be refused in one language."""
        return [line for line in self.lines[code] if "quiet" not in line.attack.place]

    def pages(self, code: str) -> dict[str, str]:
        """Return every text file of the HTML book and of the EPUB."""
        folder = self.dist / code
        texts = {
            path.name: path.read_text(encoding="utf-8")
            for path in folder.rglob("*")
            if path.suffix in (".html", ".js", ".css", ".svg", ".txt", ".inv")
            and path.name != "objects.inv"
        }
        with zipfile.ZipFile(folder / f"hostile-{code}.epub") as epub:
            texts |= {
                f"epub/{name}": epub.read(name).decode()
                for name in epub.namelist()
                if not name.endswith((".ttf", ".png"))
            }
        return texts


class Elements(HTMLParser):
    """The elements of a page, as a browser would see them."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[Any]) -> None:
        """Keep a start tag."""
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Build the hostile book once, with all attacks in it."""
    return Made(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(params=["fa", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    """Provide each translation in turn."""
    return str(request.param)


def test_ends_with_findings(made: Made) -> None:
    """The book is made, and the exit code says that there are findings."""
    assert made.done.code == 1, made.done.error[-3_000:]
    assert (made.dist / "fa" / "index.html").is_file()
    assert (made.dist / "ar" / "hostile-ar.pdf").is_file()


def test_every_attack_is_listed(made: Made, language: str) -> None:
    """Each one is listed with the line of its translation."""
    place = rf"locale/{language}/LC_MESSAGES/(part\d\.po):(\d+): "
    listed = {(file, int(line)) for file, line in re.findall(place, made.done.error)}

    assert listed == {(line.file, line.number) for line in made.refused(language)}


def test_no_canary(made: Made, language: str) -> None:
    """No page, script, style or package file holds a word of them."""
    for name, text in made.pages(language).items():
        assert CANARY not in text, name
        assert "root:x:" not in text, name
    text = Pdf(made.dist / language / f"hostile-{language}.pdf").text()
    assert CANARY not in text
    assert "root:x:" not in text


def test_no_file(made: Made, language: str) -> None:
    """No file of the machine is copied."""
    names = [path.name for path in (made.dist / language).rglob("*")]

    assert "secret.txt" not in names
    assert "_downloads" not in names


def test_no_link_and_no_script(made: Made, language: str) -> None:
    """There is no address but the source's, and no script but ours."""
    for name, text in made.pages(language).items():
        if not name.endswith(("html", "opf", "ncx")):
            continue
        for tag, attributes in Elements(text).found:
            assert not [key for key in attributes if key.startswith("on")], name
            assert tag != "script" or (attributes["src"] or "").startswith(
                ("_static/", "../_static/")
            ), name
            for key in ("href", "src"):
                value = attributes.get(key) or ""
                assert ":" not in value or value in OWN, f"{name}: {value}"


def test_source_stands_in(made: Made, language: str) -> None:
    """Where a message was refused the page has the source, marked as such."""
    page = made.pages(language)["part1.html"]

    assert '<p dir="ltr" lang="en">The port had 1 quays.</p>' in page
    assert '<p dir="ltr" lang="en">Number ' in page


def test_plain_sphinx_build(made: Made) -> None:
    """``sphinx-build`` stops, and goes on when it is told to, with the same list."""
    arguments = ("-b", "html", "-c", ".", "-D", "language=fa", "-q", "docs")
    strict = sphinx_build(*arguments, "build/strict", cwd=made.book)
    going = sphinx_build(
        *arguments, "build/going", "-D", "naskh_keep_going=1", cwd=made.book
    )

    assert strict.code == 2
    assert not (made.book / "build" / "strict" / "index.html").exists()
    assert going.code == 0
    for line in made.refused("fa"):
        place = f"{line.file}:{line.number}: "
        assert place in strict.error
        assert place in going.error
    page = (made.book / "build" / "going" / "part1.html").read_text(encoding="utf-8")
    assert CANARY not in page


#: Text that is only text; what a careless template would make of it is not.
WORDS = (
    f"</title></p><script>{CANARY}()</script><img src=x onerror={CANARY}>",
    f"\" onload='{CANARY}' x=\"",
    f"&lt;script&gt;{CANARY}&lt;/script&gt;",
    "{{ 1337 }} {% raw %} %(project)s %s {0} ${x}",
    "]]></text><!-- x",
)
SOURCES = {
    "paragraph": "Words {n}.",
    "title": "Words {n}.",
    "alt": "A line {n}\nthat bends.",
    "listing": "print({n})\nprint()",
    "index": "single: port {n}",
    "refresh": "Words, {n}.",
}


@pytest.mark.parametrize("builder", ["html", "epub"])
def test_text_stays_text(tmp_path: Path, builder: str) -> None:
    """Whatever place a message has, its signs are printed and not obeyed."""
    attacks = [
        Attack("text", SOURCES[place], words, place)
        for place in SOURCES
        for words in WORDS
        if not (place == "index" and ";" in words)
    ]
    write_book(tmp_path, attacks)
    book = tmp_path / "book"
    part = book / "docs" / "part1.rst"
    part.write_text(part.read_text().replace("http-equiv=refresh", "keywords"))
    done = sphinx_build(
        *("-b", builder, "-c", ".", "-D", "language=fa", "-q", "docs", "build/out"),
        cwd=book,
    )
    assert done.code == 0, done.error
    root = book / "build" / "out"
    pages = [*root.rglob("*.html"), *root.rglob("*.xhtml"), *root.rglob("*.opf")]

    assert any(CANARY in page.read_text(encoding="utf-8") for page in pages)
    for page in pages:
        for tag, attributes in Elements(page.read_text(encoding="utf-8")).found:
            assert tag != "script" or "src" in attributes, page
            assert not [key for key in attributes if key.startswith("on")], page
