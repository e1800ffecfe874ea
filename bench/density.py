"""A smoothed picture of 100,000 incidents on a lattice of 300 x 300, beside scipy in the same run.

    python -m bench.density

scipy's gaussian_kde sums every kernel at every place; it is asked for a tenth of the incidents and
its time is given as it is. Its covariance is set to ours: left to itself it would stretch the
kernel along the town. Ours is held against scipy's sum and against our own exact sum with the edge
corrected, within 0.0001 of the highest value. Goal: 300 ms, edge correction included.
"""

import functools
import math
import os
from typing import get_args

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.stats import gaussian_kde
from shapely import Polygon

from bench.access import invented_town
from bench.timing import first_call_seconds, quickest
from geo.density import (
    Edge,
    KernelDensity,
    Lattice,
    Split,
    kernel_density,
    lattice_over,
    network_density,
)

INCIDENTS, CELLS, BANDWIDTH_M, CORNERS, SEED = 100_000, 300, 200.0, 60, 20261123
GOAL_MS, NEAR, SOME = 300, 1e-4, 2_000
STREET_INCIDENTS, STREET_PLACES, STREET_BANDWIDTH_M = 10_000, 100_000, 300.0
PREPARATION = """
import shapely
from geo.density import kernel_density, lattice_over
ground = shapely.box(400_000, 300_000, 402_000, 302_000)
points, lattice = [(401_000, 301_000)], lattice_over(ground, step_m=50)
"""
CALL = "kernel_density(points, at=lattice, window=ground, bandwidth_m=150)"


class Round(gaussian_kde):
    """scipy's sum with a round kernel of a stated width."""

    def _compute_covariance(self) -> None:
        self.covariance = BANDWIDTH_M**2 * np.eye(2)
        self.cho_cov = BANDWIDTH_M * np.eye(2)
        self.log_det = 2 * math.log(2 * math.pi * BANDWIDTH_M**2)


def main() -> None:
    ground = outline()
    west, south, east, north = ground.bounds
    lattice = lattice_over(ground, step_m=max(east - west, north - south) / CELLS)
    rng = np.random.default_rng(SEED)
    xy = rng.normal((405_000, 305_000), 2_500, (3 * INCIDENTS, 2))
    xy = xy[shapely.intersects_xy(ground, xy[:, 0], xy[:, 1])][:INCIDENTS]
    rows, columns = lattice.inside.shape
    print(
        f"{len(xy):,} incidents, {columns} x {rows} places, {len(lattice.places):,} of them inside"
        f" an outline of {CORNERS} corners; load average {os.getloadavg()[0]:.1f}"
    )
    some = rng.choice(len(lattice.places), SOME, replace=False)
    slowest = max(
        beside_exact_sum(xy, lattice, ground, bandwidth_m, edge, some)
        for bandwidth_m in (50.0, BANDWIDTH_M, 800.0)
        for edge in get_args(Edge)
    )
    print(f"  goal: under {GOAL_MS} ms: {'met' if slowest * 1000 < GOAL_MS else 'missed'}")
    beside_scipy(xy[: INCIDENTS // 10], lattice, ground)
    along_streets(rng)
    cold, warm = first_call_seconds(PREPARATION, CALL)
    print(f"  the first call in a new process: {cold:.1f} s to compile, {warm:.2f} s thereafter")


def beside_exact_sum(
    xy: NDArray[np.float64],
    lattice: Lattice,
    ground: Polygon,
    bandwidth_m: float,
    edge: Edge,
    some: NDArray[np.int64],
) -> float:
    def ask(at: Lattice | NDArray[np.float64]) -> KernelDensity:
        return kernel_density(xy, at=at, window=ground, bandwidth_m=bandwidth_m, edge=edge)

    ask(lattice)
    fast, seconds = quickest(lambda: ask(lattice))
    exact, exact_seconds = quickest(lambda: ask(lattice.places[some]), turns=1)
    off = float(np.abs(fast.intensity[some] - exact.intensity).max() / fast.intensity.max())
    assert off < NEAR, off
    print(
        f"{bandwidth_m:4.0f} m, edge {edge:8}{seconds * 1000:5.0f} ms; exact sum at {SOME:,} places"
        f" {exact_seconds:.2f} s, furthest from it {off:.0e} of the highest value"
    )
    return seconds


def beside_scipy(xy: NDArray[np.float64], lattice: Lattice, ground: Polygon) -> None:
    places = np.ascontiguousarray(lattice.places.T)

    def scipy_sum() -> NDArray[np.float64]:
        return len(xy) * np.asarray(Round(xy.T)(places), dtype=np.float64)

    theirs, their_seconds = quickest(scipy_sum, turns=1)
    ours, seconds = quickest(
        lambda: (
            kernel_density(
                xy, at=lattice, window=ground, bandwidth_m=BANDWIDTH_M, edge="none"
            ).intensity
        )
    )
    assert np.abs(ours - theirs).max() < NEAR * theirs.max()
    print(
        f"{len(xy):,} incidents without correction: {seconds * 1000:.0f} ms, scipy"
        f" {their_seconds:.1f} s: {their_seconds / seconds:.0f} times"
    )


def along_streets(rng: np.random.Generator) -> None:
    town = invented_town(rng)
    xy = rng.uniform(400_000, 424_000, (STREET_INCIDENTS, 2))
    at = town.nodes[town.edges].mean(axis=1)[:STREET_PLACES]
    for split in get_args(Split):
        found, seconds = quickest(
            functools.partial(
                network_density, town, xy, at=at, bandwidth_m=STREET_BANDWIDTH_M, split=split
            ),
            turns=2,
        )
        print(
            f"{found.used:,} incidents along {len(town):,} streets up to {STREET_BANDWIDTH_M:.0f} m"
            f" at {STREET_PLACES:,} places, {split}: {seconds:.2f} s"
        )


def outline() -> Polygon:
    turn = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    far = 4_000 * (1 + 0.15 * np.sin(5 * turn) + 0.1 * np.cos(3 * turn))
    return Polygon(np.column_stack([far * np.cos(turn) + 405_000, far * np.sin(turn) + 305_000]))


if __name__ == "__main__":
    main()
