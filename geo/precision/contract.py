"""The contract: an analysis says what it needs; records that lack it are left out or refused."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from geo.precision.codes import (
    LONGEST_RANGE_HOURS,
    NO_PLACE,
    PLACE,
    RANGE,
    SNAPPED,
    TIME,
    WITHHELD,
    Codes,
    at_least,
)
from geo.precision.needs import Needs
from geo.precision.records import Flags, Records
from geo.precision.words import FINER, POLICE, UNKNOWN, split_words
from geo.result import Result

# A cell finer than twice the distance that points were moved shows the move, not the place.
_CELLS_PER_MOVE = 2


@dataclass(frozen=True, kw_only=True, eq=False)
class PrecisionSplit(Result):
    """Which records an analysis may use, and why not the others.

    Attributes
    ----------
    use
        Shape (n,); all false where the analysis is refused.
    refused
        Whether too large a share lacks precision, or none is left.
    reasons
        Records that do not fit, by reason: follows_police_activity, no_place, withheld,
        place_too_coarse, moved_too_far_for_cells, time_too_coarse. A record is counted once, under
        the first that holds.
    reason
        Each record's reason, empty where there is none, shape (n,).
    share_excluded
        Of the records that are not of kinds set apart, the share without the precision.
    marks
        What must stand beside the figures: follows_police_activity (all records used do),
        cells_finer_than_moves, moves_unknown (points were moved, nobody says how far).
    """

    use: Flags
    refused: bool
    reasons: Mapping[str, int]
    reason: Codes
    share_excluded: float
    marks: tuple[str, ...]


def split(needs: Needs, records: Records, *, cell_m: float | None = None) -> PrecisionSplit:
    """Divide records into those that an analysis may use and those it must leave out.

    Parameters
    ----------
    needs
        Of the analysis: see `needs_of`.
    records
        What is known of n records: see `read_records`.
    cell_m
        Width of the cells, metres, for analyses that have cells.

    Raises
    ------
    ValueError
        If the records do not say what the analysis asks for, or an analysis with cells is not told
        their width.

    Notes
    -----
    The contract of DESIGN.md, 2.5: no hour of day from month-only records, no fine cells from moved
    points, no sum of harm and of what police activity finds. Where only records of the latter kind
    were chosen they are used, and marked.
    """
    _check(needs, records, cell_m)
    moved = _cells_are_too_fine(records, cell_m)
    reason = np.full(records.n, "", dtype="U24")
    for name, holds in _lacking(needs, records, moved).items():
        reason[(reason == "") & holds] = name
    left, counted = reason == "", reason != POLICE
    share = int((counted & ~left).sum()) / max(1, int(counted.sum()))
    refused = share > needs.most_excluded or not left.any()
    use = left & (not refused)
    names, totals = np.unique(reason[~left], return_counts=True)
    reasons = {str(name): int(n) for name, n in zip(names, totals, strict=True)}
    marks = _marks(needs, records, left, moved)
    used = int(use.sum())
    return PrecisionSplit(
        use=use,
        refused=refused,
        reasons=reasons,
        reason=reason,
        share_excluded=share,
        marks=() if refused else marks,
        parameters={"needs": needs, "cell_m": cell_m},
        used=used,
        left_out=records.n - used,
        usable=not refused,
        reading=split_words(needs, records.n, reasons, marks, refused=refused),
    )


def _check(needs: Needs, records: Records, cell_m: float | None) -> None:
    for name, need, known in (
        ("time", needs.time, records.time),
        ("place", needs.place, records.place),
    ):
        if need is not None and known is None:
            msg = f"records: this analysis needs the {name}; give its precision for every record"
            raise ValueError(msg)
    if cell_m is not None and not (math.isfinite(cell_m) and cell_m > 0):
        msg = f"cell_m: {cell_m} is not a width; give metres greater than 0"
        raise ValueError(msg)
    if needs.fine_cells is not None and cell_m is None:
        msg = "cell_m: this analysis has cells; give their width in metres"
        raise ValueError(msg)


def _lacking(needs: Needs, records: Records, too_fine: Flags) -> Mapping[str, Flags]:
    """Reasons against each record, the first that is to be told first."""
    none = np.zeros(records.n, dtype=bool)
    lacking: dict[str, Flags] = {}
    # Wherever there is any harm to be summed, what follows police activity stays out of the sum.
    if needs.sums_harm and not records.enforcement.all():
        lacking[POLICE] = records.enforcement
    if needs.place is not None and records.place is not None:
        lacking["no_place"] = records.place == NO_PLACE
        lacking["withheld"] = records.place == WITHHELD
        lacking["place_too_coarse"] = ~at_least(records.place, needs.place, PLACE)
    lacking["moved_too_far_for_cells"] = too_fine if needs.fine_cells == "refuse" else none
    if needs.time is not None and records.time is not None:
        enough = at_least(records.time, needs.time, TIME)
        short = needs.ranges | (records.spans_hours <= LONGEST_RANGE_HOURS[needs.time])
        lacking["time_too_coarse"] = ~(enough | ((records.time == RANGE) & short))
    return lacking


def _cells_are_too_fine(records: Records, cell_m: float | None) -> Flags:
    if cell_m is None or records.place is None:
        return np.zeros(records.n, dtype=bool)
    return (records.place == SNAPPED) & (cell_m < _CELLS_PER_MOVE * records.moved_m)


def _marks(needs: Needs, records: Records, left: Flags, too_fine: Flags) -> tuple[str, ...]:
    marks: list[str] = []
    if needs.sums_harm and records.enforcement[left].any():
        marks.append(POLICE)
    if needs.fine_cells is not None and records.place is not None:
        if too_fine[left].any():
            marks.append(FINER)
        if np.any(np.isnan(records.moved_m[left]) & (records.place[left] == SNAPPED)):
            marks.append(UNKNOWN)
    return tuple(marks)
