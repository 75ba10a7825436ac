"""The catalogs of a language on disk, laid out as sphinx-intl does.

``<locale>/<language>/LC_MESSAGES/<domain>.po``, where the domain of a document
is its name with its folders.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from naskh.catalogs.entries import EntryReader
from naskh.catalogs.mo import PLURALS
from naskh.catalogs.places import INTERFACE_DOMAIN, refuse_way_out
from naskh.catalogs.po import Catalog, read
from naskh.catalogs.write import string_lines
from naskh.errors import NaskhError, Problem, fail

if TYPE_CHECKING:
    from naskh.book import Book

_LAYOUT: Final = "LC_MESSAGES"


@dataclass(frozen=True)
class Tree:
    """The folders where the catalogs of one language lie.

    A domain's catalog is the one in the first folder that has it; new ones go
    into the first folder.
    """

    folders: tuple[Path, ...]
    language: str

    @classmethod
    def of(cls, book: Book, language: str) -> Tree:
        """Return the tree of one language of ``book``."""
        return cls(book.locale_dirs or (book.root / "locale",), language)

    def path(self, domain: str) -> Path:
        """Return where a new catalog of ``domain`` goes."""
        return self.folders[0] / self.language / _LAYOUT / f"{domain}.po"

    def find(self) -> dict[str, Path]:
        """Return the catalogs there are, by domain.

        Raises :class:`~naskh.errors.NaskhError` (``catalog-link``).
        """
        found: dict[str, Path] = {}
        for folder in self.folders:
            base = folder / self.language / _LAYOUT
            if base.is_dir():
                refuse_way_out(folder, base)
            for inner, folders, names in os.walk(base, followlinks=False):
                _refuse_links(Path(inner), folders)
                for name in names:
                    path = Path(inner, name)
                    domain = path.relative_to(base).with_suffix("").as_posix()
                    if path.suffix == ".po" and domain != INTERFACE_DOMAIN:
                        refuse_way_out(folder, path)
                        found.setdefault(domain, path)
        return dict(sorted(found.items()))

    def read(self) -> dict[str, Catalog]:
        """Read every catalog, by domain.

        Raises one :class:`~naskh.errors.NaskhError` with the problems of all
        of them (``catalog-*``).
        """
        catalogs: dict[str, Catalog] = {}
        problems: list[Problem] = []
        for domain, path in self.find().items():
            try:
                catalogs[domain] = read(path, self.language)
            except NaskhError as error:
                problems += error.problems
        if problems:
            raise NaskhError(*problems)
        return catalogs

    def refuse_present(self) -> None:
        """Raise ``language-exists`` where there is any catalog already.

        Raises :class:`~naskh.errors.NaskhError` (``language-exists``,
        ``catalog-link``).
        """
        present = next(iter(self.find().values()), None)
        if present is not None:
            raise fail(
                "language-exists",
                f"expected no catalogs of {self.language}, found this one",
                file=present,
                hint=f"Run: naskh po update --languages {self.language}",
            )

    def new(self, domain: str, project: str) -> Catalog:
        """Return a catalog of ``domain`` with a header and nothing else."""
        path = self.path(domain)
        reader = EntryReader(path)
        reader.read("".join(string_lines("msgid", "") + _header(self, project)))
        return Catalog(path, tuple(reader.entries))


def write_tree(files: Mapping[Path, bytes], gone: Iterable[Path] = ()) -> None:
    """Write ``files`` and delete ``gone``: all of them, or none.

    Every file is first written beside its place; what a failure leaves half
    done is put back.  Raises :class:`~naskh.errors.NaskhError`
    (``output-unwritable``).
    """
    gone = [*gone]
    staged = {path.with_name(f".{path.name}.{os.getpid()}"): path for path in files}
    before: dict[Path, bytes | None] = {}
    path = Path()
    try:
        for temporary, path in staged.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(files[path])
        for path in (*files, *gone):
            before[path] = path.read_bytes() if path.exists() else None
        for temporary, path in staged.items():
            temporary.replace(path)
        for path in gone:
            path.unlink(missing_ok=True)
            _prune(path.parent)
    except OSError as error:
        for temporary in staged:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        _put_back(before)
        raise fail(
            "output-unwritable",
            f"expected to write this file, found: {error.strerror or error}",
            file=path,
            hint="Free some space, or give yourself the right to write there.",
        ) from error


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    """Undo what was written, as far as the disk allows."""
    for path, data in before.items():
        with suppress(OSError):
            if data is None:
                path.unlink(missing_ok=True)
            elif not path.is_file() or path.read_bytes() != data:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)


def _refuse_links(parent: Path, names: Iterable[str]) -> None:
    """Refuse folders that are links: a new catalog could land anywhere."""
    for name in names:
        if (parent / name).is_symlink():
            raise fail(
                "catalog-link",
                "expected a folder of catalogs, found a link to one",
                file=parent / name,
                hint="Replace the link by the folder itself.",
            )


def _prune(folder: Path) -> None:
    """Delete ``folder`` and those above it, up to the language's, while empty."""
    while folder.name != _LAYOUT and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _header(tree: Tree, project: str) -> list[str]:
    fields = [
        ("Project-Id-Version", project),
        ("Language", tree.language),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ]
    if tree.language in PLURALS:
        number, rule = PLURALS[tree.language]
        fields.append(("Plural-Forms", f"nplurals={number}; plural=({rule});"))
    return string_lines(
        "msgstr", "".join(f"{n}: {v}".strip() + "\n" for n, v in fields)
    )
