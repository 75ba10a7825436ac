"""Tell which documents were renamed, by what they say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

#: The part of a document's text, by length, that makes it the same document.
_SAME: Final = 0.5


def find_renames(
    arrived: Mapping[str, Collection[str]], departed: Mapping[str, Collection[str]]
) -> dict[str, str]:
    """Return new name -> old name of the documents that are the same.

    Both mappings give the texts of a document by its name.  Half of the
    shorter document must be found in the other; the best pairs are made first,
    and no document is taken twice.
    """
    holders: dict[str, list[str]] = {}
    for old, texts in departed.items():
        for text in texts:
            holders.setdefault(text, []).append(old)
    pairs: list[tuple[float, str, str]] = []
    for new, texts in arrived.items():
        shared: dict[str, int] = {}
        for text in texts:
            for old in holders.get(text, ()):
                shared[old] = shared.get(old, 0) + len(text)
        for old, length in shared.items():
            share = length / max(1, min(_length(texts), _length(departed[old])))
            if share >= _SAME:
                pairs.append((-share * length, new, old))
    found: dict[str, str] = {}
    for _, new, old in sorted(pairs):
        if new not in found and old not in found.values():
            found[new] = old
    return found


def _length(texts: Collection[str]) -> int:
    return sum(map(len, texts))
