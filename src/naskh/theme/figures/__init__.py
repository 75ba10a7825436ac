"""Figures that speak the edition's language, drawn from data files.

One module a kind: ``bars``, ``map``, ``timeline`` and ``copies``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from naskh.theme.figures.bars import Bars
from naskh.theme.figures.copies import Copies
from naskh.theme.figures.map import Map
from naskh.theme.figures.nodes import (
    Box,
    Ground,
    depart_box,
    visit_box,
    visit_ground,
)
from naskh.theme.figures.timeline import Timeline

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_figures(app: Sphinx) -> None:
    """Register the directives and what they are made of."""
    app.add_node(Box, html=(visit_box, depart_box))
    app.add_node(Ground, html=(visit_ground, None))
    for directive in (Bars, Copies, Map, Timeline):
        app.add_directive(directive.__name__.lower(), directive)
