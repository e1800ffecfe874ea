"""Which points are kept in memory: one table a partnership and tier, of the newest version.

A table is read when its points are first asked for, in the background and under the role of its
tier; until it is there, and where it would be too large, tiles come from the database. A table of
another version than the one asked for is never used.
"""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

import psycopg
import structlog

from app.db import Tier
from app.problems import Busy
from app.tiles.point_table import PointTable

Place = tuple[str, Tier]
Read = Callable[[str, Tier], PointTable | None]
log = structlog.get_logger()


class PointStore:
    """Tables of points, the one used least recently given up first.

    Parameters
    ----------
    read : callable
        Reads the points of a partnership as a tier may see them; None when they are too many;
        ValueError when they changed while they were read.
    most_bytes : int
        How much memory all tables together may take; 0 keeps none.
    """

    def __init__(self, read: Read, *, most_bytes: int) -> None:
        self._read = read
        self._most_bytes = most_bytes
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="points")
        self._lock = Lock()
        self._tables: OrderedDict[Place, tuple[str, PointTable | None]] = OrderedDict()
        self._reading: dict[Place, Future[None]] = {}

    def table(self, slug: str, tier: Tier, version: str) -> PointTable | None:
        """Find the table of a version; when it is not there, begin to read it."""
        if self._most_bytes == 0:
            return None
        place = (slug, tier)
        with self._lock:
            kept = self._tables.get(place)
            if kept is not None and kept[0] == version:
                self._tables.move_to_end(place)
                return kept[1]
            if place not in self._reading:
                self._reading[place] = self._reader.submit(self._renew, place, version)
        return None

    def wait(self) -> None:
        """Wait until all that was begun is read."""
        with self._lock:
            begun = list(self._reading.values())
        for reading in begun:
            reading.result()

    def close(self) -> None:
        """Let the thread end."""
        self._reader.shutdown(wait=False, cancel_futures=True)

    def _renew(self, place: Place, version: str) -> None:
        try:
            self._keep(place, version, self._read(*place))
        except (psycopg.Error, Busy, ValueError) as fault:  # whoever asks next has it read again
            log.warning("points_not_read", partnership=place[0], kind=type(fault).__name__)
        finally:
            with self._lock:
                self._reading.pop(place, None)

    def _keep(self, place: Place, version: str, table: PointTable | None) -> None:
        with self._lock:
            self._tables[place] = (version, table)
            self._tables.move_to_end(place)
            while self._held_bytes() > self._most_bytes:
                self._tables.popitem(last=False)

    def _held_bytes(self) -> int:
        return sum(table.size_bytes for _, table in self._tables.values() if table is not None)
