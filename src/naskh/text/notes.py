"""Notes are numbered, and listed, in the order in which they are called.

docutils numbers automatic notes in the order of their definitions.  The notes
of a page then stand out of order at its foot whenever one is called earlier
than it is defined, and a translator who turns a sentence round has no way to
help it.  Here, after translation and before docutils counts, the definitions
change places, so that the first one is that of the first call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.transforms.references import Footnotes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class NotesInOrder(SphinxTransform):
    """Sort the automatic notes of a document by their first call.

    Notes that nothing calls keep their order, behind the others.
    """

    default_priority: ClassVar[int] = Footnotes.default_priority - 1

    def apply(self, **_: Any) -> None:
        """Sort them, for docutils to count and where they stand."""
        called = self._first_calls()
        last = len(called)

        def place(note: nodes.footnote) -> int:
            return min((called.get(name, last) for name in note["names"]), default=last)

        counted = self.document.autofootnotes
        notes = [note for note in counted if note["names"]]
        ordered = sorted(notes, key=place)
        _put(notes, ordered)
        counted[:] = ordered + [note for note in counted if note not in notes]

    def _first_calls(self) -> dict[str, int]:
        """Return the place of each name among the calls of the document."""
        found: dict[str, int] = {}
        for call in self.document.findall(nodes.footnote_reference):
            if "refname" in call:
                found.setdefault(call["refname"], len(found))
        return found


def _put(places: list[nodes.footnote], notes: list[nodes.footnote]) -> None:
    """Put ``notes`` where ``places``, the same nodes, stand now."""
    slots = [(note.parent, note.parent.index(note)) for note in places]
    for (parent, index), note in zip(slots, notes, strict=True):
        parent[index] = note


def order_notes(app: Sphinx) -> None:
    """Register the transform, but for templates: they keep the source's order."""
    if app.builder.name != "gettext":
        app.add_transform(NotesInOrder)


def setup_notes(app: Sphinx) -> None:
    """Connect to the moment at which the builder is known."""
    app.connect("builder-inited", order_notes)
