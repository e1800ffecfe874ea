"""References of a location of concern to records in other systems."""

from uuid import UUID

from fastapi import APIRouter, Response

from app.clock import Today
from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right
from app.links import service
from app.links.schemas import LinkEdit, LinkIn, LinkOut, LinksOut
from app.params import IfMatch

router = APIRouter(tags=["links"])


@router.get("/assessments/{assessment_id}/links", **requires(Right.LINKS_READ))
def list_links(session: PartnershipSession, assessment_id: UUID) -> LinksOut:
    """The references of a location of concern, with a count of each kind."""
    return service.list_links(session, assessment_id)


@router.post("/assessments/{assessment_id}/links", status_code=201, **requires(Right.LINKS_WRITE))
def add_link(
    session: PartnershipSession,
    assessment_id: UUID,
    body: LinkIn,
    response: Response,
    today: Today,
) -> LinkOut:
    """Note a reference: one token of letters, figures and - / . : that holds no name."""
    return _tagged(response, service.add(session, assessment_id, body, today=today))


@router.get("/links/{link_id}", **requires(Right.LINKS_READ))
def read_link(session: PartnershipSession, link_id: UUID, response: Response) -> LinkOut:
    """One reference; its version is the ETag."""
    return _tagged(response, service.read(session, link_id))


@router.patch("/links/{link_id}", **requires(Right.LINKS_WRITE))
def change_link(
    session: PartnershipSession,
    link_id: UUID,
    version: IfMatch,
    body: LinkEdit,
    response: Response,
    today: Today,
) -> LinkOut:
    """Change a reference, unless somebody else saved it since it was read."""
    return _tagged(response, service.change(session, link_id, version, body, today=today))


@router.delete("/links/{link_id}", status_code=204, **requires(Right.LINKS_WRITE))
def delete_link(session: PartnershipSession, link_id: UUID, version: IfMatch) -> None:
    """Take a reference away; its history stays."""
    service.remove(session, link_id, version)


def _tagged(response: Response, link: LinkOut) -> LinkOut:
    response.headers["ETag"] = f'"{link.version}"'
    return link
