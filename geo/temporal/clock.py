"""Times of the local clock, and where in the week they lie."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

DAYS, HOURS = 7, 24
MICROSECONDS_PER_HOUR = 3_600_000_000
# 1 January 1970 was a Thursday, the fourth day of a week that starts on Monday.
_EPOCH_DAY = 3
_WHOLE_DAYS = {"Y", "M", "W", "D"}

Times = NDArray[np.datetime64]
GivenTimes = ArrayLike | Sequence[datetime | np.datetime64 | None]


def local_clock(values: GivenTimes, name: str) -> Times:
    """Give times of the local clock as datetime64 of microseconds, shape (n,).

    Parameters
    ----------
    values
        datetime64 finer than a day, or a list of datetimes without a zone; NaT or None is a record
        without a time.
    name
        What the caller calls this argument; used in the refusal.

    Raises
    ------
    ValueError
        If these are no times, carry a zone (the clock on the wall is then unknown) or are whole
        days.
    """
    times: NDArray[Any] = np.asarray(values)
    if times.dtype == object and times.ndim == 1:
        times = _from_datetimes(times, name)
    if times.size == 0 and times.ndim == 1:
        return times.astype("datetime64[us]")
    if times.ndim != 1 or not np.issubdtype(times.dtype, np.datetime64):
        msg = f"{name}: expected datetime64 of shape (n,), got {times.dtype} {times.shape}"
        raise ValueError(msg)
    if np.datetime_data(times.dtype)[0] in _WHOLE_DAYS and not np.isnat(times).all():
        msg = f"{name}: whole days have no hour; give times, or leave these records out"
        raise ValueError(msg)
    return times.astype("datetime64[us]")


def hours_of_week(times: Times) -> NDArray[np.int64]:
    """Give the hour of the week, 0 (Monday from 00:00) to 167, of times that are all known."""
    return hour_of_week_and_part(times)[0]


def hour_of_week_and_part(times: Times) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Give the hour of the week, 0 to 167, and how far through it each time is, 0 to below 1."""
    passed = times.astype(np.int64)
    hours = passed // MICROSECONDS_PER_HOUR
    part = (passed - hours * MICROSECONDS_PER_HOUR) / MICROSECONDS_PER_HOUR
    return (hours + _EPOCH_DAY * HOURS) % (DAYS * HOURS), part


def _from_datetimes(values: NDArray[Any], name: str) -> Times:
    times = np.full(len(values), "NaT", dtype="datetime64[us]")
    for row, value in enumerate(values):
        if value is None or isinstance(value, np.datetime64):
            times[row] = np.datetime64("NaT") if value is None else value
        elif not isinstance(value, datetime):
            msg = f"{name}: row {row} is {value!r}, not a time; give datetimes of the local clock"
            raise ValueError(msg)
        elif value.tzinfo is not None:
            msg = (
                f"{name}: row {row} carries a time zone; convert to the local clock and drop the"
                " zone, since hours of the day are read from the clock on the wall"
            )
            raise ValueError(msg)
        else:
            times[row] = np.datetime64(value, "us")
    return times
