import sys
from pathlib import Path

import pytest

from setup import programs
from setup.errors import SetupError
from setup.programs import answer, run_logged


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "setup.log"
    monkeypatch.setattr(programs, "LOG", path)
    return path


def test_a_program_is_heard_on_both_of_its_outputs() -> None:
    words = "import sys; print('out', flush=True); print('err', file=sys.stderr); sys.exit(3)"
    ended = run_logged([sys.executable, "-c", words])
    assert (ended.code, ended.last_line) == (3, "err")


def test_only_the_words_of_this_run_are_returned() -> None:
    run_logged([sys.executable, "-c", "print('earlier')"])
    assert "earlier" not in run_logged([sys.executable, "-c", "print('now')"]).said


def test_the_log_keeps_every_run(log: Path) -> None:
    for word in ("first", "second"):
        run_logged([sys.executable, "-c", f"print('{word}')"])
    assert {"first", "second"} <= set(log.read_text().split())


def test_a_program_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(SetupError, match="could not be run"):
        run_logged(["no-such-program"])


def test_a_program_that_is_not_there_answers_nothing() -> None:
    assert answer(["no-such-program"]) == ""


def test_a_program_that_fails_answers_nothing() -> None:
    assert answer([sys.executable, "-c", "print('half'); raise SystemExit(1)"]) == ""
