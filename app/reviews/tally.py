"""Counting: which records enter a reading, and which are left out for what reason."""

from collections import defaultdict
from dataclasses import dataclass

import shapely
from sqlalchemy.orm import Session

from app.db import Tier
from app.incidents.filters import IncidentFilter
from app.reviews import queries
from app.reviews.ground import Ground
from app.reviews.windows import Windows

COMPARED = ("treated", "comparison")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts (before, after) by place, and how many records were left out and why.

    ``unplaced`` are of the whole partnership; ``too_coarse`` and ``police`` of the places that
    are compared. ``snapped`` are those of ``pairs`` that lie at map points.
    """

    pairs: dict[str, tuple[int, int]]
    unplaced: int
    too_coarse: int
    police: int
    snapped: dict[str, tuple[int, int]]
    counts_police: bool

    def snapped_share(self, threshold: int) -> float:
        """The part of the compared records at map points, by those counts that may be shown."""
        shown = [
            (n, at_map_point)
            for key in COMPARED
            for n, at_map_point in zip(
                self.pairs.get(key, ()), self.snapped.get(key, ()), strict=True
            )
            if n >= threshold
        ]
        whole = sum(n for n, _ in shown)
        return sum(at_map_point for _, at_map_point in shown) / whole if whole else 0.0


def tally_of(
    session: Session, tier: Tier, ground: Ground, chosen: IncidentFilter, windows: Windows
) -> Tally:
    """Count what can be counted in every place of a reading.

    Records that follow police activity are counted only when their harm type was asked for, and
    records at map points only where every place that is compared is wide enough for them.
    """
    zones = {key: shapely.to_wkb(shape) for key, shape in ground.zones.items()}
    periods = {"before": windows.before, "after": windows.after}
    rows = queries.in_zones(session, tier, zones, chosen, **periods)
    counted: dict[tuple[str, bool], int] = defaultdict(int)
    snapped: dict[tuple[str, bool], int] = defaultdict(int)
    too_coarse = police = followed = 0
    for row in rows:
        compared = row.n if row.key in COMPARED else 0
        if row.follows_police and not chosen.harm:
            police += compared
        elif row.is_snapped and ground.is_narrow:
            too_coarse += compared
        else:
            counted[row.key, row.is_before] += row.n
            snapped[row.key, row.is_before] += row.n if row.is_snapped else 0
            followed += compared if row.follows_police else 0
    return Tally(
        {key: (counted[key, True], counted[key, False]) for key in ground.zones},
        queries.unplaced(session, tier, chosen, **periods),
        too_coarse,
        police,
        {key: (snapped[key, True], snapped[key, False]) for key in ground.zones},
        followed > 0,
    )
