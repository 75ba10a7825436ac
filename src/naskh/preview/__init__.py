"""The book as its translators see it: a live preview, and a proof on paper.

This room is a Sphinx extension of its own, which only its commands load
(:mod:`naskh.preview.app`); no other edition can be changed by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the marking of passages and the two builders."""
    from naskh.preview.marks import MarkMessages
    from naskh.preview.pages import PreviewBuilder
    from naskh.preview.proof import ProofBuilder

    app.add_transform(MarkMessages)
    app.add_builder(PreviewBuilder)
    app.add_builder(ProofBuilder)
    return {"parallel_read_safe": False, "parallel_write_safe": False}
