"""Days as a scan over time needs them: whole, and given back as they came."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.scan.windows import Ints

_DAY = np.dtype("datetime64[D]")
# Coarser than a day: a month has no day, and a scan would take it for the first of the month.
_COARSE = {"Y", "M", "W"}


def whole_days(days: ArrayLike, name: str = "days") -> tuple[Ints, bool]:
    """Give days as whole numbers, and whether they came as datetime64.

    Parameters
    ----------
    days
        Shape (n,). Whole numbers, or datetime64 of a day or finer; a time of day is cut off.

    Raises
    ------
    ValueError
        If the shape is another, or an entry is missing, not whole or coarser than a day.
    """
    given = np.asarray(days)
    if given.ndim != 1:
        msg = f"{name}: expected shape (n,), one day for each incident, got {given.shape}"
        raise ValueError(msg)
    if np.issubdtype(given.dtype, np.datetime64):
        return _from_dates(given, name), True
    try:
        numbers = given.astype(np.float64)
    except (TypeError, ValueError) as error:
        msg = f"{name}: expected whole numbers or datetime64[D]"
        raise ValueError(msg) from error
    wrong = ~np.isfinite(numbers) | (numbers != np.floor(numbers)) | (np.abs(numbers) > 2**53)
    if wrong.any():
        row = int(np.argmax(wrong))
        msg = f"{name}: row {row} is {numbers[row]}, not a whole day; leave that incident out"
        raise ValueError(msg)
    return numbers.astype(np.int64), False


def as_given(day: int, *, dates: bool) -> int | np.datetime64:
    """Give a day back in the form in which the days came."""
    return np.datetime64(day, "D") if dates else day


def last_of(days: Ints, last_day: int | np.datetime64 | None, *, dates: bool) -> int:
    """Give the day until which windows last: the last of an incident, or a later one if given."""
    latest = int(days.max())
    if last_day is None:
        return latest
    (given,), as_date = whole_days(np.array([last_day]), "last_day")
    if as_date != dates:
        msg = "last_day: give it in the form of days, both numbers or both datetime64"
        raise ValueError(msg)
    if given < latest:
        msg = f"last_day: {last_day} is before the last incident; leave later incidents out"
        raise ValueError(msg)
    return int(given)


def _from_dates(given: NDArray[np.datetime64], name: str) -> Ints:
    if np.datetime_data(given.dtype)[0] in _COARSE:
        msg = f"{name}: months or weeks have no day; count by period and use space_time_poisson"
        raise ValueError(msg)
    if np.isnat(given).any():
        row = int(np.argmax(np.isnat(given)))
        msg = f"{name}: row {row} has no day; leave that incident out"
        raise ValueError(msg)
    return given.astype(_DAY).astype(np.int64)
