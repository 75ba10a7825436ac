"""The editions of a book, each a different way out of the same read."""

from __future__ import annotations

from typing import Final, NamedTuple

from naskh.errors import fail


class Edition(NamedTuple):
    """One edition: its suffix (none for a folder) and what it is for.

    The name is also that of its Sphinx builder.
    """

    name: str
    suffix: str
    meaning: str


EDITIONS: Final[dict[str, Edition]] = {
    row.name: row
    for row in (
        Edition("html", "", "a book for the browser, read from disk"),
        Edition("epub", ".epub", "an EPUB 3 for phones and reading systems"),
        Edition("pdf", ".pdf", "a tagged A5 PDF for the screen and the printer"),
    )
}


def edition(name: str) -> Edition:
    """Return the edition of ``name``.

    Raises :class:`~naskh.errors.NaskhError` (``edition-unknown``).
    """
    try:
        return EDITIONS[name]
    except KeyError:
        raise fail(
            "edition-unknown",
            f"expected one of the editions {', '.join(EDITIONS)}; found {name!r}",
        ) from None
