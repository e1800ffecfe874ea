"""Locks that end with the process that holds them: who uses the cluster, and who keeps it."""

import fcntl
import os
from pathlib import Path
from types import TracebackType

from app.cluster.errors import DataFolderUnusable

__all__ = ["FileLock", "is_held"]


class FileLock:
    """An advisory lock on a file, shared or alone; the kernel frees it when its process ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as fault:
            raise DataFolderUnusable(
                f"The file {path} cannot be opened ({fault.strerror}): run as the user whose it "
                "is, or set CONTEXTMAP_HOME to a folder of your own."
            ) from fault

    def try_shared(self) -> bool:
        """Take the lock beside other shared holders, unless one holds it alone."""
        return self._try(fcntl.LOCK_SH)

    def try_alone(self) -> bool:
        """Take the lock alone, unless anybody else holds it; our own shared hold is given up."""
        return self._try(fcntl.LOCK_EX)

    def write(self, text: str) -> None:
        """Replace what the file says."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, text.encode("utf-8"), 0)

    def close(self) -> None:
        """Let go."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _try(self, kind: int) -> bool:
        try:
            fcntl.flock(self._descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def __enter__(self) -> "FileLock":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def is_held(path: Path) -> bool:
    """Say whether some process holds the lock alone at this moment."""
    if not path.exists():
        return False
    with FileLock(path) as lock:
        return not lock.try_shared()
