"""Search, places and boundaries."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query

from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right
from app.params import Limit, OptionalBBox
from app.places import search, service
from app.places.schemas import (
    BoundaryListOut,
    BoundaryShapeOut,
    FoundListOut,
    PlaceListOut,
    PlaceOut,
)
from app.plain_text import Sought

router = APIRouter(tags=["places"])

Kind = Annotated[Sought | None, Query(max_length=60)]


@router.get("/search", **requires(Right.SEARCH))
def find(
    session: PartnershipSession,
    person: CurrentPerson,
    q: Annotated[Sought, Query(examples=["Lock Street", "QX1 1AA", "#14"])],
    limit: Annotated[int, Query(ge=1, le=50)] = 12,
) -> FoundListOut:
    """Places, streets, postcodes, wards, areas, changes and strengths, the best match first."""
    return search.search(session, person, q, most=limit)


@router.get("/places", **requires(Right.GROUND_READ))
def list_places(
    session: PartnershipSession,
    bbox: OptionalBBox,
    q: Annotated[Sought | None, Query(description="Part of a name.")] = None,
    type: Kind = None,
    limit: Limit = 500,
) -> PlaceListOut:
    """Named places by name."""
    return service.list_places(session, q=q, kind=type, bbox=bbox, most=limit)


@router.get("/places/{place_id}", **requires(Right.GROUND_READ))
def read_place(session: PartnershipSession, place_id: UUID) -> PlaceOut:
    """One place."""
    return service.read_place(session, place_id)


@router.get("/boundaries", **requires(Right.GROUND_READ))
def list_boundaries(session: PartnershipSession, type: Kind = None) -> BoundaryListOut:
    """Boundaries of a type: ward, lsoa21, outline and so on."""
    return service.list_boundaries(session, type)


@router.get("/boundaries/{boundary_id}", **requires(Right.GROUND_READ))
def read_boundary(
    session: PartnershipSession, boundary_id: Annotated[int, Path(ge=1)]
) -> BoundaryShapeOut:
    """One boundary with its outline."""
    return service.read_boundary(session, boundary_id)
