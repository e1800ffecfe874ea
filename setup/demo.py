"""What runs Contextmap: everything that is needed, and then the invented borough."""

import os
import sys

from setup.fonts import ensure_fonts
from setup.machine import alone, require_port, require_room, require_writable
from setup.places import PROJECT, VENV
from setup.postgres import ensure_postgres
from setup.progress import say
from setup.python_packages import ensure_project, program
from setup.web import ensure_built

__all__ = ["build", "demo"]


def demo() -> int:
    """Set up what is missing and become ``contextmap demo``."""
    require_writable()
    require_port()
    with alone():
        if not VENV.exists():
            say("Setting Contextmap up: the first time takes a few minutes.")
        require_room()
        if not os.environ.get("DATABASE_URL"):
            ensure_postgres()
        ensure_fonts()
        _build()
    os.chdir(PROJECT)
    sys.stdout.flush()
    # This process becomes the service: Ctrl-C reaches it directly, and its exit code is make's.
    os.execv(program("contextmap"), ["contextmap", "demo"])  # noqa: S606


def build() -> int:
    """Set up the service and its web front end, for a database that is elsewhere."""
    require_writable()
    with alone():
        require_room()
        _build()
    return 0


def _build() -> None:
    ensure_project(develop=False)
    ensure_built()
