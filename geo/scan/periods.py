"""Counts of places by period, held against a population: which circle and span stands out."""

import math

import numpy as np
from numpy.typing import ArrayLike

from geo.counts import Counts, whole_counts
from geo.scan.arguments import Limits, at_risk, ground, not_too_many, of_rows, whole_from_one
from geo.scan.circles import Circles, Ground, circles_round, running_sums, total_by_place
from geo.scan.draws import lottery
from geo.scan.likelihood import Floats, screen
from geo.scan.replicas import Source
from geo.scan.results import SpaceTimeScan
from geo.scan.space_time_results import Calendar, clusters_of, repeated_every, result_of
from geo.scan.space_time_search import find, nothing_found
from geo.scan.windows import Mass, Search, cases_by_place, clock_of
from geo.scan.words import nothing_in_time, nothing_to_scan, periods_reading, too_few_replicas
from geo.seeds import seed_of

# Entries of circles by period; about 800 MB.
MOST_ENTRIES = 100_000_000


def space_time_poisson(
    xy: ArrayLike,
    cases_by_period: ArrayLike,
    population: ArrayLike,
    *,
    max_share: float = 0.5,
    max_periods: int,
    prospective: bool = False,
    replicas: int = 999,
    rng: np.random.Generator,
    min_cases: int = 2,
    max_radius_m: float = math.inf,
    centres: ArrayLike | None = None,
    every: float = 1,
    at_most: int = 10,
    threads: int | None = None,
) -> SpaceTimeScan:
    """Find the circles and spans of periods whose rate stands out most.

    Parameters
    ----------
    xy
        Shape (n, 2), metres of a projected system. Rows with the same coordinates are one place.
    cases_by_period
        Whole numbers of 0 or more, shape (n, periods); periods are equally long and in order.
    population
        What the cases are held against, 0 or more, shape (n,) where it stays the same, or
        (n, periods); not 0 where there are cases.
    max_share
        The largest share of the population, all periods together, that a circle may hold.
    max_periods
        The longest window in time, periods.
    prospective
        Whether only windows that last until the last period are tried.
    replicas
        How often all cases are thrown anew, with chances in proportion to the population.
    rng
        Draws the replicas.
    min_cases
        A window with fewer cases cannot stand out.
    max_radius_m
        The largest radius, itself included.
    centres
        Where to draw circles, shape (k, 2), metres; round every place where not given.
    every
        How often a prospective scan is repeated, in periods.
    at_most
        How many clusters to list.
    threads
        Of the replicas; one for each processor where not given. The result does not depend on it.

    Returns
    -------
    Clusters whose `start` and `end` are periods, from 0, both inside the window.

    Raises
    ------
    ValueError
        If an array has another shape or holds what is no place, count or population, or places
        make more than 20,000,000 pairs with centres.

    Notes
    -----
    Only the total is held fixed: a busy period, or a rise everywhere, stands out too. A window
    expects its share of the population summed over its places and periods. Source: Kulldorff et
    al. (1998), Am J Public Health 88:1377; prospective: Kulldorff (2001), J R Stat Soc A 164:61.
    """
    limits = Limits(max_share, min_cases, max_radius_m, replicas, at_most, threads)
    longest = whole_from_one(max_periods, "max_periods")
    step = repeated_every(every, prospective=prospective)
    where = ground(xy, centres)
    counts = whole_counts(cases_by_period, "cases_by_period", dimensions=2)
    of_rows(len(counts), where.xy, "cases_by_period")
    people = at_risk(population, (counts.shape[:1], counts.shape), "population", counts)
    seed, total = seed_of(rng), not_too_many(int(counts.sum()), "cases_by_period")
    by_place, periods = total_by_place(where.places, people), counts.shape[1]
    size = by_place if by_place.ndim == 1 else by_place.sum(axis=1)
    circles = circles_round(where, size, most=max_share * size.sum(), max_radius_m=max_radius_m)
    refused = nothing_to_scan(len(size), total, len(circles.place), limits)
    refused = refused or nothing_in_time(periods, "period")
    outcome = nothing_found()
    if refused is None:
        clock = clock_of(np.arange(periods), longest, now=periods - 1 if prospective else None)
        mass = _mass(circles, by_place, total, periods)
        search = Search(circles, mass, clock, screen(total, min_cases))
        outcome = find(search, _source(where, counts, by_place), limits, rng)
        refused = too_few_replicas(limits)
    calendar = Calendar(first=lambda w: w.start, last=lambda w: w.stop, every=step)
    clusters = clusters_of(outcome, where, circles, calendar, total)
    return result_of(
        clusters,
        outcome,
        parameters={
            "max_periods": longest,
            "prospective": prospective,
            "every": every,
            "centres": centres is not None,
            **limits.chosen(),
        },
        seed=seed,
        used=total,
        refused=refused,
        reading=periods_reading(clusters, limits, longest, periods),
    )


def _mass(circles: Circles, people: Floats, total: int, periods: int) -> Mass:
    """What circles expect; a table of its own for each circle where the population changes."""
    if people.ndim == 1:
        until = np.arange(periods + 1, dtype=np.float64)
        return Mass(circles.size * (total / (people.sum() * periods)), until[None])
    if len(circles.place) * (periods + 1) > MOST_ENTRIES:
        msg = (
            "population: by period, this many places and periods are too much to hold; give one"
            " population for each place, larger areas, or max_radius_m"
        )
        raise ValueError(msg)
    until = np.zeros((len(circles.place), periods + 1))
    np.cumsum(running_sums(circles, people), axis=1, out=until[:, 1:])
    return Mass(np.full(len(circles.place), total / people.sum()), until)


def _source(where: Ground, counts: Counts, people: Floats) -> Source:
    row, period = np.nonzero(counts)
    times, periods = counts[row, period], counts.shape[1]
    place = np.repeat(where.places.of_row[row], times)
    cases = cases_by_place(place, np.repeat(period, times), len(people))
    chances = np.repeat(people, periods) if people.ndim == 1 else people.ravel()
    return Source(lottery(chances), periods, False, cases)
