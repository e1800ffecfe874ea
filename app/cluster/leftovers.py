"""What a killed server may have left: a server that lives on, orphans, a stale pid file."""

import os
import signal
from pathlib import Path

from app.cluster.waiting import wait_until

__all__ = ["clear_leftovers", "is_alive", "processes_in", "running_postmaster"]

ORPHAN_GRACE_SECONDS = 3.0


def running_postmaster(data: Path) -> int | None:
    """Return the process id of a live server on this data folder, if there is one.

    The pid file alone is not believed: the process must work in the data folder, as every
    PostgreSQL process of this cluster does and nothing else has reason to.
    """
    pid = _recorded_pid(data)
    return pid if pid is not None and pid in processes_in(data) else None


def clear_leftovers(data: Path) -> None:
    """End orphaned server processes, then remove a pid file that no process stands behind.

    Only to be called when no server runs: its orphans (a long query outlives a killed server)
    would keep a new one from starting, and so would a pid file whose number is now a zombie's
    or another program's.
    """
    for number in (signal.SIGTERM, signal.SIGQUIT, signal.SIGKILL):
        if not processes_in(data):
            break
        for pid in processes_in(data):
            _send(pid, number)
        wait_until(lambda: not processes_in(data), timeout_seconds=ORPHAN_GRACE_SECONDS)
    if not processes_in(data):
        (data / "postmaster.pid").unlink(missing_ok=True)


def processes_in(folder: Path) -> list[int]:
    """List the live processes whose working folder is `folder`; a zombie has none."""
    wanted = str(folder.resolve())
    found: list[int] = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and _working_folder(entry) == wanted:
            found.append(int(entry.name))
    return found


def is_alive(pid: int) -> bool:
    """Say whether the process exists and is not a zombie."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    # The state follows the name, which is in brackets and may itself hold anything.
    return status.rpartition(")")[2].split()[0] not in {"Z", "X"}


def _working_folder(process: Path) -> str | None:
    try:
        return str((process / "cwd").readlink())
    except OSError:
        return None


def _recorded_pid(data: Path) -> int | None:
    try:
        first = (data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0]
    except OSError:
        return None
    return int(first) if first.strip().isdigit() else None


def _send(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return
