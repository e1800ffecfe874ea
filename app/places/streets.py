"""The partnership's streets and paths, read once for each version of the ground."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import shapely
from sqlalchemy.orm import Session

from app.places import street_queries as queries

T = TypeVar("T")
MOST_KEPT = 8


@dataclass(frozen=True, slots=True, eq=False)
class Streets:
    """Stretches of street and path.

    ``lines`` are LineStrings in metres (EPSG:27700), ``names`` what they are called ("" where
    nothing is known), ``kinds`` the class of the basemap. ``version`` is that of the ground.
    """

    ids: npt.NDArray[np.int64]
    lines: npt.NDArray[Any]
    names: npt.NDArray[np.str_]
    kinds: npt.NDArray[np.str_]
    version: int
    _made: dict[str, Any] = field(default_factory=dict[str, Any])

    def __len__(self) -> int:
        return len(self.ids)

    def once(self, name: str, make: Callable[["Streets"], T]) -> T:
        """Give what is made of these streets, such as a network, and make it the first time."""
        if name not in self._made:
            self._made[name] = make(self)
        return self._made[name]


def read_streets(session: Session, *, version: int | None = None) -> Streets:
    """Read every stretch of street and path."""
    rows = queries.lines(session)
    return Streets(
        ids=np.array([row.id for row in rows], dtype=np.int64),
        lines=shapely.from_wkb([row.geom for row in rows]),
        names=np.array([row.name or "" for row in rows], dtype=np.str_),
        kinds=np.array([row.kind for row in rows], dtype=np.str_),
        version=queries.version(session) if version is None else version,
    )


@dataclass(slots=True)
class StreetMemory:
    """Keeps the streets of each partnership until the ground changes."""

    _kept: OrderedDict[str, Streets] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def streets(self, session: Session, partnership: str) -> Streets:
        """Streets at the present version of the ground, read now if it changed since."""
        version = queries.version(session)
        with self._lock:
            kept = self._kept.get(partnership)
            if kept is not None and kept.version == version:
                self._kept.move_to_end(partnership)
                return kept
        read = read_streets(session, version=version)
        with self._lock:
            self._kept[partnership] = read
            self._kept.move_to_end(partnership)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return read
