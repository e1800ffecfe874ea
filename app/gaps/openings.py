"""Opening hours as a table of the week: which share of every hour a place is open."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from app.gaps.question import School
from app.provision.hours import WeeklyOpening, weekly_hours

Shares = npt.NDArray[np.float64]
DAY_MINUTES = 1440
WEEK_MINUTES = 7 * DAY_MINUTES
OTHER_PART: dict[School, str] = {"term_time": "holidays", "holidays": "term_time"}


def open_share(hours: Sequence[WeeklyOpening], *, day: date, school: School) -> Shares:
    """Tell the share of each hour of the week in which a place is open, shape (7, 24).

    Parameters
    ----------
    hours
        Everything on record for one place. What runs past midnight counts on the following day,
        from Sunday on the Monday; openings that overlap count once.
    day
        Openings whose dates do not hold on it are left away.
    school
        Openings of the other part of the school year are left away.
    """
    minutes = np.zeros(WEEK_MINUTES, dtype=bool)
    for one in weekly_hours(hours, day):
        if one.term != OTHER_PART[school]:
            midnight = (one.weekday - 1) * DAY_MINUTES
            open_minutes = np.arange(midnight + one.opens_minute, midnight + one.closes_minute)
            minutes[open_minutes % WEEK_MINUTES] = True
    return minutes.reshape(7, 24, 60).mean(axis=2)
