"""The prose of a message: what the rules of language see."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naskh.catalogs.characters import MAX_TEXT
from naskh.checks.po.prose import BLANK, prose_of

#: text, and what of it is prose, blanks shown as one dot for each run
PROSE = [
    ("متن *تایم* و **مهم**", "متن .تایم. و .مهم."),
    ("به :term:`خط تالوگ <thalweg>` رسید", "به .خط تالوگ. رسید"),
    ("وصل إلى :term:`خط <thalweg>`\\ هم", "وصل إلى .خط.هم"),
    ("See :term:`martyr` here", "See . here"),
    ("In :index:`border <single: Shalamcheh>`", "In .border."),
    ("in :abbr:`UN (United Nations)`", "in .UN (United Nations)."),
    ("در :date:`1982-05-24`.", "در .."),
    (":num:`150000` نفر", ". نفر"),
    (":py:func:`باز کردن <open>`", ".باز کردن."),
    ("``make html`` را", ". را"),
    ("`بایگانی <https://a.org/b>`__ را", ".بایگانی. را"),
    ("`بندر`_ را", ".بندر. را"),
    ("نک. https://a.org/b_c، و", "نک. .، و"),
    ("(https://a.org/b).", "(.)."),
    ("به a.b@c.org بنویسید", "به . بنویسید"),
    ("|city| سقوط کرد", ". سقوط کرد"),
    ("سقوط کرد.\\ [#fall]_ و [1]_ [Razoux2015]_", "سقوط کرد.. و . ."),
    ("۲ * ۳ و [۱۲] و a|b", "۲ * ۳ و [۱۲] و a|b"),
    (".. image:: a.svg", "."),
    ("print('a')\nb", "."),
    ("single: بندر; اسکله", ".بندر; اسکله"),
    ("star \\* and \\`", "star .* and .`"),
]


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_prose(text: str, expected: str) -> None:
    """Titles and emphasis are prose; targets, code and addresses are not."""
    prose = prose_of(text, text)
    runs = "".join(
        "." if char == BLANK else char
        for place, char in enumerate(prose)
        if char != BLANK or prose[place - 1 : place] != BLANK
    )

    assert len(prose) == len(text)
    assert runs == expected


@given(st.text(alphabet="ab بپ`:*_[]|<>#\\.@/1\n-", max_size=200))
def test_places(text: str) -> None:
    """Whatever the text, a place in the prose is that place in the text."""
    prose = prose_of("a", text)

    assert len(prose) == len(text)
    assert all(here in (BLANK, there) for here, there in zip(prose, text, strict=True))


BOMBS = [
    "`" * MAX_TEXT,
    ":a" * (MAX_TEXT // 2),
    "*a" * (MAX_TEXT // 2),
    "[" * MAX_TEXT,
    "|a " * (MAX_TEXT // 3),
    "`" + "<a" * (MAX_TEXT // 2 - 2) + "`",
    "`a" + " " * (MAX_TEXT - 3) + "`",
    "http://" + "." * (MAX_TEXT - 7),
    "a." * (MAX_TEXT // 2),
    "a@" * (MAX_TEXT // 2),
    "a" * MAX_TEXT * 50,
]


@pytest.mark.parametrize("text", BOMBS, ids=lambda text: text[:5])
def test_bombs(text: str) -> None:
    """A text made to be slow to read is read all the same."""
    start = time.process_time()
    prose_of("a", text)

    assert time.process_time() - start < 2
