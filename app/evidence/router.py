"""Findings about a location of concern, by domain and prompt."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Response, UploadFile

from app.clock import Today
from app.evidence import service
from app.evidence.schemas import FindingEdit, FindingIn, FindingOut, FindingsOut
from app.identity.doors import PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.params import IfMatch
from app.photos.schemas import PhotoOut, PhotoRole
from app.plain_text import Sought

router = APIRouter(tags=["evidence"])


@router.get("/assessments/{assessment_id}/evidence", **requires(Right.ASSESSMENTS_READ))
def list_findings(session: PartnershipSession, assessment_id: UUID, today: Today) -> FindingsOut:
    """The findings by domain, strengths first, with the prompts that have none yet."""
    return service.list_findings(session, assessment_id, today=today)


@router.post(
    "/assessments/{assessment_id}/evidence", status_code=201, **requires(Right.ASSESSMENTS_WRITE)
)
def add_finding(
    session: PartnershipSession,
    assessment_id: UUID,
    body: FindingIn,
    response: Response,
    today: Today,
) -> FindingOut:
    """Record a finding with its source, its strength and whose voice it brings."""
    return _tagged(response, service.add(session, assessment_id, body, today=today))


@router.get("/evidence/{finding_id}", **requires(Right.ASSESSMENTS_READ))
def read_finding(session: PartnershipSession, finding_id: UUID, response: Response) -> FindingOut:
    """One finding; its version is the ETag."""
    return _tagged(response, service.read(session, finding_id))


@router.patch("/evidence/{finding_id}", **requires(Right.ASSESSMENTS_WRITE))
def change_finding(
    session: PartnershipSession,
    finding_id: UUID,
    version: IfMatch,
    body: FindingEdit,
    response: Response,
    today: Today,
) -> FindingOut:
    """Change a finding, unless somebody else saved it since it was read."""
    return _tagged(response, service.change(session, finding_id, version, body, today=today))


@router.delete("/evidence/{finding_id}", status_code=204, **requires(Right.ASSESSMENTS_WRITE))
def delete_finding(session: PartnershipSession, finding_id: UUID, version: IfMatch) -> None:
    """Take a finding away; its history stays."""
    service.delete(session, finding_id, version)


@router.post("/evidence/{finding_id}/photos", status_code=201, **requires(Right.ASSESSMENTS_WRITE))
def add_finding_photo(
    session: PartnershipSession,
    settings: ServiceSettings,
    finding_id: UUID,
    file: UploadFile,
    role: Annotated[PhotoRole, Form()] = "other",
    caption: Annotated[Sought, Form()] = "",
) -> PhotoOut:
    """Keep a photo of what was found: only its pixels, made smaller and turned upright."""
    most = settings.photo_max_bytes
    content = file.file.read(most + 1)
    return service.add_photo(
        session, finding_id, content, role=role, caption=caption, most_bytes=most
    )


def _tagged(response: Response, finding: FindingOut) -> FindingOut:
    response.headers["ETag"] = f'"{finding.version}"'
    return finding
