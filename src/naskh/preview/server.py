"""Serve a preview to this machine alone.

The server listens on the loopback interface, and a name that a foreign page
has pointed there (DNS rebinding) is turned away by its ``Host`` header.  It
only reads: nothing but GET, nothing outside the folder of the preview, no
listings.  The pages may load nothing from anywhere else and run no script but
the preview's (Content Security Policy Level 3).
"""

from __future__ import annotations

import json
import mimetypes
import posixpath
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from naskh.errors import NaskhError, fail

if TYPE_CHECKING:
    from naskh.preview.session import Session

HOST: Final = "127.0.0.1"
#: Below this path is what the panel asks for.
DATA: Final = "/_preview/"
#: A silent connection says after so many seconds that it lives.
HEARTBEAT: Final = 15.0

_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        # the bars of charts
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
#: Not every system knows these.
_TYPES: Final = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


class PreviewServer(ThreadingHTTPServer):
    """Serves ``session`` on ``port`` of the loopback interface; 0 is any port.

    Raises :class:`~naskh.errors.NaskhError` (``port-taken``).
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, session: Session, port: int) -> None:
        """Bind the port; ``serve_forever`` answers."""
        self.session = session
        self.is_closing = False
        try:
            super().__init__((HOST, port), _Handler)
        except (OSError, OverflowError) as error:
            raise fail(
                "port-taken",
                f"expected port {port} of this machine to be free, found: {error}",
                hint="Choose another with --port, or let --port 0 find one.",
            ) from error

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"http://{HOST}:{self.server_address[1]}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has gone away."""


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version = "naskh"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a page, a file or data of the panel."""
        self.close_connection = True
        port = self.server.server_address[1]
        names = {f"{name}:{port}" for name in (HOST, "localhost", "[::1]")}
        if self.headers.get_all("Host", []) not in [[name] for name in names]:
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
            return
        url = urlsplit(self.path)
        if not self.path.startswith("/") or url.netloc:
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        path = unquote(url.path)
        if path.startswith(DATA):
            self._answer(path.removeprefix(DATA), parse_qs(url.query))
        else:
            self._serve(path)

    def send_error(
        self, code: int, message: str | None = None, explain: str | None = None
    ) -> None:
        """Refuse what the library refuses; it has no method here but GET."""
        if code == HTTPStatus.NOT_IMPLEMENTED:
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, Allow="GET")
        else:
            self._refuse(HTTPStatus(code))

    def log_message(self, *_: Any) -> None:
        """Keep the terminal for what concerns the translator."""

    def _serve(self, path: str) -> None:
        relative = _clean(path)
        try:
            data = None if relative is None else self.server.session.page(relative)
        except NaskhError as error:
            text = str(error).encode()
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain", text)
            return
        if data is None or relative is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        suffix = posixpath.splitext(relative)[1].lower()
        kind = _TYPES.get(suffix) or mimetypes.guess_type(relative)[0]
        self._send(HTTPStatus.OK, kind or "application/octet-stream", data)

    def _answer(self, name: str, query: dict[str, list[str]]) -> None:
        if name == "events":
            self._tell(_integer(query.get("since", ["0"])[0]))
        elif name == "book.json":
            self._send_json(self.server.session.overview())
        else:
            number = name.removeprefix("messages/").removesuffix(".json")
            is_named = name == f"messages/{number}.json"
            rows = self.server.session.messages(_integer(number)) if is_named else None
            if rows is None:
                self._refuse(HTTPStatus.NOT_FOUND)
            else:
                self._send_json(rows)

    def _tell(self, version: int) -> None:
        """Send an event when there is something new (HTML, section 9.2)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        for header, value in _HEADERS.items():
            self.send_header(header, value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"retry: 1000\n\n")
        while not self.server.is_closing:
            now = self.server.session.wait(version, HEARTBEAT)
            line = ": still here\n\n" if now == version else f"data: {now}\n\n"
            version = now
            self.wfile.write(line.encode())
            self.wfile.flush()

    def _send_json(self, value: object) -> None:
        data = json.dumps(value, ensure_ascii=False).encode()
        self._send(HTTPStatus.OK, "application/json", data)

    def _refuse(self, status: HTTPStatus, **headers: str) -> None:
        text = f"{status.value} {status.phrase}\n".encode()
        self._send(status, "text/plain", text, **headers)

    def _send(self, status: HTTPStatus, kind: str, data: bytes, **headers: str) -> None:
        is_text = kind.startswith("text/") or kind == "application/json"
        self.close_connection = True
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        for header, value in {**_HEADERS, **headers}.items():
            self.send_header(header, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


def _clean(path: str) -> str | None:
    """Return ``path`` as a relative name, or None if it is no plain one."""
    name = path.removeprefix("/") or "index.html"
    parts = name.split("/")
    is_odd = any(part in ("", ".", "..") for part in parts)
    has_signs = any(sign in name for sign in "\\:") or not name.isprintable()
    return None if is_odd or has_signs else name


def _integer(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
