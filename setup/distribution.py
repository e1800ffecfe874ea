"""Packages of the distribution, by apt."""

import re
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from setup.errors import SetupError
from setup.faults import explain
from setup.programs import Ended, answer, run_logged
from setup.progress import Step, step
from setup.rights import as_administrator

__all__ = ["install", "offers", "package_names", "refresh"]

QUIET = {"DEBIAN_FRONTEND": "noninteractive", "NEEDRESTART_SUSPEND": "1", "LC_ALL": "C.UTF-8"}
# Under names that stand for whichever version the distribution has.
ALL_OF_DEMO = ("postgresql", "postgresql-postgis", "python3-venv", "fonts-liberation")
FRESH_SECONDS = 3600.0
INTERRUPTED = "dpkg was interrupted"


def install(packages: Sequence[str], *, purpose: str) -> None:
    """Install packages without their recommendations.

    Parameters
    ----------
    packages
        Names that apt knows.
    purpose
        What for, as the step's words: "Installing PostgreSQL 15 with PostGIS".
    """
    _require_apt(packages)
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    allowed = as_administrator(_with_settings(command), purpose=purpose, by_hand=_by_hand(packages))
    with step(purpose) as shown:
        ended = run_logged(allowed, shown)
        if INTERRUPTED in ended.said:
            ended = _mend_and_repeat(allowed, shown, purpose)
        if ended.code != 0:
            raise explain(f"install {' and '.join(packages)}", ended)


def refresh(wanted: Sequence[str], *, purpose: str) -> None:
    """Read the distribution's list of packages anew.

    Parameters
    ----------
    wanted
        What will be looked for in it: what an administrator is asked to install where this
        person may not.
    purpose
        As in `install`.
    """
    _require_apt(wanted)
    if _is_fresh():
        return
    allowed = as_administrator(
        _with_settings(["apt-get", "update"]), purpose=purpose, by_hand=_by_hand(wanted)
    )
    with step("Reading the distribution's list of packages") as shown:
        ended = run_logged(allowed, shown)
        # apt counts an unreachable source as a warning and goes on with what it had.
        if ended.code != 0:
            raise explain("read the distribution's list of packages", ended)


def offers(package: str) -> bool:
    """Say whether the distribution has the package to install."""
    policy = answer(["apt-cache", "policy", package])
    return bool(re.search(r"Candidate: (?!\(none\))\S", policy))


def package_names(beginning: str) -> list[str]:
    """List the packages whose names begin so."""
    return answer(["apt-cache", "pkgnames", beginning]).split()


def _mend_and_repeat(command: list[str], shown: Step, purpose: str) -> Ended:
    """Finish what an earlier installation, broken off, left half done."""
    mending = as_administrator(_with_settings(["dpkg", "--configure", "-a"]), purpose=purpose)
    mended = run_logged(mending, shown)
    if mended.code != 0:
        raise explain("finish an installation that was broken off earlier", mended)
    return run_logged(command, shown)


def _with_settings(command: list[str]) -> list[str]:
    """Carry the settings through sudo, which drops the environment."""
    if command[0] == "apt-get":
        command = [command[0], "-o", "DPkg::Lock::Timeout=120", *command[1:]]
    return ["env", *(f"{name}={value}" for name, value in QUIET.items()), *command]


def _is_fresh() -> bool:
    """Say whether the list was read within the hour, as it was by an earlier step of this run."""
    lists = Path("/var/lib/apt/lists/partial")
    has_names = bool(package_names("python3-venv"))
    return has_names and lists.is_dir() and time.time() - lists.stat().st_mtime < FRESH_SECONDS


def _by_hand(packages: Sequence[str]) -> str:
    """Return what to ask of an administrator: everything at once, so that they are asked once."""
    names = dict.fromkeys([*packages, *ALL_OF_DEMO])
    return f"apt-get update && apt-get install {' '.join(names)}"


def _require_apt(packages: Sequence[str]) -> None:
    if shutil.which("apt-get") is None:
        raise SetupError(
            "This is neither Debian nor Ubuntu, whose packages set-up knows: install "
            f"{' and '.join(packages)} in your system's own way and run the same command again."
        )
