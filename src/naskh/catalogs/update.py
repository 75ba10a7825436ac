"""Bring the catalogs of a language up to date with the book's messages.

All documents are looked at together, so that a message that moved to another
document, and a document that was renamed, keep their translations.  What has
not changed keeps its bytes; headers are never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from naskh.catalogs.donors import Donors, Key, Standing, key_of
from naskh.catalogs.po import Catalog, Entry
from naskh.catalogs.recast import (
    changed_entry,
    kept_entry,
    moved_entry,
    new_entry,
    obsolete_entry,
)
from naskh.catalogs.renames import find_renames
from naskh.catalogs.write import newline_of, replaced

if TYPE_CHECKING:
    from pathlib import Path

    from naskh.catalogs.template import Template
    from naskh.catalogs.tree import Tree

#: What can happen to a message or to a catalog, and what it means.
KINDS: Final[dict[str, str]] = {
    "new": "a message without a translation",
    "changed": "worded otherwise; the old translation is kept as fuzzy",
    "moved": "from another document, with its translation",
    "restored": "was obsolete, is in use again, with its translation",
    "obsolete": "no longer in use; the translation is kept as #~",
    "dropped": "an obsolete translation, deleted",
    "renamed": "a catalog that followed its document",
    "deleted": "a catalog of a document that is gone, without translations",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened: a row of :data:`KINDS`, where, and to what.

    ``origin`` is the document that the translation (or the catalog) came
    from; ``msgstr`` is what was dropped.
    """

    kind: str
    domain: str
    msgid: str = ""
    origin: str = ""
    msgstr: str = ""


@dataclass(frozen=True)
class Update:
    """The catalogs of one language as they should be, and how they got there.

    ``gone`` are the files to delete.
    """

    language: str
    catalogs: tuple[Catalog, ...]
    gone: tuple[Path, ...]
    changes: tuple[Change, ...]

    def count(self, kind: str) -> int:
        """Return how many changes there are of one row of :data:`KINDS`."""
        return sum(change.kind == kind for change in self.changes)

    def files(self) -> dict[Path, bytes]:
        """Return the files whose content differs from what is on disk."""
        files = {item.path: item.dumps().encode() for item in self.catalogs}
        return {
            path: data
            for path, data in files.items()
            if not path.is_file() or path.read_bytes() != data
        }


def update_language(
    templates: Mapping[str, Template], tree: Tree, *, keep_obsolete: bool = True
) -> Update:
    """Return the update of the catalogs in ``tree``; nothing is written.

    Raises :class:`~naskh.errors.NaskhError` (``catalog-*``) with the faults
    of all catalogs of this language.
    """
    return _Updater(templates, tree.read(), tree, keep_obsolete).run()


def add_language(templates: Mapping[str, Template], tree: Tree) -> Update:
    """Return the catalogs of a language that has none; nothing is written.

    Raises :class:`~naskh.errors.NaskhError` (``language-exists``).
    """
    tree.refuse_present()
    return update_language(templates, tree)


@dataclass
class _Updater:
    """One update; ``changes`` and ``spent`` fill while it runs."""

    templates: Mapping[str, Template]
    catalogs: Mapping[str, Catalog]
    tree: Tree
    keep_obsolete: bool
    changes: list[Change] = field(default_factory=list)
    spent: set[int] = field(default_factory=set)

    def run(self) -> Update:
        renames = self._renames()
        sources = {name: renames.get(name, name) for name in self.templates}
        self.donors = Donors(
            self.catalogs,
            {
                sources[name]: frozenset(map(key_of, template.messages))
                for name, template in self.templates.items()
            },
        )
        live = {name: self._messages(name, sources[name]) for name in self.templates}
        updated: list[Catalog] = []
        gone: list[Path] = []
        for name, entries in live.items():
            base = self._base(name, sources[name])
            if renames.get(name):
                gone.append(self.catalogs[sources[name]].path)
            updated.append(self._put_together(name, base, entries))
        for name in sorted(self.catalogs.keys() - set(sources.values())):
            catalog = self._put_together(name, self.catalogs[name], [])
            if any(not entry.is_header for entry in catalog.entries):
                updated.append(catalog)
            else:
                gone.append(catalog.path)
                self.changes.append(Change("deleted", name))
        return Update(
            self.tree.language, tuple(updated), tuple(gone), tuple(self.changes)
        )

    def _renames(self) -> dict[str, str]:
        arrived = self.templates.keys() - self.catalogs.keys()
        departed = self.catalogs.keys() - self.templates.keys()
        found = find_renames(
            {name: _texts(self.templates[name].messages) for name in sorted(arrived)},
            {name: _texts(self.catalogs[name].messages) for name in sorted(departed)},
        )
        self.changes += [
            Change("renamed", new, origin=old) for new, old in sorted(found.items())
        ]
        return found

    def _base(self, name: str, source: str) -> Catalog:
        """Return the catalog to begin with: its own, a renamed one, a new one."""
        if source not in self.catalogs:
            return self.tree.new(name, self.templates[name].project)
        catalog = self.catalogs[source]
        return (
            catalog if name == source else replace(catalog, path=self.tree.path(name))
        )

    def _messages(self, name: str, source: str) -> list[tuple[Entry | None, Entry]]:
        """Return old entry (if it stays in its catalog) and entry, in order."""
        base = self._base(name, source)
        newline = newline_of(base)
        known = {key_of(entry): entry for entry in base.messages}
        found: list[tuple[Entry | None, Entry]] = []
        for message in self.templates[name].messages:
            old = known.get(key_of(message))
            if old is None:
                found.append((None, self._supply(name, source, message, newline)))
            else:
                found.append((old, kept_entry(old, message, newline=newline)))
        return found

    def _supply(self, name: str, source: str, message: Entry, newline: str) -> Entry:
        """Return the entry of a message that its catalog does not have."""
        found = self.donors.find(message, source)
        if found is None:
            self.changes.append(Change("new", name, message.msgid))
            return new_entry(message, newline=newline)
        donor = found.donor
        obsolete = donor.standing is Standing.OBSOLETE
        if found.exact or donor.standing is Standing.LEAVING:
            self.spent.add(id(donor.entry))
        if found.exact:
            kind = "restored" if obsolete else "moved"
            entry = moved_entry(donor.entry, message, newline=newline)
        else:
            kind = "changed"
            entry = changed_entry(message, donor.entry, newline=newline)
        origin = donor.domain if donor.domain != source else ""
        self.changes.append(Change(kind, name, message.msgid, origin))
        return entry

    def _put_together(
        self, name: str, base: Catalog, found: list[tuple[Entry | None, Entry]]
    ) -> Catalog:
        """Return ``base`` with its messages as ``found``, then what is obsolete."""
        newline = newline_of(base)
        staying = {id(old) for old, _ in found}
        left = [entry for entry in base.messages if id(entry) not in staying]
        old_obsolete = [entry for entry in base.entries if entry.obsolete]
        fresh = self._retire(name, left, newline)
        supplied = [entry for old, entry in found if old is None]
        replacing = {key_of(entry): entry for entry in (*supplied, *fresh)}
        kept = self._still_obsolete(name, old_obsolete, replacing)
        same_order = [old for old, _ in found] == list(base.messages)
        if same_order and not fresh and len(kept) == len(old_obsolete):
            return replaced(base, {o: e for o, e in found if o and o is not e})
        head = [entry for entry in base.entries if entry.is_header]
        entries = [*head, *(entry for _, entry in found), *kept, *fresh]
        return replace(base, entries=tuple(_close_lines(entries, newline)))

    def _retire(self, name: str, left: Iterable[Entry], newline: str) -> list[Entry]:
        """Return what is to be kept of the messages no longer in use."""
        kept: list[Entry] = []
        for entry in left:
            if id(entry) in self.spent or not _has_text(entry):
                continue
            if self.keep_obsolete:
                self.changes.append(Change("obsolete", name, entry.msgid))
                kept.append(obsolete_entry(entry, newline=newline))
            else:
                self._drop(name, entry)
        return kept

    def _still_obsolete(
        self, name: str, entries: Iterable[Entry], replacing: Mapping[Key, Entry]
    ) -> list[Entry]:
        """Return the entries that stay obsolete.

        gettext refuses a file where one repeats a message that came now.
        """
        kept: list[Entry] = []
        for entry in entries:
            other = replacing.get(key_of(entry))
            if id(entry) in self.spent or (other and other.forms == entry.forms):
                continue
            if self.keep_obsolete and other is None:
                kept.append(entry)
            else:
                self._drop(name, entry)
        return kept

    def _drop(self, name: str, entry: Entry) -> None:
        if _has_text(entry):
            text = "\n".join(entry.forms)
            self.changes.append(Change("dropped", name, entry.msgid, msgstr=text))


def _texts(entries: Iterable[Entry]) -> list[str]:
    return [entry.msgid for entry in entries]


def _has_text(entry: Entry) -> bool:
    return any(form.strip() for form in entry.forms)


def _close_lines(entries: list[Entry], newline: str) -> list[Entry]:
    """End the last line of every entry but the last."""
    return [
        entry
        if entry.raw[-1].endswith("\n") or entry is entries[-1]
        else replace(entry, raw=(*entry.raw[:-1], entry.raw[-1] + newline))
        for entry in entries
    ]
