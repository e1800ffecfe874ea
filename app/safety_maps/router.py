"""Safety mapping with young people: sessions, their marks, and two sessions compared."""

from uuid import UUID

from fastapi import APIRouter, Response

from app.clock import Today
from app.history.schemas import HistoryOut
from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch
from app.safety_maps import comparison, marks, service
from app.safety_maps.schemas import (
    KeptOut,
    MarksIn,
    MarksOut,
    SafetyComparisonOut,
    SafetySessionChange,
    SafetySessionIn,
    SafetySessionOut,
    SafetySessionsOut,
)

router = APIRouter(tags=["safety maps"])


@router.get("/safety-sessions", **requires(Right.SAFETY_MAPS_READ))
def list_safety_sessions(session: PartnershipSession, assessment_id: UUID) -> SafetySessionsOut:
    """Sessions of a location, the latest first; counts only where enough took part."""
    return service.listed(session, assessment_id)


@router.post("/safety-sessions", status_code=201, **requires(Right.SAFETY_MAPS_WRITE))
def add_safety_session(
    session: PartnershipSession, body: SafetySessionIn, response: Response, today: Today
) -> SafetySessionOut:
    """Keep a session: how many took part, never who. Its marks are sent afterwards."""
    return _tagged(response, service.add(session, body, today=today))


@router.get("/safety-sessions/comparison", **requires(Right.SAFETY_MAPS_READ))
def compare_safety_sessions(
    session: PartnershipSession, before: UUID, after: UUID
) -> SafetyComparisonOut:
    """Two sessions of one location beside each other, on hexagons of 100 m."""
    return comparison.compare(session, before, after)


@router.get("/safety-sessions/{session_id}", **requires(Right.SAFETY_MAPS_READ))
def read_safety_session(
    session: PartnershipSession, session_id: UUID, response: Response
) -> SafetySessionOut:
    """One session; its version is the ETag."""
    return _tagged(response, service.read(session, session_id))


@router.patch("/safety-sessions/{session_id}", **requires(Right.SAFETY_MAPS_WRITE))
def change_safety_session(
    session: PartnershipSession,
    session_id: UUID,
    version: IfMatch,
    body: SafetySessionChange,
    response: Response,
    today: Today,
) -> SafetySessionOut:
    """Change a session, unless somebody else saved it since it was read.

    A number of young people that is corrected so that marks come into sight needs a reason,
    which is told with the session from then on.
    """
    return _tagged(response, service.change(session, session_id, version, body, today=today))


@router.delete(
    "/safety-sessions/{session_id}", status_code=204, **requires(Right.SAFETY_MAPS_WRITE)
)
def remove_safety_session(session: PartnershipSession, session_id: UUID, version: IfMatch) -> None:
    """Take a session away with its marks."""
    service.remove(session, session_id, version)


@router.get("/safety-sessions/{session_id}/history", **requires(Right.SAFETY_MAPS_READ))
def safety_session_history(session: PartnershipSession, session_id: UUID) -> HistoryOut:
    """Every version of a session; marks have no history that is told."""
    return service.versions(session, session_id)


@router.get("/safety-sessions/{session_id}/marks", **requires(Right.SAFETY_MAPS_READ))
def read_marks(session: PartnershipSession, session_id: UUID) -> MarksOut:
    """Marks of a session (WGS 84), or why they are not shown."""
    return marks.shown(session, session_id)


@router.post(
    "/safety-sessions/{session_id}/marks", status_code=201, **requires(Right.SAFETY_MAPS_WRITE)
)
def add_marks(
    session: PartnershipSession, session_id: UUID, body: MarksIn, today: Today
) -> KeptOut:
    """Keep marks; sending them again with the same ids adds none."""
    return marks.add(session, session_id, body, today=today)


@router.delete(
    "/safety-sessions/{session_id}/marks", status_code=204, **requires(Right.SAFETY_MAPS_WRITE)
)
def remove_all_marks(session: PartnershipSession, session_id: UUID, version: IfMatch) -> None:
    """Take all marks of a session back, also where they are not shown."""
    marks.remove_all(session, session_id, version)


@router.delete(
    "/safety-sessions/{session_id}/marks/{mark_id}",
    status_code=204,
    **requires(Right.SAFETY_MAPS_WRITE),
)
def remove_mark(
    session: PartnershipSession, session_id: UUID, mark_id: UUID, version: IfMatch
) -> None:
    """Take one mark back."""
    marks.remove(session, session_id, mark_id, version)


def _tagged(response: Response, told: SafetySessionOut) -> SafetySessionOut:
    response.headers["ETag"] = f'"{told.version}"'
    return told
