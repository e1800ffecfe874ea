"""Look once for places where more was recorded lately than their own past would suggest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from app.emerging.cells import ROUNDING_M, Cell, cell_of
from app.emerging.ready import YEAR_DAYS, Incidents, Ready, date_of, ready
from app.incidents.records import Records
from geo.scan import EarlierScans, SpaceTimeCluster, earlier_scans, space_time_permutation

LONGEST_DAYS = 56
LARGEST_SHARE, LARGEST_RADIUS_M = 0.25, 600.0
REPLICAS = 999
LEAST_OF_A_KIND = 100
UNLIKELY, MOST_OF_A_KIND = 0.5, 5
"""Circles as unusual as chance draws in every second map are not kept."""
SELDOM = 0.05
"""Circles that chance brings more seldom are held against earlier dates as well."""
EARLIER_EVERY_DAYS = 28
"""Earlier dates are four weeks apart; the first is so far back that it shares none of the last days
with tonight."""
TOO_FEW = (
    f"Too few to tell: fewer than {LEAST_OF_A_KIND} incidents of the year before know their day and"
    " place."
)


@dataclass(frozen=True, slots=True)
class Found:
    """One circle over its last days.

    Attributes
    ----------
    harm_type
        None where all kinds were looked at together.
    cells
        Hexagons in the circle that held anything during the year.
    centre, radius_m
        Of the circle through the middles of hexagons, metres (EPSG:27700).
    year_before
        What was recorded in the circle on the same days 52 weeks before; None where the sources do
        not reach back so far.
    p_value
        Of this kind alone.
    earlier, earlier_of
        At how many earlier dates some circle was as unusual, and of how many; None where chance
        alone may well bring it, or the sources reach back to none.
    """

    harm_type: str | None
    cells: tuple[Cell, ...]
    centre: tuple[float, float]
    radius_m: float
    first_day: date
    last_day: date
    observed: int
    expected: float
    p_value: float
    year_before: int | None
    earlier: int | None
    earlier_of: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """What one night's look gave; ``refusal`` says why nothing could be looked for.

    ``kinds`` tells how many incidents of each kind of harm were looked at, under None those of all
    kinds together. ``left_out`` are records by reason.
    """

    night: date
    seed: int
    first_day: date | None
    last_day: date | None
    used: int
    left_out: Mapping[str, int]
    kinds: Mapping[str | None, int]
    found: tuple[Found, ...]
    refusal: str
    marks: tuple[str, ...]


def look(records: Records, *, night: date, least: int, threads: int | None = 1) -> Look:
    """Look at everything that is recorded.

    Parameters
    ----------
    records
        All incidents, as the exact tier sees them.
    night
        The night of the look, from which the seed is made; nothing dated later counts.
    least
        The fewest incidents that a circle may hold: the smallest number that may be shown.
    threads
        Of the search; one by default, for the service answers people beside it.
    """
    seed = int(f"{night:%Y%m%d}")
    given = ready(records, night=night)
    kinds = dict(_kinds(given.incidents))
    found = [
        one
        for kind in kinds
        for one in _found(given, kind, seed=seed, least=least, threads=threads)
    ]
    return Look(
        night=night,
        seed=seed,
        first_day=_date(given.first_day),
        last_day=_date(given.last_day),
        used=len(given.incidents),
        left_out=given.left_out,
        kinds=kinds,
        found=tuple(sorted(found, key=lambda one: (one.p_value, -one.observed))),
        refusal=given.refusal or ("" if kinds else TOO_FEW),
        marks=given.marks,
    )


def _kinds(incidents: Incidents) -> Iterator[tuple[str | None, int]]:
    """Yield all kinds together, then each kind of harm that is recorded often enough."""
    if len(incidents) < LEAST_OF_A_KIND:
        return
    yield None, len(incidents)
    for kind, n in zip(*np.unique(incidents.harm, return_counts=True), strict=True):
        if n >= LEAST_OF_A_KIND:
            yield str(kind), int(n)


def _found(
    given: Ready, kind: str | None, *, seed: int, least: int, threads: int | None
) -> Iterator[Found]:
    incidents = _of_kind(given.incidents, kind)
    scan = space_time_permutation(
        incidents.middles,
        incidents.days,
        max_share=LARGEST_SHARE,
        max_days=LONGEST_DAYS,
        prospective=True,
        replicas=REPLICAS,
        rng=np.random.default_rng(seed),
        min_cases=max(2, least),
        max_radius_m=LARGEST_RADIUS_M,
        last_day=given.last_day,
        at_most=MOST_OF_A_KIND,
        threads=threads,
    )
    clusters = scan.clusters if scan.usable else ()
    unusual = any(one.p_value <= SELDOM for one in clusters)
    earlier = _earlier(given, kind, least=least) if unusual else None
    for cluster in clusters:
        if cluster.p_value <= UNLIKELY and cluster.cases > cluster.expected:
            yield _told(given, incidents, kind, cluster, earlier)


def _earlier(given: Ready, kind: str | None, *, least: int) -> EarlierScans | None:
    """The same search at earlier dates, while the sources reach back over a year before each."""
    if given.last_day is None or given.first_day is None or given.reaches_back_to is None:
        return None
    room = given.first_day - given.reaches_back_to
    back = range(LONGEST_DAYS, min(room, YEAR_DAYS) + 1, EARLIER_EVERY_DAYS)
    if len(back) == 0:
        return None
    before, year = _of_kind(given.year_earlier, kind), _of_kind(given.incidents, kind)
    found = earlier_scans(
        np.vstack([before.middles, year.middles]),
        np.concatenate([before.days, year.days]),
        last_days=[given.last_day - days for days in back],
        length=given.last_day - given.first_day + 1,
        max_share=LARGEST_SHARE,
        max_days=LONGEST_DAYS,
        min_cases=max(2, least),
        max_radius_m=LARGEST_RADIUS_M,
    )
    return found if found.usable else None


def _told(
    given: Ready,
    incidents: Incidents,
    kind: str | None,
    cluster: SpaceTimeCluster,
    earlier: EarlierScans | None,
) -> Found:
    first, last = int(cluster.start), int(cluster.end)
    inside = cell_of(incidents.middles[list(cluster.members)])
    cells = sorted({(int(i), int(j)) for i, j in inside})
    reaches = given.reaches_back_to is not None and given.reaches_back_to <= first - YEAR_DAYS
    return Found(
        harm_type=kind,
        cells=tuple(cells),
        centre=cluster.centre_xy,
        radius_m=cluster.radius,
        first_day=date_of(first),
        last_day=date_of(last),
        observed=cluster.cases,
        expected=cluster.expected,
        p_value=cluster.p_value,
        year_before=_year_before(given, kind, cluster, first, last) if reaches else None,
        earlier=None if earlier is None else earlier.as_unusual(cluster.llr),
        earlier_of=None if earlier is None else len(earlier.llr),
    )


def _year_before(
    given: Ready,
    kind: str | None,
    cluster: SpaceTimeCluster,
    first: int,
    last: int,
) -> int:
    earlier = _of_kind(given.year_earlier, kind)
    near = np.hypot(*(earlier.middles - np.array(cluster.centre_xy)).T)
    then = (earlier.days >= first - YEAR_DAYS) & (earlier.days <= last - YEAR_DAYS)
    return int((then & (near <= cluster.radius + ROUNDING_M)).sum())


def _of_kind(incidents: Incidents, kind: str | None) -> Incidents:
    return incidents if kind is None else incidents.only(incidents.harm == kind)


def _date(day: int | None) -> date | None:
    return None if day is None else date_of(day)
