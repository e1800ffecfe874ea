"""Places one by one as they are listed, and those that are only drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.hotspots import words
from app.hotspots.decision_queries import DecisionRow
from app.hotspots.flags import flags_of
from app.hotspots.queries import HelpRow
from app.hotspots.question import Order
from app.hotspots.ranking import Ranking
from app.hotspots.schemas import (
    DrawnOut,
    HelpsOut,
    LatestDecisionOut,
    LonLat,
    PlaceDifferenceOut,
    RankedOut,
    StandingOut,
)
from app.hotspots.standing import UNTOLD, YES
from app.hotspots.units import Floats, Whole
from data.readers.projection import to_lonlat

NEAR_M = 400
MOST_DRAWN = 6_000
MOST_OF = 0.5
DEGREES = 6


@dataclass(frozen=True, slots=True)
class Listed:
    """What is read from the database for the places that are listed, in their order."""

    units: Whole
    names: Sequence[str]
    helps: Sequence[HelpRow]
    decisions: Mapping[str, DecisionRow]


def in_order(ranking: Ranking, order: Order) -> Whole:
    """Ranked places as the list is asked for; those whose measure cannot be told come last."""
    ranked = ranking.order
    if order == "change":
        by = _changes(ranking)[ranked]
    elif order == "stands_out":
        # Where z may not be told, those that stand out still come before those that do not.
        stands, z = ranking.standing.stands[ranked].astype(np.float64), ranking.standing.z[ranked]
        by = 1_000.0 * stands + np.where(np.isnan(z), 0.0, z)
    elif order == "firm":
        by = ranking.firmness.share[ranked]
    else:
        return ranked
    return ranked[np.argsort(np.where(np.isnan(by), np.inf, -by), kind="stable")]


def listed_out(ranking: Ranking, listed: Listed) -> list[RankedOut]:
    """The places that are listed."""
    shapes = lonlats(ranking.units.shapes(listed.units))
    centres = lonlats([ranking.units.centres[listed.units]])[0]
    return [
        ranked_out(ranking, int(unit), listed, place, shapes[place], centres[place])
        for place, unit in enumerate(listed.units)
    ]


def ranked_out(
    ranking: Ranking,
    unit: int,
    listed: Listed,
    place: int,
    shape: list[LonLat],
    centre: LonLat,
) -> RankedOut:
    """One place, the ``place``-th of the list."""
    key = ranking.units.key(unit)
    helps = listed.helps[place]
    return RankedOut(
        id=key,
        rank=int(ranking.rank[unit]),
        shared=bool(ranking.shared[unit]),
        name=listed.names[place],
        centre=centre,
        shape=shape,
        length_m=length_m(ranking, unit),
        count=ranking.figures[unit],
        before=ranking.before[unit],
        difference=difference_out(ranking, unit),
        rate=rate(ranking, unit),
        standing=standing_out(ranking, unit),
        in_top=in_top(ranking, unit),
        flags=flags_of(ranking.signs, unit, int(ranking.counts[unit])),
        helps=HelpsOut(
            provision=helps.provision,
            guardians=helps.guardians,
            words=words.helps_words(helps.provision, helps.guardians, within_m=NEAR_M),
        ),
        decision=latest_out(listed.decisions.get(key)),
    )


@dataclass(frozen=True, slots=True)
class Drawn:
    """Every place that is drawn, by its number, and how many cells without a record are not."""

    places: Mapping[int, DrawnOut]
    not_drawn: int

    def besides(self, listed: Whole) -> list[DrawnOut]:
        """What is drawn but not listed."""
        taken = set(listed.tolist())
        return [one for unit, one in self.places.items() if unit not in taken]


def drawn_of(ranking: Ranking) -> Drawn:
    """Draw all places of a ranking.

    Of stretches only those with records are drawn: the map shows the others as streets.
    """
    states = np.array([one.state for one in ranking.figures])
    units, not_drawn = np.arange(len(ranking.units)), 0
    if ranking.units.kind == "segment":
        units = units[(states == "count") | (states == "suppressed")]
    elif len(units) > MOST_DRAWN:
        empty = states == "zero"
        units, not_drawn = units[~empty], int(empty.sum())
    shapes = lonlats(ranking.units.shapes(units))
    places = {
        unit: DrawnOut.model_construct(
            id=ranking.units.key(unit), shape=shape, count=ranking.figures[unit]
        )
        for unit, shape in zip(units.tolist(), shapes, strict=True)
    }
    return Drawn(places, not_drawn)


def standing_out(ranking: Ranking, unit: int) -> StandingOut:
    """Whether a place stands out, as far as it may be told."""
    told = ranking.standing
    if told.refusal:
        return StandingOut(stands_out=None, z=None, words=told.refusal)
    stands, z = int(told.stands[unit]), float(told.z[unit])
    return StandingOut(
        stands_out=None if stands == UNTOLD else stands == YES,
        z=None if np.isnan(z) else z,
        words=words.STANDS[stands],
    )


def difference_out(ranking: Ranking, unit: int) -> PlaceDifferenceOut:
    """The difference from the same months before."""
    comparable = not any(
        share[unit] >= MOST_OF and change.kind != "jumps"
        for change, share in ranking.signs.recording
    )
    n, chance, reading = words.difference_words(
        ranking.figures[unit],
        ranking.before[unit],
        everywhere=ranking.everywhere,
        comparable=comparable,
    )
    return PlaceDifferenceOut(n=n, could_be_chance=chance, reading=reading)


def rate(ranking: Ranking, unit: int) -> int:
    """Incidents a year for each square kilometre, or 100 m of street."""
    size = float(ranking.units.sizes[unit])
    return round(int(ranking.counts[unit]) / ranking.windows.years / size)


def in_top(ranking: Ranking, unit: int) -> int | None:
    """The percentage of draws in which a place is among the first ten."""
    share = float(ranking.firmness.share[unit])
    return None if np.isnan(share) else round(100 * share)


def length_m(ranking: Ranking, unit: int) -> int | None:
    """Length of a stretch of street; None for cells."""
    if ranking.units.kind == "cell":
        return None
    return round(100 * float(ranking.units.sizes[unit]))


def latest_out(row: DecisionRow | None) -> LatestDecisionOut | None:
    """What was decided last; nothing where that was taken back."""
    if row is None or row.decision == "withdrawn":
        return None
    return LatestDecisionOut(
        id=row.id,
        decision=row.decision,
        label=row.label,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
    )


def lonlats(shapes: Sequence[Floats]) -> list[list[LonLat]]:
    """Shapes in metres (EPSG:27700) as longitude and latitude; one call to PROJ for all."""
    if not shapes:
        return []
    xy = np.concatenate(list(shapes))
    lon, lat = to_lonlat(xy[:, 0], xy[:, 1])
    pairs = list(zip(lon.round(DEGREES).tolist(), lat.round(DEGREES).tolist(), strict=True))
    ends = np.cumsum([len(one) for one in shapes]).tolist()
    return [pairs[first:last] for first, last in zip([0, *ends], ends, strict=False)]


def _changes(ranking: Ranking) -> Floats:
    """Differences from before where both counts are shown; NaN elsewhere."""
    found = np.full(len(ranking.counts), np.nan)
    if ranking.counts_before is None:
        return found
    both = np.array(
        [
            now.state == "count" and then.state in ("count", "zero")
            for now, then in zip(ranking.figures, ranking.before, strict=True)
        ]
    )
    found[both] = (ranking.counts - ranking.counts_before)[both]
    return found
