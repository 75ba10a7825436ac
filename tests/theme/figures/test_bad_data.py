"""What is wrong in a figure's data is an error with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from naskh.theme.figures.bars import read_days
from tests.conftest import sphinx_build
from tests.theme.figures.book import DATA, PAGE, add_figures


def _build(book: Path) -> str:
    """Build the HTML as the author would, and return what went wrong."""
    done = sphinx_build("-q", "-b", "html", "-c", ".", "docs", "out", cwd=book)
    return done.error


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("places.csv", "id,lat", "name,lat", "line 1: expected the columns id, lat"),
        ("places.csv", "30.6,48.0", "north,48.0", "line 4: expected degrees north"),
        ("places.csv", ",bend,", ",hill,", "line 4: expected a kind out of city"),
        ("places.csv", "bend,n", "bend,up", "line 4: expected a side out of n"),
        ("places.csv", "ford,", "Eastport,", "line 4: expected a name of its own"),
        ("lines.csv", "> ford >", "> Nowhere >", "line 2: expected the name of a"),
        ("lines.csv", ",dashed,", ",wavy,", "line 3: expected a style out of thick"),
        ("lines.csv", ",dashed,", ",dashed", "line 3: expected as many values as"),
        ("moves.csv", "Westport > ford", "Westport", "line 2: expected a course of"),
        ("moves.csv", "An arrow runs east.", "", "expected a description of 'First"),
        ("events.csv", "1980-10-26", "1980-10-32", "line 3: "),
        ("events.csv", "1980-11-24", "1979-11-24", "line 4: expected a day not before"),
        ("copies.csv", ",hollow", ",dotted", "line 3: expected a style out of solid"),
        ("copies.csv", ",News,", ",,", "line 3: expected a row, a text and an account"),
    ],
)
def test_bad_data(tiny: Path, file: str, old: str, new: str, expected: str) -> None:
    """The message names the page and its line, the data file and its line."""
    add_figures(tiny)
    data = tiny / "docs" / file
    assert old in DATA[file]
    data.write_text(DATA[file].replace(old, new, 1))
    error = _build(tiny)

    assert "words.rst:" in error
    assert expected in error
    assert f"../{file}: line" in error or file == "moves.csv"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("../lines.csv", "../none.csv", "../none.csv"),
        ("thick: water", "thin line: water", "expected in the key a style"),
        ("   :alt: A river runs from west to east.\n", "", "expected the option alt"),
        ("   :key:", "   :area: 1 2 3\n   :key:", "area: expected south, west"),
        (":to: 1980-11-30", ":to: 1970-11-30", "expected a time that runs forward"),
        (":to: 1980-11-30", ":to: soon", "expected the options from and to"),
        (":from: 1980-09-01", ":from: 1980-11-25", "expected an event in this time"),
    ],
)
def test_bad_options(tiny: Path, old: str, new: str, expected: str) -> None:
    """An option that cannot be used is an error at the directive."""
    add_figures(tiny)
    page = tiny / "docs" / "parts" / "words.rst"
    assert old in PAGE
    page.write_text(page.read_text().replace(old, new, 1))
    error = _build(tiny)

    assert "words.rst:" in error
    assert expected in error


def test_days_are_counted(tmp_path: Path) -> None:
    """Two dates make the difference, and the count of both days."""
    file = tmp_path / "days.csv"
    file.write_text("label,start,end,style\nDefence,1980-09-22,1980-10-26,solid\n")
    (bar,) = read_days(file)

    assert (bar.low, bar.high, bar.start) == (34, 35, 0)


def test_days_that_run_backwards(tmp_path: Path) -> None:
    """An end before the start is refused with its line."""
    file = tmp_path / "days.csv"
    file.write_text("label,start,end,style\nDefence,1980-10-26,1980-09-22,solid\n")

    with pytest.raises(ValueError, match="line 2: expected a label and two values"):
        read_days(file)
