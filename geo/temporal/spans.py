"""When incidents could have happened: each spread over the hours between its two known times."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from geo.result import Result
from geo.temporal.clock import (
    DAYS,
    HOURS,
    MICROSECONDS_PER_HOUR,
    GivenTimes,
    Times,
    hour_of_week_and_part,
    local_clock,
)

Bins = Literal["hour_of_week", "hour_of_day", "weekday"]
Floats = NDArray[np.float64]

_WEEK = DAYS * HOURS


@dataclass(frozen=True, kw_only=True, eq=False)
class AoristicWeights(Result):
    """Weight of every bin, and what became of records whose two times are not both good.

    Attributes
    ----------
    weights
        Shape (168,) from Monday 00:00, (24,) from midnight or (7,) from Monday; they sum to
        `total`.
    total
        Incidents that were spread: every one adds 1.
    missing_start
        Left out: nothing is known of when they began.
    missing_end, end_before_start
        All of their weight is in the hour of their start.
    week_or_longer
        Spread evenly: they say nothing of the hour.
    """

    weights: Floats
    total: float
    missing_start: int
    missing_end: int
    end_before_start: int
    week_or_longer: int


def aoristic(start: GivenTimes, end: GivenTimes, *, bins: Bins = "hour_of_week") -> AoristicWeights:
    """Spread each incident over the hours in which it could have happened.

    Parameters
    ----------
    start, end
        datetime64, or lists of datetimes without a zone, on the local clock, shape (n,). NaT or
        None is a time that is not known.
    bins
        The hours of the week, the hours of the day or the days of the week.

    Returns
    -------
    Weights that sum to the number of incidents with a start.

    Raises
    ------
    ValueError
        If the times are not datetimes, carry a time zone or are whole days, or the shapes differ.

    Notes
    -----
    The weight of an hour is the share of the incident's span that lies in it. Without an end, or
    with an end that is not after the start, all of it lies in the hour of the start. A span of a
    week or longer gives 1/168 to every hour. A change of the clocks within a span is not followed.
    Source: Ratcliffe (2002), J Quant Criminol 18:23-43; for ends before starts the rule of the
    author's R package.
    """
    if bins not in _FOLDS:
        msg = f"bins: {bins!r} is not one of {', '.join(_FOLDS)}"
        raise ValueError(msg)
    begun, ended = local_clock(start, "start"), local_clock(end, "end")
    if begun.shape != ended.shape:
        msg = f"end: expected shape {begun.shape} like start, got {ended.shape}"
        raise ValueError(msg)
    known = ~np.isnat(begun)
    begun, ended = begun[known], ended[known]
    open_ended = np.isnat(ended)
    turned = ~open_ended & (ended < begun)
    ended = np.where(open_ended | turned, begun, ended)
    weights, long = _spread(begun, ended)
    used, left_out = len(begun), int((~known).sum())
    missing, reversed_ = int(open_ended.sum()), int(turned.sum())
    return AoristicWeights(
        weights=_FOLDS[bins](weights),
        total=float(weights.sum()),
        missing_start=left_out,
        missing_end=missing,
        end_before_start=reversed_,
        week_or_longer=long,
        parameters={"records": used + left_out, "bins": bins},
        used=used,
        left_out=left_out,
        usable=used > 0,
        reading=_reading(used, left_out, missing, reversed_, long),
    )


def _spread(begun: Times, ended: Times) -> tuple[Floats, int]:
    """Weights of the 168 hours, and how many spans take a week or longer."""
    hours = (ended - begun).astype(np.int64) / MICROSECONDS_PER_HOUR
    long = hours >= _WEEK
    weights = np.full(_WEEK, np.count_nonzero(long) / _WEEK)
    first, from_part = hour_of_week_and_part(begun[~long])
    _, to_part = hour_of_week_and_part(ended[~long])
    hours = hours[~long]
    # How many hours on the last one lies; a span may end in the hour before the one it began in.
    last = first + np.rint(hours + from_part - to_part).astype(np.int64)
    one = last == first
    weights += np.bincount(first[one], minlength=_WEEK)
    first, last, share = first[~one], last[~one], 1 / hours[~one]
    ends = np.bincount(first, (1 - from_part[~one]) * share, minlength=2 * _WEEK + 1)
    ends += np.bincount(last, to_part[~one] * share, minlength=2 * _WEEK + 1)
    steps = np.bincount(first + 1, share, minlength=2 * _WEEK + 1)
    steps -= np.bincount(last, share, minlength=2 * _WEEK + 1)
    # Whole hours between the ends only: there each share is below 1 and little is lost in sums.
    both = ends + np.cumsum(steps)
    weights += np.maximum(both[: 2 * _WEEK], 0).reshape(2, _WEEK).sum(axis=0)
    return weights, int(long.sum())


def _reading(used: int, left_out: int, missing: int, turned: int, long: int) -> str:
    if used == 0:
        return "No incident has a start time, so nothing can be said of hours."
    said = [
        f"{_incidents(used)}, each spread over the time in which it could have happened. The"
        " figures say when incidents could have happened, not when they did."
    ]
    if missing:
        said.append(
            f"{missing:,} had no end and {_counts(missing)} in the hour of the start alone, as if"
            " that were known."
        )
    if turned:
        said.append(
            f"{turned:,} ended before the start and {_counts(turned)} in the hour of the start;"
            " look at those records."
        )
    if long:
        said.append(f"{long:,} could have been at any time of the week.")
    if left_out:
        said.append(
            f"{left_out:,} more had no start and {'is' if left_out == 1 else 'are'} left out."
        )
    return " ".join(said)


def _incidents(n: int) -> str:
    return f"{n:,} {'incident' if n == 1 else 'incidents'}"


def _counts(n: int) -> str:
    return "counts" if n == 1 else "count"


_FOLDS: Mapping[str, Callable[[Floats], Floats]] = {
    "hour_of_week": lambda weights: weights,
    "hour_of_day": lambda weights: weights.reshape(DAYS, HOURS).sum(axis=0),
    "weekday": lambda weights: weights.reshape(DAYS, HOURS).sum(axis=1),
}
