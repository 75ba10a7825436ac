"""The rule of length: a translation much shorter or longer than its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from naskh.checks.po.prose import BLANK
from naskh.checks.po.rule import Example, Found, Message, Rule

#: Sources this short are words and names, which vary more.
_SHORT: Final = 40
#: A word more or less says nothing in a short sentence.
_SLACK: Final = 10
#: language -> least and greatest length, in parts of the source's.
_RATIOS: Final = {"fa": (0.35, 2.2), "ar": (0.35, 2.2)}
#: For the rest: the most compact scripts, and the wordiest languages.
_ANY: Final = (0.1, 3.0)


def _length(message: Message) -> Iterator[Found]:
    source = len(message.source_prose.replace(BLANK, "").strip())
    found = len(message.prose.replace(BLANK, "").strip())
    least, most = _RATIOS.get(message.language.code, _ANY)
    if source <= _SHORT:
        is_outlier = found > 3 * source + 40
    else:
        is_outlier = not least * source - _SLACK <= found <= most * source + _SLACK
    if is_outlier:
        yield Found(f"expected about {source} characters, found {found}")


RULES: Final = (
    Rule(
        "length",
        "warning",
        "A translation is about as long as its source.",
        "Is a sentence missing, or one too many? If not, excuse the rule.",
        Example(
            "fa",
            "The town stood where two rivers met, and the sea was not far away.",
            "شهر آنجا بود.",
            "شهر در جایی بود که دو رود به هم می‌رسیدند و دریا از آن دور نبود.",
        ),
        _length,
    ),
)
