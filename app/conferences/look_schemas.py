"""What a conference saw, and what became of the one before, as they leave the service."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import BaseModel


class SeenAreaOut(BaseModel):
    """The area as it then was; ``outline`` is WGS 84."""

    id: UUID
    name: str
    version: int
    newest_version: int
    hectares: float | None
    outline: dict[str, Any] | None


class SeenFindingOut(BaseModel):
    """One finding as it then was."""

    id: UUID
    version: int
    newest_version: int
    domain_label: str
    prompt_label: str | None
    standing_label: str
    strength_label: str
    body: str


class SeenGoalOut(BaseModel):
    """One goal as it then was."""

    id: UUID
    version: int
    newest_version: int
    statement: str
    status_label: str
    measure: str


class SeenCountOut(BaseModel):
    """How many other records of a kind there were, and how many were changed since."""

    kind: str
    label: str
    count: int
    changed_since: int


class ConferenceSeenOut(BaseModel):
    """What a conference had before it when it was held, at the versions of that moment."""

    conference_id: UUID
    at: datetime
    title: str
    stage_label: str
    threshold_label: str | None
    summary: str
    assessment_version: int
    assessment_newest_version: int
    area: SeenAreaOut | None
    findings: list[SeenFindingOut]
    goals: list[SeenGoalOut]
    others: list[SeenCountOut]
    gauge_words: list[str]
    words: str


class GoalMeasureSinceOut(BaseModel):
    """One measurement of a goal."""

    measured_on: date
    seen: str
    direction: str
    direction_label: str
    value: Decimal | None
    unit: str
    since: bool


class GoalThenOut(BaseModel):
    """A goal as the conference before had it, beside what was measured of it since."""

    id: UUID
    statement: str
    statement_then: str | None
    status_label: str
    measure: str
    measure_kind_label: str | None
    baseline: str
    is_new: bool
    measures: list[GoalMeasureSinceOut]
    words: str


class ActionThenOut(BaseModel):
    """An action of the plan: what the conference before was told, and what became of it.

    ``agreed_there``: the conference before agreed it, so it was in no plan that was put before it.
    """

    id: UUID
    number: int
    title: str
    owner_label: str
    due_on: date | None
    status: str
    status_label: str
    status_then_label: str | None
    done_on: date | None
    outcome: str
    goal_id: UUID | None
    late: bool
    is_new: bool
    agreed_there: bool
    changes: int


class LookBackOut(BaseModel):
    """The conference before, side by side with what is known now.

    ``then_known`` is false when nothing was kept of what that conference saw: what stands under
    "then" is then not known, and nothing is called new.
    """

    conference_id: UUID
    previous_id: UUID
    previous_number: int
    previous_held_at: datetime
    previous_decision_label: str | None
    previous_reason: str
    previous_dissent: str
    previous_dissent_agencies: list[str]
    then_known: bool
    goals: list[GoalThenOut]
    actions: list[ActionThenOut]
    words: list[str]
