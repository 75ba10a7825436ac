"""``naskh po add``: begin a new language."""

from __future__ import annotations

import argparse
import os

from naskh.book import Book
from naskh.catalogs.template import extract
from naskh.catalogs.tree import Tree, write_tree
from naskh.catalogs.update import add_language
from naskh.cli.options import add_book, open_book
from naskh.cli.progress import Progress
from naskh.languages import language


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command to ``argparse``."""
    parser = commands.add_parser("add", help="begin a new language")
    parser.add_argument("language", help="its code, such as ur")
    add_book(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the catalogs; say what is to be done next."""
    book = open_book(options)
    row = language(options.language)
    tree = Tree.of(book, row.code)
    tree.refuse_present()
    with Progress(2, quiet=options.quiet) as progress:
        progress.step(book.source_language, "messages")
        templates = extract(book)
        progress.step(row.code, "catalogs")
        made = add_language(templates, tree)
        write_tree(made.files())
    if not options.quiet:
        folder = os.path.relpath(tree.path("index").parent)
        print(
            f"{len(made.catalogs)} catalogs with {made.count('new')} messages "
            f"in {folder}"
        )
        print(_next(book, row.code))
    return 0


def _next(book: Book, code: str) -> str:
    """Say what is left to do, with the lines to write."""
    steps = []
    conf = os.path.relpath(book.root / "conf.py")
    if code not in book.languages:
        names = ", ".join(f'"{name}"' for name in (*book.languages, code))
        steps.append(f"In {conf}, write:\n     naskh_languages = [{names}]")
        title = book.metadata[book.source_language].title
        steps.append(
            f"There too, add to naskh_metadata, with the title translated:\n"
            f'     "{code}": {{"title": "{title}"}},'
        )
    steps.append("Translate the catalogs in a PO editor.")
    steps.append(f"Look at the book: naskh build --languages {code}")
    return "\n".join(f"  {number}. {step}" for number, step in enumerate(steps, 1))
