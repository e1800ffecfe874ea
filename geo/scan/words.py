"""Sentences about circles that stand out: how many, what chance could do, what cannot be said."""

import math
from collections.abc import Sequence

import numpy as np

from geo.evaluate.words import COULD_BE_CHANCE, SELDOM_CHANCE, number
from geo.scan.arguments import Limits
from geo.scan.chance import ALPHA
from geo.scan.results import Cluster, SpaceTimeCluster

# With fewer, no p-value can be 0.05.
LEAST_REPLICAS = 19
NO_REASON = "Why, these figures cannot say, and places inside need not be alike."


def nothing_to_scan(places: int, cases: int, circles: int, limits: Limits) -> str | None:
    """Say why there is nothing to look for, or nothing where there is."""
    if cases < limits.min_cases:
        return f"Too few to tell: {incidents(cases)}."
    if places == 1:
        return "Everything is in one place, so no place can be set against another."
    if circles == 0:
        return (
            f"No circle holds as little as {limits.max_share:.0%} of the whole, so none could be"
            " tried. Allow a larger share, or count in smaller areas."
        )
    return None


def too_few_replicas(limits: Limits) -> str | None:
    """Say that chance cannot be judged, or nothing where it can."""
    if limits.replicas >= LEAST_REPLICAS:
        return None
    return (
        f"Too few replicas to tell: with {limits.replicas:,} no circle can be told from chance."
        " Use 999."
    )


def incidents(count: int) -> str:
    """Say a number of incidents."""
    return f"{count:,} incident{'' if count == 1 else 's'}"


def where(cluster: Cluster) -> str:
    """Say what lies in a circle: "one place", "3 places within 120 m of a centre"."""
    if cluster.radius == 0:
        return "one place"
    said = f"{cluster.places:,} place{'' if cluster.places == 1 else 's'}"
    return f"{said} within {math.ceil(cluster.radius):,} m of a centre"


def mean(expected: float) -> str:
    """Say an expectation: 58.3 is "58", 2.45 is "2.5", 0.07 is "less than 1"."""
    if expected < 1:
        return "less than 1"
    return f"{expected:,.0f}" if expected >= 10 else number(expected)


def chance(p_value: float, thing: str) -> str:
    """Say what chance alone could do: how many in so many maps hold such a thing."""
    base = 100 if p_value >= 0.01 else 10_000
    share = max(1, round(p_value * base))
    said = COULD_BE_CHANCE if p_value > ALPHA else SELDOM_CHANCE
    maps = f"about {share:,} in {base:,} maps drawn by chance hold a {thing} as unusual."
    return f"{said[:-1]}: {maps}"


def others(clusters: Sequence[Cluster], thing: str) -> str:
    """Say how many more would seldom come from chance."""
    more = sum(cluster.p_value <= ALPHA for cluster in clusters[1:])
    if more == 0:
        return ""
    return f" {more} more {thing}{'' if more == 1 else 's'} would seldom come from chance alone."


def limit(limits: Limits, of_what: str, longest: str = "") -> str:
    """Say which circles were tried, for the answer depends on it."""
    radius = "" if math.isinf(limits.max_radius_m) else f", {limits.max_radius_m:,.0f} m at most"
    return (
        f" Only circles with up to {limits.max_share:.0%} of {of_what} were tried{radius}{longest};"
        " other limits can give another answer."
    )


def circles_reading(clusters: Sequence[Cluster], limits: Limits) -> str:
    """Read a scan of places alone."""
    tried = limit(limits, "the population")
    if not clusters:
        return f"No circle differs from the rest, so nothing stands out.{tried}"
    first = clusters[0]
    return (
        f"The most unusual circle: {where(first)}, with {incidents(first.cases)} where"
        f" {mean(first.expected)} would be expected if all places had one rate."
        f" {chance(first.p_value, 'circle')}{others(clusters, 'circle')}{tried} {NO_REASON}"
    )


def nothing_in_time(periods: int, unit: str) -> str | None:
    """Say that time cannot be told apart, or nothing where it can."""
    if periods == 1:
        return f"Everything is in one {unit}, so no {unit} can be set against another."
    return None


def days_reading(clusters: Sequence[SpaceTimeCluster], limits: Limits, longest: int) -> str:
    """Read a scan of incidents by place and day."""
    tried = limit(
        limits, "all incidents", f", over {longest:,} day{'' if longest == 1 else 's'} at most"
    )
    if not clusters:
        return f"No place had more at one time than at another, so nothing stands out.{tried}"
    return _window(
        clusters,
        days(clusters[0]),
        "if place and day had nothing to do with each other",
        "day",
        tried,
    )


def periods_reading(
    clusters: Sequence[SpaceTimeCluster], limits: Limits, longest: int, number_of_periods: int
) -> str:
    """Read a scan of cases by place and period."""
    tried = limit(
        limits, "the population", f", over {longest:,} period{'' if longest == 1 else 's'} at most"
    )
    if not clusters:
        return f"No place and time had more than another, so nothing stands out.{tried}"
    return _window(
        clusters,
        periods(clusters[0], number_of_periods),
        "if all places and periods had one rate",
        "period",
        tried,
    )


def _window(
    clusters: Sequence[SpaceTimeCluster], when: str, unless: str, unit: str, tried: str
) -> str:
    first = clusters[0]
    said = (
        f"The most unusual circle and time: {where(first)}, {when}, with"
        f" {incidents(first.cases)} where {mean(first.expected)} would be expected {unless}."
        f" {chance(first.p_value, 'circle')}{others(clusters, 'circle')}"
    )
    if first.recurrence_interval is not None:
        every = math.floor(first.recurrence_interval)
        said += (
            f" Looked at each time anew, chance alone would give one in about {every:,} {unit}s."
        )
    return f"{said}{tried} {NO_REASON}"


def days(cluster: SpaceTimeCluster) -> str:
    """Say when: "on 29 October 2016", "from day 4 to day 6"."""
    first, last = _day(cluster.start), _day(cluster.end)
    return f"on {first}" if first == last else f"from {first} to {last}"


def periods(cluster: SpaceTimeCluster, number_of_periods: int) -> str:
    """Say when, periods counted from 1: "in period 12 of 26"."""
    first, last = int(cluster.start) + 1, int(cluster.end) + 1
    if first == last:
        return f"in period {first} of {number_of_periods}"
    return f"in periods {first} to {last} of {number_of_periods}"


def _day(day: int | np.datetime64) -> str:
    if isinstance(day, np.datetime64):
        date = day.astype("datetime64[D]").item()
        return f"{date.day} {date:%B} {date.year}"
    return f"day {day}"
