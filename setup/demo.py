"""``make demo``: everything that is needed, then Contextmap with the invented borough."""

import os
import sys

from setup.machine import alone, require_port, require_room, require_writable
from setup.places import PROJECT
from setup.postgres import ensure_postgres
from setup.python_packages import ensure_project, program
from setup.web import ensure_built

__all__ = ["demo"]


def demo() -> int:
    """Set up what is missing and become ``contextmap demo``."""
    require_writable()
    require_port()
    with alone():
        require_room()
        if not os.environ.get("DATABASE_URL"):
            ensure_postgres()
        ensure_project(develop=False)
        ensure_built()
    os.chdir(PROJECT)
    sys.stdout.flush()
    # This process becomes the service: Ctrl-C reaches it directly, and its exit code is make's.
    os.execv(program("contextmap"), ["contextmap", "demo"])  # noqa: S606
