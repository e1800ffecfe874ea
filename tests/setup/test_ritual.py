import sys

import pytest

from setup.ritual import Check, run_all

WELL = Check("goes well", [sys.executable, "-c", ""])
BADLY = Check("goes badly", [sys.executable, "-c", "raise SystemExit(4)"])


def test_all_well_is_zero() -> None:
    assert run_all([WELL, WELL], environment={}) == 0


def test_one_failure_is_one() -> None:
    assert run_all([BADLY, WELL], environment={}) == 1


def test_what_comes_after_a_failure_still_runs(capsys: pytest.CaptureFixture[str]) -> None:
    run_all([BADLY, WELL], environment={})
    summary = capsys.readouterr().out.splitlines()[-2:]
    assert [line.split()[0] for line in summary] == ["FAILED", "ok"]
