"""Step 2: notes go to the foot of the page that calls them.

docutils writes a note as an ``<aside>`` where the source has it, mostly at
the end of a chapter.  CSS floats a note to the foot of the page from the
place of its call (CSS Generated Content for Paged Media, section 2), so each
note is moved into a ``<span class="note">`` at its first call.  Its number is
the label that the text already has, so page and EPUB never disagree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from naskh.editions.pdf.merge import remove, with_parents

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_SPACES: Final = re.compile(r"[ \t\r\n]+")


def move_notes(root: ET.Element) -> int:
    """Move every note that is called to its first call; return how many."""
    notes = {
        note.attrib["id"]: note
        for note in root.iter("aside")
        if note.get("role") == "doc-footnote"
    }
    moved: set[str] = set()
    for _, call in with_parents(root):
        target = call.get("href", "").removeprefix("#")
        if call.get("role") != "doc-noteref" or target not in notes:
            continue
        if target not in moved:
            _replace_call(call, notes[target], target)
            moved.add(target)
    for parent, child in with_parents(root):
        if child.tag == "aside" and child.get("id") in moved:
            remove(parent, child)
    _remove_empty_lists(root)
    return len(moved)


def note_ids(root: ET.Element) -> list[str]:
    """Return the ids of all notes that have been moved."""
    return [
        part.attrib["id"]
        for part in root.iter("span")
        if part.get("class") == "note" and "id" in part.attrib
    ]


def _replace_call(call: ET.Element, note: ET.Element, target: str) -> None:
    """Turn the call into the note; CSS prints the call by itself."""
    label = _label(note)
    tail = call.tail
    call.clear()
    call.tag = "span"
    call.tail = tail
    call.attrib = {
        "class": "note",
        "id": target,
        "role": "doc-footnote",
        "data-label": label,
    }
    for number, paragraph in enumerate(note.findall("p")):
        # a note that has no translation is in the language of the source
        for name in ("lang", "dir"):
            if name in paragraph.attrib:
                call.set(name, paragraph.attrib[name])
        if number:
            _append(call, " ")
        _append(call, paragraph.text or "")
        call.extend(paragraph)
    _collapse_spaces(call)


def _label(note: ET.Element) -> str:
    """Return the number of ``note``, without its brackets."""
    label = note.find("./*[@class='label']")
    return "" if label is None else "".join(label.itertext()).strip("[] ")


def _append(element: ET.Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _collapse_spaces(note: ET.Element) -> None:
    """Make one space of all white space in ``note``.

    WeasyPrint does so everywhere but in footnotes, where each line of the
    source would begin a line.
    """
    for element in note.iter():
        element.text = _SPACES.sub(" ", element.text or "") or None
        if element is not note:
            element.tail = _SPACES.sub(" ", element.tail or "") or None


def _remove_empty_lists(root: ET.Element) -> None:
    """Drop note lists that are empty now, with the heading above them."""
    for parent, child in with_parents(root):
        if "footnote-list" in child.get("class", "") and not len(child):
            above = list(parent)[: list(parent).index(child)]
            if above and "rubric" in above[-1].get("class", ""):
                remove(parent, above[-1])
            remove(parent, child)
