"""What the plan of a location holds, for the rooms that go by it: its stage, its conference."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app.goals import service as goals
from app.goals.service import GoalSummary
from app.plans import plan_queries
from app.plans.frame import WILL_NOT_BE_DONE
from app.plans.plan_queries import VoicesRow


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """Goals that were not set aside, actions that are to be done or were, and who was heard."""

    goals: GoalSummary
    actions: int
    voices: VoicesRow


def summary(session: Session, assessment: UUID) -> PlanSummary:
    """Count what the plan of a location holds."""
    return PlanSummary(
        goals=goals.summary(session, assessment),
        actions=plan_queries.actions_besides(session, assessment, WILL_NOT_BE_DONE),
        voices=plan_queries.voices(session, assessment),
    )
