"""A preview of the tiny book, in this process or served over loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from naskh.book import Book
from naskh.preview.server import PreviewServer
from naskh.preview.session import Session, open_session

#: The catalog of the chapter with everything in it.
RIVER = Path("LC_MESSAGES", "parts", "river.po")
PAGE = "parts/river.html"


class Answer(NamedTuple):
    """What the server said."""

    status: int
    headers: dict[str, str]
    text: str


class Served:
    """A preview that is being served, and a client of it."""

    def __init__(self, session: Session, server: PreviewServer) -> None:
        """Know both ends."""
        self.session = session
        self.server = server

    @property
    def port(self) -> int:
        """The port of this machine."""
        return int(self.server.server_address[1])

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for ``path`` as it is written, without tidying it."""
        request = Request(
            self.server.address + path.removeprefix("/"), method=method, headers=headers
        )
        try:
            with urlopen(request, timeout=30) as found:
                text = found.read().decode("utf-8", "replace")
                return Answer(found.status, dict(found.headers), text)
        except HTTPError as error:
            with error:
                text = error.read().decode("utf-8", "replace")
                return Answer(error.code, dict(error.headers), text)

    def data(self, name: str) -> Any:
        """Return what the panel gets."""
        return json.loads(self.ask(f"/_preview/{name}").text)


@contextmanager
def serve(book: Path, code: str) -> Iterator[Served]:
    """Provide the preview of ``book`` in ``code``, served on a free port."""
    with (
        open_session(Book.open(book), code) as session,
        PreviewServer(session, 0) as server,
    ):
        session.start()
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Served(session, server)
        finally:
            server.is_closing = True
            server.shutdown()
            thread.join()


def edit(path: Path, old: str, new: str) -> None:
    """Change a file as an editor would."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def catalog(tiny: Path, code: str) -> Path:
    """Provide the catalog of the chapter in each language of the book."""
    return tiny / "locale" / code / RIVER


@pytest.fixture
def spoilt(tiny: Path, catalog: Path) -> Path:
    """Provide the tiny book with a passage in every state, in each language."""
    edit(
        catalog,
        'msgid "One thing."',
        '# Is this right?\n#. Keep it short.\n#, fuzzy\n#| msgid "A thing."\n'
        'msgid "One thing."',
    )
    text = catalog.read_text(encoding="utf-8")
    blocks = text.split("\n\n")
    for place, block in enumerate(blocks):
        if block.startswith('msgid "And a second'):
            blocks[place] = 'msgid "And a second paragraph."\nmsgstr ""'
        elif block.startswith('msgid "Not to scale'):
            blocks[place] = 'msgid "Not to scale."\nmsgstr "``x``."'
        elif block.startswith('msgid "The other side'):
            blocks[place] = 'msgid "Something else."\nmsgstr ""'
    catalog.write_text("\n\n".join(blocks), encoding="utf-8")
    return tiny
