"""The directive ``bars``: a chart that is a table.

The data are a CSV file beside the text.  The chart is a real table, with live
text that goes through the catalogs and numbers that can be read aloud; the
bar is drawn behind the number by CSS, filled or hollow, so that it holds in
grey print.  Time and amount run in the reading direction.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from docutils import nodes
from docutils.parsers.rst import directives

from naskh.book import row_of
from naskh.text.numbers import print_number
from naskh.theme.figures.data import number, one_of, read_rows
from naskh.theme.figures.nodes import FigureDirective

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx.util.typing import OptionSpec

COLUMNS: Final = ("label", "low", "high", "style")
DAY_COLUMNS: Final = ("label", "start", "end", "style")
#: What is printed instead of the number, such as "about :num:`150000`".
OPTIONAL: Final = ("shown",)
STYLES: Final = ("solid", "hollow", "none")


class Bar(NamedTuple):
    """One row: its label, its two values (equal for a single one), its look.

    The bar is drawn from ``start`` to ``high``.  The style ``none`` is a gap:
    nothing was counted, and ``shown`` says so.
    """

    label: str
    low: int
    high: int
    start: int
    style: str
    shown: str


class Bars(FigureDirective):
    """``.. bars:: data.csv`` with the caption as content.

    With the flag ``days``, the values are counted from two dates.
    """

    option_spec: ClassVar[OptionSpec] = {
        "name": directives.unchanged,
        "days": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Read the data and make the table."""
        reader = read_days if "days" in self.options else read_bars
        try:
            rows = self.read(self.arguments[0], reader)
        except ValueError as error:
            raise self.error(str(error)) from error
        table = self._table(rows)
        self.set_source_info(table)
        self.add_name(table)
        return [table]

    def _table(self, rows: list[Bar]) -> nodes.table:
        text = " ".join(self.content)
        inner, _ = self.state.inline_text(text, self.lineno)
        title = nodes.title(text, "", *inner)
        title.source, title.line = self.get_source_info()
        group = nodes.tgroup(cols=2)
        group += [nodes.colspec(colwidth=width) for width in (45, 55)]
        body = nodes.tbody()
        body += [self._row(row, max(bar.high for bar in rows)) for row in rows]
        group += body
        return nodes.table("", title, group, classes=["bars"])

    def _row(self, bar: Bar, most: int) -> nodes.row:
        drawn = nodes.inline("", "", classes=["bar", bar.style])
        drawn["share"] = (bar.start / most, bar.high / most)
        cells = [nodes.paragraph("", "", drawn, translatable=False)]
        if bar.shown:
            cells.append(self.paragraph(bar.shown, "num"))
        elif bar.style != "none":
            span = str(bar.low) if bar.low == bar.high else f"{bar.low}-{bar.high}"
            text = print_number(span, row_of(self.config))
            cells.append(self.printed(text, "num"))
        label = nodes.entry("", self.paragraph(bar.label))
        return nodes.row("", label, nodes.entry("", *cells))


def read_bars(file: Path) -> list[Bar]:
    """Read rows of two values.

    Raises :class:`ValueError`, with the line, for what is not a chart.
    """
    return _with_value(read_rows(file, COLUMNS, _read_bar, optional=OPTIONAL))


def read_days(file: Path) -> list[Bar]:
    """Read rows of two dates; count the days between them, and both days.

    Raises :class:`ValueError`, with the line, for what is not a chart.
    """
    return _with_value(read_rows(file, DAY_COLUMNS, _read_days, optional=OPTIONAL))


def _with_value(rows: list[Bar]) -> list[Bar]:
    if not max(bar.high for bar in rows):
        message = "expected a row with a value above zero"
        raise ValueError(message)
    return rows


def _read_bar(row: Mapping[str, str]) -> Bar:
    low, high = (number(row[end], int, "a whole number") for end in ("low", "high"))
    start = 0 if low == high else low
    return _bar(row, low, high, start)


def _read_days(row: Mapping[str, str]) -> Bar:
    days = (date.fromisoformat(row["end"]) - date.fromisoformat(row["start"])).days
    return _bar(row, days, days + 1, 0)


def _bar(row: Mapping[str, str], low: int, high: int, start: int) -> Bar:
    if not row["label"] or not 0 <= low <= high:
        message = f"expected a label and two values in order; found {low} and {high}"
        raise ValueError(message)
    style = one_of(row["style"], STYLES, "a style")
    return Bar(row["label"], low, high, start, style, row["shown"])


def style_of(node: nodes.Element) -> str:
    """Return the CSS that gives the bar ``node`` its place and length."""
    start, end = node["share"]
    return f"margin-inline-start: {start:.1%}; inline-size: {end - start:.1%}"
