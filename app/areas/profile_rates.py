"""Rates a year, by ground and by residents, beside the whole partnership and another area."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.areas.profile_ground_queries import ResidentsRow
from app.areas.profile_schemas import RateOut, RatesOut
from app.disclosure.figures import Figure, NoData, shown_count

FINEST_FIRST = ("lsoa21", "lsoa11", "msoa21", "ward", "borough", "other")
KIND_WORDS = {
    "lsoa21": "small areas of the 2021 Census (LSOA)",
    "lsoa11": "small areas of the 2011 Census (LSOA)",
    "msoa21": "areas of the 2021 Census (MSOA)",
    "ward": "wards",
    "borough": "the borough",
    "other": "other boundaries",
}
ENOUGH_GROUND = 0.95
"""Residents are told only where boundaries with a population cover this share of the ground."""
FEWEST_RESIDENTS = 100
MONTHS_A_YEAR, SQUARE_METRES_PER_KM2 = 12, 1_000_000
NOT_ASKED = "not_asked"
WHOLE_FROM = 100
"""From this rate on its decimal says nothing to a reader."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a count was taken: ground with data (m²), and residents by kind of boundary."""

    figure: Figure
    area_m2: float
    residents: Sequence[ResidentsRow]


def rates_out(
    here: Ground,
    borough: Ground,
    comparison: Ground | None,
    *,
    months: int,
    comparison_name: str | None,
) -> RatesOut:
    """Tell the rates of a period, each a year, with their denominators.

    Residents are those of the finest boundaries that cover the ground, shared out by how much
    of each lies in it (areal weighting, which takes people to be spread evenly).
    """
    per_km2 = _rate([_by_ground(one, months) for one in (here, borough, comparison)])
    kind = _common_kind([one for one in (here, borough, comparison) if one is not None])
    residents = None if kind is None else _residents(here, kind)
    if kind is None or residents is None or residents < FEWEST_RESIDENTS:
        per_1000 = None
    else:
        per_1000 = _rate([_by_residents(one, kind, months) for one in (here, borough, comparison)])
    return RatesOut(
        per_km2=per_km2,
        per_1000=per_1000,
        residents=None if residents is None else int(round(residents, -1)),
        residents_from=None if kind is None else KIND_WORDS[kind],
        comparison_name=comparison_name,
        reading=_reading(per_km2, per_1000, residents, kind, comparison_name),
    )


Told = tuple[float | None, str]


def _by_ground(ground: Ground | None, months: int) -> Told:
    if ground is None:
        return None, NOT_ASKED
    return _yearly(ground.figure, ground.area_m2 / SQUARE_METRES_PER_KM2, months)


def _by_residents(ground: Ground | None, kind: str, months: int) -> Told:
    if ground is None:
        return None, NOT_ASKED
    return _yearly(ground.figure, (_residents(ground, kind) or 0) / 1000, months)


def _yearly(figure: Figure, denominator: float, months: int) -> Told:
    n = shown_count(figure)
    if n is None:
        return None, figure.state
    if denominator <= 0:
        return None, NoData().state
    return round(n * MONTHS_A_YEAR / months / denominator, 1), figure.state


def _rate(told: Sequence[Told]) -> RateOut:
    (here, here_state), (borough, borough_state), (other, other_state) = told
    return RateOut(
        area=here,
        area_state=here_state,
        borough=borough,
        borough_state=borough_state,
        comparison=other,
        comparison_state=other_state,
    )


def _common_kind(grounds: Sequence[Ground]) -> str | None:
    """The finest kind of boundary whose population covers all of some grounds."""
    for kind in FINEST_FIRST:
        if all(_share(ground, kind) >= ENOUGH_GROUND for ground in grounds):
            return kind
    return None


def _share(ground: Ground, kind: str) -> float:
    shared = max((row.area_m2 for row in ground.residents if row.boundary_type == kind), default=0)
    return shared / ground.area_m2 if ground.area_m2 else 0.0


def _residents(ground: Ground, kind: str) -> float | None:
    """Residents by the newest vintage of a kind of boundary."""
    rows = [row for row in ground.residents if row.boundary_type == kind]
    return max(rows, key=lambda row: row.vintage).residents if rows else None


def _reading(
    per_km2: RateOut,
    per_1000: RateOut | None,
    residents: float | None,
    kind: str | None,
    comparison: str | None,
) -> str:
    told = [f"Recorded incidents a year for each km²: {_places(per_km2, comparison)}."]
    if per_1000 is not None and kind is not None and residents is not None:
        told.append(f"For each 1,000 residents: {_places(per_1000, comparison)}.")
        told.append(
            f"About {round(residents, -1):,.0f} people live here, by {KIND_WORDS[kind]} shared out"
            " by how much of each lies in the area. Where many people pass through and few live,"
            " a rate by residents is high."
        )
    elif residents is not None:
        told.append("Too few people live here for a rate by residents.")
    else:
        told.append("No population covers this area, so there is no rate by residents.")
    return " ".join(told)


def _places(rate: RateOut, comparison: str | None) -> str:
    told = [f"{_number(rate.area, rate.area_state)} here"]
    told.append(f"{_number(rate.borough, rate.borough_state)} in the whole partnership")
    if comparison is not None:
        told.append(f"{_number(rate.comparison, rate.comparison_state)} in {comparison}")
    return ", ".join(told)


def _number(value: float | None, state: str) -> str:
    if value is not None:
        return f"{value:,.0f}" if value >= WHOLE_FROM else f"{value:,.1f}"
    return "too few to show" if state == "suppressed" else "no data"
