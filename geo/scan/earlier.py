"""The same prospective scan at earlier dates: how unusual a place is commonly found to be."""

import math
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import ArrayLike

from geo.result import Result
from geo.scan.arguments import whole_from_one
from geo.scan.likelihood import Floats
from geo.scan.permutation import space_time_permutation
from geo.scan.windows import Ints


@dataclass(frozen=True, kw_only=True, eq=False)
class EarlierScans(Result):
    """The most unusual window at each earlier date.

    Attributes
    ----------
    last_days
        The dates that could be scanned, shape (k,), newest first.
    llr
        Log likelihood ratio of the most unusual window up to each, shape (k,).
    """

    last_days: Ints
    llr: Floats

    def as_unusual(self, llr: float) -> int:
        """Count the dates at which some window was as unusual as this, or more."""
        return int(np.count_nonzero(self.llr >= llr))


def earlier_scans(
    xy: ArrayLike,
    days: ArrayLike,
    *,
    last_days: ArrayLike,
    length: int,
    max_days: int,
    max_share: float = 0.5,
    min_cases: int = 2,
    max_radius_m: float = math.inf,
) -> EarlierScans:
    """Scan up to each of several earlier dates, each with as many days before it.

    Parameters
    ----------
    xy
        Where each incident was, shape (n, 2), metres of a projected system.
    days
        When, shape (n,), whole numbers.
    last_days
        The dates that are taken for now, one after the other, shape (k,), whole numbers.
    length
        How many days up to each date are looked at; they should be as many as in the scan that is
        held against these.
    max_days, max_share, min_cases, max_radius_m
        As for `space_time_permutation`, and the same as there.

    Returns
    -------
    Dates at which nothing could be scanned are missing, and their incidents left out. The result
    is not usable where no date remains.

    Raises
    ------
    ValueError
        As `space_time_permutation`; or if the dates are not whole numbers.

    Notes
    -----
    Shuffled days tell what chance does if places keep their share of the incidents. Where they go
    up and down by themselves, windows are unusual more often than that; how often, earlier dates
    tell. If now were like them, it would be the most unusual of all k + 1 with a chance of
    1 / (k + 1). Dates nearer to each other than `max_days` share windows. After the "in-time
    placebo" of Abadie, Diamond & Hainmueller (2015), Am J Political Science 59:495-510.
    """
    on, dates = _whole(days, "days"), _whole(last_days, "last_days")
    where = np.asarray(xy, dtype=np.float64)
    span = whole_from_one(length, "length")
    tried = _Tried(max_days, max_share, min_cases, max_radius_m)
    found: dict[int, float] = {}
    used = np.zeros(len(on), dtype=np.bool_)
    for last in sorted(set(dates.tolist()), reverse=True):
        lately = (on > last - span) & (on <= last)
        if lately.any():
            used |= lately
            found[last] = _most_unusual(where[lately], on[lately], last, tried)
    return EarlierScans(
        last_days=np.array(list(found), dtype=np.int64),
        llr=np.array(list(found.values()), dtype=np.float64),
        parameters={"last_days": dates.tolist(), "length": span, **asdict(tried)},
        used=int(used.sum()),
        left_out=int((~used).sum()),
        usable=bool(found),
        reading=_reading(len(found)),
    )


@dataclass(frozen=True)
class _Tried:
    """Which windows are tried."""

    max_days: int
    max_share: float
    min_cases: int
    max_radius_m: float


def _most_unusual(where: Floats, on: Ints, last: int, tried: _Tried) -> float:
    scan = space_time_permutation(
        where,
        on,
        prospective=True,
        # Nothing is asked of chance here, only how unusual the data are.
        replicas=1,
        rng=np.random.default_rng(0),
        last_day=last,
        at_most=1,
        threads=1,
        **asdict(tried),
    )
    return max((one.llr for one in scan.clusters), default=0.0)


def _whole(values: ArrayLike, name: str) -> Ints:
    given = np.asarray(values)
    if given.ndim != 1 or not np.issubdtype(given.dtype, np.integer):
        msg = f"{name}: expected whole numbers of days, one-dimensional, got {given.dtype}"
        raise ValueError(msg)
    return given.astype(np.int64)


def _reading(dates: int) -> str:
    if dates == 0:
        return "There are no records far enough back to look at earlier dates."
    return f"{dates:,} earlier date{' was' if dates == 1 else 's were'} looked at in the same way."
