"""Isolates round runs of the other direction."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import naskh
from tests.readers import Epub, Html, Pdf
from tests.text.books import build, write_book


def test_latin_in_right_to_left_text(tiny_dist: Path) -> None:
    """A Latin title in a Persian or Arabic sentence is an isolate of its own."""
    for code in ("fa", "ar"):
        [title] = list(Html(tiny_dist / code / "parts" / "river.html").all("em"))

        assert (title["lang"], title["dir"]) == ("en", "ltr")


def test_same_in_epub(tiny_dist: Path) -> None:
    """The EPUB marks the same runs."""
    document = Epub(tiny_dist / "fa" / "tiny-fa.epub").xml("parts/river.xhtml")
    title = document.find(".//{*}em")

    assert title is not None
    assert (title.get("lang"), title.get("dir")) == ("en", "ltr")


def test_right_to_left_in_english_text(tiny: Path) -> None:
    """Persian, Arabic and Hebrew words in an English sentence know what they are."""
    page = tiny / "docs" / "parts" / "words.rst"
    page.write_text(page.read_text() + "\nThe names گمرک, ميناء البصرة and נמל.\n")
    done = naskh("build", "--languages", "en", "--editions", "html", cwd=tiny)
    spans = [
        (span["lang"], span["dir"])
        for span in Html(tiny / "dist" / "en" / "parts" / "words.html").all("span")
        if "lang" in span
    ]

    assert done.code == 0, done.error
    assert spans == [("fa", "rtl"), ("ar", "rtl"), ("he", "rtl")]


def test_english_book_is_left_alone(tiny_dist: Path) -> None:
    """A sentence of one direction gets no isolate."""
    page = Html(tiny_dist / "en" / "parts" / "river.html")

    assert not [span for span in page.all("span") if "lang" in span]


#: A sentence and a note with what is hard to order, per language.
HARD = {
    "fa": """
بازهٔ ۱۳۵۹–۱۳۶۱، وزن 130 mm، روز 20 July 1987، و Basra، :num:`-5`، :num:`-7`،
978-0-674.\\ [#a]_

.. [#a] Pierre Razoux, *The War* (Harvard, 2015), pp. 12–15.
""",
    "ar": """
نطاق ١٩٨٠–١٩٨٢، وزن 130 mm، يوم 20 July 1987، و Basra، :num:`-5`، :num:`-7`،
978-0-674.\\ [#a]_

.. [#a] Pierre Razoux, *The War* (Harvard, 2015), pp. 12–15.
""",
    "en": """
The range 1980–1982, 130 mm, the day 20 July 1987, :num:`-5`, :num:`-7`,
978-0-674.\\ [#a]_

.. [#a] كتاب، *الحرب* (بيروت، ٢٠١٥)، ص ١٢–١٥.
""",
}
#: What the eye meets from left to right on paper, spaces aside.
SEEN = {
    "fa": ["۱۳۶۱–۱۳۵۹", "130mm", "20July1987", "،Basra", "،−۵،", "978-0-674"],
    "ar": ["١٩٨٢–١٩٨٠", "130mm", "20July1987", "،Basra", "،٥−،", "978-0-674"],
    "en": ["1980–1982", "130mm", "20July1987", "−5,−7", "978-0-674"],
}


def test_hard_sentence_on_paper(tmp_path: Path, code: str) -> None:
    """Ranges, quantities, days, names and signs stand in the order of reading."""
    book = write_book(tmp_path, code, HARD[code])
    pdf = Pdf(build(book, "pdf") / f"book-{code}.pdf")
    page = pdf.page_of(HARD[code].split()[0])
    seen = " ".join(line.text for line in pdf.lines(page))

    for text in SEEN[code]:
        assert text in seen
    if code != "en":
        # the title is in italics, on another baseline
        assert "PierreRazoux,(Harvard,2015),pp.12–15." in seen


def test_block_of_the_other_direction(tmp_path: Path, code: str) -> None:
    """A note wholly in another language is one isolate, in HTML and in EPUB."""
    dist = build(write_book(tmp_path, code, HARD[code]), "html", "epub")
    other = {"en": ("ar", "rtl")}.get(code, ("en", "ltr"))
    document = Epub(dist / f"book-{code}.epub").xml("one.xhtml")
    [span] = document.findall(".//{*}aside[@role='doc-footnote']/{*}p/{*}span")

    assert (span.get("lang"), span.get("dir")) == other
    assert "".join(span.itertext()).endswith(("15.", "١٥."))
    assert span.find("{*}em").attrib == {}  # type: ignore[union-attr]
    assert Html(dist / "one.html").all("span", lang=other[0], dir=other[1])


def test_latin_digits_of_the_book(tmp_path: Path) -> None:
    """Where the language has Latin digits, only a no-break space ties a number."""
    text = "في 1982 Basra، ثم 130\u00a0mm.\n"
    conf = 'naskh_digits = {"ar": "latn"}\n'
    dist = build(write_book(tmp_path, "ar", text, conf), "epub")
    document = Epub(dist / "book-ar.epub").xml("one.xhtml")
    runs = [span.text for span in document.findall(".//{*}p/{*}span[@lang='en']")]

    assert runs == ["Basra", "130\u00a0mm"]


#: A title that ends in brackets, called twice by one note.
TITLED = {
    "fa": "کتاب *A War (Mother)* [#a]_ چاپ شد [#a]_.\n\n.. [#a] یادداشت.\n",
    "ar": "كتاب *A War (Mother)* [#a]_ نُشر [#a]_.\n\n.. [#a] حاشية.\n",
}


@pytest.mark.parametrize("code", ["fa", "ar"])
def test_title_in_brackets_is_one_isolate(tmp_path: Path, code: str) -> None:
    """Emphasis that is wholly Latin is one run, whatever sign it ends with.

    The links back from its note have the comma of the language.
    """
    page = build(write_book(tmp_path, code, TITLED[code]), "html") / "one.html"
    text = page.read_text(encoding="utf-8")

    assert '<em dir="ltr" lang="en">A War (Mother)</em>' in text
    assert "</a>، <a" in text


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_listings_run_from_left_to_right(tmp_path: Path, code: str) -> None:
    """A listing, highlighted or not, has a direction of its own."""
    text = ".. code-block:: sh\n\n   . run --all\n\n.. parsed-literal::\n\n   *a* --b\n"
    page = Html(build(write_book(tmp_path, code, text), "html") / "one.html")
    [highlighted] = page.all("div", class_="highlight-sh notranslate")
    [_, parsed] = page.all("pre")
    expected = None if code == "en" else "ltr"

    assert (highlighted.get("dir"), parsed.get("dir")) == (expected, expected)
