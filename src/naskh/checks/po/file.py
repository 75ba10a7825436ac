"""Rules of files: what the strict reader says, and what lies beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from naskh.checks.po.rule import AtLine, Example, File, Rule

_TAKE_BACK: Final = "Mend the line, or take the file back from before the change."


def _obsolete(file: File) -> Iterator[AtLine]:
    entries = [entry for entry in file.catalog.entries if entry.obsolete]
    if entries:
        yield AtLine(
            f"expected no obsolete messages (#~), found {len(entries)}",
            entries[0].line,
        )


def _line_ends(file: File) -> Iterator[AtLine]:
    lines = [line for entry in file.catalog.entries for line in entry.raw]
    is_crlf = bool(lines) and lines[0].endswith("\r\n")
    for number, line in enumerate(lines, 1):
        if line.endswith("\n") and line.endswith("\r\n") is not is_crlf:
            kind = "CRLF" if is_crlf else "LF"
            yield AtLine(f"expected the line ends of line 1 ({kind})", number)
            return


RULES: Final = (
    Rule(
        "syntax",
        "error",
        "A catalog is a well-formed PO file.",
        _TAKE_BACK,
        Example("fa", "The port", 'msgstr "بندر', 'msgstr "بندر"'),
        is_absolute=True,
    ),
    Rule(
        "encoding",
        "error",
        "A catalog is UTF-8.",
        "Save the file as UTF-8 without a byte order mark.",
        Example("fa", "The port", "a file in Windows-1256", "a file in UTF-8"),
        is_absolute=True,
    ),
    Rule(
        "byte-order-mark",
        "error",
        "A catalog begins without a byte order mark.",
        "Save the file as UTF-8 without a byte order mark.",
        Example("fa", "", "the bytes EF BB BF, then msgid", "msgid"),
        is_absolute=True,
    ),
    Rule(
        "conflict-mark",
        "error",
        "No mark of an unfinished merge is left.",
        "Choose one side and delete the marks.",
        Example("fa", "The port", "<<<<<<< ours", 'msgstr "بندر"'),
        is_absolute=True,
    ),
    Rule(
        "duplicate",
        "error",
        "Each msgid stands in a catalog once.",
        "Delete one of the two entries.",
        Example("fa", "The port", 'a second msgid "The port"', "one of them"),
        is_absolute=True,
    ),
    Rule(
        "compiled",
        "warning",
        "No compiled catalog lies beside the PO files.",
        "Delete the .mo file; Naskh compiles the .po files itself.",
        Example("fa", "", "chapters/01.mo", "chapters/01.po alone"),
    ),
    Rule(
        "link-outside",
        "error",
        "A catalog is a file in its folder, not a link to somewhere else.",
        "Replace the link by the file itself.",
        Example("fa", "", "01.po -> ../../../elsewhere.po", "01.po"),
        is_absolute=True,
    ),
    Rule(
        "line-ends",
        "warning",
        "All lines of a catalog end alike.",
        "Save the file with one kind of line ends, as it was before.",
        Example("fa", "", "CR LF on some lines, LF on others", "LF on all"),
        check_file=_line_ends,
    ),
    Rule(
        "obsolete",
        "info",
        "No obsolete messages are kept.",
        "Delete the entries that begin with #~, if nobody needs them.",
        Example("fa", "The quay", '#~ msgid "The quay"', ""),
        check_file=_obsolete,
    ),
)
