"""Whether planted changes, and their absence, are read rightly from counts before and after."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from bench.truth_figures import added
from data.demo.variants import (
    MONTHS,
    ExpectedEffect,
    PlantedChange,
    Records,
    Stage,
    Variant,
    small_area_of,
    zones,
)
from geo.evaluate import (
    DisplacementDifference,
    difference_beside_areas,
    difference_in_differences,
    interrupted_series,
    overdispersed_rate_ratio,
    placebo_areas,
    ratio_beside_areas,
    relative_rate_ratio,
    step_beside_areas,
    weighted_displacement_difference,
)

LEVEL = 0.90
SERIES_FROM = 24
STEADY = 0.02
WIDENED = "widened by other areas"
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Pairs = dict[str, tuple[float, float]]


@dataclass(frozen=True, eq=False)
class Counted:
    """Counts by month of a changed place, its comparison and both rings, each shape (36,)."""

    change: PlantedChange
    effect: ExpectedEffect
    way: str
    place: Ints
    comparison: Ints
    ring: Ints
    ring_comparison: Ints

    def pair(self, months: Ints) -> tuple[int, int]:
        """Sums before and after."""
        before, after = (
            int(months[list(w)].sum()) for w in (self.change.before, self.change.after)
        )
        return before, after

    @property
    def is_null(self) -> bool:
        return self.change.share == 0


def counted(variant: Variant) -> list[Counted]:
    """Count records that may be counted in a small place, for every planted change."""
    planted, records = variant.planted, variant.records
    used = records.only(records.countable)
    found: list[Counted] = []
    for change, effect in zip(planted.changes, variant.effects, strict=True):
        names = (change.place, change.comparison)
        shapes = [planted.by_name[name].outline for name in names]
        rings = [planted.ring(name, change.ring_m) for name in names]
        months = [by_month(used, shape) for shape in (*shapes, *rings)]
        found.append(Counted(change, effect, planted.variation.name, *months))
    return found


def by_month(records: Records, shape: shapely.Geometry) -> Ints:
    """Count records inside a shape by month, shape (36,)."""
    inside = shapely.contains_xy(shape, np.nan_to_num(records.xy))
    return np.bincount(records.happened.month[inside], minlength=MONTHS)


def by_area(variant: Variant, stage: Stage) -> Ints:
    """Count by small area and month on ground that no change touches, shape (areas, 36)."""
    records = variant.records
    outside = ~shapely.contains_xy(zones(variant.planted), np.nan_to_num(records.xy))
    used = records.only(records.countable & outside)
    area = small_area_of(stage, used.xy)
    flat = area[area >= 0] * MONTHS + used.happened.month[area >= 0]
    areas = len(stage.small_areas)
    return np.bincount(flat, minlength=areas * MONTHS).reshape(areas, MONTHS)


def judge_changes(variant: Variant, stage: Stage) -> Pairs:
    """Set every planted change, and every null one, beside what each method says."""
    areas = by_area(variant, stage)
    treated = np.array([a.code in variant.planted.programme.areas for a in stage.small_areas])
    found: list[Pairs] = []
    for one in counted(variant):
        found += [_difference(one), _ratios(one), _series(one), _ring(one)]
        found.append(_beside_others(one, areas[~treated]))
    return added([*found, _programme(variant, areas, treated)])


def local_difference(one: Counted) -> DisplacementDifference:
    """The place against its comparison, in incidents."""
    return weighted_displacement_difference(
        one.pair(one.place), one.pair(one.comparison), confidence=LEVEL
    )


def _difference(one: Counted) -> Pairs:
    seen = local_difference(one)
    if not seen.usable:
        return {}
    found = _covers("difference", one, seen.low, seen.high, one.effect.change)
    if abs(one.effect.trend) < STEADY:
        found.update(_covers("difference, no trend", one, seen.low, seen.high, one.effect.change))
    return found


def _ratios(one: Counted) -> Pairs:
    ratio = relative_rate_ratio(one.pair(one.place), one.pair(one.comparison), confidence=LEVEL)
    windows = [list(w) for w in (one.change.before, one.change.after)]
    wider = overdispersed_rate_ratio(
        *(one.place[w] for w in windows),
        comparison=[one.comparison[w] for w in windows],
        confidence=LEVEL,
    )
    found: list[Pairs] = []
    for name, seen in (("ratio", ratio), ("ratio, widened by months", wider)):
        if seen.usable and seen.low is not None and seen.high is not None:
            found.append(_covers(name, one, seen.low, seen.high, one.effect.ratio))
    return added(found)


def _series(one: Counted) -> Pairs:
    if one.change.month < SERIES_FROM:
        return {}
    seen = interrupted_series(one.place, interruption=one.change.month, confidence=LEVEL)
    if not seen.usable or seen.low is None or seen.high is None:
        return {}
    found = _covers("interrupted series", one, seen.low, seen.high, one.effect.ratio)
    if one.change.kind != "trend":
        name = "interrupted series, no trend then"
        found.update(_covers(name, one, seen.low, seen.high, one.effect.ratio))
    return found


def _ring(one: Counted) -> Pairs:
    """What the ring says: displaced harm seen, and harm seen that was not displaced."""
    way = one.way
    pairs = [one.pair(m) for m in (one.place, one.comparison, one.ring, one.ring_comparison)]
    if min(pairs[2][0], pairs[3][0]) < 10:
        return {}
    ring = weighted_displacement_difference(pairs[2], pairs[3], confidence=LEVEL)
    if one.change.kind != "moved":
        if one.change.kind not in ("none", "trend"):
            return {}
        clear = float(not ring.low <= 0 <= ring.high)
        return {f"ring: no clear difference where nothing moved ({way})": (1 - clear, 1.0)}
    total = weighted_displacement_difference(
        pairs[0], pairs[1], ring=pairs[2], ring_control=pairs[3], confidence=LEVEL
    )
    moved = one.effect.ring_change
    together = one.effect.change + moved
    return {
        f"ring: seen of what left the place ({way})": (ring.estimate_local, -one.effect.change),
        f"ring: interval holds what moved there ({way})": (_holds(ring, moved), 1.0),
        f"ring: interval wholly above zero ({way})": (float(ring.low > 0), 1.0),
        f"place and ring: interval holds the sum ({way})": (_holds(total, together), 1.0),
    }


def _holds(seen: DisplacementDifference, truth: float) -> float:
    return float(seen.low <= truth <= seen.high)


def _beside_others(one: Counted, elsewhere: Ints) -> Pairs:
    """The place among small areas where nothing was changed, and widened by how far they moved."""
    windows = [elsewhere[:, list(w)].sum(axis=1) for w in (one.change.before, one.change.after)]
    pairs = np.column_stack(windows)
    found: list[Pairs] = [_widened_series(one, elsewhere), _widened_difference(one, pairs)]
    seen = placebo_areas(one.pair(one.place), pairs)
    if seen.usable and seen.share_as_far is not None:
        found.append(_told("placebo areas", one, float(seen.share_as_far >= 1 - LEVEL)))
    place, comparison = one.pair(one.place), one.pair(one.comparison)
    wider = ratio_beside_areas(place, pairs, control=comparison, confidence=LEVEL)
    if wider.usable and wider.low is not None and wider.high is not None:
        name = f"ratio, {WIDENED}"
        found.append(_covers(name, one, wider.low, wider.high, one.effect.ratio))
    return added(found)


def _widened_difference(one: Counted, elsewhere: Ints) -> Pairs:
    place, base, ring, around = (
        one.pair(m) for m in (one.place, one.comparison, one.ring, one.ring_comparison)
    )
    has_rings, way = one.change.kind in ("none", "trend", "moved"), one.way
    seen = difference_beside_areas(
        place,
        base,
        elsewhere,
        ring=ring if has_rings else None,
        ring_control=around if has_rings else None,
        confidence=LEVEL,
    )
    if not seen.usable or seen.local is None:
        return {}
    local, truth = seen.local, one.effect.change
    found = _covers(f"difference, {WIDENED}", one, local.low, local.high, truth)
    if seen.ring is None or seen.total is None or min(ring[0], around[0]) < 10:
        return found
    moved = one.effect.ring_change if one.change.kind == "moved" else 0.0
    for name, zone, true in (
        ("ring", seen.ring, moved),
        ("place and ring", seen.total, truth + moved),
    ):
        holds = float(zone.low <= true <= zone.high)
        found[f"{name}, {WIDENED}: interval holds the truth ({way})"] = (holds, 1.0)
    return found


def _widened_series(one: Counted, elsewhere: Ints) -> Pairs:
    if one.change.month < SERIES_FROM:
        return {}
    seen = step_beside_areas(one.place, elsewhere, interruption=one.change.month, confidence=LEVEL)
    if not seen.usable or seen.low is None or seen.high is None:
        return {}
    return _covers(f"interrupted series, {WIDENED}", one, seen.low, seen.high, one.effect.ratio)


def _covers(name: str, one: Counted, low: float, high: float, truth: float) -> Pairs:
    """Whether an interval holds the truth; for null changes that is "no clear difference"."""
    way, holds = one.way, float(low <= truth <= high)
    found = {f"{name}: holds the planted effect ({way})": (holds, 1.0)}
    if one.is_null:
        found[f"{name}: null said to be no clear difference ({way})"] = (holds, 1.0)
    else:
        nothing = 1.0 if name.startswith(("ratio", "interrupted")) else 0.0
        right = high < nothing if truth < nothing else low > nothing
        found[f"{name}: planted effect stands out ({way})"] = (float(right), 1.0)
    return found


def _told(name: str, one: Counted, usual: float) -> Pairs:
    way = one.way
    if one.is_null:
        return {f"{name}: null said to be no clear difference ({way})": (usual, 1.0)}
    return {f"{name}: planted effect stands out ({way})": (1 - usual, 1.0)}


def _programme(variant: Variant, areas: Ints, treated: NDArray[np.bool_]) -> Pairs:
    """Difference in differences: eight small areas with a change, the others without."""
    months = np.arange(variant.planted.programme.month - 12, variant.planted.programme.month + 12)
    units = len(areas)
    frame = {
        "count": areas[:, months].ravel(),
        "treated": np.repeat(treated.astype(np.int64), len(months)),
        "post": np.tile((months >= variant.planted.programme.month).astype(np.int64), units),
        "id": np.repeat(np.arange(units), len(months)),
        "time": np.tile(months, units),
    }
    seen = difference_in_differences(frame, levels="unit_and_period", confidence=LEVEL)
    if not seen.usable or seen.low is None or seen.high is None:
        return {}
    way = variant.planted.variation.name
    name, truth = "difference in differences", variant.programme_ratio
    holds = float(seen.low <= truth <= seen.high)
    found = {f"{name}: holds the planted effect ({way})": (holds, 1.0)}
    if variant.planted.programme.share == 0:
        found[f"{name}: null said to be no clear difference ({way})"] = (holds, 1.0)
    else:
        found[f"{name}: planted effect stands out ({way})"] = (float(seen.high < 1), 1.0)
    return found
