"""Forums, their meetings and the places that meetings spoke of."""

from typing import TypeVar
from uuid import UUID

from fastapi import APIRouter, Response

from app.clock import Today
from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch
from app.workforce import citations, forums
from app.workforce.forum_schemas import (
    CitationEdit,
    CitationIn,
    CitationOut,
    ForumEdit,
    ForumIn,
    ForumOut,
    ForumPageOut,
    ForumsOut,
    MeetingEdit,
    MeetingIn,
    MeetingOut,
    MentionsOut,
)

router = APIRouter(tags=["workforce"])
Answer = TypeVar("Answer", ForumOut, ForumPageOut, MeetingOut, CitationOut)


@router.get("/workforce/forums", **requires(Right.WORKFORCE_READ))
def list_forums(session: PartnershipSession, today: Today) -> ForumsOut:
    """Forums by kind and name."""
    return forums.list_forums(session, today=today)


@router.post("/workforce/forums", status_code=201, **requires(Right.WORKFORCE_WRITE))
def add_forum(
    session: PartnershipSession, body: ForumIn, response: Response, today: Today
) -> ForumOut:
    """Note a forum and the agency that convenes it."""
    return _tagged(response, forums.add(session, body, today=today))


@router.get("/workforce/forums/{forum_id}", **requires(Right.WORKFORCE_READ))
def read_forum(
    session: PartnershipSession,
    forum_id: UUID,
    person: CurrentPerson,
    response: Response,
    today: Today,
) -> ForumPageOut:
    """One forum with its meetings, and the places they spoke of as the person may know them."""
    return _tagged(response, forums.read(session, forum_id, person, today=today))


@router.patch("/workforce/forums/{forum_id}", **requires(Right.WORKFORCE_WRITE))
def change_forum(
    session: PartnershipSession,
    forum_id: UUID,
    version: IfMatch,
    body: ForumEdit,
    response: Response,
    today: Today,
) -> ForumOut:
    """Change a forum, unless somebody else saved it since it was read."""
    return _tagged(response, forums.change(session, forum_id, version, body, today=today))


@router.delete("/workforce/forums/{forum_id}", status_code=204, **requires(Right.WORKFORCE_WRITE))
def delete_forum(
    session: PartnershipSession, forum_id: UUID, version: IfMatch, today: Today
) -> None:
    """Take a forum away with its meetings; the history stays."""
    forums.remove(session, forum_id, version, today=today)


@router.post(
    "/workforce/forums/{forum_id}/meetings", status_code=201, **requires(Right.WORKFORCE_WRITE)
)
def add_meeting(
    session: PartnershipSession,
    forum_id: UUID,
    body: MeetingIn,
    person: CurrentPerson,
    response: Response,
    today: Today,
) -> MeetingOut:
    """Note a meeting of a forum, held or still to come."""
    return _tagged(response, forums.add_meeting(session, forum_id, body, person, today=today))


@router.get("/workforce/meetings/{meeting_id}", **requires(Right.WORKFORCE_READ))
def read_meeting(
    session: PartnershipSession, meeting_id: UUID, person: CurrentPerson, response: Response
) -> MeetingOut:
    """One meeting; its version is the ETag."""
    return _tagged(response, forums.read_meeting(session, meeting_id, person))


@router.patch("/workforce/meetings/{meeting_id}", **requires(Right.WORKFORCE_WRITE))
def change_meeting(
    session: PartnershipSession,
    meeting_id: UUID,
    version: IfMatch,
    body: MeetingEdit,
    person: CurrentPerson,
    response: Response,
    today: Today,
) -> MeetingOut:
    """Change a meeting, unless somebody else saved it since it was read."""
    saved = forums.change_meeting(session, meeting_id, version, body, person, today=today)
    return _tagged(response, saved)


@router.delete(
    "/workforce/meetings/{meeting_id}", status_code=204, **requires(Right.WORKFORCE_WRITE)
)
def delete_meeting(
    session: PartnershipSession, meeting_id: UUID, version: IfMatch, person: CurrentPerson
) -> None:
    """Take a meeting away; its history stays."""
    forums.remove_meeting(session, meeting_id, version, person)


@router.post(
    "/workforce/meetings/{meeting_id}/citations",
    status_code=201,
    **requires(Right.WORKFORCE_WRITE),
)
def add_citation(
    session: PartnershipSession,
    meeting_id: UUID,
    body: CitationIn,
    person: CurrentPerson,
    response: Response,
) -> CitationOut:
    """Note that a meeting spoke of a location of concern or of an area."""
    return _tagged(response, citations.add(session, meeting_id, body, person))


@router.get("/workforce/citations/{citation_id}", **requires(Right.WORKFORCE_READ))
def read_citation(
    session: PartnershipSession, citation_id: UUID, person: CurrentPerson, response: Response
) -> CitationOut:
    """One mention of a place, as the person may know it; its version is the ETag."""
    return _tagged(response, citations.read(session, citation_id, person))


@router.patch("/workforce/citations/{citation_id}", **requires(Right.WORKFORCE_WRITE))
def change_citation(
    session: PartnershipSession,
    citation_id: UUID,
    version: IfMatch,
    body: CitationEdit,
    person: CurrentPerson,
    response: Response,
) -> CitationOut:
    """Change what a meeting said of a place, unless somebody saved it since it was read."""
    return _tagged(response, citations.change(session, citation_id, version, body, person))


@router.delete(
    "/workforce/citations/{citation_id}", status_code=204, **requires(Right.WORKFORCE_WRITE)
)
def delete_citation(
    session: PartnershipSession, citation_id: UUID, version: IfMatch, person: CurrentPerson
) -> None:
    """Take a mention of a place away; its history stays."""
    citations.remove(session, citation_id, version, person)


@router.get("/assessments/{assessment_id}/mentions", **requires(Right.ASSESSMENTS_READ))
def list_mentions(session: PartnershipSession, assessment_id: UUID) -> MentionsOut:
    """Forum meetings that spoke of a location of concern or of its area, the newest first."""
    return citations.mentions(session, assessment_id)


def _tagged(response: Response, answer: Answer) -> Answer:
    response.headers["ETag"] = f'"{answer.version}"'
    return answer
