"""The way in: a lease on the private cluster of one home folder."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from app.cluster.errors import ClusterError, ServerDidNotStart
from app.cluster.folders import ClusterFolders, folders_of, make_home
from app.cluster.lease import FileLock, is_held
from app.cluster.running import RunningCluster
from app.cluster.waiting import wait_until

__all__ = ["EmbeddedCluster"]

Report = Callable[[str], None]

START_TIMEOUT_SECONDS = 360.0
STOP_TIMEOUT_SECONDS = 30.0
GUARD_EVERY_SECONDS = 1.0
PROJECT = Path(__file__).resolve().parents[2]


def _say_nothing(_step: str) -> None:
    return


class EmbeddedCluster:
    """The private cluster of one home folder.

    Parameters
    ----------
    home
        The folder that holds it (setting CONTEXTMAP_HOME); made when it is not there.
    """

    def __init__(self, home: Path) -> None:
        self._home = home

    @property
    def folders(self) -> ClusterFolders:
        """Where this cluster keeps its files."""
        return folders_of(self._home)

    @contextmanager
    def running(self, report: Report = _say_nothing) -> Generator[RunningCluster]:
        """Hold the cluster for the length of the block, starting it if it does not run.

        Any number of processes may hold it. Whoever leaves last stops it and waits for its end.

        Parameters
        ----------
        report
            Is told, in words, each step that takes time.

        Raises
        ------
        ClusterError
            If it cannot be started; the text is one sentence.
        """
        make_home(self._home)
        with FileLock(self.folders.lease_lock) as lease:
            self._take(lease)
            try:
                cluster = self._ensure(report)
                with self._guarded():
                    yield cluster
            finally:
                self._leave(lease)

    def is_kept(self) -> bool:
        """Say whether a keeper looks after the cluster now."""
        return is_held(self.folders.keeper_lock)

    def keeper_pid(self) -> int | None:
        """Return the keeper's process id while there is one."""
        if not self.is_kept():
            return None
        text = self.folders.keeper_lock.read_text(encoding="utf-8").strip()
        return int(text) if text.isdigit() else None

    def _take(self, lease: FileLock) -> None:
        # Held alone only while a keeper is stopping the server.
        if not wait_until(lease.try_shared, timeout_seconds=STOP_TIMEOUT_SECONDS):
            raise ServerDidNotStart(
                f"The database in {self.folders.home} is still being stopped: "
                "wait a moment and start again."
            )

    def _ensure(self, report: Report) -> RunningCluster:
        cluster = RunningCluster(self.folders)

        def is_ready() -> bool:
            if not self.is_kept():
                self._start_keeper(report)
            return cluster.answers()

        if not wait_until(is_ready, timeout_seconds=START_TIMEOUT_SECONDS):
            raise ServerDidNotStart(
                f"PostgreSQL did not become ready: see {self.folders.server_log} for its reasons."
            )
        return cluster

    def _start_keeper(self, report: Report) -> None:
        """Start a keeper and listen until it is ready, fails, or finds another there."""
        paths = [str(PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])]
        with (
            self.folders.keeper_log.open("a") as log,
            subprocess.Popen(
                [sys.executable, "-m", "app.cluster.keeper", str(self.folders.home)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd="/",
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
                start_new_session=True,
            ) as keeper,
        ):
            for line in keeper.stdout or ():
                said = json.loads(line)
                if "failed" in said:
                    raise ClusterError(said["failed"])
                if "step" not in said:
                    return
                report(said["step"])
        raise ServerDidNotStart(
            f"The database's keeper ended before it was ready: see {self.folders.keeper_log}."
        )

    @contextmanager
    def _guarded(self) -> Generator[None]:
        ended = Event()
        guard = Thread(target=self._guard, args=(ended,), name="cluster-guard", daemon=True)
        guard.start()
        try:
            yield
        finally:
            ended.set()
            guard.join()

    def _guard(self, ended: Event) -> None:
        """Start a new keeper whenever ours is killed; it takes the running server over."""
        while not ended.wait(GUARD_EVERY_SECONDS):
            if not self.is_kept():
                try:
                    self._start_keeper(_say_nothing)
                except ClusterError as problem:
                    sys.stderr.write(f"{problem}\n")

    def _leave(self, lease: FileLock) -> None:
        """Let go of the lease; if nobody else has one, wait until the server has stopped."""
        is_last = lease.try_alone()
        lease.close()
        if is_last:
            wait_until(
                lambda: not self.is_kept() or self._is_shared() or self.folders.stay_mark.exists(),
                timeout_seconds=STOP_TIMEOUT_SECONDS,
            )

    def _is_shared(self) -> bool:
        """Say whether another service came while the keeper had not yet begun to stop."""
        with FileLock(self.folders.lease_lock) as lock:
            return not lock.try_alone() and lock.try_shared()
