"""The keeper: starts the server, starts it again if it is killed, stops it after the last lease.

Run as ``python -m app.cluster.keeper HOME`` by the first service that needs the cluster. It says
on its standard output, one JSON object a line, ``{"step": ...}`` while it works, at the end one of
``{"ready": true}``, ``{"other": true}`` (a keeper is there already) or ``{"failed": sentence}``.
"""

import errno
import json
import os
import signal
import sys
from pathlib import Path
from types import FrameType

from app.cluster.binaries import Binaries, find_binaries
from app.cluster.configuration import write_configuration
from app.cluster.errors import ClusterError
from app.cluster.folders import ClusterFolders, folders_of, make_home, prepare
from app.cluster.initialise import data_major, initialise
from app.cluster.lease import FileLock
from app.cluster.server import Server, start_server
from app.cluster.waiting import wait_until

__all__ = ["main"]

LOOK_EVERY_SECONDS = 0.2


class Keeper:
    """Watches one server until it is told to stop or nobody holds a lease."""

    def __init__(self, folders: ClusterFolders, binaries: Binaries, server: Server) -> None:
        self._folders = folders
        self._binaries = binaries
        self._server = server
        self._told_to_stop = False

    def watch(self, lease: FileLock) -> None:
        """Keep the server running while it is wanted, then stop it.

        Parameters
        ----------
        lease
            Is held alone while stopping: a service that arrives now waits for a new start.
        """
        signal.signal(signal.SIGTERM, self._on_signal)
        signal.signal(signal.SIGINT, self._on_signal)
        wait_until(
            lambda: self._told_to_stop or self._is_unwanted(lease),
            timeout_seconds=float("inf"),
            every_seconds=LOOK_EVERY_SECONDS,
        )
        self._server.stop()

    def _is_unwanted(self, lease: FileLock) -> bool:
        if not self._server.is_running():
            self._server = start_server(self._folders, self._binaries)
        return not self._folders.stay_mark.exists() and lease.try_alone()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._told_to_stop = True


def main(home: Path) -> int:
    """Keep the cluster of `home`; return the exit code."""
    try:
        make_home(home)
        folders = folders_of(home)
        with FileLock(folders.lease_lock) as lease, FileLock(folders.keeper_lock) as lock:
            if not lock.try_alone():
                _say(other=True)
                return 0
            lock.write(f"{os.getpid()}\n")
            keeper = _start(folders)
            _say(ready=True)
            _close_output(folders)
            keeper.watch(lease)
    except ClusterError as problem:
        _say(failed=str(problem))
        return 1
    except OSError as fault:
        _say(failed=_about(fault, home))
        return 1
    return 0


def _about(fault: OSError, home: Path) -> str:
    if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
        return (
            f"The disk of {home} is full: free some space and start again; "
            "nothing that was saved is lost."
        )
    return (
        f"The database's folder {home} cannot be used ({fault}): mend that, "
        "or set CONTEXTMAP_HOME to another folder."
    )


def _start(folders: ClusterFolders) -> Keeper:
    prepare(folders)
    binaries = find_binaries(data_major(folders.data))
    write_configuration(folders)
    if data_major(folders.data) is None:
        _say(step="Making the database's data folder")
        initialise(folders, binaries)
    _say(step="Starting PostGIS")
    return Keeper(folders, binaries, start_server(folders, binaries))


def _say(**facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def _close_output(folders: ClusterFolders) -> None:
    """Hand the output to the log: who started the keeper may be gone long before it."""
    log = os.open(folders.keeper_log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, sys.stdout.fileno())
    os.dup2(log, sys.stderr.fileno())
    os.close(log)


def _leave_parent() -> None:
    """Go on as a process of nobody's: the keeper outlives the service that started it."""
    if os.fork() != 0:
        os._exit(0)


if __name__ == "__main__":
    _leave_parent()
    sys.exit(main(Path(sys.argv[1])))
