"""Which records an analysis may use: the contract of ``geo.precision``, in the house's words.

A source that never tells what an analysis needs, such as published records that know only the
month, is set aside as a whole: its records are left out and counted, and they do not speak against
the other sources. Of those, no more may lack precision than the contract allows.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from app.incidents.records import Booleans, Floats, Records, Words
from geo.precision import Needs, PrecisionSplit, read_records, split

POLICE = "follows_police_activity"
MAP_POINT_MOVED_M = 100.0
"""How far publishers move places to map points at most, as far as anybody says."""

TIME_WORDS: Mapping[str, str] = {
    "month": "recorded by month only",
    "day": "recorded by day only",
    "part_of_day": "recorded by part of the day only",
    "range": "recorded as between two times too far apart, or hidden at your level",
}
PLACE_WORDS: Mapping[str, str] = {
    "snapped_map_point": "placed at a map point by their publisher",
    "street_segment": "placed by street only",
    "area_only": "placed by area only",
}
REASONS: Mapping[str, str] = {
    POLICE: "of kinds that follow where searches take place; never added to harm",
    "no_place": "recorded without a place",
    "withheld": "with a place that may not be shown",
    "place_too_coarse": "not placed precisely enough",
    "moved_too_far_for_cells": "moved to a map point by their publisher, too far for such cells",
    "time_too_coarse": "without a precise enough time",
}
MARKS: Mapping[str, str] = {
    POLICE: "These records follow where police search, not where harm is.",
    "cells_finer_than_moves": (
        "Some places were moved by up to 100 m before they were published: read neighbouring cells"
        " together."
    ),
    "moves_unknown": "Some points were moved by their publisher, and nobody says how far.",
}


@dataclass(frozen=True, slots=True, eq=False)
class Usable:
    """Records that an analysis may use, and what became of the others.

    ``left_out`` are numbers of records by reason, as sentence parts; ``refused`` is whether so many
    lack precision that the rest could not speak for them; ``marks`` must stand beside the figures.
    """

    records: Records
    left_out: Mapping[str, int]
    refused: bool
    marks: tuple[str, ...]


def usable(records: Records, needs: Needs, *, by_name: bool, cell_m: float | None = None) -> Usable:
    """Choose the records that are precise enough.

    Parameters
    ----------
    records
        Those that a person asks about, chosen with ``police=True``.
    needs
        Of the analysis: see ``geo.precision.needs_of``.
    by_name
        Whether kinds of harm were asked for by name. Only then are records that follow police
        activity ever used, where there are no others.
    cell_m
        Width of the cells, metres, for analyses that have cells.
    """
    told = _split(records, needs, cell_m)
    reason = np.where(records.follows_police & (not by_name), POLICE, told.reason)
    use = reason == ""
    counted = _speaks(records, needs) & (reason != POLICE)
    lacking = int((counted & ~use).sum()) / max(1, int(counted.sum()))
    return Usable(
        records=records.only(use),
        left_out=_reasons(records.only(~use), reason[~use]),
        refused=lacking > needs.most_excluded or not use.any(),
        marks=tuple(MARKS[mark] for mark in told.marks) if use.any() else (),
    )


def _split(records: Records, needs: Needs, cell_m: float | None) -> PrecisionSplit:
    """Apply the contract with no limit of its own; the limit is kept source by source here."""
    return split(
        replace(needs, most_excluded=1.0),
        read_records(
            time=records.time_precision,
            place=records.place_precision,
            enforcement=records.follows_police,
            spans_hours=spans_hours(records),
            moved_m=MAP_POINT_MOVED_M,
        ),
        cell_m=cell_m,
    )


def spans_hours(records: Records) -> Floats:
    """Hours between the two times of each record; NaN where one is not known or not for this tier.

    On the night that the clocks go back a span may seem to end before it began: it has no length.
    """
    known = ~(np.isnat(records.starts) | np.isnat(records.ends))
    spans = np.full(len(records), np.nan)
    minutes = (records.ends - records.starts)[known].astype("timedelta64[m]").astype(np.float64)
    spans[known] = np.maximum(minutes, 0.0) / 60
    return spans


def _speaks(records: Records, needs: Needs) -> Booleans:
    """Which records are of sources that tell the time precisely enough at least now and then."""
    timed = _split(records, Needs(time=needs.time, ranges=needs.ranges, sums_harm=False), None)
    return np.isin(records.source, np.unique(records.source[timed.reason == ""]))


def _reasons(records: Records, reason: Words) -> dict[str, int]:
    """Count records that are left out by reason, in words, the most frequent first."""
    found: Counter[str] = Counter()
    for name, time, place in zip(
        reason.tolist(),
        records.time_precision.tolist(),
        records.place_precision.tolist(),
        strict=True,
    ):
        if name == "time_too_coarse":
            found[TIME_WORDS.get(time, REASONS[name])] += 1
        elif name == "place_too_coarse":
            found[PLACE_WORDS.get(place, REASONS[name])] += 1
        else:
            found[REASONS[name]] += 1
    return dict(found.most_common())
