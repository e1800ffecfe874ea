"""Add and change guardianship sites, and bring them from one stage to the next."""

from uuid import UUID

from fastapi import APIRouter, Response

from app.clock import Today
from app.guardianship import writing
from app.guardianship.schemas import GuardianSiteOut
from app.guardianship.write_schemas import SiteEdit, SiteIn, SiteStepIn
from app.history import service as history
from app.history.schemas import HistoryOut
from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch

router = APIRouter(tags=["guardianship"])


@router.post("/guardian-sites", status_code=201, **requires(Right.STRENGTHS_WRITE))
def add_site(
    session: PartnershipSession, body: SiteIn, response: Response, today: Today
) -> GuardianSiteOut:
    """Put a guardianship site on record: a role and an organisation, never a person."""
    return _tagged(response, writing.add(session, body, today=today))


@router.patch("/guardian-sites/{site_id}", **requires(Right.STRENGTHS_WRITE))
def change_site(
    session: PartnershipSession,
    site_id: UUID,
    version: IfMatch,
    body: SiteEdit,
    response: Response,
    today: Today,
) -> GuardianSiteOut:
    """Change a site, unless somebody else saved it since it was read."""
    return _tagged(response, writing.change(session, site_id, version, body, today=today))


@router.post("/guardian-sites/{site_id}/moves", **requires(Right.STRENGTHS_WRITE))
def move_site(
    session: PartnershipSession,
    site_id: UUID,
    version: IfMatch,
    body: SiteStepIn,
    response: Response,
    today: Today,
) -> GuardianSiteOut:
    """Bring a site to its next stage."""
    return _tagged(response, writing.step(session, site_id, version, body, today=today))


@router.delete("/guardian-sites/{site_id}", status_code=204, **requires(Right.STRENGTHS_WRITE))
def remove_site(session: PartnershipSession, site_id: UUID, version: IfMatch, today: Today) -> None:
    """Take a site off the record; its history stays."""
    writing.remove(session, site_id, version, today=today)


@router.get("/guardian-sites/{site_id}/history", **requires(Right.STRENGTHS_READ))
def site_history(session: PartnershipSession, site_id: UUID) -> HistoryOut:
    """Every version of a site: who, when, and what was different."""
    return history.versions(session, "guardian_site", site_id)


def _tagged(response: Response, site: GuardianSiteOut) -> GuardianSiteOut:
    response.headers["ETag"] = f'"{site.version}"'
    return site
