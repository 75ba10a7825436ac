"""What markup a message holds, found without running any of it.

Sphinx gives each translation to the whole reStructuredText parser, so a
catalog can include files, define roles or empty a page.  A message is one
line of running text, though; all that it needs of docutils is

* the table of line patterns that tells text from lists, directives, comments
  and quotations (:attr:`docutils.parsers.rst.states.Body.patterns`), and
* the inline parser, with every role replaced by a note that it was there.

No directive or role is looked up, no state machine is nested, nothing global
is touched; so nothing can run, recurse or leak.  The build parses
translations with ``character_level_inline_markup``, since Persian and Arabic
glue affixes to markup, and the source without; so does :class:`ShapeReader`.
https://docutils.sourceforge.io/docs/user/config.html#character-level-inline-markup
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Final

from docutils import nodes, utils
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.parsers.rst.states import Body, Inliner
from docutils.utils import Reporter

if TYPE_CHECKING:
    from docutils.frontend import Values

#: Roles whose whole text is the translator's: only their number is compared.
FREE_ROLES: Final = frozenset(
    (
        "",
        "abbr",
        "abbreviation",
        "dfn",
        "emphasis",
        "guilabel",
        "index",
        "menuselection",
        "strong",
        "sub",
        "subscript",
        "sup",
        "superscript",
        "t",
        "title",
        "title-reference",
    )
)
#: Sphinx's roles of the form ``title <target>``, besides those of domains.
REFERENCE_ROLES: Final = frozenset(
    ("any", "doc", "download", "keyword", "numref", "option", "ref", "term")
)
#: Roles whose whole text is the same in every language.
VERBATIM_ROLES: Final = frozenset(
    (
        "code",
        "command",
        "date",
        "file",
        "kbd",
        "literal",
        "makevar",
        "math",
        "mimetype",
        "num",
        "program",
        "regexp",
        "samp",
    )
)
#: Blocks that do nothing but lose text; see :attr:`Shape.blocks`.
QUIET_BLOCKS: Final = frozenset(
    ("bullet", "doctest", "enumerator", "line", "line_block", "option_marker")
)

_BLOCKS: Final = [
    (name, re.compile(pattern))
    for name, pattern in Body.patterns.items()
    if name != "text"
]
#: ``title <target>``, after sphinx.util.docutils.ReferenceRole.
_TITLED = re.compile(r"([^<>]+?)\s*(?<!\x00)<([^<>]+)>")
#: The same, with a title that is safe even if the role prints it raw.
_PLAIN_TITLED = re.compile(r"((?:[^<>&\\{}$\x00]|\x00\s)+?)\s*(?<!\x00)<([^<>]+)>")
_NUMBER = re.compile(r"%s|\{(?:number|name)\}")
#: Without one of these there is no inline markup, nor an address.
_INLINE = re.compile(r"[*`|_:@]")
_DEPTH: Final = 3


@dataclass
class Shape:
    """The markup of one message.

    ``blocks`` names what the line starts as (nothing: running text).  The
    counters hold what must come back in a translation; ``named``,
    ``anonymous`` and ``targets`` count references and labels whose text is
    translated; ``names`` are those of the targets referred to, ``aliases``
    those written out beside another text; ``emphasis`` counts emphasised and
    strong runs.  ``broken`` holds docutils' complaints, ``backticks`` those
    left over in plain text.
    """

    blocks: tuple[str, ...] = ()
    roles: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    substitutions: Counter[str] = field(default_factory=Counter)
    literals: Counter[str] = field(default_factory=Counter)
    named: int = 0
    names: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    anonymous: int = 0
    targets: int = 0
    emphasis: int = 0
    backticks: int = 0
    broken: tuple[str, ...] = ()


class _StubInliner(Inliner):
    """docutils' inline parser, with roles noted down instead of called."""

    def __init__(self, settings: Values) -> None:
        super().__init__()
        # init_customizations() reads vars(self.__class__): no subclass may call it.
        plain = Inliner()
        plain.init_customizations(settings)
        vars(self).update(vars(plain))
        self.roles: list[tuple[str, str]] = []
        self.default_role = ""

    def interpreted(
        self, rawsource: str, text: str, role: str, lineno: int
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Note the role; its text stays, as plain text."""
        name = (role or self.default_role).lower().removeprefix("std:")
        self.roles.append((name, text))
        return [nodes.inline(rawsource, text, role=role)], []


class ShapeReader:
    """Read shapes; keeps the two inline parsers, and nothing of a message."""

    def __init__(self, default_role: str = "") -> None:
        """Compile docutils' patterns, once for the source, once glued.

        ``default_role`` is that of conf.py: what single backticks mean.
        """
        self._settings = get_default_settings(Parser)
        self._reporter = Reporter("", report_level=5, halt_level=6, stream=False)
        self._inliners: dict[bool, _StubInliner] = {}
        for glued in (False, True):
            self._settings.character_level_inline_markup = glued
            self._inliners[glued] = _StubInliner(self._settings)
            self._inliners[glued].default_role = default_role

    def read(self, text: str, *, glued: bool) -> Shape:
        """Return the shape of ``text``; ``glued`` as the build's setting.

        ``text`` must be within the bounds of :mod:`naskh.catalogs.characters`.
        """
        # As docutils.statemachine.string2lines() does before anything else.
        blocks, rest = _blocks(text.expandtabs().rstrip())
        if not _INLINE.search(rest):
            return Shape(blocks)
        inliner = self._inliners[glued]
        inliner.roles = []
        document = nodes.document(self._settings, self._reporter)
        memo = SimpleNamespace(document=document, language=None)
        parent = nodes.paragraph()
        children, messages = inliner.parse(rest, 1, memo, parent)
        shape = Shape(blocks)
        shape.broken = tuple(message[0].astext() for message in messages)
        shape.roles.update(role_key(*role) for role in inliner.roles)
        for child in children:
            for node in child.findall():
                _count(shape, node)
        return shape


def role_key(role: str, text: str) -> str:
    """Return what of a role must be the same in every language.

    That is the target of a cross-reference, ``:term:`martyr``` for
    ``:term:`شهید <martyr>```, and nothing but the name of a free role.  A
    role unknown here may be one that prints its text raw, so its title must
    be plain words.
    """
    if role in FREE_ROLES:
        return f":{role}:"
    # docutils tries each space of a run anew
    text = " ".join(text.split())
    is_known = role in REFERENCE_ROLES or ":" in role
    found = (_TITLED if is_known else _PLAIN_TITLED).fullmatch(text)
    if found is None or role in VERBATIM_ROLES or _is_format(role, found[1]):
        target = utils.unescape(text, restore_backslashes=True)
    else:
        target = utils.unescape(found[2])
    return f":{role}:`{' '.join(target.split())}`"


def _is_format(role: str, title: str) -> bool:
    """Say whether Sphinx would format more than a number into ``title``.

    The title of a ``numref`` goes through ``%`` or :meth:`str.format`, where
    ``%z`` is a crash and ``{number:>999999999}`` a gigabyte.
    """
    return role == "numref" and bool(re.search(r"[%{}]", _NUMBER.sub("", title)))


def _blocks(text: str) -> tuple[tuple[str, ...], str]:
    """Say as what docutils would read the line; return the text within.

    Lists within lists are looked into a few levels deep, no more.
    """
    found: list[str] = []
    while len(found) < _DEPTH:
        if text.startswith(" "):
            return (*found, "indent"), text.strip()
        name, rest = _block(text)
        if not name:
            return tuple(found), text
        found.append(name)
        if name not in ("bullet", "enumerator"):
            return tuple(found), text
        text = rest
    return (*found, "nested"), text


def _block(text: str) -> tuple[str, str]:
    for name, pattern in _BLOCKS:
        match = pattern.match(text)
        if match:
            return name, text[match.end() :]
    return "", text


def _count(shape: Shape, node: nodes.Node) -> None:
    """Add ``node`` to the shape it belongs to."""
    match node:
        case nodes.footnote_reference() | nodes.citation_reference():
            shape.notes[node.rawsource] += 1
        case nodes.substitution_reference():
            shape.substitutions[f"|{node.astext()}|"] += 1
        case nodes.literal():
            shape.literals[f"``{node.astext()}``"] += 1
        case nodes.reference():
            _count_reference(shape, node)
        case nodes.target():
            shape.targets += "refuri" not in node and "refname" not in node
        case nodes.emphasis() | nodes.strong():
            shape.emphasis += 1
        case nodes.Text():
            if not isinstance(node.parent, nodes.literal):
                shape.backticks += node.astext().count("`")


def _count_reference(shape: Shape, node: nodes.reference) -> None:
    if "refuri" in node:
        shape.links[node["refuri"]] += 1
    elif node.get("anonymous"):
        shape.anonymous += 1
    else:
        shape.named += 1
        shape.names |= {node["refname"]}
        # |x|_ has no name but that of its target
        name = node.get("name", node["refname"])
        if nodes.fully_normalize_name(name) != node["refname"]:
            shape.aliases |= {node["refname"]}
