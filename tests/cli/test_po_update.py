"""``naskh po update`` and ``naskh po add``, as a user runs them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from naskh.catalogs.po import read
from tests.conftest import Ran, naskh

RIVER = "parts/river"
NEW = "A sentence nobody ever saw before."


def po(tiny: Path, code: str, domain: str = RIVER) -> Path:
    """Return the path of a catalog of the tiny book."""
    return tiny / "locale" / code / "LC_MESSAGES" / f"{domain}.po"


def snapshot(tiny: Path) -> dict[Path, bytes]:
    """Return every catalog there is."""
    return {path: path.read_bytes() for path in (tiny / "locale").rglob("*.po")}


def edit(tiny: Path, old: str, new: str, domain: str = RIVER) -> None:
    """Change one place in the source of the tiny book."""
    path = tiny / "docs" / f"{domain}.rst"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def update(tiny: Path, *arguments: str) -> Ran:
    """Run ``naskh po update`` and make sure that it worked."""
    done = naskh("po", "update", *arguments, cwd=tiny)
    assert done.code == 0, done.error
    return done


def row(out: str, code: str) -> list[str]:
    """Return the cells of one language in the table."""
    return next(line.split()[1:] for line in out.splitlines() if line.startswith(code))


def test_up_to_date(tiny: Path) -> None:
    """A book that has not changed is left as it was, to the byte."""
    before = snapshot(tiny)
    done = update(tiny)

    assert snapshot(tiny) == before
    assert row(done.out, "language") == [
        *("new", "changed", "moved", "restored", "obsolete", "files"),
    ]
    for code in ("en", "fa", "ar", "he", "ur"):
        assert row(done.out, code) == ["0"] * 6
    assert "[1/6] en messages" in done.error


def test_every_kind(tiny: Path) -> None:
    """A sentence changed, one moved, one gone: counted, and seen in the file."""
    old = {code: read(po(tiny, code)).messages for code in ("fa", "ar")}
    english = po(tiny, "en").read_bytes()
    edit(tiny, "On paper\n--------", f"On the paper\n------------\n\n{NEW}")
    edit(tiny, "- One thing.\n", "")
    edit(tiny, "A place where ships lie.", "One thing.", "parts/words")
    done = update(tiny, "--languages", "fa,ar")

    for code, messages in old.items():
        before = {entry.msgid: entry.msgstr for entry in messages}
        river = {entry.msgid: entry for entry in read(po(tiny, code)).messages}
        words = {
            entry.msgid: entry for entry in read(po(tiny, code, "parts/words")).messages
        }
        assert row(done.out, code) == ["1", "1", "1", "0", "1", "2"]
        assert river["On the paper"].is_fuzzy
        assert river["On the paper"].msgstr == before["On paper"]
        assert river[NEW].msgstr == ""
        assert words["One thing."].msgstr == before["One thing."]
        assert words["One thing."].is_published
    assert po(tiny, "en").read_bytes() == english


def test_renamed_document(tiny: Path) -> None:
    """A document with a new name brings its catalogs, in every language."""
    before = {code: po(tiny, code).read_bytes() for code in ("en", "fa", "ar")}
    (tiny / "docs/parts/river.rst").rename(tiny / "docs/parts/stream.rst")
    edit(tiny, "parts/river", "parts/stream", "index")
    done = update(tiny)

    for code, data in before.items():
        assert po(tiny, code, "parts/stream").read_bytes() == data
        assert not po(tiny, code).exists()
        assert f"{code}: renamed: parts/stream (was parts/river)" in done.error


def test_dry_run_and_json(tiny: Path) -> None:
    """A dry run writes nothing; JSON tells every change; -q tells none."""
    edit(tiny, "Not to scale.", f"Not to scale.\n\n   {NEW}")
    before = snapshot(tiny)
    rows = json.loads(update(tiny, "--json", "--dry-run").out)
    after_dry_run = snapshot(tiny)
    quiet = update(tiny, "-q")

    assert after_dry_run == before
    assert snapshot(tiny) != before
    assert (quiet.out, quiet.error) == ("", "")
    assert {item["language"]: item["new"] for item in rows} == dict.fromkeys(
        ("en", "fa", "ar", "he", "ur"), 1
    )
    assert rows[0]["changes"] == [{"kind": "new", "domain": RIVER, "msgid": NEW}]


def test_dropped_is_told(tiny: Path) -> None:
    """A translation that is dropped is told even with -q."""
    message = next(entry for entry in read(po(tiny, "ar")).messages if entry.msgstr)
    path = po(tiny, "ar")
    path.write_text(path.read_text() + '\n#~ msgid "Old"\n#~ msgstr "قديم"\n')
    done = update(tiny, "-q", "--no-obsolete")

    assert f"ar: dropped: {RIVER}: “Old” = “قديم”" in done.error
    assert "قديم" not in path.read_text()
    assert message.msgstr in path.read_text()


def test_broken_catalog(tiny: Path) -> None:
    """A broken catalog stops the update of every language; its place is named."""
    path = po(tiny, "ar")
    path.write_text(path.read_text() + '\nmsgid "x\nmsgstr ""\n')
    line = path.read_text().count("\n") - 1
    edit(tiny, "See :ref:", f"{NEW}\n\nSee :ref:", "parts/words")
    before = snapshot(tiny)
    done = naskh("po", "update", cwd=tiny)

    assert done.code == 3
    assert f"locale/ar/LC_MESSAGES/parts/river.po:{line}:7: expected" in done.error
    assert snapshot(tiny) == before


def test_broken_source(tiny: Path) -> None:
    """A source that cannot be read whole deletes no message."""
    source = tiny / "docs" / f"{RIVER}.rst"
    source.write_text(".. include:: nowhere.txt\n")
    before = snapshot(tiny)
    done = naskh("po", "update", cwd=tiny)

    assert done.code == 3
    assert re.search(r"river\.rst:1: .*\[source\]", done.error)
    assert snapshot(tiny) == before


def test_no_connection(tiny: Path) -> None:
    """Whatever an extension tries, nothing is fetched.

    And what the gate would refuse in a catalog does not stop the reading.
    """
    path = po(tiny, "en")
    path.write_text(path.read_text() + '\nmsgid "x"\nmsgstr ".. include:: y"\n')
    conf = tiny / "conf.py"
    conf.write_text(
        conf.read_text()
        + "def setup(app):\n"
        + "    import socket\n"
        + "    try:\n"
        + "        socket.create_connection(('127.0.0.1', 9), timeout=1)\n"
        + "    except OSError as error:\n"
        + "        open('said', 'w').write(str(error))\n"
    )
    update(tiny)

    assert "no connections" in (tiny / "said").read_text()


def test_unknown_language(tiny: Path) -> None:
    """A language that the book is not in is no language to update."""
    done = naskh("po", "update", "--languages", "sv", cwd=tiny)

    assert done.code == 3
    assert "[language-unknown]" in done.error


def test_add(tiny: Path) -> None:
    """A new language: every message, a right header, and what to do next."""
    names = 'naskh_languages = ["en", "fa", "ar", "he", "ur"]'
    conf = tiny / "conf.py"
    text = conf.read_text()
    assert names in text
    text = re.sub(r'    "ur": \{.*\n', "", text)
    conf.write_text(text.replace(names, 'naskh_languages = ["en", "fa", "ar", "he"]'))
    old = {path: read(path) for path in (tiny / "locale/ur").rglob("*.po")}
    shutil.rmtree(tiny / "locale/ur")
    done = naskh("po", "add", "ur", cwd=tiny)

    assert done.code == 0, done.error
    assert f"     {names}\n" in done.out
    assert '     "ur": {"title": "A tiny book"},\n' in done.out
    for path, catalog in old.items():
        new = read(path)
        assert new.header["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
        assert [e.msgid for e in new.messages] == [e.msgid for e in catalog.messages]
        assert not any(entry.msgstr for entry in new.messages)


@pytest.mark.parametrize(
    ("code", "problem"), [("fa", "language-exists"), ("sv", "language-unknown")]
)
def test_add_refuses(tiny: Path, code: str, problem: str) -> None:
    """A language there is, or that Naskh does not know, is not begun."""
    before = snapshot(tiny)
    done = naskh("po", "add", code, cwd=tiny)

    assert done.code == 3
    assert f"[{problem}]" in done.error
    assert snapshot(tiny) == before


def sphinx_intl(tiny: Path, *arguments: str) -> str:
    """Run sphinx-intl in the book."""
    done = subprocess.run(
        [sys.executable, "-m", "sphinx_intl", *arguments],
        cwd=tiny,
        capture_output=True,
        text=True,
        check=False,
    )
    # stat ends with 1 while anything is untranslated
    assert done.returncode == 0 or arguments[0] == "stat", done.stderr
    return done.stdout


def test_sphinx_intl(tiny: Path) -> None:
    """sphinx-intl counts and updates our catalogs; we read what it writes."""
    edit(tiny, "See :ref:", f"{NEW}\n\nSee :ref:", "parts/words")
    update(tiny, "--languages", "fa")
    ours = read(po(tiny, "fa", "parts/words")).messages
    untranslated = sum(not entry.msgstr for entry in ours)
    stat = sphinx_intl(tiny, "stat", "-d", "locale", "-l", "fa")
    folders = ("-p", "build/gettext", "-d", "locale")
    sphinx_intl(tiny, "update", *folders, "-w", "0", "-l", "fa", "-l", "ar")

    assert re.search(rf"words\.po: \d+ translated, 0 fuzzy, {untranslated} ", stat)
    for code in ("fa", "ar"):
        theirs = read(po(tiny, code, "parts/words")).messages
        assert [entry.msgid for entry in theirs] == [entry.msgid for entry in ours]
    done = update(tiny)
    assert row(done.out, "ar") == ["0"] * 6
    assert row(done.out, "he")[0] == "1"
