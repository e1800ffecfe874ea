"""Whether a place that began lately is found by the space-time permutation scan."""

import numpy as np
import shapely

from bench.truth_figures import added
from data.demo.variants import Planted, Records
from geo.grids import hexagon_centres, hexagon_index, hexagon_side_m
from geo.precision import needs_of, read_records, split
from geo.scan import SpaceTimeScan, space_time_permutation

CELL_M, NEAR_M, RADIUS_M = 200.0, 100.0, 600.0
DAYS, MAX_DAYS, REPLICAS, LEVEL = 365, 60, 99, 0.05
LAST_DAY = 1095
STRONG = 15
Pairs = dict[str, tuple[float, float]]


def judge_emerging(planted: Planted, records: Records, rng: np.random.Generator) -> Pairs:
    """Say whether what began lately is found, or what did not begin is."""
    used = lately(records)
    way = "lively" if planted.variation.lively else "calm"
    found = scanned(used, used.happened.day, rng)
    clusters = [c for c in found.clusters if c.p_value <= LEVEL]
    if planted.emerging is None:
        return {f"emerging: something said where nothing began ({way})": (float(bool(clusters)), 1)}
    around = shapely.buffer(planted.emerging.outline, NEAR_M)
    hit = any(around.intersects(shapely.Point(c.centre_xy).buffer(c.radius)) for c in clusters)
    first = planted.emerging.first_day or 0
    beyond = (used.happened.planted == planted.places.index(planted.emerging)).sum()
    size = f"{STRONG} or more" if beyond >= STRONG else f"under {STRONG}"
    pairs = [{f"emerging: found ({name}, {way})": (float(hit), 1.0)} for name in ("all", size)]
    if hit:
        apart = min(abs(int(c.start) - first) for c in clusters)
        pairs.append(
            {f"emerging: began within 7 days of what is said ({way})": (float(apart <= 7), 1)}
        )
    return added(pairs)


def lately(records: Records) -> Records:
    """Records of the last year that the scan may use."""
    known = read_records(
        time=records.time_precision,
        place=records.place_precision,
        enforcement=records.follows_police,
    )
    needs = needs_of("geo.scan.space_time_permutation")
    told = split(needs, known, cell_m=CELL_M)
    return records.only((told.reason == "") & (records.happened.day > LAST_DAY - DAYS))


def scanned(used: Records, days: np.ndarray, rng: np.random.Generator) -> SpaceTimeScan:
    """Scan the middles of cells, up to the last day."""
    side = hexagon_side_m(CELL_M)
    return space_time_permutation(
        hexagon_centres(*hexagon_index(used.xy, side), side), days, max_share=0.1,
        max_days=MAX_DAYS, prospective=True, replicas=REPLICAS, rng=rng, max_radius_m=RADIUS_M,
        last_day=LAST_DAY, threads=1,
    )  # fmt: skip
