"""The workforce: champions, training and points of contact."""

from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import APIRouter, Query, Response

from app.clock import Today
from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch
from app.workforce import champions, contacts, courses
from app.workforce.schemas import (
    ChampionTeamEdit,
    ChampionTeamIn,
    ChampionTeamOut,
    ChampionTeamsOut,
    ContactPointEdit,
    ContactPointIn,
    ContactPointOut,
    ContactPointsOut,
    CourseSessionEdit,
    CourseSessionIn,
    CourseSessionOut,
    CourseSessionsOut,
)
from app.written_days import WrittenDay

router = APIRouter(prefix="/workforce", tags=["workforce"])
Answer = TypeVar("Answer", ChampionTeamOut, CourseSessionOut, ContactPointOut)


@router.get("/champions", **requires(Right.WORKFORCE_READ))
def list_champion_teams(session: PartnershipSession) -> ChampionTeamsOut:
    """Teams and how many champions each has."""
    return champions.list_teams(session)


@router.post("/champions", status_code=201, **requires(Right.WORKFORCE_WRITE))
def add_champion_team(
    session: PartnershipSession, body: ChampionTeamIn, response: Response, today: Today
) -> ChampionTeamOut:
    """Count the champions of a team."""
    return _tagged(response, champions.add(session, body, today=today))


@router.get("/champions/{team_id}", **requires(Right.WORKFORCE_READ))
def read_champion_team(
    session: PartnershipSession, team_id: UUID, response: Response
) -> ChampionTeamOut:
    """One team; its version is the ETag."""
    return _tagged(response, champions.read(session, team_id))


@router.patch("/champions/{team_id}", **requires(Right.WORKFORCE_WRITE))
def change_champion_team(
    session: PartnershipSession,
    team_id: UUID,
    version: IfMatch,
    body: ChampionTeamEdit,
    response: Response,
    today: Today,
) -> ChampionTeamOut:
    """Change a team, unless somebody else saved it since it was read."""
    return _tagged(response, champions.change(session, team_id, version, body, today=today))


@router.delete("/champions/{team_id}", status_code=204, **requires(Right.WORKFORCE_WRITE))
def delete_champion_team(session: PartnershipSession, team_id: UUID, version: IfMatch) -> None:
    """Take a team away; its history stays."""
    champions.remove(session, team_id, version)


@router.get("/courses", **requires(Right.WORKFORCE_READ))
def list_course_sessions(
    session: PartnershipSession,
    first: Annotated[WrittenDay | None, Query(alias="from")] = None,
    last: Annotated[WrittenDay | None, Query(alias="to")] = None,
) -> CourseSessionsOut:
    """Training sessions, newest first, with attendance totals by course and agency."""
    return courses.list_sessions(session, first=first, last=last)


@router.post("/courses", status_code=201, **requires(Right.WORKFORCE_WRITE))
def add_course_session(
    session: PartnershipSession, body: CourseSessionIn, response: Response, today: Today
) -> CourseSessionOut:
    """Note a training session, and how many people of each agency came."""
    return _tagged(response, courses.add(session, body, today=today))


@router.get("/courses/{course_id}", **requires(Right.WORKFORCE_READ))
def read_course_session(
    session: PartnershipSession, course_id: UUID, response: Response
) -> CourseSessionOut:
    """One training session; its version is the ETag."""
    return _tagged(response, courses.read(session, course_id))


@router.patch("/courses/{course_id}", **requires(Right.WORKFORCE_WRITE))
def change_course_session(
    session: PartnershipSession,
    course_id: UUID,
    version: IfMatch,
    body: CourseSessionEdit,
    response: Response,
    today: Today,
) -> CourseSessionOut:
    """Change a training session, unless somebody else saved it since it was read."""
    return _tagged(response, courses.change(session, course_id, version, body, today=today))


@router.delete("/courses/{course_id}", status_code=204, **requires(Right.WORKFORCE_WRITE))
def delete_course_session(session: PartnershipSession, course_id: UUID, version: IfMatch) -> None:
    """Take a training session away; its history stays."""
    courses.remove(session, course_id, version)


@router.get("/contacts", **requires(Right.WORKFORCE_READ))
def list_contact_points(session: PartnershipSession, today: Today) -> ContactPointsOut:
    """Points of contact by topic, and the topics that nobody answers for."""
    return contacts.list_contacts(session, today=today)


@router.post("/contacts", status_code=201, **requires(Right.WORKFORCE_WRITE))
def add_contact_point(
    session: PartnershipSession, body: ContactPointIn, response: Response, today: Today
) -> ContactPointOut:
    """Say which role answers for a topic; never a person's name."""
    return _tagged(response, contacts.add(session, body, today=today))


@router.get("/contacts/{contact_id}", **requires(Right.WORKFORCE_READ))
def read_contact_point(
    session: PartnershipSession, contact_id: UUID, response: Response, today: Today
) -> ContactPointOut:
    """One point of contact; its version is the ETag."""
    return _tagged(response, contacts.read(session, contact_id, today=today))


@router.patch("/contacts/{contact_id}", **requires(Right.WORKFORCE_WRITE))
def change_contact_point(
    session: PartnershipSession,
    contact_id: UUID,
    version: IfMatch,
    body: ContactPointEdit,
    response: Response,
    today: Today,
) -> ContactPointOut:
    """Change a point of contact, unless somebody else saved it since it was read."""
    return _tagged(response, contacts.change(session, contact_id, version, body, today=today))


@router.delete("/contacts/{contact_id}", status_code=204, **requires(Right.WORKFORCE_WRITE))
def delete_contact_point(
    session: PartnershipSession, contact_id: UUID, version: IfMatch, today: Today
) -> None:
    """Take a point of contact away; its history stays."""
    contacts.remove(session, contact_id, version, today=today)


def _tagged(response: Response, answer: Answer) -> Answer:
    response.headers["ETag"] = f'"{answer.version}"'
    return answer
