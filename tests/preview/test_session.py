"""The pages of a preview: marks, states, and what an edit changes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from naskh.book import Book
from naskh.preview.session import Session, open_session
from tests.conftest import sphinx_build
from tests.preview.conftest import PAGE, RIVER, edit, serve

STATES = {
    "One thing.": "fuzzy",
    "And a second paragraph.": "untranslated",
    "Not to scale.": "refused",
    "The other side": "missing",
    "The river": "translated",
}
#: The word for "fuzzy" on the page.
WORDS = {"fa": "منتظر تأیید", "ar": "تنتظر التأكيد"}


def page(session: Session, path: str = PAGE) -> str:
    """Return a page as a browser gets it."""
    found = session.page(path)
    assert found is not None
    return found.decode()


def rows(session: Session, document: str = "parts/river") -> dict[str, dict[str, Any]]:
    """Return what the panel is told of each message, by msgid."""
    found = session.messages(session.marks.documents[document])
    assert found is not None
    return {row["msgid"]: row for row in found}


def test_every_state_is_marked(spoilt: Path, code: str) -> None:
    """A passage carries the number and the state of its message, in words too."""
    with open_session(Book.open(spoilt), code) as session:
        session.start()
        text, known = page(session), rows(session)
    for msgid, state in STATES.items():
        # the English catalogs are empty: the book is written in English
        is_source = code == "en" and state != "refused"
        expected = "source" if is_source else state
        number = known[msgid]["number"]

        assert known[msgid]["state"] == expected
        assert f'data-po="{number}" data-po-state="{expected}"' in text
    if code != "en":
        assert f">{WORDS[code]}</span> One thing." in text
        assert text.count('class="po-badge"') == 4


def test_every_message_of_a_page_can_be_reached(tiny: Path, code: str) -> None:
    """All but the index's have a place on the page; captions of parts as well."""
    with open_session(Book.open(tiny), code) as session:
        session.start()
        for name in session.marks.documents:
            text = page(session, f"{name}.html")
            shown = {
                number
                for numbers in re.findall(r'data-po="([\d. ]+)"', text)
                for number in numbers.split()
            }
            messages = rows(session, name).values()

            assert {row["number"] for row in messages} - shown == {
                row["number"] for row in messages if row["kind"] == "index"
            }
        assert "1.3" in shown  # the caption in the contents, on another page


def test_panel_says_everything_about_a_message(spoilt: Path, code: str) -> None:
    """Texts, notes, the reason of a refusal, and both places."""
    path = f"locale/{code}/{RIVER.as_posix()}"
    with open_session(Book.open(spoilt), code) as session:
        session.start()
        known = rows(session)
    fuzzy, refused = known["One thing."], known["Not to scale."]
    lines = (spoilt / path).read_text(encoding="utf-8").splitlines()

    assert fuzzy["comments"] == "Is this right?"
    assert fuzzy["extracted"] == "Keep it short."
    assert "A thing." in fuzzy["previous"]
    assert fuzzy["text"] == "docs/parts/river.rst:20"
    assert refused["msgstr"] == "``x``."
    [[message, hint]] = refused["problems"]
    assert "literals" in message
    assert hint
    for row in (fuzzy, refused):
        line = row["catalog"].removeprefix(f"{path}:")
        assert lines[int(line) - 1] == f'msgid "{row["msgid"]}"'


def test_edit_changes_the_page_and_only_its_document(tiny: Path, catalog: Path) -> None:
    """After an edit the page shows it; no other document is read again."""
    code = catalog.parts[-4]
    with open_session(Book.open(tiny), code) as session:
        session.start()
        page(session, "parts/words.html")
        before = session.version
        edit(
            catalog,
            'msgid "One thing."\nmsgstr "',
            'msgid "One thing."\nmsgstr "Zagros ',
        )
        update = session.update()
        again = session.update()

        assert update is not None
        assert update.documents == ("parts/river",)
        assert session.version == before + 1
        assert "Zagros" in page(session)
        assert again is None


def test_title_changes_on_every_page(tiny: Path, catalog: Path) -> None:
    """The contents and the links of other pages follow a changed title."""
    code = catalog.parts[-4]
    with open_session(Book.open(tiny), code) as session:
        session.start()
        assert "Zagros" not in page(session, "index.html")
        text = catalog.read_text(encoding="utf-8")
        text = re.sub(r'(msgid "The river"\nmsgstr )".*"', r'\1"Zagros"', text)
        catalog.write_text(text, encoding="utf-8")
        session.update()

        assert "Zagros" in page(session, "index.html")
        assert "Zagros" in page(session, "parts/words.html")


def test_source_is_followed(tiny: Path, code: str) -> None:
    """A change of the source text and a new document are seen as well."""
    river = tiny / "docs" / "parts" / "river.rst"
    with open_session(Book.open(tiny), code) as session:
        session.start()
        edit(river, "One thing.", "One more thing.")
        (tiny / "docs" / "parts" / "new.rst").write_text(
            "New\n===\n\nWords.\n", encoding="utf-8"
        )
        edit(
            tiny / "docs" / "index.rst",
            "   parts/words",
            "   parts/words\n   parts/new",
        )
        session.update()

        assert "One more thing." in page(session)
        assert "Words." in page(session, "parts/new.html")


def test_broken_catalog_is_named_and_the_preview_goes_on(
    tiny: Path, catalog: Path
) -> None:
    """The overlay has file and line; the page keeps its last good state."""
    code = catalog.parts[-4]
    good = catalog.read_bytes()
    with serve(tiny, code) as served:
        before = served.ask(PAGE).text
        edit(catalog, 'msgid "One thing."', 'msgid "One thing.')
        served.session.update()
        line = good.decode().splitlines().index('msgid "One thing."') + 1
        [problem] = served.data("book.json")["problems"]

        assert f"locale/{code}/{RIVER.as_posix()}:{line}" in problem
        assert "[catalog-syntax]" in problem
        assert served.ask(PAGE).text.split("<body>")[1] == before.split("<body>")[1]
        catalog.write_bytes(good)
        served.session.update()
        assert served.data("book.json")["problems"] == []


def test_broken_source_is_named_and_the_preview_goes_on(tiny: Path, code: str) -> None:
    """A text that is no text is a problem until it is one again."""
    river = tiny / "docs" / "parts" / "river.rst"
    good = river.read_bytes()
    with open_session(Book.open(tiny), code) as session:
        session.start()
        river.write_bytes(good + b"\xff\n")
        update = session.update()
        assert update is not None
        assert [problem.code for problem in update.problems] == ["source"]
        assert session.page("index.html") is not None
        river.write_bytes(good + b"\nA last word.\n")
        update = session.update()

        assert update is not None
        assert update.problems == ()
        assert "A last word." in page(session)


def test_book_that_is_broken_from_the_start_is_shown(tiny: Path, catalog: Path) -> None:
    """A catalog that cannot be read leaves its chapter in the source language."""
    code = catalog.parts[-4]
    edit(catalog, 'msgid "One thing."', 'msgid "One thing.')
    with open_session(Book.open(tiny), code) as session:
        update = session.start()

        assert [problem.code for problem in update.problems] == ["catalog-syntax"]
        assert "One thing." in page(session)


def test_other_editions_are_without_marks(tiny: Path, code: str) -> None:
    """Only a preview is marked: other builders write nothing of it."""
    done = sphinx_build(
        *("-q", "-c", ".", "-D", f"language={code}", "-b", "html", "docs", "out"),
        cwd=tiny,
    )
    assert done.code == 0, done.error
    for path in (tiny / "out").rglob("*.html"):
        text = path.read_text(encoding="utf-8")

        assert "data-po" not in text
        assert "preview" not in text
