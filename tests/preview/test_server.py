"""The server: this machine alone, reading alone, from one folder alone."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from naskh.errors import NaskhError
from naskh.preview.server import PreviewServer
from tests.preview.conftest import PAGE, RIVER, Served, edit, serve


@pytest.fixture
def served(tiny: Path) -> Iterator[Served]:
    """Provide the Persian preview of the tiny book."""
    with serve(tiny, "fa") as found:
        yield found


def raw(served: Served, head: str) -> str:
    """Send ``head`` as it is; return the first line of the answer."""
    with socket.create_connection(("127.0.0.1", served.port), 10) as line:
        line.sendall(head.encode())
        return line.makefile("rb").readline().decode().strip()


def test_page_is_sealed(served: Served) -> None:
    """Nothing from elsewhere, no script in the page, nothing kept."""
    for path in ("", PAGE, "_static/preview.js", "_preview/book.json", "nowhere"):
        headers = served.ask(path).headers
        policy = dict(
            part.split(" ", 1)
            for part in headers["Content-Security-Policy"].split("; ")
        )

        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in headers
    page = served.ask(PAGE).text
    assert "://" not in page.replace("http://www.w3.org", "")
    assert "<script>" not in page


def test_only_loopback_is_listened_on(served: Served) -> None:
    """The socket is bound to this machine's own address."""
    assert served.server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "0.0.0.0:{port}",
    ],
)
def test_foreign_host_is_turned_away(served: Served, host: str) -> None:
    """A name that was pointed to this machine gets nothing (DNS rebinding)."""
    port = served.port
    for path in (PAGE, "_preview/book.json", "_preview/events"):
        assert served.ask(path, Host=host.format(port=port)).status == 421
    assert served.ask(PAGE, Host=f"localhost:{port}").status == 200


def test_host_must_come_once(served: Served) -> None:
    """No host, or two, are refused like a wrong one."""
    port = served.port
    good = f"Host: 127.0.0.1:{port}\r\n"

    assert " 421 " in raw(served, "GET / HTTP/1.1\r\n\r\n")
    assert " 421 " in raw(served, f"GET / HTTP/1.1\r\n{good}Host: evil.example\r\n\r\n")
    assert " 200 " in raw(served, f"GET / HTTP/1.1\r\n{good}\r\n")
    assert " 400 " in raw(served, f"GET http://evil.example/ HTTP/1.1\r\n{good}\r\n")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "X"])
def test_nothing_but_get(served: Served, method: str) -> None:
    """Every other method is refused, without an effect."""
    answer = served.ask(PAGE, method)

    assert answer.status == 405
    assert answer.headers["Allow"] == "GET"
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/../read/environment.pickle",
        "/%2e%2e/read/environment.pickle",
        "/..%2fread%2fenvironment.pickle",
        "/_static/../../read/environment.pickle",
        "/_static/..%5c..%5cread%5cenvironment.pickle",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/_static/",
        "/_static",
        "/parts/",
        "/index.html%00",
        "/_preview/messages/../book.json",
        "/_preview/messages/99.json",
        "/_preview/messages/%D9%A2.json",
        "/_preview/",
        "/link.html",
    ],
)
def test_no_way_out_of_the_folder(served: Served, path: str) -> None:
    """No way up, no listing, no link that leads out; only files are served."""
    out = Path(served.session.app.outdir)
    assert (out.parent / "read").is_dir()
    (out / "link.html").symlink_to(served.session.book.root / "conf.py")
    client = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    client.request("GET", path)
    answer = client.getresponse()

    assert answer.status == 404
    assert b"naskh_" not in answer.read()
    client.close()


def test_event_comes_after_a_change(served: Served, tiny: Path) -> None:
    """A page that waits hears of the change that came after it."""
    client = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    client.request("GET", f"/_preview/events?since={served.session.version}")
    events = client.getresponse()
    assert events.getheader("Content-Type") == "text/event-stream"
    edit(tiny / "locale" / "fa" / RIVER, "یک چیز.", "یک چیز دیگر.")
    served.session.update()
    lines = iter(lambda: events.fp.readline().decode().strip(), None)

    assert next(line for line in lines if line.startswith("data:")) == "data: 2"
    assert "یک چیز دیگر." in served.ask(PAGE).text
    assert '<html data-preview="2" ' in served.ask(PAGE).text
    client.close()


def test_event_comes_at_once_to_a_page_that_is_old(served: Served, tiny: Path) -> None:
    """A change between the page and its connection is not lost."""
    edit(tiny / "locale" / "fa" / RIVER, "یک چیز.", "یک چیز دیگر.")
    served.session.update()
    client = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    client.request("GET", "/_preview/events?since=1")
    events = client.getresponse()
    lines = iter(lambda: events.fp.readline().decode().strip(), None)

    assert next(line for line in lines if line.startswith("data:")) == "data: 2"
    client.close()


def test_port_that_is_taken(served: Served) -> None:
    """Says which port, and what to do."""
    port = served.port
    with pytest.raises(NaskhError) as caught:
        PreviewServer(served.session, port)

    assert caught.value.problems[0].code == "port-taken"
    assert str(port) in caught.value.problems[0].message
