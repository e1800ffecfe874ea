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
    are compared. ``snapped_share`` is the part of their counted records that lie at map points.
    """

    pairs: dict[str, tuple[int, int]]
    unplaced: int
    too_coarse: int
    police: int
    snapped_share: float
    counts_police: bool


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
    too_coarse = police = snapped = followed = 0
    for row in rows:
        compared = row.n if row.key in COMPARED else 0
        if row.follows_police and not chosen.harm:
            police += compared
        elif row.is_snapped and ground.is_narrow:
            too_coarse += compared
        else:
            counted[row.key, row.is_before] += row.n
            snapped += compared if row.is_snapped else 0
            followed += compared if row.follows_police else 0
    pairs = {key: (counted[key, True], counted[key, False]) for key in ground.zones}
    whole = sum(sum(pairs[key]) for key in COMPARED if key in pairs)
    return Tally(
        pairs,
        queries.unplaced(session, tier, chosen, **periods),
        too_coarse,
        police,
        snapped / whole if whole else 0.0,
        followed > 0,
    )
