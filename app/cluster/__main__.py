"""The cluster of CONTEXTMAP_HOME by hand: ``python -m app.cluster start``, ``stop``, ``status``."""

import os
import signal
import sys
from pathlib import Path

from app.cluster.embedded import EmbeddedCluster
from app.cluster.errors import ClusterError
from app.cluster.names import OWNER
from app.cluster.running import RunningCluster
from app.cluster.waiting import wait_until

USAGE = (
    "usage: python -m app.cluster start | stop | status | url [DATABASE [USER]] | create DATABASE"
)
STOP_TIMEOUT_SECONDS = 30.0


def main(arguments: list[str]) -> int:
    """Do what the arguments say; return the exit code."""
    cluster = EmbeddedCluster(Path(os.environ.get("CONTEXTMAP_HOME", ".contextmap")))
    try:
        match arguments:
            case ["start"]:
                return _start(cluster)
            case ["stop"]:
                return _stop(cluster)
            case ["status"]:
                return _status(cluster)
            case ["create", database]:
                with cluster.running() as running:
                    running.create_database(database)
                return 0
            case ["url", *rest] if len(rest) <= 2:
                database, user = (*rest, *("postgres", OWNER)[len(rest) :])
                _print(RunningCluster(cluster.folders).url(database=database, user=user))
                return 0
            case _:
                _print(USAGE)
                return 2
    except ClusterError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1


def _start(cluster: EmbeddedCluster) -> int:
    with cluster.running(report=_print):
        cluster.folders.stay_mark.touch()
    _print(f"The cluster runs: {RunningCluster(cluster.folders).conninfo(database='postgres')}")
    return 0


def _stop(cluster: EmbeddedCluster) -> int:
    cluster.folders.stay_mark.unlink(missing_ok=True)
    pid = cluster.keeper_pid()
    if pid is not None:
        os.kill(pid, signal.SIGTERM)
        wait_until(lambda: not cluster.is_kept(), timeout_seconds=STOP_TIMEOUT_SECONDS)
    return _status(cluster)


def _status(cluster: EmbeddedCluster) -> int:
    runs = cluster.is_kept() and RunningCluster(cluster.folders).answers()
    _print("The cluster runs." if runs else "The cluster does not run.")
    return 0


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
