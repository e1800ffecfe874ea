"""Safety goals of a location of concern, and what was seen of them."""

from uuid import UUID

from fastapi import APIRouter, Response

from app.clock import Today
from app.goals import measuring, service
from app.goals.schemas import (
    GoalEdit,
    GoalIn,
    GoalOrder,
    GoalOut,
    GoalsOut,
    GoalStatementsOut,
    MeasureEdit,
    MeasureIn,
    MeasurementOut,
)
from app.identity.doors import CurrentPerson, PartnershipSession, requires
from app.identity.rights import Right
from app.params import IfMatch

router = APIRouter(tags=["goals"])


@router.get("/assessments/{assessment_id}/goals", **requires(Right.ASSESSMENTS_READ))
def list_goals(session: PartnershipSession, assessment_id: UUID, today: Today) -> GoalsOut:
    """The goals of a location of concern, in their order, with what was seen of each."""
    return service.list_goals(session, assessment_id, today=today)


@router.get("/assessments/{assessment_id}/goal-statements", **requires(Right.PLANS_READ))
def list_goal_statements(
    session: PartnershipSession, person: CurrentPerson, assessment_id: UUID
) -> GoalStatementsOut:
    """The goals in the plan as statements only, for everybody who has an action."""
    return service.statements(session, assessment_id, person)


@router.post("/assessments/{assessment_id}/goals", status_code=201, **requires(Right.PLANS_WRITE))
def create_goal(
    session: PartnershipSession,
    assessment_id: UUID,
    body: GoalIn,
    response: Response,
    today: Today,
) -> GoalOut:
    """Set a goal; it stands last in the order."""
    return _tagged(response, service.create(session, assessment_id, body, today=today))


@router.post("/assessments/{assessment_id}/goals/order", **requires(Right.PLANS_WRITE))
def order_goals(
    session: PartnershipSession, assessment_id: UUID, body: GoalOrder, today: Today
) -> GoalsOut:
    """Put the goals in another order: send all their ids."""
    return service.put_in_order(session, assessment_id, body, today=today)


@router.get("/goals/{goal_id}", **requires(Right.ASSESSMENTS_READ))
def read_goal(
    session: PartnershipSession, goal_id: UUID, response: Response, today: Today
) -> GoalOut:
    """One goal; its version is the ETag."""
    return _tagged(response, service.read(session, goal_id, today=today))


@router.patch("/goals/{goal_id}", **requires(Right.PLANS_WRITE))
def change_goal(
    session: PartnershipSession,
    goal_id: UUID,
    version: IfMatch,
    body: GoalEdit,
    response: Response,
    today: Today,
) -> GoalOut:
    """Change a goal, unless somebody else saved it since it was read."""
    return _tagged(response, service.change(session, goal_id, version, body, today=today))


@router.delete("/goals/{goal_id}", status_code=204, **requires(Right.PLANS_WRITE))
def delete_goal(session: PartnershipSession, goal_id: UUID, version: IfMatch, today: Today) -> None:
    """Take a goal away that no action serves; its history stays."""
    service.delete(session, goal_id, version, today=today)


@router.post("/goals/{goal_id}/measurements", status_code=201, **requires(Right.PLANS_WRITE))
def add_measurement(
    session: PartnershipSession, goal_id: UUID, body: MeasureIn, response: Response, today: Today
) -> MeasurementOut:
    """Record what was seen of a goal on a day, and whether it points towards it."""
    return _measured(response, measuring.add(session, goal_id, body, today=today))


@router.get("/goal-measurements/{measurement_id}", **requires(Right.ASSESSMENTS_READ))
def read_measurement(
    session: PartnershipSession, measurement_id: UUID, response: Response
) -> MeasurementOut:
    """One measurement; its version is the ETag."""
    return _measured(response, measuring.read(session, measurement_id))


@router.patch("/goal-measurements/{measurement_id}", **requires(Right.PLANS_WRITE))
def change_measurement(
    session: PartnershipSession,
    measurement_id: UUID,
    version: IfMatch,
    body: MeasureEdit,
    response: Response,
    today: Today,
) -> MeasurementOut:
    """Change a measurement, unless somebody else saved it since it was read."""
    changed = measuring.change(session, measurement_id, version, body, today=today)
    return _measured(response, changed)


@router.delete(
    "/goal-measurements/{measurement_id}", status_code=204, **requires(Right.PLANS_WRITE)
)
def delete_measurement(session: PartnershipSession, measurement_id: UUID, version: IfMatch) -> None:
    """Take a measurement away; its history stays."""
    measuring.delete(session, measurement_id, version)


def _tagged(response: Response, goal: GoalOut) -> GoalOut:
    response.headers["ETag"] = f'"{goal.version}"'
    return goal


def _measured(response: Response, measure: MeasurementOut) -> MeasurementOut:
    response.headers["ETag"] = f'"{measure.version}"'
    return measure
