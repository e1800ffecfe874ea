"""Safety goals and their measurements as they come in and as they leave."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from app.plain_text import Line, Paragraphs, Sought
from app.records.fields import Code, Day, Edit, Sent

Seen = Annotated[Paragraphs, StringConstraints(min_length=1)]
Value = Annotated[Decimal, Field(max_digits=12, decimal_places=4)]


class GoalIn(Sent):
    """A new goal: a statement of what should be there, and how change will be measured."""

    statement: Line
    domain: Code | None = None
    status: Code = "proposed"
    measure_kind: Code | None = None
    measure: Paragraphs = ""
    measure_method: Code | None = None
    measure_on: Day | None = None
    baseline: Paragraphs = ""


class GoalEdit(Edit):
    """What is changed of a goal."""

    statement: Line = ""
    domain: Code | None = None
    status: Code = ""
    measure_kind: Code | None = None
    measure: Paragraphs = ""
    measure_method: Code | None = None
    measure_on: Day | None = None
    baseline: Paragraphs = ""


class GoalOrder(Sent):
    """All goals of one location of concern, in the order in which they should stand."""

    ids: Annotated[list[UUID], Field(min_length=1, max_length=200)]


class MeasureIn(Sent):
    """One measurement of a goal: what was seen on a day, and where that points."""

    measured_on: Day
    seen: Seen
    direction: Code
    value: Value | None = None
    unit: Sought = ""
    method_id: UUID | None = None


class MeasureEdit(Edit):
    """What is changed of a measurement."""

    measured_on: Day = date.min
    seen: Seen = ""
    direction: Code = ""
    value: Value | None = None
    unit: Sought = ""
    method_id: UUID | None = None


class MeasurementOut(BaseModel):
    """One measurement of a goal."""

    id: UUID
    goal_id: UUID
    measured_on: date
    seen: str
    direction: str
    direction_label: str
    value: Decimal | None
    unit: str
    method_id: UUID | None
    method_label: str | None
    version: int
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class GoalOut(BaseModel):
    """One goal with what was seen of it, the newest first.

    ``has_measure``: it says how change will be measured. ``measure_due``: the day of measuring
    has passed and nothing was measured on it or since. ``hints`` are advice, not faults.
    """

    id: UUID
    assessment_id: UUID
    statement: str
    domain: str | None
    domain_label: str | None
    status: str
    status_label: str
    in_plan: bool
    measure_kind: str | None
    measure_kind_label: str | None
    measure: str
    measure_method: str | None
    measure_method_label: str | None
    measure_on: date | None
    baseline: str
    sort: int
    has_measure: bool
    measure_due: bool
    hints: list[str]
    measures: list[MeasurementOut]
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class GoalsOut(BaseModel):
    """The goals of one location of concern, in their order."""

    items: list[GoalOut]
    count: int
    without_measure: int
    reading: str


class GoalStatementOut(BaseModel):
    """A goal as everybody with an action reads it: what should be there, and nothing of why."""

    id: UUID
    statement: str
    status: str
    status_label: str
    version: int


class GoalStatementsOut(BaseModel):
    """The goals of one location of concern, as statements only."""

    items: list[GoalStatementOut]
    count: int
