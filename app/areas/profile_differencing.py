"""Two nearly equal outlines must not tell, by their difference, what neither tells by itself.

The rule (Duke-Williams and Rees, 1998): the sliver between two released outlines counts as released
too. Where it holds fewer incidents than may be shown, the second outline's counts are withheld.
It binds people who do not see exact places; those who do learn nothing from a sliver. Compared are
saved areas (an area yields only to older ones) and the outlines that the same person asked about in
the last hours, kept in memory. Not compared are different periods or filters of the same outline.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID

import shapely
from shapely.geometry import MultiPolygon

NEARLY_NESTED = 0.95
"""Only outlines of which one holds at least this part of the other can be subtracted."""
REMEMBERED, KEPT_FOR = 50, timedelta(hours=12)
SMALLEST_SLIVER_M2 = 1.0
Count = Callable[[bytes], int]


@dataclass(frozen=True, slots=True)
class Asked:
    """An outline that somebody was told about, and when."""

    at: datetime
    wkb: bytes


@dataclass(slots=True)
class AskedOutlines:
    """What each person was told about lately."""

    _kept: dict[tuple[str, UUID], deque[Asked]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def recent(self, person: tuple[str, UUID], *, now: datetime) -> list[bytes]:
        """Outlines of the last hours, the latest first."""
        with self._lock:
            kept = list(self._kept.get(person, ()))
        return [one.wkb for one in reversed(kept) if one.at > now - KEPT_FOR]

    def remember(self, person: tuple[str, UUID], wkb: bytes, *, now: datetime) -> None:
        """Keep an outline whose counts were told."""
        with self._lock:
            kept = self._kept.setdefault(person, deque(maxlen=REMEMBERED))
            if all(one.wkb != wkb for one in kept):
                kept.append(Asked(now, wkb))


def gives_a_sliver_away(
    outline: MultiPolygon, others: Iterable[bytes], *, count: Count, threshold: int
) -> bool:
    """Tell whether some other outline differs from this one by too few incidents to show.

    Parameters
    ----------
    outline : MultiPolygon
        The outline asked about, EPSG:27700.
    others : iterable of bytes
        Outlines told about already, as WKB.
    count : callable
        Incidents inside a shape given as WKB.
    threshold : int
        The smallest count that may be shown.
    """
    for wkb in others:
        other = shapely.from_wkb(wkb)
        if not _nearly_nested(outline, other):
            continue
        slivers = [shapely.difference(outline, other), shapely.difference(other, outline)]
        counts = [
            count(shapely.to_wkb(sliver)) if shapely.area(sliver) >= SMALLEST_SLIVER_M2 else 0
            for sliver in slivers
        ]
        if any(counts) and max(counts) < threshold:
            return True
    return False


def _nearly_nested(one: shapely.Geometry, other: shapely.Geometry) -> bool:
    smaller = min(shapely.area(one), shapely.area(other))
    return bool(shapely.area(shapely.intersection(one, other)) >= NEARLY_NESTED * smaller)
