"""Training sessions of community guardianship."""

from uuid import UUID

from fastapi import APIRouter, Response

from app.clock import Today
from app.guardianship import training
from app.guardianship.write_schemas import TrainingEdit, TrainingIn, TrainingOut, TrainingsOut
from app.history import service as history
from app.history.schemas import HistoryOut
from app.identity.doors import PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch

router = APIRouter(tags=["guardianship"])


@router.get("/guardian-trainings", **requires(Right.STRENGTHS_READ))
def list_trainings(session: PartnershipSession) -> TrainingsOut:
    """All training sessions, the latest first, with totals by course."""
    return training.listed(session)


@router.post("/guardian-trainings", status_code=201, **requires(Right.STRENGTHS_WRITE))
def add_training(
    session: PartnershipSession, body: TrainingIn, response: Response, today: Today
) -> TrainingOut:
    """Put a session on record; the sites that took part are trained from its day on."""
    return _tagged(response, training.add(session, body, today=today))


@router.get("/guardian-trainings/{training_id}", **requires(Right.STRENGTHS_READ))
def read_training(
    session: PartnershipSession, training_id: UUID, response: Response
) -> TrainingOut:
    """One training session; its version is the ETag."""
    return _tagged(response, training.read(session, training_id))


@router.patch("/guardian-trainings/{training_id}", **requires(Right.STRENGTHS_WRITE))
def change_training(
    session: PartnershipSession,
    training_id: UUID,
    version: IfMatch,
    body: TrainingEdit,
    response: Response,
    today: Today,
) -> TrainingOut:
    """Change a session, unless somebody else saved it since it was read."""
    return _tagged(response, training.change(session, training_id, version, body, today=today))


@router.delete(
    "/guardian-trainings/{training_id}", status_code=204, **requires(Right.STRENGTHS_WRITE)
)
def remove_training(session: PartnershipSession, training_id: UUID, version: IfMatch) -> None:
    """Take a session away; its history stays, and so does the training of its sites."""
    training.remove(session, training_id, version)


@router.get("/guardian-trainings/{training_id}/history", **requires(Right.STRENGTHS_READ))
def training_history(session: PartnershipSession, training_id: UUID) -> HistoryOut:
    """Every version of a session: who, when, and what was different."""
    return history.versions(session, "guardian_training", training_id)


def _tagged(response: Response, session_out: TrainingOut) -> TrainingOut:
    response.headers["ETag"] = f'"{session_out.version}"'
    return session_out
