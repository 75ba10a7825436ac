"""``naskh po proof``: a PDF with numbers, for reviewers on paper."""

from __future__ import annotations

import argparse
import os
from datetime import date

from naskh.catalogs.chapters import choose_documents
from naskh.cli.options import add_book, open_book
from naskh.cli.progress import Progress
from naskh.cli.table import render
from naskh.preview.proof import make_proof


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command to ``argparse``."""
    parser = commands.add_parser(
        "proof", help="make a PDF with the number of each message in the margin"
    )
    add_book(parser)
    parser.add_argument("language", help="such as fa")
    parser.add_argument(
        "documents", nargs="*", help="such as chapters/04 or part of it (default: all)"
    )
    parser.add_argument(
        "--date", type=date.fromisoformat, default=None, help="ISO day (default: today)"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the proof; print where it lies."""
    book = open_book(options)
    code = book.row(options.language).code
    chosen = choose_documents(book, options.documents)
    with Progress(1, quiet=options.quiet) as progress:
        progress.step(code, "proof")
        made = make_proof(book, code, chosen, options.date or date.today())
    if not options.quiet:
        for warning in made.warnings:
            print(warning)
        row = (code, str(made.pages), str(made.passages), os.path.relpath(made.path))
        print(render(("language", "pages", "messages", "path"), [row]))
    return 0
