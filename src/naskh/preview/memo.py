"""Parse no translation twice.

When one message of a chapter changes, Sphinx reads the chapter again and
parses every other translation as before.  Here the parser's results are kept,
as long as they have no ids: those are given out in order, once a reading.
Calls of notes get those of the source in any case.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docutils import nodes
from sphinx.transforms import i18n


@contextmanager
def kept_translations() -> Iterator[None]:
    """Let Sphinx take translations that it has parsed before from memory."""
    publish = i18n._publish_msgstr
    known: dict[tuple[str, str, int], nodes.Element] = {}

    def publish_once(
        source: str, source_path: str, source_line: int, **more: Any
    ) -> nodes.Element:
        key = (source, source_path, source_line)
        if key in known:
            return known[key].deepcopy()
        made: nodes.Element = publish(source, source_path, source_line, **more)
        if not any(map(_has_own_ids, made.findall(nodes.Element))):
            known[key] = made.deepcopy()
        return made

    i18n._publish_msgstr = publish_once
    try:
        yield
    finally:
        i18n._publish_msgstr = publish


def _has_own_ids(node: nodes.Element) -> bool:
    return bool(node["ids"]) and not isinstance(node, nodes.footnote_reference)
