"""What is counted in places before the works began, and what lies around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from app.incidents.records import Records
from app.params import Months
from app.reviews.candidates_queries import AroundRow
from app.reviews.queries import PLACED

Counts = npt.NDArray[np.int64]
EVENING, NIGHT = frozenset(range(17, 22)), frozenset([22, 23, 0, 1, 2, 3, 4])
HECTARE_M2 = 10_000.0
STEADIED_BY = 20.0
"""Shares of few records are drawn towards those of all places, as if by so many records."""
MOST_KINDS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """Incidents of one place before: by month, by kind, by part of the day where that is known."""

    months: Counts
    kinds: Mapping[str, int]
    evening: int
    night: int
    day: int
    no_hour: int
    hectares: float

    @property
    def total(self) -> int:
        """All of them."""
        return int(self.months.sum())


def before_records(records: Records, months: Months, *, with_map_points: bool) -> Records:
    """Those of some months whose place is known well enough to lie in or out of an outline."""
    placed = [one for one in PLACED if with_map_points or one != "snapped_map_point"]
    first, last = (np.datetime64(one, "M") for one in (months.first, months.last))
    mask = (records.month >= first) & (records.month <= last) & records.has_place
    return records.only(mask & np.isin(records.place_precision, placed))


def counted_in(records: Records, shape: BaseGeometry, months: Months) -> Counted:
    """Count the records that lie in a shape or on its edge."""
    west, south, east, north = shape.bounds
    x, y = records.xy[:, 0], records.xy[:, 1]
    (near,) = np.nonzero((x >= west) & (x <= east) & (y >= south) & (y <= north))
    shapely.prepare(shape)
    inside = near[shapely.intersects_xy(shape, x[near], y[near])]
    month = (records.month[inside] - np.datetime64(months.first, "M")).astype(np.int64)
    kinds, numbers = np.unique(records.harm[inside], return_counts=True)
    hour = records.hour[inside]
    timed = hour >= 0
    evening, night = (int(np.isin(hour, list(part)).sum()) for part in (EVENING, NIGHT))
    return Counted(
        months=np.bincount(month, minlength=months.count).astype(np.int64),
        kinds=dict(zip(kinds.tolist(), numbers.tolist(), strict=True)),
        evening=evening,
        night=night,
        day=int(timed.sum()) - evening - night,
        no_hour=int((~timed).sum()),
        hectares=shape.area / HECTARE_M2,
    )


def context(counted: Sequence[Counted], around: Sequence[AroundRow]) -> npt.NDArray[np.float64]:
    """Give figures of each place's context, shape (places, figures); the first is the treated one.

    Incidents for the ground (logarithm), shares of the treated place's most frequent kinds, shares
    of the evening and the night, schools, stations and licensed premises near, hours open a week.
    """
    kinds = sorted(counted[0].kinds, key=lambda kind: (-counted[0].kinds[kind], kind))[:MOST_KINDS]
    columns = [[np.log((one.total + 0.5) / one.hectares) for one in counted]]
    columns += [
        _steadied([one.kinds.get(kind, 0) for one in counted], [one.total for one in counted])
        for kind in kinds
    ]
    timed = [one.evening + one.night + one.day for one in counted]
    columns += [
        _steadied([one.evening for one in counted], timed),
        _steadied([one.night for one in counted], timed),
        [np.log1p(one.schools) for one in around],
        [np.log1p(one.stations) for one in around],
        [np.log1p(one.licensed) for one in around],
        [np.log1p(one.open_hours) for one in around],
    ]
    return np.array(columns, dtype=np.float64).T


def _steadied(parts: Sequence[int], wholes: Sequence[int]) -> list[float]:
    overall = sum(parts) / max(1, sum(wholes))
    return [
        (part + STEADIED_BY * overall) / (whole + STEADIED_BY)
        for part, whole in zip(parts, wholes, strict=True)
    ]
