"""The roles ``:date:`` and ``:num:``.

The source holds one date or number; each edition prints it in its language.
A translator may move it, and the gate sees to it that it is not changed.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from naskh.book import row_of
from naskh.errors import NaskhError, Problem
from naskh.text.calendars import Day, is_near
from naskh.text.dates import Wanted, parse, print_date
from naskh.text.numbers import print_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_LUNAR: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

#: Key of a document's metadata, which Sphinx merges after a parallel read.
REFUSED: Final = "naskh refused"

Result = tuple[list["Node"], list["system_message"]]


class DateRole(SphinxRole):
    """``:date:`1982-05-24```, printed in the calendars of the language."""

    def run(self) -> Result:
        """Print the date, or report what is wrong with it."""
        row = row_of(self.config)
        lunar = self.config.naskh_lunar_days
        calendars = self.config.naskh_calendars.get(row.code) or [row.calendar]
        try:
            wanted = parse(self.text, calendars[0])
            texts = [print_date(wanted, row, lunar)]
            if wanted.calendar == calendars[0] and not wanted.short:
                others = (wanted._replace(calendar=name) for name in calendars[1:])
                texts += [f"({print_date(other, row, lunar)})" for other in others]
        except ValueError as error:
            return _refuse(self, error)
        return [_date_node(self.rawtext, " ".join(texts), wanted)], []


class NumberRole(SphinxRole):
    """``:num:`150000```, printed in the language's digits and signs."""

    def run(self) -> Result:
        """Print the number, or report what is wrong with it."""
        try:
            text = print_number(self.text, row_of(self.config))
        except ValueError as error:
            return _refuse(self, error)
        return [nodes.inline(self.rawtext, text, classes=["num"])], []


def _date_node(rawtext: str, text: str, wanted: Wanted) -> nodes.inline:
    node = nodes.inline(rawtext, text, classes=["date"])
    if wanted.first == wanted.last:
        node["datetime"] = wanted.first
    return node


def _refuse(role: SphinxRole, error: ValueError) -> Result:
    """Keep ``error`` with the document; leave the text as typed.

    A translated paragraph is read twice, and its role is wrong both times.
    """
    source, line = role.get_source_info()
    file = Path(source.removesuffix(":<translated>"))
    problem = Problem("source", f"{role.name}: {error}", file, line)
    problems = role.env.metadata[role.env.docname].setdefault(REFUSED, [])
    if problem not in problems:
        problems.append(problem)
    return [nodes.problematic(role.rawtext, role.rawtext)], []


def stop_for_refused(_app: Sphinx, env: BuildEnvironment) -> None:
    """Stop, when every document is read, for the roles that were refused.

    Sphinx would go on after a warning, and would not repeat it in the next
    build.  Raises :class:`~naskh.errors.NaskhError` (``source``) with file
    and line of each.
    """
    problems = [
        problem
        for _, values in sorted(env.metadata.items())
        for problem in values.get(REFUSED, ())
    ]
    if problems:
        raise NaskhError(*problems)


def read_lunar_days(app: Sphinx, config: Config) -> None:
    """Read the lunar dates of the book; compare them with the arithmetic.

    Raises :class:`~naskh.errors.NaskhError` (``config``) with file and line.
    """
    config.naskh_lunar_days = {}
    if not config.naskh_lunar_dates:
        return
    file = Path(app.confdir) / config.naskh_lunar_dates
    if not file.is_file():
        raise NaskhError(
            Problem(
                "config",
                f"expected the lunar dates in {file}",
                Path(app.confdir) / "conf.py",
                hint="Mend naskh_lunar_dates.",
            )
        )
    found = dict(_lunar_rows(file))
    config.naskh_lunar_days = found


def _lunar_rows(file: Path) -> Iterator[tuple[date, Day]]:
    with file.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), 2):
            yield _lunar_row(file, number, row)


def _lunar_row(file: Path, number: int, row: Mapping[str, str]) -> tuple[date, Day]:
    match = _LUNAR.fullmatch(row.get("lunar", ""))
    try:
        day = date.fromisoformat(row.get("iso", ""))
    except ValueError:
        match = None
    if match is None:
        raise NaskhError(
            Problem(
                "config",
                "expected a line such as 1982-05-24,1402-08-01 below iso,lunar; "
                f"found {','.join(map(str, row.values()))}",
                file,
                number,
            )
        )
    lunar = Day(*map(int, match.groups()))
    if not is_near(day, lunar):
        raise NaskhError(
            Problem(
                "config",
                f"expected a lunar date within two days of {day.isoformat()}; "
                f"found {row['lunar']}",
                file,
                number,
                "Look the date up again.",
            )
        )
    return day, lunar


def setup_roles(app: Sphinx) -> None:
    """Register the roles, and read the book's lunar dates."""
    app.add_role("date", DateRole())
    app.add_role("num", NumberRole())
    app.add_config_value("naskh_lunar_days", {}, "")
    app.connect("config-inited", read_lunar_days, priority=920)
    app.connect("env-updated", stop_for_refused)
