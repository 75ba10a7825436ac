"""Dates: one in the source, printed in each language's calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from naskh.languages import LANGUAGES
from naskh.text.calendars import Day, civil_lunar, is_near, to_solar
from naskh.text.dates import parse, print_date
from tests.conftest import naskh, sphinx_build
from tests.readers import Epub, Html, Pdf, letters

LUNAR = {date(1982, 5, 24): Day(1402, 8, 1)}

PRINTED = {
    "en": {
        "1982-05-24": "24 May 1982",
        "1982-05-24 day": "24 May",
        "1982-05": "May 1982",
        "1982": "1982",
        "1982-05-22/1982-05-24": "22–24 May 1982",
        "1981-11-29/1981-12-07": "29 November – 7 December 1981",
        "1982-05-24 solar": "3 Khordad 1361",
        "1982-05-24 lunar": "1 Sha’ban 1402",
    },
    "fa": {
        "1982-05-24": "۳ خرداد ۱۳۶۱",
        "1982-05-24 day": "۳ خرداد",
        "1982-05": "اردیبهشت و خرداد ۱۳۶۱",
        "1982": "۱۳۶۰ تا ۱۳۶۱",
        "1982-05-22/1982-05-24": "۱ تا ۳ خرداد ۱۳۶۱",
        "1982-04-30/1982-05-22": "۱۰ اردیبهشت تا ۱ خرداد ۱۳۶۱",
        "1982-05-24 gregorian": "۲۴ مهٔ ۱۹۸۲",
        "1982-05-24 lunar": "۱ شعبان ۱۴۰۲",
    },
    "ar": {
        "1982-05-24": "٢٤ أيار ١٩٨٢",
        "1982-05-24 day": "٢٤ أيار",
        "1982-05": "أيار ١٩٨٢",
        "1982": "١٩٨٢",
        "1982-05-22/1982-05-24": "٢٢–٢٤ أيار ١٩٨٢",
        "1981-11-29/1981-12-07": "٢٩ تشرين الثاني – ٧ كانون الأول ١٩٨١",
        "1982-05-24 solar": "٣ خرداد ١٣٦١",
        "1982-05-24 lunar": "١ شعبان ١٤٠٢",
    },
}


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [(code, text, out) for code, rows in PRINTED.items() for text, out in rows.items()],
)
def test_printed(code: str, text: str, expected: str) -> None:
    """A date reads as a book of the language has it."""
    row = LANGUAGES[code]

    assert print_date(parse(text, row.calendar), row, LUNAR) == expected


@pytest.mark.parametrize(
    "text",
    ["1982-02-31", "1982-13", "24 May", "1982-05-24 julian", "1983/1982", ""],
)
def test_impossible(text: str) -> None:
    """A date that cannot be is refused, with what was expected."""
    with pytest.raises(ValueError, match="expected"):
        parse(text, "gregorian")


def test_lunar_is_data() -> None:
    """A lunar date that the book does not have is refused, not computed."""
    wanted = parse("1982-05-25 lunar", "gregorian")

    with pytest.raises(ValueError, match="naskh_lunar_dates"):
        print_date(wanted, LANGUAGES["en"], LUNAR)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(1980, 9, 22), Day(1359, 6, 31)),
        (date(1980, 10, 26), Day(1359, 8, 4)),
        (date(1982, 5, 24), Day(1361, 3, 3)),
        (date(2000, 5, 23), Day(1379, 3, 3)),
        (date(2025, 3, 20), Day(1403, 12, 30)),
        (date(2025, 3, 21), Day(1404, 1, 1)),
    ],
)
def test_solar(day: date, expected: Day) -> None:
    """Solar Hijri dates are those that Iran's calendar had."""
    assert to_solar(day) == expected


def test_calendars_run_on() -> None:
    """Day follows day in both Hijri calendars, month by month, for two centuries."""
    before = to_solar(date(1850, 1, 1)), civil_lunar(date(1850, 1, 1).toordinal())
    for ordinal in range(date(1850, 1, 2).toordinal(), date(2050, 1, 1).toordinal()):
        now = to_solar(date.fromordinal(ordinal)), civil_lunar(ordinal)
        for old, new in zip(before, now, strict=True):
            assert new == old._replace(day=old.day + 1) or new.day == 1
        before = now


def test_lunar_check() -> None:
    """Two days off is another moon, three days off a mistake."""
    day = date(1982, 5, 24)

    assert is_near(day, Day(1402, 8, 1))
    assert is_near(day, Day(1402, 7, 30))
    assert not is_near(day, Day(1402, 8, 5))


def _add(book: Path, text: str) -> None:
    page = book / "docs" / "parts" / "words.rst"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")


def test_in_every_edition(tiny: Path, code: str) -> None:
    """The roles print alike in HTML, EPUB and PDF; HTML and EPUB mark the day."""
    _add(tiny, "Then :date:`1982-05-24`, and :num:`150000` of :num:`5400 km2`.")
    done = naskh("build", "--languages", code, cwd=tiny)
    assert done.code == 0, done.error
    folder = tiny / "dist" / code
    expected = {
        "en": ("24 May 1982", "150,000", "5,400"),
        "fa": ("۳ خرداد ۱۳۶۱", "۱۵۰٬۰۰۰", "۵٬۴۰۰"),
        "ar": ("٢٤ أيار/مايو ١٩٨٢", "١٥٠٬٠٠٠", "٥٬٤٠٠"),
    }[code]
    html = Html(folder / "parts" / "words.html")
    epub = Epub(folder / f"tiny-{code}.epub").xml("parts/words.xhtml")
    pdf = letters(Pdf(folder / f"tiny-{code}.pdf").text())

    for text in expected:
        assert text in html.text
        assert text in "".join(epub.itertext())
        assert letters(text) in pdf
    assert html.all("time", datetime="1982-05-24")
    assert epub.find(".//{*}time[@datetime='1982-05-24']") is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":date:`1982-02-31`", "a day that exists"),
        (":date:`1982-05-24 julian`", "gregorian, solar, lunar"),
        (":num:`many`", "a number such as"),
    ],
)
def test_wrong_role_stops_the_build(tiny: Path, text: str, expected: str) -> None:
    """An impossible date or number is an error with file and line."""
    _add(tiny, f"Wrong: {text}.")
    done = naskh("build", "--languages", "fa", "--editions", "html", cwd=tiny)

    assert done.code == 3
    assert "words.rst:21: " in done.error
    assert expected in done.error
    assert done.error.count("[source]") == 1


@pytest.mark.parametrize("builder", ["html", "epub"])
def test_wrong_role_stops_sphinx(tiny: Path, builder: str) -> None:
    """Sphinx itself stops as well, now and when it is run again."""
    _add(tiny, "Wrong: :date:`1982-02-31` and :num:`many`.")
    command = ["-b", builder, "-c", ".", "-D", "language=fa", "docs", "out"]
    for _ in range(2):
        done = sphinx_build(*command, cwd=tiny)

        assert done.code == 2
        assert "words.rst:21: date: expected a day that exists" in done.error
        assert "words.rst:21: num: expected a number" in done.error
    assert not (tiny / "out" / "parts" / "words.html").exists()


def test_every_fault_is_told_at_once(tiny: Path) -> None:
    """Faults of several documents and of other kinds come out together."""
    _add(tiny, "Wrong: :date:`1982-02-31` and :ref:`nowhere` and *open.")
    index = tiny / "docs" / "index.rst"
    index.write_text(index.read_text() + "\nWrong: :num:`many`.\n")
    done = naskh("build", "--languages", "en", "--editions", "html", cwd=tiny)

    assert done.code == 3
    assert "words.rst:21: date:" in done.error
    assert "index.rst:12: num:" in done.error
    assert "Inline emphasis start-string" in done.error


@pytest.mark.parametrize("code", ["fa", "ar"])
def test_translator_moves_a_date_but_does_not_change_it(tiny: Path, code: str) -> None:
    """A date may stand elsewhere in a translation; another date is refused."""
    _add(tiny, "On :date:`1982-05-24`, :num:`49`.")
    catalog = tiny / "locale" / code / "LC_MESSAGES" / "parts" / "words.po"
    before = catalog.read_text(encoding="utf-8")
    message = '\nmsgid "On :date:`1982-05-24`, :num:`49`."\nmsgstr "{}"\n'
    build = ("build", "--languages", code, "--editions", "html")

    catalog.write_text(before + message.format(":num:`49`، :date:`1982-05-24`."))
    moved = naskh(*build, cwd=tiny)
    catalog.write_text(before + message.format(":date:`1982-05-25`، :num:`49`."))
    changed = naskh(*build, cwd=tiny)
    line = len(before.splitlines()) + 3

    assert moved.code == 0, moved.error
    assert changed.code == 3
    assert f"words.po:{line}: expected the roles of the source" in changed.error
    assert "1982-05-24" in changed.error


def test_wrong_lunar_data_stops_the_build(tiny: Path) -> None:
    """A lunar date that cannot be right is an error with file and line."""
    (tiny / "lunar.csv").write_text(
        "iso,lunar\n1982-05-24,1402-08-01\n1982-05-25,1403-08-02\n"
    )
    conf = tiny / "conf.py"
    conf.write_text(conf.read_text() + 'naskh_lunar_dates = "lunar.csv"\n')
    done = naskh("build", "--languages", "fa", "--editions", "html", cwd=tiny)

    assert done.code == 3
    assert "lunar.csv:3:" in done.error


def test_two_calendars(tiny: Path) -> None:
    """A book may print a second calendar in brackets."""
    _add(tiny, "Then :date:`1982-05-24`.")
    conf = tiny / "conf.py"
    conf.write_text(
        conf.read_text() + 'naskh_calendars = {"fa": ["solar", "gregorian"]}\n'
    )
    done = naskh("build", "--languages", "fa", "--editions", "html", cwd=tiny)

    assert done.code == 0, done.error
    text = Html(tiny / "dist" / "fa" / "parts" / "words.html").text
    assert "۳ خرداد ۱۳۶۱ (۲۴ مهٔ ۱۹۸۲)" in text
