import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from app.cluster.leftovers import clear_leftovers, is_alive, processes_in, running_postmaster
from app.cluster.waiting import wait_until

STUBBORN = (
    "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); "
    "signal.pause()"
)


@pytest.fixture
def orphan(tmp_path: Path) -> Generator[subprocess.Popen[str]]:
    """A process in the data folder that does not end when asked to, like a long spatial query."""
    process = subprocess.Popen(
        [sys.executable, "-c", STUBBORN], cwd=tmp_path, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_process_is_found_by_its_working_folder(
    tmp_path: Path, orphan: subprocess.Popen[str]
) -> None:
    assert processes_in(tmp_path) == [orphan.pid]


def test_a_pid_file_that_names_another_program_is_not_a_server(tmp_path: Path) -> None:
    (tmp_path / "postmaster.pid").write_text(f"{os.getpid()}\n")
    assert running_postmaster(tmp_path) is None


def test_a_stale_pid_file_is_removed(tmp_path: Path) -> None:
    (tmp_path / "postmaster.pid").write_text(f"{os.getpid()}\n")
    clear_leftovers(tmp_path)
    assert not (tmp_path / "postmaster.pid").exists()


def test_an_orphan_that_will_not_go_is_ended(tmp_path: Path, orphan: subprocess.Popen[str]) -> None:
    clear_leftovers(tmp_path)
    assert processes_in(tmp_path) == []


def test_a_zombie_is_not_alive() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    assert wait_until(lambda: not is_alive(child.pid), timeout_seconds=20)
    child.wait()
