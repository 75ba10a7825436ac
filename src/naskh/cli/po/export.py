"""``naskh po export``: catalogs as a file for people without a PO editor."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from naskh.catalogs.chapters import find_catalogs
from naskh.catalogs.exchange.files import FORMATS, format_of
from naskh.catalogs.exchange.rows import STATES, Row, Skipped, Table, rows_of
from naskh.catalogs.mo import write_changed
from naskh.catalogs.po import read
from naskh.cli.options import add_book, names, open_book
from naskh.cli.table import render


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command to ``argparse``."""
    parser = commands.add_parser("export", help="catalogs as XLIFF, CSV or XLSX")
    add_book(parser)
    parser.add_argument("language", help="such as fa")
    parser.add_argument(
        "documents", nargs="*", help="such as chapters/04 or part of it (default: all)"
    )
    parser.add_argument(
        "--to", type=Path, required=True, help="file.xliff, file.csv or file.xlsx"
    )
    parser.add_argument("--format", choices=FORMATS, help="if the suffix is another")
    parser.add_argument(
        "--only", type=names, default=(), help=f"such as fuzzy: {', '.join(STATES)}"
    )
    parser.add_argument(
        "--json", action="store_true", help="one object a line: document, states"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Write the file; print how many rows of each state it has."""
    unknown = sorted(set(options.only).difference(STATES))
    if unknown:
        options.parser.error(f"expected states ({', '.join(STATES)}), found {unknown}")
    form = FORMATS[options.format] if options.format else format_of(options.to)
    book = open_book(options)
    found = find_catalogs(book, options.language, options.documents)
    catalogs = {name: read(path, options.language) for name, path in found.items()}
    rows, skipped = rows_of(catalogs, options.only or STATES, form.fits)
    for message in skipped:
        print(f"naskh: skipped {_place(message)}", file=sys.stderr)
    if not rows:
        print("naskh: no such messages, so nothing was written", file=sys.stderr)
        return 0
    table = Table(book.source_language, options.language, tuple(rows))
    write_changed(options.to, form.dump(table))
    if options.json:
        for name, count in _count(rows).items():
            print(json.dumps({"document": name, **count}, ensure_ascii=False))
    elif not options.quiet:
        _print_table(rows, options.to)
    return 0


def _count(rows: Iterable[Row]) -> dict[str, dict[str, int]]:
    """Return how many rows of each state a document has."""
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        count = counts.setdefault(row.document, dict.fromkeys(STATES, 0))
        count[row.state] += 1
    return counts


def _print_table(rows: Sequence[Row], path: Path) -> None:
    body = [(name, *map(str, count.values())) for name, count in _count(rows).items()]
    print(render(("document", *STATES), body))
    print(f"\nwritten: {path} ({len(rows)} rows)")


def _place(message: Skipped) -> str:
    return f"{message.file}:{message.line}: {message.reason}"
