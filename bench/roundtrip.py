"""Read every catalog below a folder, write it back, and compare the bytes.

Run from the repository: ``.venv/bin/python bench/roundtrip.py FOLDER``, where
FOLDER holds unpacked source packages, one folder each.  Prints a table of
packages, then every file that was refused and why.  What it printed for the
packages named there is kept in ``bench/roundtrip.md``.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from naskh.catalogs.po import parse
from naskh.errors import NaskhError

SUFFIXES = (".po", ".pot")


def attempt(path: Path) -> str:
    """Return ``identical``, ``different``, or why the file was refused."""
    try:
        same = parse(path).dumps().encode() == path.read_bytes()
    except NaskhError as error:
        problem = error.problems[0]
        return f"{problem.line}:{problem.column}: {problem.message}"
    return "identical" if same else "different"


def main() -> None:
    """Try each package in turn."""
    base = Path(sys.argv[1])
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    refused: list[str] = []
    for path in sorted(base.rglob("*.po*")):
        if path.suffix in SUFFIXES and path.is_file():
            name, result = path.relative_to(base), attempt(path)
            counts[name.parts[0]]["files"] += 1
            known = result in ("identical", "different")
            counts[name.parts[0]][result if known else "refused"] += 1
            if not known:
                refused.append(f"* `{name}:{result}`")
    columns = ("files", "identical", "different", "refused")
    print("| package |", " | ".join(columns), "|")
    print("|---|" + "---:|" * len(columns))
    total = sum(counts.values(), Counter[str]())
    for package, count in (*counts.items(), ("**together**", total)):
        print(f"| {package} |", " | ".join(str(count[key]) for key in columns), "|")
    print("\n" + "\n".join(refused))


if __name__ == "__main__":
    main()
