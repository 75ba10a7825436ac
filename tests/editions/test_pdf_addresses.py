"""Printed web addresses."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from naskh.editions.pdf.addresses import break_addresses
from tests.conftest import naskh
from tests.readers import Pdf

LONG = "https://example.org/a-very_long%20address/with-no-end?to=it&in_this_world=none"


def test_breaks_stand_before_signs() -> None:
    """A break may come before a sign, never after it; prose is left alone."""
    root = ET.fromstring(f"<p><a>{LONG.replace('&', '&amp;')}</a> a-b <a>c-d</a></p>")
    break_addresses(root)
    text = "".join(root.itertext())

    assert "\u200b-\u2060very" in text
    assert "-\u200b" not in text
    assert " a-b c-d" in text


@pytest.mark.parametrize("code", ["en", "fa", "ar"])
def test_address_stays_inside_and_whole(tiny: Path, code: str) -> None:
    """A long address keeps to the text block, and every piece of it is printed."""
    page = tiny / "docs" / "parts" / "words.rst"
    page.write_text(page.read_text() + f"\nSee {LONG} and\nmore {LONG}x.\n")
    done = naskh("build", "--editions", "pdf", "--languages", code, cwd=tiny)
    assert done.code == 0, done.error
    pdf = Pdf(tiny / "dist" / code / f"tiny-{code}.pdf")
    [number, *_] = [
        page
        for page in range(len(pdf.pages))
        if any("example.org" in line.text for line in pdf.lines(page))
    ]
    width = pdf.pages[number].get_width()
    seen = "".join(line.text for line in pdf.lines(number))

    for line in pdf.lines(number):
        assert line.glyphs[0].left > 40
        assert line.glyphs[-1].right < width - 40
    # the pieces, whole, wherever the address was broken
    for piece in re.split(r"(?=[-?&=_%])|(?<=/)", LONG):
        assert piece in seen
