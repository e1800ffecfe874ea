"""An area from 10,000 points, 1,000 comparison areas, a mix of donors, 100,000 moved places.

    python -m bench.scoping

No known program suggests an area or ranks comparison areas, so each is held against the plain way
to a part of it in the same run: scipy's kernel density on one lattice, which is less than the first
step of a suggestion; shapely asked area by area; scipy's general optimiser for the weights. Results
are checked by counting again. Nothing here is compiled at first use. Goal: an area in about a
second.
"""

import math
import os

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import gaussian_kde
from shapely import LineString, Point, box

from bench.timing import quickest
from geo.comparison import Place, candidate_areas, synthetic_weights
from geo.disclosure import displace
from geo.scoping import Ground, SuggestedArea, suggest_area
from geo.scoping.lattice import lay_lattice

X, Y, SEED = 530_000.0, 180_000.0, 20261123
POINTS, CANDIDATES, CHANGES, MOVED = 10_000, 1_000, 100, 100_000
FIGURES, DONORS, UNITS, FEW_DONORS = 58, 9_603, 39, 300
GOAL_SECONDS = 1.0
TURNS = 3

Points = NDArray[np.float64]


def main() -> None:
    rng = np.random.default_rng(SEED)
    suggest(rng)
    compare(rng)
    weigh(rng)
    move(rng)
    print(f"load average {os.getloadavg()[0]:.1f}")


def suggest(rng: np.random.Generator) -> None:
    """A busy block of 400 by 250 m in a town, with and without its streets, and a whole borough."""
    block = rng.uniform((X, Y), (X + 400, Y + 250), (POINTS * 4 // 5, 2))
    around = rng.uniform((X - 1_000, Y - 1_000), (X + 1_500, Y + 1_500), (POINTS // 5, 2))
    town = np.vstack([block, around])
    borough = rng.uniform((X, Y), (X + 12_000, Y + 12_000), (POINTS, 2))
    alone, seconds = quickest(lambda: suggest_area(town), turns=TURNS)
    plain, plain_seconds = quickest(lambda: kernel_density(town), turns=1)
    print(f"{POINTS:,} points: an area suggested in {seconds:.2f} s")
    print(
        f"  scipy's kernel density of them on {plain:,} places alone: {plain_seconds:.2f} s,"
        f" {plain_seconds / seconds:.1f} times as long"
    )
    check(alone, town)
    true = box(X, Y, X + 400, Y + 250)
    outline = shape_of(alone)
    shared = outline.intersection(true).area / outline.union(true).area
    print(f"  {shared:.0%} of its ground in common with the block that was planted")
    ground = Ground(streets=streets())
    for what, points, given in (
        ("fitted to streets", town, ground),
        ("of a borough, evenly strewn", borough, None),
    ):
        found, took = quickest(
            lambda points=points, given=given: suggest_area(points, ground=given), turns=TURNS
        )
        check(found, points)
        print(f"  {what}: {took:.2f} s")
        assert took < 2 * GOAL_SECONDS, f"{took:.2f} s"
    assert seconds < GOAL_SECONDS, f"{seconds:.2f} s is more than {GOAL_SECONDS} s"


def check(found: SuggestedArea, points: Points) -> None:
    """Count again, point by point, what the area holds."""
    assert found.outline is not None
    counted = sum(found.outline.shape.intersects(Point(at)) for at in points)
    assert counted == found.outline.records_held >= 0.8 * len(points)


def shape_of(found: SuggestedArea) -> shapely.Polygon | shapely.MultiPolygon:
    assert found.outline is not None
    return found.outline.shape


def kernel_density(points: Points) -> int:
    lattice = lay_lattice(points, np.ones(len(points)), place_error_m=0)
    rows, columns = lattice.weight.shape
    x, y = np.meshgrid(np.arange(columns), np.arange(rows))
    at = np.array([x.ravel(), y.ravel()]) * lattice.cell_m + [[lattice.west], [lattice.south]]
    gaussian_kde(points.T)(at)
    return rows * columns


def streets() -> list[LineString]:
    at = np.arange(-1_000, 1_501, 80.0)
    up = [LineString([(X + a, Y - 1_020), (X + a, Y + 1_520)]) for a in at]
    return up + [LineString([(X - 1_020, Y + a), (X + 1_520, Y + a)]) for a in at]


def compare(rng: np.random.Generator) -> None:
    """Rank 1,000 areas with two years of months, five figures of context and 100 other changes."""
    places = [
        Place(
            name=f"area {k}",
            outline=box(
                X + k % 32 * 400, Y + k // 32 * 400, X + k % 32 * 400 + 300, Y + k // 32 * 400 + 300
            ),
            before=rng.poisson(rng.gamma(4, 1), 24),
            context=rng.normal(size=5),
        )
        for k in range(CANDIDATES + 1)
    ]
    treated, candidates = places[500], [*places[:500], *places[501:]]
    changes = [Point(X + 12_800 * rng.random(), Y + 12_800 * rng.random()) for _ in range(CHANGES)]
    found, seconds = quickest(lambda: candidate_areas(treated, candidates, changes=changes))

    def one_by_one() -> set[str]:
        return {
            one.name
            for one in candidates
            if one.outline.distance(treated.outline) <= 200
            or any(one.outline.intersects(change) for change in changes)
        }

    refused, plain_seconds = quickest(one_by_one, turns=1)
    assert refused == {one.name for one in found.refused}
    print(
        f"{CANDIDATES:,} comparison areas ranked in {seconds * 1_000:.0f} ms; only asking shapely"
        f" area by area which to refuse: {plain_seconds * 1_000:.0f} ms, the same {len(refused)}"
    )


def weigh(rng: np.random.Generator) -> None:
    """Weights of a few donors beside a general optimiser, then of as many as Seattle has blocks."""
    few = rng.poisson(4, (12, FEW_DONORS)).astype(float)
    goal = few @ rng.dirichlet(np.full(FEW_DONORS, 0.05))
    ours, seconds = quickest(lambda: synthetic_weights(goal, few).weights)
    theirs, their_seconds = quickest(lambda: by_general_optimiser(few, goal), turns=1)
    spread = float(ours @ ours) / float(theirs @ theirs) - 1
    assert abs(spread) < 1e-3, spread
    print(
        f"{FEW_DONORS} donors weighed in {seconds * 1_000:.1f} ms; scipy SLSQP"
        f" {their_seconds * 1_000:,.0f} ms, {their_seconds / seconds:,.0f} times as long, spread"
        f" equal to {abs(spread):.0e}"
    )
    rates = rng.gamma(1, 1, (UNITS + DONORS, 1)) * rng.gamma(2, 0.5, FIGURES)
    blocks = rng.poisson(rates).astype(float)
    fit, seconds = quickest(lambda: synthetic_weights(blocks[:UNITS], blocks[UNITS:]), turns=TURNS)
    missed = fit.weights @ blocks[UNITS:] - blocks[:UNITS].sum(axis=0)
    assert fit.exact, "no exact weights"
    assert np.abs(missed).max() < 1e-6, np.abs(missed).max()
    print(f"  {DONORS:,} donors meeting {FIGURES} figures exactly: {seconds * 1_000:.0f} ms")


def by_general_optimiser(donors: Points, goal: Points) -> Points:
    lines, wanted = np.vstack([donors, np.ones(donors.shape[1])]), np.append(goal, 1.0)

    def spread(weights: Points) -> tuple[float, Points]:
        return float(weights @ weights), 2 * weights

    def missed(weights: Points) -> Points:
        return lines @ weights - wanted

    def slopes(_: Points) -> Points:
        return lines

    found = minimize(
        spread,
        np.full(donors.shape[1], 1 / donors.shape[1]),
        jac=True,
        bounds=[(0.0, None)] * donors.shape[1],
        constraints={"type": "eq", "fun": missed, "jac": slopes},
        method="SLSQP",
        options={"ftol": 1e-12, "maxiter": 300},
    )
    return np.asarray(found.x)


def move(rng: np.random.Generator) -> None:
    """Move 100,000 places, and look how far."""
    places = rng.uniform((X, Y), (X + 10_000, Y + 10_000), (MOVED, 2))
    moved, seconds = quickest(
        lambda: displace(places, keys=range(MOVED), inner_m=100, outer_m=500), turns=TURNS
    )
    metres = np.hypot(*(moved.points - places).T)
    assert 100 <= metres.min() <= metres.max() <= 500
    # Uniform by area: the mean of the squares is that of the radii's squares.
    assert math.isclose(float(np.mean(np.square(metres))), 130_000, rel_tol=0.01)
    print(f"{MOVED:,} places moved by their keys in {seconds:.2f} s")


if __name__ == "__main__":
    main()
