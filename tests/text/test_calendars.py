"""Days in the calendar of Iran, there and back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from naskh.text.calendars import Day, from_solar, to_solar


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [
        (Day(1361, 3, 3), date(1982, 5, 24)),
        (Day(1359, 6, 31), date(1980, 9, 22)),
        (Day(1329, 12, 29), date(1951, 3, 20)),
        (Day(1358, 12, 29), date(1980, 3, 19)),
        (Day(1400, 1, 1), date(2021, 3, 21)),
    ],
)
def test_known_days(solar: Day, gregorian: date) -> None:
    """Days that almanacs agree on are converted both ways."""
    assert from_solar(solar) == gregorian
    assert to_solar(gregorian) == solar


def test_every_day_returns() -> None:
    """Each day of two centuries comes back as itself."""
    days = [date(1820, 1, 1) + timedelta(days=number) for number in range(80_000)]

    assert [from_solar(to_solar(day)) for day in days] == days


@pytest.mark.parametrize(
    "day",
    [
        Day(1359, 12, 30),
        Day(1370, 7, 31),
        Day(1361, 13, 1),
        Day(1361, 0, 1),
        Day(1361, 1, 0),
        Day(900, 1, 1),
    ],
)
def test_days_that_do_not_exist(day: Day) -> None:
    """A day, month or year that the calendar lacks is refused."""
    with pytest.raises(ValueError, match=r"days|outside"):
        from_solar(day)


def test_leap_day() -> None:
    """The thirtieth of Esfand exists in a leap year only."""
    assert from_solar(Day(1358, 12, 30)) == date(1980, 3, 20)
