"""Notice that files were saved, on every system and without a library.

The times of some hundred files are looked up in about a millisecond, so they
are looked up a few times a second.  Nobody has to raise a limit of watched
files or install a native package, and network drives work as well.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

#: How often the files are looked at, in seconds.
INTERVAL: Final = 0.2
#: How long they must be at rest, in seconds: an editor may write in steps.
REST: Final = 0.04

Snapshot = dict[Path, tuple[int, int, int]]


def snapshot(folders: Sequence[Path]) -> Snapshot:
    """Return time, size and number of every file below ``folders``."""
    found: Snapshot = {}
    for folder in folders:
        for parent, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if not name.startswith(".")]
            for name in names:
                if not name.startswith("."):
                    _look(Path(parent, name), found)
    return found


def _look(path: Path, found: Snapshot) -> None:
    try:
        stat = path.stat()
    except OSError:
        return
    found[path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)


def watch(
    folders: Sequence[Path],
    seen: Snapshot,
    changed: Callable[[], object],
    stop: threading.Event,
) -> None:
    """Call ``changed`` after every change below ``folders`` until ``stop`` is set.

    ``seen`` is the state that is known already: a change made meanwhile counts.
    """
    while not stop.wait(INTERVAL):
        now = snapshot(folders)
        if now == seen:
            continue
        while not stop.wait(REST):
            before, now = now, snapshot(folders)
            if now == before:
                break
        seen = now
        changed()
