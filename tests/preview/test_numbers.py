"""The numbers of a proof as people type them."""

from __future__ import annotations

import pytest

from naskh.errors import NaskhError
from naskh.preview.numbers import Number, parse_numbers


@pytest.mark.parametrize("words", [["12.4"], ["۱۲.۴"], ["١٢٫٤"], ["۱۲٫۴"], ["12٫٤"]])
def test_digits_of_every_keyboard(words: list[str]) -> None:
    """Latin, Persian and Arabic digits, with either decimal mark."""
    assert parse_numbers(words) == [Number(12, 4)]


@pytest.mark.parametrize("word", ["3.1-3.3", "3.1-3", "۳.۱–۳.۳", "٣٫١-٣٫٣"])
def test_range(word: str) -> None:
    """A range holds both its ends."""
    assert parse_numbers([word]) == [Number(3, 1), Number(3, 2), Number(3, 3)]


def test_list_with_commas_holds_each_number_once() -> None:
    """Commas of every script divide; the order is kept."""
    found = parse_numbers(["2.2,1.1،1.2؛ 1.1", "1.1-1.3"])

    assert [str(number) for number in found] == ["2.2", "1.1", "1.2", "1.3"]


@pytest.mark.parametrize(
    "word",
    ["12", "12.", ".4", "a.b", "1.2.3", "1.1-2.3", "1.3-1.1", "1.1-", "²·²", "-1.2"],
)
def test_anything_else_is_refused(word: str) -> None:
    """The error names the word."""
    with pytest.raises(NaskhError) as caught:
        parse_numbers([word])

    assert caught.value.problems[0].code == "proof-number"
    assert repr(word) in caught.value.problems[0].message
