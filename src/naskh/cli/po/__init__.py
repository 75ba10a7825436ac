"""``naskh po``: what translators do with catalogs, one module a command."""

from __future__ import annotations

import argparse
from types import ModuleType
from typing import Final

from naskh.cli.po import (
    add,
    check,
    export,
    import_,
    mark,
    preview,
    proof,
    review,
    rules,
    stats,
    update,
)

#: Modules of the commands, each with ``add_command(commands)``.
COMMANDS: Final[tuple[ModuleType, ...]] = (
    update,
    add,
    check,
    rules,
    stats,
    preview,
    proof,
    mark,
    review,
    export,
    import_,
)


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe ``naskh po`` and all its commands to ``argparse``."""
    parser = commands.add_parser("po", help="work on the catalogs of translations")
    inner = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_command(inner)
