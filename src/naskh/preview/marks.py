"""Which message every passage comes from.

Sphinx swaps the text of a node when it translates it and leaves the node
itself, so an attribute set just before stays to the end.  Messages are taken
with the functions that Sphinx itself takes them with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import docname_to_domain
from sphinx.util.index_entries import split_index_msg
from sphinx.util.nodes import (
    LITERAL_TYPE_NODES,
    extract_messages,
    get_node_line,
    traverse_translatable_index,
)

from naskh.catalogs.spine import reading_order
from naskh.preview.desk import DONE, STATES, Desk, View
from naskh.preview.numbers import Number

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: The attribute of a node: (document, place of the message there) of each.
MESSAGES: Final = "po"


@dataclass(frozen=True)
class Message:
    """A message where the text uses it first: its kind, the source's line."""

    msgid: str
    kind: str
    line: int


class MarkMessages(SphinxTransform):
    """Note the messages of a document, and of each node those it shows."""

    default_priority = 16  # before sphinx.transforms.i18n.Locale

    def apply(self, **_: Any) -> None:
        """Mark the nodes and keep the list in the environment."""
        found: dict[str, Message] = {}
        places: dict[str, int] = {}
        name = self.env.docname
        for node, msgid in _messages(self.document):
            place = places.setdefault(msgid, len(places) + 1)
            found.setdefault(msgid, Message(msgid, _kind(node, msgid), _line(node)))
            if not isinstance(node, addnodes.index):
                node[MESSAGES] = [*node.get(MESSAGES, ()), (name, place)]
        messages_of(self.env)[name] = tuple(found.values())


def messages_of(env: BuildEnvironment) -> dict[str, tuple[Message, ...]]:
    """Return the messages of each document read, in their order."""
    if not hasattr(env, "naskh_messages"):
        env.naskh_messages = {}  # type: ignore[attr-defined]
    found: dict[str, tuple[Message, ...]] = env.naskh_messages  # type: ignore[attr-defined]
    return found


def _messages(document: nodes.document) -> Iterator[tuple[nodes.Element, str]]:
    yield from extract_messages(document)
    for node, entries in traverse_translatable_index(document):
        for kind, value, *_ in entries:
            for part in split_index_msg(kind, value):
                yield node, part


def _kind(node: nodes.Element, msgid: str) -> str:
    kinds: tuple[tuple[type[nodes.Node] | tuple[type[nodes.Node], ...], str], ...] = (
        (addnodes.index, "index"),
        (addnodes.toctree, "contents"),
        (nodes.title, "title"),
        (nodes.image, "picture"),
        (nodes.meta, "meta"),
        (LITERAL_TYPE_NODES, "listing"),
    )
    return next((kind for types, kind in kinds if isinstance(node, types)), "text")


def _line(node: nodes.Element) -> int:
    try:
        return int(get_node_line(node))
    except ValueError:
        return 1


class Marks:
    """What a builder asks: the numbers of a node, and how a message stands."""

    def __init__(self, app: Sphinx, desk: Desk) -> None:
        """Join the messages that ``app`` reads with the catalogs of ``desk``."""
        self.app = app
        self.desk = desk
        self.documents: dict[str, int] = {}
        self._captions: dict[str, tuple[str, int]] = {}

    def domains(self) -> dict[str, str]:
        """Return the domain of each document that the source has now."""
        config = self.app.config
        names = self.app.project.discover(
            config.exclude_patterns, config.include_patterns
        )
        compact = config.gettext_compact
        return {name: docname_to_domain(name, compact) for name in sorted(names)}

    def count(self) -> None:
        """Count the documents anew, after the source has been read."""
        config = self.app.config
        names = reading_order(
            Path(self.app.srcdir), messages_of(self.app.env), config.root_doc
        )
        self.documents = {name: place for place, name in enumerate(names, 1)}
        self._captions = {
            message.msgid: (name, place)
            for name in reversed(names)
            for place, message in enumerate(messages_of(self.app.env)[name], 1)
            if message.kind == "contents"
        }

    def messages(self, document: str) -> Iterator[tuple[Number, Message, View]]:
        """Yield number, message and state of every message of ``document``."""
        domain = docname_to_domain(document, self.app.config.gettext_compact)
        for place, message in enumerate(messages_of(self.app.env)[document], 1):
            number = Number(self.documents[document], place)
            yield number, message, self.desk.view(domain, message.msgid)

    def of(self, node: nodes.Element) -> tuple[list[Number], str]:
        """Return the numbers of the messages of ``node``, and the worst state."""
        keys = node.get(MESSAGES) or []
        if not keys and isinstance(node, nodes.title) and node.rawsource:
            # the caption of a part, in the contents
            is_caption = isinstance(node.parent, addnodes.compact_paragraph)
            caption = self._captions.get(node.rawsource) if is_caption else None
            keys = [caption] if caption else []
        keys = [key for key in keys if key[0] in self.documents]
        states = [self._state(*key) for key in keys]
        numbers = [Number(self.documents[name], place) for name, place in keys]
        return numbers, max(states, key=STATES.index, default="source")

    def _state(self, document: str, place: int) -> str:
        domain = docname_to_domain(document, self.app.config.gettext_compact)
        message = messages_of(self.app.env)[document][place - 1]
        return self.desk.view(domain, message.msgid).state


def needs_work(state: str) -> bool:
    """Say whether a passage in ``state`` waits for its translator."""
    return state not in DONE
