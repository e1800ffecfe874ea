"""The hours of the week in which a place's incidents were recorded, where times allow it."""

from collections.abc import Mapping

import numpy as np

from app.analysis.usable import usable
from app.areas.profile_hours import FEWEST_TIMED
from app.areas.profile_schemas import HoursOut, MonthsOut, ProfileLeftOutOut, WeekdayOut
from app.disclosure.figures import series, table
from app.incidents.records import Records
from app.params import Months
from geo.precision import needs_of

ANALYSIS = "geo.temporal.hour_of_week"
NOT_PRECISE = "Times not precise enough to show hours."
FEW = f"Fewer than {FEWEST_TIMED} records here have a time to the minute: too few to show hours."
LONGEST_MONTHS = 36
"""Hours are told of up to three years: a single year leaves most cells of a week hidden."""


def hour_months(period: Months) -> Months:
    """The months that hours are told of: the period, or the three years that end with it."""
    longer = LONGEST_MONTHS - period.count
    return Months(period.shifted(-max(0, longer)).first, period.last)


def hours_out(
    records: Records, months: Months, *, by_name: bool, threshold: int
) -> tuple[HoursOut | None, str]:
    """Tell the hours of records of one place, or say why not.

    Parameters
    ----------
    records
        All of these months at the place, chosen with ``police=True``.
    by_name
        Whether kinds of harm were asked for by name.
    """
    told = usable(records, needs_of(ANALYSIS), by_name=by_name)
    timed = told.records.only((told.records.hour >= 0) & (told.records.weekday > 0))
    if told.refused:
        return None, NOT_PRECISE
    if len(timed) < FEWEST_TIMED:
        return None, FEW
    grid = np.zeros((7, 24), dtype=np.int64)
    np.add.at(grid, (timed.weekday - 1, timed.hour), 1)
    lacking: Mapping[str, int] = told.left_out
    used, *others = series([len(timed), *lacking.values()], threshold)
    rows = table(grid.tolist(), threshold)
    return HoursOut(
        period=MonthsOut(first=f"{months.first:%Y-%m}", last=f"{months.last:%Y-%m}"),
        rows=[WeekdayOut(weekday=day, cells=row) for day, row in enumerate(rows, start=1)],
        used=used,
        left_out=[
            ProfileLeftOutOut(reason=reason, figure=one)
            for reason, one in zip(lacking, others, strict=True)
        ],
    ), ""
