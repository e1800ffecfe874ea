"""The demo borough itself, told in the words of its variants."""

from datetime import date
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from app.reviews.outcome import Counts, outcome
from bench.truth_verdicts import LABELS, THRESHOLD
from data.demo.curves import outlined
from data.demo.harm import CATEGORIES
from data.demo.planted import CONCENTRATIONS, EMERGING, Concentration
from data.demo.records import Borough, Incident
from data.demo.terms import FIRST_DAY
from data.demo.variants import PlantedPlace, Records
from data.demo.variants.happening import Happenings
from geo.evaluate import relative_rate_ratio, weighted_displacement_difference

LEVEL = 0.90
PLANTED = (*CONCENTRATIONS, *EMERGING)
Times = NDArray[np.datetime64]


def places_of_borough() -> list[PlantedPlace]:
    """Its concentrations, artefacts and what began lately, in their order."""
    return [_place(one) for one in PLANTED]


def records_of(borough: Borough) -> Records:
    """Its incidents in columns."""
    rows = borough.incidents
    names = [one.name for one in PLANTED]
    keys = [(c.source, c.source_category, c.harm_type) for c in CATEGORIES]
    category = [keys.index((i.source_key, i.source_category, i.harm_type)) for i in rows]
    yes = np.ones(len(rows), dtype=bool)
    local = [i.happened_at.replace(tzinfo=None) for i in rows]
    happened = Happenings(
        np.array(category),
        np.array([names.index(i.planted_in) if i.planted_in else -1 for i in rows]),
        np.array([(at.date() - FIRST_DAY).days for at in local]),
        np.array([at.hour * 60 + at.minute for at in local]),
        _coordinates([i.true_point for i in rows]),
        yes,
        yes,
    )
    return Records(
        happened,
        _coordinates([i.point for i in rows]),
        np.array([i.location_precision for i in rows]),
        _local(rows, "occurred_from"),
        _local(rows, "occurred_to"),
        np.array([i.time_precision for i in rows]),
    )


def read_changes(borough: Borough) -> None:
    """Print each planted change beside what is read of it."""
    for row in borough.truth["effects"]:
        pairs = {role: _pair(row["counts"], role) for role in row["counts"]}
        treated, comparison = pairs["treated"], pairs["comparison"]
        seen = weighted_displacement_difference(treated, comparison, confidence=LEVEL)
        against = relative_rate_ratio(treated, comparison, confidence=LEVEL)
        low, high = against.low or 0.0, against.high or 0.0
        counts = {role: Counts(*pair, THRESHOLD) for role, pair in pairs.items()}
        said = outcome(counts, LABELS)
        planted = f"{row['kind']} {100 * row['share']:.0f} %"
        print(
            f"  {row['name']:30}{planted:14}{treated} beside {comparison}: {seen.low:+.0f} to"
            f" {seen.high:+.0f} incidents, {100 * (low - 1):+.0f} % to {100 * (high - 1):+.0f} %:"
            f" {said.verdict}"
        )


def _pair(counts: dict[str, Any], role: str) -> tuple[int, int]:
    return counts[role]["before"]["recorded"], counts[role]["after"]["recorded"]


def _place(one: Concentration) -> PlantedPlace:
    return PlantedPlace(
        one.name,
        one.kind,
        one.mix,
        one.rhythm,
        one.yearly,
        outlined(one.outline),
        one.on_ground,
        one.edge_m,
        _number(one.first_day),
        _number(one.last_day),
    )


def _number(day: date | None) -> int | None:
    return None if day is None else (day - FIRST_DAY).days


def _coordinates(points: list[shapely.Point | None]) -> NDArray[np.float64]:
    return np.array([(p.x, p.y) if p is not None else (np.nan, np.nan) for p in points])


def _local(rows: list[Incident], name: str) -> Times:
    zone = rows[0].happened_at.tzinfo
    local = [getattr(i, name).astimezone(zone).replace(tzinfo=None) for i in rows]
    return np.array(local, dtype="datetime64[m]")
