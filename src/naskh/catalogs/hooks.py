"""Put vetted catalogs, and nothing else, before Sphinx.

Sphinx looks for ``.mo`` files in ``locale_dirs`` and compiles the ``.po``
files it finds there.  Here ``locale_dirs`` becomes one folder of the build,
filled by :mod:`naskh.catalogs.compiler`; the tree's own files are never read
by Sphinx.
"""

from __future__ import annotations

import copy
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import locale, package_dir
from sphinx.project import Project
from sphinx.transforms import i18n
from sphinx.util import logging
from sphinx.util.i18n import docname_to_domain

from naskh.book import CATALOG_DIRS, Book, set_defaults
from naskh.catalogs.compiler import (
    CompiledLanguage,
    Gate,
    compile_interface,
    compile_language,
)
from naskh.catalogs.hold import held_source, hold_chapters
from naskh.catalogs.places import refuse_folder_out
from naskh.errors import NaskhError, fail

if TYPE_CHECKING:
    from docutils.frontend import Values
    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

#: The setting that keeps what fell back on the source, while the book is made.
REFUSED: Final = "naskh_refused"

#: Sphinx's gettext settings, for extraction and for reading alike.
GETTEXT: Final[dict[str, Any]] = {
    "gettext_additional_targets": ["index"],
    "gettext_compact": False,
    "gettext_location": False,
    "gettext_uuid": False,
}

_publish = i18n._publish_msgstr


def compiled_folder(app: Sphinx) -> Path:
    """Return the folder of this build's compiled catalogs."""
    return Path(app.doctreedir) / "locale"


def held_folder(app: Sphinx) -> Path:
    """Return the folder of the states at which chapters are held."""
    return Path(app.doctreedir) / "held"


def install_interface(app: Sphinx) -> None:
    """Load our interface strings in place of those Sphinx has loaded.

    Sphinx loads its own before any extension is set up.
    """
    out, language = compiled_folder(app), app.config.language
    compile_interface(language, out)
    # Sphinx keeps catalogs by name alone, for the life of the process: the
    # next language would fall back on the words of this one
    for key in [key for key in locale.translators if key[0] == "general"]:
        del locale.translators[key]
    folders = [out, None, package_dir / "locale"]
    app.translator, _ = locale.init(folders, language)


def install_catalogs(app: Sphinx, config: Config) -> None:
    """Vet and compile the book's catalogs of this language.

    Raises :class:`~naskh.errors.NaskhError` with every fault found.
    """
    set_defaults(config, GETTEXT)
    _refuse_raw(config, app.confdir)
    book = Book.from_config(config, app.confdir, app.srcdir)
    for folder in book.locale_dirs:
        refuse_folder_out(book.root, folder)
    documents = _documents(app, config)
    held = held_folder(app)
    setattr(config, CATALOG_DIRS, (str(held), *config.locale_dirs))
    gate = Gate(config.default_role or "", keep_going=config.naskh_keep_going)
    compiled = _compile(book, config.language, documents, app, gate)
    setattr(config, REFUSED, compiled.refused)
    config.locale_dirs = [str(compiled.locale_dir)]
    config.gettext_auto_build = False
    config.gettext_allow_fuzzy_translations = False


def _refuse_raw(config: Config, folder: Path) -> None:
    """Refuse to have raw HTML translated: no gate can tell what it does."""
    targets = config.gettext_additional_targets
    if targets is True or "raw" in targets:
        raise fail(
            "config",
            "expected gettext_additional_targets without 'raw', found it there",
            file=Path(folder) / "conf.py",
            hint="Raw text of a translator would run in the reader's browser.",
        )


def _documents(app: Sphinx, config: Config) -> dict[str, Path]:
    """Return the catalog domain of each document, and its (last) source."""
    project = Project(app.srcdir, config.source_suffix)
    names = project.discover(config.exclude_patterns, config.include_patterns)
    return {
        docname_to_domain(name, config.gettext_compact): Path(
            project.doc2path(name, absolute=True)
        )
        for name in sorted(names)
    }


def _compile(
    book: Book, language: str, documents: dict[str, Path], app: Sphinx, gate: Gate
) -> CompiledLanguage:
    """Compile what the tree has, then what incomplete chapters are held at."""
    out, held = compiled_folder(app), held_folder(app)
    is_translation = language != book.source_language
    shutil.rmtree(held, ignore_errors=True)
    compiled = compile_language(
        book.locale_dirs, language, documents, out, required=is_translation, gate=gate
    )
    if book.partial != "hold" or not is_translation:
        return compiled
    problems = [*hold_chapters(book, language, documents, held)]
    if problems and not gate.keep_going:
        raise NaskhError(*problems)
    again = compile_language(
        (held, *book.locale_dirs), language, documents, out, required=True, gate=gate
    )
    refused = dict.fromkeys((*compiled.refused, *again.refused, *problems))
    return replace(again, refused=tuple(refused))


def list_refused(app: Sphinx, *_: object) -> None:
    """Warn of everything that fell back on the source, where it stands."""
    for problem in getattr(app.config, REFUSED):
        place = f"{problem.file}:{problem.line or ''}"
        text = str(replace(problem, file=None, line=None))
        logger.warning("%s", text, location=place, type="naskh", subtype="refused")


def watch_catalog(app: Sphinx, docname: str, source: list[str]) -> None:
    """Read ``docname`` again when its compiled catalog has changed.

    Sphinx watches catalogs by their ``.po`` files, which it does not see here.
    A chapter that is held is read as it was when it was complete.
    """
    domain = docname_to_domain(docname, app.config.gettext_compact)
    folder = compiled_folder(app) / app.config.language / "LC_MESSAGES"
    app.env.note_dependency(str(folder / f"{domain}.mo"))
    text = held_source(held_folder(app), app.config.language, docname)
    if text.is_file():
        # a dependency that is not there would mean to read again every time
        app.env.note_dependency(str(text))
        source[0] = text.read_text(encoding="utf-8")


def _publish_guarded(
    source: str, *arguments: Any, settings: Values, **more: Any
) -> nodes.Element:
    """Parse a translation: no file, no raw text, markup may touch letters.

    The gate has refused such messages already; this is the second wall.
    Persian and Arabic glue affixes to words, marked up or not.
    """
    if not _is_running_text(source):
        return nodes.comment()
    guarded = copy.copy(settings)
    guarded.file_insertion_enabled = False
    guarded.raw_enabled = False
    guarded.character_level_inline_markup = True
    return _publish(source, *arguments, settings=guarded, **more)


def _is_running_text(source: str) -> bool:
    """Say whether ``source`` is what Sphinx makes of a line, heading or listing.

    The rest are alternative texts of several lines, which Sphinx parses whole
    only to throw the result away; a thousand lists in lists would end it.
    """
    head, line_break, rest = source.partition("\n")
    if head == "::":
        lines = rest.splitlines()
        return all(line.startswith("   ") or not line.strip() for line in lines)
    return not line_break or rest in ("=" * 2 * len(head), "\n   dummy literal")


def setup_catalogs(app: Sphinx) -> None:
    """Load the interface now and the book's catalogs with the settings."""
    install_interface(app)
    app.add_config_value(CATALOG_DIRS, (), "")
    app.add_config_value(REFUSED, (), "")
    i18n._publish_msgstr = _publish_guarded
    app.connect("config-inited", install_catalogs, priority=950)
    app.connect("env-before-read-docs", list_refused)
    app.connect("source-read", watch_catalog)
