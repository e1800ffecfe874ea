"""Locations of concern: the tracker, and one location with its path."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from app.assessments import location_sheet, locations
from app.assessments.location_queries import LocationFilter
from app.assessments.location_schemas import LocationPageOut, LocationsOut
from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right
from app.plain_text import Sought
from app.spreadsheet import download

router = APIRouter(tags=["locations"])

Code = Annotated[Sought | None, Query(max_length=60)]


def _wanted(
    q: Annotated[Sought | None, Query(description="Part of the title, or the number.")] = None,
    stage: Code = None,
    open: Annotated[bool | None, Query(description="Whether the work has not ended.")] = None,
    threshold: Annotated[
        Sought | None, Query(max_length=60, description="A level, or “none” for not decided.")
    ] = None,
    context: Code = None,
    agency: Annotated[
        Sought | None, Query(max_length=60, description="Referred by this agency.")
    ] = None,
    harm: Code = None,
    lead_id: UUID | None = None,
    unled: Annotated[bool, Query(description="Only those without a lead.")] = False,
    several: Annotated[bool, Query(description="Named by more than one agency.")] = False,
) -> LocationFilter:
    return LocationFilter(
        q or None,
        stage or None,
        open,
        threshold or None,
        context or None,
        agency or None,
        harm or None,
        lead_id,
        unled,
        several,
    )


Wanted = Annotated[LocationFilter, Depends(_wanted)]


@router.get("/locations", **requires(Right.ASSESSMENTS_READ))
def list_locations(session: PartnershipSession, wanted: Wanted) -> LocationsOut:
    """Locations of concern that match: those at work first, the latest referral first."""
    return locations.list_locations(session, wanted)


@router.get(
    "/locations.csv",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
    **requires(Right.ASSESSMENTS_READ),
)
def locations_as_csv(session: PartnershipSession, wanted: Wanted) -> Response:
    """The same locations as a table for a spreadsheet."""
    return download(location_sheet.as_csv(session, wanted), "locations-of-concern.csv")


@router.get("/locations/{assessment_id}", **requires(Right.ASSESSMENTS_READ))
def read_location(
    session: PartnershipSession, assessment_id: UUID, response: Response
) -> LocationPageOut:
    """One location of concern; its version is the ETag, and the version of its assessment."""
    found = locations.read(session, assessment_id)
    response.headers["ETag"] = f'"{found.version}"'
    return found
