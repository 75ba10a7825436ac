"""Passages without a translation, marked as what they are.

Sphinx falls back on the source where a catalog has nothing.  A browser, a
reading system and a hyphenator have to know that such a passage is in another
language, and maybe of another direction; so it gets the ``isolate`` that every
writer turns into ``lang`` and ``dir`` (:mod:`naskh.text.direction`).
"""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import docname_to_domain
from sphinx.util.nodes import LITERAL_TYPE_NODES, extract_messages

from naskh.catalogs.places import messages_dir

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The attribute of a passage: whether it is in the language of the edition.
TRANSLATED: Final = "in-translation"


class _Nothing(NullTranslations):
    """What a catalog falls back on: an empty translation."""

    def gettext(self, message: str) -> str:
        """Return the empty string for every message."""
        return ""


class MarkPassages(SphinxTransform):
    """Note of every passage, before it is translated, whether it will be."""

    default_priority = 15  # before sphinx.transforms.i18n.Locale

    def apply(self, **_: Any) -> None:
        """Mark the document."""
        source = (self.config.naskh_languages or [self.config.language])[0]
        if self.config.language == source:
            return
        domain = docname_to_domain(self.env.docname, self.config.gettext_compact)
        # the one folder of vetted catalogs: naskh.catalogs.hooks
        folder = messages_dir(Path(self.config.locale_dirs[0]), self.config.language)
        catalog = _open(folder / f"{domain}.mo")
        for node, message in extract_messages(self.document):
            if _is_prose(node, message):
                translated = bool(catalog.gettext(message))
                _mark(node, source, translated=translated)
                if not translated:
                    _keep_printed(node, self.config.language)
        for listing in self.document.findall(_is_listing):
            if states(listing) == {False}:
                listing["isolate"] = source  # type: ignore[index]


def _open(path: Path) -> NullTranslations:
    if not path.is_file():
        return _Nothing()
    with path.open("rb") as file:
        catalog = GNUTranslations(file)
    catalog.add_fallback(_Nothing())
    return catalog


def states(element: nodes.Node) -> set[bool]:
    """Say of the passages within whether they are translated; titles apart."""
    return {
        node[TRANSLATED]
        for node in element.findall(nodes.TextElement)
        if TRANSLATED in node and not isinstance(node, nodes.title | nodes.rubric)
    }


def _is_listing(node: nodes.Node) -> bool:
    """Say whether ``node`` has marks or an indent at the edge of its direction."""
    return isinstance(
        node,
        nodes.block_quote
        | nodes.bullet_list
        | nodes.definition
        | nodes.definition_list
        | nodes.enumerated_list
        | nodes.line_block
        | nodes.list_item,
    )


def _is_prose(node: nodes.Element, message: str) -> bool:
    """Say whether ``message`` is in a language at all: no formula, no number."""
    silent = (*LITERAL_TYPE_NODES, addnodes.translatable)
    return not isinstance(node, silent) and any(map(str.isalpha, message))


def _mark(node: nodes.Element, source: str, *, translated: bool) -> None:
    if isinstance(node, nodes.TextElement):
        node[TRANSLATED] = translated
    if translated:
        return
    if isinstance(node, nodes.meta):
        node["lang"] = source
        return
    if isinstance(node, nodes.title | nodes.caption):
        # contents and links copy what is in the title, not the title
        inner = nodes.inline("", "", *node.children, isolate=source)
        node.children = []
        node.append(inner)
    if not _is_numbered(node):
        node["isolate"] = source


def _keep_printed(node: nodes.Element, language: str) -> None:
    """Mark dates and numbers, which are printed in the edition's language."""
    for part in node.findall(nodes.inline):
        if {"date", "num"}.intersection(part["classes"]):
            part["isolate"] = language


def _is_numbered(node: nodes.Element) -> bool:
    """Say whether a number in the language of the edition stands before it."""
    is_title = isinstance(node, nodes.title) and isinstance(node.parent, nodes.table)
    return is_title or isinstance(node, nodes.caption)


def setup_passages(app: Sphinx) -> None:
    """Mark passages while they are read."""
    app.add_transform(MarkPassages)
