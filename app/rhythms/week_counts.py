"""Incidents by hour of the week: exact times in their hour, stretches shared out over theirs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.analysis.usable import spans_hours, usable
from app.incidents.records import Booleans, Records
from geo.precision import Needs
from geo.temporal import DAYS, HOURS, aoristic

Weights = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
LONGEST_SPAN_HOURS = 24.0
WEEK = DAYS * HOURS

TOO_LONG = "recorded as between two times more than 24 hours apart"
NOT_TOLD = "recorded as between two times that are not known, or not told at your level"
NO_HOUR = "recorded without an hour"


@dataclass(frozen=True, slots=True, eq=False)
class WeekCounts:
    """What each hour of the week holds.

    Attributes
    ----------
    weights
        Incidents by weekday (Monday first) and hour, shape (7, 24); fractions of those shared out.
    records
        Records that add anything to an hour, shape (7, 24).
    used, shared_out
        Records counted, and those among them that were shared out over several hours.
    left_out
        Records by reason, as sentence parts.
    refused
        Whether too many have no precise time for the others to speak for them.
    """

    weights: Weights
    records: Whole
    used: int
    shared_out: int
    left_out: Mapping[str, int]
    refused: bool
    marks: tuple[str, ...]

    @property
    def asked(self) -> int:
        """Records that were asked about, counted or not."""
        return self.used + sum(self.left_out.values())


def week_counts(records: Records, needs: Needs, *, by_name: bool) -> WeekCounts:
    """Count incidents by hour of the week on Britain's clocks.

    Parameters
    ----------
    records
        Those that a person asks about.
    needs
        Those of ``geo.temporal.aoristic``, with a need of place where a place was asked about.
    by_name
        Whether kinds of harm were asked for by name.
    """
    fit = usable(records, needs, by_name=by_name)
    chosen, left_out = fit.records, Counter(fit.left_out)
    is_exact = chosen.time_precision == "minute"
    timed = is_exact & (chosen.hour >= 0) & (chosen.weekday > 0)
    told = ~is_exact & ~np.isnat(chosen.starts) & ~np.isnat(chosen.ends)
    short = told & (np.nan_to_num(spans_hours(chosen), nan=np.inf) <= LONGEST_SPAN_HOURS)
    left_out[NO_HOUR] += int((is_exact & ~timed).sum())
    left_out[NOT_TOLD] += int((~is_exact & ~told).sum())
    left_out[TOO_LONG] += int((told & ~short).sum())
    exact = _in_their_hour(chosen, timed)
    weights, touched = _shared_out(chosen.only(short))
    used = int(timed.sum() + short.sum())
    return WeekCounts(
        weights=(exact + weights).reshape(DAYS, HOURS),
        records=(exact + touched).reshape(DAYS, HOURS),
        used=used,
        shared_out=int(short.sum()),
        left_out={reason: n for reason, n in left_out.most_common() if n},
        refused=fit.refused or used == 0,
        marks=fit.marks,
    )


def _in_their_hour(records: Records, timed: Booleans) -> Whole:
    hour = (records.weekday[timed].astype(np.int64) - 1) * HOURS + records.hour[timed]
    return np.bincount(hour, minlength=WEEK)


def _shared_out(records: Records) -> tuple[Weights, Whole]:
    """Shares of stretches by hour of the week, and how many stretches reach into each hour."""
    if len(records) == 0:
        return np.zeros(WEEK), np.zeros(WEEK, dtype=np.int64)
    # Where the clocks go back, a stretch may seem to end before it began: it is in its first hour.
    ends = np.maximum(records.starts, records.ends)
    weights = aoristic(records.starts, ends).weights
    hours = _minutes_of_epoch(records.starts) // 60
    # A stretch ends before its last minute: 3pm to 5pm reaches into two hours, not three.
    last = np.maximum(hours, (_minutes_of_epoch(ends) - 1) // 60)
    reach = last - hours + 1
    steps = np.arange(reach.sum()) - np.repeat(np.cumsum(reach) - reach, reach)
    return weights, np.bincount(_of_week(np.repeat(hours, reach) + steps), minlength=WEEK)


def _minutes_of_epoch(times: npt.NDArray[np.datetime64]) -> Whole:
    return times.astype("datetime64[m]").astype(np.int64)


def _of_week(hours: Whole) -> Whole:
    # 1 January 1970 was a Thursday, the fourth day of a week that starts on Monday.
    return (hours + 3 * HOURS) % WEEK
