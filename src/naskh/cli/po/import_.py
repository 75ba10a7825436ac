"""``naskh po import``: take back what people without a PO editor have done."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, get_args

from naskh.book import Book
from naskh.catalogs.chapters import find_catalogs
from naskh.catalogs.characters import visible
from naskh.catalogs.exchange.files import FORMATS, Format, format_of, read_file
from naskh.catalogs.exchange.merge import Merger, Outcome, Result, Review
from naskh.catalogs.exchange.rows import ReturnedTable
from naskh.catalogs.po import read
from naskh.catalogs.reviews import vet_name
from naskh.catalogs.write import save
from naskh.cli.options import add_book, open_book
from naskh.cli.table import render
from naskh.errors import fail

OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command to ``argparse``."""
    parser = commands.add_parser("import", help="take XLIFF, CSV or XLSX back")
    add_book(parser)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--lang", default="", help="if the file does not name it")
    parser.add_argument("--format", choices=FORMATS, help="if the suffix is another")
    parser.add_argument("--by", help="who has read the rows marked as reviewed")
    parser.add_argument(
        "--date", type=date.fromisoformat, default=None, help="ISO day (default: today)"
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument(
        "--keep-going", action="store_true", help="take the good rows, whatever others"
    )
    parser.add_argument("--json", action="store_true", help="one object a row")
    parser.add_argument("-q", "--quiet", action="store_true", help="only problems")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Judge every row of every file, then write the catalogs or nothing."""
    book = open_book(options)
    review = _review(options)
    mergers: dict[str, Merger] = {}
    results: list[Result] = []
    for file in options.files:
        form: Format = FORMATS[options.format] if options.format else format_of(file)
        table = read_file(file, form)
        code = _language(book, table, file, options.lang)
        if code not in mergers:
            mergers[code] = _open(book, code, review)
        results += mergers[code].take(table.rows, file)
    is_refused = any(result.outcome == "refused" for result in results)
    is_written = not options.dry_run and (options.keep_going or not is_refused)
    if is_written:
        for merger in mergers.values():
            for catalog in merger.changed():
                save(catalog)
    _report(options, results, is_written=is_written)
    return int(is_refused)


def _review(options: argparse.Namespace) -> Review | None:
    if not options.by:
        return None
    vet_name(options.by)
    return Review(options.by, options.date or date.today())


def _open(book: Book, code: str, review: Review | None) -> Merger:
    found = find_catalogs(book, code)
    return Merger({name: read(path, code) for name, path in found.items()}, review)


def _language(book: Book, table: ReturnedTable, file: Path, wanted: str) -> str:
    """Return the language of ``table`` if it is one of the book and the wanted."""
    code = table.language or wanted
    if not code:
        message, hint = "expected the name of a language, found none", "Add --lang."
        raise fail("exchange-language", message, file=file, hint=hint)
    if wanted and code != wanted:
        message = f"expected the language {wanted}, found {visible(code)}"
        hint = "Is this the right file? If so, leave --lang out."
        raise fail("exchange-language", message, file=file, hint=hint)
    if code not in book.languages:
        message = (
            f"expected a language of this book ({', '.join(book.languages)}), "
            f"found {visible(code)}"
        )
        hint = "Is this the right file, and the right book?"
        raise fail("exchange-language", message, file=file, hint=hint)
    return code


def _report(
    options: argparse.Namespace, results: Sequence[Result], *, is_written: bool
) -> None:
    for result in results:
        for problem in result.problems:
            print(f"naskh: {problem}", file=sys.stderr)
    if options.json:
        for result in results:
            print(_as_json(result, is_written=is_written))
    elif not options.quiet:
        _print_table(results)
    unread = sum(result.lacks_reader for result in results)
    if unread and not options.quiet:
        hint = "name the reader with --by"
        print(f"naskh: {unread} rows came as reviewed; {hint}", file=sys.stderr)
    if not is_written and not options.quiet:
        print("naskh: nothing was written", file=sys.stderr)


def _as_json(result: Result, *, is_written: bool) -> str:
    return json.dumps(
        {
            "line": result.row.line,
            "key": result.row.key,
            "document": result.document,
            "outcome": result.outcome,
            "written": is_written and result.outcome in ("taken", "confirmed"),
            "problems": [
                {"message": problem.message, "hint": problem.hint}
                for problem in result.problems
            ],
        },
        ensure_ascii=False,
    )


def _print_table(results: Iterable[Result]) -> None:
    counts: dict[str, Counter[Outcome]] = {}
    for result in results:
        counts.setdefault(result.document or "?", Counter())[result.outcome] += 1
    counts["all"] = sum(counts.values(), Counter())
    rows = [
        (name, *(str(count[outcome]) for outcome in OUTCOMES))
        for name, count in counts.items()
    ]
    print(render(("document", *OUTCOMES), rows))
