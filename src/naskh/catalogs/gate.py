"""Let into the book only translations that are what their source is.

A translation may say what it likes, but in the form of its source: one line
of running text with the same cross-references, links, footnotes,
substitutions and literals.  Whatever is more could run, include, fetch or
follow something; whatever is less loses the reader something.  A refused
message is never repaired: the translator is told what was expected, what was
found, and what to do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from naskh.catalogs.characters import (
    Fault,
    character_faults,
    command_faults,
    size_faults,
    visible,
    work,
    work_faults,
)
from naskh.catalogs.shape import QUIET_BLOCKS, Shape, ShapeReader
from naskh.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from naskh.catalogs.po import Catalog, Entry

#: A catalog with so many refused messages is not looked at any further.
MAX_PROBLEMS: Final = 100
#: What docutils may have to do for one catalog, in looks at a character.
MAX_WORK: Final = 60_000_000

_IMAGE = re.compile(r"\.\. image:: (?P<folder>(?:[^\s/]+/|/)*)(?P<name>[^\s/]+)")
_PICTURE = re.compile(r"(?!\.)[\w.*-]+\.(?:svg|png|jpe?g|gif|webp|\*)", re.IGNORECASE)
_EXPLICIT = re.compile(r"(?<!\.)\.\.[ \t]+([^\s]{1,60})")
_ROLE = re.compile(r":[\w.+:-]{1,60}:`[^`]*`|`[^`]*`:[\w.+:-]{1,60}:")
_MARKUP = re.compile(r"[*`|\[]")
_INDEX = re.compile(r"(single|pair|triple|see|seealso):\s")
#: A caption or a list within a sentence has brackets, a colon or many parts; of
#: an entry with two parts a heading cannot be told.
_CAPTION = re.compile(r"[():]|\A[A-Z].*;.*;")
#: The longest entry that is looked upon as one.
_LONGEST_ENTRY: Final = 80
_SENTENCE_END: Final = tuple(".!?:؟\u06d4…")
_WORD = re.compile(r"[^\s<>`]+")
_UNDERSCORE = re.compile(r"(?<!\\)_")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9.+-]*):")
_SCHEMES: Final = frozenset(("http", "https", "mailto"))
_FOREIGN: Final = Fault(
    "expected a message without msgctxt and msgid_plural, found one with",
    "A book has no such messages. Run: make update-po",
)

_TOO_MANY: Final = Fault(
    f"expected fewer than {MAX_PROBLEMS} faults, found so many up to here",
    "Mend these first; the rest of this catalog has not been read.",
)
_TOO_MUCH: Final = Fault(
    "expected a catalog that docutils can read, found marks without end",
    "No chapter of a book looks like this; take the file back.",
)
_MOVED: Final = Fault(
    "expected the address to which the page sends its reader, found another",
    "Copy the source; nothing of it is read.",
)
_REFRESH = re.compile(r"\d+\s*;\s*url\s*=", re.IGNORECASE)

_BLOCK_NAMES: Final = {
    "anonymous": "the start of a link target",
    "bullet": "the start of a list",
    "doctest": "the start of a Python session",
    "enumerator": "the start of a numbered list",
    "explicit_markup": "the start of a directive, a comment or a target",
    "field_marker": "the start of a field list",
    "grid_table_top": "the start of a table",
    "indent": "a space in front, which means a quotation",
    "line": "a rule of marks",
    "line_block": "the start of a line block",
    "nested": "lists within lists",
    "option_marker": "the start of an option list",
    "simple_table_top": "the start of a table",
}


@dataclass(frozen=True)
class Vetted:
    """What the gate made of a catalog.

    ``messages`` are those let in, msgid to msgstr; ``problems`` those
    refused.  ``total`` counts all messages in use, ``translated`` those whose
    translation is finished, ``fuzzy`` those that await a person.
    """

    messages: Mapping[str, str]
    problems: tuple[Problem, ...]
    total: int
    translated: int
    fuzzy: int


def vet_catalog(catalog: Catalog, default_role: str = "") -> Vetted:
    """Vet every message of ``catalog`` that would be published.

    ``default_role`` is that of conf.py.  A catalog whose messages together
    would take docutils too long has the rest of them refused.
    """
    reader = ShapeReader(default_role)
    messages: dict[str, str] = {}
    problems: list[Problem] = []
    left = MAX_WORK
    for entry in catalog.messages:
        if not entry.is_published:
            continue
        left -= work(entry.msgid) + work(entry.msgstr)
        if left < 0:
            problems += _problems([_TOO_MUCH], entry, catalog.path)
            break
        text, faults = _judge(entry, reader)
        if not faults:
            messages[entry.msgid] = text
        problems += _problems(faults, entry, catalog.path)
        if len(problems) >= MAX_PROBLEMS - 1:
            problems += _problems([_TOO_MANY], entry, catalog.path)
            break
    return Vetted(
        messages,
        tuple(problems),
        total=len(catalog.messages),
        translated=sum(entry.is_published for entry in catalog.messages),
        fuzzy=sum(entry.is_fuzzy for entry in catalog.messages),
    )


def vet(entry: Entry, file: Path, reader: ShapeReader | None = None) -> list[Problem]:
    """Return why ``entry`` may not go into the book; nothing if it may.

    An unfinished entry (empty or fuzzy) is not published and so not vetted.
    """
    if not entry.is_published:
        return []
    _, faults = _judge(entry, reader or ShapeReader())
    return _problems(faults, entry, file)


def _problems(faults: list[Fault], entry: Entry, file: Path) -> list[Problem]:
    return [
        Problem("catalog-refused", message, file, entry.msgstr_line, hint)
        for message, hint in faults
    ]


def _judge(entry: Entry, reader: ShapeReader) -> tuple[str, list[Fault]]:
    """Return the text to publish, and the faults of the first kind found.

    Tests are made in the order of their cost, so that hostile messages never
    come as far as the parser.
    """
    msgid, msgstr = entry.msgid, entry.msgstr
    if "\n" not in msgid:
        # a line break after a heading would part it from its underline
        msgstr = msgstr.rstrip("\n")
    if entry.msgctxt is not None or entry.msgid_plural is not None:
        return msgstr, [_FOREIGN]
    if msgid == msgstr:
        return msgstr, []
    for rules in (_vet_characters, _vet_form):
        faults = list(rules(msgid, msgstr))
        if faults:
            return msgstr, faults
    if "\n" in msgid or _IMAGE.fullmatch(msgid):
        return msgstr, []
    return _vet_text(msgid, msgstr, reader)


def _vet_text(msgid: str, msgstr: str, reader: ShapeReader) -> tuple[str, list[Fault]]:
    """Compare the markup; an underscore in an address is no mark.

    Where markup may touch letters, docutils takes ``https://a.org/b_c`` for a
    reference.  Nobody should have to know that, so it is escaped.
    """
    source = reader.read(msgid, glued=False)
    faults = list(compare(source, reader.read(msgstr, glued=True)))
    if faults:
        escaped = _WORD.sub(_escape_address, msgstr)
        if escaped != msgstr and not any(
            compare(source, reader.read(escaped, glued=True))
        ):
            return escaped, []
    return msgstr, faults


def _escape_address(word: re.Match[str]) -> str:
    if "://" in word[0] or "@" in word[0]:
        return _UNDERSCORE.sub(r"\\_", word[0])
    return word[0]


def _vet_characters(msgid: str, msgstr: str) -> Iterator[Fault]:
    too_long = list(size_faults(msgid, msgstr))
    if too_long:
        yield from too_long
        return
    yield from character_faults(msgid, msgstr)
    yield from command_faults(msgid, msgstr)


def _vet_form(msgid: str, msgstr: str) -> Iterator[Fault]:
    """Yield what can be told from the kind of message without a parser."""
    if _IMAGE.fullmatch(msgid):
        yield from _vet_image(msgid, msgstr)
    elif "\n" in msgid:
        yield from _vet_listing(msgid, msgstr)
    elif _REFRESH.match(msgid):
        yield _MOVED
    else:
        yield from _vet_ending(msgid, msgstr)
        yield from _vet_index(msgid, msgstr)
        yield from work_faults(msgid)
        yield from work_faults(msgstr)


def _vet_image(msgid: str, msgstr: str) -> Iterator[Fault]:
    """Allow another picture from the folder of the source's, and no other."""
    source, found = _IMAGE.fullmatch(msgid), _IMAGE.fullmatch(msgstr.strip())
    is_beside = source and found and found["folder"] == source["folder"]
    if not (is_beside and found and _PICTURE.fullmatch(found["name"])):
        yield Fault(
            f"expected a picture in the folder of {visible(msgid)}, "
            f"found {visible(msgstr)}",
            "Put the translated picture beside the source's and name it here.",
        )


def _vet_listing(msgid: str, msgstr: str) -> Iterator[Fault]:
    """Let the text of a listing be translated, but nothing begin to act.

    Only listings, formulas and alternative texts have line breaks.  Sphinx
    does read the last as reStructuredText before it throws the result away.
    """
    for pattern, noun in ((_EXPLICIT, "directive"), (_ROLE, "role")):
        more = _counter(pattern, msgstr) - _counter(pattern, msgid)
        if more:
            yield Fault(
                f"expected no {noun} but the source's, found {visible(min(more))}",
                "Translate the words of the listing and leave the rest as it is.",
            )


def _counter(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(" ".join(found.split()) for found in pattern.findall(text))


def _vet_ending(msgid: str, msgstr: str) -> Iterator[Fault]:
    if msgstr.rstrip().endswith("::") and not msgid.endswith("::"):
        yield Fault(
            'expected the ending of the source, found "::" at the end',
            'Write one colon; "::" makes a listing of what follows.',
        )


def _vet_index(msgid: str, msgstr: str) -> Iterator[Fault]:
    """Keep the parts of an index entry, which ``;`` divides.

    Index entries come without a sign that they are: every short message that
    is no sentence and has no markup may be one.  In a heading with ``;`` the
    Arabic semicolon is right, so it counts as well where no word like
    ``single:`` tells an entry; a caption may have commas instead.
    """
    prefix, found = _entry_type(msgid), _entry_type(msgstr)
    is_sentence = len(msgid) > 120 or msgid.endswith(_SENTENCE_END)
    if prefix is None and (is_sentence or _MARKUP.search(msgid)):
        return
    expected, most = msgid.count(";"), msgstr.count(";")
    least = most if prefix else most + msgstr.count("؛")
    if prefix is None and (len(msgid) > _LONGEST_ENTRY or _CAPTION.search(msgid)):
        least = max(least, expected)
    if not most <= expected <= least or found != prefix:
        parts = f"{prefix}: and " if prefix else ""
        yield Fault(
            f'expected the parts of the source ({parts}{expected} ";"), '
            f'found {most} ";" in {visible(msgstr)}',
            "An index entry keeps its first word and the ; between its parts; "
            "a heading may have ؛ instead.",
        )


def _entry_type(text: str) -> str | None:
    """Return the first word of an index entry, such as ``pair``.

    But for ``single``, each has two parts: "see: the port" is a sentence.
    """
    found = _INDEX.match(text)
    is_entry = found and (found[1] == "single" or ";" in text)
    return found[1] if found and is_entry else None


class _Rule(NamedTuple):
    """What must be the same on both sides, and how to say that it is not."""

    noun: str
    part: Callable[[Shape], Counter[str]]
    hint: str


_RULES: Final = (
    _Rule(
        "roles",
        lambda shape: shape.roles,
        "Keep the target: write :term:`شهید <martyr>` for :term:`martyr`.",
    ),
    _Rule(
        "links",
        lambda shape: shape.links,
        "Keep the address as in the source; only the words before it change.",
    ),
    _Rule(
        "footnotes and citations",
        lambda shape: shape.notes,
        "Keep each [#name]_ as in the source, with Latin letters and digits.",
    ),
    _Rule(
        "substitutions",
        lambda shape: shape.substitutions,
        "Keep each |name| as in the source.",
    ),
    _Rule(
        "literals",
        lambda shape: shape.literals,
        "Keep what stands between double backticks as in the source.",
    ),
    _Rule(
        "references",
        lambda shape: Counter(
            {
                "`…`_": shape.named,
                "`…`__": shape.anonymous,
                "_`…`": shape.targets,
            }
        ),
        "Keep the mark _ of each reference; write \\_ for an underscore in a word.",
    ),
)


def compare(source: Shape, translation: Shape) -> Iterator[Fault]:
    """Yield what ``translation`` has more or less than ``source``.

    Emphasis may be left out (Persian and Arabic use quotation marks instead)
    but not added; the order of everything is free.
    """
    broken = list(_broken(source, translation))
    if broken:
        yield from broken
        return
    for rule in _RULES:
        expected, found = rule.part(source), rule.part(translation)
        if expected != found:
            yield _difference(rule, expected, found)
    astray = translation.aliases - source.names
    if astray:
        yield Fault(
            f"expected a target of the source, found {visible(min(astray))}",
            "Keep the name before the mark _ as in the source.",
        )
    if translation.emphasis > source.emphasis:
        yield Fault(
            f"expected no more emphasis than the source's {source.emphasis}, "
            f"found {translation.emphasis}",
            "Take the stars away, or write \\* for a star in print.",
        )


def _broken(source: Shape, translation: Shape) -> Iterator[Fault]:
    """Yield where docutils would not find one line of whole markup."""
    is_same = translation.blocks == source.blocks
    if translation.blocks and not (is_same and QUIET_BLOCKS.issuperset(source.blocks)):
        new = [name for name in translation.blocks if _is_new(name, source)]
        name = new[0] if new else translation.blocks[0]
        yield Fault(
            f"expected running text, found {_BLOCK_NAMES[name]}",
            "Put a backslash before the first mark, or begin with another word.",
        )
    elif translation.broken and not source.broken:
        yield Fault(
            f"expected whole markup, found: {visible(translation.broken[0], 120)}",
            "Close the mark, or put a backslash before it if it is meant as text.",
        )
    elif translation.backticks > source.backticks:
        yield Fault(
            "expected no backtick but in markup, found one in the text",
            "Write quotation marks, or close the role.",
        )


def _is_new(name: str, source: Shape) -> bool:
    return name not in source.blocks or name not in QUIET_BLOCKS


def _difference(rule: _Rule, expected: Counter[str], found: Counter[str]) -> Fault:
    missing, extra = expected - found, found - expected
    hint = rule.hint
    for link in extra if rule.noun == "links" else ():
        scheme = _SCHEME.match(link)
        if scheme and scheme[1].lower() not in _SCHEMES:
            hint = "Links may begin with https:, http: or mailto:, as in the source."
    return Fault(
        f"expected the {rule.noun} of the source ({_listed(missing)}), "
        f"found {_listed(extra)}",
        hint,
    )


def _listed(counter: Counter[str]) -> str:
    names = sorted(counter.elements())
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return (", ".join(visible(name) for name in names[:3]) or "none") + more
