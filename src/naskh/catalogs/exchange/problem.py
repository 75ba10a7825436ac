"""Why a file that came back cannot be read at all."""

from __future__ import annotations


class UnreadableError(Exception):
    """What was expected and found, and in which line or row, if in any.

    The formats do not know the name of the file they read; who opened it
    makes this an error with a file (``exchange-format``).
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        """Say ``message``; ``line`` counts from 1."""
        super().__init__(message)
        self.message = message
        self.line = line
