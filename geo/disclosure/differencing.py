"""What the difference of two published counts gives away."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.result import Result


@dataclass(frozen=True, kw_only=True, eq=False)
class Differencing(Result):
    """The differences of two releases, and which of them disclose a small group.

    Attributes
    ----------
    difference
        Size of each difference, shape (n,).
    disclosed
        Positions whose difference is above 0 and below the threshold.
    low, high
        What a reader knows of each difference: itself, or an interval where both releases were
        rounded to a base.
    allowed
        Whether the second release may go out.
    """

    difference: NDArray[np.int64]
    disclosed: tuple[int, ...]
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    allowed: bool


def differencing(
    a: ArrayLike, b: ArrayLike, *, threshold: int, rounded_to: int | None = None
) -> Differencing:
    """Compare two releases of which one contains the other.

    Parameters
    ----------
    a, b
        Counts of the same groups in two releases: an area and a larger one round it, or eleven
        months and twelve. Numbers or arrays of one shape; either may be the larger.
    threshold
        A difference above 0 and below this discloses a small group, as a published area of that
        count would.
    rounded_to
        Both releases were published rounded to the nearest multiple of this (an odd number):
        a group is then disclosed only where its whole interval lies in that range.

    Raises
    ------
    ValueError
        If the counts are not whole, or their shapes differ.

    Notes
    -----
    Source: Duke-Williams & Rees (1998), Int J GIS 12(6):579-605.
    """
    first, second = _counts(a, "a"), _counts(b, "b")
    if first.shape != second.shape:
        msg = f"b: expected {len(first)} counts like a, got {len(second)}"
        raise ValueError(msg)
    if threshold < 1:
        msg = f"threshold: {threshold} must be 1 or more"
        raise ValueError(msg)
    difference = np.abs(first - second)
    low = high = difference
    if rounded_to is not None:
        low, high = _interval(first, second, rounded_to)
    given_away = (low > 0) & (high < threshold)
    disclosed = tuple(int(k) for k in np.flatnonzero(given_away))
    return Differencing(
        difference=difference,
        disclosed=disclosed,
        low=low,
        high=high,
        allowed=not disclosed,
        parameters={"threshold": threshold, "rounded_to": rounded_to},
        used=int(first.sum() + second.sum()),
        usable=True,
        reading=_reading(len(disclosed), threshold),
    )


def _interval(
    first: NDArray[np.int64], second: NDArray[np.int64], base: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    if base < 3 or base % 2 == 0:
        # A count half-way between two multiples of an even base has no nearest one.
        msg = f"rounded_to: {base} must be an odd number, 3 or more"
        raise ValueError(msg)
    reach = base // 2
    larger = np.maximum(first, second)
    smaller = np.minimum(first, second)
    top, bottom = ((n + reach) // base * base for n in (larger, smaller))
    low = np.maximum(0, (top - reach) - (bottom + reach))
    return low, (top + reach) - np.maximum(0, bottom - reach)


def _counts(values: ArrayLike, name: str) -> NDArray[np.int64]:
    given = np.atleast_1d(np.asarray(values, dtype=np.float64))
    whole = np.isfinite(given).all() and (given >= 0).all() and (given == np.floor(given)).all()
    if given.ndim != 1 or not whole:
        msg = f"{name}: expected whole counts, 0 or more, one or a list of them"
        raise ValueError(msg)
    return given.astype(np.int64)


def _reading(disclosed: int, threshold: int) -> str:
    if disclosed == 0:
        return "The two can be published together."
    groups = "a group" if disclosed == 1 else f"{disclosed:,} groups"
    return (
        f"Published together, the two would give away {groups} of fewer than {threshold}."
        " Publish only one of them, or choose areas or periods that differ by more."
    )
