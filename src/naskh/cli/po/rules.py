"""``naskh po rules``: the table of rules, for a terminal or for the handbook."""

from __future__ import annotations

import argparse

from naskh.checks.po.handbook import page
from naskh.checks.po.table import RULES
from naskh.cli.table import render


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command to ``argparse``."""
    parser = commands.add_parser("rules", help="list the rules of naskh po check")
    parser.add_argument(
        "--markdown", action="store_true", help="print the page of the handbook"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the table."""
    if options.markdown:
        print(page(), end="")
        return 0
    rows = [
        (rule.id, rule.severity, " ".join(rule.languages) or "all", rule.text)
        for rule in RULES
    ]
    print(render(("rule", "severity", "languages", "what it wants"), rows))
    return 0
