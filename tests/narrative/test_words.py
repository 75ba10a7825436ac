"""The words of one side are quoted or explained, never used."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.narrative.book import ADDRESS, messages

#: Words of one side, and names that a claim hides in.
ONE_SIDED: Final = {
    "en": r"\bmartyr\w*|\benem(?:y|ies)\b|\bregimes?\b|\bbrutal\w*|\bbarbar\w*"
    r"|\bimposed war|\b(?:sacred|holy) defen[cs]e|\bqadisiyya|\bconque[rs]\w*"
    r"|\binfidels?\b|\bglorious\w*|\bvaliant\w*|\bArabistan|\bterroris\w+"
    r"|\bliberators?\b|\bhordes?\b|\bZionis\w+",
    "fa": r"شهید|شهدا|شهادت|دشمن|رژیم|جنگ تحمیلی|دفاع مقدس|قادسی|فتح خرمشهر"
    r"|وحشی|سبعانه|ددمنش|مزدور|متجاوزان|عربستان(?! سعودی)|بعثی|صهیونی|کفار",
    "ar": r"شهيد|شهداء|استشهد|استُشهد|العدو(?!ان)|الأعداء|أعداء|النظام العراقي"
    r"|نظام صدام|النظام البعثي|النظام الإيراني|الحرب المفروضة|الدفاع المقدس"
    r"|قادسي|فتح خرمشهر|وحشي|همجي|المجوس|الفرس\b|الأحواز|عربستان|صهيون|الكفار",
}

#: Names that hold such a word: the museum, and a site of the sources.
_NAMES: Final = re.compile(
    "Cultural Centre of Sacred Defence|مرکز فرهنگی دفاع مقدس"
    "|المركز الثقافي للدفاع المقدس"
    r"|تا شهدا \(tashohada\.ir\)"
)
#: At most a few words: a quoted word, not a quoted speech.
_QUOTED: Final = re.compile("“[^”]{1,40}”|«[^»]{1,40}»")
#: The word as a link to its entry in the glossary.
_LINKED: Final = re.compile(":term:`[^`]*`")


def _used(text: str) -> str:
    """Return ``text`` without what is quoted, linked to the glossary or a name."""
    for pattern in (ADDRESS, _LINKED, _QUOTED, _NAMES):
        text = pattern.sub(" ", text)
    return text


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_no_one_sided_word(code: str) -> None:
    """Words of one side stand in quotation marks or in the glossary only."""
    pattern = re.compile(ONE_SIDED[code], re.IGNORECASE)
    for message in messages(code):
        if message.page != "glossary":
            assert not pattern.search(_used(message.text)), message


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The brutal regime fled."),
        ("en", "He was martyred in the Holy Defense."),
        ("en", "“Word” and the enemy."),
        ("fa", "دشمن گریخت."),
        ("fa", "در دفاع مقدس شهید شد."),
        ("ar", "هرب العدو من المدينة."),
        ("ar", "معركة قادسية صدام"),
    ],
)
def test_one_sided_words_are_found(code: str, text: str) -> None:
    """A sentence of one side does not pass."""
    assert re.search(ONE_SIDED[code], _used(text), re.IGNORECASE)


@pytest.mark.parametrize(
    "term",
    ["martyr", "imposed war", "Sacred Defence", "Saddam’s Qadisiyya", "conquest"],
)
def test_words_of_one_side_are_explained(term: str) -> None:
    """The glossary explains the words, and says that the book does not use them."""
    entries = [m.source for m in messages("en") if m.page == "glossary"]
    meaning = entries[entries.index(term) + 1]

    assert re.search(r"The book (does not use|says|uses it only)", meaning)
