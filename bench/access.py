"""Five hundred walks of 1 km on a town of 90,000 nodes, beside scipy's shortest paths.

    python -m bench.access

scipy gives the nodes within a walk; ours gives the nodes and how much of each street is walked. The
nodes and the metres to them are compared, and the street walked is measured once more from scipy's
distances. The known figure of scipy on another machine is 0.82 s. Also: places of 100,000 points on
the streets, beside shapely's tree of lines.
"""

import os

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from bench.timing import first_call_seconds, quickest
from geo.access import Reach, reach
from geo.network import Network, on_streets

SIDE, SPACING_M, ORIGINS, METRES, POINTS, SEED = 300, 80.0, 500, 1_000.0, 100_000, 20261123
KNOWN_SECONDS = 0.82
PREPARATION = """
from geo.access import reach
from geo.network import Network
town = Network([(5_000, 5_000), (5_100, 5_000)], [(0, 1)])
"""


def main() -> None:
    rng = np.random.default_rng(SEED)
    town, made = quickest(lambda: invented_town(np.random.default_rng(SEED)), turns=2)
    origins = rng.integers(0, len(town.nodes), ORIGINS)
    reach(town, origins[:2], metres=METRES)
    ours, seconds = quickest(lambda: reach(town, origins, metres=METRES))
    matrix = town.matrix

    def theirs() -> NDArray[np.float64]:
        found = dijkstra(matrix, directed=True, indices=origins, limit=METRES)
        return np.asarray(found, dtype=np.float64)

    table, their_seconds = quickest(theirs, turns=3)
    check(town, ours, table)
    print(
        f"{len(town.nodes):,} nodes, {len(town):,} streets, read in {made:.2f} s; {ORIGINS}"
        f" walks of {METRES:,.0f} m reach {ours.nodes_reached.mean():.0f} nodes and"
        f" {ours.length_m.mean() / 1000:.0f} km of street on average;"
        f" load average {os.getloadavg()[0]:.1f}"
    )
    print(
        f"reach: {seconds * 1000:.0f} ms, scipy (nodes alone) {their_seconds * 1000:.0f} ms:"
        f" {their_seconds / seconds:.0f} times; known figure {KNOWN_SECONDS} s"
    )
    place_points(town, rng)
    cold, warm = first_call_seconds(PREPARATION, "reach(town, [0], metres=50)")
    print(f"  the first call in a new process: {cold:.1f} s to compile, {warm:.2f} s thereafter")


def invented_town(rng: np.random.Generator) -> Network:
    i, j = np.meshgrid(np.arange(SIDE), np.arange(SIDE), indexing="ij")
    nodes = np.column_stack([i.ravel(), j.ravel()]) * SPACING_M
    nodes += rng.uniform(-20, 20, nodes.shape) + 400_000
    number = np.arange(SIDE * SIDE).reshape(SIDE, SIDE)
    ways = ((number[:-1], number[1:]), (number[:, :-1], number[:, 1:]))
    edges = np.concatenate([np.column_stack([a.ravel(), b.ravel()]) for a, b in ways])
    return Network(nodes, edges[rng.random(len(edges)) < 0.9])


def check(town: Network, ours: Reach, table: NDArray[np.float64]) -> None:
    """Hold nodes, metres and street walked against scipy's distances."""
    near = np.isfinite(table)
    assert (near.sum(axis=1) == ours.nodes_reached).all()
    for row in range(ORIGINS):
        node, metres = ours.nodes_of(row)
        np.testing.assert_allclose(metres, table[row, node], atol=1e-6)
    left = np.maximum(METRES - np.where(near, table, np.inf), 0)
    walked = np.minimum(left[:, town.edges[:, 0]] + left[:, town.edges[:, 1]], town.length_m)
    np.testing.assert_allclose(ours.length_m, walked.sum(axis=1), rtol=1e-9)


def place_points(town: Network, rng: np.random.Generator) -> None:
    low, high = 400_000, 400_000 + SIDE * SPACING_M
    xy = rng.uniform(low, high, (POINTS, 2))
    on_streets(town, xy[:2])
    ours, seconds = quickest(lambda: on_streets(town, xy), turns=3)
    few = np.array(shapely.points(xy[: POINTS // 10]))
    tree = shapely.STRtree(town.lines)
    found, their_seconds = quickest(
        lambda: tree.query_nearest(few, max_distance=50, return_distance=True), turns=1
    )
    (point, _), metres = found
    placed = ours.off_m[: len(few)]
    assert (np.unique(point) == np.nonzero(np.isfinite(placed))[0]).all()
    np.testing.assert_allclose(placed[point], metres, atol=1e-6)
    ratio = their_seconds * POINTS / len(few) / seconds
    print(
        f"{POINTS:,} points on their streets: {seconds * 1000:.0f} ms; shapely's tree takes"
        f" {their_seconds * 1000:.0f} ms for {len(few):,}: {ratio:.0f} times"
    )


if __name__ == "__main__":
    main()
