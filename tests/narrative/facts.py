"""The tables of the working fact sheet, as they stand in ``docs/data``."""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from naskh.text.calendars import Day
from tests.narrative.book import DOCS, KEY

if TYPE_CHECKING:
    from pathlib import Path

DATA: Final = DOCS / "data"


class Figure(NamedTuple):
    """A value, whose account it is, and the keys of the pages that give it."""

    topic: str
    what: str
    value: str
    account: str
    sources: str
    confidence: str

    @property
    def keys(self) -> set[str]:
        """The source keys."""
        return set(KEY.findall(self.sources))

    @property
    def computed(self) -> bool:
        """Whether the value is arithmetic of this book."""
        return "computed" in self.sources


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``docs/data/<name>.csv``."""
    return read_table(DATA / f"{name}.csv")


@cache
def read_table(file: Path) -> tuple[dict[str, str], ...]:
    """Return the rows of a CSV file."""
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def figures() -> list[Figure]:
    """Return every figure of the book."""
    return [Figure(**row) for row in table("figures")]


def mentions(kind: str) -> set[str]:
    """Return the dates, months, years, numbers or words that stand in no table."""
    return {row["value"] for row in table("mentions") if row["kind"] == kind}


def day_values() -> set[str]:
    """Return the counts of days, as they may be printed."""
    return {row[name] for row in table("days") for name in ("difference", "both")}


def days() -> set[str]:
    """Return every day that the book may name, in ISO form."""
    return {row["iso"] for row in table("chronology")} | mentions("date")


def months() -> set[str]:
    """Return every month that the book may name, in ISO form."""
    return {day[:7] for day in days()} | mentions("month")


def years() -> set[int]:
    """Return every year that the book may name."""
    named = {int(day[:4]) for day in days()} | {int(y) for y in mentions("year")}
    events = " ".join(row["event"] for row in table("chronology"))
    pages = " ".join(row["what"] for row in table("sources"))
    return named | {int(y) for y in re.findall(r"\b\d{4}\b", f"{events} {pages}")}


def lunar() -> dict[date, Day]:
    """Return the lunar dates of the chronology."""
    return {
        date.fromisoformat(r["iso"]): to_day(r["lunar"]) for r in table("chronology")
    }


def to_day(text: str) -> Day:
    """Read ``1402-08-01``."""
    return Day(*map(int, text.split("-")))
