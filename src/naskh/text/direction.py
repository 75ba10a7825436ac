"""Isolates round runs of the other direction (UAX #9, section 2.7).

A Latin name in a Persian sentence, a Persian title in an English one: each
gets an element with its own ``lang`` and ``dir``, so that punctuation beside
it stays with the sentence, in browsers, reading systems and on paper.
A block in the other direction altogether, such as a Latin entry of a Persian
bibliography, is one isolate: in pieces it would read from the wrong end.
Code is marked by the writer; addresses are one run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes

from naskh.book import row_of
from naskh.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from naskh.languages import Language

_RTL: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"

#: Latin words in a right-to-left sentence, with the marks between them.  Where
#: the language has digits of its own, a Latin number before a Latin word is part
#: of the run ("20 July 1987"); elsewhere a no-break space makes it so.
_LATIN_RUN: Final = (
    r"(?:[0-9][0-9.,–-]*{space})?[A-Za-z\u00c0-\u024f0-9]*[A-Za-z\u00c0-\u024f]"
    r"(?:[A-Za-z\u00c0-\u024f0-9'’.,:;/&?=%#_~+@–-]"
    r"|[ \u00a0](?=[A-Za-z\u00c0-\u024f0-9]))*"
    r"(?<![\s.,:;?–-])"
    # an ISBN, a telephone number or an ISO date: after an Arabic letter the
    # bidi algorithm would write its parts from right to left
    r"|(?<![0-9-])[0-9]+(?:-[0-9]+){2,}(?![0-9-])"
)
_LATIN_WORD: Final = re.compile("[A-Za-z\u00c0-\u024f]")

#: Words of a right-to-left script in a left-to-right sentence.
_RTL_RUN: Final = re.compile(
    rf"[{_RTL}](?:[{_RTL}\u200c\u200d«»]|[ \u00a0](?=[{_RTL}«]))*"
)

_RTL_SIGN: Final = re.compile(f"[{_RTL}]")

#: Letters that tell Persian, Urdu and Hebrew from Arabic.
_SCRIPTS: Final = (
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ur", re.compile("[ٹڈڑںے]")),
    ("fa", re.compile("[پچژگکی]")),
)

_LEFT_ALONE: Final = (nodes.literal, nodes.math, nodes.FixedTextElement)


def isolate_runs(app: Sphinx, document: nodes.document, _docname: str) -> None:
    """Mark the runs of the other direction in ``document``, in place."""
    row, languages = row_of(app.config), app.config.naskh_languages or ["en"]
    pattern = _latin_run(row) if row.is_rtl else _RTL_RUN
    _isolate_numbers(document, row)
    for block in list(document.findall(nodes.TextElement)):
        if not isinstance(block.parent, nodes.TextElement):
            _isolate_block(block, row, languages[0])
    for text in list(document.findall(nodes.Text)):
        if pattern.search(text) and not _is_left_alone(text):
            _isolate(text, pattern, languages)


def _latin_run(row: Language) -> re.Pattern[str]:
    space = "\u00a0" if row.numbering == "latn" else "[ \u00a0]"
    return re.compile(_LATIN_RUN.replace("{space}", space))


def _isolate_numbers(document: nodes.document, row: Language) -> None:
    """Isolate numbers with a left-to-right mark at a sign.

    The mark would draw the comma of a list to its side.
    """
    for node in document.findall(nodes.inline):
        if row.is_rtl and "num" in node["classes"] and "\u200e" in node.astext():
            node["isolate"] = row.code


def _isolate_block(block: nodes.TextElement, row: Language, source: str) -> None:
    """Make one isolate of all that ``block`` holds, if no letter is of ``row``."""
    if len(block) == 1 and not isinstance(block[0], nodes.Text):
        return
    texts = [text for text in block.findall(nodes.Text) if not _is_left_alone(text)]
    words = "".join(texts)
    ours, theirs = (_RTL_SIGN, _LATIN_WORD) if row.is_rtl else (_LATIN_WORD, _RTL_SIGN)
    if theirs.search(words) and not ours.search(words):
        children = block.children
        block.children = []
        block += nodes.inline("", "", *children, isolate=_language_of(words, source))


def _is_left_alone(text: nodes.Text) -> bool:
    node: nodes.Node | None = text.parent
    while node is not None and not isinstance(node, nodes.TextElement):
        node = node.parent
    while isinstance(node, nodes.TextElement | nodes.Inline):
        if isinstance(node, _LEFT_ALONE) or node.get("isolate"):
            return True
        node = node.parent
    return False


def _isolate(text: nodes.Text, pattern: re.Pattern[str], languages: list[str]) -> None:
    parent, source = text.parent, languages[0]
    own = _LATIN_WORD if pattern is _RTL_RUN else _RTL_SIGN
    if (
        isinstance(parent, nodes.Inline)
        and isinstance(parent, nodes.Element)
        and len(parent) == 1
        and not own.search(text)
    ):
        # the element is the run: a title in emphasis, the text of a link
        parent["isolate"] = _language_of(text.astext(), source)
        return
    parent.replace(text, list(_parts(text, pattern, source)))


def _parts(
    node: nodes.Text, pattern: re.Pattern[str], source: str
) -> Iterator[nodes.Text | nodes.inline]:
    """Cut ``node`` into text and isolates.

    A run that goes on in the next element (the H of H2O with a subscript) is
    no run of its own: as isolates its pieces would change places.
    """
    text, end = node.astext(), 0
    for match in pattern.finditer(text):
        goes_on = (match.start() == 0 and _is_glued(node, -1)) or (
            match.end() == len(text) and _is_glued(node, 1)
        )
        if goes_on:
            continue
        if match.start() > end:
            yield nodes.Text(text[end : match.start()])
        run = match[0]
        yield nodes.inline(run, run, isolate=_language_of(run, source))
        end = match.end()
    if end < len(text):
        yield nodes.Text(text[end:])


def _is_glued(node: nodes.Text, step: int) -> bool:
    """Tell whether an element stands right beside ``node``; a note call may."""
    place = node.parent.index(node) + step
    if not 0 <= place < len(node.parent):
        return False
    return not isinstance(node.parent[place], nodes.Text | nodes.footnote_reference)


def _language_of(run: str, source: str) -> str:
    """Guess the language of ``run`` from its letters."""
    if not _RTL_SIGN.search(run):
        return source if not LANGUAGES[source].is_rtl else "en"
    return next((code for code, mark in _SCRIPTS if mark.search(run)), "ar")


def setup_direction(app: Sphinx) -> None:
    """Connect to Sphinx, after numbers are written in their digits."""
    app.connect("doctree-resolved", isolate_runs, priority=700)
