"""What the numbers of a proof mean: a JSON file beside the PDF.

``{"language": "fa", "date": "2026-01-31", "passages": {"12.4": {...}}}``; a
passage names its domain and the digests of source and translation, so that a
number is never applied to a message that has changed since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Self

from naskh.catalogs.mo import write_changed
from naskh.errors import NaskhError, fail

if TYPE_CHECKING:
    from pathlib import Path

    from naskh.book import Book
    from naskh.catalogs.po import Entry


@dataclass(frozen=True)
class Passage:
    """The message of a number: its domain, digests of its two texts."""

    domain: str
    msgid: str
    msgstr: str


@dataclass(frozen=True)
class Ledger:
    """The passages of one proof, by number in Latin digits."""

    language: str
    day: date
    passages: Mapping[str, Passage]

    def save(self, path: Path) -> None:
        """Write the file ``path``.

        Raises :class:`~naskh.errors.NaskhError` (``output-unwritable``).
        """
        value = {
            "language": self.language,
            "date": self.day.isoformat(),
            "passages": {key: asdict(item) for key, item in self.passages.items()},
        }
        write_changed(path, json.dumps(value, indent=1).encode())

    @classmethod
    def load(cls, path: Path, language: str) -> Self:
        """Read the file ``path``.

        Raises :class:`~naskh.errors.NaskhError` (``proof-missing``).
        """
        try:
            value = json.loads(path.read_bytes())
            return cls(
                value["language"],
                date.fromisoformat(value["date"]),
                {key: Passage(**item) for key, item in value["passages"].items()},
            )
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            raise _missing(path, language, error) from error


def _missing(path: Path, language: str, error: Exception) -> NaskhError:
    found = "none" if isinstance(error, FileNotFoundError) else repr(error)
    return fail(
        "proof-missing",
        f"expected the numbers of a proof here, found {found}",
        file=path,
        hint=f"Make the proof first: naskh po proof {language}",
    )


def ledger_path(book: Book, language: str) -> Path:
    """Return where the ledger of a language lies."""
    return book.build / "proof" / f"{book.stem(language)}.json"


def passage(domain: str, entry: Entry) -> Passage:
    """Return what the ledger keeps of ``entry``."""
    return Passage(domain, msgid_digest(entry), msgstr_digest(entry))


def msgid_digest(entry: Entry) -> str:
    """Return what tells the source of ``entry`` from any other."""
    return _digest(entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


def msgstr_digest(entry: Entry) -> str:
    """Return what tells the translation of ``entry`` from any other."""
    return _digest(*entry.forms)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
