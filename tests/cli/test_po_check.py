"""The command ``naskh po check``: what it prints, and how it ends."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from naskh.checks.po.table import RULES
from naskh.cli.main import main
from tests.conftest import ROOTS, naskh

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {}\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
)
#: language -> a message with an error (a wrong comma), and one that is right
WRONG = {
    "fa": ("بندر, شهر.", "پل، شهر."),
    "ar": ("الميناء, المدينة.", "الجسر، المدينة."),
    "en": ("The port, (the city.", "The bridge, the town."),
}


@pytest.fixture(params=WRONG)
def locale(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Provide a folder of one language with one error, and stand above it."""
    wrong, right = WRONG[request.param]
    return _locale(tmp_path, monkeypatch, request.param, wrong, right)


@pytest.fixture
def fa(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Provide the same in Persian alone."""
    return _locale(tmp_path, monkeypatch, "fa", *WRONG["fa"])


def _locale(
    root: Path, monkeypatch: pytest.MonkeyPatch, code: str, wrong: str, right: str
) -> Path:
    path = root / "locale" / code / "LC_MESSAGES" / "a" / "x.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        HEADER.format(code)
        + f'\nmsgid "The port, the city."\nmsgstr "{wrong}"\n'
        + f'\nmsgid "The bridge, the town."\nmsgstr "{right}"\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(root)
    return root / "locale"


def _code(locale: Path) -> str:
    return next(locale.iterdir()).name


def test_text(locale: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Findings stand under their file, then come counts by rule."""
    code = main(["po", "check"])
    out = capsys.readouterr().out.splitlines()

    assert code == 1
    assert out[0] == f"locale/{_code(locale)}/LC_MESSAGES/a/x.po"
    assert out[1].startswith("  7:")
    assert out[1].endswith("[ascii-comma]" if _code(locale) != "en" else "[brackets]")
    assert out[-2].split()[:2] == ["1", "error"]
    assert out[-1] == "2 messages in 1 file: 1 error, 0 warnings, 0 infos"


def test_json(locale: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each line is one object with just the six keys."""
    main(["po", "check", "--json"])
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())

    assert list(row) == ["file", "line", "id", "severity", "message", "hint"]
    assert row["file"] == f"locale/{_code(locale)}/LC_MESSAGES/a/x.po"
    assert (row["line"], row["severity"]) == (7, "error")


def test_github(fa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each finding is a workflow command, its line breaks escaped."""
    main(["po", "check", "--github"])

    assert capsys.readouterr().out == (
        "::error file=locale/fa/LC_MESSAGES/a/x.po,line=7,col=13,title=ascii-comma"
        "::expected ، (U+060C), found: بندر, شهر.%0AWrite ، (U+060C).\n"
    )


def test_quiet(locale: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the exit code speaks, also when there would be something to mend."""
    codes = main(["po", "check", "-q"]), main(["po", "check", "-q", "--fix"])

    assert codes == (1, 1)
    assert capsys.readouterr() == ("", "")


def test_rule(fa: Path) -> None:
    """With --rule, other rules are not run."""
    assert main(["po", "check", "-q", "--rule", "end-mark,tab"]) == 0
    assert main(["po", "check", "-q", "--rule", "ascii-comma"]) == 1


def test_strict(fa: Path) -> None:
    """A warning ends with 0, and with --strict with 1."""
    path = fa / "fa" / "LC_MESSAGES" / "a" / "x.po"
    path.write_text(path.read_text().replace("بندر, شهر.", "بندر  شهر."))

    assert main(["po", "check", "-q"]) == 0
    assert main(["po", "check", "-q", "--strict"]) == 1


def test_wrong_usage(fa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that does not exist is wrong usage."""
    with pytest.raises(SystemExit) as ended:
        main(["po", "check", "--rule", "no-such-rule"])

    assert ended.value.code == 2
    assert "no such rule: 'no-such-rule'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["--lang", "de"], ["--locale", "nowhere"], ["nowhere.po"], ["--book", "nowhere"]],
)
def test_nothing_there(
    fa: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder or file that is not there is a known error."""
    assert main(["po", "check", *arguments]) == 3
    assert "[catalog-missing]" in capsys.readouterr().err


def test_files(fa: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in no folder of a language is of the language of its header."""
    shutil.copy(fa / "fa" / "LC_MESSAGES" / "a" / "x.po", tmp_path / "y.po")

    assert main(["po", "check", "--json", "y.po"]) == 1
    assert json.loads(capsys.readouterr().out)["id"] == "ascii-comma"


def test_book(tmp_path: Path) -> None:
    """A book with conf.py names its own folders of catalogs."""
    book = shutil.copytree(ROOTS / "tiny", tmp_path / "tiny")
    (folder,) = book.rglob("fa/LC_MESSAGES")
    done = naskh("po", "check", "--book", book, "--lang", "fa", cwd=tmp_path)

    assert folder.is_dir()
    assert done.code in (0, 1), done.error
    assert "messages in" in done.out


def test_other_book(
    tmp_path: Path, fa: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A book in a language that Naskh sets no type in is checked as well."""
    (tmp_path / "conf.py").write_text('language = "de"\n', encoding="utf-8")

    assert main(["po", "check"]) == 1
    assert "[ascii-comma]" in capsys.readouterr().out


def test_many_findings_are_folded(fa: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of one rule in one file, so many are shown and the rest are counted."""
    path = fa / "fa" / "LC_MESSAGES" / "a" / "x.po"
    more = "".join(f'\nmsgid "m{number}"\nmsgstr ""\n' for number in range(30))
    path.write_text(path.read_text() + more)
    main(["po", "check"])
    out = capsys.readouterr().out

    assert out.count("[untranslated]") == 21
    assert "  … and 10 more [untranslated]" in out


def test_closed_pipe(fa: Path) -> None:
    """A reader that has seen enough is no fault of ours."""
    path = fa / "fa" / "LC_MESSAGES" / "a" / "x.po"
    more = "".join(f'\nmsgid "m{number}"\nmsgstr ""\n' for number in range(5000))
    path.write_text(path.read_text() + more)
    done = naskh("po", "check", "--json", cwd=fa.parent)
    shell = f"{sys.executable} -m naskh po check --json | head -n 1"

    assert done.out.count("\n") == 5001
    assert _shell(shell, fa.parent) == ""


def _shell(command: str, cwd: Path) -> str:
    """Return what ``command`` says on standard error."""
    done = subprocess.run(
        command, shell=True, cwd=cwd, capture_output=True, text=True, check=False
    )
    return done.stderr


class TestFix:
    """``--fix``: the diff first, then, if wanted, the change."""

    def test_without_a_terminal(
        self, fa: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Where nobody can answer, the diff is shown and nothing changed."""
        path = fa / "fa" / "LC_MESSAGES" / "a" / "x.po"
        before = path.read_bytes()
        code = main(["po", "check", "--fix"])
        out, error = capsys.readouterr()

        assert code == 1
        assert path.read_bytes() == before
        assert [line for line in out.splitlines() if line[0] in "+-"] == [
            "--- a/locale/fa/LC_MESSAGES/a/x.po",
            "+++ b/locale/fa/LC_MESSAGES/a/x.po",
            '-msgstr "بندر, شهر."',
            '+msgstr "بندر، شهر."',
        ]
        assert "--yes" in error

    def test_yes(self, fa: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """With --yes only the line of the message changes; again, nothing does."""
        path = fa / "fa" / "LC_MESSAGES" / "a" / "x.po"
        before = path.read_text(encoding="utf-8")
        codes = main(["po", "check", "--fix", "--yes"]), main(["po", "check", "--fix"])

        assert codes == (0, 0)
        assert path.read_text(encoding="utf-8") == before.replace(
            "بندر, شهر", "بندر، شهر"
        )

    @pytest.mark.parametrize(("answer", "is_changed"), [("y", True), ("", False)])
    def test_on_a_terminal(
        self,
        fa: Path,
        monkeypatch: pytest.MonkeyPatch,
        answer: str,
        is_changed: bool,
    ) -> None:
        """A person is asked, and the answer counts."""
        path = fa / "fa" / "LC_MESSAGES" / "a" / "x.po"
        before = path.read_bytes()
        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        monkeypatch.setattr("builtins.input", lambda _: answer)
        code = main(["po", "check", "--fix"])

        assert code == (0 if is_changed else 1)
        assert (path.read_bytes() != before) == is_changed


def test_rules(capsys: pytest.CaptureFixture[str]) -> None:
    """``naskh po rules`` lists each rule on a line."""
    assert main(["po", "rules"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]

    assert listed[1:] == [rule.id for rule in RULES]
