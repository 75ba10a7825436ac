"""Both names of a month at first mention, then one.

Arabic readers call May «أيار» from Basra to Beirut and «مايو» in Cairo.  The
first date of a document that names a month gives both, «أيار/مايو»; the dates
after it give the first alone.  A language with one set of names is untouched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from naskh.book import row_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from naskh.languages import Language


def introduce_months(text: str, row: Language, known: set[str]) -> str:
    """Write both names of each month of ``text`` that is not yet ``known``.

    ``text`` is a printed date; ``known`` gains the months that it names.
    """
    others = dict(zip(row.months, row.other_months, strict=False))

    def introduce(match: re.Match[str]) -> str:
        name = match[0]
        if name in known:
            return name
        known.add(name)
        return f"{name}/{others[name]}"

    # whole words only: «آب» begins «آبان», a month of another calendar
    return re.sub(rf"\b(?:{'|'.join(others)})\b", introduce, text)


def mention_months(app: Sphinx, document: nodes.document, _docname: str) -> None:
    """Introduce the months of ``document``, in place and in its order.

    The dates of a translated paragraph are printed twice, with its source and
    with its translation; here only those that will be read are left.
    """
    row, known = row_of(app.config), set[str]()
    if not row.other_months:
        return
    for node in document.findall(nodes.inline):
        if "date" in node["classes"]:
            text = node.astext()
            node[:] = [nodes.Text(introduce_months(text, row, known))]


def setup_mentions(app: Sphinx) -> None:
    """Connect to Sphinx, after translation and references."""
    app.connect("doctree-resolved", mention_months)
