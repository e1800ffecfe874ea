"""Recorded incidents: by month, and single ones."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query

from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.incidents import service
from app.incidents.filters import FilteredIncidents
from app.incidents.schemas import IncidentMonthsOut, IncidentOut
from app.incidents.service import MonthsQuestion
from app.params import OptionalBBox

router = APIRouter(tags=["incidents"])


@router.get("/incidents/months", **requires(Right.INCIDENT_CELLS_READ))
def incident_months(
    session: PartnershipSession,
    person: CurrentPerson,
    settings: ServiceSettings,
    chosen: FilteredIncidents,
    bbox: OptionalBBox,
    area_id: Annotated[UUID | None, Query(description="Count inside this area.")] = None,
) -> IncidentMonthsOut:
    """Recorded incidents by month, over the whole ground or inside an area or a box."""
    asked = MonthsQuestion(chosen, bbox, area_id, person.tier, settings.suppression_threshold)
    return service.months(session, asked)


@router.get("/incidents/{incident_id}", **requires(Right.INCIDENT_POINTS_READ))
def read_incident(
    session: PartnershipSession, person: CurrentPerson, incident_id: Annotated[int, Path(ge=1)]
) -> IncidentOut:
    """One recorded incident, as precisely as the person may see it."""
    return service.read(session, person.tier, incident_id)
