"""``naskh po proof`` and ``naskh po mark``: from paper back to the catalogs."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.conftest import BOOK_LANGUAGES, ROOTS, naskh
from tests.preview.conftest import RIVER, edit

DAY = "2026-01-02"


@pytest.fixture(scope="module", params=BOOK_LANGUAGES)
def proofed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """Make the proof of each language once; provide the book and the language."""
    code: str = request.param
    book = shutil.copytree(ROOTS / "tiny", tmp_path_factory.mktemp(code) / "tiny")
    edit(
        book / "locale" / code / RIVER,
        'msgid "One thing."\n',
        '#, fuzzy\nmsgid "One thing."\n',
    )
    done = naskh("po", "proof", code, "--date", DAY, cwd=book)
    assert done.code == 0, done.error
    assert "WARNING" not in done.out
    return book, code


@pytest.fixture
def marked(proofed: tuple[Path, str], tmp_path: Path) -> tuple[Path, str]:
    """Provide a copy of the book with its proof, to be marked at will."""
    book, code = proofed
    return shutil.copytree(book, tmp_path / "marked"), code


def words_at_edges(path: Path) -> list[tuple[int, str, float, float]]:
    """Return page, number, left and right edge of each number on the pages."""
    found = []
    with pypdfium2.PdfDocument(path) as document:
        for place, page in enumerate(document):
            text = page.get_textpage()
            whole = text.get_text_range()
            for match in re.finditer(r"(?<![\d.])\d+\.\d+(?![\d.])", whole):
                boxes = [text.get_charbox(i) for i in range(*match.span())]
                left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
                found.append((place, match[0], left, right))
    return found


def test_every_passage_has_its_number(proofed: tuple[Path, str]) -> None:
    """All numbers of the ledger are on the pages, but for index entries."""
    book, code = proofed
    ledger = json.loads((book / f"build/proof/tiny-{code}.json").read_text())
    shown = {
        number
        for _, number, *_ in words_at_edges(book / f"build/proof/tiny-{code}.pdf")
    }

    assert ledger["date"] == DAY
    assert ledger["language"] == code
    # the titles of the book and of its parts, headings over notes that have
    # gone to the foot of their page, and entries of the index
    hidden = set(ledger["passages"]) - shown
    assert hidden <= {"1.1", "1.3", "2.16", "2.18", "2.19", "2.20", "3.7"}
    assert {"1.2", "2.2", "2.8", "2.17", "3.4"} <= shown


def test_numbers_stand_in_the_outer_margin(proofed: tuple[Path, str]) -> None:
    """Outside the text: left on a left-hand page, right on a right-hand one."""
    book, code = proofed
    path = book / f"build/proof/tiny-{code}.pdf"
    with pikepdf.open(path) as pdf:
        width = float(pdf.pages[0].MediaBox[2])
    first_is_right = code == "en"
    margin = 16 / 25.4 * 72
    seen = set()
    for page, number, left, right in words_at_edges(path):
        if number not in ("2.2", "2.9", "3.2"):
            continue
        is_right_hand = (page % 2 == 0) is first_is_right
        seen.add(number)

        if is_right_hand:
            assert width - margin <= left < right < width
        else:
            assert 0 < left < right <= margin
    assert seen == {"2.2", "2.9", "3.2"}


def test_fuzzy_is_marked_beside_its_number(proofed: tuple[Path, str]) -> None:
    """A sign follows the number of what is not a finished translation."""
    book, code = proofed
    with pypdfium2.PdfDocument(book / f"build/proof/tiny-{code}.pdf") as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)

    # PDFium moves signs of right-to-left pages to the other end of their word
    fuzzy = set(re.findall(r"~(\d+\.\d+)|(\d+\.\d+)~", text))
    expected = set() if code == "en" else {"2.5"}
    assert {left or right for left, right in fuzzy} == expected


def test_proof_of_some_documents_keeps_the_numbers(tiny: Path) -> None:
    """Only what was asked for is printed, numbered as in the whole book."""
    done = naskh("po", "proof", "fa", "words", "-q", cwd=tiny)
    ledger = json.loads((tiny / "build/proof/tiny-fa.json").read_text())
    shown = {
        number for _, number, *_ in words_at_edges(tiny / "build/proof/tiny-fa.pdf")
    }

    assert (done.code, done.out, done.error) == (0, "", "")
    assert {number.split(".")[0] for number in ledger["passages"]} == {"3"}
    assert {number.split(".")[0] for number in shown} == {"3"}


def test_mark_flags_and_comments(marked: tuple[Path, str]) -> None:
    """The messages are fuzzy, with what the reviewer wrote; nothing else changes."""
    book, code = marked
    path = book / "locale" / code / RIVER
    before = path.read_text(encoding="utf-8")
    done = naskh(
        *("po", "mark", code, "۲.۶", "2.9-2.10"),
        *("--note", "read again", "--by", "Sara"),
        cwd=book,
    )
    after = path.read_text(encoding="utf-8")
    comment = f"# from the proof of {DAY} (Sara): read again\n"
    flag = "" if code == "en" else "#, fuzzy\n"

    assert done.code == 0, done.error
    for msgid in ("Another thing, with more to say.", "Not to scale.", "Days"):
        assert f'{comment}{flag}msgid "{msgid}"' in after
    assert after.replace(f"{comment}{flag}", "") == before
    assert done.out.count(f"{code}/LC_MESSAGES/parts/river.po:") == 3
    again = naskh(
        *("po", "mark", code, "2.6", "--note", "read again", "--by", "Sara"), cwd=book
    )
    assert again.code == 0
    assert path.read_text(encoding="utf-8") == after


def test_changed_message_is_not_marked(marked: tuple[Path, str]) -> None:
    """Nothing is written, and the error has file and line; or the others are."""
    book, code = marked
    path = book / "locale" / code / RIVER
    edit(path, 'msgid "Not to scale."\nmsgstr "', 'msgid "Not to scale."\nmsgstr "x')
    edit(path, 'msgid "On paper"', 'msgid "On the paper"')
    before = path.read_text(encoding="utf-8")
    line = before.splitlines().index('msgid "Not to scale."') + 1
    refused = naskh("po", "mark", code, "2.3", "2.6", "2.9", "9.9", cwd=book)

    assert refused.code == 3
    assert f"locale/{code}/{RIVER.as_posix()}:{line}: " in refused.error
    assert refused.error.count("[proof-stale]") == 2
    assert refused.error.count("[proof-number]") == 1
    assert path.read_text(encoding="utf-8") == before
    others = naskh("po", "mark", code, "2.3", "2.6", "2.9", "--keep-going", cwd=book)
    assert others.code == 1
    assert others.error.count("[proof-stale]") == 2
    assert path.read_text(encoding="utf-8").count("# from the proof of") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fa", "2.6"], "proof-missing"),
        (["xx", "2.6"], "language-unknown"),
        (["fa", "two"], "proof-number"),
    ],
)
def test_wrong_mark(tiny: Path, arguments: list[str], said: str) -> None:
    """A wrong call says what was expected."""
    done = naskh("po", "mark", *arguments, cwd=tiny)

    assert done.code == 3
    assert f"[{said}]" in done.error


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--by", "a]b"], "review-name"),
        (["--note", "hidden \u202e sign"], "proof-note"),
    ],
)
def test_hostile_note(marked: tuple[Path, str], more: list[str], said: str) -> None:
    """A note can neither end its comment nor hide anything in it."""
    book, code = marked
    path = book / "locale" / code / RIVER
    before = path.read_bytes()
    done = naskh("po", "mark", code, "2.6", *more, cwd=book)

    assert done.code == 3
    assert f"[{said}]" in done.error
    assert path.read_bytes() == before
    lines = naskh("po", "mark", code, "2.6", "--note", 'a\nmsgid "b"', cwd=book)
    assert lines.code == 0
    assert f'# from the proof of {DAY}: a msgid "b"\n' in path.read_text(
        encoding="utf-8"
    )
