"""Naskh: one narrative, every edition, every script.

As a Sphinx extension: ``extensions = ["naskh"]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__: Final = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register every part of Naskh with Sphinx."""
    from naskh.book import add_settings
    from naskh.catalogs.hooks import setup_catalogs
    from naskh.editions.epub import setup_epub
    from naskh.editions.html import setup_html
    from naskh.editions.pdf.builder import setup_pdf
    from naskh.editions.settings import setup_settings
    from naskh.text.digits import setup_digits
    from naskh.text.direction import setup_direction
    from naskh.text.mentions import setup_mentions
    from naskh.text.quotes import setup_quotes
    from naskh.text.roles import setup_roles
    from naskh.text.sorting import setup_sorting
    from naskh.theme import setup_theme

    add_settings(app)
    setup_settings(app)
    setup_catalogs(app)
    setup_digits(app)
    setup_direction(app)
    setup_mentions(app)
    setup_quotes()
    setup_sorting(app)
    setup_roles(app)
    setup_theme(app)
    setup_html(app)
    setup_epub(app)
    setup_pdf(app)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
