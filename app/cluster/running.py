"""A cluster that runs: its addresses and its databases."""

from dataclasses import dataclass
from urllib.parse import quote

import psycopg
from psycopg import sql

from app.cluster.errors import ClusterError, DiskFull
from app.cluster.folders import PORT, ClusterFolders
from app.cluster.initialise import system_identifier
from app.cluster.names import ADMIN, OWNER

__all__ = ["RunningCluster"]

MAINTENANCE = "postgres"
EXTENSIONS = ("postgis", "btree_gist", "pg_trgm")


@dataclass(frozen=True)
class RunningCluster:
    """The address of a running cluster, good for as long as the lease that gave it."""

    folders: ClusterFolders

    def url(self, *, database: str, user: str = OWNER) -> str:
        """Return the address for SQLAlchemy: ``postgresql+psycopg://user@/database?host=...``."""
        return self._address("postgresql+psycopg", database, user)

    def conninfo(self, *, database: str, user: str = OWNER) -> str:
        """Return the address for psycopg and PostgreSQL's own programs: ``postgresql://...``."""
        return self._address("postgresql", database, user)

    def has_database(self, name: str) -> bool:
        """Say whether the database exists."""
        with self.administer() as connection:
            return _exists(connection, name)

    def create_database(self, name: str, *, template: str | None = None) -> bool:
        """Make a database that `contextmap_owner` owns, with PostGIS in it, unless it exists.

        Parameters
        ----------
        name
            The new database.
        template
            A database to copy whole, extensions included; nobody may be connected to it.

        Returns
        -------
        bool
            Whether it was made now.
        """
        with self.administer() as connection:
            if _exists(connection, name):
                return False
            try:
                connection.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                        sql.Identifier(name),
                        sql.Identifier(OWNER),
                        sql.Identifier(template or "template1"),
                    )
                )
            except psycopg.errors.DiskFull as full:
                raise DiskFull(
                    f"The disk of {self.folders.cluster} is full: free some space and try again."
                ) from full
        if template is None:
            with self.administer(name) as connection:
                for extension in EXTENSIONS:
                    connection.execute(
                        sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(
                            sql.Identifier(extension)
                        )
                    )
        return True

    def drop_database(self, name: str) -> None:
        """Remove a database, ending whatever is connected to it."""
        with self.administer() as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )

    def administer(self, database: str = MAINTENANCE) -> psycopg.Connection:
        """Connect as the cluster's superuser, committing each statement."""
        return psycopg.connect(
            self.conninfo(database=database, user=ADMIN), autocommit=True, connect_timeout=10
        )

    def answers(self) -> bool:
        """Say whether the server takes connections.

        Raises
        ------
        ClusterError
            If what answers on our socket is not the server of our data folder.
        """
        try:
            with self.administer() as connection:
                row = connection.execute(
                    "SELECT system_identifier FROM pg_control_system()"
                ).fetchone()
        except psycopg.OperationalError:
            return False
        if row is None or row[0] != system_identifier(self.folders.data):
            raise ClusterError(
                f"Another PostgreSQL server answers in {self.folders.sockets}: stop it, "
                "or set CONTEXTMAP_HOME to another folder."
            )
        return True

    def _address(self, scheme: str, database: str, user: str) -> str:
        host = quote(str(self.folders.sockets), safe="/")
        return (
            f"{scheme}://{quote(user, safe='')}@/{quote(database, safe='')}?host={host}&port={PORT}"
        )


def _exists(connection: psycopg.Connection, name: str) -> bool:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
    return found is not None
