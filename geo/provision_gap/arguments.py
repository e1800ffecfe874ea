"""What a provision gap is computed from, checked once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.crs import projected_points
from geo.network import Network, Placement, on_streets
from geo.temporal import DAYS, HOURS

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Whole = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class TimedIncidents:
    """Incidents that know their place and their hour and lie on a street.

    `xy`, `weekday`, `hour` and `on` have one row for each; `imprecise` and `off_street` count those
    that do not.
    """

    xy: Floats
    weekday: Whole
    hour: Whole
    on: Placement
    imprecise: int
    off_street: int


@dataclass(frozen=True, eq=False)
class OpenProvision:
    """Provision on a street: in which hours of the week it is open, and whether that is recorded.

    `open` has shape (k, 7, 24); `hours_known` and `on` have one row for each; `off_street` counts
    provision that is far from every street.
    """

    open: Bools
    hours_known: Bools
    on: Placement
    off_street: int


def timed_incidents(
    network: Network,
    xy: ArrayLike,
    weekday: ArrayLike,
    hour: ArrayLike,
    precise: ArrayLike | None,
    within_m: float,
) -> TimedIncidents:
    """Keep the incidents that can be used.

    Raises
    ------
    ValueError
        If the shapes differ, or a precise incident has no place, no weekday of 0 (Monday) to 6 or
        no hour of 0 to 23.
    """
    given = np.asarray(xy, dtype=np.float64).reshape(-1, 2) if np.size(xy) == 0 else np.asarray(xy)
    n = len(given)
    sure = _flags(precise, n, "precise")
    day, at = _whole(weekday, n, "weekday"), _whole(hour, n, "hour")
    for name, values, most in (("weekday", day, DAYS), ("hour", at, HOURS)):
        wrong = sure & ((values < 0) | (values >= most))
        if wrong.any():
            row = int(np.argmax(wrong))
            msg = (
                f"{name}: row {row} is {values[row]}, not 0 to {most - 1}; mark it as not precise"
                " where it is not known"
            )
            raise ValueError(msg)
    places = projected_points(given[sure], name="incidents")
    on = on_streets(network, places, within_m=within_m, name="incidents")
    (row,) = np.nonzero(on.placed)
    return TimedIncidents(
        places[row],
        day[sure][row],
        at[sure][row],
        on.rows(row),
        imprecise=int((~sure).sum()),
        off_street=len(places) - len(row),
    )


def open_provision(
    network: Network,
    xy: ArrayLike,
    open_share: ArrayLike,
    hours_known: ArrayLike | None,
    open_from: float,
    within_m: float,
) -> OpenProvision:
    """Keep the provision that lies on a street, and say when it is open.

    Raises
    ------
    ValueError
        If the shapes differ, a share is not 0 to 1, or `open_from` is not above 0 and up to 1.
    """
    places = projected_points(xy, name="provision")
    share = np.asarray(open_share, dtype=np.float64)
    if share.size == 0:
        share = share.reshape(0, DAYS, HOURS)
    if share.shape != (len(places), DAYS, HOURS):
        msg = (
            f"open_share: expected shape ({len(places)}, {DAYS}, {HOURS}), a share of every hour of"
            f" the week for each provision, got {share.shape}"
        )
        raise ValueError(msg)
    if not ((share >= 0) & (share <= 1)).all():
        msg = "open_share: a share is not 0 to 1; set hours_known to false where none is recorded"
        raise ValueError(msg)
    if not 0 < open_from <= 1:
        msg = f"open_from: {open_from} is not a share of an hour; give more than 0 and up to 1"
        raise ValueError(msg)
    known = _flags(hours_known, len(places), "hours_known")
    on = on_streets(network, places, within_m=within_m, name="provision")
    (row,) = np.nonzero(on.placed)
    return OpenProvision(
        (share >= open_from)[row], known[row], on.rows(row), off_street=len(places) - len(row)
    )


def _whole(values: ArrayLike, n: int, name: str) -> Whole:
    given = np.asarray(values)
    if given.size == 0:
        given = given.astype(np.int64)
    if given.shape != (n,) or not np.issubdtype(given.dtype, np.integer):
        msg = f"{name}: expected whole numbers, one for each incident ({n}), got {given.shape}"
        raise ValueError(f"{msg} of {given.dtype}")
    return given.astype(np.int64)


def _flags(values: ArrayLike | None, n: int, name: str) -> Bools:
    if values is None:
        return np.ones(n, dtype=bool)
    given = np.asarray(values)
    if given.size == 0:
        given = given.astype(bool)
    if given.shape != (n,) or given.dtype != bool:
        msg = f"{name}: expected {n} values of true or false, got {given.shape} of {given.dtype}"
        raise ValueError(msg)
    return given
