"""The look of a book: templates and CSS that all editions share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from naskh.theme.colophon import setup_colophon
from naskh.theme.figures import setup_figures
from naskh.theme.omission import setup_omission
from naskh.theme.passages import setup_passages

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE: Final = Path(__file__).parent

#: theme name -> folder of its templates.
THEMES: Final = {
    "naskh-base": HERE / "base",
    "naskh": HERE / "html",
    "naskh-page": HERE / "xhtml",
}


def setup_theme(app: Sphinx) -> None:
    """Register the themes of the HTML book and of the XHTML pages."""
    for name, folder in THEMES.items():
        app.add_html_theme(name, str(folder))
    setup_colophon(app)
    setup_figures(app)
    setup_passages(app)
    setup_omission(app)
