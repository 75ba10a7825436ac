"""What the layout engine may read: files of the book, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import naskh

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="9" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"><image width="9" height="9" '
    'xlink:href="{address}"/></svg>'
)


@pytest.mark.parametrize(
    "address",
    [
        "file://{outside}/secret.png",
        "file://{outside}/book/../secret.png",
        "FILE://{outside}/secret.png",
        "file://elsewhere{outside}/secret.png",
        "../../../../../../../../../../../../../../{outside}/secret.png",
        "http://127.0.0.1:9/secret.png",
        "ftp://127.0.0.1/secret.png",
    ],
)
def test_outside(tiny: Path, address: str) -> None:
    """A drawing cannot bring in a file or an address from outside the book."""
    outside = tiny.parent
    (outside / "secret.png").write_bytes(b"not for readers")
    drawing = DRAWING.replace("{address}", address.replace("{outside}", str(outside)))
    (tiny / "docs" / "river.svg").write_text(drawing)
    done = naskh("build", "--languages", "en", "--editions", "pdf", "-q", cwd=tiny)

    assert done.code == 3
    assert "[layout]" in done.error
    assert "Failed to load image" in done.error
    assert "expected a file of the book" in done.error or "disallowed" in done.error
