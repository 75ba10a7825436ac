"""Run a command and turn how it ends into an exit code."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Final

from naskh import __version__
from naskh.cli import build, po
from naskh.cli.problems import show_problems
from naskh.errors import NaskhError

#: exit code -> what it says
EXIT_CODES: Final = {
    0: "done",
    1: "findings",
    2: "wrong usage",
    3: "a known error, with file and line",
    4: "a fault of Naskh itself",
    130: "interrupted",
    141: "the reader of the output went away",
}

COMMANDS: Final = (build, po)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``naskh`` with ``arguments``; return the exit code."""
    parser = argparse.ArgumentParser(prog="naskh", description="Build books.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_command(commands)
    options = parser.parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except NaskhError as error:
        show_problems(error.problems)
        return 3
    except BrokenPipeError:
        # Python writes what is left when it ends, and would fail once more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        print("naskh: interrupted", file=sys.stderr)
        return 130
    except Exception:
        traceback.print_exc()
        print("naskh: this is a fault of Naskh; please report it", file=sys.stderr)
        return 4
