"""Incidents close together in place and in time, with no population to hold them against."""

import math

import numpy as np
from numpy.typing import ArrayLike

from geo.scan.arguments import Limits, ground, not_too_many, of_rows, whole_from_one
from geo.scan.circles import Circles, Ground, circles_round
from geo.scan.days import as_given, last_of, whole_days
from geo.scan.draws import lottery
from geo.scan.likelihood import Floats, screen
from geo.scan.replicas import Source
from geo.scan.results import SpaceTimeScan
from geo.scan.space_time_results import Calendar, clusters_of, repeated_every, result_of
from geo.scan.space_time_search import find, nothing_found
from geo.scan.windows import Ints, Mass, Search, cases_by_place, clock_of
from geo.scan.words import days_reading, nothing_in_time, nothing_to_scan, too_few_replicas
from geo.seeds import seed_of


def space_time_permutation(
    xy: ArrayLike,
    days: ArrayLike,
    *,
    max_share: float = 0.5,
    max_days: int,
    prospective: bool = False,
    replicas: int = 999,
    rng: np.random.Generator,
    min_cases: int = 2,
    max_radius_m: float = math.inf,
    centres: ArrayLike | None = None,
    last_day: int | np.datetime64 | None = None,
    every: float = 1,
    at_most: int = 10,
    threads: int | None = None,
) -> SpaceTimeScan:
    """Find the circles and days that hold more incidents than place and day alone lead to expect.

    Parameters
    ----------
    xy
        Where each incident was, shape (n, 2), metres of a projected system.
    days
        When, shape (n,): whole numbers or datetime64 of a day or finer; a time of day is cut off.
    max_share
        The largest share of all incidents that a circle may hold over the whole time.
    max_days
        The longest window in time, days, first and last included.
    prospective
        Whether only windows that last until now are tried.
    replicas
        How often the days are shuffled among the incidents.
    rng
        Draws the shuffles.
    min_cases
        A window with fewer incidents cannot stand out.
    max_radius_m
        The largest radius, itself included.
    centres
        Where to draw circles, shape (k, 2), metres; round every place where not given.
    last_day
        Now, for a prospective scan; the day of the last incident where not given.
    every
        How often a prospective scan is repeated, in days.
    at_most
        How many clusters to list.
    threads
        Of the replicas; one for each processor where not given. The result does not depend on it.

    Returns
    -------
    Clusters whose `members` are all incidents in the circle, on whatever day, and whose `start`
    and `end` are days.

    Raises
    ------
    ValueError
        If an array has another shape or holds what is no place or no day, or places make more
        than 20,000,000 pairs with centres.

    Notes
    -----
    In a window that holds s of the C incidents by place and t by day, s t / C are expected.
    Shuffling keeps how many incidents each place and each day has, so that busy places and busy
    days alone are no cluster; but where one place grew and another did not, that is found too.
    Source: Kulldorff, Heffernan, Hartman, Assunção & Mostashari (2005), PLoS Medicine 2:e59.
    """
    limits = Limits(max_share, min_cases, max_radius_m, replicas, at_most, threads)
    longest = whole_from_one(max_days, "max_days")
    step = repeated_every(every, prospective=prospective)
    where, (on, dates) = ground(xy, centres), whole_days(days)
    of_rows(len(on), where.xy, "days")
    now = last_of(on, last_day, dates=dates) if prospective else None
    seed, total = seed_of(rng), not_too_many(len(on), "xy")
    held, circles = _circles(where, limits)
    at, period = np.unique(on, return_inverse=True)
    refused = nothing_to_scan(len(held), total, len(circles.place), limits)
    refused = refused or nothing_in_time(len(at), "day")
    outcome = nothing_found()
    if refused is None:
        mass = Mass(circles.size / total, _until(period))
        search = Search(circles, mass, clock_of(at, longest, now=now), screen(total, min_cases))
        cases = cases_by_place(where.places.of_row, period, len(held))
        outcome = find(search, Source(lottery(np.ones(1)), len(at), True, cases), limits, rng)
        refused = too_few_replicas(limits)
    calendar = Calendar(
        first=lambda window: as_given(int(at[window.start]), dates=dates),
        last=lambda window: as_given(int(at[window.stop]) if now is None else now, dates=dates),
        every=step,
    )
    clusters = clusters_of(outcome, where, circles, calendar, total)
    return result_of(
        clusters,
        outcome,
        parameters={
            "max_days": longest,
            "prospective": prospective,
            "every": every,
            "last_day": last_day,
            "centres": centres is not None,
            **limits.chosen(),
        },
        seed=seed,
        used=total,
        refused=refused,
        reading=days_reading(clusters, limits, longest),
    )


def _circles(where: Ground, limits: Limits) -> tuple[Floats, Circles]:
    """How many incidents each place holds, and the circles that are limited by them."""
    held = np.bincount(where.places.of_row).astype(np.float64)
    most = limits.max_share * float(held.sum())
    return held, circles_round(where, held, most=most, max_radius_m=limits.max_radius_m)


def _until(period: Ints) -> Floats:
    """Incidents before each period, and in all, shape (1, periods + 1)."""
    return np.concatenate([[0.0], np.cumsum(np.bincount(period))])[None]
