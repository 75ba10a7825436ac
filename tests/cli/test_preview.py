"""``naskh po preview`` as a translator runs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conftest import naskh
from tests.preview.conftest import PAGE, RIVER, edit


@pytest.fixture
def running(tiny: Path) -> Iterator[subprocess.Popen[str]]:
    """Run the command in Persian on a free port; end it in any case."""
    process = subprocess.Popen(
        [sys.executable, "-m", "naskh", "po", "preview", "fa", "--port", "0"],
        cwd=tiny,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


def line_with(process: subprocess.Popen[str], sign: str) -> str:
    """Return the next line of output with ``sign``."""
    assert process.stdout is not None
    for line in process.stdout:
        if sign in line:
            return line
    raise AssertionError(process.returncode)


def test_saved_file_is_seen_and_ctrl_c_ends(
    running: subprocess.Popen[str], tiny: Path
) -> None:
    """The address, an edit, a fault with its place, the cure, and the end."""
    catalog = tiny / "locale" / "fa" / RIVER
    address = line_with(running, "http://127.0.0.1:").split()[0]
    edit(catalog, "یک چیز.", "یک چیز دیگر.")
    assert "parts/river" in line_with(running, " s  ")
    with urlopen(address + PAGE, timeout=30) as page:
        assert "یک چیز دیگر." in page.read().decode()
    edit(catalog, 'msgid "One thing."', 'msgid "One thing.')
    assert f"locale/fa/{RIVER.as_posix()}:" in line_with(running, "[catalog-syntax]")
    edit(catalog, 'msgid "One thing."'[:-1] + "\n", 'msgid "One thing."\n')
    line_with(running, " s  ")
    running.send_signal(signal.SIGINT)
    rest, _ = running.communicate(timeout=60)

    assert running.returncode == 130
    assert "naskh: interrupted" in rest
    assert "Traceback" not in rest


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["xx"], "language-unknown"), (["fa", "--port", "70000"], "port-taken")],
)
def test_wrong_preview(tiny: Path, arguments: list[str], said: str) -> None:
    """A wrong call says what was expected and ends."""
    done = naskh("po", "preview", *arguments, cwd=tiny)

    assert done.code == 3
    assert f"[{said}]" in done.error
