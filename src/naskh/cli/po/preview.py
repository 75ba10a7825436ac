"""``naskh po preview``: see a translation in its pages while it is written."""

from __future__ import annotations

import argparse
import signal
import threading
import webbrowser
from typing import Final

from naskh.cli.options import add_book, open_book
from naskh.cli.problems import show_problems
from naskh.preview.server import PreviewServer
from naskh.preview.session import Session, Update, open_session
from naskh.preview.watch import snapshot, watch

PORT: Final = 8765


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command to ``argparse``."""
    parser = commands.add_parser(
        "preview", help="see a translation in its pages while it is written"
    )
    add_book(parser)
    parser.add_argument("language", help="such as fa")
    parser.add_argument(
        "--port", type=int, default=PORT, help=f"of this machine (default: {PORT})"
    )
    parser.add_argument("--open", action="store_true", help="open a browser as well")
    parser.add_argument("-q", "--quiet", action="store_true", help="say the least")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve the pages until the command is interrupted."""
    # a shell starts a command in the background deaf to Ctrl-C
    signal.signal(signal.SIGINT, signal.default_int_handler)
    book = open_book(options)
    stop = threading.Event()
    folders = [book.source, *book.locale_dirs]
    with (
        open_session(book, options.language) as session,
        PreviewServer(session, options.port) as server,
    ):
        seen = snapshot(folders)
        _show(session.start(), quiet=options.quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        print(f"{server.address}  (Ctrl-C ends the preview)", flush=True)
        if options.open:
            webbrowser.open(server.address)
        try:
            watch(
                folders,
                seen,
                lambda: _follow(session, quiet=options.quiet),
                stop,
            )
        finally:
            server.is_closing = True
            server.shutdown()
    return 0


def _follow(session: Session, *, quiet: bool) -> None:
    update = session.update()
    if update:
        _show(update, quiet=quiet)


def _show(update: Update, *, quiet: bool) -> None:
    """Print what was read, how long it took, and everything that is wrong."""
    show_problems(update.problems)
    if quiet:
        return
    for warning in update.warnings:
        print(warning, flush=True)
    names = ", ".join(update.documents[:3])
    more = f" and {len(update.documents) - 3} more" if len(update.documents) > 3 else ""
    print(f"{update.seconds:5.2f} s  {names or 'marks'}{more}", flush=True)
