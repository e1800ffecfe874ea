"""Plans and actions: agree, list, change, say how they get on."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from app.clock import Today
from app.history import service as history
from app.history.schemas import HistoryOut
from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch
from app.plain_text import Sought
from app.plans import frame as frames
from app.plans import plan, progress, service
from app.plans.frame import Frame
from app.plans.schemas import (
    ActionChange,
    ActionDetailOut,
    ActionIn,
    ActionProgressIn,
    ActionsOut,
    PlanOut,
)
from app.plans.service import Wanted

router = APIRouter(tags=["plans"])


def asked_by(session: PartnershipSession, person: CurrentPerson, today: Today) -> Frame:
    """Lists, person and day of one request."""
    return frames.frame(session, person, today)


Asked = Annotated[Frame, Depends(asked_by)]


@router.get("/assessments/{assessment_id}/plan", **requires(Right.ASSESSMENTS_READ))
def read_plan(session: PartnershipSession, frame: Asked, assessment_id: UUID) -> PlanOut:
    """The plan of a location: goals with their actions, and what the plan still lacks."""
    return plan.read_plan(session, assessment_id, frame)


@router.get("/actions", **requires(Right.PLANS_READ))
def list_actions(
    session: PartnershipSession,
    frame: Asked,
    mine: Annotated[bool, Query(description="Only one’s own and one’s agency’s.")] = False,
    assessment_id: UUID | None = None,
    conference_id: UUID | None = None,
    owner_agency: Annotated[Sought | None, Query(max_length=60)] = None,
    status: Annotated[
        str | None, Query(max_length=600, description="Codes, separated by commas.")
    ] = None,
) -> ActionsOut:
    """Actions, the most overdue first; a partner sees those of their own agency."""
    wanted = Wanted(mine, assessment_id, conference_id, owner_agency or None, status)
    return service.list_actions(session, wanted, frame)


@router.post("/actions", status_code=201, **requires(Right.PLANS_WRITE))
def agree_action(
    session: PartnershipSession, frame: Asked, body: ActionIn, response: Response
) -> ActionDetailOut:
    """Put an action into the plan of a location."""
    return _tagged(response, service.agree(session, body, frame))


@router.get("/actions/{action_id}", **requires(Right.PLANS_READ))
def read_action(
    session: PartnershipSession, frame: Asked, action_id: UUID, response: Response
) -> ActionDetailOut:
    """One action with its notes; its version is the ETag."""
    return _tagged(response, service.read(session, action_id, frame))


@router.patch("/actions/{action_id}", **requires(Right.PLANS_WRITE))
def change_action(
    session: PartnershipSession,
    frame: Asked,
    action_id: UUID,
    version: IfMatch,
    body: ActionChange,
    response: Response,
) -> ActionDetailOut:
    """Change an action, unless somebody else saved it since it was read."""
    return _tagged(response, service.change(session, action_id, version, body, frame))


@router.delete("/actions/{action_id}", status_code=204, **requires(Right.PLANS_WRITE))
def delete_action(
    session: PartnershipSession, frame: Asked, action_id: UUID, version: IfMatch
) -> None:
    """Take an action out of the plan; its history stays."""
    service.delete(session, action_id, version, frame)


@router.post("/actions/{action_id}/progress", status_code=201, **requires(Right.ACTIONS_PROGRESS))
def note_progress(
    session: PartnershipSession,
    frame: Asked,
    action_id: UUID,
    version: IfMatch,
    body: ActionProgressIn,
    response: Response,
) -> ActionDetailOut:
    """Say how an action gets on: a note, and the status it now has."""
    return _tagged(response, progress.note(session, action_id, version, body, frame))


@router.get("/actions/{action_id}/history", **requires(Right.PLANS_READ))
def action_history(session: PartnershipSession, frame: Asked, action_id: UUID) -> HistoryOut:
    """Every version of an action: who, when, and what was different."""
    service.found(session, action_id, frame)
    return history.versions(session, "action", action_id)


def _tagged(response: Response, action: ActionDetailOut) -> ActionDetailOut:
    response.headers["ETag"] = f'"{action.version}"'
    return action
