"""Builds: whole or not at all, the same everywhere."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, naskh, sphinx_build

Spoil = Callable[[Path], None]


def _catalog(book: Path) -> Path:
    return book / "locale" / "fa" / "LC_MESSAGES" / "parts" / "river.po"


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def broken_syntax(book: Path) -> None:
    """Take away a closing quote."""
    _replace(_catalog(book), 'msgstr "رود"', 'msgstr "رود')


def wrong_encoding(book: Path) -> None:
    """Write the catalog in the old Windows encoding of Arabic script."""
    file = _catalog(book)
    file.write_bytes(file.read_text(encoding="utf-8").encode("cp1256", "replace"))


def unknown_role(book: Path) -> None:
    """Let a translation copy a file out of the machine."""
    _replace(_catalog(book), "یک چیز.", ":download:`x <../../conf.py>`")


def missing_catalog(book: Path) -> None:
    """Delete a catalog."""
    _catalog(book).unlink()


def compiled_catalog(book: Path) -> None:
    """Leave a compiled catalog in the tree."""
    _catalog(book).with_suffix(".mo").write_bytes(b"")


def missing_image(book: Path) -> None:
    """Name a picture that is not there."""
    _replace(book / "docs" / "parts" / "river.rst", "../river.svg", "../nowhere.svg")


def missing_font(book: Path) -> None:
    """Ask for a family that nobody has."""
    conf = book / "conf.py"
    conf.write_text(conf.read_text() + 'naskh_fonts = {"fa": {"screen": "Nowhere"}}\n')


def broken_reference(book: Path) -> None:
    """Refer to a place that does not exist."""
    page = book / "docs" / "parts" / "words.rst"
    page.write_text(page.read_text() + "\nSee :ref:`nowhere`.\n")


def broken_settings(book: Path) -> None:
    """Leave conf.py half written."""
    conf = book / "conf.py"
    conf.write_text(conf.read_text() + "naskh_fonts = {\n")


BAD_INPUT: dict[str, tuple[Spoil, str, str]] = {
    "syntax": (broken_syntax, "catalog-syntax", "river.po:10:"),
    "encoding": (wrong_encoding, "catalog-encoding", "river.po:"),
    "role": (unknown_role, "catalog-refused", "river.po:"),
    "catalog": (missing_catalog, "catalog-missing", "river.po"),
    "compiled": (compiled_catalog, "catalog-compiled", "river.mo"),
    "image": (missing_image, "image-missing", "river.rst:"),
    "font": (missing_font, "font-missing", "conf.py"),
    "reference": (broken_reference, "source", "words.rst:"),
    "settings": (broken_settings, "config", "conf.py"),
}


@pytest.mark.parametrize("fault", BAD_INPUT)
def test_bad_input(tiny: Path, fault: str) -> None:
    """A fault is named with file, line and code; the old output stays."""
    spoil, code, place = BAD_INPUT[fault]
    before = tiny / "dist" / "fa" / "index.html"
    before.parent.mkdir(parents=True)
    before.write_text("what was there")
    spoil(tiny)
    done = naskh("build", "--languages", "fa", "--editions", "html,epub", cwd=tiny)

    assert done.code == 3, done.error
    assert f"[{code}]" in done.error
    assert place in done.error
    assert before.read_text() == "what was there"
    assert sorted(path.name for path in (tiny / "dist" / "fa").iterdir()) == [
        "index.html"
    ]
    assert not list((tiny / "build").glob("stage-*"))


def test_unknown_language(tiny: Path) -> None:
    """A language the book does not have is a known error."""
    done = naskh("build", "--languages", "xx", cwd=tiny)

    assert done.code == 3
    assert "[language-unknown]" in done.error
    assert "'xx'" in done.error


def test_unknown_edition(tiny: Path) -> None:
    """An edition nobody makes is a known error."""
    done = naskh("build", "--editions", "papyrus", cwd=tiny)

    assert done.code == 3
    assert "[edition-unknown]" in done.error


def test_no_book(tmp_path: Path) -> None:
    """A folder without conf.py is a known error."""
    done = naskh("build", cwd=tmp_path)

    assert done.code == 3
    assert "[book-missing]" in done.error


def test_unwritable_output(tiny: Path) -> None:
    """An output folder that cannot be made is a known error."""
    (tiny / "build").write_text("a file where a folder should be")
    done = naskh("build", "--languages", "fa", cwd=tiny)

    assert done.code == 3
    assert "[output-unwritable]" in done.error
    assert "build" in done.error


def test_wrong_usage(tiny: Path) -> None:
    """A wrong option ends with exit code 2, as everywhere."""
    assert naskh("build", "--no-such-option", cwd=tiny).code == 2


def test_json_report(tiny: Path) -> None:
    """The report says what was made, where and how big."""
    done = naskh("build", "--languages", "fa", "--editions", "epub", "--json", cwd=tiny)
    [row] = json.loads(done.out)
    path = Path(row["path"])

    assert path == tiny / "dist" / "fa" / "tiny-fa.epub"
    assert row["bytes"] == path.stat().st_size
    assert (row["edition"], row["language"], row["pages"]) == ("epub", "fa", 3)


def test_table_and_quiet(tiny: Path) -> None:
    """Work ends in a table, and in nothing with -q."""
    arguments = ("build", "--languages", "fa", "--editions", "html")
    loud, quiet = naskh(*arguments, cwd=tiny), naskh(*arguments, "-q", cwd=tiny)

    assert loud.out.splitlines()[0].split() == [
        "edition",
        "language",
        "pages",
        "size",
        "seconds",
        "path",
    ]
    assert "dist/fa/index.html" in loud.out
    assert (quiet.code, quiet.out, quiet.error) == (0, "", "")


def test_one_edition_keeps_the_others(tiny: Path) -> None:
    """What is not made again is taken over as it was."""
    naskh("build", "--languages", "en,fa", "--editions", "html,epub", "-q", cwd=tiny)
    epub = (tiny / "dist" / "fa" / "tiny-fa.epub").read_bytes()
    (tiny / "dist" / "fa" / "parts" / "old.html").write_text("from another day")
    done = naskh("build", "--languages", "fa", "--editions", "html", "-q", cwd=tiny)

    assert done.code == 0, done.error
    assert (tiny / "dist" / "fa" / "tiny-fa.epub").read_bytes() == epub
    assert (tiny / "dist" / "en" / "index.html").is_file()
    assert not (tiny / "dist" / "fa" / "parts" / "old.html").exists()


def test_languages_do_not_mix(tiny: Path) -> None:
    """One process can make several languages without mixing their words."""
    done = naskh(
        "build",
        "--languages",
        "fa,he,en",
        "--editions",
        "html",
        "--jobs",
        "1",
        cwd=tiny,
    )

    assert done.code == 0, done.error
    for code, word in {"fa": "رود", "he": "הנהר", "en": "The river"}.items():
        text = (tiny / "dist" / code / "parts" / "river.html").read_text()
        assert word in text
        assert ("رود" in text) == (code == "fa")


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_bytes_in_another_folder(tiny: Path, tmp_path: Path) -> None:
    """HTML, EPUB and PDF are the same bytes wherever and whenever they are made."""
    other = shutil.copytree(tiny, tmp_path / "a folder" / "elsewhere")
    for book, zone, jobs in ((tiny, "UTC", "1"), (other, "Asia/Tehran", "2")):
        done = naskh(
            "build",
            "--languages",
            "fa,ar",
            "--jobs",
            jobs,
            "-q",
            cwd=book,
            TZ=zone,
            PYTHONHASHSEED=jobs,
        )
        assert done.code == 0, done.error

    assert _hashes(tiny / "dist") == _hashes(other / "dist")


@pytest.mark.parametrize(
    ("builder", "suffix"), [("html", ""), ("epub", ".epub"), ("pdf", ".pdf")]
)
def test_sphinx_build_makes_the_same(
    tiny_dist: Path, code: str, builder: str, suffix: str
) -> None:
    """``sphinx-build`` gives the same files as ``naskh build``."""
    book = tiny_dist.parent
    out = book / "build" / "sphinx" / builder / code
    done = sphinx_build(
        "-b",
        builder,
        "-c",
        ".",
        "-D",
        f"language={code}",
        "-W",
        "-q",
        "docs",
        out,
        cwd=book,
    )
    assert done.code == 0, done.error
    name = f"tiny-{code}{suffix}"
    if suffix:
        assert (out / name).read_bytes() == (tiny_dist / code / name).read_bytes()
    else:
        made = {k: v for k, v in _hashes(out).items() if not k.startswith(".doctrees")}
        kept = _hashes(tiny_dist / code)
        for download in (".epub", ".pdf"):
            del kept[f"tiny-{code}{download}"]
        assert made == kept


def test_sphinx_build_sees_a_changed_catalog(tiny: Path) -> None:
    """An edited translation is in the next build, doctrees or not."""
    arguments = ("-b", "html", "-c", ".", "-D", "language=fa", "-q", "docs", "out")
    assert sphinx_build(*arguments, cwd=tiny).code == 0
    _replace(_catalog(tiny), "یک چیز.", "چیزی نو.")
    assert sphinx_build(*arguments, cwd=tiny).code == 0

    assert "چیزی نو." in (tiny / "out" / "parts" / "river.html").read_text()


def test_plain_sphinx_project(tmp_path: Path) -> None:
    """A project that only switches the extension on gets all three editions."""
    (tmp_path / "conf.py").write_text(
        'project = "Plain"\nauthor = "Me"\n'
        'extensions = ["naskh"]\nhtml_theme = "alabaster"\n'
    )
    (tmp_path / "index.rst").write_text("Plain\n=====\n\nOnly words.\n")
    for builder in ("html", "epub", "pdf"):
        done = sphinx_build(
            "-b", builder, "-W", "-q", ".", f"_build/{builder}", cwd=tmp_path
        )
        assert done.code == 0, done.error

    assert (tmp_path / "_build" / "html" / "index.html").is_file()
    assert (tmp_path / "_build" / "epub" / "book-en.epub").is_file()
    assert (tmp_path / "_build" / "pdf" / "book-en.pdf").is_file()


def test_no_compiled_catalog_in_the_tree() -> None:
    """Nothing compiled is ever kept in the repository."""
    assert not list((REPOSITORY / "locale").rglob("*.mo"))


def test_second_build_does_nothing(tiny: Path) -> None:
    """What has not changed is not made again; what has changed is."""
    arguments = ("build", "--languages", "en,fa", "--editions", "html")
    first = naskh(*arguments, cwd=tiny)
    second = naskh(*arguments, cwd=tiny)
    _replace(_catalog(tiny), "یک چیز.", "چیزی نو.")
    third = naskh(*arguments, cwd=tiny)

    assert first.code == second.code == third.code == 0
    assert first.error.count("html") == 2
    assert second.error == ""
    assert second.out.count("as it was") == 2
    assert third.error.strip() == "[1/2] fa html"
    assert "چیزی نو." in (tiny / "dist" / "fa" / "parts" / "river.html").read_text()


def test_touched_output_is_made_again(tiny: Path) -> None:
    """An output that was changed or deleted is made again."""
    arguments = ("build", "--languages", "fa", "--editions", "html", "-q")
    naskh(*arguments, cwd=tiny)
    page = tiny / "dist" / "fa" / "index.html"
    whole = page.read_bytes()
    page.write_text("spoilt")
    naskh(*arguments, cwd=tiny)

    assert page.read_bytes() == whole
