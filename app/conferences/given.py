"""Conferences as they come in."""

from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from app.clock import LONDON
from app.plain_text import LongText, Paragraphs, Sought
from app.records.fields import Code

Geometry = dict[str, Any]
FIRST_YEAR, LAST_YEAR = 2000, 2100
Day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]


def on_britains_clocks(moment: datetime) -> datetime:
    """Pass a moment on; one without a zone is meant on Britain's clocks.

    Raises
    ------
    ValueError
        When the year is too far away to be meant.
    """
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        message = "Check the year."
        raise ValueError(message)
    return moment.replace(tzinfo=LONDON) if moment.tzinfo is None else moment.astimezone(LONDON)


Moment = Annotated[datetime, AfterValidator(on_britains_clocks)]


class AgendaItemIn(BaseModel):
    """One item of an agenda, in the order of the list."""

    model_config = ConfigDict(extra="forbid")

    key: Code
    minutes: Annotated[int, Field(ge=1, le=240)]


Agenda = Annotated[list[AgendaItemIn], Field(min_length=1, max_length=40)]


class ConferenceIn(BaseModel):
    """A conference to plan. Without an agenda it gets the usual one."""

    model_config = ConfigDict(extra="forbid")

    assessment_id: UUID
    conference_type: Code = "initial"
    starts_at: Moment
    venue: Sought = ""
    chair_id: UUID | None = None
    chair_role: Sought = ""
    quorum: Annotated[int, Field(ge=1, le=30)] | None = None
    previous_id: UUID | None = None
    agenda: Agenda | None = None


class ConferenceChange(BaseModel):
    """What is changed of a conference; what is left out stays, null empties a field."""

    model_config = ConfigDict(extra="forbid")

    conference_type: Code | None = None
    starts_at: Moment | None = None
    venue: Sought | None = None
    chair_id: UUID | None = None
    chair_role: Sought | None = None
    quorum: Annotated[int, Field(ge=1, le=30)] | None = None
    previous_id: UUID | None = None
    agenda: Agenda | None = None
    summary: LongText | None = None

    @model_validator(mode="after")
    def changes_something(self) -> Self:
        """Refuse a change that changes nothing, and emptying what cannot be empty."""
        if not self.model_fields_set:
            message = "Say what to change."
            raise ValueError(message)
        for name, what in (
            ("conference_type", "The type of conference"),
            ("starts_at", "The date and time"),
            ("agenda", "The agenda"),
        ):
            if name in self.model_fields_set and getattr(self, name) is None:
                message = f"{what} cannot be left empty."
                raise ValueError(message)
        return self


class CancellationIn(BaseModel):
    """Why a conference does not take place."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[Paragraphs, Field(min_length=1)]


class ConferenceDecisionIn(BaseModel):
    """What the chair records: the decision, its reason, dissent, and the next review.

    Without a review date it is taken from what the partnership chose: three months after a first
    conference, six after a review, unless it chose otherwise.
    """

    model_config = ConfigDict(extra="forbid")

    decision: Code
    reason: Annotated[Paragraphs, Field(min_length=1)]
    dissent: Paragraphs = ""
    dissent_agencies: Annotated[list[Code], Field(max_length=40)] = []
    next_review_on: Day | None = None


class SummaryIssueIn(BaseModel):
    """On which day the summary went out; today unless another day is given."""

    model_config = ConfigDict(extra="forbid")

    issued_on: Day | None = None


class InvitationIn(BaseModel):
    """One agency to invite, by the role that should come. Never a person's name."""

    model_config = ConfigDict(extra="forbid")

    agency: Code
    attending_role: Sought = ""
    needed: bool | None = None
    reply: Code = "no_reply"
    note: Sought = ""


class InvitationChange(BaseModel):
    """What is changed of an invitation; what is left out stays, null empties a field."""

    model_config = ConfigDict(extra="forbid")

    attending_role: Sought | None = None
    needed: bool | None = None
    reply: Code | None = None
    attendance: Code | None = None
    note: Sought | None = None


class DiscussionPointIn(BaseModel):
    """One point of discussion, under an item of the agenda, at a place where it is about one."""

    model_config = ConfigDict(extra="forbid")

    agenda_key: Code
    body: Annotated[Paragraphs, Field(min_length=1)]
    area_id: UUID | None = None
    location_label: Sought = ""
    geometry: Geometry | None = None
    sort: Annotated[int, Field(ge=0, le=10_000)] | None = None


class DiscussionPointChange(BaseModel):
    """What is changed of a point; what is left out stays, null empties a field."""

    model_config = ConfigDict(extra="forbid")

    agenda_key: Code | None = None
    body: Annotated[Paragraphs, Field(min_length=1)] | None = None
    area_id: UUID | None = None
    location_label: Sought | None = None
    geometry: Geometry | None = None
    sort: Annotated[int, Field(ge=0, le=10_000)] | None = None
