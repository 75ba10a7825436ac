"""Write the compiled catalogs that Sphinx loads: the same bytes every time.

The format is that of the GNU gettext manual, "The Format of GNU MO Files":
https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
The header is ours: what a stranger's header says about charset or plurals
never reaches :mod:`gettext`, which drops a whole catalog over a bad one.
"""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING, Final

from naskh.errors import fail

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from naskh.catalogs.entries import Entry

#: language -> (number of forms, which form for n), after the CLDR.
PLURALS: Final[dict[str, tuple[int, str]]] = {
    "en": (2, "n != 1"),
    "fa": (2, "n > 1"),
    "ar": (
        6,
        "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 ? 4 : 5",
    ),
    "he": (3, "n==1 ? 0 : n==2 ? 1 : 2"),
    "ur": (2, "n != 1"),
}

_MAGIC: Final = 0x950412DE
_HEAD: Final = struct.Struct("<7I")
_PLACE: Final = struct.Struct("<2I")


def item(entry: Entry) -> tuple[str, str]:
    """Return the key and the value of ``entry`` in an MO file.

    A context goes before the msgid with EOT between; plural forms follow one
    another with NUL between.
    """
    key = entry.msgid
    if entry.msgctxt is not None:
        key = f"{entry.msgctxt}\x04{key}"
    if entry.msgid_plural is not None:
        key = f"{key}\0{entry.msgid_plural}"
    return key, "\0".join(entry.forms)


def dump_mo(messages: Mapping[str, str], language: str) -> bytes:
    """Return the MO file of ``messages``, sorted, in little-endian order."""
    texts = {**messages, "": _header(language)}
    pairs = sorted((key.encode(), value.encode()) for key, value in texts.items())
    table = _HEAD.size
    data = table + 2 * _PLACE.size * len(pairs)
    places: list[bytes] = []
    strings: list[bytes] = []
    for column in zip(*pairs, strict=True):
        for text in column:
            places.append(_PLACE.pack(len(text), data))
            strings.append(text + b"\0")
            data += len(text) + 1
    translations = table + _PLACE.size * len(pairs)
    head = _HEAD.pack(_MAGIC, 0, len(pairs), table, translations, 0, data)
    return b"".join((head, *places, *strings))


def write_mo(path: Path, messages: Mapping[str, str], language: str) -> bool:
    """Write ``messages`` to ``path`` and say whether the file is new.

    Raises :class:`~naskh.errors.NaskhError` (``output-unwritable``).
    """
    return write_changed(path, dump_mo(messages, language))


def write_changed(path: Path, data: bytes) -> bool:
    """Write ``data`` whole or not at all, and only where it differs.

    Sphinx reads a document again when a catalog's time has changed, so a file
    that would stay the same is left alone.

    Raises :class:`~naskh.errors.NaskhError` (``output-unwritable``).
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise fail(
            "output-unwritable",
            f"expected to write this file, found: {error.strerror or error}",
            file=path,
            hint="Free some space, or choose a folder you may write to.",
        ) from error
    return True


def _header(language: str) -> str:
    fields = [
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Language", language),
    ]
    if language in PLURALS:
        number, rule = PLURALS[language]
        fields.append(("Plural-Forms", f"nplurals={number}; plural=({rule});"))
    return "".join(f"{name}: {value}\n" for name, value in fields)
