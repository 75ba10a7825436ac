"""The shape of a message, against docutils itself."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes, utils
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, directives, roles
from hypothesis import given, settings
from hypothesis import strategies as st

from naskh.catalogs.shape import Shape, ShapeReader, role_key

READER = ShapeReader()
TOKENS = [
    *(" ", "\t", "a", "خ", "\u200c", "«", "»", "'", "(a)", "A. ", "i) ", "1.", "- "),
    *("*", "**", "`", "``", "_", "__", "|", "[#", "[", "]_", "]", ":", "::", " : "),
    *(":ref:", "<", ">", "\\", "\\ ", "..", ".. ", "@", "http://", "-", "--", "+", "="),
    *("#", "/v"),
]
LINES = st.lists(st.sampled_from(TOKENS), min_size=1, max_size=9).map("".join)


def stub_role(name: str, *_: object) -> tuple[Any, list[nodes.system_message]]:
    """Stand in for every role, as a text."""

    def role(
        _: str, rawtext: str, text: str, *__: object
    ) -> tuple[list[Any], list[Any]]:
        return [nodes.inline(rawtext, text)], []

    return role, []


def parse(text: str, *, glued: bool) -> nodes.document:
    """Read ``text`` with the whole of docutils, but stubs for roles."""
    options = get_default_settings(Parser)
    options.report_level, options.halt_level = 5, 6
    options.character_level_inline_markup = glued
    document = utils.new_document("test", options)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(roles, "role", stub_role)
        patch.setattr(directives, "directive", lambda *_: (None, []))
        Parser().parse(text, document)
    return document


def counts(found: Shape) -> SimpleNamespace:
    """Return how many there are of each kind."""
    return SimpleNamespace(
        roles=found.roles.total(),
        references=found.links.total() + found.named + found.anonymous,
        notes=found.notes.total(),
        substitutions=found.substitutions.total(),
        literals=found.literals.total(),
        emphasis=found.emphasis,
        is_broken=bool(found.broken),
    )


def docutils_counts(document: nodes.document) -> SimpleNamespace:
    """Count the same in a document."""
    kinds = Counter(type(node).__name__ for node in document.findall())
    return SimpleNamespace(
        roles=kinds["inline"],
        references=kinds["reference"],
        notes=kinds["footnote_reference"] + kinds["citation_reference"],
        substitutions=kinds["substitution_reference"],
        literals=kinds["literal"],
        emphasis=kinds["emphasis"] + kinds["strong"],
        is_broken=bool(kinds["problematic"]),
    )


class TestAgainstDocutils:
    """What the reader sees is what docutils will see."""

    @settings(derandomize=True, max_examples=600, deadline=None, database=None)
    @given(text=LINES, glued=st.booleans())
    def test_any_line(self, text: str, glued: bool) -> None:
        """Running text is one paragraph to docutils, with the same markup."""
        if not text.strip() or text.rstrip().endswith("::"):
            return
        found = READER.read(text, glued=glued)
        document = parse(text, glued=glued)
        blocks = [
            node for node in document if not isinstance(node, nodes.system_message)
        ]
        if not found.blocks:
            assert [type(block) for block in blocks] == [nodes.paragraph]
            assert counts(found) == docutils_counts(document)

    @pytest.mark.parametrize(
        ("text", "block"),
        [
            ("- a", nodes.bullet_list),
            ("• a", nodes.bullet_list),
            ("1. a", nodes.enumerated_list),
            ("(iv) a", nodes.enumerated_list),
            ("#. a", nodes.enumerated_list),
            (" a", nodes.block_quote),
            ("\ta", nodes.block_quote),
            (":a: b", nodes.field_list),
            ("-a  b", nodes.option_list),
            (">>> a", nodes.doctest_block),
            ("| a", nodes.line_block),
            (".. a", nodes.comment),
            (".. _a:", nodes.target),
            (".. [1] a", nodes.footnote),
            (".. |a| image:: b", None),
            ("__ a", nodes.target),
            ("------", nodes.transition),
        ],
    )
    def test_blocks(self, text: str, block: type[nodes.Element] | None) -> None:
        """Whatever is no paragraph to docutils is no running text here."""
        kinds = [type(node) for node in parse(text, glued=True)]

        assert READER.read(text, glued=True).blocks
        assert block is None or block in kinds

    @pytest.mark.parametrize(
        "text",
        ["۱. بندر", "١. ميناء", ":term:`شهید <martyr>` بود", "«الف»", "… بعد", "*a* ب"],
    )
    def test_running_text(self, text: str) -> None:
        """Persian and Arabic sentences, and markup in front, are running text."""
        assert READER.read(text, glued=True).blocks == ()


class TestRoleKey:
    """What of a role must stay."""

    @pytest.mark.parametrize(
        ("role", "text", "key"),
        [
            ("term", "martyr", ":term:`martyr`"),
            ("term", "شهید <martyr>", ":term:`martyr`"),
            ("term", "شهید  <naval  commandos>", ":term:`naval commandos`"),
            ("term", "شهید \x00<martyr>", ":term:`شهید \\<martyr>`"),
            ("ref", "<b>x</b>", ":ref:`<b>x</b>`"),
            ("index", "بندر", ":index:"),
            ("", "بندر", "::"),
            ("math", "a <b>", ":math:`a <b>`"),
            ("math", "\x00frac", ":math:`\\frac`"),
            ("html", "<b>x</b>", ":html:`<b>x</b>`"),
            ("html", "x <b>", ":html:`b`"),
            ("html", "x{} <b>", ":html:`x{} <b>`"),
            ("numref", "شکل %s <f>", ":numref:`f`"),
            ("numref", "شکل {number} {name} <f>", ":numref:`f`"),
            ("numref", "%d <f>", ":numref:`%d <f>`"),
        ],
    )
    def test_key(self, role: str, text: str, key: str) -> None:
        """A target stands for a cross-reference, all else for itself."""
        assert role_key(role, text) == key


class TestGlued:
    """Markup that touches letters."""

    @pytest.mark.parametrize(
        "text", ["کتاب*ها*ست", "ال:term:`x`ها", "متن[#a]_", "``x``ها"]
    )
    def test_glued(self, text: str) -> None:
        """It counts in a translation, and is plain text in the source."""
        found = READER.read(text, glued=True)
        plain = READER.read(text, glued=False)

        assert counts(found) != counts(plain)
        assert not found.broken
