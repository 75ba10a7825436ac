"""One line of progress on standard error, rewritten on a terminal."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self


class Progress:
    """Counts the editions that have started."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        """Expect ``total`` editions; print nothing when ``quiet``."""
        self.total = total
        self.quiet = quiet
        self.count = 0
        self.terminal = sys.stderr.isatty()

    def __enter__(self) -> Self:
        """Start; the first line comes with the first edition."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the line that was being rewritten."""
        if self.terminal and self.count and not self.quiet:
            print(file=sys.stderr)

    def step(self, language: str, edition: str) -> None:
        """Say that ``edition`` is being made in ``language``."""
        self.count += 1
        if self.quiet:
            return
        line = f"[{self.count}/{self.total}] {language} {edition}"
        if self.terminal:
            print(f"\r\x1b[K{line} ...", end="", file=sys.stderr, flush=True)
        else:
            print(line, file=sys.stderr, flush=True)
