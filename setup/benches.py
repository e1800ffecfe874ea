"""``make bench``: speed beside other programs, measured on this machine."""

import shutil

from setup import distribution
from setup.machine import alone, require_room, require_writable
from setup.places import PROJECT, TEST_HOME
from setup.postgres import ensure_postgres
from setup.python_packages import ensure_lock, ensure_project, program
from setup.ritual import Check, run_all

__all__ = ["bench"]


def bench() -> int:
    """Install what we are compared with and run every file of ``bench/`` that can be run."""
    require_writable()
    with alone():
        require_room()
        ensure_postgres()
        ensure_project(develop=True)
        ensure_lock("bench")
        _ensure_ogr()
    checks = [
        Check(path.stem.replace("_", " "), [program("python"), "-m", f"bench.{path.stem}"])
        for path in sorted((PROJECT / "bench").glob("*.py"))
        if '__name__ == "__main__"' in path.read_text(encoding="utf-8")
    ]
    return run_all(
        checks, environment={"CONTEXTMAP_HOME": str(TEST_HOME.with_name(".contextmap-bench"))}
    )


def _ensure_ogr() -> None:
    """Install ogr2ogr, which imports are compared with."""
    if shutil.which("ogr2ogr") is None:
        purpose = "Installing ogr2ogr to compare with"
        distribution.refresh(["gdal-bin"], purpose=purpose)
        distribution.install(["gdal-bin"], purpose=purpose)
