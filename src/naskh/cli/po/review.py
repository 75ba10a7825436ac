"""``naskh po review``: mark what a native reader has read."""

from __future__ import annotations

import argparse
from datetime import date

from naskh.catalogs.chapters import find_catalogs
from naskh.catalogs.po import read
from naskh.catalogs.reviews import mark_reviewed, unmark_reviewed
from naskh.catalogs.write import newline_of, replaced, save
from naskh.cli.options import add_book, open_book
from naskh.cli.table import render


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command to ``argparse``."""
    parser = commands.add_parser("review", help="mark what a native reader has read")
    add_book(parser)
    parser.add_argument("language", help="such as fa")
    parser.add_argument(
        "documents", nargs="*", help="such as chapters/04 or part of it (default: all)"
    )
    parser.add_argument("--by", help="name of the reader")
    parser.add_argument(
        "--date", type=date.fromisoformat, default=None, help="ISO day (default: today)"
    )
    parser.add_argument("--clear", action="store_true", help="take the marks away")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Mark the finished messages of the documents; print how many."""
    if not options.clear and not options.by:
        options.parser.error("expected --by NAME or --clear")
    book = open_book(options)
    found = find_catalogs(book, options.language, options.documents)
    day = options.date or date.today()
    rows = []
    for name, path in found.items():
        catalog = read(path, options.language)
        newline = newline_of(catalog)
        changes = {
            entry: unmark_reviewed(entry, newline=newline)
            if options.clear
            else mark_reviewed(entry, options.by, day, newline=newline)
            for entry in catalog.messages
        }
        save(replaced(catalog, changes))
        changed = sum(old != new for old, new in changes.items())
        rows.append((name, str(len(changes)), str(changed)))
    if not options.quiet:
        print(render(("document", "messages", "changed"), rows))
    return 0
