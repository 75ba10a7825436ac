"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

from naskh.book import Book


def names(text: str) -> tuple[str, ...]:
    """Read a list of names divided by commas or spaces."""
    return tuple(text.replace(",", " ").split())


def add_book(parser: argparse.ArgumentParser) -> None:
    """Let the user name the folder of the book."""
    parser.add_argument(
        "--book", type=Path, default=Path(), help="folder of conf.py (default: here)"
    )


def add_languages(parser: argparse.ArgumentParser) -> None:
    """Let the user choose languages."""
    parser.add_argument(
        "--languages", type=names, default=(), help="such as fa,ar (default: all)"
    )


def open_book(options: argparse.Namespace) -> Book:
    """Open the book that :func:`add_book` asked for."""
    root: Path = options.book
    return Book.open(root.resolve())
