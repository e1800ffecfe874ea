"""Connections for tiles: one round trip for a whole transaction, in one partnership and tier.

Tiles are read far more often than anything else, so their statements are prepared, run without
parallel workers and without compiling, and share a round trip with the statements that enter
the partnership and leave it again.
"""

from collections.abc import Callable, Mapping
from typing import Any, LiteralString, TypeVar, cast

import psycopg
from psycopg import sql
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.db import Database, Tier, role_name
from app.problems import Busy
from app.schema import schema_name

SETTINGS = (
    "-c jit=off -c max_parallel_workers_per_gather=0 -c default_transaction_read_only=on"
    " -c idle_in_transaction_session_timeout=60s -c statement_timeout={seconds}s"
)
SHUT_DOWN = "57P"
"""Class of faults when the server is going down or coming up."""
Connection = psycopg.Connection[tuple[Any, ...]]
Answer = TypeVar("Answer")


class TileConnections:
    """A small pool of connections that only read."""

    def __init__(self, database: Database, *, most: int) -> None:
        options = SETTINGS.format(seconds=database.statement_timeout_seconds)
        self._engine: Engine = create_engine(
            database.engine.url,
            pool_size=most,
            max_overflow=0,
            pool_timeout=5,
            hide_parameters=True,
            isolation_level="AUTOCOMMIT",
            connect_args={
                "application_name": "contextmap tiles",
                "prepare_threshold": 0,
                "options": options,
            },
        )

    def read_tile(self, slug: str, tier: Tier, statement: str, values: Mapping[str, Any]) -> bytes:
        """Run a statement that gives one tile, seeing no more than the tier may."""
        return self._with_connection(lambda one: _read_tile(one, slug, tier, statement, values))

    def read_rows(
        self, slug: str, tier: Tier, statement: str, values: Mapping[str, Any]
    ) -> list[tuple[Any, ...]]:
        """Run a statement that gives a few rows."""
        return self._with_connection(lambda one: _read_rows(one, slug, tier, statement, values))

    def read_versions(self, slug: str, tier: Tier) -> dict[str, str]:
        """Read the versions of all layers, each with the moment it came to be.

        The moment tells versions apart that have one number because a backup was restored.
        """
        return self._with_connection(lambda one: _read_versions(one, slug, tier))

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()

    def _with_connection(self, use: Callable[[Connection], Answer]) -> Answer:
        """Lend a connection; one that the server closed meanwhile is replaced, once.

        Raises
        ------
        Busy
            When no connection is free, or the database takes longer than it may.
        """
        try:
            try:
                return self._lend(use)
            except psycopg.OperationalError as fault:
                if fault.sqlstate is not None and not fault.sqlstate.startswith(SHUT_DOWN):
                    raise  # the server answered: asking again gives the same
                return self._lend(use)
        except (psycopg.OperationalError, OperationalError, PoolTimeout) as fault:
            raise Busy("The map is busy. Try again in a moment.") from fault

    def _lend(self, use: Callable[[Connection], Answer]) -> Answer:
        lent = self._engine.raw_connection()
        connection = cast("Connection", lent.driver_connection)
        try:
            answer = use(connection)
        except psycopg.Error:
            lent.invalidate()
            raise
        lent.close()
        return answer


def _read_tile(
    connection: Connection, slug: str, tier: Tier, statement: str, values: Mapping[str, Any]
) -> bytes:
    rows = _read_rows(connection, slug, tier, statement, values)
    return bytes(rows[0][0]) if rows and rows[0][0] is not None else b""


def _read_rows(
    connection: Connection, slug: str, tier: Tier, statement: str, values: Mapping[str, Any]
) -> list[tuple[Any, ...]]:
    with connection.pipeline():
        connection.execute("BEGIN")
        connection.execute(
            "SELECT set_config('role', %s, true), set_config('search_path', %s, true)",
            (role_name(slug, tier), f'"{schema_name(slug)}", public'),
        )
        cursor = connection.execute(cast("LiteralString", statement), values, binary=True)
        connection.execute("COMMIT")
        return cursor.fetchall()


def _read_versions(connection: Connection, slug: str, tier: Tier) -> dict[str, str]:
    # Without parameters all four travel as one message.
    together = sql.SQL(
        "BEGIN; SET LOCAL ROLE {role};"
        " SELECT layer, version || '/' || extract(epoch FROM changed_at) FROM {table}; COMMIT"
    ).format(
        role=sql.Identifier(role_name(slug, tier)),
        table=sql.Identifier(schema_name(slug), "data_version"),
    )
    cursor = connection.execute(together, prepare=False)
    cursor.nextset()
    cursor.nextset()
    return dict(cursor.fetchall())
