"""Whether a database that somebody else runs (DATABASE_URL) can carry Contextmap."""

import re
from typing import LiteralString
from urllib.parse import urlsplit

import psycopg

from app.cluster.binaries import MINIMUM_MAJOR, MINIMUM_POSTGIS
from app.cluster.errors import DatabaseUnsuitable

__all__ = ["check_external", "conninfo_of", "sqlalchemy_url"]

CONNECT_TIMEOUT_SECONDS = 10
SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")

FACTS: LiteralString = """
    SELECT current_setting('server_version_num')::int / 10000,
           current_setting('server_version'),
           pg_encoding_to_char(encoding),
           (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user),
           has_database_privilege(current_database(), 'CREATE'),
           (SELECT extversion FROM pg_extension WHERE extname = 'postgis'),
           (SELECT default_version FROM pg_available_extensions WHERE name = 'postgis'),
           (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
    FROM pg_database WHERE datname = current_database()
"""


def sqlalchemy_url(given: str) -> str:
    """Return DATABASE_URL with psycopg named as the driver."""
    return f"postgresql+psycopg://{_after_scheme(given)}"


def conninfo_of(given: str) -> str:
    """Return DATABASE_URL as psycopg and PostgreSQL's own programs read it."""
    return f"postgresql://{_after_scheme(given)}"


def check_external(given: str) -> None:
    """Connect and look at versions and rights.

    Parameters
    ----------
    given
        DATABASE_URL as the deployer wrote it.

    Raises
    ------
    DatabaseUnsuitable
        With one sentence on what is wrong and what to do; it never shows the password.
    """
    conninfo = conninfo_of(given)
    try:
        with psycopg.connect(conninfo, connect_timeout=CONNECT_TIMEOUT_SECONDS) as connection:
            row = connection.execute(FACTS).fetchone()
    except psycopg.Error as fault:
        raise DatabaseUnsuitable(
            f"The database that DATABASE_URL names does not answer ({_reason(fault)}): "
            "check host, port, name and password."
        ) from fault
    if row is not None:
        _require_server(row[0], row[1], row[2])
        _require_rights(may_make_roles=row[3], may_make_schemas=row[4])
        _require_postgis(installed=row[5], available=row[6], may_install=row[7])


def _require_server(major: int, version: str, encoding: str) -> None:
    if major < MINIMUM_MAJOR:
        raise DatabaseUnsuitable(
            f"The database that DATABASE_URL names runs PostgreSQL {version}: "
            f"Contextmap needs PostgreSQL {MINIMUM_MAJOR} or newer."
        )
    if encoding != "UTF8":
        raise DatabaseUnsuitable(
            f"The database that DATABASE_URL names has the encoding {encoding}: "
            "create one with ENCODING 'UTF8'."
        )


def _require_rights(*, may_make_roles: bool, may_make_schemas: bool) -> None:
    if not may_make_roles:
        raise DatabaseUnsuitable(
            "The user in DATABASE_URL may not create roles, and every partnership needs three: "
            "have an administrator run ALTER ROLE ... CREATEROLE for it."
        )
    if not may_make_schemas:
        raise DatabaseUnsuitable(
            "The user in DATABASE_URL may not create schemas in this database: "
            "have its owner run GRANT CREATE ON DATABASE ... for it."
        )


def _require_postgis(*, installed: str | None, available: str | None, may_install: bool) -> None:
    wanted = ".".join(map(str, MINIMUM_POSTGIS))
    version = installed or available
    if version is None:
        raise DatabaseUnsuitable(
            "The server that DATABASE_URL names has no PostGIS: "
            f"install PostGIS {wanted} or newer on it."
        )
    if _two_numbers(version) < MINIMUM_POSTGIS:
        raise DatabaseUnsuitable(
            f"The database that DATABASE_URL names has PostGIS {version}: "
            f"Contextmap needs PostGIS {wanted} or newer."
        )
    if installed is None and not may_install:
        raise DatabaseUnsuitable(
            "PostGIS is not in the database that DATABASE_URL names and its user may not add it: "
            "have an administrator run CREATE EXTENSION postgis there."
        )


def _after_scheme(given: str) -> str:
    scheme = urlsplit(given).scheme
    if scheme not in SCHEMES:
        raise DatabaseUnsuitable(
            "DATABASE_URL is not the address of a PostgreSQL database: "
            "write it as postgresql://user:password@host:5432/name."
        )
    return given.partition("://")[2]


def _two_numbers(version: str) -> tuple[int, int]:
    numbers = re.match(r"(\d+)\.(\d+)", version)
    return (int(numbers[1]), int(numbers[2])) if numbers else (0, 0)


def _reason(fault: psycopg.Error) -> str:
    """Return the last line of the driver's words, which holds neither address nor password."""
    lines = [line.strip() for line in str(fault).splitlines() if line.strip()]
    last = lines[-1] if lines else "no reason given"
    return last.rpartition("FATAL:")[2].strip() or last
