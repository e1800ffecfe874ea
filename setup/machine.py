"""What must be so before set-up begins: a folder to write to, room on the disk, a free port."""

import errno
import fcntl
import os
import shutil
import socket
from collections.abc import Generator
from contextlib import contextmanager

from setup.errors import SetupError
from setup.places import LOG, PROJECT, VENV
from setup.progress import say

__all__ = ["alone", "require_port", "require_room", "require_writable"]

FIRST_TIME_BYTES = 3_000_000_000
LOG_LIMIT_BYTES = 5_000_000
DEFAULT_PORT = 8000
ADDRESS = "127.0.0.1"


def require_writable() -> None:
    """Refuse a project folder that cannot be written to, and begin a new log when it grew long."""
    try:
        if LOG.exists() and LOG.stat().st_size > LOG_LIMIT_BYTES:
            LOG.unlink()
        LOG.open("ab").close()
    except OSError as fault:
        raise SetupError(
            f"The folder {PROJECT} cannot be written to ({fault.strerror}): "
            "copy it to a folder of your own, or have it given to you with chown."
        ) from fault


def require_room() -> None:
    """Refuse a disk that is too full for a first set-up."""
    free = shutil.disk_usage(PROJECT).free
    if not VENV.exists() and free < FIRST_TIME_BYTES:
        raise SetupError(
            f"The disk has {free / 1e9:.1f} GB free and a first set-up needs about "
            f"{FIRST_TIME_BYTES / 1e9:.0f} GB: free some space and run the same command again."
        )


def require_port() -> None:
    """Refuse a port that another program has, before anything long is begun."""
    given = os.environ.get("CONTEXTMAP_PORT", str(DEFAULT_PORT))
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise SetupError(f"CONTEXTMAP_PORT is {given!r}: give a port number, for example 8001.")
    with socket.socket() as trial:
        # As the service does: a port whose last connection has just been closed counts as free.
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((ADDRESS, int(given)))
        except OSError as fault:
            raise SetupError(_about_port(given, fault)) from fault


@contextmanager
def alone() -> Generator[None]:
    """Let only one set-up work in this folder at a time; a second one waits."""
    folder = os.open(PROJECT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is working in this folder; waiting for it to end.")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _about_port(port: str, fault: OSError) -> str:
    if fault.errno == errno.EACCES:
        return f"Port {port} is for administrators: use CONTEXTMAP_PORT=8001 make demo."
    return (
        f"Port {port} is taken, by a Contextmap that runs already or by another program: open "
        f"http://{ADDRESS}:{port} to see, stop it, or use another port with "
        "CONTEXTMAP_PORT=8001 make demo."
    )
