"""Which recorded incidents can be set beside opening hours: those that know hour and street."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from app.analysis.usable import usable
from app.gaps.question import School, Wish
from app.incidents.records import Booleans, Records
from geo.precision import Needs

NEEDS = Needs(time="minute", place="street_segment", fine_cells="refuse")
NO_HOUR = "recorded without an hour"
OTHER_PART: Mapping[School, str] = {
    "term_time": "recorded in school holidays",
    "holidays": "recorded in school time",
}
Terms = Sequence[tuple[date, date]]


@dataclass(frozen=True, slots=True, eq=False)
class Timed:
    """Incidents with their hour and street, and what became of the others.

    ``left_out`` are numbers by reason, as sentence parts. ``school_known`` tells whether the part
    of the school year is known of every incident that is kept.
    """

    records: Records
    left_out: Mapping[str, int]
    refused: bool
    marks: tuple[str, ...]
    school_known: bool


def timed_incidents(asked: Records, wish: Wish, terms: Terms, *, by_name: bool) -> Timed:
    """Keep the incidents that can be used, of one part of the school year as far as it is known."""
    fit = usable(asked, NEEDS, by_name=by_name, cell_m=float(wish.width_m))
    left_out = Counter(fit.left_out)
    hourly = (fit.records.hour >= 0) & (fit.records.weekday > 0) & fit.records.has_place
    left_out[NO_HOUR] += int((~hourly).sum())
    records = fit.records.only(hourly)
    in_term, is_known = school_days(records.starts, terms)
    other = is_known & (in_term != (wish.school == "term_time"))
    left_out[OTHER_PART[wish.school]] += int(other.sum())
    return Timed(
        records=records.only(~other),
        left_out={reason: n for reason, n in left_out.most_common() if n},
        refused=fit.refused,
        marks=fit.marks,
        school_known=bool(is_known.all()),
    )


def school_days(starts: npt.NDArray[np.datetime64], terms: Terms) -> tuple[Booleans, Booleans]:
    """Tell of each time whether it is in term, and whether that is known.

    It is known between the first and the last day of the terms on record, weekends of a term
    included, and only of times that are told.
    """
    day = starts.astype("datetime64[D]")
    in_term, is_known = np.zeros(len(day), dtype=bool), np.zeros(len(day), dtype=bool)
    if not terms:
        return in_term, is_known
    for first, last in terms:
        in_term |= (day >= np.datetime64(first)) & (day <= np.datetime64(last))
    first, last = min(one for one, _ in terms), max(one for _, one in terms)
    is_known = (day >= np.datetime64(first)) & (day <= np.datetime64(last))
    return in_term, is_known


def inside(records: Records, shape: BaseGeometry | None) -> Records:
    """Those that lie in a shape (EPSG:27700), its edge included; all of them without one."""
    if shape is None:
        return records
    found, placed = np.zeros(len(records), dtype=bool), records.has_place
    shapely.prepare(shape)
    found[placed] = shapely.intersects_xy(shape, records.xy[placed])
    return records.only(found)
