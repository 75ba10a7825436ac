"""The attacks: one table for messages, one for files.

``CANARY`` stands for what must never be in a book; the file ``secret.txt``
beside the book holds it as well.  Each message attack is a passage of the
hostile book (:mod:`tests.hostile.book`) with its own source, so that all of
them can be built at once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

CANARY: Final = "CANARY"
SECRET: Final = "../../secret.txt"


class Attack(NamedTuple):
    """A source and what a stranger made of it; ``{n}`` is the attack's number."""

    kind: str
    source: str
    translation: str
    place: str = "paragraph"


PLAIN: Final = "The port had {n} quays."
TERM: Final = "Number {n} is a :term:`quay`."
LINK: Final = "See `archive {n} <https://example.org/a>`__."
NOTE: Final = "It fell on day {n}.\\ [#note]_"
CITED: Final = "So says source {n} [Source]_."
NAMED: Final = "Read port_ on page {n}."
CITY: Final = "Day {n} in |city|."
CODE: Final = "Type ``two`` on day {n}."
FIGURE: Final = "Figure {n} is :numref:`river`."
RAW: Final = "Here is :html:`<b>{n}</b>`."
LONG: Final = "Day {n}: " + "word " * 3_800
ALT: Final = "A line {n}\nthat bends."
LISTING: Final = "print({n})\nprint('port')"
FORMULA: Final = "a_{n} = b"
PICTURE: Final = ".. image:: river.svg"

MESSAGES: Final = (
    # files of the machine
    Attack("include", PLAIN, f".. include:: {SECRET}"),
    Attack("include", PLAIN, f".. include:: {SECRET}\n   :literal:"),
    Attack("include", PLAIN, "..\tinclude:: /etc/passwd"),
    Attack("include", PLAIN, f"متن\n\n.. include:: {SECRET}"),
    Attack("include", PLAIN, f"متن\u2028.. include:: {SECRET}"),
    Attack("include", PLAIN, f"متن\x85\x85.. include:: {SECRET}"),
    Attack("include", PLAIN, f"متن\x0c.. include:: {SECRET}"),
    Attack("include", PLAIN, f".. include:: {SECRET}", "title"),
    Attack("include", PLAIN, f"عنوان\n=====\n\n.. include:: {SECRET}", "title"),
    Attack("include", ALT, f".. include:: {SECRET}", "alt"),
    Attack("include", ALT, f"+---+\n| .. include:: {SECRET} |\n+---+", "alt"),
    Attack("include", LISTING, f"x\n\n.. include:: {SECRET}", "listing"),
    Attack("literalinclude", PLAIN, f".. literalinclude:: {SECRET}"),
    Attack("literalinclude", ALT, f"خط\n\n.. literalinclude:: {SECRET}", "alt"),
    Attack("csv-table", PLAIN, f".. csv-table:: x\n   :file: {SECRET}"),
    Attack("csv-table", PLAIN, ".. csv-table::\n   :url: https://evil.example/x"),
    Attack("download", PLAIN, f":download:`x <{SECRET}>`"),
    Attack("download", TERM, f":term:`quay` :download:`x <{SECRET}>`"),
    Attack("download", TERM, f":download:`quay <{SECRET}>`"),
    Attack("download", PLAIN, f"`x <{SECRET}>`:download:"),
    Attack("download", PLAIN, f"متن:download:`x <{SECRET}>`ها"),
    Attack("download", ALT, f"خط :download:`x <{SECRET}>`\nکه", "alt"),
    Attack("raw directive", PLAIN, f".. raw:: html\n\n   <script>{CANARY}</script>"),
    Attack("raw directive", PLAIN, f".. raw:: html\n   :file: {SECRET}"),
    Attack("raw directive", ALT, f".. raw:: html\n\n   <script>{CANARY}", "alt"),
    Attack("raw role", PLAIN, f":html:`<script>{CANARY}</script>`"),
    Attack("raw role", RAW, f":html:`<script>{CANARY}</script>`"),
    Attack("raw role", RAW, f":html:`<img src=x onerror={CANARY}> <<b>{{n}}</b>>`"),
    Attack("raw role", PLAIN, f":raw:`<script>{CANARY}</script>`"),
    Attack("raw role", PLAIN, f":raw-html:`<script>{CANARY}</script>`"),
    Attack("role redefinition", PLAIN, ".. role:: term(raw)\n   :format: html"),
    Attack("role redefinition", PLAIN, ".. role:: h(raw)"),
    Attack("role redefinition", PLAIN, ".. default-role:: html"),
    Attack("role redefinition", ALT, "خط\n\n.. role:: h(raw)\n   :format: html", "alt"),
    Attack("directive", PLAIN, ".. toctree::\n\n   index"),
    Attack("directive", PLAIN, ".. eval-rst:: x"),
    Attack("directive", PLAIN, ".. |city| replace:: x"),
    Attack("directive", PLAIN, f".. |x| image:: {SECRET}"),
    Attack(
        "directive", PLAIN, ".. meta::\n   :http-equiv=refresh: 0; url=//evil.example"
    ),
    Attack("directive", PLAIN, ".. _label:"),
    Attack("directive", PLAIN, "__ https://evil.example"),
    # pictures
    Attack("image", PLAIN, ".. image:: https://evil.example/x.png"),
    Attack("image", PLAIN, ".. figure:: data:image/png;base64,AAAA"),
    Attack("image", PICTURE, ".. image:: ../../secret.png", "picture"),
    Attack("image", PICTURE, ".. image:: https://evil.example/x.svg", "picture"),
    Attack("image", PICTURE, ".. image:: file:///etc/x.svg", "picture"),
    Attack(
        "image", PICTURE, ".. image:: river.svg\n   :target: javascript:x", "picture"
    ),
    # links
    Attack("javascript link", PLAIN, f"`x <javascript:{CANARY}>`__"),
    Attack("javascript link", LINK, f"`x <javascript:{CANARY}>`__"),
    Attack("javascript link", LINK, f"`x <JaVaScRiPt:{CANARY}>`__"),
    Attack("javascript link", LINK, f"`x <java\\ script:{CANARY}>`__"),
    Attack("javascript link", NAMED, f"port_ `x <javascript:{CANARY}>`_"),
    Attack("data link", LINK, f"`x <data:text/html,{CANARY}>`__"),
    Attack("data link", PLAIN, f"`x <data:text/html;base64,{CANARY}>`_"),
    Attack("other link", LINK, "`x <https://evil.example/a>`__"),
    Attack("other link", LINK, "`x <//evil.example>`__"),
    Attack("other link", LINK, "`x <https://example.org@evil.example>`__"),
    Attack("other link", LINK, "`x <https://example.org/a>`__ https://evil.example"),
    Attack("other link", LINK, "`x <https://exаmple.org/a>`__"),  # a Cyrillic letter
    Attack("other link", PLAIN, "به evil@evil.example بنویسید."),
    Attack("other link", PLAIN, "`x <file:///etc/passwd>`__"),
    Attack("other link", NAMED, "`بندر <decoy_>`_"),
    Attack("other link", NAMED, "`بندر <decoy_>`__"),
    Attack("other link", "0; url=page{n}.html", "0; url=//evil.example", "refresh"),
    # targets
    Attack("target", TERM, ":term:`اسکله <bridge>`"),
    Attack("target", TERM, "اسکله"),
    Attack("target", TERM, ":ref:`quay`"),
    Attack("target", TERM, ":term:`quay` :term:`quay`"),
    Attack("target", PLAIN, ":any:`other`"),
    Attack("target", NOTE, "[#other]_"),
    Attack("target", NOTE, "روز"),
    Attack("target", CITED, "[Other]_"),
    Attack("target", CITY, "|release|"),
    Attack("target", CITY, "|city| |today|"),
    Attack("target", CODE, "``rm -rf /``"),
    Attack("target", PLAIN, "متن _`label`"),
    # scripts, in text that stays text
    Attack("format", FIGURE, ":numref:`{number:>999999999} <river>`"),
    Attack("format", FIGURE, ":numref:`%z <river>`"),
    Attack("format", FIGURE, ":numref:`{name.__class__} <river>`"),
    Attack("formula", FORMULA, r"\href{javascript:CANARY}{a}", "formula"),
    Attack("formula", FORMULA, r"\input{/etc/passwd}", "formula"),
    Attack("formula", FORMULA, r"^^5cinput{/etc/passwd}", "formula"),
    Attack("formula", FORMULA, r"\begin{filecontents}{x}", "formula"),
    # what a reviewer does not see
    *(
        Attack("bidi override", PLAIN, f"بندر {char}{CANARY}\u202c")
        for char in "\u202a\u202b\u202d\u202e"
    ),
    Attack("isolate", PLAIN, f"\u2067{CANARY}"),
    Attack("isolate", PLAIN, f"\u2069{CANARY}\u2066"),
    Attack("isolate", PLAIN, "\u2066" * 60 + CANARY + "\u2069" * 60),
    Attack("hidden", PLAIN, "بندر" + "".join(chr(0xE0000 + ord(c)) for c in CANARY)),
    Attack("hidden", PLAIN, f"بندر\ufff9{CANARY}\ufffb"),
    Attack("hidden", PLAIN, f"بندر\u2063\u2064{CANARY}"),
    Attack("hidden", PLAIN, f"بندر\U000e0101{CANARY}"),
    Attack("hidden", PLAIN, f"بندر\u206e{CANARY}"),
    Attack("hidden", PLAIN, f"بندر\u3164{CANARY}"),
    Attack("hidden", PLAIN, f"بندر\ufdd0{CANARY}"),
    Attack("hidden", PLAIN, f"بندر\U0001ffff{CANARY}"),
    Attack("control", PLAIN, "\x9b31m" + CANARY),
    Attack("control", PLAIN, "\ufffe" + CANARY),
    # what would lose text
    Attack("form", PLAIN, "- بندر"),
    Attack("form", PLAIN, "1. بندر"),
    Attack("form", PLAIN, " بندر"),
    Attack("form", PLAIN, ":بندر: بیست"),
    Attack("form", PLAIN, "| بندر"),
    Attack("form", PLAIN, "بندر::"),
    Attack("form", PLAIN, "بندر\n\nبند دوم"),
    Attack("form", PLAIN, "====", "title"),
    Attack("form", PLAIN, "بندر # noqa"),
    Attack("form", PLAIN, "#-#-#-#-#  a  #-#-#-#-#"),
    Attack("markup", PLAIN, "*بندر"),
    Attack("markup", PLAIN, "**بندر*"),
    Attack("markup", PLAIN, ":nobody:`x`"),
    Attack("markup", PLAIN, "`x`"),
    Attack("markup", PLAIN, "*:download:`x <../s>` : b*"),
    Attack("index", "single: port {n}; quay", "single: بندر; الف; ب", "index"),
    Attack("index", "single: port {n}; quay", "single: بندر", "index"),
    # what would never end
    Attack("nesting bomb", PLAIN, "- " * 1_000 + "x"),
    Attack("nesting bomb", PLAIN, "1. " * 700),
    Attack("nesting bomb", PLAIN, "\n".join(" " * n + "x" for n in range(60, 0, -1))),
    Attack("nesting bomb", ALT, "- " * 700 + "x\ny", "alt quiet"),
    Attack("nesting bomb", LISTING, "- " * 700 + "x\ny", "listing quiet"),
    Attack("nesting bomb", LONG, "*" * 6_000),
    Attack("marker bomb", LONG, "*a " * 6_000),
    Attack("marker bomb", LONG, "|a " * 6_000),
    Attack("marker bomb", LONG, "`a " * 6_000),
    Attack("marker bomb", LONG, "a_ " * 6_000),
    Attack("marker bomb", LONG, "[a " * 6_000),
    Attack("marker bomb", ALT, "*a " * 700 + "\n", "alt quiet"),
    Attack("marker bomb", TERM, ":term:`a" + " " * 1_900 + "b`"),
    Attack("marker bomb", LONG, ":term:`a" + " " * 19_000 + "b`"),
    Attack("marker bomb", LONG, "a@b.c " * 3_000),
    Attack("marker bomb", LONG, "http://a " * 2_000),
    Attack("giant string", PLAIN, "ا" * 250_000),
    Attack("giant string", PLAIN, "بندر " * 50_000),
    Attack("giant string", LONG, "ا" * 19_000),
    Attack("giant string", LONG, "a." * 9_500),
    Attack("giant string", ALT, "x\n" * 100_000, "alt"),
)

HEADER: Final = (
    'msgid ""\nmsgstr ""\n"Language: fa\\n"\n'
    '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
)
ENTRY: Final = f'\nmsgid "Port"\nmsgstr "{CANARY}"\n'


def field(line: str) -> bytes:
    """Return a catalog with one more line in its header."""
    return (HEADER + f'"{line}\\n"\n' + ENTRY).encode()


def many(number: int, msgid: str, msgstr: str) -> bytes:
    """Return a catalog of so many messages."""
    body = (f'\nmsgid "{msgid}{n}"\nmsgstr "{msgstr}"\n' for n in range(number))
    return (HEADER + "".join(body)).encode()


#: kind -> the code that its catalogs are refused with, and the catalogs
FILES: Final[dict[str, tuple[str, tuple[bytes, ...]]]] = {
    "plural forms": (
        "catalog-header",
        (
            field(r"Plural-Forms: nplurals=2; plural=__import__('os');"),
            field("Plural-Forms: nplurals=2; plural=" + "(" * 3_000),
            field("Plural-Forms: nplurals=2; plural=n" + "+n" * 9_000),
            field("Plural-Forms: nplurals=2; plural=" + "n?" * 60 + "0" + ":0" * 60),
            field("Plural-Forms: nplurals=2; plural=n%0;"),
            field("Plural-Forms: nplurals=2; plural=n;"),
            field("Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;"),
            field("Plural-Forms: nplurals=99999999; plural=0;"),
        ),
    ),
    "header": (
        "catalog-header",
        (
            field("PO-Revision-Date: tomorrow"),
            field("PO-Revision-Date: 2026-13-45 99:99+0000"),
            field("POT-Creation-Date: "),
            field("Language: en"),
            field("content-type: text/plain; charset=rot13"),
            field("mime-version: 1.0"),
            field("Content-Transfer-Encoding: base64"),
            field("a line without a colon"),
            field("X-Generator: \u202eevil"),
            field("X: " + "x" * 20_000),
            ENTRY.encode(),
        ),
    ),
    "charset": (
        "catalog-header",
        tuple(
            (HEADER.replace("UTF-8", name) + ENTRY).encode()
            for name in ("unicode_escape", "utf-7", "rot13", "UTF-8; charset=rot13")
        ),
    ),
    "encoding": (
        "catalog-encoding",
        (
            b"\xef\xbb\xbf" + (HEADER + ENTRY).encode(),
            (HEADER + ENTRY).encode("utf-16"),
            (HEADER + ENTRY).replace(CANARY, "بندر").encode("cp1256"),
            (HEADER + ENTRY).encode() + b"\xed\xa0\x80",
        ),
    ),
    "syntax": (
        "catalog-syntax",
        tuple(
            (HEADER + body).encode()
            for body in (
                '\nmsgid "Port"\nmsgstr CANARY\n',
                '\nmsgid "Port"\nmsgstr "CANARY\n',
                '\nmsgid "Port"\nmsgstr "\\x1b[2J"\n',
                ENTRY + ENTRY,
                "<<<<<<< mine\n" + ENTRY,
                "\0" + ENTRY,
            )
        ),
    ),
    "context": (
        "catalog-refused",
        ((HEADER + ENTRY.replace("msgid", 'msgctxt "x"\nmsgid', 1)).encode(),),
    ),
    "giant catalog": (
        "catalog-syntax",
        (
            b"\n" * 9_000_000,
            HEADER.encode() + b"\n" * 300_000,
            b"#" * 9_000_000,
            (HEADER + ENTRY).encode() + b'"x"\n' * 100_000 + b'"' + b"y" * 270_000,
        ),
    ),
    "costly catalog": (
        "catalog-refused",
        (
            many(120, "word " * 3_900, "http://a " * 200 + "word " * 3_000),
            many(90, "word " * 3_900, "*a* " * 200 + "word " * 3_700),
        ),
    ),
}


def compiled(folder: Path) -> None:
    """Lay a compiled catalog beside the source."""
    (folder / "index.mo").write_bytes(b"\xde\x12\x04\x95" + b"\xff" * 40)


def compiled_words(folder: Path) -> None:
    """Lay Sphinx's own words there, compiled."""
    (folder / "sphinx.mo").write_bytes(b"\xde\x12\x04\x95" + b"\xff" * 40)


def words(folder: Path) -> None:
    """Lay Sphinx's own words there, with a script in them."""
    body = f'\nmsgid "Index"\nmsgstr "<script>{CANARY}</script>"\n'
    (folder / "sphinx.po").write_text(HEADER + body)


def script(folder: Path) -> None:
    """Lay a script there that Sphinx would load."""
    (folder / "sphinx.js").write_text(f"alert('{CANARY}')")


def link_file(folder: Path) -> None:
    """Make the catalog a link out of the book."""
    outside = folder.parents[3] / "outside.po"
    outside.write_text(HEADER + ENTRY)
    (folder / "index.po").unlink()
    (folder / "index.po").symlink_to(outside)


def link_nowhere(folder: Path) -> None:
    """Make the catalog a link to itself."""
    (folder / "index.po").unlink()
    (folder / "index.po").symlink_to("index.po")


def link_device(folder: Path) -> None:
    """Make the catalog a file that never ends."""
    (folder / "index.po").unlink()
    (folder / "index.po").symlink_to("/dev/zero")


def link_messages(folder: Path) -> None:
    """Make the folder of the catalogs a link out of the book."""
    folder.rename(folder.parents[3] / "outside")
    folder.symlink_to(folder.parents[3] / "outside")


def link_language(folder: Path) -> None:
    """Make the folder of the language a link out of the book."""
    folder.parent.rename(folder.parents[3] / "outside")
    folder.parent.symlink_to(folder.parents[3] / "outside")


def link_locale(folder: Path) -> None:
    """Make the folder of all catalogs a link out of the book."""
    folder.parents[1].rename(folder.parents[3] / "outside")
    folder.parents[1].symlink_to(folder.parents[3] / "outside")


#: kind, what is done to the folder ``LC_MESSAGES``, the code of the problem
TREES: Final[tuple[tuple[str, Callable[[Path], None], str], ...]] = (
    ("mo", compiled, "catalog-compiled"),
    ("mo", compiled_words, "catalog-compiled"),
    ("interface", words, "catalog-interface"),
    ("interface", script, "catalog-interface"),
    ("symlink", link_file, "catalog-link"),
    ("symlink", link_nowhere, "catalog-link"),
    ("symlink", link_device, "catalog-link"),
    ("symlink", link_messages, "catalog-link"),
    ("symlink", link_language, "catalog-link"),
    ("symlink", link_locale, "catalog-link"),
)
