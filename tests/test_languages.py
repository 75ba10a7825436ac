"""The table of languages."""

from __future__ import annotations

import pytest

from naskh.errors import NaskhError
from naskh.languages import LANGUAGES, language
from naskh.theme.words import WORDS


def test_rows_are_whole() -> None:
    """Every row has ten digits, twelve months and its words."""
    for code, row in LANGUAGES.items():
        assert row.code == code
        assert len(row.digits) == 10
        assert len(row.months) == 12
        assert len(row.other_months) in (0, 12)
        assert all(vars(WORDS[code]).values())


@pytest.mark.parametrize(
    ("code", "expected"), [("en", "1982"), ("fa", "۱۹۸۲"), ("ar", "١٩٨٢")]
)
def test_digits(code: str, expected: str) -> None:
    """ASCII digits become the language's own."""
    assert language(code).localise_digits("1982") == expected


def test_letters_belong_to_the_language() -> None:
    """Persian words hold no Arabic yeh or kaf, Arabic words no Persian ones."""
    persian = str(vars(WORDS["fa"])) + "".join(LANGUAGES["fa"].months)
    arabic = str(vars(WORDS["ar"])) + "".join(LANGUAGES["ar"].months)

    assert not set("يكى") & set(persian)
    assert not set("یکگچپژ") & set(arabic)


def test_unknown_language() -> None:
    """An unknown code is an error that names the known ones."""
    with pytest.raises(NaskhError, match="en, fa, ar, he, ur"):
        language("xx")
