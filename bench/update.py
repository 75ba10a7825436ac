"""Time an update against sphinx-intl and msgmerge, and compare what is found.

Run from the repository: ``.venv/bin/python bench/update.py [PARAGRAPHS]``;
msgmerge (gettext) must be installed.  Writes a book of that many paragraphs,
translates it, changes one in ten, adds and deletes one in twenty, and lets
each tool merge the same templates into the same catalogs.  Prints the table
kept in ``bench/README.md``; the unit is the merge by Naskh.

sphinx-intl is only asked for a book of 300 paragraphs, against Naskh on the
same: its time grows with the square.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from naskh.book import Book
from naskh.catalogs.po import parse
from naskh.catalogs.template import Template, extract, read_template
from naskh.catalogs.tree import Tree, write_tree
from naskh.catalogs.update import update_language

CONF = 'project = "Bench"\nextensions = ["naskh"]\nnaskh_languages = ["en", "fa"]\n'
TOGETHER = 'locale_dirs = ["locale"]\nnaskh_date = "2026-01-01"\n'
PER_DOCUMENT = 100


def words() -> list[str]:
    """Return a vocabulary as English has it: some words often, most seldom."""
    folder = Path(__file__).parents[1] / "docs"
    text = " ".join(path.read_text() for path in sorted(folder.rglob("*.rst")))
    return re.findall(r"\b[A-Za-z]{2,}\b", text)


def paragraph(rng: random.Random, vocabulary: list[str]) -> str:
    """Return a paragraph of some forty words."""
    return " ".join(rng.choices(vocabulary, k=rng.randint(25, 55))) + "."


def revise(rng: random.Random, text: str, vocabulary: list[str]) -> str:
    """Return ``text`` with a few words exchanged, put in or taken out."""
    parts = text.split()
    for _ in range(rng.randint(1, 5)):
        place = rng.randrange(len(parts))
        parts[place : place + rng.randint(0, 2)] = rng.choices(
            vocabulary, k=rng.randint(0, 2)
        )
    return " ".join(parts)


def write_docs(book: Path, paragraphs: list[str]) -> None:
    """Write the source of a book."""
    shutil.rmtree(book / "docs", ignore_errors=True)
    (book / "docs").mkdir()
    names = []
    for start in range(0, len(paragraphs), PER_DOCUMENT):
        names.append(f"part{start // PER_DOCUMENT:03}")
        body = "\n\n".join(paragraphs[start : start + PER_DOCUMENT])
        title = f"Part {start}"
        text = f"{title}\n{'=' * len(title)}\n\n{body}\n"
        (book / "docs" / f"{names[-1]}.rst").write_text(text)
    toc = "".join(f"   {name}\n" for name in names)
    (book / "docs/index.rst").write_text(f"Book\n====\n\n.. toctree::\n\n{toc}")


def revision(rng: random.Random, count: int) -> tuple[list[str], list[str]]:
    """Return the paragraphs of a book before and after."""
    vocabulary = words()
    before = [paragraph(rng, vocabulary) for _ in range(count)]
    after: list[str] = []
    for text in before:
        lot = rng.random()
        if lot < 0.1:
            after.append(revise(rng, text, vocabulary))
        elif lot >= 0.15:
            after.append(text)
        if rng.random() < 0.05:
            after.append(paragraph(rng, vocabulary))
    return before, after


def translate(tree: Tree) -> None:
    """Fill every message, so that its translation says what it was made of."""
    for path in tree.find().values():
        lines, source = [], ""
        for line in path.read_text().splitlines():
            found = re.match(r'msgid "(.+)"', line)
            source = found[1] if found else source
            lines.append(
                f'msgstr "ت {source}"' if source and line == 'msgstr ""' else line
            )
        path.write_text("\n".join(lines) + "\n")


def fuzzy(paths: list[Path]) -> dict[str, str]:
    """Return message -> translation of the fuzzy entries."""
    return {
        entry.msgid: entry.msgstr
        for path in paths
        for entry in parse(path).messages
        if entry.is_fuzzy
    }


def measure(base: Path, count: int) -> tuple[dict[str, float], dict[str, int]]:
    """Return seconds of each tool, and the fuzzy matches they found."""
    before, after = revision(random.Random(count), count)
    (base / "conf.py").write_text(CONF + TOGETHER)
    write_docs(base, before)
    book = Book.open(base)
    tree = Tree.of(book, "fa")
    templates = extract(book)
    write_tree(update_language(templates, tree).files())
    translate(tree)
    shutil.copytree(base / "locale", base / "old")
    write_docs(base, after)
    times: dict[str, float] = {}
    start = time.perf_counter()
    templates = extract(book)
    times["Sphinx reads the book"] = time.perf_counter() - start
    pots = base / "build/gettext"
    start = time.perf_counter()
    templates = read_again(templates, pots)
    write_tree(update_language(templates, tree).files())
    times["Naskh"] = time.perf_counter() - start
    ours = fuzzy([*tree.find().values()])
    start = time.perf_counter()
    theirs = fuzzy(msgmerge(base, pots))
    times["msgmerge"] = time.perf_counter() - start
    if count <= 300:
        start = time.perf_counter()
        sphinx_intl(base, pots)
        times["sphinx-intl"] = time.perf_counter() - start
    return times, {
        "Naskh": len(ours),
        "msgmerge": len(theirs),
        "the same": len(ours.items() & theirs.items()),
        "of msgmerge only": len(theirs.keys() - ours.keys()),
    }


def read_again(templates: dict[str, Template], pots: Path) -> dict[str, Template]:
    """Read the templates from disk, as the other tools must."""
    return {name: read_template(name, pots / f"{name}.pot") for name in templates}


def msgmerge(base: Path, pots: Path) -> list[Path]:
    """Merge every catalog with msgmerge."""
    old = base / "old/fa/LC_MESSAGES"
    out = base / "msgmerge"
    out.mkdir()
    for path in sorted(old.glob("*.po")):
        subprocess.run(
            [
                *("msgmerge", "-q", "--previous", "--no-wrap", "-o", out / path.name),
                *(path, pots / f"{path.stem}.pot"),
            ],
            check=True,
        )
    return sorted(out.glob("*.po"))


def sphinx_intl(base: Path, pots: Path) -> None:
    """Merge every catalog with sphinx-intl."""
    shutil.copytree(base / "old", base / "sphinx-intl")
    command = [sys.executable, "-m", "sphinx_intl", "update", "-l", "fa", "-w", "0"]
    subprocess.run(
        [*command, "-p", pots, "-d", base / "sphinx-intl"],
        check=True,
        cwd=base,
        stdout=subprocess.DEVNULL,
    )


def main() -> None:
    """Measure the large book, then the one small enough for sphinx-intl."""
    for count in (int(sys.argv[1]) if sys.argv[1:] else 3000, 300):
        with tempfile.TemporaryDirectory() as folder:
            times, matches = measure(Path(folder), count)
        print(f"\n{count} paragraphs; Naskh's merge took {times['Naskh']:.2f} s\n")
        print("| | ratio |\n|---|---:|")
        for name, seconds in times.items():
            print(f"| {name} | {seconds / times['Naskh']:.2f} |")
        print("\nFuzzy matches:", ", ".join(f"{k} {v}" for k, v in matches.items()))


if __name__ == "__main__":
    main()
