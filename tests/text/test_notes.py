"""Notes: numbered by their calls, not by their definitions."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import naskh
from tests.readers import XHTML, Epub, Html, Pdf, letters

SOURCE = """
Salt
----

Bread\\ [#bread]_ and salt\\ [#salt]_ and bread\\ [#bread]_ again.

.. [#salt] Salt is told of here.
.. [#bread] Bread is told of here.
"""
#: The translation calls salt first; the section of that name must not mind.
SENTENCES = {
    "fa": (
        "نمک",
        "نمک\\\\ [#salt]_ و نان\\\\ [#bread]_ و باز نان\\\\ [#bread]_.",
        "دربارهٔ نمک.",
        "دربارهٔ نان.",
    ),
    "ar": (
        "الملح",
        "الملح\\\\ [#salt]_ والخبز\\\\ [#bread]_ ثم الخبز\\\\ [#bread]_.",
        "عن الملح.",
        "عن الخبز.",
    ),
}
NOTES = {
    "en": ["Bread is told of here.", "Salt is told of here."],
    "fa": ["دربارهٔ نمک.", "دربارهٔ نان."],
    "ar": ["عن الملح.", "عن الخبز."],
}
#: The labels of the notes, behind the one that the tiny book has.
LABELS = {"en": ["2", "3"], "fa": ["۲", "۳"], "ar": ["٢", "٣"]}


def _write(book: Path) -> None:
    page = book / "docs" / "parts" / "words.rst"
    page.write_text(page.read_text(encoding="utf-8") + SOURCE, encoding="utf-8")
    call = "Bread\\\\ [#bread]_ and salt\\\\ [#salt]_ and bread\\\\ [#bread]_ again."
    names = ("Salt", call, "Salt is told of here.", "Bread is told of here.")
    for code, sentences in SENTENCES.items():
        catalog = book / "locale" / code / "LC_MESSAGES" / "parts" / "words.po"
        text = catalog.read_text(encoding="utf-8")
        for name, sentence in zip(names, sentences, strict=True):
            text += f'\nmsgid "{name}"\nmsgstr "{sentence}"\n'
        catalog.write_text(text, encoding="utf-8")


def test_in_order_of_first_call(tiny: Path, code: str) -> None:
    """Calls count upwards as the translation has them; notes follow the calls."""
    _write(tiny)
    done = naskh("build", "--languages", code, cwd=tiny)
    assert done.code == 0, done.error
    dist = tiny / "dist" / code
    page = Epub(dist / f"tiny-{code}.epub").xml("parts/words.xhtml")
    calls = [
        "".join(call.itertext()).strip("[]")
        for call in page.iter(f"{XHTML}a")
        if call.get("role") == "doc-noteref"
    ]
    notes = [
        letters("".join(note.itertext()))
        for note in page.iter(f"{XHTML}aside")
        if note.get("role") == "doc-footnote"
    ]
    pdf = Pdf(dist / f"tiny-{code}.pdf")
    foot = letters(pdf.text(pdf.page_of(NOTES[code][0])))
    html = letters(Html(dist / "parts" / "words.html").text)
    first, second = LABELS[code]
    repeated = second if code != "en" else first

    assert calls[2:] == [first, second, repeated]
    assert [note[0] for note in notes[1:]] == [first, second]
    for text in (html, foot):
        told = [text.index(letters(note)) for note in NOTES[code]]
        assert told == sorted(told)
