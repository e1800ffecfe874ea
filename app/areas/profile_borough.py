"""What is counted in the whole partnership, kept until its data change.

The rate of the borough and the months that each source covers are the same for every outline, and
counting them takes a pass over all incidents. They are kept in memory by data version, so that one
import costs one pass and no answer is ever older than the data.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from uuid import UUID

from sqlalchemy.orm import Session

from app.areas import profile_ground_queries as whole_queries
from app.areas.profile_ground_queries import GroundRow, PlacedRow
from app.db import Tier
from app.params import Months

Key = tuple[str, Tier]


@dataclass(frozen=True, slots=True)
class BoroughCounts:
    """Incidents of the whole partnership, as one tier counts them, and its ground."""

    rows: tuple[PlacedRow, ...]
    ground: GroundRow
    coverage: dict[UUID, tuple[date, date]]
    """First and last month of each source."""

    def inside(self, months: Months, *, harms: Collection[str], sources: Collection[UUID]) -> int:
        """Count incidents on the partnership's ground, but for those driven by enforcement."""
        return sum(row.inside for row in self._chosen(months, harms, sources))

    def nowhere(self, months: Months, *, harms: Collection[str], sources: Collection[UUID]) -> int:
        """Count incidents whose place is not known, but for those driven by enforcement."""
        return sum(row.nowhere for row in self._chosen(months, harms, sources))

    def _chosen(
        self, months: Months, harms: Collection[str], sources: Collection[UUID]
    ) -> Iterator[PlacedRow]:
        for row in self.rows:
            if (
                months.first <= row.month <= months.last
                and not row.enforcement
                and (not harms or row.harm in harms)
                and (not sources or row.source in sources)
            ):
                yield row

    def covered(self, month: date, sources: Collection[UUID]) -> bool:
        """Whether any of some sources (all, when none is named) has data of a month."""
        return any(
            first <= month <= last
            for source, (first, last) in self.coverage.items()
            if not sources or source in sources
        )


@dataclass(slots=True)
class Borough:
    """Keeps the counts of each partnership and tier."""

    _kept: dict[Key, tuple[tuple[int, int], BoroughCounts]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def counts(
        self, session: Session, partnership: str, tier: Tier, versions: dict[str, int]
    ) -> BoroughCounts:
        """Counts at the present version of the data, counted now if they changed since."""
        version = (versions.get("incident", 0), versions.get("boundary", 0))
        with self._lock:
            kept = self._kept.get((partnership, tier))
        if kept is not None and kept[0] == version:
            return kept[1]
        counted = count_borough(session, tier)
        with self._lock:
            self._kept[partnership, tier] = (version, counted)
        return counted


def count_borough(session: Session, tier: Tier) -> BoroughCounts:
    """Count all incidents of the partnership once."""
    rows = tuple(whole_queries.everywhere(session, tier))
    months: dict[UUID, list[date]] = defaultdict(list)
    for row in rows:
        months[row.source].append(row.month)
    coverage = {source: (min(listed), max(listed)) for source, listed in months.items()}
    return BoroughCounts(rows, whole_queries.ground(session), coverage)
