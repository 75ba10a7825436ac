"""Rules of numbers: the same as in the source, in order, and nothing mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from naskh.checks.po.dates import agree, source_dates, target_dates
from naskh.checks.po.explained import Unequal, explain
from naskh.checks.po.figures import Figure, figures, to_latin
from naskh.checks.po.number_words import english_values, is_worded
from naskh.checks.po.rule import Example, Found, Rule

if TYPE_CHECKING:
    from naskh.checks.po.rule import Message

#: Arabic has a dual, and a single thing needs no number.
_SMALL: Final = 2
_SCALES: Final = (
    (1_000_000_000, "billion|میلیارد|مليار"),
    (1_000_000, "million|میلیون|مليون|ملايين"),
    (1_000, "thousand|هزار|[أآ]ل[فا]"),
)
_HALF: Final = re.compile("½|نیم|نصف")
_FRACTION: Final = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])")
_ISBN: Final = re.compile(
    r"(?:ISBN(?:-1[03])?|شابک|ردمک|ردمك)"
    r"[:\u200c \u00a0\u200e\u200f\u061c\u2066-\u2068]*"
    r"(?P<number>(?:\d[ \u00a0‐–-]?){9,12}[\dXx])(?!\d)"
)
#: «كم٢» is a square kilometre.
_POWER: Final = re.compile(
    r"(?<![^\W\d_])(?:[كک]?م|سم|ملم|مم|متر|كيلومتر|کیلومتر)[23](?!\d)"
)
_BELOW_ZERO: Final = re.compile(
    r"(?<![\w.,°)–-])[−–-](?=\d[\d.,]*[ \u00a0]?(?:°|degrees?\b))|\bminus (?=\d)"
)
_SIGNED: Final = re.compile(
    "[−–-]|منفی|منها|زیر ?‌?صفر|سالب|ناقص|الصفر|below|minus", re.IGNORECASE
)
_SHORT: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_BLANK: Final = "\ufffc"


def _different(seen: Message) -> Iterator[Found]:
    """Yield the first number that the source does not have."""
    lost, new = _unequal(seen)
    if new:
        yield Found(
            f"expected {_list(lost) or 'no number more than in the source'}, "
            f"found {_list([figure.value for figure in new])}",
            new[0].start,
            new[0].end,
        )


def _missing(seen: Message) -> Iterator[Found]:
    """Yield numbers that are gone, where no other has come in their place.

    There are more ways to say a number than a program knows, so this is only
    for information.
    """
    lost, new = _unequal(seen)
    if lost and not new:
        yield Found(f"expected {_list(lost)}, found no such number")


def _unequal(seen: Message) -> tuple[list[Decimal], list[Figure]]:
    """Compare the sets of values, with what words and calendars explain.

    Return those of the source alone and those of the translation alone.
    """
    source, target = _without_dates(seen)
    wanted, found = list(figures(source)), list(figures(target))
    ours = {figure.value for figure in wanted}
    theirs = {figure.value for figure in found}
    missing, extra = ours - theirs, theirs - ours
    explain(Unequal(seen, source, ours, theirs, missing, extra))
    lost = [value for value in missing if not _is_said(value, seen)]
    values = _said_in(seen)
    new = [
        figure
        for figure in found
        if figure.value in extra and figure.value not in values
    ]
    return lost, new


def _list(values: list[Decimal]) -> str:
    return ", ".join(f"{value.normalize():f}" for value in dict.fromkeys(values))


def _without_dates(seen: Message) -> tuple[str, str]:
    """Blank the dates that agree; :mod:`dates` speaks of the others.

    The numbers of a date with no counterpart stay: they may be missing.
    """
    ours, theirs = source_dates(seen), target_dates(seen)
    source, target = seen.source_prose, to_latin(seen.prose)
    for date in ours:
        if any(agree(date, other) for other in theirs):
            source = _blanked(source, date.start, date.end)
    for date in theirs:
        if not ours:
            # the source may name the year alone
            piece = _SHORT.sub(_blank, target[date.start : date.end])
            target = target[: date.start] + piece + target[date.end :]
            continue
        target = _blanked(target, date.start, date.end)
        if not any(agree(other, date) for other in ours):
            # reported as another day; its numbers would be reported twice
            for other in ours:
                source = _blanked(source, other.start, other.end)
    return _plain(source), _plain(target)


def _plain(text: str) -> str:
    """Blank fractions, powers of units, and the ISBN, which has its own rule."""
    return _ISBN.sub(_blank, _POWER.sub(_blank, _FRACTION.sub(_blank, text)))


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + _BLANK * (end - start) + text[end:]


def _blank(place: re.Match[str]) -> str:
    return _BLANK * len(place[0])


def _is_said(value: Decimal, seen: Message) -> bool:
    """Say whether the translation has ``value`` in words, or needs none."""
    if value != int(value):
        return bool(_HALF.search(seen.prose))
    number = int(value)
    # in a code or a role, or written on to a word, as in «۳بعدی»
    if re.search(rf"(?<!\d){number}(?!\d)", to_latin(seen.text)):
        return True
    if number <= _SMALL or is_worded(number, seen.prose, seen.language.code):
        return True
    for scale in (1_000_000_000, 1_000_000, 1_000):
        if 2 * number % scale == 0 and scale <= number < scale * 1000:
            count = number // scale
            # one and two are the noun itself in Arabic: «مليون», «مليونان»
            is_counted = count <= _SMALL or is_worded(
                count, seen.prose, seen.language.code
            )
            if number % scale == 0 and count > 0:
                return is_counted or _is_summed(number, seen)
            if is_counted and _HALF.search(seen.prose):
                return True
    return _is_summed(number, seen)


def _is_summed(number: int, seen: Message) -> bool:
    """Say whether a large number is there by its parts: «دو هزار و پانصد»."""
    if number <= 1_000:
        return False
    prose, code = seen.prose, seen.language.code
    theirs = {figure.value for figure in figures(prose)}
    for scale, name in _SCALES:
        count, number = divmod(number, scale)
        is_there = count <= _SMALL or is_worded(count, prose, code)
        if count and not (
            (re.search(name, prose) and is_there) or Decimal(count * scale) in theirs
        ):
            return False
    return not number or is_worded(number, prose, code) or number in theirs


def _said_in(seen: Message) -> set[Decimal]:
    """Return the values that words, codes and roles of the source explain."""
    digits = re.findall(r"\d+", to_latin(seen.source))
    values = english_values(seen.source) | {int(run) for run in digits}
    return {Decimal(value) for value in values}


_RANGE: Final = re.compile(
    r"(?<![\w.,:/–-])(?<!\d )(?!0\d)(?P<first>\d{1,4})"
    r"(?P<sign> ?[-–−] ?)(?P<last>\d{1,4})(?![\w:/–-]|[.,]\d| \d)"
)


def _hyphen(seen: Message) -> Iterator[Found]:
    """Yield a hyphen between two numbers that rise; 2-1 is a score."""
    for place in _RANGE.finditer(to_latin(seen.prose)):
        if "-" in place["sign"] and int(place["first"]) < int(place["last"]):
            piece = seen.prose[place.start() : place.end()]
            new = re.sub(" ?- ?", "–", piece)
            yield Found(f"expected “{new}”, found “{piece}”", *place.span(), new)


def _backwards(seen: Message) -> Iterator[Found]:
    """Yield a range whose ends have changed places, as they seem to on screen."""
    wanted = {
        (place["first"], place["last"]) for place in _RANGE.finditer(seen.source_prose)
    }
    for place in _RANGE.finditer(to_latin(seen.prose)):
        first, last = place["first"], place["last"]
        if (last, first) in wanted and (first, last) not in wanted:
            piece = seen.prose[place.start() : place.end()]
            yield Found(
                f"expected the range {last}–{first} of the source, found “{piece}”",
                *place.span(),
            )


def _isbn(seen: Message) -> Iterator[Found]:
    """Yield an ISBN that cannot be one, or is another than the source's."""
    wanted = [_bare_isbn(place) for place in _ISBN.finditer(seen.source_prose)]
    for place in _ISBN.finditer(to_latin(seen.prose)):
        number = _bare_isbn(place)
        if not _is_isbn(number):
            yield Found(
                f"expected an ISBN with its check digit, found {number}",
                *place.span("number"),
            )
        elif wanted and number not in wanted:
            yield Found(
                f"expected the ISBN {' or '.join(wanted)}, found {number}",
                *place.span("number"),
            )


def _bare_isbn(place: re.Match[str]) -> str:
    return re.sub(r"[^\dX]", "", place["number"].upper())


def _is_isbn(number: str) -> bool:
    """Check the last digit: ISO 2108, modulo 11 of ten, modulo 10 of thirteen."""
    values = [10 if digit == "X" else int(digit) for digit in number]
    if len(values) == 10:
        return (
            sum(v * w for v, w in zip(values, range(10, 0, -1), strict=True)) % 11 == 0
        )
    weights = (1, 3) * 6 + (1,)
    return (
        len(values) == 13
        and sum(v * w for v, w in zip(values, weights, strict=True)) % 10 == 0
    )


#: Links and e-mail addresses are the gate's; these docutils does not know.
_ADDRESS: Final = re.compile(
    r"(?<![\w/.:])(?:~|\.{1,2})?/(?:[\w.-]+/)+[\w.-]*\w"
    r"|\b[A-Za-z]:\\\\?[\w.\\-]+\w"
    r"|\bwww\.[\w./-]+\w",
    re.ASCII,
)


def _addresses(seen: Message) -> Iterator[Found]:
    """Yield the addresses and paths of the source that the text lacks."""
    theirs = [place[0] for place in _ADDRESS.finditer(seen.text)]
    for address in dict.fromkeys(place[0] for place in _ADDRESS.finditer(seen.source)):
        if address not in seen.text:
            like = next((other for other in theirs if other not in seen.source), "none")
            yield Found(f"expected the address {address}, found {like}")


def _minus(seen: Message) -> Iterator[Found]:
    """Yield where a temperature has lost its sign."""
    if _BELOW_ZERO.search(seen.source_prose) and not _SIGNED.search(seen.prose):
        yield Found("expected a number below zero, found no sign and no word for it")


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "numbers",
        "warning",
        "The translation has the numbers of the source, in digits or words.",
        "Compare the numbers; years may be of another calendar.",
        Example(
            "fa",
            "The bridge has 150 lamps.",
            "پل ۱۰۵ چراغ دارد.",
            "پل ۱۵۰ چراغ دارد.",
        ),
        _different,
        ("en", "fa", "ar"),
    ),
    Rule(
        "number-missing",
        "info",
        "The translation says every number of the source, in whatever way.",
        "See whether the number is said in words, or left out.",
        Example(
            "fa",
            "The bridge has 150 lamps.",
            "پل چراغ دارد.",
            "پل ۱۵۰ چراغ دارد.",
        ),
        _missing,
        ("en", "fa", "ar"),
    ),
    Rule(
        "minus-lost",
        "warning",
        "A temperature below zero is below zero in the translation.",
        "Write − before the number, or منفی or تحت الصفر.",
        Example(
            "fa",
            "The water was at −2 °C.",
            "دمای آب ۲ درجه بود.",
            "دمای آب ۲ درجه زیر صفر بود.",
        ),
        _minus,
        ("en", "fa", "ar"),
    ),
    Rule(
        "range-hyphen",
        "warning",
        "A range of numbers has an en dash (–), not a hyphen.",
        "Type –, or «تا» or «إلى»; a hyphen turns the range round in some places.",
        Example("fa", "Pages 10–12.", "صفحه‌های ۱۰-۱۲.", "صفحه‌های ۱۰–۱۲."),
        _hyphen,
        ("en", "fa", "ar", "he", "ur"),
        is_mended=True,
    ),
    Rule(
        "range-backwards",
        "warning",
        "A range begins with the number that the source begins with.",
        "Type the lower number first; the page shows it on the right side by itself.",
        Example("ar", "Pages 10–12.", "الصفحات ١٢–١٠.", "الصفحات ١٠–١٢."),
        _backwards,
    ),
    Rule(
        "isbn",
        "error",
        "An ISBN is the source's, and its check digit agrees with the others.",
        "Copy the number again; if the translated book has its own, excuse the rule.",
        Example(
            "en",
            "ISBN 978-0-306-40615-7",
            "ISBN 978-0-306-40615-1",
            "ISBN 978-0-306-40615-7",
        ),
        _isbn,
    ),
    Rule(
        "address-changed",
        "error",
        "Paths and addresses are the same in every language.",
        "Copy the address from the source.",
        Example(
            "fa",
            "Open /etc/fonts/local.conf.",
            "فایل /etc/font/local.conf را باز کنید.",
            "فایل /etc/fonts/local.conf را باز کنید.",
        ),
        _addresses,
    ),
)
