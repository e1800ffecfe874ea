"""What can go wrong with the cluster: each error's text is one sentence that says what to do."""

__all__ = [
    "ClusterError",
    "DataFolderUnusable",
    "DatabaseUnsuitable",
    "DiskFull",
    "ServerDidNotStart",
    "ServerMissing",
]


class ClusterError(Exception):
    """The database cannot be used; the text is a sentence for the person who started it."""


class ServerMissing(ClusterError):
    """No PostgreSQL server with PostGIS that is new enough is installed."""


class DataFolderUnusable(ClusterError):
    """The data folder cannot be written, reached or read by this version."""


class DiskFull(ClusterError):
    """There is no room for the database."""


class ServerDidNotStart(ClusterError):
    """PostgreSQL was started and did not become ready."""


class DatabaseUnsuitable(ClusterError):
    """The database that DATABASE_URL names cannot carry Contextmap."""
