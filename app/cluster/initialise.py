"""Making the data folder: all of it or nothing, so that a broken-off start heals itself."""

import os
import shutil
import struct
from pathlib import Path

from app.cluster.binaries import Binaries
from app.cluster.configuration import server_options
from app.cluster.errors import ClusterError, DataFolderUnusable, DiskFull
from app.cluster.folders import ClusterFolders
from app.cluster.names import ADMIN, OWNER, SERVICE
from app.cluster.programs import run_program

__all__ = ["data_major", "initialise", "system_identifier"]

NEEDED_BYTES = 500_000_000
NO_SPACE = "No space left on device"

# For PostgreSQL 16 and later: who makes a role may also enter it, as every owner could before.
SELF_GRANT_MAJOR = 16


def data_major(data: Path) -> int | None:
    """Return the major version of PostgreSQL that made the data folder, if there is one."""
    try:
        return int((data / "PG_VERSION").read_text(encoding="ascii").strip())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as fault:
        raise DataFolderUnusable(
            f"The data folder {data} cannot be read as PostgreSQL's: restore it from a backup, "
            "or set CONTEXTMAP_HOME to a new folder."
        ) from fault


def system_identifier(data: Path) -> int:
    """Return the number PostgreSQL gave this cluster when it was made: pg_control's first field."""
    with (data / "global" / "pg_control").open("rb") as control:
        return int(struct.unpack("=Q", control.read(8))[0])


def initialise(folders: ClusterFolders, binaries: Binaries) -> None:
    """Make the data folder and its login roles, beside its place, and move it there at the end.

    Raises
    ------
    DiskFull
        If there is no room for a database.
    """
    _require_room(folders.cluster)
    half_made = folders.cluster / "data.new"
    if half_made.exists():
        shutil.rmtree(half_made)
    made = run_program(
        [
            binaries.program("initdb"),
            f"--pgdata={half_made}",
            f"--username={ADMIN}",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--data-checksums",
            "--auth=peer",
            "--no-instructions",
        ],
        folders.account,
    )
    if made.code != 0:
        raise _initdb_failed(folders, made.said)
    _make_roles(folders, binaries, half_made)
    half_made.rename(folders.data)


def _make_roles(folders: ClusterFolders, binaries: Binaries, data: Path) -> None:
    statements = [
        f"CREATE ROLE {OWNER} LOGIN CREATEDB CREATEROLE",
        f"CREATE ROLE {SERVICE} LOGIN NOINHERIT NOSUPERUSER",
    ]
    if binaries.major >= SELF_GRANT_MAJOR:
        statements.append(f"ALTER ROLE {OWNER} SET createrole_self_grant = 'set, inherit'")
    options = server_options(folders)
    options[options.index(str(folders.data))] = str(data)
    done = run_program(
        [binaries.program("postgres"), "--single", "-j", "-F", *options, "postgres"],
        folders.account,
        given="".join(f"{statement};\n\n" for statement in statements),
    )
    if done.code != 0 or "ERROR:" in done.said or "FATAL:" in done.said:
        raise _initdb_failed(folders, done.said)


def _require_room(folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < NEEDED_BYTES:
        raise DiskFull(
            f"The disk of {folder} has {free // 1_000_000} MB free and the database needs "
            f"{NEEDED_BYTES // 1_000_000} MB to begin with: free some space, "
            "or set CONTEXTMAP_HOME to a folder on another disk."
        )


def _initdb_failed(folders: ClusterFolders, said: str) -> ClusterError:
    if NO_SPACE in said:
        return DiskFull(
            f"The disk of {folders.cluster} is full: free some space, "
            "or set CONTEXTMAP_HOME to a folder on another disk."
        )
    reasons = [line for line in said.splitlines() if "error" in line.lower() or "FATAL" in line]
    last = (
        reasons[-1].strip() if reasons else (said.strip().splitlines() or ["no reason given"])[-1]
    )
    return DataFolderUnusable(
        f"PostgreSQL could not make its data folder in {folders.cluster} ({last}): mend that, "
        f"or set CONTEXTMAP_HOME to another folder (user {folders.account.name}, "
        f"started by user id {os.geteuid()})."
    )
