"""The HTML book, read from disk."""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from naskh.languages import LANGUAGES
from naskh.theme.words import WORDS
from tests.conftest import naskh
from tests.readers import Html, Pdf, letters

CHAPTER = "parts/river.html"


@pytest.fixture
def folder(tiny_dist: Path, any_code: str) -> Path:
    """Provide the tiny HTML book in each language."""
    return tiny_dist / any_code


def test_root_has_lang_and_dir(folder: Path, any_code: str) -> None:
    """Every page states its language and direction on its root."""
    for path in folder.rglob("*.html"):
        [root] = Html(path).all("html")

        assert root["lang"] == any_code, path
        assert root["dir"] == LANGUAGES[any_code].direction, path


def test_text_is_translated(folder: Path, any_code: str) -> None:
    """A paragraph, a figure's alt text and a table cell are in the language."""
    expected = {
        "en": ("The river has two names.", "A line that bends.", "One side"),
        "fa": ("رود دو نام دارد.", "خطی که خم می‌شود.", "یک طرف"),
        "ar": ("للنهر اسمان.", "خط ينحني.", "طرف"),
        "he": ("לנהר שני שמות.", "קו מתעקל.", "צד אחד"),
        "ur": ("دریا کے دو نام ہیں۔", "ایک مڑتی لکیر۔", "ایک فریق"),
    }[any_code]
    page = Html(folder / CHAPTER)

    assert expected[0] in page.text
    assert page.all("img")[0]["alt"] == expected[1]
    assert expected[2] in page.text


def test_interface_is_translated(folder: Path, any_code: str) -> None:
    """Contents, index and steps are named in the language."""
    page = Html(folder / CHAPTER)
    words = WORDS[any_code]

    assert words.contents in page.text
    assert words.index in page.text
    assert words.next in page.text


def test_figure_word(folder: Path, any_code: str) -> None:
    """Sphinx's own words come from our catalogs, with the language's digits."""
    expected = {"en": "Fig. 1", "fa": "شکل ۱", "ar": "الشكل ١"}

    if any_code in expected:
        assert expected[any_code] in Html(folder / CHAPTER).text


def test_steps(folder: Path) -> None:
    """A page leads to the one before it and the one after it."""
    page = Html(folder / CHAPTER)

    assert page.all("a", rel="prev")[0]["href"] == "../index.html"
    assert page.all("a", rel="next")[0]["href"] == "words.html"


def test_switcher_names_the_siblings(folder: Path, any_code: str) -> None:
    """The switcher offers every other language, by its own name."""
    page = Html(folder / CHAPTER)
    offered = [
        link["data-language"] for link in page.all("a") if "data-language" in link
    ]
    [nav] = page.all("nav", class_="languages")

    assert sorted(offered) == sorted(set(LANGUAGES) - {any_code})
    assert nav["data-page"] == CHAPTER
    for code in offered:
        assert LANGUAGES[code].name in page.text


def test_switcher_script_keeps_page_and_place(tiny_dist: Path) -> None:
    """The script goes to the same page of a sibling, at the passed id."""
    script = (tiny_dist / "fa" / "_static" / "languages.js").read_text()

    assert "../${link.dataset.language}/${nav.dataset.page}" in script
    assert "getBoundingClientRect" in script


def test_same_ids_in_every_language(tiny_dist: Path) -> None:
    """Places have the same names in every language, so that links hold."""
    ids = {
        code: sorted(
            attributes["id"]
            for _, attributes in Html(tiny_dist / code / CHAPTER).elements
            if "id" in attributes
        )
        for code in LANGUAGES
    }

    assert all(found == ids["en"] for found in ids.values())


def test_downloads(folder: Path, any_code: str) -> None:
    """The page offers the EPUB and the PDF, and both are there."""
    page = Html(folder / CHAPTER)
    offered = [link["href"] for link in page.all("a") if "download" in link]

    assert offered == [f"../tiny-{any_code}.epub", f"../tiny-{any_code}.pdf"]
    for href in offered:
        assert (folder / "parts" / href).is_file()


def test_nothing_from_elsewhere(folder: Path) -> None:
    """No page loads anything from another host, or by an absolute path."""
    for path in [*folder.rglob("*.html"), *folder.rglob("*.css")]:
        text = path.read_text(encoding="utf-8")
        loads = re.findall(r'(?:src|srcset)="([^"]*)"|url\("?([^")]*)|@import', text)

        assert not [url for pair in loads for url in pair if re.match(r"\w+:|/", url)]


def test_every_link_leads_somewhere(folder: Path) -> None:
    """Every local link has its file and its anchor."""
    pages = {
        path.relative_to(folder).as_posix(): Html(path)
        for path in folder.rglob("*.html")
    }
    for name, page in pages.items():
        for link in page.all("a"):
            parts = urlsplit(link.get("href", ""))
            if parts.scheme or "href" not in link:
                continue
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(name), unquote(parts.path))
            )
            target = target if parts.path else name

            assert (folder / target).is_file(), (name, link)
            if parts.fragment:
                ids = [found.get("id") for _, found in pages[target].elements]
                assert unquote(parts.fragment) in ids, (name, link)


def test_code_runs_from_left_to_right(folder: Path, any_code: str) -> None:
    """Code has a direction of its own in right-to-left text."""
    [code] = Html(folder / CHAPTER).all("code")

    assert code.get("dir") == ("ltr" if LANGUAGES[any_code].is_rtl else None)


def test_wide_tables_scroll(folder: Path) -> None:
    """A table stands in a region that scrolls and takes the keyboard."""
    wrappers = Html(folder / CHAPTER).all("div", class_="table-wrapper")

    assert wrappers
    assert wrappers[0]["tabindex"] == "0"


@pytest.mark.skipif(
    shutil.which("unshare") is None
    or subprocess.run(
        ["unshare", "-n", "true"], check=False, capture_output=True
    ).returncode
    != 0,
    reason="needs the right to make a network namespace",
)
def test_build_without_network(tiny: Path) -> None:
    """Everything is made with no network at all."""
    import sys

    done = subprocess.run(
        ["unshare", "-n", sys.executable, "-m", "naskh", "build", "--languages", "fa"],
        cwd=tiny,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert (tiny / "dist" / "fa" / "tiny-fa.pdf").is_file()


def test_only_existing_siblings_are_offered(tiny: Path) -> None:
    """A book built in one language and one edition links to nothing else."""
    done = naskh("build", "--languages", "fa", "--editions", "html", cwd=tiny)
    page = Html(tiny / "dist" / "fa" / CHAPTER)

    assert done.code == 0, done.error
    assert not [link for link in page.all("a") if "data-language" in link]
    assert not [link for link in page.all("a") if "download" in link]


def test_note_of_the_imprint(tiny: Path, code: str) -> None:
    """What the metadata add for the imprint stands in the HTML book and the PDF."""
    notes = {"en": "Not yet read.", "fa": "هنوز خوانده نشده.", "ar": "لم يُقرأ بعد."}
    conf = tiny / "conf.py"
    more = f'\nnaskh_metadata["{code}"]["note"] = "{notes[code]}"\n'
    conf.write_text(conf.read_text(encoding="utf-8") + more, encoding="utf-8")
    arguments = ("build", "--languages", code, "--editions", "html,pdf")
    done = naskh(*arguments, cwd=tiny)

    assert done.code == 0, done.error
    folder = tiny / "dist" / code
    assert notes[code] in Html(folder / "index.html").text
    assert letters(notes[code]) in letters(Pdf(folder / f"tiny-{code}.pdf").text(1))
