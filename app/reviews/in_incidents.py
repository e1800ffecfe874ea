"""The difference in incidents, here and in the ring, with room for usual ups and downs."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.analysis.service import method
from app.reviews.closer_schemas import IncidentsRow, InIncidents, ZoneKey
from app.reviews.looks import TOO_FEW_AREAS
from geo.evaluate import (
    Between,
    DisplacementDifference,
    difference_beside_areas,
    weighted_displacement_difference,
)

CONFIDENCE = 0.95
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Zones:
    """Counts (before, after) of the place, its comparison and, where both have one, their rings."""

    place: Pair
    comparison: Pair
    ring: Pair | None = None
    ring_comparison: Pair | None = None


def in_incidents(zones: Zones, elsewhere: npt.NDArray[np.int64]) -> InIncidents:
    """Take the change of the comparison off the change here.

    Parameters
    ----------
    zones : Zones
        None of the counts may be one that is hidden.
    elsewhere : ndarray
        Counts (before, after) of other areas, shape (areas, 2).
    """
    has_rings = zones.ring is not None and zones.ring_comparison is not None
    ring, around = (zones.ring, zones.ring_comparison) if has_rings else (None, None)
    plain = weighted_displacement_difference(
        zones.place, zones.comparison, ring=ring, ring_control=around, confidence=CONFIDENCE
    )
    wider = None
    if len(elsewhere) >= 2:
        wider = difference_beside_areas(
            zones.place,
            zones.comparison,
            elsewhere,
            ring=ring,
            ring_control=around,
            confidence=CONFIDENCE,
        )
    rows = [
        _row("place", "The place", _alone(zones.place, zones.comparison), wider and wider.local)
    ]
    if ring is not None and around is not None:
        rows += [
            _row("ring", "The ring around it", _alone(ring, around), wider and wider.ring),
            _row("together", "Place and ring together", plain, wider and wider.total),
        ]
    reading = plain.reading
    if wider is None:
        reading += f" {TOO_FEW_AREAS}"
    else:
        reading = wider.reading if wider.local is not None else f"{reading} {wider.reading}"
    return InIncidents(rows=rows, reading=reading, method=method("wdd"))


def _alone(place: Pair, base: Pair) -> DisplacementDifference:
    return weighted_displacement_difference(place, base, confidence=CONFIDENCE)


def _row(
    key: ZoneKey, label: str, plain: DisplacementDifference, wider: Between | None
) -> IncidentsRow:
    return IncidentsRow(
        key=key,
        label=label,
        estimate=round(plain.estimate_total),
        chance_low=_tenths(plain.low),
        chance_high=_tenths(plain.high),
        low=None if wider is None else _tenths(wider.low),
        high=None if wider is None else _tenths(wider.high),
    )


def _tenths(value: float) -> float:
    return round(value, 1)
