"""When in the week: counts by weekday and hour, from records that know both."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.result import Result
from geo.temporal.clock import DAYS, HOURS, GivenTimes, hours_of_week, local_clock


@dataclass(frozen=True, kw_only=True, eq=False)
class WeekGrid(Result):
    """Counts by weekday (Monday first) and hour of the local clock, shape (7, 24)."""

    counts: NDArray[np.int64]


def hour_of_week(local_times: GivenTimes, *, precise: ArrayLike | None = None) -> WeekGrid:
    """Count records by weekday and hour.

    Parameters
    ----------
    local_times
        datetime64, or a list of datetimes without a zone, on the local clock, shape (n,). NaT or
        None is a record without a time.
    precise
        Whether each record knows its hour, shape (n,). Others are left out and counted, never
        spread or set to midnight. All are taken as precise where this is not given.

    Returns
    -------
    Counts of shape (7, 24) that sum to `used`; `used` + `left_out` is n.

    Raises
    ------
    ValueError
        If the times are not datetimes, carry a time zone or are whole days, or the shapes differ.
    """
    times = local_clock(local_times, "local_times")
    known = np.ones(len(times), dtype=bool) if precise is None else np.asarray(precise, dtype=bool)
    if known.shape != times.shape:
        msg = f"precise: expected shape {times.shape} like local_times, got {known.shape}"
        raise ValueError(msg)
    known = known & ~np.isnat(times)
    counts = np.bincount(hours_of_week(times[known]), minlength=DAYS * HOURS)
    used, left_out = int(known.sum()), int((~known).sum())
    return WeekGrid(
        counts=counts.reshape(DAYS, HOURS),
        parameters={"records": len(times)},
        used=used,
        left_out=left_out,
        usable=used > 0,
        reading=_reading(used, left_out),
    )


def _reading(used: int, left_out: int) -> str:
    if used == 0:
        return "Times not precise enough to show hours."
    said = f"{used:,} {'incident' if used == 1 else 'incidents'} with a known hour."
    if left_out:
        said += f" {left_out:,} more had no hour and {'is' if left_out == 1 else 'are'} left out."
    return said
