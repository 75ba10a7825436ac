"""The page that shows how far each translation has come, as bars.

One file without scripts, fonts or addresses, so that it can be mailed to a
translator.  Each state has a pattern as well as a tone, and its number beside
the bar: nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader

from naskh.catalogs.counts import STATES, Document, Progress, share
from naskh.languages import LANGUAGES
from naskh.theme import HERE
from naskh.theme.styles import edition_css

if TYPE_CHECKING:
    from naskh.catalogs.counts import Amount

FILE: Final = "translation.html"


def status_page(title: str, counted: Mapping[str, Sequence[Document]]) -> str:
    """Return the HTML page for the languages and documents of ``counted``."""
    templates = Environment(
        loader=FileSystemLoader(HERE / "status"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return templates.get_template("status.html").render(
        title=title,
        css=edition_css("status", LANGUAGES["en"]),
        states=STATES,
        languages=[
            {
                "row": LANGUAGES.get(code),
                "code": code,
                "documents": documents,
                "whole": sum((item.progress for item in documents), Progress()),
            }
            for code, documents in counted.items()
        ],
        parts=parts,
        share=share,
    )


def parts(done: Progress) -> list[tuple[str, Amount, float]]:
    """Return the pieces of a bar: state, amount, per cent of all words.

    The first two do not overlap: what is reviewed is not shown once more as
    translated.
    """
    pieces = {state: getattr(done, state) for state in STATES}
    pieces["translated"] = done.translated - done.reviewed
    whole = done.total.words or 1
    return [
        (state, amount, 100 * amount.words / whole)
        for state, amount in pieces.items()
        if amount.messages
    ]
