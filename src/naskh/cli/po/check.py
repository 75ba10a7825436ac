"""``naskh po check``: say what is wrong in the catalogs, and mend what is safe."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from naskh.book import Book
from naskh.catalogs.characters import visible
from naskh.catalogs.write import save
from naskh.checks.po.finding import Finding, as_annotation, as_json
from naskh.checks.po.fix import diff, fixed
from naskh.checks.po.run import (
    Report,
    Source,
    check,
    find_catalogs,
    name_catalogs,
    read_file,
)
from naskh.checks.po.table import RULES
from naskh.cli.table import render
from naskh.errors import NaskhError

#: So many findings of one rule in one file are enough to see what is meant.
MOST: Final = 20
#: The termbase of a folder of catalogs.
TERMS: Final = "terms.csv"
#: Where catalogs lie in a folder without conf.py.
_LOCALES: Final = ("locale", "locales")


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command to ``argparse``."""
    parser = commands.add_parser("check", help="find faults in the translations")
    add = parser.add_argument
    add("files", nargs="*", type=Path, metavar="FILE", help="catalogs (default: all)")
    add("--book", type=Path, default=Path(), help="folder of conf.py (default: here)")
    add("--locale", type=Path, help="folder of the languages, with or without a book")
    add("--lang", type=_names, default=[], action="extend", help="such as fa,ar")
    add(
        "--rule",
        type=_rules,
        default=[],
        action="extend",
        metavar="ID",
        help="run these rules alone (naskh po rules lists them)",
    )
    add("--terms", type=Path, help=f"the termbase (default: LOCALE/{TERMS})")
    add("--strict", action="store_true", help="let warnings count as errors")
    add("--fix", action="store_true", help="mend what is safe, after showing it")
    add("--yes", action="store_true", help="with --fix: do not ask")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one object a line")
    form.add_argument("--github", action="store_true", help="annotations for GitHub")
    form.add_argument("-q", "--quiet", action="store_true", help="only the exit code")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check what was asked for; return 1 where there are errors."""
    folders = _folders(options)
    sources = _sources(options, folders)
    terms = options.terms or _terms(folders)
    if options.fix and not _fix(sources, options):
        return 1
    report = check(sources, terms=terms, only=options.rule)
    if not options.quiet:
        _print(report, options)
    bad = ("error", "warning") if options.strict else ("error",)
    return int(any(finding.severity in bad for finding in report.findings))


def _names(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _rules(text: str) -> list[str]:
    known = {rule.id for rule in RULES}
    names = _names(text)
    for name in names:
        if name not in known:
            message = f"no such rule: {name!r}; naskh po rules lists them"
            raise argparse.ArgumentTypeError(message)
    return names


def _folders(options: argparse.Namespace) -> list[Path]:
    """Return the folders of the languages: one named, or those of the book."""
    if options.locale:
        return [options.locale]
    if options.files:
        return []
    folders = _book_folders(options.book)
    return [folder for folder in folders if folder.is_dir()] or list(folders[:1])


def _book_folders(root: Path) -> tuple[Path, ...]:
    """Return where a book has its catalogs, or where a folder would have them.

    A book in a language that Naskh sets no type in can be checked as well.
    """
    if (root / "conf.py").is_file():
        try:
            return Book.open(root.resolve()).locale_dirs
        except NaskhError as error:
            if any(problem.code != "language-unknown" for problem in error.problems):
                raise
    return tuple(root / name for name in _LOCALES)


def _sources(options: argparse.Namespace, folders: Sequence[Path]) -> list[Source]:
    if options.files:
        code = options.lang[0] if options.lang else None
        return name_catalogs(options.files, code)
    return [
        source for folder in folders for source in find_catalogs(folder, options.lang)
    ]


def _terms(folders: Sequence[Path]) -> Path | None:
    files = (folder / TERMS for folder in folders)
    return next((file for file in files if file.is_file()), None)


def _fix(sources: Sequence[Source], options: argparse.Namespace) -> bool:
    """Show the changes and make them; say whether nothing is left to be made."""
    changed = []
    for source in sources:
        if source.is_outside or source.path.suffix != ".po":
            continue
        file = read_file(source)
        catalog = fixed(file, options.rule)
        if catalog is not file.catalog:
            changed.append(catalog)
            if not options.quiet:
                for line in diff(file.catalog, catalog, _name(source.path)):
                    print(_safe(line))
    if not changed:
        return True
    if not (options.yes or _agrees(len(changed), quiet=options.quiet)):
        return False
    for catalog in changed:
        save(catalog)
    return True


def _agrees(count: int, *, quiet: bool) -> bool:
    """Ask on a terminal; elsewhere nobody could answer."""
    if quiet:
        return False
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print("naskh: nothing was changed; add --yes to do it", file=sys.stderr)
        return False
    question = f"Change {_count(count, 'file')} like this? [y/N] "
    return input(question).strip().lower() in ("y", "yes")


def _print(report: Report, options: argparse.Namespace) -> None:
    if options.json or options.github:
        write = as_json if options.json else as_annotation
        for finding in report.findings:
            print(write(finding, _name(finding.file)))
        return
    for line in _lines(report):
        print(line)


def _lines(report: Report) -> Iterator[str]:
    """Yield the findings file by file, then a table of their numbers."""
    for path, findings in groupby(report.findings, key=lambda finding: finding.file):
        yield _name(path)
        seen: Counter[str] = Counter()
        for finding in findings:
            seen[finding.id] += 1
            if seen[finding.id] <= MOST:
                yield f"  {_place(finding)}: {finding.message} [{finding.id}]"
        for rule, count in seen.items():
            if count > MOST:
                yield f"  … and {count - MOST} more [{rule}]"
        yield ""
    counts = Counter(finding.id for finding in report.findings)
    hints = {rule.id: rule for rule in RULES}
    if counts:
        rows = [
            (str(counts[rule.id]), rule.severity, rule.id, rule.hint)
            for rule in hints.values()
            if rule.id in counts
        ]
        yield render(("count", "severity", "rule", "what you can do"), rows)
    yield _summary(report)


def _summary(report: Report) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    found = (_count(counts[name], name) for name in ("error", "warning", "info"))
    messages, files = _count(report.messages, "message"), _count(report.files, "file")
    return f"{messages} in {files}: {', '.join(found)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _place(finding: Finding) -> str:
    column = "" if finding.column is None else f":{finding.column}"
    return f"{finding.line}{column}"


def _name(path: Path) -> str:
    return visible(os.path.relpath(path), 4096)


def _safe(line: str) -> str:
    return visible(line, len(line) + 1)
