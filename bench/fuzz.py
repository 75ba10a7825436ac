"""Throw made-up catalogs at the reader and the gate, for as long as you like.

Run from the repository: ``.venv/bin/python bench/fuzz.py --minutes 30``.
Messages are grown from those of the book and from pieces of hostile markup.
Three things are asked of every case:

* nothing is raised but :class:`~naskh.errors.NaskhError`;
* no case takes longer than a second of the processor;
* what the gate lets in is what it says: when docutils reads the translation
  with its whole parser, it finds one paragraph, calls no directive, and the
  roles and addresses of the source.

A case that fails is printed as a Python literal; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from unittest import mock

from docutils import nodes, utils
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, directives, roles

from naskh.catalogs.counts import count_catalog
from naskh.catalogs.entries import Entry
from naskh.catalogs.gate import vet_catalog
from naskh.catalogs.header import header_problems
from naskh.catalogs.po import Catalog, read
from naskh.errors import NaskhError

ROOT: Final = Path(__file__).parents[1]
SLOW: Final = 1.0

#: Pieces that mean something to docutils, to gettext or to a terminal.
PIECES: Final = (
    *"*`|_[]<>:\\;.#-+=~^'\"{}()!&%$@/",
    *("``", "**", "__", "_`", "`_", "`__", "::", ".. ", "|x|", "[#a]_", "[1]_"),
    *(":term:`", ":ref:`x`", ":download:`x <../s>`", ":raw:`<b>`", "`x`:sub:"),
    *(
        ".. include:: /etc/passwd",
        ".. raw:: html",
        ".. role:: h(raw)",
        ".. |x| image:: y",
    ),
    *(
        "https://evil.example/a_b",
        "javascript:alert(1)",
        "data:text/html,x",
        "a@b.example",
    ),
    *("<javascript:x>`__", "<x_>`_", "<script>", "&lt;", "\\ ", "\\*", "\\`", "\\\\"),
    *(
        "\n",
        "\n\n",
        "\t",
        "   ",
        "\u00a0",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u2028",
        "\x85",
    ),
    *("\u202e", "\u2066", "\u2067", "\u2069", "\ufeff", "\x00", "\x1b[2J", "\ufffe"),
    *(
        "\U000e0041",
        "و",
        "ها",
        "می‌",
        "۱۳۶۱",
        "١٤٠٢",
        "، ",
        "؛ ",
        "«",
        "»",
        "ـ",
        "é",
        "e\u0301",
    ),
    *(
        "1. ",
        "- ",
        "* ",
        "#. ",
        ":a: ",
        "-o ",
        "/V ",
        "| ",
        ">>> ",
        "====",
        "+--+",
        "=== ===",
    ),
    *(
        "# noqa",
        "\\input{x}",
        "^^5c",
        "%s",
        "%z",
        "{number}",
        "{number:>9999}",
        "http:",
        "//x",
    ),
    *("See ", "the *port* ", "word", "port_ ", "`The fall`_ ", "`here`__ ", "``code``"),
)
#: Pieces of a PO file, for the reader.
LINES: Final = (
    *(
        'msgid "',
        'msgstr "',
        'msgctxt "a"',
        'msgid_plural "b"',
        'msgstr[0] "',
        'msgstr[9] "',
    ),
    *(
        '"',
        '"\n',
        '\\n"\n',
        "#, fuzzy\n",
        "#~ ",
        "#| msgid",
        "#. x\n",
        "#: a:1\n",
        "\n",
        "\r\n",
    ),
    *(
        "<<<<<<< a\n",
        "=======\n",
        "\\x41",
        "\\101",
        "\\777",
        "\\q",
        "\ufeff",
        "\x00",
        "domain",
    ),
    *('"Plural-Forms: nplurals=2; plural=' + "(" * 90, '"Language: xx\\n"\n'),
    *(
        '"Content-Type: text/plain; charset=rot13\\n"\n',
        '"PO-Revision-Date: tomorrow\\n"\n',
    ),
)
HEADER: Final = (
    'msgid ""\nmsgstr ""\n"Language: fa\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
)


@dataclass
class Report:
    """What came of it all."""

    cases: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    def note(self, kind: str, seconds: float, case: str) -> None:
        """Count a case and remember it if it was slow."""
        self.cases[kind] += 1
        self.slowest = max(self.slowest, (seconds, case[:200]))
        if seconds > SLOW:
            self.failures.append(f"slow ({seconds:.1f} s): {case[:2000]}")


def book_messages() -> list[tuple[str, str]]:
    """Return the messages of the book in Persian and Arabic."""
    return [
        (entry.msgid, entry.msgstr)
        for path in sorted((ROOT / "locale").rglob("*.po"))
        for entry in read(path).messages
        if entry.is_published
    ]


def mutate(text: str, chance: random.Random) -> str:
    """Return ``text`` with some pieces put in, cut out, doubled or moved."""
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        match chance.randrange(6):
            case 0 | 1:
                text = text[:at] + chance.choice(PIECES) + text[at:]
            case 2:
                text = text[:at] + text[min(to, at + 12) :]
            case 3:
                text = (
                    text[:at] + text[at : at + 40] * chance.randrange(2, 5) + text[to:]
                )
            case 4:
                text = text[at:to] + text[:at] + text[to:]
            case 5:
                text = (
                    text[:at]
                    + chance.choice(PIECES) * chance.choice((1, 2, 9, 700))
                    + text[at:]
                )
    return text[:30_000]


class _Spy:
    """A role that notes what it was asked for; no directive is known."""

    def __init__(self) -> None:
        self.roles: Counter[str] = Counter()
        self.directives: list[str] = []

    def role(self, name: str, *_: object) -> tuple[Any, list[Any]]:
        """Stand in for :func:`docutils.parsers.rst.roles.role`."""

        def note(_: str, raw: str, text: str, *__: object) -> tuple[Any, list[Any]]:
            self.roles[name.lower().removeprefix("std:")] += 1
            return [nodes.inline(raw, text)], []

        return note, []

    def directive(self, name: str, *_: object) -> tuple[None, list[Any]]:
        """Stand in for :func:`docutils.parsers.rst.directives.directive`."""
        self.directives.append(name)
        return None, []


def whole_parse(text: str, *, glued: bool) -> tuple[nodes.document, _Spy]:
    """Read ``text`` with all of docutils, its roles and directives replaced."""
    spy = _Spy()
    settings = get_default_settings(Parser)
    settings.report_level, settings.halt_level = 5, 6
    settings.character_level_inline_markup = glued
    document = utils.new_document("x", settings)
    with (
        mock.patch.object(roles, "role", spy.role),
        mock.patch.object(directives, "directive", spy.directive),
    ):
        Parser().parse(text, document)
    return document, spy


def addresses(document: nodes.document) -> Counter[str]:
    """Return the addresses that a document links to."""
    found = document.findall(nodes.reference)
    return Counter(node["refuri"] for node in found if "refuri" in node)


def betrayals(msgid: str, msgstr: str) -> Iterator[str]:
    """Yield what the gate has let in and should not have."""
    if "\n" in msgid or msgid == msgstr:
        return  # Sphinx never parses these
    try:
        source, expected = whole_parse(msgid, glued=False)
    except RecursionError:
        return  # the author's own text ends the build, translated or not
    if not any(isinstance(node, nodes.paragraph) for node in source):
        return  # a comment or a directive: Sphinx never makes a message of it
    document, spy = whole_parse(msgstr, glued=True)
    if spy.directives:
        yield f"a directive ({spy.directives[0]})"
    if set(spy.roles) - set(expected.roles):
        yield "another role"
    parts = [node for node in document if not isinstance(node, nodes.system_message)]
    if len(parts) > 1 and len(source) < 2:
        yield "more than a paragraph"
    found = [*document.findall(nodes.raw)]
    if found:
        yield "raw text"
    if addresses(document) != addresses(source):
        yield "another address"


def try_message(
    pairs: list[tuple[str, str]], chance: random.Random, report: Report
) -> None:
    """Try one message at the gate."""
    msgid, msgstr = chance.choice(pairs)
    if chance.random() < 0.3:
        msgid = mutate(msgid, chance)
    msgstr = mutate(chance.choice((msgid, msgstr)), chance)
    case = repr((msgid, msgstr))
    start = time.process_time()
    try:
        vetted = vet_catalog(Catalog(ROOT, (Entry(msgid, (msgstr,), 1, 2),)))
    except Exception as error:
        report.failures.append(f"{error!r}: {case}")
        return
    kind = "let in" if vetted.messages else "refused"
    report.note(kind, time.process_time() - start, case)
    for text in vetted.messages.values():
        try:
            for fault in betrayals(msgid, text):
                report.failures.append(f"let in {fault}: {case}")
        except RecursionError:
            report.failures.append(f"let in lists without end: {case}")


def try_catalog(
    texts: list[str], folder: Path, chance: random.Random, report: Report
) -> None:
    """Try one catalog, from the bytes of the file to the count of its words."""
    text = chance.choice(texts)
    entries = text.split("\n\n")[1:]
    start = chance.randrange(len(entries) + 1)
    text = HEADER + "\n\n".join(entries[start : start + 8]) + "\n"
    for _ in range(chance.choice((0, 1, 2, 5, 20))):
        at = chance.randrange(len(text) + 1)
        piece = chance.choice(chance.choice((LINES, PIECES)))
        cut = chance.choice((0, 0, 1, 5, 60))
        text = text[:at] + piece * chance.choice((1, 1, 1, 50)) + text[at + cut :]
    data = bytearray(text.encode(errors="surrogatepass"))
    if chance.random() < 0.1:
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = folder / "case.po"
    path.write_bytes(data)
    began, case = time.process_time(), repr(bytes(data))
    kind = "catalog read"
    try:
        catalog = read(path, "fa")
        if catalog.dumps().encode() != data:
            report.failures.append(f"written otherwise: {case}")
        list(header_problems(catalog))
        vet_catalog(catalog)
        count_catalog(catalog, "case")
    except NaskhError:
        kind = "catalog refused"
    except Exception as error:
        report.failures.append(f"{error!r}: {case}")
        return
    report.note(kind, time.process_time() - began, case)


def run(seconds: float, seed: int) -> Report:
    """Try cases for so many seconds; the same seed gives the same cases."""
    chance, report = random.Random(seed), Report()
    pairs = book_messages()
    texts = [
        path.read_text("utf-8") for path in sorted((ROOT / "locale").rglob("*.po"))
    ]
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end and len(report.failures) < 100:
            for _ in range(20):
                try_message(pairs, chance, report)
            try_catalog(texts, Path(folder), chance, report)
    return report


def main() -> int:
    """Fuzz, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument(
        "--seed", type=int, default=random.SystemRandom().randrange(10**6)
    )
    options = parser.parse_args()
    report = run(options.minutes * 60, options.seed)
    print(f"seed {options.seed}: {sum(report.cases.values())} cases")
    for kind, count in sorted(report.cases.items()):
        print(f"  {kind}: {count}")
    print(f"slowest: {report.slowest[0]:.3f} s, {report.slowest[1]}")
    for failure in report.failures:
        print(f"FAILED {failure}")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
