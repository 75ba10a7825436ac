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
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from naskh.errors import NaskhError, Problem
from naskh.languages import language
from naskh.text.calendars import Day, is_near
from naskh.text.dates import Wanted, parse, print_date
from naskh.text.numbers import print_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

_LUNAR: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

Result = tuple[list["Node"], list["system_message"]]


class DateRole(SphinxRole):
    """``:date:`1982-05-24```, printed in the calendars of the language."""

    def run(self) -> Result:
        """Print the date, or report what is wrong with it."""
        row = language(self.config.language)
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
            text = print_number(self.text, language(self.config.language))
        except ValueError as error:
            return _refuse(self, error)
        return [nodes.inline(self.rawtext, text, classes=["num"])], []


def _date_node(rawtext: str, text: str, wanted: Wanted) -> nodes.inline:
    node = nodes.inline(rawtext, text, classes=["date"])
    if wanted.first == wanted.last:
        node["datetime"] = wanted.first
    return node


def _refuse(role: SphinxRole, error: ValueError) -> Result:
    """Report ``error`` at the place of ``role``; leave the text as typed."""
    logger.error("%s: %s", role.name, error, location=role.get_location(), type="naskh")
    return [nodes.problematic(role.rawtext, role.rawtext)], []


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
