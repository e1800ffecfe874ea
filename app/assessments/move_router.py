"""Moves of a location from stage to stage."""

from uuid import UUID

from fastapi import APIRouter, Response

from app.assessments import moves
from app.assessments.move_schemas import MoveIn, PossibleMovesOut
from app.assessments.schemas import AssessmentOut
from app.clock import Today
from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch

router = APIRouter(tags=["assessments"])


@router.get("/assessments/{assessment_id}/moves", **requires(Right.ASSESSMENTS_READ))
def list_moves(
    session: PartnershipSession, person: CurrentPerson, assessment_id: UUID, today: Today
) -> PossibleMovesOut:
    """The moves that lead on from the present stage, each with what it still needs."""
    return moves.possible(session, assessment_id, person=person, today=today)


# A chair moves the stages of a conference without writing to the assessment: who may make
# which move stands in the table of moves, so the door only asks for reading.
@router.post("/assessments/{assessment_id}/moves", **requires(Right.ASSESSMENTS_READ))
def make_move(
    session: PartnershipSession,
    person: CurrentPerson,
    assessment_id: UUID,
    version: IfMatch,
    body: MoveIn,
    today: Today,
    response: Response,
) -> AssessmentOut:
    """Move a location to another stage, if nothing is missing and the role may."""
    moved = moves.move(session, assessment_id, version, body, person=person, today=today)
    response.headers["ETag"] = f'"{moved.version}"'
    return moved
