"""What figures are made of: boxes, grounds, and the directive they share.

Text in a figure is live.  It stands in paragraphs, which the catalogs
translate, inside :class:`Box`, an element with a place; only what has no text
is drawn, as the SVG of a :class:`Ground`.  WeasyPrint neither joins nor
orders Arabic letters in SVG, and a browser does not scale them with the text.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from xml.etree import ElementTree as ET

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.util.typing import OptionSpec
    from sphinx.writers.html5 import HTML5Translator

Data = TypeVar("Data")


class Box(nodes.General, nodes.Element):
    """An element of a figure: its ``tag``, and perhaps its ``style`` (CSS).

    A box that is ``silent`` is drawn and not read aloud.
    """


class Ground(nodes.General, nodes.Element):
    """A drawing without text: its ``svg``, as an element tree.

    The first child is its description.  The second, if there is one, is its
    title; otherwise that is the caption of the figure.
    """


def box(
    tag: str, name: str, *children: nodes.Node, style: str = "", silent: bool = False
) -> Box:
    """Make a :class:`Box` of class ``name`` that holds ``children``."""
    return Box("", *children, tag=tag, classes=name.split(), style=style, silent=silent)


class FigureDirective(SphinxDirective):
    """A figure drawn from a data file, the caption and the legend as content."""

    has_content = True
    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {
        "name": directives.unchanged,
        "alt": directives.unchanged_required,
    }
    #: The class of the figure.
    kind: ClassVar[str]

    def run(self) -> list[nodes.Node]:
        """Read the data, draw it, and put the caption below."""
        try:
            drawn = self.draw()
        except ValueError as error:
            raise self.error(str(error)) from error
        figure = nodes.figure("", *drawn, classes=["drawn", self.kind])
        self.set_source_info(figure)
        figure += self._caption()
        self.add_name(figure)
        return [figure]

    def draw(self) -> list[nodes.Node]:
        """Return what stands above the caption.

        Raises :class:`ValueError`, with file and line, for data it cannot draw.
        """
        raise NotImplementedError

    def read(self, name: str, reader: Callable[[Path], Data]) -> Data:
        """Return what ``reader`` makes of the file ``name``, relative to the page.

        Raises :class:`ValueError` that names the file.
        """
        _, path = self.env.relfn2path(name)
        self.env.note_dependency(path)
        try:
            return reader(Path(path))
        except (OSError, ValueError) as error:
            message = f"{name}: {error}"
            raise ValueError(message) from error

    def paragraph(self, text: str, name: str = "") -> nodes.paragraph:
        """Make a paragraph of ``text``, with its roles, for the catalogs."""
        inline, messages = self.parse_inline(text, lineno=self.lineno)
        classes = name.split()
        paragraph = nodes.paragraph(text, "", *inline, *messages, classes=classes)
        paragraph.source, paragraph.line = self.get_source_info()
        return paragraph

    def printed(self, text: str, name: str) -> nodes.paragraph:
        """Make a paragraph of ``text`` that is already in the language."""
        return nodes.paragraph("", text, classes=[name], translatable=False)

    def ground(self, svg: ET.Element, *texts: str) -> Ground:
        """Make the ground of ``svg``: what it shows and, perhaps, its title."""
        number = self.env.new_serialno("naskh-drawing")
        return Ground("", *map(self.paragraph, texts), svg=svg, number=number)

    def _caption(self) -> list[nodes.Node]:
        """Make the caption of the first paragraph, the legend of the others."""
        first, *others = self.parse_content_to_nodes() or [nodes.comment()]
        if not isinstance(first, nodes.paragraph):
            raise self.error("expected a caption as the first paragraph; found none")
        caption = nodes.caption(first.rawsource, "", *first.children)
        caption.source, caption.line = first.source, first.line
        return [caption, *([nodes.legend("", *others)] if others else [])]


def visit_box(translator: HTML5Translator, node: Box) -> None:
    """Open the element."""
    attributes: dict[str, Any] = {}
    if node["style"]:
        attributes["style"] = node["style"]
    if node["silent"]:
        attributes["aria-hidden"] = "true"
    translator.body.append(translator.starttag(node, node["tag"], "", **attributes))


def depart_box(translator: HTML5Translator, node: Box) -> None:
    """Close the element."""
    translator.body.append(f"</{node['tag']}>\n")


def visit_ground(translator: HTML5Translator, node: Ground) -> None:
    """Write the drawing with its title and description (SVG-AAM 1.0)."""
    title = node[1] if len(node) > 1 else _caption_of(node)
    texts = [("title", title.astext()), ("desc", node[0].astext())]
    svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
    for tag, text in texts:
        identifier = f"drawing-{node['number']}-{tag}"
        ET.SubElement(svg, tag, {"id": identifier}).text = text
    svg.set("aria-labelledby", svg[0].get("id", ""))
    svg.set("aria-describedby", svg[1].get("id", ""))
    svg.attrib.update(node["svg"].attrib)
    svg.extend(node["svg"])
    translator.body.append(ET.tostring(svg, encoding="unicode") + "\n")
    raise nodes.SkipNode


def _caption_of(node: nodes.Element) -> nodes.caption:
    while not isinstance(node, nodes.figure):
        node = node.parent
    return next(node.findall(nodes.caption))
