"""The circle of places whose rate differs most from the rest."""

import math
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from geo.counts import whole_counts
from geo.scan.arguments import Limits, at_risk, ground, not_too_many, of_rows
from geo.scan.chance import critical_ratio, in_threads, p_value, relative_risk
from geo.scan.circles import (
    Circles,
    Ground,
    apart,
    circle_at,
    circles_round,
    running_sums,
    total_by_place,
)
from geo.scan.draws import lottery, seeds_of
from geo.scan.likelihood import Floats, screen, screen_low
from geo.scan.results import Cluster, Scan
from geo.scan.spatial_loops import Circle, Counts, Screens, largest_by_chance, most_unusual_circle
from geo.scan.words import circles_reading, nothing_to_scan, too_few_replicas
from geo.seeds import seed_of

Rates = Literal["high", "low", "both"]


def poisson(
    xy: ArrayLike,
    cases: ArrayLike,
    population: ArrayLike,
    *,
    expected: ArrayLike | None = None,
    max_share: float = 0.5,
    min_cases: int = 2,
    replicas: int = 999,
    rng: np.random.Generator,
    centres: ArrayLike | None = None,
    max_radius_m: float = math.inf,
    rates: Rates = "high",
    at_most: int = 10,
    threads: int | None = None,
) -> Scan:
    """Find the circles whose rate stands out most, and how often chance gives one as unusual.

    Parameters
    ----------
    xy
        Shape (n, 2), metres of a projected system. Rows with the same coordinates are one place.
    cases
        Whole numbers of 0 or more, shape (n,).
    population
        What the cases are held against, shape (n,), 0 or more; not 0 where there are cases.
    expected
        Cases expected of each row, shape (n,), where they are not in proportion to the
        population, such as when ages differ. Scaled so that they sum to the cases.
    max_share
        The largest share of the population that a circle may hold, itself included. The answer
        depends on it: report it.
    min_cases
        A circle with fewer cases cannot stand out as high.
    replicas
        How often all cases are thrown anew, with chances in proportion to what is expected.
    rng
        Draws the replicas.
    centres
        Where to draw circles, shape (k, 2), metres; round every place where not given.
    max_radius_m
        The largest radius, itself included.
    rates
        Whether circles with more cases than expected, fewer, or either are looked for.
    at_most
        How many clusters to list.
    threads
        Of the replicas; one for each processor where not given. The result does not depend on it.

    Raises
    ------
    ValueError
        If an array has another shape or holds what is no place, count or population, or places
        make more than 20,000,000 pairs with centres.

    Notes
    -----
    A circle takes in whole rings of equal distance. The p-value is (1 + replicas whose most
    unusual circle is as unusual) / (1 + replicas), which accounts for the number of circles that
    were tried. Source: Kulldorff (1997), Commun Stat Theory Methods 26:1481-1496.
    """
    limits = Limits(max_share, min_cases, max_radius_m, replicas, at_most, threads)
    if rates not in ("high", "low", "both"):
        msg = f'rates: {rates!r} is not "high", "low" or "both"'
        raise ValueError(msg)
    place, counts = ground(xy, centres), whole_counts(cases, "cases")
    of_rows(len(counts), place.xy, "cases")
    people = at_risk(population, (counts.shape,), "population", counts)
    likely = people if expected is None else at_risk(expected, (counts.shape,), "expected", counts)
    seed, total = seed_of(rng), not_too_many(int(counts.sum()), "cases")
    size = total_by_place(place.places, people)
    circles = circles_round(place, size, most=max_share * size.sum(), max_radius_m=max_radius_m)
    refused = nothing_to_scan(len(size), total, len(circles.place), limits)
    clusters: tuple[Cluster, ...] = ()
    largest = np.zeros(0)
    if refused is None:
        chances = total_by_place(place.places, likely)
        cases_of = total_by_place(place.places, counts).astype(np.uint64)
        clusters, largest = _scan(place, circles, cases_of, chances, rates, limits, rng)
        refused = too_few_replicas(limits)
    return Scan(
        clusters=clusters,
        critical_llr=critical_ratio(largest),
        replica_llr=largest,
        parameters={
            "expected": "given" if expected is not None else None,
            "centres": len(place.centres) if centres is not None else None,
            "rates": rates,
            **limits.chosen(),
        },
        seed=seed,
        used=total,
        usable=refused is None,
        reading=refused or circles_reading(clusters, limits),
    )


def _scan(
    place: Ground,
    circles: Circles,
    cases: Counts,
    chances: Floats,
    rates: Rates,
    limits: Limits,
    rng: np.random.Generator,
) -> tuple[tuple[Cluster, ...], Floats]:
    """Give the clusters, and the largest ratio of each replica."""
    total = int(cases.sum())
    expected = running_sums(circles, chances) * (total / chances.sum())
    expected[~circles.closes] = np.nan
    screens = _screens(total, limits.min_cases, rates)
    best = [
        most_unusual_circle(circles, k, k + 1, expected, cases, screens)
        for k in range(len(place.centres))
    ]
    ratios, entries = [one.ratio for one in best], [int(one.entry) for one in best]
    found = [best[k] for k in apart(circles, ratios, entries, limits.at_most)]
    table = lottery(chances)
    largest = in_threads(
        lambda seeds: largest_by_chance(seeds, table, len(cases), circles, expected, screens),
        seeds_of(rng, limits.replicas),
        limits.threads,
    )
    return tuple(
        _cluster(place, circles, one, float(expected[one.entry]), total, largest) for one in found
    ), largest


def _screens(total: int, min_cases: int, rates: Rates) -> Screens:
    high = screen(total, min_cases)
    if rates == "high":
        return Screens(high, np.empty((0, 0)))
    if rates == "low":
        high[:] = -1
    return Screens(high, screen_low(total))


def _cluster(
    place: Ground, circles: Circles, found: Circle, expected: float, total: int, largest: Floats
) -> Cluster:
    circle = circle_at(place, circles, int(found.entry))
    return Cluster(
        members=circle.members,
        places=circle.places,
        centre=circle.centre,
        centre_xy=circle.centre_xy,
        radius=circle.radius,
        cases=int(found.cases),
        expected=expected,
        llr=float(found.ratio),
        p_value=p_value(found.ratio, largest),
        relative_risk=relative_risk(int(found.cases), expected, total),
    )
