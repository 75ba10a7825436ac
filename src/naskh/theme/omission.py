"""Leave out of a book what has no translation: ``naskh_partial = "omit"``.

This is done when all references are resolved and numbers given, so that the
numbers of figures and notes are those of the whole book.

* a section of which nothing but its title is translated goes as a whole, but
  for tables, figures, notes and sources that passages elsewhere refer to;
* elsewhere a paragraph goes, and the list or box that becomes empty with it;
* tables, figures, notes, sources and glossary entries beside translated text
  stay, marked;
* a chapter of which nothing is translated says so in one sentence.

Every place that something refers to stays as an anchor.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

from naskh.theme.passages import TRANSLATED, states
from naskh.theme.words import WORDS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Where a single paragraph may be missing.
_LOOSE: Final = (
    nodes.Admonition,
    nodes.block_quote,
    nodes.compound,
    nodes.container,
    nodes.document,
    nodes.list_item,
    nodes.section,
    nodes.sidebar,
    nodes.topic,
)
#: What is nothing without its paragraphs.
_SHELLS: Final = (
    nodes.Admonition,
    nodes.block_quote,
    nodes.bullet_list,
    nodes.compound,
    nodes.container,
    nodes.enumerated_list,
    nodes.list_item,
    nodes.sidebar,
    nodes.topic,
)
#: What does not count as content of a shell.
_FRAME: Final = (
    addnodes.index,
    nodes.attribution,
    nodes.comment,
    nodes.subtitle,
    nodes.target,
    nodes.title,
)


def prune_contents(app: Sphinx, document: nodes.document) -> None:
    """Take the sections that will be left out from the contents."""
    if app.config.naskh_partial != "omit":
        return
    gone = {f"#{name}" for node in _omitted(document) for name in node["ids"]}
    contents = app.env.tocs[app.env.docname]
    for item in list(contents.findall(nodes.list_item)):
        reference = next(iter(item.findall(nodes.reference)), None)
        if reference is not None and reference.get("anchorname") in gone:
            parent = item.parent
            parent.remove(item)
            if not len(parent):
                parent.parent.remove(parent)


def omit_passages(app: Sphinx, document: nodes.document, _docname: str) -> None:
    """Leave out of ``document`` what has no translation."""
    if app.config.naskh_partial != "omit":
        return
    for section in list(_omitted(document)):
        _remove(section)
    for section in [*document.findall(nodes.section)]:
        if _is_untranslated(section):
            _strip(section)
            if section.parent is document:
                text = WORDS[app.config.language].untranslated
                section.insert(1, nodes.paragraph(text, text))
    for node in list(document.findall(nodes.paragraph)):
        if node.get(TRANSLATED) is False and isinstance(node.parent, _LOOSE):
            _remove(node)
    _drop_notes(document)
    _drop_rubrics(document)


def _omitted(parent: nodes.Element) -> Iterator[nodes.section]:
    """Yield the sections that go as a whole, but none from within them.

    The chapter itself stays: the contents and other chapters lead to it.
    """
    for section in parent.children:
        if not isinstance(section, nodes.section):
            continue
        is_chapter = isinstance(parent, nodes.document)
        if is_chapter or not _is_untranslated(section) or _is_needed(section):
            yield from _omitted(section)
        else:
            yield section


def _is_untranslated(section: nodes.section) -> bool:
    """Say whether there is text in ``section``, and nothing of it translated."""
    if next(iter(section.findall(addnodes.toctree)), None) is not None:
        return False
    return states(section) == {False}


def _is_needed(element: nodes.Node) -> bool:
    """Say whether ``element`` holds what passages elsewhere may refer to.

    Those are tables and figures with a name, terms, sources, and notes that
    are called from outside.
    """
    if not isinstance(element, nodes.Element):
        return False
    inside = {name for node in element.findall(nodes.Element) for name in node["ids"]}
    for node in element.findall(nodes.Element):
        match node:
            case nodes.figure() | nodes.table() if node["names"]:
                return True
            case nodes.citation() | addnodes.glossary():
                return True
            case nodes.footnote() if not inside.issuperset(node["backrefs"]):
                return True
    return False


def _strip(section: nodes.section) -> None:
    """Leave of an untranslated section its title and what is referred to."""
    kept = (nodes.title, nodes.rubric, nodes.section, addnodes.index, nodes.target)
    for node in list(section.children):
        if not isinstance(node, nodes.Element) or isinstance(node, kept):
            continue
        if not _is_needed(node):
            _remove(node)


def _remove(node: nodes.Element) -> None:
    """Remove ``node`` and what is empty without it; anchors stay in its place."""
    node = _shell(node)
    elements = node.findall(nodes.Element)
    anchors = [
        nodes.target("", "", ids=[name])
        for inner in elements
        if not isinstance(inner, nodes.footnote_reference)
        for name in inner["ids"]
    ]
    place = node
    while not isinstance(place.parent, nodes.section | nodes.document):
        place = place.parent
    parent: nodes.Element = place.parent
    at = parent.index(place)
    node.parent.remove(node)
    parent[at:at] = anchors


def _shell(node: nodes.Element) -> nodes.Element:
    """Return the outermost element in which ``node`` is the only content."""
    parent: nodes.Element = node.parent
    others = [
        child
        for child in parent.children
        if child is not node and not isinstance(child, _FRAME)
    ]
    return node if others or not isinstance(parent, _SHELLS) else _shell(parent)


def _drop_notes(document: nodes.document) -> None:
    """Drop notes that nothing calls any more, and links back from the rest."""
    calls = {
        name
        for node in document.findall(nodes.footnote_reference)
        for name in node["ids"]
    }
    for note in list(document.findall(nodes.footnote)):
        if note["backrefs"]:
            note["backrefs"] = [name for name in note["backrefs"] if name in calls]
            if not note["backrefs"]:
                note.parent.remove(note)


def _drop_rubrics(document: nodes.document) -> None:
    """Drop informal headings that have nothing left under them."""
    for rubric in list(document.findall(nodes.rubric)):
        parent = rubric.parent
        below = parent.children[parent.index(rubric) + 1 :]
        content = next((node for node in below if not isinstance(node, _FRAME)), None)
        if content is None or isinstance(content, nodes.rubric | nodes.section):
            parent.remove(rubric)


def setup_omission(app: Sphinx) -> None:
    """Leave passages out after references are resolved, before digits."""
    app.connect("doctree-read", prune_contents, priority=600)
    app.connect("doctree-resolved", omit_passages, priority=200)
