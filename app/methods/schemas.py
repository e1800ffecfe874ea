"""Planned methods as they come in and as they leave."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from app.plain_text import Paragraphs, Sought
from app.records.fields import Code, Day, Edit, Sent

MethodState = Literal["done", "overdue", "planned", "undated"]
Round = Annotated[int, Field(ge=1, le=50)]


class MethodIn(Sent):
    """A method that somebody is to use by a day."""

    method: Code
    detail: Sought = ""
    owner_agency: Code | None = None
    owner_id: UUID | None = None
    due_on: Day | None = None
    done_on: Day | None = None
    round: Round = 1
    note: Paragraphs = ""


class MethodEdit(Edit):
    """What is changed of a planned method."""

    method: Code = ""
    detail: Sought = ""
    owner_agency: Code | None = None
    owner_id: UUID | None = None
    due_on: Day | None = None
    done_on: Day | None = None
    round: Round = 1
    note: Paragraphs = ""


class MethodAgain(Sent):
    """The same method once more, for the review. Its owner stays unless another is given."""

    due_on: Day | None = None
    owner_agency: Code | None = None
    owner_id: UUID | None = None


class PlannedMethodOut(BaseModel):
    """One planned method.

    ``state`` is done, overdue, planned or undated; ``again_id`` the same method in the next round;
    ``findings`` how many findings came of it, ``records`` how many of all kinds, the newest of
    ``last_on``; ``recorded_as`` the kind of record that usually comes of it.
    """

    id: UUID
    assessment_id: UUID
    method: str
    method_label: str
    detail: str
    owner_agency: str | None
    owner_agency_label: str | None
    owner_id: UUID | None
    owner: str | None
    due_on: date | None
    done_on: date | None
    state: MethodState
    round: int
    repeats_id: UUID | None
    again_id: UUID | None
    note: str
    findings: int
    recorded_as: str
    records: int
    last_on: date | None
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class PlannedMethodsOut(BaseModel):
    """The methods of one location of concern by round; in a round the one due first stands first.

    ``next_due`` is the earliest day of a method that is not done, overdue ones too.
    """

    items: list[PlannedMethodOut]
    count: int
    done: int
    overdue: int
    next_due: date | None
    reading: str
