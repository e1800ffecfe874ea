"""Whether a place that began lately is found by the space-time permutation scan."""

from collections.abc import Sequence

import numpy as np
import shapely

from bench.truth_figures import Findings, added
from data.demo.variants import PlantedPlace, Records
from geo.grids import hexagon_centres, hexagon_index, hexagon_side_m
from geo.precision import needs_of, read_records, split
from geo.scan import SpaceTimeScan, earlier_scans, space_time_permutation

CELL_M, NEAR_M, RADIUS_M = 200.0, 100.0, 600.0
DAYS, MAX_DAYS, REPLICAS, LEVEL = 365, 60, 99, 0.05
LAST_DAY = 1095
EARLIER = range(LAST_DAY - 56, LAST_DAY - 365, -28)
"""Twelve earlier dates, as the product takes them where the records reach back two years."""
STRONG = 15


def judge_emerging(
    places: Sequence[PlantedPlace], records: Records, rng: np.random.Generator, *, way: str
) -> Findings:
    """Say whether what began lately is found, or something where nothing began.

    Parameters
    ----------
    way
        What the figures are told under: calm or lively.
    """
    known = precise_enough(records)
    used = lately(known)
    by_chance = [c for c in scanned(used, used.happened.day, rng).clusters if c.p_value <= LEVEL]
    earlier = earlier_scans(
        _middles(known), known.happened.day, last_days=list(EARLIER), length=DAYS,
        max_share=0.1, max_days=MAX_DAYS, max_radius_m=RADIUS_M,
    )  # fmt: skip
    clusters = [c for c in by_chance if earlier.as_unusual(c.llr) == 0]
    began = next((n for n, place in enumerate(places) if place.kind == "emerging"), None)
    if began is None:
        name = "emerging: something said where nothing began"
        return {
            f"{name} ({way})": (float(bool(clusters)), 1),
            f"{name}, by chance alone ({way})": (float(bool(by_chance)), 1),
        }
    around = shapely.buffer(places[began].outline, NEAR_M)
    hit = any(around.intersects(shapely.Point(c.centre_xy).buffer(c.radius)) for c in clusters)
    beyond = int((used.happened.planted == began).sum())
    size = f"{STRONG} or more" if beyond >= STRONG else f"under {STRONG}"
    pairs = [{f"emerging: found ({name}, {way})": (float(hit), 1.0)} for name in ("all", size)]
    if hit:
        first = places[began].first_day or 0
        soon = min(abs(int(c.start) - first) for c in clusters) <= 7
        pairs.append({f"emerging: began within 7 days of what is said ({way})": (float(soon), 1)})
    return added(pairs)


def lately(records: Records) -> Records:
    """Records of the last year that the scan may use."""
    known = precise_enough(records)
    return known.only(known.happened.day > LAST_DAY - DAYS)


def precise_enough(records: Records) -> Records:
    """Records that the scan may use."""
    known = read_records(
        time=records.time_precision,
        place=records.place_precision,
        enforcement=records.follows_police,
    )
    needs = needs_of("geo.scan.space_time_permutation")
    told = split(needs, known, cell_m=CELL_M)
    return records.only(told.reason == "")


def scanned(used: Records, days: np.ndarray, rng: np.random.Generator) -> SpaceTimeScan:
    """Scan the middles of cells, up to the last day."""
    return space_time_permutation(
        _middles(used), days, max_share=0.1,
        max_days=MAX_DAYS, prospective=True, replicas=REPLICAS, rng=rng, max_radius_m=RADIUS_M,
        last_day=LAST_DAY, threads=1,
    )  # fmt: skip


def _middles(used: Records) -> np.ndarray:
    side = hexagon_side_m(CELL_M)
    return hexagon_centres(*hexagon_index(used.xy, side), side)
