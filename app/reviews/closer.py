"""A closer look at one reading: the months themselves, and whether other ways of looking agree."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TypeVar

import numpy as np
import shapely
from sqlalchemy.orm import Session

from app.db import Tier
from app.disclosure.figures import NO_DATA, Figure, series
from app.incidents.filters import IncidentFilter
from app.params import Months, months_between
from app.reviews import monthly_queries as queries
from app.reviews.closer_schemas import CloserLook, InIncidents, LookOut, MonthlyOut
from app.reviews.coverage import Coverage
from app.reviews.ground import Ground
from app.reviews.in_incidents import Zones, in_incidents
from app.reviews.looks import (
    Counts,
    Monthly,
    Span,
    areas_look,
    dates_look,
    did_look,
    drift_look,
    ratio_look,
    series_look,
)
from app.reviews.monthly_queries import BoundaryRow, Choice
from app.reviews.windows import Windows, Works, months_of_works

Key = TypeVar("Key", str, int)
FEWEST_ELSEWHERE = 10
NUMBERS = ("none", "one", "two", "three", "four", "five", "six")
LOOKS = (ratio_look, drift_look, series_look, did_look, dates_look, areas_look)


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Everything that a closer look is taken at."""

    tier: Tier
    ground: Ground
    chosen: IncidentFilter
    windows: Windows
    works: Works
    coverage: Coverage
    threshold: int


def closer_look(session: Session, at: LookedAt) -> CloserLook:
    """Take a closer look.

    The series runs over all months that the counted sources share. Months of the works belong to
    neither window, but a step in the course is looked for where they begin.
    """
    span = _shared_months(at)
    choice = Choice(at.tier, at.chosen, span, with_map_points=not at.ground.is_narrow)
    zones = {key: shapely.to_wkb(shape) for key, shape in at.ground.zones.items()}
    counted = _by_month(queries.in_zones(session, zones, choice), span)
    around = at.ground.treated if at.ground.ring is None else at.ground.ring
    taken = shapely.union(at.ground.treated, around)
    small = _alike(queries.elsewhere(session, shapely.to_wkb(taken)), at.ground.treated.area)
    rows = queries.in_boundaries(session, [one.id for one in small], choice) if small else []
    elsewhere = _by_month(rows, span)
    months = [f"{month:%Y-%m}" for month in span.listed()]
    none = np.zeros(span.count, dtype=np.int64)
    monthly = Monthly(
        place=counted.get("treated", none),
        comparison=None if at.ground.comparison is None else counted.get("comparison", none),
        elsewhere=np.array([elsewhere.get(one.id, none) for one in small], dtype=np.int64).reshape(
            len(small), span.count
        ),
        names=[one.name for one in small],
        months=months,
        before=_numbers(at.windows.before, span),
        after=_numbers(at.windows.after, span),
        step=_step(at, span),
    )
    looks = [look(monthly) for look in LOOKS]
    return CloserLook(
        months=months,
        before=monthly.before,
        works=_works(at, span),
        after=monthly.after,
        series=_told(monthly, at),
        looks=looks,
        in_incidents=_in_incidents(monthly, counted),
        agreement=agreement(looks),
        care=_care(len(looks), len(small)),
    )


def _in_incidents(monthly: Monthly, counted: dict[str, Counts]) -> InIncidents | None:
    if monthly.comparison is None:
        return None
    ring, around = (
        None if one is None else monthly.pair(one)
        for one in (counted.get("ring"), counted.get("ring_comparison"))
    )
    zones = Zones(monthly.pair(monthly.place), monthly.pair(monthly.comparison), ring, around)
    return in_incidents(zones, monthly.pairs_elsewhere)


def agreement(looks: Sequence[LookOut]) -> str:
    """Say how far the looks that could be taken agree, and no more than they can carry."""
    usable = [one for one in looks if one.says != "not_usable"]
    seldom = sum(one.says == "seldom_chance" for one in usable)
    if not usable:
        return "None of the further ways of looking has enough to go on."
    if seldom in {0, len(usable)}:
        what = (
            "that the difference could be chance"
            if seldom == 0
            else "that chance alone would seldom bring so large a difference"
        )
        if len(usable) == 1:
            return f"The one further way of looking that could be used says {what}."
        each = "Both" if len(usable) == 2 else f"All {NUMBERS[len(usable)]}"
        return f"{each} further ways of looking that could be used say {what}."
    return (
        f"The {NUMBERS[len(usable)]} further ways of looking that could be used do not agree:"
        f" {NUMBERS[seldom]} of them {'says' if seldom == 1 else 'say'} that chance alone would"
        " seldom bring so large a difference. Take it as not settled."
    )


def _care(looks: int, small: int) -> list[str]:
    lines = [
        f"{NUMBERS[looks].capitalize()} ways of looking are shown whatever they say. The more ways"
        " are tried, the likelier it is that one stands out by chance alone.",
        "Ratios are worked out from all months, also those whose counts are hidden, and rounded so"
        " that no hidden month can be worked out of them.",
    ]
    if small:
        lines.append(
            "The other areas are all that lie apart from the place. Whether something was done"
            " there too is not looked at, nor at the earlier dates."
        )
    if small < FEWEST_ELSEWHERE:
        lines.append("Fewer than ten wards or small areas lie apart from the place to compare it.")
    return lines


def _shared_months(at: LookedAt) -> Months:
    used = at.coverage.used
    first = max(one.first for one in used)
    last = min(one.last for one in used)
    return Months(min(first, at.windows.before.first), max(last, at.windows.after.last))


def _by_month(rows: Sequence[tuple[Key, date, int]], span: Months) -> dict[Key, Counts]:
    found: dict[Key, Counts] = defaultdict(lambda: np.zeros(span.count, dtype=np.int64))
    for key, month, n in rows:
        found[key][months_between(span.first, month)] = n
    return dict(found)


def _numbers(months: Months, span: Months) -> Span:
    first = months_between(span.first, months.first)
    return first, first + months.count - 1


def _works(at: LookedAt, span: Months) -> Span | None:
    works = months_of_works(at.works)
    return None if works is None else _numbers(works, span)


def _step(at: LookedAt, span: Months) -> int:
    works = _works(at, span)
    return _numbers(at.windows.after, span)[0] if works is None else works[0]


def _alike(rows: Sequence[BoundaryRow], area_m2: float) -> list[BoundaryRow]:
    """The kind of small area whose size is nearest, of those there are enough of."""
    kinds: dict[str, list[BoundaryRow]] = defaultdict(list)
    for row in rows:
        kinds[row.boundary_type].append(row)
    many = {kind: found for kind, found in kinds.items() if len(found) >= FEWEST_ELSEWHERE}
    if not (many or kinds):
        return []

    def unlike(found: list[BoundaryRow]) -> float:
        return abs(math.log(median(one.area_m2 for one in found) / area_m2))

    return min((many or kinds).values(), key=unlike)


def _told(monthly: Monthly, at: LookedAt) -> list[MonthlyOut]:
    told = [("treated", at.ground.label, monthly.place)]
    if monthly.comparison is not None:
        told.append(("comparison", at.ground.comparison_name or "", monthly.comparison))
    return [
        MonthlyOut(key=key, label=label, figures=_figures(monthly, counts, at.threshold))
        for key, label, counts in told
    ]


def _figures(monthly: Monthly, counts: Counts, threshold: int) -> list[Figure]:
    """Months as they may be shown beside the sum of each window, which the reading tells."""
    part = np.zeros(len(counts), dtype=np.int64)
    for number, (first, last) in enumerate((monthly.before, monthly.after), start=1):
        part[first : last + 1] = number
    told: list[Figure] = [NO_DATA] * len(counts)
    for number in range(3):
        places = np.flatnonzero(part == number).tolist()
        for place, one in zip(places, series(counts[places].tolist(), threshold), strict=True):
            told[place] = one
    return told
