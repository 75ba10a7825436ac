"""``naskh po export`` and ``naskh po import``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.conftest import naskh

RIVER = Path("LC_MESSAGES", "parts", "river.po")
NEW = {"fa": "رودخانه", "ar": "مجرى النهر", "en": "The stream"}


def rewrite(path: Path, changes: dict[str, str]) -> None:
    """Give the rows of some sources another target."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        first, *rows = csv.reader(file)
    for row in rows:
        row[5] = changes.get(row[4], row[5])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([first, *rows])


def tree(book: Path) -> dict[Path, bytes]:
    """Return every catalog of the book."""
    return {path: path.read_bytes() for path in (book / "locale").rglob("*.po")}


@pytest.mark.parametrize(
    ("code", "suffix"), [("en", "csv"), ("fa", "xliff"), ("ar", "xlsx")]
)
def test_out_and_back(tiny: Path, code: str, suffix: str) -> None:
    """What was not edited leaves every catalog as it was."""
    before = tree(tiny)
    out = naskh("po", "export", code, "--to", f"book.{suffix}", "--json", cwd=tiny)
    back = naskh("po", "import", f"book.{suffix}", "--json", cwd=tiny)

    assert (out.code, back.code) == (0, 0), out.error + back.error
    documents = [json.loads(line) for line in out.out.splitlines()]
    assert [one.pop("document") for one in documents] == [
        "index",
        "parts/river",
        "parts/words",
    ]
    rows = [json.loads(line) for line in back.out.splitlines()]
    assert len(rows) == sum(sum(one.values()) for one in documents)
    assert {(row["outcome"], row["written"]) for row in rows} == {("unchanged", False)}
    assert tree(tiny) == before


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_an_edit(tiny: Path, code: str) -> None:
    """An edit reaches its catalog, once; a dry run writes nothing."""
    before = tree(tiny)
    assert naskh("po", "export", code, "--to", "a.csv", "-q", cwd=tiny).code == 0
    rewrite(tiny / "a.csv", {"The river": NEW[code]})
    dry = naskh("po", "import", "a.csv", "--dry-run", cwd=tiny)
    assert tree(tiny) == before
    wet = naskh("po", "import", "a.csv", cwd=tiny)
    after = tree(tiny)
    changed = [path for path in after if after[path] != before[path]]

    assert (dry.code, wet.code) == (0, 0)
    assert "nothing was written" in dry.error
    assert changed == [tiny / "locale" / code / RIVER]
    assert f'msgid "The river"\nmsgstr "{NEW[code]}"'.encode() in after[changed[0]]
    assert wet.out.split()[:3] == ["document", "taken", "confirmed"]


@pytest.mark.parametrize("code", ["fa", "ar"])
def test_a_refused_row(tiny: Path, code: str) -> None:
    """One refused row stops all, with its place; --keep-going takes the others."""
    before = tree(tiny)
    assert naskh("po", "export", code, "river", "--to", "a.csv", cwd=tiny).code == 0
    rewrite(tiny / "a.csv", {"The river": NEW[code], "One thing.": ".. raw:: html"})
    rows = (tiny / "a.csv").read_text(encoding="utf-8-sig").splitlines()
    line = next(n for n, row in enumerate(rows, 1) if ".. raw:: html" in row)
    first = naskh("po", "import", "a.csv", cwd=tiny)
    assert tree(tiny) == before
    second = naskh("po", "import", "a.csv", "--keep-going", "-q", cwd=tiny)
    text = (tiny / "locale" / code / RIVER).read_text(encoding="utf-8")

    assert (first.code, second.code) == (1, 1)
    assert f"a.csv:{line}: expected running text" in first.error
    assert "[exchange-refused]" in first.error
    assert "nothing was written" in first.error
    assert second.out == ""
    assert NEW[code] in text
    assert "raw::" not in text


def test_only_some_states(tiny: Path) -> None:
    """A file of one state has its rows; of none, nothing is written."""
    path = tiny / "locale" / "fa" / RIVER
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgstr "رود"', 'msgstr ""', 1), encoding="utf-8")
    command = ("po", "export", "fa", "--to", "a.csv", "--only")
    found = naskh(*command, "untranslated,fuzzy", cwd=tiny)
    none = naskh("po", "export", "fa", "--to", "b.csv", "--only", "fuzzy", cwd=tiny)
    wrong = naskh(*command, "done", cwd=tiny)

    assert found.code == 0, found.error
    assert (tiny / "a.csv").read_text(encoding="utf-8").count("\n") == 2
    assert none.code == 0
    assert "nothing was written" in none.error
    assert not (tiny / "b.csv").exists()
    assert wrong.code == 2


def test_reviewed_by(tiny: Path) -> None:
    """Rows marked as reviewed are so with --by, and ask for it without."""
    assert naskh("po", "export", "fa", "river", "--to", "a.csv", cwd=tiny).code == 0
    path = tiny / "a.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace('"translated"', '"reviewed"'), encoding="utf-8")
    asked = naskh("po", "import", "a.csv", cwd=tiny)
    done = naskh("po", "import", "a.csv", "--by", "Sara", cwd=tiny)
    wrong = naskh("po", "import", "a.csv", "--by", "a,b", cwd=tiny)

    assert "name the reader with --by" in asked.error
    assert done.code == 0
    assert "# reviewed: Sara, " in (tiny / "locale" / "fa" / RIVER).read_text("utf-8")
    assert wrong.code == 3
    assert "review-name" in wrong.error


@pytest.mark.parametrize(
    ("heading", "arguments", "said"),
    [
        ("target", [], "expected the name of a language"),
        ("target (xx)", [], "expected a language of this book"),
        ("target (ar)", ["--lang", "fa"], "expected the language fa, found ar"),
        ("goal", [], "expected columns named"),
    ],
)
def test_wrong_file(tiny: Path, heading: str, arguments: list[str], said: str) -> None:
    """A file of another book or language is refused whole."""
    (tiny / "a.csv").write_text(f"key,source,{heading}\nm,a,b\n", encoding="utf-8")
    done = naskh("po", "import", "a.csv", *arguments, cwd=tiny)

    assert done.code == 3
    assert said in done.error
    assert "[exchange-" in done.error


def test_wrong_names(tiny: Path) -> None:
    """A file that is not there, or of no known kind, is said to be so."""
    missing = naskh("po", "import", "a.csv", cwd=tiny)
    unknown = naskh("po", "export", "fa", "--to", "a.ods", cwd=tiny)
    named = naskh("po", "export", "fa", "--to", "a.ods", "--format", "csv", cwd=tiny)

    assert (missing.code, unknown.code, named.code) == (3, 3, 0)
    assert "expected a file to read" in missing.error
    assert "expected a file .xliff, .csv, .xlsx" in unknown.error
