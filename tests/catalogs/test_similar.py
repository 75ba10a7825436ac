"""Finding what a changed message was before."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naskh.catalogs.renames import find_renames
from naskh.catalogs.similar import THRESHOLD, Index, similarity

SENTENCES = {
    "en": ("The port lies on the river.", "The port lies on two rivers."),
    "fa": ("بندر در کنار رود است.", "بندر در کنار دو رود است."),
    "ar": ("يقع الميناء على النهر.", "يقع الميناء على نهرين."),
}


def subsequence(one: str, other: str) -> int:
    """Return the length of the longest common subsequence, by definition."""

    @cache
    def length(i: int, j: int) -> int:
        if i == len(one) or j == len(other):
            return 0
        if one[i] == other[j]:
            return 1 + length(i + 1, j + 1)
        return max(length(i + 1, j), length(i, j + 1))

    return length(0, 0)


@settings(derandomize=True, max_examples=200, deadline=None, database=None)
@given(st.text("abcد 🙂", max_size=20), st.text("abcد 🙂", max_size=20))
def test_similarity(one: str, other: str) -> None:
    """It is the measure of gnulib: shared characters over all characters."""
    total = len(one) + len(other)
    expected = 2 * subsequence(one, other) / total if total else 1

    assert similarity(one, other) == pytest.approx(expected)


@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_changed_sentence_is_found(language: str) -> None:
    """A changed sentence finds the old one among many others."""
    old, new = SENTENCES[language]
    others = [f"{number} {'x' * (number % 40)} other" for number in range(500)]
    found = Index([*others, old]).alike(new)

    assert [text for _, text in found] == [old]
    assert THRESHOLD <= found[0][0] < 1


def test_best_first() -> None:
    """Of several, the most alike comes first; those too unlike do not come."""
    texts = ["On the old bridge", "On the bridge", "Of ships that sailed far away"]
    found = Index(texts).alike("On the bridges")

    assert [text for _, text in found] == ["On the bridge", "On the old bridge"]


def test_renames() -> None:
    """Documents are paired by what they share, the most alike first."""
    one, two = ["a" * 50, "b" * 50, "c" * 50], ["d" * 50, "e" * 50, "Notes"]
    found = find_renames(
        {
            "new1": [*one, "Notes"],
            "new2": [two[0], "f" * 40],
            "new3": ["g" * 50, "Notes"],
        },
        {"old1": one, "old2": two},
    )

    assert found == {"new1": "old1", "new2": "old2"}


def test_no_renames_of_nothing() -> None:
    """Empty documents are not the same document."""
    assert find_renames({"a": []}, {"b": []}) == {}
