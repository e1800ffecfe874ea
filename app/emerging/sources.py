"""Sources that recorded through the whole time, so that a late or new one is no rise anywhere.

Where one source is late, its places seem to fall silent in the last days and those of the others
to rise; where one began lately, the reverse. So only sources that recorded from the first days on
take part, and the last day is one that each of them has told of already.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Days = npt.NDArray[np.int64]
SLACK_DAYS = 31
USUAL_GAPS = 3
"""A source that has told nothing for three times its usual gap between records is late."""


@dataclass(frozen=True, slots=True, eq=False)
class Steady:
    """Which records are of steady sources, and the last day that all of those have told of."""

    keep: npt.NDArray[np.bool_]
    last_day: int


def steady(source: npt.NDArray[np.str_], days: Days, *, first_day: int) -> Steady:
    """Find the sources that recorded from the first days to the last.

    Parameters
    ----------
    source, days
        Of each record, shape (n,), n at least 1; days counted from any day, none before the first.
    first_day
        Where the time that is looked at begins.
    """
    newest = int(days.max())
    keep = np.zeros(len(days), dtype=bool)
    last_day = newest
    for one in np.unique(source):
        of_it = source == one
        told = days[of_it]
        patience = USUAL_GAPS * (newest - first_day + 1) / len(told)
        late, after = newest - int(told.max()), int(told.min()) - first_day
        if max(late, after) > max(SLACK_DAYS, patience):
            continue
        keep |= of_it
        last_day = min(last_day, newest - max(0, int(late - patience)))
    return Steady(keep, last_day)
