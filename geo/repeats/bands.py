"""Bands of distance or time: where each begins, and which of its ends belongs to it."""

import itertools
import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Closed = Literal["left", "right"]

MOST_BREAKS = 50


@dataclass(frozen=True, eq=False)
class Bands:
    """Bands between rising breaks, and the two buckets below and above them.

    Attributes
    ----------
    breaks
        As they were asked for; the last may be infinite.
    bounds
        Finite, made so that a value lies in bucket b where `bounds[b - 1] <= value < bounds[b]`,
        whichever end of a band is closed. Bucket 0 is below all bands.
    """

    breaks: tuple[float, ...]
    bounds: Floats

    @property
    def count(self) -> int:
        """How many bands there are."""
        return len(self.breaks) - 1

    @property
    def reach(self) -> float:
        """The largest finite break."""
        return max(value for value in self.breaks if math.isfinite(value))

    @property
    def ends(self) -> tuple[tuple[float, float], ...]:
        """Lower and upper break of each band."""
        return tuple(itertools.pairwise(self.breaks))

    @property
    def asked(self) -> slice:
        """The buckets that are bands."""
        return slice(1, self.count + 1)


def bands(breaks: ArrayLike, name: str, *, closed: Closed = "left") -> Bands:
    """Give bands from their breaks, or refuse them by name.

    Parameters
    ----------
    breaks
        2 to 50, rising, from 0 or more; only the last may be infinite.
    closed
        "left": a band holds its lower break and not its upper one, [a, b). "right": (a, b], and the
        first band holds its lower break as well.

    Raises
    ------
    ValueError
        If the breaks are no such list, or `closed` is another word.
    """
    if closed not in ("left", "right"):
        msg = f'closed: {closed!r} is not "left" or "right"'
        raise ValueError(msg)
    try:
        given = np.asarray(breaks, dtype=np.float64)
    except (TypeError, ValueError) as error:
        msg = f"{name}: expected rising numbers such as 0, 100, 200"
        raise ValueError(msg) from error
    if given.ndim != 1 or not 2 <= len(given) <= MOST_BREAKS:
        msg = f"{name}: expected 2 to {MOST_BREAKS} breaks, such as 0, 100, 200, got {given.shape}"
        raise ValueError(msg)
    # A comparison with NaN is false, so that it is refused here, too.
    rising = bool((given[1:] > given[:-1]).all())
    if not (rising and given[0] >= 0 and math.isfinite(given[0])):
        msg = f"{name}: {given.tolist()} must rise from 0 or more; only the last may be infinite"
        raise ValueError(msg)
    bounds = given[np.isfinite(given)]
    if closed == "right":
        bounds = np.concatenate([bounds[:1], np.nextafter(bounds[1:], np.inf)])
    return Bands(tuple(given.tolist()), bounds)
