"""Writes a variant down as precisely as each agency does, column by column."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import KDTree

from data.demo.harm import CATEGORIES
from data.demo.incidents import GPS_NOISE_M
from data.demo.precision import HABITS
from data.demo.terms import FIRST_DAY
from data.demo.variants.happening import Flags, Floats, Happenings, Ints
from data.demo.variants.stage import Stage

PRECISE = ("exact", "address", "street_segment")
ROUGH = ("area_only", "none")
RANGE_MINUTES = (2.0, 90.0)
LEAST_RANGE = 5
QUARTER_OF_DAY = 360
A_DAY = 1440
SOURCES = tuple(HABITS)
SOURCE_OF = np.array([SOURCES.index(c.source) for c in CATEGORIES])
FOLLOWS_POLICE = np.array([c.enforcement_driven for c in CATEGORIES])
HARM = np.array([c.harm_type for c in CATEGORIES])
Codes = NDArray[np.str_]


@dataclass(frozen=True, eq=False)
class Records:
    """What is recorded of n happenings, in columns.

    Attributes
    ----------
    happened
        What is recorded, row for row.
    xy, place_precision
        Where it was written down, EPSG:27700, NaN where no point was; a code of the list
        ``location_precision``.
    starts, ends, time_precision
        Between which times, on the local clock; a code of the list ``time_precision``.
    """

    happened: Happenings
    xy: Floats
    place_precision: Codes
    starts: NDArray[np.datetime64]
    ends: NDArray[np.datetime64]
    time_precision: Codes

    def only(self, keep: Flags | Ints) -> "Records":
        """Keep some rows."""
        return Records(
            self.happened.only(keep),
            self.xy[keep],
            self.place_precision[keep],
            self.starts[keep],
            self.ends[keep],
            self.time_precision[keep],
        )

    def __len__(self) -> int:
        return len(self.xy)

    @property
    def follows_police(self) -> Flags:
        """Whether a record shows where police were rather than where harm was."""
        return FOLLOWS_POLICE[self.happened.category]

    @property
    def harm(self) -> Codes:
        """Kind of harm."""
        return HARM[self.happened.category]

    @property
    def precise(self) -> Flags:
        """Whether the place is known to the street or better."""
        return np.isin(self.place_precision, PRECISE)

    @property
    def countable(self) -> Flags:
        """Whether a record may be counted in a small place: precise, and not following police."""
        return self.precise & ~self.follows_police


def recorded(rows: Happenings, stage: Stage, rng: np.random.Generator) -> Records:
    """Write everything down, in the same order."""
    source = SOURCE_OF[rows.category]
    place = _picked(source, [HABITS[s].place for s in SOURCES], rng)
    place[np.isnan(rows.xy[:, 0])] = "none"
    time = _picked(source, [HABITS[s].time for s in SOURCES], rng)
    starts, ends = _times(rows, time, rng)
    return Records(rows, _written(rows.xy, place, stage, rng), place, starts, ends, time)


def _picked(source: Ints, shares: list[dict[str, float]], rng: np.random.Generator) -> Codes:
    found = np.empty(len(source), dtype="U17")
    for n, of_source in enumerate(shares):
        rows = source == n
        part = np.array(list(of_source.values()))
        found[rows] = rng.choice(list(of_source), size=int(rows.sum()), p=part / part.sum())
    return found


def _written(xy: Floats, place: Codes, stage: Stage, rng: np.random.Generator) -> Floats:
    """Give the point that is written down, shape (n, 2)."""
    written = xy + rng.normal(0.0, GPS_NOISE_M, xy.shape)
    address = place == "address"
    written[address] = _nearest(stage.homes, xy[address])
    snapped = place == "snapped_map_point"
    written[snapped] = _nearest(stage.map_points, xy[snapped])
    street = place == "street_segment"
    segment = stage.street_tree.nearest(shapely.points(xy[street]))
    written[street] = stage.street_middles[segment]
    written[np.isin(place, ROUGH)] = np.nan
    return written


def _nearest(tree: KDTree, xy: Floats) -> Floats:
    return np.asarray(tree.data)[tree.query(xy)[1]]


def _times(
    rows: Happenings, time: Codes, rng: np.random.Generator
) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
    """Say between which times each was recorded, as ``data.demo.clocktimes`` does."""
    midnight = rows.day * A_DAY
    start, end = midnight + rows.minute, midnight + rows.minute + 1
    part = time == "part_of_day"
    start[part] = (midnight + rows.minute // QUARTER_OF_DAY * QUARTER_OF_DAY)[part]
    end[part] = start[part] + QUARTER_OF_DAY
    ranged = time == "range"
    before, after = rng.gamma(*RANGE_MINUTES, (2, int(ranged.sum())))
    start[ranged] -= before.astype(np.int64) + LEAST_RANGE
    end[ranged] += after.astype(np.int64) + LEAST_RANGE - 1
    first = np.datetime64(FIRST_DAY, "m")
    begins, ends = first + start.astype("m8[m]"), first + end.astype("m8[m]")
    for code, unit in (("day", "D"), ("month", "M")):
        whole = time == code
        begun = begins[whole].astype(f"M8[{unit}]")
        begins[whole], ends[whole] = begun.astype("M8[m]"), (begun + 1).astype("M8[m]")
    return begins, ends
