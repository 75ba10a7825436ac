"""Rules of the termbase: what a term is called, and what it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from naskh.checks.po.inflection import has_root, source_pattern, target_pattern
from naskh.checks.po.rule import Example, Found, Rule
from naskh.checks.po.termbase import Term, fold, read_terms

if TYPE_CHECKING:
    from naskh.checks.po.rule import Message

_TERM_ROLE: Final = re.compile(r":(?:term|abbr|index):`([^`<]+)")
_QUOTED: Final = re.compile('«[^«»]*»|‹[^‹›]*›|“[^“”]*”|"[^"]*"')
_BLANK: Final = "\ufffc"


def _used(seen: Message) -> list[Term]:
    """Return the terms of the source; a longer term hides those inside it."""
    if seen.terms is None:
        return []
    inside = "\n".join(_TERM_ROLE.findall(seen.source))
    rest = f"{seen.source_prose}\n{inside}"
    used = []
    for term in read_terms(seen.terms).terms:
        for form in sorted(term.sources, key=len, reverse=True):
            place = source_pattern(form).search(rest)
            if place:
                rest = source_pattern(form).sub(_BLANK, rest)
                # a title that is not translated keeps its words
                if not (form[0].isupper() and place[0] in seen.text):
                    used.append(term)
                break
    return used


def _missing(seen: Message) -> Iterator[Found]:
    code = seen.language.code
    text = fold(seen.prose).text
    for term in _used(seen):
        forms = term.forms.get(code, ())
        is_name = term.sources[0][0].isupper()
        if forms and not any(_is_there(form, code, text, is_name) for form in forms):
            wanted = " or ".join(f"“{form}”" for form in forms)
            yield Found(
                f"expected {wanted} for “{term.sources[0]}”, found no such term"
            )


def _is_there(form: str, code: str, text: str, is_name: bool) -> bool:
    if target_pattern(form, code).search(text):
        return True
    return code in ("ar", "fa") and not is_name and has_root(form, text)


def _forbidden(seen: Message) -> Iterator[Found]:
    """Yield forbidden forms of the terms used, but for quoted ones.

    A form that another term of the source asks for is no fault.
    """
    code = seen.language.code
    used = _used(seen)
    wanted = {form for term in used for form in term.forms.get(code, ())}
    spared = _QUOTED.sub(lambda place: _BLANK * len(place[0]), seen.prose)
    folded = fold(spared)
    for term in used:
        for form in term.forbidden.get(code, ()):
            place = target_pattern(form, code).search(folded.text)
            if place and form not in wanted:
                start, end = (
                    folded.places[place.start()],
                    folded.places[place.end() - 1],
                )
                right = " or ".join(f"“{one}”" for one in term.forms.get(code, ()))
                yield Found(
                    f"expected {right or 'another word'} for “{term.sources[0]}”, "
                    f"found “{seen.text[start : end + 1]}”",
                    start,
                    end + 1,
                )


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "term",
        "warning",
        "A term of the termbase is called by one of its names there.",
        "Use the term, or ask for another form in terms.csv.",
        Example("fa", "the port of the city", "لنگرگاه شهر", "بندر شهر"),
        _missing,
    ),
    Rule(
        "term-forbidden",
        "error",
        "No name that the termbase forbids stands outside quotation marks.",
        "Use the term of the termbase, or put the name in quotation marks if it is "
        "somebody's word.",
        Example("ar", "the city of Ahvaz", "مدينة الأحواز", "مدينة الأهواز"),
        _forbidden,
    ),
)
