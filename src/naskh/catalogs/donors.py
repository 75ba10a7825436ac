"""Where a message without a translation can get one: the old catalogs.

A message that is new in one document may have been in another before (it
moved), may have been worded otherwise (it changed), or may have been left out
for a while (it is restored).  What remains without an heir becomes obsolete.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from naskh.catalogs.entries import Entry
from naskh.catalogs.po import Catalog
from naskh.catalogs.similar import Index

Key = tuple[str | None, str]


class Standing(IntEnum):
    """What has become of an old entry; the first ones are better donors."""

    LEAVING = 0
    OBSOLETE = 1
    IN_USE = 2


@dataclass(frozen=True, slots=True)
class Donor:
    """An old entry with a translation, and the document it was found in."""

    entry: Entry
    domain: str
    standing: Standing

    def fits(self, domain: str) -> tuple[object, ...]:
        """Return the order in which donors are taken for ``domain``."""
        return (self.standing, self.domain != domain, self.entry.is_fuzzy, self.domain)


@dataclass(frozen=True, slots=True)
class Found:
    """The donor of a message, and whether it was worded the same."""

    donor: Donor
    exact: bool


class Donors:
    """Every translation of one language, before the update."""

    def __init__(
        self, catalogs: Mapping[str, Catalog], wanted: Mapping[str, frozenset[Key]]
    ) -> None:
        """Sort out the entries of ``catalogs``, by old domain.

        ``wanted`` are the messages still in use, by old domain.
        """
        self.all = [*_donors(catalogs, wanted)]
        self._by_key: dict[Key, list[Donor]] = {}
        self._by_text: dict[str, list[Donor]] = {}
        for donor in self.all:
            self._by_key.setdefault(key_of(donor.entry), []).append(donor)
            self._by_text.setdefault(donor.entry.msgid, []).append(donor)
        self._index: Index | None = None

    def find(self, message: Entry, domain: str) -> Found | None:
        """Return the best donor of ``message``; ``domain`` is its old document.

        A message that is worded the same and still in use elsewhere gives its
        translation as well, but a person has to look whether it fits here.
        """
        same = self._by_key.get(key_of(message), [])
        if same:
            donor = min(same, key=lambda donor: donor.fits(domain))
            return Found(donor, donor.standing is not Standing.IN_USE)
        if self._index is None:
            self._index = Index(self._by_text)
        alike = self._index.alike(message.msgid)
        # of texts that are as good as equally alike, that of the same document
        best = [
            (donor.fits(domain), -score, donor)
            for score, text in alike
            if score >= alike[0][0] - 0.02
            for donor in self._by_text[text]
            if (donor.entry.msgid_plural is None) is (message.msgid_plural is None)
        ]
        if not best:
            return None
        return Found(min(best, key=lambda item: item[:2])[2], exact=False)


def key_of(entry: Entry) -> Key:
    """Return what makes a message one and the same within a document."""
    return entry.msgctxt, entry.msgid


def _donors(
    catalogs: Mapping[str, Catalog], wanted: Mapping[str, frozenset[Key]]
) -> Iterable[Donor]:
    for domain, catalog in catalogs.items():
        for entry in catalog.entries:
            if entry.is_header or not any(form.strip() for form in entry.forms):
                continue
            if entry.obsolete:
                standing = Standing.OBSOLETE
            elif key_of(entry) in wanted.get(domain, ()):
                standing = Standing.IN_USE
            else:
                standing = Standing.LEAVING
            yield Donor(entry, domain, standing)
