"""Let the workers of one run take turns at what they share: roles and template databases."""

from collections.abc import Generator
from contextlib import contextmanager

from app.cluster.running import RunningCluster


@contextmanager
def turn(cluster: RunningCluster, at: str) -> Generator[None]:
    """Hold the only turn at something until the block ends."""
    with cluster.administer("postgres") as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext(%s))", (at,))
        yield
