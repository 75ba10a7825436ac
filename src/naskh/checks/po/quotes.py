"""Rules of quotation marks: « » and ‹ › in the Arabic script, “ ” in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from naskh.checks.po.marks import ARABIC_SCRIPT, LETTERS, around
from naskh.checks.po.rule import Example, Found, Message, Rule

_GUILLEMETS: Final = ("fa", "ar")
_LETTER = re.compile(f"[{LETTERS}]")
_PAIR = re.compile(r"\"([^\"“”„]*)\"|[“„]([^\"“”„]*)[“”]|”([^\"“”„]*)“")
_LONE = re.compile(
    rf"(?<=[{LETTERS}،؛؟.!])(?:[\"“”„]|>>)|(?:[\"“”„]|<<)(?=[{LETTERS}])"
)
_SINGLE = re.compile(
    rf"(?<!\w)['‘’‚]{{1,2}}(?=[{LETTERS}])[^'‘’‚]*(?<=[{LETTERS}،؛؟.!])['‘’]{{1,2}}(?!\w)"
)
#: ‘ opens a quotation only where ’ closes it; in ‘Abd it is a letter.
_OPENING = re.compile(r"[“„«‹﴿]|(?<![\w-])‘[^‘’]{1,400}’(?!\w)")
#: The first part ends with a comma, or who speaks stands between the two.
_INTERRUPTED = re.compile(
    r"[,،—…][\"”’](?=[^\"“”‘’]{1,120}[\"“‘])"
    r"|[?!.][\"”’](?= (?:[a-z]|(?:\w+ ){1,3}(?:said|says|asked|shouted|cried|wrote|"
    r"replied|answered|added|whispered|recalled|recalls)\b)"
    r"[^\"“”‘’]{0,100}[,.:] [\"“‘])"
)
_STAR = re.compile(r"(?<![*\w])\*")
_OPEN: Final = {"»": "«", "›": "‹"}
_INNER: Final = {"«": "‹", "»": "›"}
_ANY: Final = re.compile("[«»‹›]")


def _foreign_quote(message: Message) -> Iterator[Found]:
    """Yield the quotation marks of other scripts round Arabic letters."""
    seen: set[int] = set()
    for found in _PAIR.finditer(message.prose):
        if not _LETTER.search(found[0]):
            seen.update((found.start(), found.end() - 1))
            continue
        before = message.prose[: found.start()]
        is_inner = before.count("«") > before.count("»") or "«" in found[0]
        marks = ("‹", "›") if before.count("«") > before.count("»") else ("«", "»")
        places = (found.start(), found.end() - 1)
        seen.update(places)
        for place, mark in zip(places, marks, strict=True):
            safe = mark if not is_inner or mark in "‹›" else None
            yield _quote(message, place, mark, safe)
    for found in _LONE.finditer(message.prose):
        if found.start() not in seen:
            yield _quote(message, found.start(), "« or »", None)
    for found in _SINGLE.finditer(message.prose):
        yield _quote(message, found.start(), "« or ‹", None)


def _quote(message: Message, place: int, wanted: str, instead: str | None) -> Found:
    said = around(message.text, place, place + 1)
    return Found(f"expected {wanted}, found: {said}", place, place + 1, instead)


def _walk(prose: str) -> tuple[int | None, list[tuple[int, int]]]:
    """Return the first mark without its partner, and all pairs, inner ones too."""
    open_places: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in _ANY.finditer(prose):
        mark, place = found[0], found.start()
        if mark not in _OPEN:
            open_places.append(place)
        elif not open_places or prose[open_places[-1]] != _OPEN[mark]:
            return place, pairs
        else:
            pairs.append((open_places.pop(), place))
    return (open_places[0] if open_places else None), pairs


def _balance(message: Message) -> Iterator[Found]:
    """Yield a guillemet without its partner.

    A quotation of several paragraphs may be open at the end of one, if the
    source's is.
    """
    place, _ = _walk(message.prose)
    if place is None or _is_open(message.source_prose):
        return
    mark = message.prose[place]
    said = around(message.text, place, place + 1)
    wrong = "closes nothing" if mark in _OPEN else "is not closed"
    yield Found(
        f"expected « before and » after what is quoted, found {mark} that {wrong}: "
        f"{said}",
        place,
        place + 1,
    )


def _is_open(source: str) -> bool:
    return (
        source.count("“") != source.count("”")
        or source.count('"') % 2 == 1
        or source.count("«") != source.count("»")
    )


def _nested(message: Message) -> Iterator[Found]:
    broken, pairs = _walk(message.prose)
    if broken is not None:
        return
    outer = [pair for pair in pairs if message.prose[pair[0]] == "«"]
    for start, end in pairs:
        is_inner = any(left < start and end < right for left, right in outer)
        if (
            message.prose[start] == "‹"
            and not is_inner
            and _LETTER.search(message.prose, start, end)
        ):
            yield _quote(message, start, "«", "«")
            yield _quote(message, end, "»", "»")
    for start, end in outer:
        if any(left < start and end < right for left, right in outer):
            for place in (start, end):
                wanted = _INNER[message.prose[place]]
                yield _quote(message, place, wanted, wanted)


def _interruptions(source: str) -> int:
    """Count the breaks of one quotation: "We stay," he said, "as we are"."""
    return len(_INTERRUPTED.findall(source))


def _lost(message: Message) -> Iterator[Found]:
    """Yield where the source quotes and the translation neither quotes nor marks.

    A quotation that "he said" breaks in two may be one again.
    """
    source, prose = message.source_prose, message.prose
    broken = _interruptions(source)
    expected = len(_OPENING.findall(source)) + source.count('"') // 2
    found = len(_OPENING.findall(prose)) + prose.count('"') // 2
    more_stars = len(_STAR.findall(message.text)) > len(_STAR.findall(message.source))
    if found < expected - broken and not more_stars and "\n" not in message.source:
        yield Found(
            f"expected the quotations of the source ({expected}), found {found}"
        )


def _odd_quote(message: Message) -> Iterator[Found]:
    """Yield where straight or English quotation marks do not come in pairs."""
    if message.language.code in _GUILLEMETS:
        return
    # inches, and the sign within a Hebrew abbreviation
    prose = re.sub(r"(?<=\d)[\"”]|(?<=\w)\"(?=\w)", " ", message.prose)
    odd = prose.count('"') % 2 == 1
    unequal = message.language.code == "en" and prose.count("“") != prose.count("”")
    first = re.search("[“”]", prose)
    if message.language.code == "en" and first and first[0] == "”" and "“" in prose:
        yield Found("expected “ before ”, found them the wrong way round")
    if (odd or unequal) and not _is_open(message.source_prose):
        yield Found("expected quotation marks in pairs, found one alone")


def _mixed_quotes(message: Message) -> Iterator[Found]:
    prose = message.prose
    straight = re.search(r"(?<!\d)\"", prose)
    if straight and re.search("[“”]", prose):
        place = straight.start()
        said = around(message.text, place, place + 1)
        yield Found(
            f"expected one kind of quotation mark, found two: {said}", place, place + 1
        )


RULES: Final = (
    Rule(
        "foreign-quote",
        "error",
        "Quotation marks round words of the Arabic script are « and ».",
        "Write « before and » after what is quoted, ‹ and › within.",
        Example("fa", "The “port”", 'این "بندر"', "این «بندر»"),
        _foreign_quote,
        languages=_GUILLEMETS,
        is_mended=True,
    ),
    Rule(
        "quote-balance",
        "error",
        "« stands before what is quoted, » after it, and each has its partner.",
        "Add the mark, or exchange the two.",
        Example("fa", "The “port”", "این »بندر«", "این «بندر»"),
        _balance,
        languages=ARABIC_SCRIPT,
    ),
    Rule(
        "nested-quote",
        "warning",
        "What is quoted stands between « and », and within these between ‹ and ›.",
        "Write ‹ and › for the inner marks alone.",
        Example(
            "fa",
            "He said: “the ‘Port’ fell”",
            "گفت: ««بندر» افتاد»",
            "گفت: «‹بندر› افتاد»",
        ),
        _nested,
        languages=_GUILLEMETS,
        is_mended=True,
    ),
    Rule(
        "quotes-lost",
        "warning",
        "What is quoted in the source is quoted in the translation.",
        "Put « and » round it again.",
        Example("fa", "The “port”", "این بندر", "این «بندر»"),
        _lost,
        languages=("en", *ARABIC_SCRIPT),
    ),
    Rule(
        "quote-odd",
        "warning",
        "Quotation marks come in pairs.",
        "Add or delete a mark.",
        Example("en", 'The "port"', 'The "port', 'The "port"'),
        _odd_quote,
    ),
    Rule(
        "quote-mixed",
        "warning",
        "A message has either straight or curly quotation marks.",
        "Choose one kind; Sphinx makes straight ones curly.",
        Example("en", 'The "port"', 'The "port" and “city”', 'The "port" and "city"'),
        _mixed_quotes,
        languages=("en",),
    ),
)
