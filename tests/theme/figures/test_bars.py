"""Charts that are tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from naskh.theme.figures.bars import read_bars
from tests.conftest import naskh
from tests.readers import Epub, Html, Pdf, letters

DATA = (
    'label,low,high,style\n"First count",50,100,hollow\n'
    "None,0,0,none\nLater,200,200,solid\n"
)
CHART = "\n.. bars:: ../people.csv\n   :name: fig-people\n\n   Counts, by year\n"


def _add_chart(book: Path, data: str = DATA) -> None:
    (book / "docs" / "people.csv").write_text(data)
    page = book / "docs" / "parts" / "words.rst"
    page.write_text(page.read_text() + CHART)


def test_chart_in_every_edition(tiny: Path, code: str) -> None:
    """Labels go through the catalogs; numbers are the language's; bars have length."""
    _add_chart(tiny)
    catalog = tiny / "locale" / code / "LC_MESSAGES" / "parts" / "words.po"
    words = {"en": "", "fa": "شمارش نخست", "ar": "العدّ الأول"}
    entry = f'\nmsgid "First count"\nmsgstr "{words[code]}"\n'
    catalog.write_text(catalog.read_text() + entry)
    done = naskh("build", "--languages", code, cwd=tiny)
    assert done.code == 0, done.error
    folder = tiny / "dist" / code
    html = Html(folder / "parts" / "words.html")
    numbers = {
        "en": ("50–100", "200"),
        "fa": ("۵۰ تا ۱۰۰", "۲۰۰"),
        "ar": ("٥٠–١٠٠", "٢٠٠"),
    }
    bars = [
        span for span in html.all("span") if span.get("class", "").startswith("bar ")
    ]

    assert (words[code] or "First count") in html.text
    for number in numbers[code]:
        assert number in html.text
        assert letters(number) in letters(Pdf(folder / f"tiny-{code}.pdf").text())
    assert [bar["style"] for bar in bars] == [
        "margin-inline-start: 25.0%; inline-size: 25.0%",
        "margin-inline-start: 0.0%; inline-size: 0.0%",
        "margin-inline-start: 0.0%; inline-size: 100.0%",
    ]
    document = Epub(folder / f"tiny-{code}.epub").xml("parts/words.xhtml")
    assert len(document.findall(".//{*}span[@aria-hidden='true']")) == 3


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("a,b\n1,2\n", "line 1: expected the columns"),
        ("label,low,high,style\nA,5,1,solid\n", "line 2: expected a label"),
        ("label,low,high,style\nA,1,x,solid\n", "line 2: expected a whole number"),
        ("label,low,high,style\nA,1,2,striped\n", "solid, hollow, none"),
        ("label,low,high,style\nA,0,0,none\n", "a value above zero"),
    ],
)
def test_bad_data(tmp_path: Path, data: str, expected: str) -> None:
    """Data that are not a chart are refused with their line."""
    file = tmp_path / "data.csv"
    file.write_text(data)

    with pytest.raises(ValueError, match=expected):
        read_bars(file)


def test_bad_data_stops_the_build(tiny: Path) -> None:
    """The build names the file that draws the chart, and the data's line."""
    _add_chart(tiny, "label,low,high,style\nA,5,1,solid\n")
    done = naskh("build", "--languages", "fa", "--editions", "html", cwd=tiny)

    assert done.code == 3
    assert "words.rst:21:" in done.error
    assert "line 2" in done.error
