"""Make a book: every language in a process of its own, then one new ``dist/``."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from queue import Empty
from typing import TYPE_CHECKING, Any

from naskh.editions.run import Made, Offers, make_language
from naskh.errors import NaskhError, fail
from naskh.kit.dist import assemble, swap, what_will_be
from naskh.kit.memory import digest, recall, remember
from naskh.kit.status import add_page

if TYPE_CHECKING:
    from naskh.book import Book

Listener = Callable[[str, str], None]

_events: Any = None


def build_book(
    book: Book,
    languages: Sequence[str],
    editions: Sequence[str],
    *,
    jobs: int,
    listen: Listener,
    keep_going: bool = False,
) -> list[Made]:
    """Make ``editions`` in ``languages`` and put them into ``dist/``.

    ``listen(language, edition)`` is called as each edition starts.  Raises
    :class:`~naskh.errors.NaskhError` with the problems of every language;
    ``dist/`` is then as it was.  A language whose inputs have not changed is
    not made again.  With ``keep_going``, refused messages fall back on the
    source and are listed in what is returned.
    """
    downloads, siblings = what_will_be(book, languages, editions)
    offers: dict[str, list[str] | bool] = {
        "naskh_downloads": downloads,
        "naskh_siblings": siblings,
    }
    if keep_going:
        offers["naskh_keep_going"] = True
    digests = {code: digest(book, code, editions, offers) for code in languages}
    # what was refused is not remembered, and has to be said each time
    kept = {
        code: None if keep_going else recall(book, code, digests[code])
        for code in languages
    }
    wanted = [code for code in languages if kept[code] is None]
    made: list[Made] = []
    if wanted:
        with _stage(book) as stage:
            made = _make_all(book, wanted, editions, stage, offers, jobs, listen)
            fresh = stage / "dist"
            made = assemble(book, made, fresh)
            add_page(book, fresh)
            swap(fresh, book.dist)
            made = [
                replace(item, path=book.dist / item.path.relative_to(fresh))
                for item in made
            ]
            for code in wanted:
                mine = [item for item in made if item.language == code]
                remember(book, code, digests[code], mine)
    return [
        item
        for code in languages
        for item in kept[code] or [item for item in made if item.language == code]
    ]


@contextmanager
def _stage(book: Book) -> Iterator[Path]:
    """Provide a folder on the disk of the book, gone afterwards."""
    try:
        book.build.mkdir(exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix="stage-", dir=book.build))
    except OSError as error:
        raise fail(
            "output-unwritable",
            f"expected to write below {book.build}; found {error.strerror}",
            file=book.build,
            hint="Give yourself the right to write there, or free some room.",
        ) from error
    try:
        yield stage
    except OSError as error:
        raise fail(
            "output-unwritable",
            f"expected to write {error.filename}; found {error.strerror}",
            file=book.dist,
            hint="Give yourself the right to write there, or free some room.",
        ) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _make_all(
    book: Book,
    languages: Sequence[str],
    editions: Sequence[str],
    stage: Path,
    offers: Offers,
    jobs: int,
    listen: Listener,
) -> list[Made]:
    # spawned, one for each language: Pango, fontconfig and Sphinx itself keep
    # state in the process, words of the language among it
    context = get_context("spawn")
    queue = context.Queue()
    workers = max(1, min(jobs, len(languages)))
    with ProcessPoolExecutor(
        workers, context, _remember, (queue,), max_tasks_per_child=1
    ) as pool:
        tasks = [
            pool.submit(make_language, book, code, editions, stage, offers, _tell)
            for code in languages
        ]
        _follow(tasks, queue, listen)
    problems = [
        problem
        for task in tasks
        if isinstance(error := task.exception(), NaskhError)
        for problem in error.problems
    ]
    if problems:
        raise NaskhError(*dict.fromkeys(problems))
    return [item for task in tasks for item in task.result()]


def _remember(queue: Any) -> None:
    """Keep the queue of events in a worker."""
    global _events
    _events = queue


def _tell(code: str, edition: str) -> None:
    _events.put((code, edition))


def _follow(tasks: Sequence[Future[Any]], queue: Any, listen: Listener) -> None:
    """Pass events on until every task has ended."""
    pending: set[Future[Any]] = set(tasks)
    while pending:
        _, pending = wait(pending, timeout=0.1)
        while True:
            try:
                listen(*queue.get_nowait())
            except Empty:
                break
