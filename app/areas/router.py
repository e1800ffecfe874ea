"""Areas: draw, check, save, change, list and look back."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from app.areas import service
from app.areas.schemas import AreaChange, AreaCheckOut, AreaIn, AreaOut, AreasOut
from app.clock import Today
from app.history.schemas import HistoryOut
from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch
from app.plain_text import Sought

router = APIRouter(tags=["areas"])

Code = Annotated[Sought | None, Query(max_length=60)]


@router.get("/areas", **requires(Right.AREAS_READ))
def list_areas(
    session: PartnershipSession,
    person: CurrentPerson,
    today: Today,
    q: Annotated[Sought | None, Query(description="Part of the name.")] = None,
    kind: Code = None,
    stage: Code = None,
    ward: Annotated[Sought | None, Query(description="Name, code or id of a ward.")] = None,
    due: Annotated[Sought | None, Query(description="late, soon, month or none.")] = None,
) -> AreasOut:
    """Areas that match, those due for review soonest first.

    Who may not read assessments is not told their stage, lead and review, and gets areas by name.
    """
    return service.list_areas(
        session, person, today=today, q=q, kind=kind, stage=stage, ward=ward, due=due
    )


@router.post("/areas/check", **requires(Right.AREAS_READ))
def check_area(session: PartnershipSession, body: AreaIn) -> AreaCheckOut:
    """What an outline would be as an area: size, wards, homes, and what speaks against it."""
    return service.check(session, body)


@router.post("/areas", status_code=201, **requires(Right.AREAS_WRITE))
def create_area(
    session: PartnershipSession, body: AreaIn, response: Response, today: Today
) -> AreaOut:
    """Keep a new area."""
    return _tagged(response, service.create(session, body, today=today))


@router.get("/areas/{area_id}", **requires(Right.AREAS_READ))
def read_area(
    session: PartnershipSession,
    person: CurrentPerson,
    area_id: UUID,
    response: Response,
    today: Today,
) -> AreaOut:
    """One area with its outline; its version is the ETag."""
    return _tagged(response, service.read(session, area_id, person, today=today))


@router.patch("/areas/{area_id}", **requires(Right.AREAS_WRITE))
def change_area(
    session: PartnershipSession,
    area_id: UUID,
    version: IfMatch,
    body: AreaChange,
    response: Response,
    today: Today,
) -> AreaOut:
    """Change an area, unless somebody else saved it since it was read."""
    return _tagged(response, service.change(session, area_id, version, body, today=today))


@router.delete("/areas/{area_id}", status_code=204, **requires(Right.AREAS_WRITE))
def delete_area(session: PartnershipSession, area_id: UUID, version: IfMatch, today: Today) -> None:
    """Take an area off the map; its history stays."""
    service.delete(session, area_id, version, today=today)


@router.get("/areas/{area_id}/history", **requires(Right.AREAS_READ))
def area_history(session: PartnershipSession, area_id: UUID) -> HistoryOut:
    """Every version of an area: who, when, and what was different."""
    return service.versions(session, area_id)


def _tagged(response: Response, area: AreaOut) -> AreaOut:
    response.headers["ETag"] = f'"{area.version}"'
    return area
