"""Alphabetical order as the reference works of each language have it.

Code points put پ چ ژ گ after ی.  Here each alphabet is written out; letters
that differ only in their seat are filed together, vowel marks are ignored, a
zero-width non-joiner counts as a space, numbers go by value, and the Arabic
article is passed over at the head of an entry, in English too ("al-Faw").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx

Key = tuple[tuple[int, int], ...]


class Alphabet(NamedTuple):
    """Letters in order, and the letters that are filed under another."""

    letters: str
    folded: dict[str, str]
    article: str = ""


ALPHABETS: Final[dict[str, Alphabet]] = {
    "en": Alphabet("", {}, article="al-"),
    "fa": Alphabet(
        "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
        {"ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه"}
        | {"أ": "ا", "إ": "ا", "ٱ": "ا", "ء": "ا", "ؤ": "و"},
    ),
    "ar": Alphabet(
        "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي"}
        | {"ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك"},
        article="ال",
    ),
    "ur": Alphabet(
        "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے",
        {"ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ہ", "ه": "ہ"}
        | {"أ": "ا", "إ": "ا", "ؤ": "و"},
    ),
}


def sort_key(text: str, language: str) -> Key:
    """Return a key that files ``text`` in the order of ``language``.

    Numbers come first, then spaces, other scripts, and the alphabet.
    """
    alphabet = ALPHABETS.get(language, Alphabet("", {}))
    key: list[tuple[int, int]] = []
    for part in re.findall(r"\d+|\D", _bare(text, alphabet)):
        if part.isdecimal():
            key.append((0, int(part)))
        elif part.isspace():
            key.append((1, 0))
        elif (place := alphabet.letters.find(part)) >= 0:
            key.append((3, place))
        elif part.isalpha():
            key.append((2, ord(part)))
    return tuple(key)


def initial(text: str, language: str) -> str:
    """Return the letter under which ``text`` is filed; empty for none."""
    first = _bare(text, ALPHABETS.get(language, Alphabet("", {})))[:1]
    return first.upper() if first.isalpha() else ""


def _bare(text: str, alphabet: Alphabet) -> str:
    """Strip what order does not look at; fold letters to their place."""
    signs = []
    for sign in unicodedata.normalize("NFC", text).casefold():
        if sign == "\u200c":
            signs.append(" ")
        elif unicodedata.category(sign) in ("Mn", "Cf") or sign == "\u0640":
            continue
        elif sign in alphabet.letters or sign in alphabet.folded:
            signs.append(alphabet.folded.get(sign, sign))
        else:
            signs += [
                part
                for part in unicodedata.normalize("NFD", sign)
                if unicodedata.category(part) != "Mn"
            ]
    bare = re.sub(r"[^\w\s-]+", "", "".join(signs)).strip()
    article = alphabet.article
    if article and bare.startswith(article) and len(bare) > len(article) + 1:
        bare = bare.removeprefix(article)
    return bare.replace("-", "")


def group_entries(
    entries: Iterable[Any], language: str, name: Callable[[Any], str]
) -> list[tuple[str, list[Any]]]:
    """Sort ``entries`` by ``name`` and group them under their initials."""
    ordered = sorted(entries, key=lambda entry: sort_key(name(entry), language))
    return [
        (letter or _("Symbols"), list(group))
        for letter, group in groupby(
            ordered, key=lambda entry: initial(name(entry), language)
        )
    ]


def sort_glossaries(app: Sphinx, document: nodes.document, _docname: str) -> None:
    """Put the entries of each sorted glossary into the language's order."""
    language = app.config.language
    for glossary in document.findall(addnodes.glossary):
        if not glossary.get("sorted"):
            continue
        for entries in glossary.findall(nodes.definition_list):
            entries[:] = sorted(
                entries, key=lambda item: sort_key(_term(item), language)
            )


def _term(item: nodes.Node) -> str:
    term = item.next_node(nodes.term)
    return "" if term is None else term.astext()


def setup_sorting(app: Sphinx) -> None:
    """Connect to Sphinx, after translation and references."""
    app.connect("doctree-resolved", sort_glossaries)
