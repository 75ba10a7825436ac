"""A book: its folders, languages, editions and names, and nothing else.

Both ways into Naskh read the same table of settings: ``sphinx-build`` through
the extension, ``naskh`` through :func:`Book.open`.  Every path of a book is a
property of :class:`Book`; no other module joins one.
"""

from __future__ import annotations

import os
import subprocess
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.tags import Tags

from naskh.errors import fail
from naskh.languages import CALENDARS, NUMBERING, Language, language

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import _ConfigRebuild


class Setting(NamedTuple):
    """One value of conf.py: its default, what it forces anew, its meaning."""

    default: Any
    rebuild: _ConfigRebuild
    types: tuple[type, ...]
    meaning: str


#: Every setting of conf.py that belongs to Naskh.
SETTINGS: Final[dict[str, Setting]] = {
    "naskh_languages": Setting(
        [], "env", (list, tuple), "languages of the book, the source language first"
    ),
    "naskh_metadata": Setting(
        {}, "env", (dict,), "per language: title, subtitle, author, and so on"
    ),
    "naskh_basename": Setting(
        "book", "env", (str,), "first part of every file name, in ASCII"
    ),
    "naskh_identifier": Setting(
        "", "env", (str,), "URI of the work; the identifiers are derived from it"
    ),
    "naskh_date": Setting(
        "", "env", (str,), "ISO date of the edition, for a book outside git"
    ),
    "naskh_calendars": Setting(
        {}, "env", (dict,), "per language: calendars of :date:, the first one plain"
    ),
    "naskh_digits": Setting(
        {}, "env", (dict,), "per language: digits of all numbers, as CLDR names them"
    ),
    "naskh_lunar_dates": Setting(
        "", "env", (str,), "CSV file of the book's lunar dates: iso,lunar"
    ),
    "naskh_fonts": Setting(
        {}, "env", (dict,), "per language: other families for text, heading, ..."
    ),
    "naskh_font_dir": Setting(
        "_static/fonts", "env", (str,), "folder of the book's own fonts"
    ),
    "naskh_cover_art": Setting(
        "", "epub", (str,), "a drawing for the cover, SVG or PNG"
    ),
    "naskh_downloads": Setting(
        [], "html", (list, tuple), "editions that the HTML book offers"
    ),
    "naskh_partial": Setting(
        "mark", "env", (str,), "passages without a translation: mark, omit or hold"
    ),
    "naskh_keep_going": Setting(
        False, "env", (bool,), "whether a refused message falls back on the source"
    ),
    "naskh_siblings": Setting(
        [], "html", (list, tuple), "languages of the switcher; all when empty"
    ),
}

#: The setting that keeps the author's ``locale_dirs`` during a build, in which
#: Sphinx itself is given the folder of the compiled catalogs.
CATALOG_DIRS: Final = "naskh_catalog_dirs"

#: What becomes of a passage without a translation: shown in the language of
#: the source and marked as such; left out; or its chapter held at the last
#: state that was translated as a whole.
POLICIES: Final = ("mark", "omit", "hold")

SHIPPED_FONTS: Final = (
    Path(__file__).parent / "theme" / "fonts",
    Path(__file__).parents[2] / "_static" / "fonts",
)


@dataclass(frozen=True)
class Metadata:
    """What a title page says, in one language."""

    title: str
    subtitle: str = ""
    author: str = ""
    publisher: str = ""
    description: str = ""
    rights: str = ""
    note: str = ""


@dataclass(frozen=True)
class Book:
    """A book on disk; made by :meth:`open` or :meth:`from_config`."""

    root: Path
    source: Path
    basename: str
    languages: tuple[str, ...]
    metadata: Mapping[str, Metadata]
    digits: Mapping[str, str]
    identifier: str
    locale_dirs: tuple[Path, ...]
    font_dirs: tuple[Path, ...]
    fonts: Mapping[str, Mapping[str, str]]
    cover_art: Path | None
    downloads: tuple[str, ...]
    siblings: tuple[str, ...]
    partial: str
    date: datetime

    @classmethod
    def open(cls, root: Path) -> Book:
        """Read the book whose ``conf.py`` lies in ``root``.

        Raises :class:`~naskh.errors.NaskhError` when there is none
        (``book-missing``) or when a setting cannot be used (``config``).
        """
        conf = root / "conf.py"
        if not conf.is_file():
            raise fail(
                "book-missing",
                f"expected a file conf.py in {root}",
                file=conf,
                hint="Run naskh in the folder of the book, or name it with --book.",
            )
        try:
            config = Config.read(root, overrides={}, tags=Tags())
        except ConfigError as error:
            raise fail(
                "config", str(error).strip(), file=conf, hint="Mend conf.py."
            ) from error
        for name, setting in SETTINGS.items():
            config.add(name, setting.default, setting.rebuild, setting.types)
        nested = root / "docs"
        has_docs = (nested / f"{config.root_doc}.rst").is_file()
        return cls.from_config(config, root, nested if has_docs else root)

    @classmethod
    def from_config(cls, config: Config, root: Path, source: Path) -> Book:
        """Read a book from the settings that Sphinx has read already.

        Raises :class:`~naskh.errors.NaskhError` (``config``,
        ``language-unknown``).
        """
        root, source = Path(root), Path(source)
        codes = tuple(config.naskh_languages) or (config.language,)
        for code in codes:
            language(code)
        _check_calendars(config, codes, root)
        art = config.naskh_cover_art
        return cls(
            root=root,
            source=source,
            basename=_ascii_name(config.naskh_basename, root),
            languages=codes,
            metadata=_metadata(config, codes, root),
            digits=_digits(config, codes, root),
            identifier=config.naskh_identifier or f"urn:naskh:{config.naskh_basename}",
            locale_dirs=tuple(
                _first_existing(root / name, source / name)
                for name in getattr(config, CATALOG_DIRS, ()) or config.locale_dirs
            ),
            font_dirs=(root / config.naskh_font_dir, *SHIPPED_FONTS),
            fonts=config.naskh_fonts,
            cover_art=root / art if art else None,
            downloads=tuple(config.naskh_downloads),
            siblings=tuple(config.naskh_siblings) or codes,
            partial=_policy(config.naskh_partial, root),
            date=_edition_date(root, config.naskh_date),
        )

    @property
    def source_language(self) -> str:
        """The language the source is written in: the first of the book."""
        return self.languages[0]

    @property
    def build(self) -> Path:
        """The folder of everything that may be deleted and made again."""
        return self.root / "build"

    @property
    def dist(self) -> Path:
        """The folder handed to readers."""
        return self.root / "dist"

    def row(self, code: str) -> Language:
        """Return the row of one of the book's languages, in the book's digits.

        Raises :class:`~naskh.errors.NaskhError` (``language-unknown``) when
        the book is not in that language.
        """
        row = language(code)
        if code not in self.languages:
            raise fail(
                "language-unknown",
                f"expected a language of this book ({', '.join(self.languages)}); "
                f"found {code!r}",
                file=self.root / "conf.py",
                hint="Add it to naskh_languages in conf.py.",
            )
        return _in_digits(row, self.digits)

    def stem(self, code: str) -> str:
        """Return the file name of this book in one language, without suffix."""
        return f"{self.basename}-{code}"

    def urn(self, code: str) -> str:
        """Return the identifier of the edition in one language.

        A version 5 UUID (RFC 9562) of the work's URI and the language: stable
        over releases, different for each language.
        """
        name = f"{self.identifier}#{code}"
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def add_settings(app: Sphinx) -> None:
    """Register the settings of :data:`SETTINGS` with Sphinx."""
    for name, setting in SETTINGS.items():
        app.add_config_value(
            name, setting.default, setting.rebuild, setting.types, setting.meaning
        )


def set_defaults(config: Config, defaults: Mapping[str, Any]) -> None:
    """Set what neither conf.py nor the command line has set."""
    for name, value in defaults.items():
        if name not in config._raw_config and name not in config.overrides:
            setattr(config, name, value)


def row_of(config: Config) -> Language:
    """Return the row of the language that is being built, in the book's digits.

    Whatever prints a number takes its row from here or from :meth:`Book.row`:
    the table in :mod:`naskh.languages` does not know what the book chose.
    """
    return _in_digits(language(config.language), config.naskh_digits)


def _in_digits(row: Language, digits: Mapping[str, str]) -> Language:
    return replace(row, numbering=digits.get(row.code, row.numbering))


def _first_existing(*folders: Path) -> Path:
    return next((folder for folder in folders if folder.is_dir()), folders[0])


def _ascii_name(name: str, root: Path) -> str:
    if name and name.isascii() and name.replace("-", "").replace("_", "").isalnum():
        return name
    raise fail(
        "config",
        f"expected naskh_basename of ASCII letters, digits and hyphens; found {name!r}",
        file=root / "conf.py",
        hint="Old shops and phones garble other file names.",
    )


def _policy(name: str, root: Path) -> str:
    if name in POLICIES:
        return name
    raise fail(
        "config",
        f"expected naskh_partial to be one of {', '.join(POLICIES)}; found {name!r}",
        file=root / "conf.py",
        hint="handbook/adapting.md says what each of them does.",
    )


def _metadata(config: Config, codes: Sequence[str], root: Path) -> dict[str, Metadata]:
    known = {field.name for field in fields(Metadata)}
    found: dict[str, Metadata] = {}
    for code, values in config.naskh_metadata.items():
        if code not in codes or not isinstance(values, dict) or not known >= {*values}:
            raise fail(
                "config",
                f"expected in naskh_metadata the languages {', '.join(codes)} with "
                f"{', '.join(sorted(known))}; found {code!r}: {values!r}",
                file=root / "conf.py",
                hint="Mend naskh_metadata, or add the language to naskh_languages.",
            )
        found[code] = Metadata(**{"title": config.project, **values})
    plain = Metadata(
        title=config.project,
        author=config.author,
        publisher=config.author,
        description=config.project,
        rights=config.copyright if isinstance(config.copyright, str) else "",
    )
    return {code: found.get(code, plain) for code in codes}


def _digits(config: Config, codes: Sequence[str], root: Path) -> dict[str, str]:
    for code, name in config.naskh_digits.items():
        if code not in codes or name not in NUMBERING:
            raise fail(
                "config",
                f"expected in naskh_digits the languages {', '.join(codes)} with "
                f"one of {', '.join(NUMBERING)}; found {code!r}: {name!r}",
                file=root / "conf.py",
                hint='Write for example naskh_digits = {"ar": "latn"}.',
            )
    return dict(config.naskh_digits)


def _check_calendars(config: Config, codes: Sequence[str], root: Path) -> None:
    for code, names in config.naskh_calendars.items():
        is_list = isinstance(names, list | tuple) and names
        if code not in codes or not is_list or not set(CALENDARS) >= {*names}:
            raise fail(
                "config",
                f"expected in naskh_calendars the languages {', '.join(codes)} with "
                f"a list of {', '.join(CALENDARS)}; found {code!r}: {names!r}",
                file=root / "conf.py",
                hint='Write for example naskh_calendars = {"fa": ["solar", "lunar"]}.',
            )


def _edition_date(root: Path, configured: str) -> datetime:
    """Date the edition: by the environment, the last commit, or conf.py.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _last_commit(root)
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC)
    try:
        return datetime.fromisoformat(configured or "1980-01-01").replace(tzinfo=UTC)
    except ValueError:
        raise fail(
            "config",
            f"expected naskh_date as YYYY-MM-DD; found {configured!r}",
            file=root / "conf.py",
        ) from None


def _last_commit(root: Path) -> str:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct", "--", "."]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
