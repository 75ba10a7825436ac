"""Time an edit in the preview against a whole build of the HTML book.

Run from the repository: ``.venv/bin/python bench/preview.py``.
One message of one chapter is changed in a copy of the book; the time is that
from the saved file to the page, without the interval of the watcher.
Prints a table of ratios; the last one is kept in ``bench/README.md``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from naskh.book import Book
from naskh.preview.session import open_session

LANGUAGE = "fa"
CHAPTER = "chapters/04-thirty-four-days"
EDITS = 7


def whole(book: Path) -> float:
    """Build the HTML book in a fresh process; return the wall time in seconds."""
    start = time.perf_counter()
    subprocess.run(
        [
            *(sys.executable, "-m", "sphinx", "-q", "-b", "html", "-c", "."),
            *("-D", f"language={LANGUAGE}", "docs", "out"),
        ],
        cwd=book,
        check=True,
    )
    return time.perf_counter() - start


def edits(book: Path) -> list[float]:
    """Change one message a few times; return the seconds until its page is new."""
    path = book / "locale" / LANGUAGE / "LC_MESSAGES" / f"{CHAPTER}.po"
    text = path.read_text(encoding="utf-8")
    place = text.index('msgstr "', text.index("\nmsgid", text.index("\nmsgid") + 1)) + 8
    found = []
    with open_session(Book.open(book), LANGUAGE) as session:
        session.start()
        for number in range(EDITS):
            mark = "ب" * (number + 1)
            path.write_text(f"{text[:place]}{mark} {text[place:]}", encoding="utf-8")
            start = time.perf_counter()
            session.update()
            page = session.page(f"{CHAPTER}.html")
            found.append(time.perf_counter() - start)
            assert page is not None
            assert mark in page.decode()
    return found


def main() -> None:
    """Print what an edit takes, as a part of a whole build."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "book")
        for name in ("docs", "locale", "_static"):
            shutil.copytree(name, book / name)
        shutil.copy("conf.py", book)
        unit, times = whole(book), edits(book)
    print("| | part of a whole HTML build |")
    print("|---|---|")
    print("| whole HTML book | 1.00 |")
    print(f"| one message changed, median of {EDITS} | {median(times) / unit:.3f} |")
    print(f"| the slowest of them | {max(times) / unit:.3f} |")
    print(f"\nunit: {unit:.1f} s; median edit: {median(times):.2f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
