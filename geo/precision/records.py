"""What is known of records' precision, checked once where it is gathered."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.precision.codes import PLACE_CODES, TIME_CODES, Codes, known_codes

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Records:
    """Precision of n records; made by `read_records`.

    Attributes
    ----------
    time, place
        Codes, shape (n,); None where they were not given.
    enforcement
        Records of categories that follow police activity, shape (n,).
    spans_hours
        Length of the range that a time is known by, infinite where that is not known, shape (n,).
    moved_m
        How far a point may have been moved by its publisher, NaN where nobody says, shape (n,).
    """

    n: int
    time: Codes | None
    place: Codes | None
    enforcement: Flags
    spans_hours: Floats
    moved_m: Floats


def read_records(
    *,
    time: ArrayLike | None = None,
    place: ArrayLike | None = None,
    enforcement: ArrayLike | None = None,
    spans_hours: ArrayLike | None = None,
    moved_m: ArrayLike | None = None,
) -> Records:
    """Check what is known of records' precision.

    Parameters
    ----------
    time, place
        Codes of `time_precision` and `location_precision`, shape (n,); at least one of the two.
    enforcement
        Whether a record's category follows police activity (searches for drugs and weapons), shape
        (n,); none do where it is not given.
    spans_hours
        Hours between the two times of a range, shape (n,); NaN where there are none.
    moved_m
        Metres that a point may have been moved by its publisher: one figure, or one for each record
        with NaN where nobody says.

    Raises
    ------
    ValueError
        If a code is unknown, lengths differ, or a figure is negative or infinite.
    """
    times = None if time is None else known_codes(time, TIME_CODES, "time")
    places = None if place is None else known_codes(place, PLACE_CODES, "place")
    sizes = {len(part) for part in (times, places) if part is not None}
    if len(sizes) != 1:
        msg = f"time, place: expected one length for both and at least one, got {sorted(sizes)}"
        raise ValueError(msg)
    (n,) = sizes
    spans = _figures(spans_hours, n, "spans_hours")
    return Records(
        n=n,
        time=times,
        place=places,
        enforcement=_flags(enforcement, n),
        spans_hours=np.where(np.isnan(spans), np.inf, spans),
        moved_m=_figures(moved_m, n, "moved_m"),
    )


def _figures(values: ArrayLike | None, n: int, name: str) -> Floats:
    if values is None:
        return np.full(n, np.nan)
    given = np.asarray(values, dtype=np.float64)
    if given.shape not in {(), (n,)}:
        msg = f"{name}: expected one figure or {n:,}, one for each record, got shape {given.shape}"
        raise ValueError(msg)
    if np.any((given < 0) | np.isinf(given)):
        msg = f"{name}: a figure is negative or infinite; give 0 or more, or NaN where unknown"
        raise ValueError(msg)
    return np.broadcast_to(given, (n,))


def _flags(values: ArrayLike | None, n: int) -> Flags:
    if values is None:
        return np.zeros(n, dtype=bool)
    given = np.asarray(values)
    if given.shape != (n,) or not np.isin(given, (0, 1)).all():
        msg = f"enforcement: expected true or false for each of {n:,} records"
        raise ValueError(msg)
    return given.astype(bool)
