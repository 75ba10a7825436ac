"""``naskh po mark``: flag the messages that a reviewer has marked on a proof."""

from __future__ import annotations

import argparse
import os

from naskh.cli.options import add_book, open_book
from naskh.cli.problems import show_problems
from naskh.cli.table import render
from naskh.preview.ledger import Ledger, ledger_path
from naskh.preview.marking import mark_numbers, proof_comment
from naskh.preview.numbers import parse_numbers


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command to ``argparse``."""
    parser = commands.add_parser(
        "mark", help="flag messages by their numbers on the proof"
    )
    add_book(parser)
    parser.add_argument("language", help="such as fa")
    parser.add_argument(
        "numbers", nargs="+", help="such as 12.4 or 13.1-13.3, in any digits"
    )
    parser.add_argument("--note", default="", help="what the reviewer wrote")
    parser.add_argument("--by", default="", help="name of the reviewer")
    parser.add_argument(
        "--keep-going",
        action="store_true",
        help="flag the others where a message has changed since",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Flag the messages; print each with its place."""
    book = open_book(options)
    code = book.row(options.language).code
    numbers = parse_numbers(options.numbers)
    ledger = Ledger.load(ledger_path(book, code), code)
    comment = proof_comment(ledger.day, note=options.note, name=options.by)
    done = mark_numbers(book, ledger, numbers, comment, keep_going=options.keep_going)
    show_problems(done.problems)
    if not options.quiet:
        rows = [
            (str(item.number), f"{os.path.relpath(item.path)}:{item.line}", item.text)
            for item in done.marked
        ]
        print(render(("number", "catalog", "source"), rows))
    return 1 if done.problems else 0
