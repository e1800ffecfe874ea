"""What a planted change is expected to do to the counts of records, worked out from the plan."""

from dataclasses import dataclass

import numpy as np
import shapely

from data.demo.rhythms import hour_shares
from data.demo.variants.changing import in_programme, within, zones
from data.demo.variants.happening import DAYS, VOLUME, YEARS, Flags, Floats
from data.demo.variants.planted import MONTHS, Planted, PlantedChange
from data.demo.variants.recording import Records
from data.demo.variants.stage import Stage
from data.demo.variants.variation import month_of_days, trend_by_day


@dataclass(frozen=True)
class ExpectedEffect:
    """What a change is expected to do to records that may be counted in a small place.

    Attributes
    ----------
    without
        Records inside the place in the months after, had nothing been changed.
    change
        By how many more (fewer: negative) the change makes them.
    ring_change
        The same in the ring.
    trend
        By what share the trend alone moves counts between the two windows.
    """

    without: float
    change: float
    ring_change: float
    trend: float

    @property
    def ratio(self) -> float:
        """Records with the change over records without it."""
        return (self.without + self.change) / self.without


def expected_effect(planted: Planted, change: PlantedChange, records: Records) -> ExpectedEffect:
    """Work out what a change is expected to do.

    Parameters
    ----------
    records
        Of all happenings, those too that the change took away or added: they tell how many of the
        place's own are written down inside it, and how much of the usual lies there.

    Notes
    -----
    The mean over all that chance could have done at the place, not what it did this time.
    """
    place, rows = planted.by_name[change.place], records.happened
    ring = planted.ring(change.place, change.ring_m)
    number = planted.places.index(place)
    own, usual = rows.otherwise & (rows.planted == number), rows.otherwise & (rows.planted < 0)
    expected = place.yearly * VOLUME * YEARS * _share_of_time(planted, place.rhythm, change.after)

    def of_the_place(which: Flags) -> float:
        background = (usual & which).sum() * len(change.after) / MONTHS
        return expected * _share(own & which, own) + float(background)

    true = within(rows, place.outline)
    inside, beside = (records.countable & _at(records.xy, s) for s in (place.outline, ring))
    share = {"fell": -1.0, "moved": -1.0, "rose": 1.0}.get(change.kind, 0.0) * change.share
    return ExpectedEffect(
        without=of_the_place(inside),
        change=share * of_the_place(inside & true),
        # What is written down roughly at the place lies partly in its ring, and goes with it.
        ring_change=share * of_the_place(beside & true)
        + _moved_there(planted, change, records, of_the_place(records.countable & true)),
        trend=_trend_between(planted, change, place.rhythm),
    )


def programme_ratio(stage: Stage, planted: Planted, records: Records) -> float:
    """Give records with the programme over records without it, in its areas.

    Parameters
    ----------
    records
        Of all happenings, those too that were taken away or added.

    Notes
    -----
    Ground of other changes is left out. Near an edge a few happenings are written down on the other
    side, so that a little less than the planted share goes.
    """
    programme, rows, others = planted.programme, records.happened, zones(planted)
    counted = in_programme(stage, planted, records.xy) & ~_at(records.xy, others)
    counted &= records.countable & rows.otherwise & (rows.month >= programme.month)
    touched = counted & in_programme(stage, planted, rows.xy) & ~_at(rows.xy, others)
    return 1 - programme.share * _share(touched, counted)


def _moved_there(planted: Planted, change: PlantedChange, records: Records, there: float) -> float:
    """How many of those at the place are expected to be written down in the ring, once moved."""
    if change.kind != "moved":
        return 0.0
    rows, ring = records.happened, planted.ring(change.place, change.ring_m)
    moved = ~rows.otherwise & records.countable & within(rows, ring)
    return change.share * there * _share(moved & _at(records.xy, ring), moved)


def _share_of_time(planted: Planted, rhythm: str, months: range) -> float:
    """The part of three years' happenings that some months hold by season and trend."""
    return float(_by_month(planted, rhythm)[list(months)].sum())


def _by_month(planted: Planted, rhythm: str) -> Floats:
    by_day = hour_shares(rhythm).sum(axis=1) * trend_by_day(planted.trend, DAYS)
    return np.bincount(month_of_days(DAYS), by_day, minlength=MONTHS).astype(np.float64)


def _trend_between(planted: Planted, change: PlantedChange, rhythm: str) -> float:
    with_trend = _by_month(planted, rhythm)
    season = np.bincount(month_of_days(DAYS), hour_shares(rhythm).sum(axis=1), minlength=MONTHS)
    after, before = (
        with_trend[list(months)].sum() / season[list(months)].sum()
        for months in (change.after, change.before)
    )
    return float(after / before - 1)


def _share(part: Flags, whole: Flags) -> float:
    return float(part.sum() / max(1, whole.sum()))


def _at(xy: Floats, shape: shapely.Geometry) -> Flags:
    return shapely.contains_xy(shape, np.nan_to_num(xy))
