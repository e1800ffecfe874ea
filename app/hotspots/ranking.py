"""The order of all pieces, worked out once for a question and kept until the data change."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.db import Tier
from app.disclosure.figures import Count, Figure, shown_count, told
from app.hotspots.coverage import Coverage
from app.hotspots.firmness import Firmness, firmness
from app.hotspots.flags import Signs, signs_of
from app.hotspots.gathering import Gathered, gather
from app.hotspots.question import Question, Windows
from app.hotspots.recording import recording_changes
from app.hotspots.standing import Standing, standing
from app.hotspots.units import OUTSIDE, Units, Whole
from app.incidents.records import Records

FEWEST_EVERYWHERE = 100
"""With fewer incidents in all, a place makes up too much of them to be set against them."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """All pieces with their counts, as they may be told.

    Attributes
    ----------
    figures, before
        Of each piece, in the period and in the same months before; all "no data" where no source
        holds these months.
    total, total_before
        Of all pieces in the period, and in the same months before.
    order
        Pieces whose count is shown, from the highest; of equal ones that with the smaller key
        number first.
    rank, shared
        Of each piece, 0 where it is not ranked.
    """

    units: Units
    windows: Windows
    counts: Whole
    counts_before: Whole | None
    figures: tuple[Figure, ...]
    before: tuple[Figure, ...]
    total: Figure
    total_before: Figure
    order: Whole
    rank: Whole
    shared: Whole
    standing: Standing
    firmness: Firmness
    signs: Signs
    left_out: Mapping[str, int]
    marks: tuple[str, ...]
    refused: bool
    version: int

    @property
    def everywhere(self) -> tuple[int, int] | None:
        """Both totals, where they may be told and are large enough to set a place against."""
        now, then = shown_count(self.total), shown_count(self.total_before)
        if now is None or then is None or min(now, then) < FEWEST_EVERYWHERE:
            return None
        return now, then

    def state_count(self, state: str) -> int:
        """How many pieces have a figure of a state."""
        return sum(one.state == state for one in self.figures)


@dataclass(frozen=True, slots=True, eq=False)
class Rested:
    """What a ranking rests on: all records a person may see, and what is known of their sources."""

    records: Records
    known: Coverage
    source_names: Mapping[str, str]
    tier: Tier
    threshold: int


def rank(units: Units, question: Question, looked_at: Windows, rested: Rested) -> Ranking:
    """Count every piece, put those that may be shown in order, and say how firm that order is."""
    gathered = gather(rested.records, question, looked_at, rested.known)
    unit = units.of(gathered.now)
    counts = _counted(unit, len(units))
    figures, total = told([int(n) for n in counts], rested.threshold)
    hidden = np.array([one.state == "suppressed" for one in figures], dtype=np.int64)
    changes = recording_changes(
        rested.records, question, looked_at, rested.known, rested.source_names
    )
    order, place, shared = _in_order(counts, figures)
    counts_before = _before(units, gathered)
    before, total_before = told(
        [None] * len(units) if counts_before is None else [int(n) for n in counts_before],
        rested.threshold,
    )
    return Ranking(
        units=units,
        windows=looked_at,
        counts=counts,
        counts_before=counts_before,
        figures=tuple(figures),
        before=tuple(before),
        total=total,
        total_before=total_before,
        order=order,
        rank=place,
        shared=shared,
        standing=standing(counts, hidden, units.neighbours, threshold=rested.threshold),
        firmness=firmness(counts, hidden),
        signs=signs_of(gathered.now, unit, counts, changes, rested.tier),
        left_out=_left_out(gathered, unit, units),
        marks=gathered.marks,
        refused=gathered.refused,
        version=rested.records.version,
    )


def _counted(unit: Whole, pieces: int) -> Whole:
    return np.bincount(unit[unit >= 0], minlength=pieces).astype(np.int64)


def _before(units: Units, gathered: Gathered) -> Whole | None:
    if gathered.before is None:
        return None
    return _counted(units.of(gathered.before), len(units))


def _in_order(counts: Whole, figures: list[Figure]) -> tuple[Whole, Whole, Whole]:
    """Pieces that are shown from the highest count, and each one's rank among these."""
    shown = np.nonzero(np.array([isinstance(one, Count) for one in figures]))[0]
    order = shown[np.argsort(-counts[shown], kind="stable")]
    ordered = counts[order]
    place, shared = np.zeros(len(counts), dtype=np.int64), np.zeros(len(counts), dtype=np.int64)
    place[order] = 1 + np.searchsorted(-ordered, -ordered, side="left")
    alike = np.searchsorted(-ordered, -ordered, side="right") + 1 - place[order]
    shared[order] = alike > 1
    return order, place, shared


def _left_out(gathered: Gathered, unit: Whole, units: Units) -> dict[str, int]:
    outside = int((unit < 0).sum())
    found = {**gathered.left_out, OUTSIDE[units.kind]: outside}
    return {reason: n for reason, n in found.items() if n}
