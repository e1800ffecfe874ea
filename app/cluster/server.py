"""One PostgreSQL server: started as a child and reaped, or taken over from a lost keeper."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

from app.cluster.binaries import Binaries
from app.cluster.configuration import server_options
from app.cluster.errors import ClusterError, DiskFull, ServerDidNotStart
from app.cluster.folders import ClusterFolders
from app.cluster.initialise import NO_SPACE
from app.cluster.leftovers import clear_leftovers, is_alive, running_postmaster
from app.cluster.programs import start_program
from app.cluster.waiting import wait_until

__all__ = ["Server", "start_server"]

# Recovery after a crash reads the write-ahead log back, which takes longer the more there is.
READY_TIMEOUT_SECONDS = 300.0
RETRY_PAUSES_SECONDS = (0.2, 0.5, 1.0, 2.0)
FAST_STOP_SECONDS = 10.0
IMMEDIATE_STOP_SECONDS = 8.0
STATUS_LINE = 7
LOG_LIMIT_BYTES = 10_000_000


class Server:
    """A running server: `child` is None when it was started by a keeper that is gone."""

    def __init__(self, pid: int, child: subprocess.Popen[bytes] | None) -> None:
        self.pid = pid
        self._child = child

    def is_running(self) -> bool:
        """Say whether the server is there, reaping it if it just ended."""
        if self._child is not None:
            return self._child.poll() is None
        return is_alive(self.pid)

    def stop(self) -> None:
        """Stop the server: in good order, and at once where a statement does not let go.

        Nothing acknowledged is lost by the second way; the next start reads the log back.
        """
        for number, seconds in (
            (signal.SIGINT, FAST_STOP_SECONDS),
            (signal.SIGQUIT, IMMEDIATE_STOP_SECONDS),
            (signal.SIGKILL, IMMEDIATE_STOP_SECONDS),
        ):
            if not self.is_running():
                return
            os.kill(self.pid, number)
            wait_until(lambda: not self.is_running(), timeout_seconds=seconds)


def start_server(folders: ClusterFolders, binaries: Binaries) -> Server:
    """Take over the server that runs on the data folder, or start one, and wait until it is ready.

    Raises
    ------
    ServerDidNotStart
        If it ends, or does not become ready, after the last retry.
    """
    pid = running_postmaster(folders.data)
    if pid is not None:
        server = Server(pid, None)
        if _becomes_ready(folders, server):
            return server
        server.stop()
    for pause_seconds in (*RETRY_PAUSES_SECONDS, 0.0):
        clear_leftovers(folders.data)
        server = _launch(folders, binaries)
        if _becomes_ready(folders, server):
            return server
        server.stop()
        # A server that was killed a moment ago may still hold its shared memory.
        wait_until(lambda: False, timeout_seconds=pause_seconds)
    raise _did_not_start(folders)


def _launch(folders: ClusterFolders, binaries: Binaries) -> Server:
    log_path = folders.server_log
    if log_path.exists() and log_path.stat().st_size > LOG_LIMIT_BYTES:
        log_path.replace(log_path.with_suffix(".log.1"))
    command = [binaries.program("postgres"), *server_options(folders)]
    with log_path.open("ab") as log:
        log_path.chmod(0o600)
        child = start_program(command, folders.account, folder=folders.cluster, log=log)
    return Server(child.pid, child)


def _becomes_ready(folders: ClusterFolders, server: Server) -> bool:
    wait_until(
        lambda: _says_ready(folders.data, server.pid) or not server.is_running(),
        timeout_seconds=READY_TIMEOUT_SECONDS,
        every_seconds=0.02,
    )
    return server.is_running() and _says_ready(folders.data, server.pid)


def _says_ready(data: Path, pid: int) -> bool:
    """Read the status line of the pid file, as pg_ctl does."""
    try:
        lines = (data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    if len(lines) <= STATUS_LINE or lines[0].strip() != str(pid):
        return False
    return lines[STATUS_LINE].strip() == "ready"


def _did_not_start(folders: ClusterFolders) -> ClusterError:
    said = list(_last_words(folders.server_log))
    if any(NO_SPACE in line for line in said):
        return DiskFull(
            f"The disk of {folders.cluster} is full: free some space and start again; "
            "nothing that was saved is lost."
        )
    reason = next((line for line in reversed(said) if "FATAL" in line or "PANIC" in line), None)
    because = reason.partition("] ")[2] or reason if reason else "it gave no reason"
    return ServerDidNotStart(
        f"PostgreSQL did not start ({because.strip()}): its log is {folders.server_log}; "
        "mend what it names and start again, or restore a backup into a new CONTEXTMAP_HOME."
    )


def _last_words(log: Path) -> Iterator[str]:
    try:
        with log.open("rb") as lines:
            lines.seek(max(0, log.stat().st_size - 8192))
            yield from lines.read().decode("utf-8", errors="replace").splitlines()
    except OSError:
        return
