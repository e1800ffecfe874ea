"""Hexagon counts of 1,000,000 incidents, beside a spatial join of geopandas in the same run.

    python -m bench.grids

Both are given the points; geopandas is given the hexagons as well, whose making is not counted.
Known figure of geopandas for squares on another machine: 1.25 s. Goal: 150 ms, with equal counts.
"""

import importlib
import os

import numpy as np
import shapely
from numpy.typing import NDArray

from bench.timing import quickest
from geo.grids import CellCounts, count_cells, hexagon_index, hexagon_outlines, hexagon_side_m

INCIDENTS, SIDE_M, WIDTH_M, SEED, GOAL_MS, KNOWN_SECONDS = (
    1_000_000,
    10_000,
    100,
    20261123,
    150,
    1.25,
)


def main() -> None:
    rng = np.random.default_rng(SEED)
    xy = rng.uniform(400_000, 400_000 + SIDE_M, (INCIDENTS, 2))
    size_m = hexagon_side_m(WIDTH_M)
    ours, seconds = quickest(lambda: count_cells(*hexagon_index(xy, size_m)))
    theirs, their_seconds = beside_geopandas(xy, ours, size_m)
    # A point within a hair's breadth of a side may fall to either of two hexagons.
    assert (theirs == ours.n).all(), f"{(theirs != ours.n).sum()} hexagons differ"
    milliseconds = seconds * 1000
    print(
        f"{INCIDENTS:,} points, {len(ours.n):,} hexagons of {WIDTH_M} m, equal counts;"
        f" load average {os.getloadavg()[0]:.1f}"
    )
    print(
        f"ours: {milliseconds:.0f} ms, geopandas {their_seconds:.2f} s:"
        f" {their_seconds / seconds:.0f} times; known figure {KNOWN_SECONDS} s"
    )
    print(f"  goal: under {GOAL_MS} ms: {'met' if milliseconds < GOAL_MS else 'missed'}")


def beside_geopandas(
    xy: NDArray[np.float64], cells: CellCounts, size_m: float
) -> tuple[NDArray[np.int64], float]:
    """Count the same points in the same hexagons by a spatial join."""
    geopandas = importlib.import_module("geopandas")
    hexagons = geopandas.GeoDataFrame(
        geometry=shapely.polygons(hexagon_outlines(cells.i, cells.j, size_m))
    )

    def join() -> NDArray[np.int64]:
        points = geopandas.GeoDataFrame(geometry=shapely.points(xy))
        joined = geopandas.sjoin(points, hexagons, predicate="intersects")
        return np.bincount(joined["index_right"], minlength=len(hexagons))

    return quickest(join, turns=2)


if __name__ == "__main__":
    main()
