"""Conferences: plan, invite, hold, note, decide, issue, and look back."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from app.clock import Now
from app.conferences import frame as frames
from app.conferences import holding, look_back, room, seen, service
from app.conferences.frame import Frame
from app.conferences.given import (
    CancellationIn,
    ConferenceChange,
    ConferenceDecisionIn,
    ConferenceIn,
    DiscussionPointChange,
    DiscussionPointIn,
    InvitationChange,
    InvitationIn,
    SummaryIssueIn,
)
from app.conferences.look_schemas import ConferenceSeenOut, LookBackOut
from app.conferences.schemas import ConferenceOut, ConferencesOut, DiscussionPointOut, InvitationOut
from app.history import service as history
from app.history.schemas import HistoryOut
from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch

router = APIRouter(tags=["conferences"])


def asked_by(session: PartnershipSession, person: CurrentPerson, now: Now) -> Frame:
    """Lists, choices, person and moment of one request."""
    return frames.frame(session, person, now)


Asked = Annotated[Frame, Depends(asked_by)]


@router.get("/conferences", **requires(Right.CONFERENCES_READ))
def list_conferences(
    session: PartnershipSession, frame: Asked, assessment_id: UUID | None = None
) -> ConferencesOut:
    """Conferences planned, the next first, and past; locations that wait for one."""
    return service.list_conferences(session, frame, assessment=assessment_id)


@router.post("/conferences", status_code=201, **requires(Right.CONFERENCES_WRITE))
def plan_conference(
    session: PartnershipSession, frame: Asked, body: ConferenceIn, response: Response
) -> ConferenceOut:
    """Plan a conference on a location of concern."""
    return _tagged(response, service.plan(session, body, frame))


@router.get("/conferences/{conference_id}", **requires(Right.CONFERENCES_READ))
def read_conference(
    session: PartnershipSession, frame: Asked, conference_id: UUID, response: Response
) -> ConferenceOut:
    """One conference; its version is the ETag."""
    return _tagged(response, service.read(session, conference_id, frame))


@router.patch("/conferences/{conference_id}", **requires(Right.CONFERENCES_WRITE))
def change_conference(
    session: PartnershipSession,
    frame: Asked,
    conference_id: UUID,
    version: IfMatch,
    body: ConferenceChange,
    response: Response,
) -> ConferenceOut:
    """Change a conference, unless somebody else saved it since it was read."""
    return _tagged(response, service.change(session, conference_id, version, body, frame))


@router.post("/conferences/{conference_id}/cancellation", **requires(Right.CONFERENCES_WRITE))
def cancel_conference(
    session: PartnershipSession,
    frame: Asked,
    conference_id: UUID,
    version: IfMatch,
    body: CancellationIn,
    response: Response,
) -> ConferenceOut:
    """Cancel a conference that was not held, with the reason."""
    return _tagged(response, service.cancel(session, conference_id, version, body, frame))


@router.post("/conferences/{conference_id}/holding", **requires(Right.CONFERENCES_WRITE))
def hold_conference(
    session: PartnershipSession,
    frame: Asked,
    conference_id: UUID,
    version: IfMatch,
    response: Response,
) -> ConferenceOut:
    """Say that a conference has begun: what lies before it is kept as it is now."""
    return _tagged(response, holding.hold(session, conference_id, version, frame))


@router.post("/conferences/{conference_id}/decision", **requires(Right.CONFERENCES_DECIDE))
def decide_conference(
    session: PartnershipSession,
    frame: Asked,
    conference_id: UUID,
    version: IfMatch,
    body: ConferenceDecisionIn,
    response: Response,
) -> ConferenceOut:
    """Record the decision, dissent and the next review date of a conference that was held."""
    return _tagged(response, holding.decide(session, conference_id, version, body, frame))


@router.post("/conferences/{conference_id}/issue", **requires(Right.CONFERENCES_DECIDE))
def issue_conference(
    session: PartnershipSession,
    frame: Asked,
    conference_id: UUID,
    version: IfMatch,
    body: SummaryIssueIn,
    response: Response,
) -> ConferenceOut:
    """Say on which day the summary of a conference went out."""
    return _tagged(response, holding.issue(session, conference_id, version, body, frame))


@router.get("/conferences/{conference_id}/seen", **requires(Right.ASSESSMENTS_READ))
def read_seen(session: PartnershipSession, frame: Asked, conference_id: UUID) -> ConferenceSeenOut:
    """What a conference had before it when it was held, at the versions of that moment."""
    return seen.read_seen(session, conference_id, frame)


@router.get("/conferences/{conference_id}/look-back", **requires(Right.ASSESSMENTS_READ))
def read_look_back(session: PartnershipSession, frame: Asked, conference_id: UUID) -> LookBackOut:
    """The conference before: its decision, its goals with measurements since, its actions."""
    return look_back.look_back(session, conference_id, frame)


@router.get("/conferences/{conference_id}/history", **requires(Right.ASSESSMENTS_READ))
def conference_history(session: PartnershipSession, conference_id: UUID) -> HistoryOut:
    """Every version of a conference: who, when, and what was different."""
    return history.versions(session, "conference", conference_id)


@router.post(
    "/conferences/{conference_id}/invitations",
    status_code=201,
    **requires(Right.CONFERENCES_WRITE),
)
def invite(
    session: PartnershipSession, frame: Asked, conference_id: UUID, body: InvitationIn
) -> InvitationOut:
    """Invite an agency by the role that should come."""
    return room.invite(session, conference_id, body, frame)


@router.patch(
    "/conferences/{conference_id}/invitations/{invitation_id}",
    **requires(Right.CONFERENCES_WRITE),
)
def change_invitation(
    session: PartnershipSession,
    frame: Asked,
    conference_id: UUID,
    invitation_id: UUID,
    version: IfMatch,
    body: InvitationChange,
) -> InvitationOut:
    """Change an invitation: the reply before, who came on the day."""
    return room.change_invitation(session, conference_id, invitation_id, version, body, frame)


@router.delete(
    "/conferences/{conference_id}/invitations/{invitation_id}",
    status_code=204,
    **requires(Right.CONFERENCES_WRITE),
)
def withdraw_invitation(
    session: PartnershipSession,
    frame: Asked,
    conference_id: UUID,
    invitation_id: UUID,
    version: IfMatch,
) -> None:
    """Take an invitation back; its history stays."""
    room.withdraw(session, conference_id, invitation_id, version, frame)


@router.post(
    "/conferences/{conference_id}/points", status_code=201, **requires(Right.CONFERENCES_WRITE)
)
def note_point(
    session: PartnershipSession, frame: Asked, conference_id: UUID, body: DiscussionPointIn
) -> DiscussionPointOut:
    """Write down a point of discussion under an item of the agenda."""
    return room.note(session, conference_id, body, frame)


@router.patch("/conferences/{conference_id}/points/{point_id}", **requires(Right.CONFERENCES_WRITE))
def change_point(
    session: PartnershipSession,
    frame: Asked,
    conference_id: UUID,
    point_id: UUID,
    version: IfMatch,
    body: DiscussionPointChange,
) -> DiscussionPointOut:
    """Change a point, unless somebody else saved it since it was read."""
    return room.change_point(session, conference_id, point_id, version, body, frame)


@router.delete(
    "/conferences/{conference_id}/points/{point_id}",
    status_code=204,
    **requires(Right.CONFERENCES_WRITE),
)
def strike_point(
    session: PartnershipSession,
    frame: Asked,
    conference_id: UUID,
    point_id: UUID,
    version: IfMatch,
) -> None:
    """Take a point away; its history stays."""
    room.strike(session, conference_id, point_id, version, frame)


def _tagged(response: Response, conference: ConferenceOut) -> ConferenceOut:
    response.headers["ETag"] = f'"{conference.version}"'
    return conference
