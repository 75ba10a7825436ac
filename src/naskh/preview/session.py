"""A preview while it lasts: one Sphinx environment that follows the files.

After an edit only the documents concerned are read again.  Titles and numbers
of one page stand on all others, so every page is stale then; a page is written
when it is asked for, which is that of the translator and seldom another.
"""

from __future__ import annotations

import gettext
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx import locale
from sphinx.util.build_phase import BuildPhase

from naskh.catalogs.hooks import compiled_folder
from naskh.catalogs.mo import write_mo
from naskh.catalogs.places import messages_dir
from naskh.errors import NaskhError, Problem
from naskh.languages import language
from naskh.preview.app import drain, faults_of_the_source, open_app
from naskh.preview.desk import Desk
from naskh.preview.marks import Marks
from naskh.preview.memo import kept_translations
from naskh.preview.pages import PreviewBuilder
from naskh.preview.words import words_for

if TYPE_CHECKING:
    import io

    from docutils import nodes
    from sphinx.application import Sphinx

    from naskh.book import Book


@dataclass(frozen=True)
class Update:
    """What one look at the files led to.

    ``documents`` were read again; ``problems`` are all that stand now;
    ``warnings`` are Sphinx's; ``seconds`` is the time it took.
    """

    documents: tuple[str, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]
    seconds: float


class Session:
    """The pages of ``book`` in ``code``, each as of the last :meth:`update`.

    ``version`` grows with every change; :meth:`wait` returns when it has.
    All methods may be called from any thread.
    """

    def __init__(self, app: Sphinx, said: io.StringIO, book: Book, code: str) -> None:
        """Prepare; :func:`open_session` also reads and writes."""
        assert isinstance(app.builder, PreviewBuilder)
        self.app, self.said, self.book, self.code = app, said, book, code
        self.builder = app.builder
        desk = Desk(
            book.locale_dirs,
            code,
            is_source=code == book.source_language,
            default_role=app.config.default_role or "",
        )
        self.marks = self.builder.marks = Marks(app, desk)
        self.version = 1
        self.fault: tuple[Problem, ...] = ()
        self._stale: set[str] = set()
        self._doctrees: dict[str, nodes.document] = {}
        self._changed = threading.Condition(threading.RLock())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps the pages from showing the files as they now are."""
        return (*self.marks.desk.problems, *self.fault)

    def start(self) -> Update:
        """Read the book and write what all pages share."""
        start = time.perf_counter()
        self._compile(self.marks.desk.refresh(self.marks.domains().values()))
        root = self.app.config.root_doc
        self.builder.build([root], method="specific")
        self._forget_pages()
        return self._report(tuple(sorted(self.app.env.found_docs)), start)

    def update(self) -> Update | None:
        """Follow the files; return what changed, if anything did."""
        start = time.perf_counter()
        with self._changed:
            before = self.problems
            domains = self.marks.desk.refresh(self.marks.domains().values())
            read: list[str] = []
            self.fault = ()
            try:
                self._compile(domains)
                with faults_of_the_source():
                    read = self._read()
            except NaskhError as error:
                self.fault = error.problems
            except OSError as error:
                # a file that went away, or may not be read, while it was read
                self.fault = (Problem("source", str(error)),)
            if not domains and not read and before == self.problems:
                return None
            self.version += 1
            self._changed.notify_all()
            return self._report(tuple(read), start)

    def page(self, path: str) -> bytes | None:
        """Return the file ``path`` of the preview, up to date; None if there is none.

        ``path`` is relative, with ``/`` between its parts.  What is not a file
        within the folder of the preview, links followed, there is none of.
        """
        with self._changed:
            if path in self._stale:
                with faults_of_the_source():
                    self._write(path)
                self._stale.discard(path)
            root = Path(self.app.outdir).resolve()
            file = root.joinpath(*path.split("/")).resolve()
            if not file.is_relative_to(root) or not file.is_file():
                return None
            data = file.read_bytes()
        if path.endswith(self.builder.out_suffix):
            mark = f'<html data-preview="{self.version}" '.encode()
            data = data.replace(b"<html ", mark, 1)
        return data

    def wait(self, version: int, seconds: float) -> int:
        """Return the version as soon as it is not ``version``, or after a time."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, seconds)
            return self.version

    def overview(self) -> dict[str, Any]:
        """Return what the panel needs on every page."""
        row, words = words_for(self.code)
        with self._changed:
            return {
                "version": self.version,
                "language": row.code,
                "direction": row.direction,
                "digits": row.localise_digits("0123456789"),
                "source": _language(self.book.source_language),
                "target": _language(self.code),
                "words": words,
                "documents": self.marks.documents,
                "problems": [str(self._near(item)) for item in self.problems],
            }

    def messages(self, document: int) -> list[dict[str, Any]] | None:
        """Return the messages of the document of this number, as they stand."""
        with self._changed:
            for name, number in self.marks.documents.items():
                if number == document:
                    return list(self._rows(name))
        return None

    def _rows(self, name: str) -> Iterator[dict[str, Any]]:
        source = self._shown(Path(self.app.env.doc2path(name)))
        for number, message, view in self.marks.messages(name):
            entry = view.entry
            path = self._shown(view.path) if view.path else ""
            yield {
                "number": str(number),
                "kind": message.kind,
                "state": view.state,
                "msgid": message.msgid,
                "msgstr": "\n".join(entry.forms) if entry else "",
                "comments": "\n".join(entry.comments) if entry else "",
                "extracted": "\n".join(entry.extracted) if entry else "",
                "previous": "\n".join(entry.previous) if entry else "",
                "problems": [[item.message, item.hint] for item in view.problems],
                "catalog": f"{path}:{entry.line}" if entry else path,
                "text": f"{source}:{message.line}",
            }

    def _compile(self, domains: set[str]) -> None:
        folder = messages_dir(compiled_folder(self.app), self.code)
        for domain in domains:
            messages = self.marks.desk.published(domain)
            write_mo(folder / f"{domain}.mo", messages, self.code)
            # Sphinx and gettext keep catalogs for the life of the process
            locale.translators.pop(("general", domain), None)
        if domains:
            getattr(gettext, "_translations", {}).clear()

    def _read(self) -> list[str]:
        self.builder.phase = BuildPhase.READING
        read = self.builder.read()
        for name in read:
            self._doctrees.pop(name, None)
        with self._kept_doctrees():
            again = set(self.app.env.check_dependents(self.app, set(read)))
        self._forget_pages()
        return sorted({*read, *again})

    @contextmanager
    def _kept_doctrees(self) -> Iterator[None]:
        """Load no doctree from disk twice while figures are numbered.

        Sphinx walks through all documents for that and changes none.
        """
        env, load = self.app.env, self.app.env.get_doctree

        def get_doctree(docname: str) -> nodes.document:
            if docname not in self._doctrees:
                self._doctrees[docname] = load(docname)
            return self._doctrees[docname]

        env.get_doctree = get_doctree  # type: ignore[method-assign]
        try:
            yield
        finally:
            del env.get_doctree

    def _forget_pages(self) -> None:
        """Let every page be written anew when it is asked for."""
        documents = self.app.env.found_docs
        self.builder.prepare_writing(documents)
        suffix = self.builder.out_suffix
        self._stale = {f"{name}{suffix}" for name in documents} | {f"genindex{suffix}"}

    def _write(self, path: str) -> None:
        name = path.removesuffix(self.builder.out_suffix)
        if name in self.app.env.found_docs:
            self.builder.write_documents({name})
            self.builder.copy_image_files()
        elif self.builder.use_index:
            self.builder.write_genindex()

    def _report(self, documents: tuple[str, ...], start: float) -> Update:
        seconds = time.perf_counter() - start
        return Update(documents, self.problems, tuple(drain(self.said)), seconds)

    def _near(self, problem: Problem) -> Problem:
        file = problem.file
        return replace(problem, file=Path(self._shown(file)) if file else None)

    def _shown(self, path: Path) -> str:
        """Name ``path`` from the folder of the book."""
        try:
            return path.relative_to(self.book.root).as_posix()
        except ValueError:
            return str(path)


def _language(code: str) -> dict[str, str]:
    return {"lang": code, "dir": language(code).direction}


@contextmanager
def open_session(book: Book, code: str) -> Iterator[Session]:
    """Provide the preview of ``book`` in ``code``, below ``build/preview/``.

    Raises :class:`~naskh.errors.NaskhError` for faults in the settings or in
    the source that leave nothing to be shown.
    """
    folder = book.build / "preview" / book.row(code).code
    # pages of documents that are gone would still be served
    shutil.rmtree(folder / "pages", ignore_errors=True)
    with open_app(book, code, "preview", folder) as (app, said), kept_translations():
        yield Session(app, said, book, code)
