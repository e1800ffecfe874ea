"""Actions and plans as they come in and as they leave."""

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.plain_text import Line, Paragraphs, Sought
from app.records.fields import Code

Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
Geometry = dict[str, Any]


class ActionIn(BaseModel):
    """A new action. ``task`` is what its owner reads: nothing from social care belongs there."""

    model_config = ConfigDict(extra="forbid")

    assessment_id: UUID
    title: Line
    task: Paragraphs = ""
    owner_agency: Code
    owner_id: UUID | None = None
    due_on: Day | None = None
    mechanism: Code | None = None
    goal_id: UUID | None = None
    measure: Paragraphs = ""
    conference_id: UUID | None = None
    location_label: Sought = ""
    geometry: Geometry | None = None


class ActionChange(BaseModel):
    """What is changed of an action; what is left out stays, null empties a field.

    How it gets on is said by a note on its progress, not here.
    """

    model_config = ConfigDict(extra="forbid")

    title: Line | None = None
    task: Paragraphs | None = None
    owner_agency: Code | None = None
    owner_id: UUID | None = None
    due_on: Day | None = None
    mechanism: Code | None = None
    goal_id: UUID | None = None
    measure: Paragraphs | None = None
    conference_id: UUID | None = None
    location_label: Sought | None = None
    geometry: Geometry | None = None

    @model_validator(mode="after")
    def changes_something(self) -> Self:
        """Refuse a change that changes nothing, and emptying what cannot be empty."""
        if not self.model_fields_set:
            message = "Say what to change."
            raise ValueError(message)
        for name, what in (("title", "The title"), ("owner_agency", "The owner")):
            if name in self.model_fields_set and getattr(self, name) is None:
                message = f"{what} cannot be left empty."
                raise ValueError(message)
        return self


class ActionProgressIn(BaseModel):
    """A note on how an action gets on, with its status now. The day is today unless said."""

    model_config = ConfigDict(extra="forbid")

    status: Code
    body: Paragraphs = ""
    noted_on: Day | None = None
    done_on: Day | None = None


class LinkedChangeOut(BaseModel):
    """A change of the ledger that was logged for an action."""

    id: UUID
    number: int
    title: str
    status_label: str
    completed_on: date | None


class ActionOut(BaseModel):
    """One action as its owner reads it.

    ``place`` says where in words; ``centre`` is longitude and latitude of a place on it, of the
    action's own or else of the area. ``location`` is only told to those who may read assessments.
    """

    id: UUID
    number: int
    version: int
    assessment_id: UUID
    location: str | None
    area_id: UUID | None
    place: str
    location_label: str
    centre: tuple[float, float] | None
    own_place: bool
    title: str
    task: str
    goal_id: UUID | None
    goal: str | None
    owner_agency: str
    owner_agency_label: str
    owner_id: UUID | None
    owner: str | None
    due_on: date | None
    mechanism: str | None
    mechanism_label: str | None
    measure: str
    status: str
    status_label: str
    finished: bool
    late: bool
    done_on: date | None
    outcome: str
    conference_id: UUID | None
    agreed_on: date | None
    changes: list[LinkedChangeOut]
    may_progress: bool
    created_at: datetime
    updated_at: datetime
    updated_by: str | None


class ActionsOut(BaseModel):
    """The actions that match: those open first, the most overdue at the top."""

    items: list[ActionOut]
    count: int
    overdue: int


class ActionProgressOut(BaseModel):
    """One note on how an action got on."""

    id: UUID
    noted_on: date
    status: str
    status_label: str
    body: str
    created_at: datetime
    created_by: str | None


class ActionDetailOut(ActionOut):
    """One action with its shape (WGS 84) and its notes, the newest first.

    ``warnings`` are said once, after saving.
    """

    geometry: Geometry | None
    progress: list[ActionProgressOut]
    warnings: list[str] = []


class PlanGoalOut(BaseModel):
    """One goal of a plan with the actions that serve it."""

    id: UUID
    statement: str
    domain_label: str | None
    status: str
    status_label: str
    in_plan: bool
    has_measure: bool
    measure: str
    measure_kind_label: str | None
    measure_on: date | None
    measured: int
    last_measured_on: date | None
    last_direction_label: str | None
    actions: list[ActionOut]


class GaugeLineOut(BaseModel):
    """One line of the gauge: what it looks at, whether something is missing, and the sentence."""

    key: str
    missing: bool
    words: str


class PlanGaugeOut(BaseModel):
    """What a plan has and what it still lacks. It is not a score.

    Actions that will not be done count nowhere but in their own number.
    """

    goals: int
    goals_without_measure: int
    goals_without_action: int
    actions: int
    done: int
    will_not_be_done: int
    overdue: int
    without_due_date: int
    without_goal: int
    controls_people: int
    changes_conditions: int
    mechanism_not_said: int
    young_people_findings: int
    young_people_sessions: int
    young_people_surveys: int
    lines: list[GaugeLineOut]


class PlanOut(BaseModel):
    """The plan of a location: goals with their actions, actions that serve none, and its gauge."""

    assessment_id: UUID
    number: int
    title: str
    goals: list[PlanGoalOut]
    loose: list[ActionOut]
    gauge: PlanGaugeOut
