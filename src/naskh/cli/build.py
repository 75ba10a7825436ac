"""``naskh build``: make editions and put them into ``dist/``."""

from __future__ import annotations

import argparse
import json
import os
from typing import TYPE_CHECKING

from naskh.cli.options import add_book, add_languages, names, open_book
from naskh.cli.problems import show_problems
from naskh.cli.progress import Progress
from naskh.cli.table import render
from naskh.editions import EDITIONS, edition
from naskh.kit.build import build_book

if TYPE_CHECKING:
    from naskh.editions.run import Made


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command to ``argparse``."""
    parser = commands.add_parser("build", help="make editions into dist/")
    add_book(parser)
    add_languages(parser)
    parser.add_argument(
        "--editions",
        type=names,
        default=(),
        help=f"of {', '.join(EDITIONS)} (default: all)",
    )
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="processes at once"
    )
    parser.add_argument(
        "--keep-going",
        action="store_true",
        help="leave refused messages in the language of the source, and list them",
    )
    parser.add_argument("--json", action="store_true", help="report as JSON")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make what was asked for; print where it lies, and what was refused."""
    book = open_book(options)
    languages = tuple(
        book.row(code).code for code in options.languages or book.languages
    )
    editions = tuple(edition(name).name for name in options.editions or EDITIONS)
    with Progress(len(languages) * len(editions), quiet=options.quiet) as progress:
        made = build_book(
            book,
            languages,
            editions,
            jobs=options.jobs,
            listen=progress.step,
            keep_going=options.keep_going,
        )
    if options.json:
        print(json.dumps([_row(item) for item in made], ensure_ascii=False, indent=1))
    elif not options.quiet:
        headings = ("edition", "language", "pages", "size", "seconds", "path")
        rows = [
            (
                item.edition,
                item.language,
                str(item.pages),
                f"{item.size / 1000:,.0f} kB",
                f"{item.seconds:.1f}" if item.seconds else "as it was",
                os.path.relpath(item.path),
            )
            for item in made
        ]
        print(render(headings, rows))
    refused = dict.fromkeys(problem for item in made for problem in item.refused)
    show_problems(refused)
    return 1 if refused else 0


def _row(item: Made) -> dict[str, object]:
    return {
        "edition": item.edition,
        "language": item.language,
        "pages": item.pages,
        "bytes": item.size,
        "seconds": round(item.seconds, 2),
        "path": str(item.path),
        "refused": len(item.refused),
    }
