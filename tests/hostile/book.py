"""A book with a passage for every attack, and its catalogs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from tests.hostile.corpus import CANARY, Attack

CONF: Final = """
project = "Hostile"
extensions = ["naskh"]
language = "en"
locale_dirs = ["locale"]
gettext_additional_targets = ["index", "literal-block", "image"]
naskh_languages = ["en", "fa", "ar"]
naskh_basename = "hostile"
naskh_date = "2026-01-02"
mathjax_path = "_static/mathjax.js"
rst_prolog = '''
.. role:: html(raw)
   :format: html
'''
"""
INDEX: Final = """
Book
====

.. toctree::
   :caption: Parts
   :glob:

   part*

.. figure:: river.svg
   :name: river

   The river

.. glossary::

   quay
      A place.

   bridge
      A way.

See :term:`bridge`, [Source]_ and [Other]_.

.. [Source] A source.
.. [Other] Another source.
"""
PRELUDE: Final = """
.. _port: https://example.org/port
.. _decoy: https://example.org/decoy
.. |city| replace:: Khorramshahr

Part {part}
======

See decoy_, `port`_, [#note]_ and [#other]_.

"""
EPILOGUE: Final = """
.. [#note] A note.
.. [#other] Another note.
"""
#: Attacks in a document; the gate gives a catalog up after a hundred faults.
SIZE: Final = 70
SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="9">'
    '<rect width="90" height="9"/></svg>'
)
HEADER: Final = (
    'msgid ""\nmsgstr ""\n"Language: {code}\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
)

#: place of a passage -> how the source is written there
PLACES: Final = {
    "paragraph": "{text}\n",
    "title": "{text}\n{line}\n\nWords.\n",
    "alt": ".. image:: river.svg\n   :alt: {alt}\n",
    "picture": ".. image:: river.svg\n",
    "listing": "::\n\n   {indented}\n",
    "formula": ".. math:: {text}\n",
    "index": ".. index::\n   {text}\n\nWords.\n",
    "refresh": ".. meta::\n   :http-equiv=refresh: {text}\n",
}


class Line(NamedTuple):
    """An attack with its number and the line of its ``msgstr``."""

    attack: Attack
    msgid: str
    msgstr: str
    number: int
    file: str = ""


def quote(text: str) -> str:
    """Return ``text`` as a string of a PO file."""
    escapes: dict[str, str | int | None] = {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\t": "\\t",
        "\f": "\\f",
    }
    return f'"{text.translate(str.maketrans(escapes))}"'


def catalog(
    attacks: Iterable[Attack], code: str, *, first: int = 1, file: str = ""
) -> tuple[bytes, list[Line]]:
    """Return a catalog with all ``attacks``, and where each of them is."""
    text = HEADER.replace("{code}", code)
    lines, seen = [], set()
    for number, attack in enumerate(attacks, first):
        msgid = attack.source.replace("{n}", str(number)).strip()
        msgstr = attack.translation.replace("{n}", str(number))
        if attack.place == "index":
            msgid = msgid.partition(": ")[2]
            msgstr = msgstr.partition(": ")[2] or msgstr
        if msgid in seen:
            continue
        seen.add(msgid)
        text += f"\nmsgid {quote(msgid)}\n"
        lines.append(Line(attack, msgid, msgstr, text.count("\n") + 1, file))
        text += f"msgstr {quote(msgstr)}\n"
    return text.encode("utf-8", "surrogatepass"), lines


def source(attacks: Iterable[Attack], first: int, part: int) -> str:
    """Return the source with a passage for each of ``attacks``."""
    text = PRELUDE.replace("{part}", str(part))
    for number, attack in enumerate(attacks, first):
        passage = attack.source.replace("{n}", str(number)).strip()
        text += PLACES[attack.place.split()[0]].format(
            text=passage,
            line="-" * len(passage),
            alt=passage.replace("\n", "\n         "),
            indented=passage.replace("\n", "\n   "),
        )
        text += "\n"
    return text + EPILOGUE


def write_book(folder: Path, attacks: list[Attack]) -> dict[str, list[Line]]:
    """Write the book below ``folder``, with a secret beside it."""
    book = folder / "book"
    (book / "docs").mkdir(parents=True)
    (folder / "secret.txt").write_text(f"{CANARY} of the machine\n")
    (book / "conf.py").write_text(CONF)
    (book / "docs" / "index.rst").write_text(INDEX)
    (book / "docs" / "river.svg").write_text(SVG)
    found: dict[str, list[Line]] = {"fa": [], "ar": []}
    for code, lines in found.items():
        catalogs = book / "locale" / code / "LC_MESSAGES"
        catalogs.mkdir(parents=True)
        (catalogs / "index.po").write_text(HEADER.replace("{code}", code))
        for first in range(0, len(attacks), SIZE):
            name = f"part{first // SIZE + 1}"
            chunk = attacks[first : first + SIZE]
            text = source(chunk, first + 1, first // SIZE + 1)
            (book / "docs" / f"{name}.rst").write_text(text)
            data, some = catalog(chunk, code, first=first + 1, file=f"{name}.po")
            (catalogs / f"{name}.po").write_bytes(data)
            lines += some
    return found
