"""Put vetted catalogs, and nothing else, before Sphinx.

Sphinx looks for ``.mo`` files in ``locale_dirs`` and compiles the ``.po``
files it finds there.  Here ``locale_dirs`` becomes one folder of the build,
filled by :mod:`naskh.catalogs.compiler`; the tree's own files are never read
by Sphinx.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx import locale, package_dir
from sphinx.project import Project
from sphinx.transforms import i18n
from sphinx.util.i18n import docname_to_domain

from naskh.book import CATALOG_DIRS, Book, set_defaults
from naskh.catalogs.compiler import compile_interface, compile_language

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.frontend import Values
    from sphinx.application import Sphinx
    from sphinx.config import Config

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
    book = Book.from_config(config, app.confdir, app.srcdir)
    project = Project(app.srcdir, config.source_suffix)
    documents = project.discover(config.exclude_patterns, config.include_patterns)
    compact = config.gettext_compact
    compiled = compile_language(
        book.locale_dirs,
        config.language,
        sorted({docname_to_domain(name, compact) for name in documents}),
        compiled_folder(app),
        required=config.language != book.source_language,
    )
    setattr(config, CATALOG_DIRS, tuple(config.locale_dirs))
    config.locale_dirs = [str(compiled.locale_dir)]
    config.gettext_auto_build = False
    config.gettext_allow_fuzzy_translations = False


def watch_catalog(app: Sphinx, docname: str, _source: list[str]) -> None:
    """Read ``docname`` again when its compiled catalog has changed.

    Sphinx watches catalogs by their ``.po`` files, which it does not see here.
    """
    domain = docname_to_domain(docname, app.config.gettext_compact)
    folder = compiled_folder(app) / app.config.language / "LC_MESSAGES"
    app.env.note_dependency(str(folder / f"{domain}.mo"))


def _publish_guarded(*arguments: Any, settings: Values, **more: Any) -> nodes.Element:
    """Parse a translation: no file, no raw text, markup may touch letters.

    The gate has refused such messages already; this is the second wall.
    Persian and Arabic glue affixes to words, marked up or not.
    """
    guarded = copy.copy(settings)
    guarded.file_insertion_enabled = False
    guarded.raw_enabled = False
    guarded.character_level_inline_markup = True
    return _publish(*arguments, settings=guarded, **more)


def setup_catalogs(app: Sphinx) -> None:
    """Load the interface now and the book's catalogs with the settings."""
    install_interface(app)
    app.add_config_value(CATALOG_DIRS, (), "")
    i18n._publish_msgstr = _publish_guarded
    app.connect("config-inited", install_catalogs, priority=950)
    app.connect("source-read", watch_catalog)
