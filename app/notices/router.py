"""What the signed-in person is told inside the application."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from app.clock import Now
from app.identity.doors import CurrentPerson, PartnershipSession, ServiceSettings, requires
from app.identity.rights import Right
from app.notices import service
from app.notices.schemas import LetterIn, LetterOut, NoticesOut, UnreadOut
from app.written_days import WrittenMoment

router = APIRouter(tags=["notices"])


@router.get("/notices", **requires(Right.NOTICES_READ))
def list_notices(
    session: PartnershipSession,
    person: CurrentPerson,
    unread: Annotated[bool, Query(description="Only what is not read yet")] = False,
    before: Annotated[UUID | None, Query(description="``next`` of the page before")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 30,
) -> NoticesOut:
    """The person's own notices, the newest first."""
    return service.page(session, person, unread=unread, before=before, limit=limit)


@router.get("/notices/unread", **requires(Right.NOTICES_READ))
def count_unread(session: PartnershipSession, person: CurrentPerson) -> UnreadOut:
    """How many notices are unread, for the number in the header."""
    return service.unread(session, person)


@router.get("/notices/letter", **requires(Right.NOTICES_READ))
def read_letter(
    session: PartnershipSession, person: CurrentPerson, settings: ServiceSettings
) -> LetterOut:
    """Whether the person wants one e-mail a day of what they have not read."""
    return service.letter(session, person, settings)


@router.post("/notices/letter", **requires(Right.NOTICES_READ))
def choose_letter(
    session: PartnershipSession, person: CurrentPerson, settings: ServiceSettings, body: LetterIn
) -> LetterOut:
    """Turn one's own daily letter on or off. Saying the same again changes nothing."""
    return service.choose_letter(session, person, settings, wanted=body.wanted)


@router.post("/notices/read", **requires(Right.NOTICES_READ))
def read_all(
    session: PartnershipSession,
    person: CurrentPerson,
    now: Now,
    until: Annotated[WrittenMoment | None, Query(description="When the list was read")] = None,
) -> UnreadOut:
    """Mark all notices as read that were there at a moment, by default now."""
    return service.read_all(session, person, until=until or now)


@router.post("/notices/{notice_id}/read", **requires(Right.NOTICES_READ))
def read_notice(session: PartnershipSession, person: CurrentPerson, notice_id: UUID) -> UnreadOut:
    """Mark one notice as read. Reading it again changes nothing."""
    return service.read(session, person, notice_id)
