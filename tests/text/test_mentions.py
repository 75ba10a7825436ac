"""Month names: both at first mention, then one."""

from __future__ import annotations

from pathlib import Path

import pytest

from naskh.languages import LANGUAGES
from naskh.text.mentions import introduce_months
from tests.conftest import naskh
from tests.readers import Epub, Html, Pdf

SOURCE = """
From :date:`1982-04-30` to :date:`1982-05-24`.\\ [#day]_

.. list-table::

   * - :date:`1982-05-22/1982-05-24`
   * - :date:`1982-03`

.. [#day] On :date:`1982-03-22`.
"""
MESSAGES = """
msgid "From :date:`1982-04-30` to :date:`1982-05-24`.\\\\ [#day]_"
msgstr "حتى :date:`1982-05-24` منذ :date:`1982-04-30`.\\\\ [#day]_"

msgid "On :date:`1982-03-22`."
msgstr "في :date:`1982-03-22`."
"""
DATES = {
    "en": ["30 April 1982", "24 May 1982", "22–24 May 1982", "March 1982"],
    "fa": ["۱۰ اردیبهشت ۱۳۶۱", "۳ خرداد ۱۳۶۱", "۱ تا ۳ خرداد ۱۳۶۱"],
    "ar": [
        "٢٤ أيار/مايو ١٩٨٢",
        "٣٠ نيسان/أبريل ١٩٨٢",
        "٢٢–٢٤ أيار ١٩٨٢",
        "آذار/مارس ١٩٨٢",
        "٢٢ آذار ١٩٨٢",
    ],
}


def _write(book: Path) -> None:
    page = book / "docs" / "parts" / "words.rst"
    page.write_text(page.read_text() + SOURCE)
    for code in ("fa", "ar"):
        catalog = book / "locale" / code / "LC_MESSAGES" / "parts" / "words.po"
        text = MESSAGES
        if code == "fa":
            text = text.replace("حتى", "تا").replace("منذ", "از").replace("في", "در")
        catalog.write_text(catalog.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_in_reading_order(tiny: Path, code: str) -> None:
    """Each edition introduces a month where the translation first names it."""
    _write(tiny)
    done = naskh("build", "--languages", code, cwd=tiny)
    assert done.code == 0, done.error
    dist = tiny / "dist" / code
    page = Epub(dist / f"tiny-{code}.epub").xml("parts/words.xhtml")
    editions = [
        Html(dist / "parts" / "words.html").text,
        "".join(page.itertext()),
        Pdf(dist / f"tiny-{code}.pdf").text(),
    ]

    for text in editions[:2]:
        places = [text.find(date) for date in DATES[code]]
        assert -1 not in places
        assert code == "fa" or code == "en" or places == sorted(places)
    for text in editions:
        assert text.count("/") == sum("/" in date for date in DATES[code])
    assert Html(dist / "parts" / "words.html").all("time", datetime="1982-05-24")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("٢٢ أيار ١٩٨٢", "٢٢ أيار/مايو ١٩٨٢"),
        ("٢ أيار ١٩٨١ – ٣ أيار ١٩٨٢", "٢ أيار/مايو ١٩٨١ – ٣ أيار ١٩٨٢"),
        ("١ كانون الثاني", "١ كانون الثاني/يناير"),
        ("١ كانون الأول", "١ كانون الأول"),
        ("٤ آبان ١٣٥٩", "٤ آبان ١٣٥٩"),
    ],
)
def test_one_date(text: str, expected: str) -> None:
    """A month that is known, or of another calendar, is left as it is."""
    known = {"كانون الأول"}

    assert introduce_months(text, LANGUAGES["ar"], known) == expected


def test_every_month_has_both_names() -> None:
    """The row of Arabic pairs its months."""
    row = LANGUAGES["ar"]
    known: set[str] = set()
    both = [introduce_months(name, row, known) for name in row.months]

    assert both == [
        f"{one}/{other}"
        for one, other in zip(row.months, row.other_months, strict=True)
    ]
    assert known == set(row.months)
