"""Time what sharing one read saves: the editions of one language.

Run from the repository: ``.venv/bin/python bench/shared_read.py``.
Prints a table of ratios; the last one is kept in ``bench/README.md``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

BUILDERS = ("html", "epub", "pdf")
LANGUAGE = "fa"


def seconds(builder: str, doctrees: Path, out: Path) -> float:
    """Run one builder in a fresh process; return the wall time in seconds."""
    start = time.perf_counter()
    subprocess.run(
        [
            *(sys.executable, "-m", "sphinx", "-q", "-b", builder, "-c", "."),
            *("-D", f"language={LANGUAGE}", "-d", doctrees, "docs", out),
        ],
        check=True,
    )
    return time.perf_counter() - start


def main() -> None:
    """Build each edition with its own read, then all from one."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        own = {
            name: seconds(name, base / f"read-{name}", base / f"own-{name}")
            for name in BUILDERS
        }
        shared = {
            name: seconds(name, base / "read", base / f"shared-{name}")
            for name in BUILDERS
        }
    unit = own["html"]
    print("| edition | own read | shared read |")
    print("|---|---|---|")
    for name in BUILDERS:
        print(f"| {name} | {own[name] / unit:.2f} | {shared[name] / unit:.2f} |")
    total = sum(own.values()) / unit, sum(shared.values()) / unit
    print(f"| together | {total[0]:.2f} | {total[1]:.2f} |")


if __name__ == "__main__":
    main()
