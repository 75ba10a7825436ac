"""``naskh po update``: bring the catalogs up to date with the text."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from typing import Final

from naskh.book import Book
from naskh.catalogs.template import Template, extract
from naskh.catalogs.tree import Tree, write_tree
from naskh.catalogs.update import KINDS, Change, Update, update_language
from naskh.cli.options import add_book, add_languages, open_book
from naskh.cli.progress import Progress
from naskh.cli.table import render
from naskh.errors import NaskhError, Problem

#: Kinds of change that are counted in the table; the others are told one by one.
_COUNTED: Final = ("new", "changed", "moved", "restored", "obsolete")


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command to ``argparse``."""
    parser = commands.add_parser(
        "update",
        help="bring the catalogs up to date with the text",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="What can happen:\n"
        + "\n".join(f"  {kind:9} {text}" for kind, text in KINDS.items()),
    )
    add_book(parser)
    add_languages(parser)
    parser.add_argument(
        "--no-obsolete",
        action="store_true",
        help="delete translations that are no longer in use",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would change; write nothing"
    )
    parser.add_argument("--json", action="store_true", help="report as JSON")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Update what was asked for; print what happened.

    With several languages, none is written unless all can be.
    """
    book = open_book(options)
    languages = _languages(book, options.languages)
    with Progress(len(languages) + 1, quiet=options.quiet) as progress:
        progress.step(book.source_language, "messages")
        templates = extract(book)
        updates = _update(book, languages, templates, options, progress)
    written = {update.language: len(update.files()) for update in updates}
    if not options.dry_run:
        for update in updates:
            write_tree(update.files(), update.gone)
    if options.json:
        rows = [_row(update, written[update.language]) for update in updates]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    elif not options.quiet:
        headings = ("language", *_COUNTED, "files")
        rows_of_text = [
            (
                update.language,
                *(str(update.count(kind)) for kind in _COUNTED),
                str(written[update.language] + len(update.gone)),
            )
            for update in updates
        ]
        print(render(headings, rows_of_text))
    # a translation is never lost in silence
    for update in updates:
        for line in _notices(update):
            print(line, file=sys.stderr)
    return 0


def _languages(book: Book, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages asked for; else those translated into.

    The source language has catalogs only where someone made them.
    """
    if asked:
        return tuple(book.row(code).code for code in asked)
    return tuple(
        code
        for code in book.languages
        if code != book.source_language or Tree.of(book, code).find()
    )


def _update(
    book: Book,
    languages: tuple[str, ...],
    templates: dict[str, Template],
    options: argparse.Namespace,
    progress: Progress,
) -> list[Update]:
    updates: list[Update] = []
    problems: list[Problem] = []
    for code in languages:
        progress.step(code, "catalogs")
        try:
            updates.append(
                update_language(
                    templates,
                    Tree.of(book, code),
                    keep_obsolete=not options.no_obsolete,
                )
            )
        except NaskhError as error:
            problems += error.problems
    if problems:
        raise NaskhError(*problems)
    return updates


def _notices(update: Update) -> Iterator[str]:
    for change in update.changes:
        if change.kind in _COUNTED:
            continue
        text = f"{update.language}: {change.kind}: {change.domain}"
        if change.origin:
            text += f" (was {change.origin})"
        if change.msgid:
            text += f": {_short(change.msgid)} = {_short(change.msgstr)}"
        yield text


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:59]}…”" if len(line) > 60 else f"“{line}”"


def _row(update: Update, written: int) -> dict[str, object]:
    return {
        "language": update.language,
        **{kind: update.count(kind) for kind in KINDS},
        "files": written,
        "gone": [os.path.relpath(path) for path in update.gone],
        "changes": [_change(change) for change in update.changes],
    }


def _change(change: Change) -> dict[str, str]:
    values = {
        "kind": change.kind,
        "domain": change.domain,
        "msgid": change.msgid,
        "origin": change.origin,
        "msgstr": change.msgstr,
    }
    return {name: value for name, value in values.items() if value}
