"""Bringing catalogs up to date: every kind of change, byte for byte."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naskh.catalogs.po import parse
from naskh.catalogs.recast import entry_of
from naskh.catalogs.template import Template
from naskh.catalogs.tree import Tree, write_tree
from naskh.catalogs.update import Update, add_language, update_language
from naskh.catalogs.write import string_lines
from naskh.errors import NaskhError

LANGUAGES = ("en", "fa", "ar")

#: A sentence of the book in each language, and one more.
PORT = {
    "en": "The port lies on the river.",
    "fa": "بندر در کنار رود است.",
    "ar": "يقع الميناء على النهر.",
}
QUAY = {
    "en": "The quay was rebuilt.",
    "fa": "اسکله از نو ساخته شد.",
    "ar": "أُعيد بناء الرصيف.",
}
HEADER = (
    '# Translators:\n# someone, 2026\nmsgid ""\nmsgstr ""\n'
    '"Project-Id-Version: Old name\\n"\n"POT-Creation-Date: 2020-01-01 00:00+0000\\n"\n'
    '"X-Generator: Poedit 3.5\\n"\n"Language: {}\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
)

Books = Mapping[str, list[str]]


def templates(book: Books, references: bool = False) -> dict[str, Template]:
    """Return the templates of documents that hold these messages."""
    found = {}
    for domain, texts in book.items():
        lines = [
            [f"#: ../docs/{domain}.rst:{number}\n"] * references
            + string_lines("msgid", text)
            + string_lines("msgstr", "")
            for number, text in enumerate(texts, 1)
        ]
        found[domain] = Template(domain, "The book", tuple(map(entry_of, lines)))
    return found


def entry(msgid: str, msgstr: str, notes: str = "") -> str:
    """Return the lines of one entry below a blank one."""
    strings = string_lines("msgid", msgid) + string_lines("msgstr", msgstr)
    return "\n" + notes + "".join(strings)


class Shelf:
    """The catalogs of one language in a folder."""

    def __init__(self, folder: Path, language: str) -> None:
        """Begin an empty one."""
        self.tree = Tree((folder / "locale",), language)
        self.header = HEADER.format(language)

    def put(self, domain: str, body: str, newline: str = "\n") -> None:
        """Write a catalog with our header."""
        path = self.tree.path(domain)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((self.header + body).replace("\n", newline).encode())

    def update(self, book: Books, **options: bool) -> Update:
        """Update the folder and return what was done."""
        made = update_language(templates(book), self.tree, **options)
        write_tree(made.files(), made.gone)
        again = update_language(templates(book), self.tree, **options)
        assert not again.files()
        assert not again.gone
        return made

    def body(self, domain: str) -> str:
        """Return a catalog without its header, which must be as it was."""
        text = self.tree.path(domain).read_bytes().decode()
        assert text.startswith(self.header)
        return text.removeprefix(self.header)

    def domains(self) -> list[str]:
        """Return the names of the catalogs there are."""
        return [*self.tree.find()]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Provide each language in turn."""
    return str(request.param)


@pytest.fixture
def shelf(tmp_path: Path, language: str) -> Shelf:
    """Provide an empty shelf of each language in turn."""
    return Shelf(tmp_path, language)


def kinds(made: Update) -> list[tuple[str, str]]:
    """Return kind and document of each change."""
    return [(change.kind, change.domain) for change in made.changes]


class TestMessages:
    """What happens to a message within its document."""

    def test_unchanged(self, shelf: Shelf, language: str) -> None:
        """Wrapping, notes, line numbers and blank lines of others stay."""
        shelf.put(
            "a",
            '\n\n#  mine\n#. why\n#: old.rst:12\n#, no-wrap,python-format\nmsgid ""\n'
            f'"The quay "\n"was rebuilt."\nmsgstr   "{QUAY[language]}"\n'
            '#~ msgid "x"\n#~ msgstr "y"\n\n# end',
        )

        assert shelf.update({"a": [QUAY["en"]]}).files() == {}

    def test_new(self, shelf: Shelf, language: str) -> None:
        """A new message stands where the text has it, unwrapped and empty."""
        first, last = entry("One", "1"), entry(PORT["en"], PORT[language])
        shelf.put("a", first + last)
        made = shelf.update({"a": ["One", QUAY["en"] + '\n"x"', PORT["en"]]})

        new = f'\nmsgid ""\n"{QUAY["en"]}\\n"\n"\\"x\\""\nmsgstr ""\n'
        assert shelf.body("a") == first + new + last
        assert kinds(made) == [("new", "a")]

    def test_changed(self, shelf: Shelf, language: str) -> None:
        """A changed message keeps its translation as fuzzy, and what it was."""
        shelf.put("a", entry(PORT["en"], PORT[language], "# mine\n#: a.rst:3\n"))
        made = shelf.update({"a": ["The port lies on two rivers."]})

        assert shelf.body("a") == (
            '\n# mine\n#, fuzzy\n#| msgid "The port lies on the river."\n'
            f'msgid "The port lies on two rivers."\nmsgstr "{PORT[language]}"\n'
        )
        assert kinds(made) == [("changed", "a")]

    def test_changed_twice(self, shelf: Shelf, language: str) -> None:
        """The previous text stays that which was translated."""
        shelf.put("a", entry(PORT["en"], PORT[language]))
        shelf.update({"a": ["The port lies on two rivers."]})
        shelf.update({"a": ["The old port lies on two rivers."]})

        assert shelf.body("a") == (
            '\n#, fuzzy\n#| msgid "The port lies on the river."\n'
            f'msgid "The old port lies on two rivers."\nmsgstr "{PORT[language]}"\n'
        )

    def test_one_letter(self, shelf: Shelf, language: str) -> None:
        """A title of one word is found again after a change within it."""
        shelf.put("a", entry("Quays", "x"))

        assert kinds(shelf.update({"a": ["Quay"]})) == [("changed", "a")]

    def test_unlike(self, shelf: Shelf, language: str) -> None:
        """A message that is not much like the old one begins anew."""
        shelf.put("a", entry(PORT["en"], PORT[language]))
        made = shelf.update({"a": [QUAY["en"]]})

        assert shelf.body("a") == entry(QUAY["en"], "") + (
            f'\n#~ msgid "{PORT["en"]}"\n#~ msgstr "{PORT[language]}"\n'
        )
        assert kinds(made) == [("new", "a"), ("obsolete", "a")]

    def test_obsolete_and_restored(self, shelf: Shelf, language: str) -> None:
        """A message left out for a while comes back as it was."""
        body = entry("One", "1") + (
            f'\n# mine\n#, fuzzy\n#| msgctxt "c"\n#| msgid "Quay"\nmsgid ""\n'
            f'"The quay "\n"was rebuilt."\nmsgstr "{QUAY[language]}"\n'
        )
        shelf.put("a", body)
        shelf.update({"a": ["One"]})
        between = shelf.body("a")
        made = shelf.update({"a": ["One", QUAY["en"]]})

        assert between == entry("One", "1") + (
            f'\n# mine\n#, fuzzy\n#~| msgctxt "c"\n#~| msgid "Quay"\n#~ msgid ""\n'
            f'#~ "The quay "\n#~ "was rebuilt."\n#~ msgstr "{QUAY[language]}"\n'
        )
        assert shelf.body("a") == body
        assert kinds(made) == [("restored", "a")]

    def test_no_obsolete(self, shelf: Shelf, language: str) -> None:
        """On request obsolete translations go; each is told."""
        shelf.put("a", entry("One", "1") + entry(QUAY["en"], QUAY[language]))
        made = shelf.update({"a": ["One"]}, keep_obsolete=False)

        assert shelf.body("a") == entry("One", "1")
        assert [change.msgstr for change in made.changes] == [QUAY[language]]

    def test_untranslated_leaves(self, shelf: Shelf) -> None:
        """A message without a translation leaves nothing behind."""
        shelf.put("a", entry("One", "1") + entry("Zeppelin", ""))

        assert shelf.update({"a": ["One"]}).changes == ()
        assert shelf.body("a") == entry("One", "1")

    def test_order(self, shelf: Shelf) -> None:
        """Entries follow the order of the text, each with its own lines."""
        one, two = entry("One", "1", "# first\n"), entry("Two", "2").rstrip("\n")
        shelf.put("a", one + two)
        shelf.update({"a": ["Two", "One"]})

        assert shelf.body("a") == two + "\n" + one

    def test_crlf(self, shelf: Shelf, language: str) -> None:
        """A file with CRLF gets no other line ends."""
        body = entry("One", "1") + entry(PORT["en"], PORT[language])
        shelf.header = shelf.header.replace("\n", "\r\n")
        shelf.put("a", body.replace("\n", "\r\n"))
        shelf.update({"a": ["Three", "One", "The port lies on two rivers."]})
        text = shelf.body("a")

        assert "#, fuzzy\r\n" in text
        assert text.count("\r\n") == text.count("\n") == 11

    def test_references(self, shelf: Shelf) -> None:
        """References name files; a line number alone changes nothing."""
        shelf.put("a", entry("One", "1", "#: ../docs/a.rst:99\n") + entry("Two", "2"))
        write_tree(
            update_language(templates({"a": ["One", "Two"]}, True), shelf.tree).files()
        )

        assert shelf.body("a") == entry("One", "1", "#: ../docs/a.rst:99\n") + entry(
            "Two", "2", "#: ../docs/a.rst\n"
        )

    def test_context(self, shelf: Shelf) -> None:
        """A message in two contexts is two messages."""
        one = '\nmsgctxt "x"\nmsgid "One"\nmsgstr "1"\n'
        shelf.put("a", one)
        shelf.update({"a": ["One"]})

        assert shelf.body("a").startswith(
            '\n#, fuzzy\n#| msgctxt "x"\n#| msgid "One"\nmsgid "One"\nmsgstr "1"\n'
        )


class TestDocuments:
    """What happens across documents."""

    def test_moved(self, shelf: Shelf, language: str) -> None:
        """A message that moved brings its translation, finished as it was."""
        quay = entry(QUAY["en"], QUAY[language], "# mine\n#, no-wrap\n")
        shelf.put("a", entry("One", "1") + quay)
        shelf.put("b", entry("Two", "2"), newline="\r\n")
        shelf.header, plain = shelf.header.replace("\n", "\r\n"), shelf.header
        made = shelf.update({"a": ["One"], "b": [QUAY["en"], "Two"]})

        assert shelf.body("b") == (quay + entry("Two", "2")).replace("\n", "\r\n")
        shelf.header = plain
        assert shelf.body("a") == entry("One", "1")
        assert kinds(made) == [("moved", "b")]

    def test_changed_and_moved(self, shelf: Shelf, language: str) -> None:
        """One that also changed is fuzzy, as if it had stayed."""
        shelf.put("a", entry("One", "1") + entry(PORT["en"], PORT[language]))
        shelf.put("b", entry("Two", "2"))
        made = shelf.update(
            {"a": ["One"], "b": ["Two", "The port lies on two rivers."]}
        )

        assert f'msgstr "{PORT[language]}"' in shelf.body("b")
        assert kinds(made) == [("changed", "b")]
        assert made.changes[0].origin == "a"

    def test_copied(self, shelf: Shelf, language: str) -> None:
        """A sentence used a second time is offered its translation as fuzzy."""
        shelf.put("a", entry(QUAY["en"], QUAY[language]))
        shelf.put("b", entry("Two", "2"))
        shelf.update({"a": [QUAY["en"]], "b": ["Two", QUAY["en"]]})

        assert shelf.body("a") == entry(QUAY["en"], QUAY[language])
        assert shelf.body("b") == entry("Two", "2") + entry(
            QUAY["en"], QUAY[language], "#, fuzzy\n"
        )

    def test_renamed(self, shelf: Shelf, language: str) -> None:
        """The catalog of a renamed document follows it, header and all."""
        port, quay = (entry(text["en"], text[language]) for text in (PORT, QUAY))
        shelf.put("parts/a", port + quay)
        shelf.put("z", entry("Two", "2"))
        made = shelf.update(
            {"chapters/b": [PORT["en"], "An entirely other thing"], "z": ["Two"]}
        )

        assert shelf.domains() == ["chapters/b", "z"]
        assert shelf.body("chapters/b").startswith(port)
        assert not shelf.tree.path("parts/a").parent.exists()
        assert kinds(made) == [
            ("renamed", "chapters/b"),
            ("new", "chapters/b"),
            ("obsolete", "chapters/b"),
        ]

    def test_swapped(self, shelf: Shelf) -> None:
        """Two documents that change names change contents, and lose nothing."""
        shelf.put("a", entry("One", "1"))
        shelf.put("b", entry("Two", "2"))
        made = shelf.update({"a": ["Two"], "b": ["One"]})

        assert (shelf.body("a"), shelf.body("b")) == (
            entry("Two", "2"),
            entry("One", "1"),
        )
        assert kinds(made) == [("moved", "a"), ("moved", "b")]

    def test_deleted(self, shelf: Shelf, language: str) -> None:
        """What a deleted document said stays until it is dropped on request."""
        shelf.put("a", entry("One", "1"))
        shelf.put("b", entry(QUAY["en"], QUAY[language]) + entry("Two", ""))
        first = shelf.update({"a": ["One"]})
        between = shelf.body("b")
        second = shelf.update({"a": ["One"]}, keep_obsolete=False)

        assert between == f'\n#~ msgid "{QUAY["en"]}"\n#~ msgstr "{QUAY[language]}"\n'
        assert kinds(first) == [("obsolete", "b")]
        assert shelf.domains() == ["a"]
        assert kinds(second) == [("dropped", "b"), ("deleted", "b")]

    def test_deleted_and_restored(self, shelf: Shelf, language: str) -> None:
        """A document that comes back finds its translations."""
        body = entry(QUAY["en"], QUAY[language])
        shelf.put("a", entry("One", "1"))
        shelf.put("b", body)
        shelf.update({"a": ["One"]})
        shelf.update({"a": ["One"], "b": [QUAY["en"]]})

        assert shelf.body("b") == body

    def test_repeated_obsolete(self, shelf: Shelf) -> None:
        """An obsolete entry that would repeat a message goes, and is told."""
        shelf.put("a", entry("One", "1"))
        shelf.put("b", '\n#~ msgid "One"\n#~ msgstr "I"\n' + entry("Two", "2"))
        made = shelf.update({"a": ["Six"], "b": ["Two", "One"]})

        assert shelf.body("b") == entry("Two", "2") + entry("One", "1")
        assert [c.msgstr for c in made.changes if c.kind == "dropped"] == ["I"]


class TestFiles:
    """What is read and written."""

    def test_header(self, shelf: Shelf, language: str) -> None:
        """A new catalog names its language and the plurals of the CLDR."""
        made = add_language(templates({"parts/a": ["One"]}), shelf.tree)
        write_tree(made.files())
        rule = {
            "en": "nplurals=2; plural=(n != 1);",
            "fa": "nplurals=2; plural=(n > 1);",
            "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
            "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
        }[language]

        assert shelf.tree.path("parts/a").read_text() == (
            'msgid ""\nmsgstr ""\n"Project-Id-Version: The book\\n"\n'
            f'"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
            '"Content-Type: text/plain; charset=UTF-8\\n"\n'
            '"Content-Transfer-Encoding: 8bit\\n"\n'
            f'"Plural-Forms: {rule}\\n"\n' + entry("One", "")
        )

    def test_add_keeps_what_there_is(self, shelf: Shelf) -> None:
        """A language that has a catalog is not begun again."""
        shelf.put("b", entry("Two", "2"))
        with pytest.raises(NaskhError) as caught:
            add_language(templates({"a": ["One"]}), shelf.tree)

        assert caught.value.problems[0].code == "language-exists"
        assert shelf.body("b") == entry("Two", "2")

    def test_broken(self, shelf: Shelf) -> None:
        """Every broken catalog is named at once, with line and column."""
        shelf.put("a", '\nmsgid "One"\nmsgstr "1" x\n')
        shelf.put("b", '\nmsgid "Two\nmsgstr "2"\n')
        with pytest.raises(NaskhError) as caught:
            update_language(templates({"a": ["One"]}), shelf.tree)

        assert [
            (problem.file, problem.line, problem.column)
            for problem in caught.value.problems
        ] == [(shelf.tree.path("a"), 12, 12), (shelf.tree.path("b"), 11, 7)]

    @pytest.mark.parametrize("kind", ["file", "folder", "language"])
    def test_links(self, shelf: Shelf, tmp_path: Path, kind: str) -> None:
        """Nothing is read or written through a link out of the book."""
        outside = tmp_path / "outside"
        (outside / "LC_MESSAGES").mkdir(parents=True)
        (outside / "LC_MESSAGES/a.po").write_text(shelf.header)
        shelf.put("b", "")
        base = shelf.tree.path("a").parent
        if kind == "file":
            (base / "a.po").symlink_to(outside / "LC_MESSAGES/a.po")
        elif kind == "folder":
            (base / "parts").symlink_to(outside)
        else:
            shutil.rmtree(base.parent)
            base.parent.symlink_to(outside)
        with pytest.raises(NaskhError) as caught:
            update_language(templates({"a": ["One"], "parts/c": ["Two"]}), shelf.tree)

        assert caught.value.problems[0].code == "catalog-link"

    @pytest.mark.parametrize("obstacle", ["parts", "z.po/x"])
    def test_all_or_none(self, shelf: Shelf, obstacle: str) -> None:
        """A file that cannot be written leaves the others as they were."""
        shelf.put("a", entry("One", "1"))
        shelf.put("gone", entry("Zeppelin", "ز"))
        base = shelf.tree.path("a").parent
        (base / obstacle).parent.mkdir(exist_ok=True)
        (base / obstacle).write_text("in the way")
        domain = "z" if "z" in obstacle else "parts/b"
        before = {path: path.read_bytes() for path in base.rglob("*") if path.is_file()}
        with pytest.raises(NaskhError) as caught:
            shelf.update({"a": ["Six"], domain: ["Seven"]}, keep_obsolete=False)

        assert caught.value.problems[0].code == "output-unwritable"
        assert before == {
            path: path.read_bytes() for path in base.rglob("*") if path.is_file()
        }


WORDS = st.lists(
    st.sampled_from(
        ["port", "river", "quay", "the", '"a"', "old\\new", "بندر", "ميناء", "80\n"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
DOCUMENTS = st.dictionaries(
    st.sampled_from(["a", "b", "parts/c", "parts/d"]),
    st.lists(WORDS, max_size=6, unique=True),
    max_size=4,
)


def translations(tree: Tree) -> set[str]:
    """Return every translation in the folder, obsolete ones too."""
    return {
        item.msgstr
        for path in tree.find().values()
        for item in parse(path).entries
        if item.msgstr and not item.is_header
    }


@settings(derandomize=True, max_examples=80, deadline=None, database=None)
@given(
    steps=st.lists(DOCUMENTS, min_size=2, max_size=4),
    keep_obsolete=st.booleans(),
    language=st.sampled_from(LANGUAGES),
)
def test_nothing_is_lost(
    steps: list[dict[str, list[str]]],
    keep_obsolete: bool,
    language: str,
) -> None:
    """Whatever becomes of a book, each translation is there, or is told.

    A second update changes nothing, each message is there once, in the order
    of the text, and gettext would accept every file.
    """
    with tempfile.TemporaryDirectory() as folder:
        tree = Tree((Path(folder),), language)
        for step, book in enumerate(steps):
            before = translations(tree)
            made = update_language(templates(book), tree, keep_obsolete=keep_obsolete)
            write_tree(made.files(), made.gone)
            dropped = {change.msgstr for change in made.changes}
            assert before <= translations(tree) | dropped
            again = update_language(templates(book), tree, keep_obsolete=keep_obsolete)
            assert not again.files()
            assert not again.gone
            for domain, texts in book.items():
                catalog = tree.read()[domain]
                assert [item.msgid for item in catalog.messages] == texts
                keys = [(item.msgctxt, item.msgid) for item in catalog.entries]
                assert len(keys) == len(set(keys))
            _fill(tree, step)


NOTES = st.lists(
    st.sampled_from(
        [
            *(
                "#",
                "#, fuzzy",
                "#, no-wrap,fuzzy",
                "#= no-wrap",
                '#| msgid "p"',
                "#. x",
            ),
            *("#: a.rst:1", "#~| msgid x", "#~ # note", "#~", "#~ #, fuzzy", "", " "),
            *("# \u202eنعم", "#|", "#~|", "\t# indented", "#~  | msgid z"),
        ]
    ),
    max_size=4,
)
ENTRIES = st.tuples(
    NOTES,
    st.sampled_from(["#~ ", "#~", "", "  "]),
    st.sampled_from(['msgctxt "c"', "", 'msgctxt ""']),
    st.sampled_from(['msgid "one"', 'msgid ""|"o"|"ne"', 'msgid   "two"', 'msgid ""']),
    NOTES,
    st.sampled_from(
        [
            'msgstr "ی"',
            'msgstr ""',
            'msgstr ""|"ا"|"b\\n"',
            'msgid_plural "s"|msgstr[0] "x"',
        ]
    ),
).map(
    lambda parts: "\n".join(
        [
            *parts[0],
            *(parts[1] + line for line in parts[2].split("|") if line),
            *(parts[1] + line for line in parts[3].split("|")),
            *parts[4],
            *(parts[1] + line for line in parts[5].split("|")),
        ]
    )
)


@settings(derandomize=True, max_examples=150, deadline=None, database=None)
@given(
    bodies=st.lists(st.lists(ENTRIES, max_size=4), min_size=1, max_size=2),
    book=st.dictionaries(
        st.sampled_from(["0", "1", "new"]),
        st.lists(st.sampled_from(["one", "ones", "two"]), max_size=3, unique=True),
    ),
    newline=st.sampled_from(["\n", "\r\n"]),
    end=st.sampled_from(["", "\n", "\n\n", "\n# end", "\n#~ "]),
    keep_obsolete=st.booleans(),
)
def test_odd_catalogs(
    bodies: list[list[str]],
    book: dict[str, list[str]],
    newline: str,
    end: str,
    keep_obsolete: bool,
) -> None:
    """Whatever the reader accepts can be updated, and is accepted again."""
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder), "fa")
        for number, entries in enumerate(bodies):
            shelf.put(str(number), "\n" + "\n".join(entries) + end, newline)
        try:
            before = shelf.tree.read()
        except NaskhError:
            return
        texts = translations(shelf.tree)
        made = shelf.update(book, keep_obsolete=keep_obsolete)
        after = shelf.tree.read()
        dropped = {change.msgstr for change in made.changes}

        assert texts <= translations(shelf.tree) | dropped
        for domain in book:
            assert [item.msgid for item in after[domain].messages] == book[domain]
        for domain in before.keys() & book.keys():
            text = after[domain].dumps()
            assert text.startswith(shelf.header.replace("\n", newline))
            assert text.count("\n") == text.count(newline)


def _fill(tree: Tree, step: int) -> None:
    """Translate what is empty, each message in a way of its own."""
    for domain, path in tree.find().items():
        parts = path.read_text().split('msgstr ""\n\n')
        text = parts[0]
        for number, part in enumerate(parts[1:]):
            text += f'msgstr "{step} {domain} {number}"\n\n' + part
        path.write_text(text)


@pytest.mark.skipif(not shutil.which("msgmerge"), reason="gettext is not installed")
def test_msgmerge_agrees(shelf: Shelf, tmp_path: Path, language: str) -> None:
    """Gettext finds nothing to change in what was updated, but the header."""
    shelf.put("a", entry(PORT["en"], PORT[language]) + entry(QUAY["en"], "x"))
    book = {"a": ["The port lies on two rivers.", "Something new"]}
    shelf.update(book)
    pot = tmp_path / "a.pot"
    pot.write_text("\n".join(entry(text, "") for text in book["a"]))
    done = subprocess.run(
        ["msgmerge", "-q", "--previous", "--no-wrap", shelf.tree.path("a"), pot],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.partition("\n\n")[2] == shelf.body("a")[1:]
