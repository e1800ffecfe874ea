"""What is asked of a suggestion: where it starts, what share it holds, what it is fitted to."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Query

from app.analysis.memory import AnalysisMemory
from app.identity.person import Person
from app.problems import InvalidInput

Fit = Literal["streets", "boundaries", "none"]
LEAST_WITHIN_M, MOST_WITHIN_M, WITHIN_M = 200, 1_500, 400
LEAST_SHARE, MOST_SHARE, SHARE = 50, 95, 80


@dataclass(frozen=True, slots=True)
class Wish:
    """A question that is whole: one start, a share in per cent, what the sides follow.

    ``within_m`` is drawn around a point or a place; areas and boundaries are taken as they are.
    """

    within_m: int
    share: int
    fit: Fit
    most_hectares: float | None
    point: tuple[float, float] | None = None
    place: UUID | None = None
    area: UUID | None = None
    boundary: int | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, when, and from which count on numbers are told."""

    person: Person
    memory: AnalysisMemory
    today: date
    threshold: int


def read_wish(
    lon: Annotated[float | None, Query(allow_inf_nan=False, examples=[-3.46])] = None,
    lat: Annotated[float | None, Query(allow_inf_nan=False, examples=[53.83])] = None,
    place_id: Annotated[UUID | None, Query(description="Start around this place.")] = None,
    area_id: Annotated[UUID | None, Query(description="Start in this saved area.")] = None,
    boundary_id: Annotated[
        int | None, Query(ge=1, lt=2**63, description="Start in this ward or boundary.")
    ] = None,
    within_m: Annotated[
        int,
        Query(ge=LEAST_WITHIN_M, le=MOST_WITHIN_M, description="Metres around a point or place."),
    ] = WITHIN_M,
    share: Annotated[
        int, Query(ge=LEAST_SHARE, le=MOST_SHARE, description="Per cent of incidents to hold.")
    ] = SHARE,
    fit: Annotated[Fit, Query(description="What the sides follow.")] = "streets",
    most_hectares: Annotated[float | None, Query(ge=0.5, le=2_000, allow_inf_nan=False)] = None,
) -> Wish:
    """Read the question of a route's address.

    Raises
    ------
    InvalidInput
        When it starts nowhere, at half a point, or in two places.
    """
    if (lon is None) != (lat is None):
        missing = "query.lat" if lat is None else "query.lon"
        raise InvalidInput([(missing, "Give both lon and lat of the point.")])
    point = None if lon is None or lat is None else (lon, lat)
    starts = [one for one in (point, place_id, area_id, boundary_id) if one is not None]
    if len(starts) != 1:
        why = "Start from one of: a point (lon and lat), place_id, area_id, boundary_id."
        raise InvalidInput([("query.lon", why)])
    return Wish(within_m, share, fit, most_hectares, point, place_id, area_id, boundary_id)


ChosenWish = Annotated[Wish, Depends(read_wish)]
