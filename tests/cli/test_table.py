"""Tables for a terminal."""

from __future__ import annotations

from naskh.cli.table import render


def test_columns_line_up() -> None:
    """Words stand flush left, numbers flush right."""
    table = render(("name", "size"), [("one", "5 kB"), ("twenty", "1,000 kB")])

    assert table.splitlines() == [
        "name        size",
        "one         5 kB",
        "twenty  1,000 kB",
    ]
