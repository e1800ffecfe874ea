"""The records that a night can look at: precise enough, steady, and up to one last day."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from app.analysis.usable import usable
from app.emerging.cells import WIDTH_M, Floats, cell_of, centres_of
from app.emerging.sources import Days, steady
from app.incidents.records import Booleans, Records, Words
from geo.precision import needs_of

EPOCH = date(1970, 1, 1)
ANALYSIS = "geo.scan.space_time_permutation"
BASELINE_DAYS, LEAST_BASELINE_DAYS = 364, 182
"""52 whole weeks, so that every weekday counts alike; half of that at least."""
YEAR_DAYS = 364

FUTURE = "dated after the night of the look"
UNSTEADY = "of sources that did not record through the whole time"
TOO_NEW = "of days that not every source has told of yet"
NO_DAY = "recorded without a day"

NOTHING_PRECISE = (
    "Nothing can be looked for: too many of these records do not know their day or their place."
    " Bring in a source that records both."
)
TOO_SHORT = (
    "Nothing can be looked for yet: less than half a year of records know their day and place."
)


@dataclass(frozen=True, slots=True, eq=False)
class Incidents:
    """Incidents by kind, day (from 1 January 1970) and the middle of their hexagon (EPSG:27700)."""

    harm: Words
    days: Days
    middles: Floats

    def __len__(self) -> int:
        return len(self.days)

    def only(self, mask: Booleans) -> "Incidents":
        """Those for which the mask, shape (n,), is true."""
        return Incidents(self.harm[mask], self.days[mask], self.middles[mask])


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """What a night can look at, or why nothing.

    Attributes
    ----------
    incidents
        Of the year up to the last day.
    first_day, last_day
        Of that year; None where there is nothing to look at.
    year_earlier
        The same sources in the year before that.
    reaches_back_to
        The first day from which every one of these sources has recorded.
    left_out
        Records by reason, as sentence parts.
    """

    incidents: Incidents
    first_day: int | None
    last_day: int | None
    year_earlier: Incidents
    reaches_back_to: int | None
    left_out: Mapping[str, int]
    marks: tuple[str, ...]
    refusal: str


def ready(records: Records, *, night: date) -> Ready:
    """Choose what a night can look at.

    Parameters
    ----------
    records
        All incidents, as the exact tier sees them.
    night
        Nothing dated later counts.
    """
    left: Counter[str] = Counter()
    dated = ~np.isnat(records.starts)
    is_future = dated & (_days(records) > day_number(night))
    known = dated & ~is_future & ~records.follows_police
    if not known.any():
        return _nothing(left, (), NOTHING_PRECISE if len(records) else TOO_SHORT)
    newest, oldest = int(_days(records)[known].max()), int(_days(records)[known].min())
    first_day = max(newest - BASELINE_DAYS + 1, oldest)
    of_the_year = (records.month >= _month(first_day)) & ~is_future
    left[FUTURE] = int(is_future.sum())
    fit = usable(records.only(of_the_year), needs_of(ANALYSIS), by_name=False, cell_m=WIDTH_M)
    left.update(fit.left_out)
    if fit.refused:
        return _nothing(left, fit.marks, NOTHING_PRECISE)
    year = _from_day(fit.records, first_day, left)
    if len(year) == 0:
        return _nothing(left, fit.marks, NOTHING_PRECISE)
    kept = steady(year.source, _days(year), first_day=first_day)
    left[UNSTEADY] += int((~kept.keep).sum())
    left[TOO_NEW] += int((kept.keep & (_days(year) > kept.last_day)).sum())
    year = year.only(kept.keep & (_days(year) <= kept.last_day))
    if len(year) == 0 or kept.last_day - first_day + 1 < LEAST_BASELINE_DAYS:
        return _nothing(left, fit.marks, TOO_SHORT)
    all_of_them = _of_the_same(records, year, first_day - YEAR_DAYS)
    begins = [int(_days(all_of_them)[all_of_them.source == one].min()) for one in set(year.source)]
    return Ready(
        incidents=_incidents(year),
        first_day=first_day,
        last_day=kept.last_day,
        year_earlier=_incidents(all_of_them.only(_days(all_of_them) < first_day)),
        reaches_back_to=max(begins),
        left_out={reason: n for reason, n in left.most_common() if n},
        marks=fit.marks,
        refusal="",
    )


def day_number(day: date) -> int:
    """Days from 1 January 1970."""
    return (day - EPOCH).days


def date_of(number: int) -> date:
    """The day so many days from 1 January 1970."""
    return EPOCH + timedelta(days=number)


def _from_day(records: Records, first_day: int, left: Counter[str]) -> Records:
    known = ~np.isnat(records.starts)
    left[NO_DAY] += int((~known).sum())
    told = records.only(known)
    return told.only(_days(told) >= first_day)


def _of_the_same(records: Records, year: Records, first_day: int) -> Records:
    """Records as precise as the year's, of the same sources, from an earlier day on."""
    wanted = np.isin(records.source, np.unique(year.source)) & ~np.isnat(records.starts)
    wanted &= records.month >= _month(first_day)
    found = usable(records.only(wanted), needs_of(ANALYSIS), by_name=False, cell_m=WIDTH_M).records
    return found.only((_days(found) >= first_day) & (_days(found) <= int(_days(year).max())))


def _incidents(records: Records) -> Incidents:
    return Incidents(records.harm, _days(records), centres_of(cell_of(records.xy)))


def _days(records: Records) -> Days:
    """Day of each record; of one without a time it means nothing."""
    return records.starts.astype("datetime64[D]").astype(np.int64)


def _month(day: int) -> np.datetime64:
    return np.datetime64(f"{date_of(day):%Y-%m}", "M")


def _nothing(left: Counter[str], marks: tuple[str, ...], refusal: str) -> Ready:
    none = Incidents(np.array([], dtype=np.str_), np.array([], dtype=np.int64), np.empty((0, 2)))
    told = {reason: n for reason, n in left.most_common() if n}
    return Ready(none, None, None, none, None, told, marks, refusal)
