"""A small book with one figure of every kind, to build and to break."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.conftest import naskh

#: figure -> its data files, as name and text
DATA: Final = {
    "places.csv": (
        "id,lat,lon,kind,side\n"
        "Westport,30.2,47.2,city,e\n"
        "Eastport,30.2,48.8,town,w 1 2\n"
        "ford,30.6,48.0,bend,n\n"
    ),
    "lines.csv": (
        "line,course,style,label\n"
        "Two Names / River,Westport > ford > Eastport,thick,ford\n"
        "limit,ford > Eastport,dashed,\n"
    ),
    "moves.csv": (
        "picture,shows,kind,course,labels\n"
        "First step,An arrow runs east.,arrow,Westport > ford,Westport\n"
        "Second step,A ring lies round the town.,ring,Eastport,Eastport\n"
    ),
    "events.csv": (
        "iso,group,label\n"
        "1980-09-22,Beginning,The first event\n"
        "1980-10-26,Beginning,\n"
        "1980-11-24,Middle,The last event\n"
    ),
    "copies.csv": (
        "row,text,account,style\n"
        "A word is lost,:num:`6000` of one side,Diary,solid\n"
        "A word is lost,:num:`6000` of the other side,News,hollow\n"
    ),
}

PAGE: Final = """
.. map:: ../places.csv
   :name: fig-plan
   :lines: ../lines.csv
   :key:
      thick: water
      city: harbour
   :alt: A river runs from west to east.

   The two ports

   Not to scale.

.. map:: ../places.csv
   :lines: ../lines.csv
   :moves: ../moves.csv

   Two steps

.. timeline:: ../events.csv
   :from: 1980-09-01
   :to: 1980-11-30

   One autumn

.. timeline:: ../events.csv
   :from: 1975-01-01
   :to: 1990-01-01
   :groups:

   Some years

.. copies:: ../copies.csv

   What was copied
"""

#: message -> its Persian and its Arabic
WORDS: Final = {
    "Westport": ("بندر غربی", "الميناء الغربي"),
    "Two Names / River": ("دو نام / رود", "اسمان / نهر"),
    "harbour": ("بندرگاه", "مرفأ"),
    "A river runs from west to east.": (
        "رودی از غرب به شرق می‌رود.",
        "نهر يجري من الغرب إلى الشرق.",
    ),
    "The two ports": ("دو بندر", "الميناءان"),
    "First step": ("گام نخست", "الخطوة الأولى"),
    "An arrow runs east.": ("پیکانی به شرق می‌رود.", "سهم يتجه شرقًا."),
    ":date:`1980-09-22 day`: The first event": (
        ":date:`1980-09-22 day`: رویداد نخست",
        ":date:`1980-09-22 day`: الحدث الأول",
    ),
    "Beginning": ("آغاز", "البداية"),
    ":num:`6000` of one side": (":num:`6000` از یک سو", ":num:`6000` من طرف"),
}


def add_figures(book: Path) -> None:
    """Put the figures and their data into ``book``, a copy of the tiny one."""
    for name, text in DATA.items():
        (book / "docs" / name).write_text(text)
    page = book / "docs" / "parts" / "words.rst"
    page.write_text(page.read_text() + PAGE)
    for column, code in enumerate(("fa", "ar")):
        catalog = book / "locale" / code / "LC_MESSAGES" / "parts" / "words.po"
        entries = [
            f'\nmsgid "{message}"\nmsgstr "{words[column]}"\n'
            for message, words in WORDS.items()
        ]
        catalog.write_text(catalog.read_text() + "".join(entries))


def build(book: Path, code: str) -> Path:
    """Build every edition of ``book`` in one language; return its folder."""
    done = naskh("build", "--languages", code, cwd=book)
    assert done.code == 0, done.error
    return book / "dist" / code


def word(message: str, code: str) -> str:
    """Return what a reader of ``code`` finds in the place of ``message``."""
    return message if code == "en" else WORDS[message][code == "ar"]
