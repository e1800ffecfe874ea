"""Which PostgreSQL server on this machine can run the cluster (standard library only)."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.cluster.errors import ServerMissing

__all__ = ["MINIMUM_MAJOR", "MINIMUM_POSTGIS", "Binaries", "find_binaries", "installed_servers"]

MINIMUM_MAJOR = 15
MINIMUM_POSTGIS = (3, 3)

# Where packages put the server, one folder a version.
VERSIONED_FOLDERS = ("/usr/lib/postgresql", "/usr/pgsql", "/opt/postgresql")

# Names a folder of server programs outright; nothing else is looked at then.
OVERRIDE = "CONTEXTMAP_POSTGRES_BIN"


@dataclass(frozen=True)
class Binaries:
    """A folder of PostgreSQL server programs, its major version, and the PostGIS beside it."""

    folder: Path
    major: int
    postgis: tuple[int, int] | None

    @property
    def is_suitable(self) -> bool:
        """Say whether both PostgreSQL and PostGIS are new enough."""
        return (
            self.major >= MINIMUM_MAJOR
            and self.postgis is not None
            and self.postgis >= MINIMUM_POSTGIS
        )

    def program(self, name: str) -> str:
        """Return the full path of one of the server's programs."""
        return str(self.folder / name)


def find_binaries(required_major: int | None = None) -> Binaries:
    """Return the newest suitable server, or the one of the major version that existing data need.

    Raises
    ------
    ServerMissing
        If there is none; the text says which package to install.
    """
    found = sorted(installed_servers(), key=lambda each: each.major, reverse=True)
    if required_major is not None:
        found = [each for each in found if each.major == required_major]
    for each in found:
        if each.is_suitable:
            return each
    raise ServerMissing(_what_is_missing(found, required_major))


def installed_servers() -> list[Binaries]:
    """List every PostgreSQL server on this machine, suitable or not."""
    servers: dict[Path, Binaries] = {}
    for folder in _candidate_folders():
        resolved = folder.resolve()
        if resolved in servers or not (folder / "initdb").is_file():
            continue
        major = _major_version(folder)
        if major is not None:
            servers[resolved] = Binaries(folder, major, _postgis_version(folder))
    return list(servers.values())


def _candidate_folders() -> Iterator[Path]:
    override = os.environ.get(OVERRIDE)
    if override:
        yield Path(override)
        return
    for base in VERSIONED_FOLDERS:
        yield from sorted(Path(base).glob("*/bin"))
    on_path = shutil.which("initdb")
    if on_path:
        yield Path(on_path).resolve().parent


def _major_version(folder: Path) -> int | None:
    said = _answer([str(folder / "postgres"), "--version"])
    match = re.search(r"\b(\d+)(?:\.\d+|devel|beta\d*|rc\d*)", said)
    return int(match[1]) if match else None


def _postgis_version(folder: Path) -> tuple[int, int] | None:
    shared = _answer([str(folder / "pg_config"), "--sharedir"]).strip()
    if not shared:
        return None
    control = Path(shared) / "extension" / "postgis.control"
    if not control.is_file():
        return None
    match = re.search(r"default_version\s*=\s*'(\d+)\.(\d+)", control.read_text(encoding="utf-8"))
    return (int(match[1]), int(match[2])) if match else None


def _answer(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def _what_is_missing(found: list[Binaries], required_major: int | None) -> str:
    wanted = f"{MINIMUM_POSTGIS[0]}.{MINIMUM_POSTGIS[1]}"
    if required_major is not None:
        return (
            f"The data folder was made by PostgreSQL {required_major}, which is not installed here "
            f"with PostGIS {wanted} or newer: install postgresql-{required_major} and "
            f"postgresql-{required_major}-postgis-3."
        )
    if not found:
        return (
            f"No PostgreSQL server is installed: install PostgreSQL {MINIMUM_MAJOR} or newer with "
            f"PostGIS {wanted} or newer (make demo does this on Debian 12 and Ubuntu 24.04), "
            "or set DATABASE_URL to a database you have."
        )
    best = found[0]
    if best.major < MINIMUM_MAJOR:
        return (
            f"PostgreSQL {best.major} is too old: install PostgreSQL {MINIMUM_MAJOR} or newer with "
            f"PostGIS {wanted} or newer."
        )
    if best.postgis is None:
        return (
            f"PostgreSQL {best.major} is installed without PostGIS: "
            f"install the package postgresql-{best.major}-postgis-3."
        )
    has = f"{best.postgis[0]}.{best.postgis[1]}"
    return (
        f"PostGIS {has} is too old: install PostGIS {wanted} or newer for PostgreSQL {best.major}."
    )
