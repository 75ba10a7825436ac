"""Passages without a translation, under each policy, in each edition."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from naskh.theme.words import WORDS
from tests.conftest import ROOTS, naskh, sphinx_build
from tests.readers import Html, Pdf

#: The passages that each of the tests leaves without a translation.
PARAGRAPH = "And a second paragraph."
SECTION = (
    "The formula H",
    "One thing.",
    "Another thing, with",
    PARAGRAPH,
    "A line that bends.",
    "Not to scale.",
    "Days",
    "Account",
    "One side",
    "34",
    "The other side",
    "45",
)
TRANSLATIONS = ("fa", "ar")
GOOD = {"fa": "سخنان خوب.", "ar": "كلمات طيبة."}
MORE = """
.. _more:

More words
----------

Only here.\\ [#last]_

Half
----

Good words.

Lone words.

.. [#last] A last note.
"""


@pytest.fixture(params=TRANSLATIONS)
def language(request: pytest.FixtureRequest) -> str:
    """Provide each translation in turn."""
    return str(request.param)


def blank(book: Path, code: str, *starts: str, document: str = "parts/river") -> None:
    """Take the translations away of the messages that begin so."""
    path = book / "locale" / code / "LC_MESSAGES" / f"{document}.po"
    text = path.read_text(encoding="utf-8")
    for start in starts:
        text, count = re.subn(
            rf'(msgid "{re.escape(start)}[^\n]*\nmsgstr )"[^\n]*"', r'\1""', text
        )
        assert count, start
    path.write_text(text, encoding="utf-8")


def policy(book: Path, name: str, more: str = "") -> None:
    """Choose a policy in conf.py."""
    conf = book / "conf.py"
    conf.write_text(conf.read_text() + f'naskh_partial = "{name}"\n{more}\n')


def html(book: Path, code: str) -> Path:
    """Build the HTML book in one language; return its folder."""
    done = naskh("build", "--languages", code, "--editions", "html", "-q", cwd=book)
    assert done.code == 0, done.error
    return book / "dist" / code


class Anchors(HTMLParser):
    """The ids of a page, and what it links to within itself."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids and links."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name == "href" and value:
                self.links.add(value)


def broken_links(folder: Path) -> list[str]:
    """Return the links of the pages in ``folder`` that lead nowhere."""
    pages = {
        path.resolve(): Anchors(path.read_text(encoding="utf-8"))
        for path in folder.rglob("*.html")
    }
    broken = []
    for path, page in pages.items():
        for link in page.links:
            file, _, anchor = link.partition("#")
            target = (path.parent / file).resolve() if file else path
            if target in pages and anchor and anchor not in pages[target].ids:
                broken.append(f"{path.name}: {link}")
    return broken


def build_all(book: Path) -> Path:
    """Build every edition of both translations; return ``dist/``."""
    done = naskh("build", "--languages", ",".join(TRANSLATIONS), "-q", cwd=book)
    assert done.code == 0, done.error
    return book / "dist"


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a book with gaps of every kind, as they are by default."""
    book = shutil.copytree(ROOTS / "tiny", tmp_path_factory.mktemp("marked") / "tiny")
    for code in TRANSLATIONS:
        blank(book, code, PARAGRAPH, "On paper", "A line that bends.", "The river")
        blank(book, code, "One thing.", "Another thing, with", "Days")
        blank(book, code, "A note about names.")
        path = book / "locale" / code / "LC_MESSAGES" / "parts" / "river.po"
        text = path.read_text(encoding="utf-8")
        alike = r'(msgid "(The formula[^\n]*)"\nmsgstr )"[^\n]*"'
        path.write_text(re.sub(alike, r'\1"\2"', text), encoding="utf-8")
    return build_all(book)


@pytest.fixture(scope="module")
def omitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a book that leaves out a paragraph, sections and a chapter."""
    book = shutil.copytree(ROOTS / "tiny", tmp_path_factory.mktemp("omitted") / "tiny")
    policy(book, "omit")
    docs = book / "docs"
    (docs / "parts" / "new.rst").write_text(
        "New\n===\n\nNew words.\n\nDeep\n----\n\nDeep words.\n"
    )
    words = docs / "parts" / "words.rst"
    words.write_text(words.read_text() + MORE)
    index = docs / "index.rst"
    text = index.read_text().replace("   parts/words", "   parts/words\n   parts/new")
    index.write_text(text + "\nSee :ref:`more`.\n")
    for code in TRANSLATIONS:
        catalogs = book / "locale" / code / "LC_MESSAGES"
        head = (catalogs / "index.po").read_text("utf-8").partition("\n\n")[0]
        (catalogs / "parts" / "new.po").write_text(head + "\n", "utf-8")
        with (catalogs / "index.po").open("a", encoding="utf-8") as file:
            file.write('\nmsgid "See :ref:`more`."\nmsgstr "« :ref:`more` »."\n')
        with (catalogs / "parts" / "words.po").open("a", encoding="utf-8") as file:
            file.write('\nmsgid "Good words."\nmsgstr "*"\n'.replace("*", GOOD[code]))
        blank(book, code, "On paper", *SECTION)
    return build_all(book)


class TestMark:
    """The default: the source, marked as such."""

    def test_html(self, marked: Path, language: str) -> None:
        """Block, heading and alternative text say their language and direction."""
        path = marked / language / "parts" / "river.html"
        page = path.read_text(encoding="utf-8")
        [image] = Html(path).all("img")

        assert f'<p dir="ltr" lang="en">{PARAGRAPH}</p>' in page
        assert '<h2 dir="ltr" lang="en">' in page
        assert (image["alt"], image["lang"]) == ("A line that bends.", "en")

    def test_contents(self, marked: Path, language: str) -> None:
        """A heading without a translation is marked in the contents as well."""
        page = (marked / language / "index.html").read_text(encoding="utf-8")

        assert '#on-paper"><span dir="ltr" lang="en">On paper</span></a>' in page

    def test_number_of_a_caption(self, marked: Path, language: str) -> None:
        """The number before a caption is still in the language of the edition."""
        text = (marked / language / "parts" / "river.html").read_text("utf-8")

        assert re.search(r'<figcaption>\s*<p><span class="caption-number">', text)
        assert '<caption><span class="caption-number">' in text
        assert '<span dir="ltr" lang="en">Days</span>' in text

    def test_whole_list(self, marked: Path, language: str) -> None:
        """A list of nothing but such passages has its marks on their side."""
        text = (marked / language / "parts" / "river.html").read_text("utf-8")

        assert re.search(r'<ul [^>]*dir="ltr" lang="en">\s*<li dir="ltr"', text)

    def test_translated_alike(self, marked: Path, language: str) -> None:
        """A translation that is the same as its source is a translation."""
        page = (marked / language / "parts" / "river.html").read_text("utf-8")

        assert '<p dir="ltr" lang="en">The formula' not in page
        assert "The formula" in page

    def test_source_language(self, tiny_dist: Path) -> None:
        """In the language of the source nothing is marked."""
        page = (tiny_dist / "en" / "parts" / "river.html").read_text(encoding="utf-8")

        assert not re.search(r"<(?:p|h\d|li|img)[^>]* lang=", page)

    def test_epub(self, marked: Path, language: str) -> None:
        """The EPUB marks them in the same way."""
        with zipfile.ZipFile(marked / language / f"tiny-{language}.epub") as epub:
            page = epub.read("parts/river.xhtml").decode()

        assert f'<p dir="ltr" lang="en">{PARAGRAPH}</p>' in page

    def test_paper(self, marked: Path, language: str) -> None:
        """On paper they run from left to right, the full stop at their right."""
        pdf = Pdf(marked / language / f"tiny-{language}.pdf")
        lines = "\n".join(
            line.text for page in range(len(pdf.pages)) for line in pdf.lines(page)
        )

        for text in ("One thing.", PARAGRAPH, "A note about names."):
            assert text.replace(" ", "") in lines


class TestOmit:
    """Leave out what has no translation."""

    def test_section(self, omitted: Path, language: str) -> None:
        """A section goes with its heading and its notes, from the contents too."""
        folder = omitted / language
        text = "".join(path.read_text("utf-8") for path in folder.rglob("*.html"))

        assert "Only here" not in text
        assert "A last note" not in text
        assert "More words</h2>" not in text
        assert "#more-words" not in text

    def test_no_link_is_broken(self, omitted: Path, language: str) -> None:
        """What refers to a passage that is left out leads to its place."""
        text = (omitted / language / "index.html").read_text("utf-8")

        assert 'words.html#more">' in text
        assert broken_links(omitted / language) == []

    def test_paragraph(self, omitted: Path, language: str) -> None:
        """A paragraph goes, and what is around it stays."""
        page = Html(omitted / language / "parts" / "words.html")

        assert "Lone words" not in page.text
        assert GOOD[language] in page.text

    def test_referred_to(self, omitted: Path, language: str) -> None:
        """What a translated passage refers to stays, under its heading."""
        page = Html(omitted / language / "parts" / "river.html")

        assert "The formula" not in page.text
        assert "One thing" not in page.text
        assert "Account" in page.text
        assert page.all("img")

    def test_chapter(self, omitted: Path, language: str) -> None:
        """A chapter without any translation says so, and says nothing else."""
        page = Html(omitted / language / "parts" / "new.html")

        assert WORDS[language].untranslated in page.text
        assert "New words" not in page.text
        assert "Deep" not in page.text

    def test_paper(self, omitted: Path, language: str) -> None:
        """The PDF is made without them, and without a warning."""
        text = Pdf(omitted / language / f"tiny-{language}.pdf").text()

        for word in ("thing", "Only", "Deep", "Lone"):
            assert word not in text


def commit(book: Path, message: str) -> None:
    """Commit everything in ``book``."""
    for arguments in (("add", "-A"), ("commit", "-qm", message)):
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
            cwd=book,
            check=True,
        )


class TestHold:
    """Hold a chapter at its last complete state."""

    def test_held(self, tiny: Path, language: str) -> None:
        """Source and translation are those of the last complete commit."""
        policy(tiny, "hold")
        subprocess.run(["git", "init", "-q"], cwd=tiny, check=True)
        commit(tiny, "complete")
        part = tiny / "docs" / "parts" / "river.rst"
        part.write_text(part.read_text().replace("One thing.", "One new thing."))
        catalog = tiny / "locale" / language / "LC_MESSAGES" / "parts" / "river.po"
        text = catalog.read_text(encoding="utf-8")
        was = re.search(r'msgid "One thing\."\nmsgstr "([^"]*)"', text)
        assert was
        new = text.replace('msgid "One thing."', 'msgid "One new thing."')
        catalog.write_text(new.replace(f'msgstr "{was[1]}"', 'msgstr ""'), "utf-8")
        commit(tiny, "incomplete")
        page = Html(html(tiny, language) / "parts" / "river.html")

        assert was[1] in page.text
        assert "new thing" not in page.text

    def test_complete_again(self, tiny: Path) -> None:
        """``sphinx-build`` lets go of a chapter that is complete again."""
        policy(tiny, "hold")
        subprocess.run(["git", "init", "-q"], cwd=tiny, check=True)
        commit(tiny, "complete")
        catalog = tiny / "locale" / "fa" / "LC_MESSAGES" / "parts" / "river.po"
        text = catalog.read_text(encoding="utf-8")
        blank(tiny, "fa", "One thing.")
        arguments = ("-b", "html", "-c", ".", "-D", "language=fa", "-q", "docs", "out")
        page = tiny / "out" / "parts" / "river.html"
        assert sphinx_build(*arguments, cwd=tiny).code == 0
        assert "یک چیز." in page.read_text(encoding="utf-8")
        catalog.write_text(text.replace("یک چیز.", "چیزی نو."), "utf-8")
        assert sphinx_build(*arguments, cwd=tiny).code == 0

        assert "چیزی نو." in page.read_text(encoding="utf-8")

    def test_never_complete(self, tiny: Path) -> None:
        """Without such a commit the build fails, or goes on and says so."""
        language = "fa"
        policy(tiny, "hold")
        blank(tiny, language, "One thing.")
        arguments = ("build", "--languages", language, "--editions", "html", "-q")
        strict = naskh(*arguments, cwd=tiny)
        going = naskh(*arguments, "--keep-going", cwd=tiny)

        assert (strict.code, going.code) == (3, 1)
        for done in (strict, going):
            assert "parts/river.po: expected a commit" in done.error
            assert "[catalog-incomplete]" in done.error
        page = (tiny / "dist" / language / "parts" / "river.html").read_text("utf-8")
        assert '<p dir="ltr" lang="en">One thing.</p>' in page


def test_unknown_policy(tiny: Path) -> None:
    """A policy that does not exist is a known error."""
    policy(tiny, "hide")
    done = naskh("build", "--languages", "fa", "--editions", "html", cwd=tiny)

    assert done.code == 3
    assert "[config]" in done.error
    assert "mark, omit, hold" in done.error


@pytest.mark.parametrize("name", ["mark", "omit", "hold"])
def test_colophon(tiny: Path, name: str) -> None:
    """The colophon says what of each chapter is translated in *this* edition."""
    index = tiny / "docs" / "index.rst"
    index.write_text(index.read_text() + "\n.. translation-state::\n")
    subprocess.run(["git", "init", "-q"], cwd=tiny, check=True)
    commit(tiny, "complete")
    policy(tiny, name)
    blank(tiny, "fa", "One thing.")
    page = Html(html(tiny, "fa") / "index.html")
    text = page.text.translate(
        str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٪", "01234567890123456789%")
    )
    shares = [int(share) for share in re.findall(r"(\d+)\W*%", text)]

    assert (min(shares) == 100) == (name == "hold")
    assert len(shares) >= 3


def test_colophon_of_a_refused_catalog(tiny: Path) -> None:
    """A chapter whose catalog was refused as a whole is not translated at all."""
    index = tiny / "docs" / "index.rst"
    index.write_text(index.read_text() + "\n.. translation-state::\n")
    catalog = tiny / "locale" / "fa" / "LC_MESSAGES" / "parts" / "river.po"
    text = catalog.read_text(encoding="utf-8")
    field = '"PO-Revision-Date: tomorrow\\n"\n"Language:'
    catalog.write_text(text.replace('"Language:', field, 1), encoding="utf-8")
    done = naskh(
        *("build", "--languages", "fa", "--editions", "html", "--keep-going"), cwd=tiny
    )
    page = Html(tiny / "dist" / "fa" / "index.html").text

    assert done.code == 1
    assert "river.po:4: expected PO-Revision-Date" in done.error
    assert re.search(r"\b۰\W*٪", page)
