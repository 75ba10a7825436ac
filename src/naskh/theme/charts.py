"""The directive ``bars``: a chart that is a table.

The data are a CSV file beside the text.  The chart is a real table, with live
text that goes through the catalogs and numbers that can be read aloud; the
bar is drawn behind the number by CSS, filled or hollow, so that it holds in
grey print.  Time and amount run in the reading direction.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from naskh.book import row_of
from naskh.text.numbers import print_number

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import OptionSpec

COLUMNS: Final = ("label", "low", "high", "style")
STYLES: Final = ("solid", "hollow", "none")


class Bar(NamedTuple):
    """One row: its label, its two ends (equal for a single value), its look.

    The style ``none`` is a gap: nothing was counted, and the label says so.
    """

    label: str
    low: int
    high: int
    style: str


class Bars(SphinxDirective):
    """``.. bars:: data.csv`` with the caption as content."""

    has_content = True
    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {"name": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Read the data and make the table."""
        _, path = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(path)
        try:
            rows = read_bars(Path(path))
        except (OSError, ValueError) as error:
            raise self.error(f"{self.arguments[0]}: {error}") from error
        table = self._table(rows)
        self.set_source_info(table)
        self.add_name(table)
        return [table]

    def _table(self, rows: list[Bar]) -> nodes.table:
        inner, _ = self.state.inline_text(" ".join(self.content), self.lineno)
        title = nodes.title(" ".join(self.content), "", *inner)
        title.source, title.line = self.get_source_info()
        group = nodes.tgroup(cols=2)
        group += [nodes.colspec(colwidth=width) for width in (45, 55)]
        body = nodes.tbody()
        body += [self._row(row, max(bar.high for bar in rows)) for row in rows]
        group += body
        return nodes.table("", title, group, classes=["bars"])

    def _row(self, bar: Bar, most: int) -> nodes.row:
        label = nodes.paragraph(bar.label, bar.label)
        label.source, label.line = self.get_source_info()
        row = row_of(self.config)
        span = str(bar.low) if bar.low == bar.high else f"{bar.low}-{bar.high}"
        value = nodes.inline("", print_number(span, row), classes=["num"])
        drawn = nodes.inline("", "", classes=["bar", bar.style])
        drawn["share"] = (bar.low / most, bar.high / most)
        shown = [drawn] if bar.style == "none" else [drawn, value]
        cell = nodes.paragraph("", "", *shown)
        cell["translatable"] = False
        return nodes.row("", nodes.entry("", label), nodes.entry("", cell))


def read_bars(file: Path) -> list[Bar]:
    """Read the rows of ``file``.

    Raises :class:`ValueError`, with the line, for what is not a chart.
    """
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            message = f"line 1: expected the columns {', '.join(COLUMNS)}"
            raise ValueError(message)
        rows = [_read_row(number, row) for number, row in enumerate(reader, 2)]
    if not rows or not max(bar.high for bar in rows):
        message = "expected a row with a value above zero"
        raise ValueError(message)
    return rows


def _read_row(number: int, row: dict[str, str]) -> Bar:
    try:
        bar = Bar(row["label"], int(row["low"]), int(row["high"]), row["style"])
    except (TypeError, ValueError):
        bar = None
    if bar is None or bar.style not in STYLES or not 0 <= bar.low <= bar.high:
        message = (
            f"line {number}: expected a label, two whole numbers in order and a "
            f"style of {', '.join(STYLES)}; found {', '.join(map(str, row.values()))}"
        )
        raise ValueError(message)
    return bar


def style_of(node: nodes.Element) -> str:
    """Return the CSS that gives the bar ``node`` its place and length."""
    low, high = node["share"]
    start = 0.0 if low == high else low
    return f"margin-inline-start: {start:.1%}; inline-size: {high - start:.1%}"


def setup_charts(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("bars", Bars)
