"""A run over the catalogs of strangers, and excuses."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naskh.checks.po.finding import Finding, as_annotation, as_json
from naskh.checks.po.languages import row_of
from naskh.checks.po.run import Report, check, find_catalogs, name_catalogs
from naskh.errors import NaskhError

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {}\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
)


def write(root: Path, body: str | bytes, code: str = "fa", name: str = "x.po") -> Path:
    """Write a catalog with a header, or just the bytes given."""
    path = root / code / "LC_MESSAGES" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    data = body if isinstance(body, bytes) else (HEADER.format(code) + body).encode()
    path.write_bytes(data)
    return path


def entry(msgid: str, msgstr: str, note: str = "") -> str:
    """Return the lines of one entry."""
    quoted = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        for text in (msgid, msgstr)
    )
    return '\n{}msgid "{}"\nmsgstr "{}"\n'.format(note, *quoted)


def ids(report: Report) -> list[str]:
    """Return the rules that found something, in order."""
    return [finding.id for finding in report.findings]


def run(root: Path, *languages: str) -> Report:
    """Check all catalogs under ``root``."""
    return check(find_catalogs(root, languages))


class TestFolders:
    """What is read, and as which language."""

    def test_every_language(self, tmp_path: Path) -> None:
        """Without a choice, all folders of languages are read, in order."""
        for code, text in (("fa", "بندر, شهر"), ("ar", "ميناء, مدينة"), ("en", "a  b")):
            write(tmp_path, entry("Port, city", text), code, "b/c.po")
        report = run(tmp_path)

        assert (report.files, report.messages) == (3, 3)
        assert ids(report) == ["ascii-comma", "double-space", "ascii-comma"]

    def test_one_language(self, tmp_path: Path) -> None:
        """With a choice, the others are not read."""
        write(tmp_path, entry("Port, city", "بندر, شهر"))
        write(tmp_path, b"\xff", "ar")

        assert ids(run(tmp_path, "fa")) == ["ascii-comma"]

    def test_no_catalogs(self, tmp_path: Path) -> None:
        """A folder without catalogs is a known error."""
        with pytest.raises(NaskhError) as caught:
            find_catalogs(tmp_path)

        assert [problem.code for problem in caught.value.problems] == [
            "catalog-missing"
        ]

    def test_named_file(self, tmp_path: Path) -> None:
        """The language of a file is that of its folder, the header or the choice."""
        inside = write(tmp_path, "")
        outside = tmp_path / "x.po"
        outside.write_bytes(HEADER.format("ar").encode())
        bare = tmp_path / "y.po"
        bare.write_bytes(b"")
        sources = name_catalogs([inside, outside, bare], None)
        chosen = name_catalogs([outside], "ur")

        assert [source.code for source in sources] == ["fa", "ar", "en"]
        assert chosen[0].code == "ur"

    @pytest.mark.parametrize(
        ("code", "row", "direction"),
        [
            ("fa_IR", "fa", "rtl"),
            ("ar-EG", "ar", "rtl"),
            ("de", "de", "ltr"),
            ("ps", "ps", "rtl"),
            ("sr@latin", "sr", "ltr"),
            ("no such", "no such", "ltr"),
        ],
    )
    def test_rows(self, code: str, row: str, direction: str) -> None:
        """A language without a row gets one, with its direction from the CLDR."""
        assert (row_of(code).code, row_of(code).direction) == (row, direction)

    def test_other_language(self, tmp_path: Path) -> None:
        """General rules are run on every language, those of others are not."""
        write(tmp_path, entry("Port, city.", 'Hafen,  "Stadt"'), "de")

        assert ids(run(tmp_path)) == ["double-space", "end-mark"]


class TestFaultyFiles:
    """A file that cannot be read is a finding, and the others are read."""

    def test_others_are_read(self, tmp_path: Path) -> None:
        """What is wrong in one file hides nothing in another, nor in itself."""
        write(tmp_path, b"\xff\xfe", name="a.po")
        write(tmp_path, '\nmsgid "a\n' + entry("Port, city", "بندر, شهر"), name="b.po")
        write(tmp_path, entry("Port, city", "بندر, شهر"), name="c.po")

        assert [(found.file.name, found.line, found.id) for found in
                run(tmp_path).findings] == [
            ("a.po", 1, "byte-order-mark"),
            ("b.po", 6, "syntax"),
            ("b.po", 9, "ascii-comma"),
            ("c.po", 7, "ascii-comma"),
        ]  # fmt: skip

    @settings(
        max_examples=150,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(
        st.lists(
            st.sampled_from(
                ['msgid "a"\n', 'msgstr "ب,"\n', 'msgstr[0] "x"\n', '"', "\\", "#~ ",
                 "#, fuzzy\n", '#| msgid "b"\n', "msgctxt ", "\n", "\r", "\x00", "«",
                 "# naskh: allow ", "tab x\n", 'msgid_plural "c"\n', "<<<<<<< \n",
                 "\ufeff",
                 '"Plural-Forms: nplurals=2; plural=n**n;\\n"\n', HEADER.format("fa")]
            ) | st.binary(max_size=4).map(lambda data: data.decode("latin-1")),
            max_size=25,
        )
    )  # fmt: skip
    def test_any_bytes(self, tmp_path: Path, parts: list[str]) -> None:
        """Whatever a file holds, the run ends with findings."""
        write(tmp_path, "".join(parts).encode("utf-8", "replace"))
        report = run(tmp_path)

        assert report.files == 1
        assert all(finding.line >= 1 for finding in report.findings)

    @pytest.mark.parametrize(
        "text",
        [
            "(" * 20_000,
            "«" * 20_000,
            '"' * 20_000,
            "'ب" * 9_000,
            "ب " * 9_000,
            " " * 19_000 + "ب",
            "ب" + " " * 19_000 + "ب",
            "ب," * 9_000,
            "*a" * 9_000,
            "<b" * 9_000,
            "[a](" * 4_000,
            "&#1" * 6_000,
            "ب" * 200_000,
            "[#a]_" * 4_000,
            "." * 20_000,
            "\u064b" * 20_000,
        ],
        ids=lambda text: repr(text[:4]),
    )
    def test_bombs(self, tmp_path: Path, text: str) -> None:
        """A message made to be slow to check ends soon."""
        write(tmp_path, entry("a" * 15_000, text) + entry(text, "ب" * 1_000))
        start = time.process_time()
        run(tmp_path)

        assert time.process_time() - start < 4

    def test_stray_files(self, tmp_path: Path) -> None:
        """Compiled catalogs and links that lead away are named, not read."""
        outside = tmp_path / "secret.po"
        outside.write_text("secret", encoding="utf-8")
        path = write(tmp_path / "locale", "")
        path.with_name("y.po").symlink_to(outside)
        path.with_name("z.mo").write_bytes(b"")
        report = run(tmp_path / "locale")

        assert sorted(ids(report)) == ["compiled", "link-outside"]
        assert not any("secret" in found.message for found in report.findings)


class TestFuzzy:
    """Messages that await a person."""

    def test_errors_are_warnings(self, tmp_path: Path) -> None:
        """An error in a fuzzy message is a warning, for it is not published."""
        body = entry("See :ref:`a`", "بندر,", "#, fuzzy\n")
        write(tmp_path, body)
        report = run(tmp_path)

        assert {found.id: found.severity for found in report.findings} == {
            "fuzzy": "warning",
            "refused-roles": "warning",
            "ascii-comma": "warning",
            "end-mark": "warning",
        }


class TestExcuses:
    """``# naskh: allow RULE reason``."""

    @pytest.mark.parametrize(
        ("comment", "expected"),
        [
            ("# naskh: allow ascii-comma so in the original", []),
            ("#naskh: allow ascii-comma so", ["ascii-comma"]),
            ("# naskh: allow ascii-comma", ["ascii-comma", "excuse-without-reason"]),
            ("# naskh: allow nothing so", ["ascii-comma", "excuse-unknown"]),
            ("# naskh: allow refused-roles so", ["ascii-comma", "excuse-unknown"]),
            ("# naskh: allow tab so", ["ascii-comma", "excuse-unused"]),
            ("#. naskh: allow ascii-comma so", ["ascii-comma"]),
            ("# naskh: allow", ["ascii-comma", "excuse-unknown"]),
        ],
    )
    def test_comment(self, tmp_path: Path, comment: str, expected: list[str]) -> None:
        """A reason is wanted; what is absolute cannot be excused."""
        write(tmp_path, entry("Port, city", "بندر, شهر", f"{comment}\n"))

        assert sorted(ids(run(tmp_path))) == sorted(expected)

    def test_only_here(self, tmp_path: Path) -> None:
        """An excuse is for its own message."""
        body = entry("a, b", "ب, پ", "# naskh: allow ascii-comma as printed\n")
        write(tmp_path, body + entry("c, d", "ت, ث"))

        assert [found.line for found in run(tmp_path).findings] == [11]

    def test_of_a_state(self, tmp_path: Path) -> None:
        """A rule of files can be excused where it is on a message."""
        comment = "# naskh: allow untranslated a name without a Persian form\n"
        write(tmp_path, entry("Thalweg", "", comment))

        assert ids(run(tmp_path)) == []

    def test_of_the_header(self, tmp_path: Path) -> None:
        """A comment above the header excuses what is in its lines."""
        field = '"PO-Revision-Date: yesterday\\n"\n'
        comment = "# naskh: allow header-date kept as the printer sent it\n"
        data = comment + HEADER.format("ar") + field + entry("Port", "ميناء")
        write(tmp_path, data.encode(), "ar")

        assert ids(run(tmp_path)) == []

    def test_rules_that_did_not_run(self, tmp_path: Path) -> None:
        """An excuse of a rule that was not run is not called unused."""
        comment = "# naskh: allow ascii-comma as printed\n"
        write(tmp_path, entry("a, b", "ب, پ", comment))
        report = check(find_catalogs(tmp_path), only=["tab", "excuse-unused"])

        assert ids(report) == []


class TestPlaces:
    """Where a finding is."""

    def test_column(self, tmp_path: Path) -> None:
        """The column is that of the file, escapes counted as they are written."""
        write(tmp_path, entry('"Port", city', '"Port" بندر, شهر'))
        found = next(
            found for found in run(tmp_path).findings if found.id == "ascii-comma"
        )

        assert (found.line, found.column) == (7, 22)

    def test_lines(self, tmp_path: Path) -> None:
        """A message of several lines has a line and no column."""
        write(tmp_path, '\nmsgid "a, b"\nmsgstr ""\n"ب, "\n"پ"\n')
        (found,) = run(tmp_path).findings

        assert (found.line, found.column) == (7, None)


class TestForms:
    """Findings for programs."""

    FINDING = Finding(
        Path("x"), 7, "tab", "info", "100% a,b:c\r\n::error::d", "Do\nit", 3
    )

    def test_annotation(self) -> None:
        """Nothing in a finding can end the command or begin another."""
        assert as_annotation(self.FINDING, "a,b:100%\n.po") == (
            "::notice file=a%2Cb%3A100%25%0A.po,line=7,col=3,title=tab"
            "::100%25 a,b:c%0D%0A::error::d%0ADo%0Ait"
        )

    def test_json(self) -> None:
        """A finding is one line of JSON."""
        assert as_json(self.FINDING, "é.po") == (
            '{"file": "é.po", "line": 7, "id": "tab", "severity": "info", '
            '"message": "100% a,b:c\\r\\n::error::d", "hint": "Do\\nit"}'
        )
