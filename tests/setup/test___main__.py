import subprocess
import sys
from pathlib import Path

import pytest

from setup import __main__ as entry
from setup.errors import SetupError

PROJECT = Path(__file__).parents[2]


def give(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    def command() -> int:
        raise fault

    monkeypatch.setitem(entry.COMMANDS, "demo", command)


def test_a_fault_is_one_sentence_on_the_error_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, SetupError("Port 8000 is taken: stop it."))
    assert entry.main(["demo"]) == 1
    assert capsys.readouterr().err.strip() == "Port 8000 is taken: stop it."


def test_an_interrupt_says_how_to_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, KeyboardInterrupt())
    assert entry.main(["demo"]) == 130
    assert "make demo goes on from here" in capsys.readouterr().err


def test_an_unknown_command_is_refused() -> None:
    assert entry.main(["deploy"]) == 2


def test_set_up_runs_with_nothing_installed() -> None:
    bare = [sys.executable, "-I", "-S", "-c"]
    words = f"import sys; sys.path.insert(0, {str(PROJECT)!r}); import setup.__main__"
    assert subprocess.run([*bare, words], check=False).returncode == 0


def test_an_older_python_is_told_what_is_needed(tmp_path: Path) -> None:
    words = (
        "import sys; sys.version_info = (3, 9, 2, 'final', 0);"
        f" sys.path.insert(0, {str(PROJECT)!r}); import setup"
    )
    done = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=False
    )
    assert done.stderr.startswith("Contextmap needs Python 3.11 or newer and this is Python 3.9")
