"""``naskh po stats``: how far each translation has come."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from naskh.catalogs.counts import STATES, Document, Progress, share
from naskh.cli.options import add_book, add_languages, open_book
from naskh.cli.table import render
from naskh.kit.status import count_book, write_page


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command to ``argparse``."""
    parser = commands.add_parser("stats", help="how far each translation has come")
    add_book(parser)
    add_languages(parser)
    parser.add_argument("--html", type=Path, help="write a page with bars here")
    parser.add_argument(
        "--json", action="store_true", help="one object a line: language, document, ..."
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Count, and print a table for each language."""
    book = open_book(options)
    counted = count_book(book, options.languages)
    if options.html:
        write_page(book, counted, options.html)
    if options.json:
        _print_json(counted)
    elif not options.quiet:
        _print_tables(counted)
        if options.html:
            print(f"\nwritten: {options.html}")
    return 0


def _print_json(counted: Mapping[str, Sequence[Document]]) -> None:
    for code, documents in counted.items():
        for item in documents:
            row = {"language": code, "document": item.name, **asdict(item.progress)}
            print(json.dumps(row, ensure_ascii=False))


def _print_tables(counted: Mapping[str, Sequence[Document]]) -> None:
    headings = ("messages (words)", "all", *STATES, "done")
    for number, (code, documents) in enumerate(counted.items()):
        whole = sum((item.progress for item in documents), Progress())
        rows = [_row(item.name, item.progress) for item in documents]
        if number:
            print()
        print(f"{code}: {share(whole.translated, whole.total)} % translated")
        print(render(headings, [*rows, _row("whole book", whole)]))


def _row(name: str, done: Progress) -> tuple[str, ...]:
    amounts = (getattr(done, state) for state in ("total", *STATES))
    cells = (f"{item.messages:,} ({item.words:,})" for item in amounts)
    return (name, *cells, f"{share(done.translated, done.total)} %")
