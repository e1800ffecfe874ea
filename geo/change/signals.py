"""What every watch over a series hands back: a figure, a limit and an alarm for each period."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.counts import whole_counts
from geo.result import Result

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Signals(Result):
    """Figure, limit and alarm of every period, all of shape (n,).

    Attributes
    ----------
    statistic
        The figure that is held against the limit.
    limit
        NaN for periods that were not judged.
    alarms
        Periods whose figure passes the limit: reasons to look, not findings.
    judged
        Periods that had enough before them to be judged.
    """

    statistic: Floats
    limit: Floats
    alarms: Flags
    judged: Flags

    @property
    def first_alarm(self) -> int | None:
        """Number of the first period with an alarm, counted from 0."""
        return int(np.argmax(self.alarms)) if self.alarms.any() else None


def series(counts: ArrayLike) -> Floats:
    """Check the counts of a series and give them as floats, shape (n,)."""
    return whole_counts(counts).astype(np.float64)


def alarm_words(alarms: Flags, judged: Flags, *, more: bool = True) -> str:
    """Say how many periods stand out, and that this names no reason."""
    looked, found = int(judged.sum()), int(alarms.sum())
    if looked == 0:
        return "No period has enough before it to be judged."
    direction = "more" if more else "fewer"
    periods = "1 period" if looked == 1 else f"{looked:,} periods"
    if found == 0:
        return (
            f"None of {periods} stands out as having {direction} incidents than expected. A small"
            " change may be there and not show."
        )
    return (
        f"{found:,} of {periods} {'stands' if found == 1 else 'stand'} out as having {direction}"
        " incidents than expected. That is a reason to look, and says nothing of why; a change in"
        " recording looks the same."
    )
