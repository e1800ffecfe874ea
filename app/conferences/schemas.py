"""Conferences as they leave."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

Geometry = dict[str, Any]


class LabelledAgencyOut(BaseModel):
    """A code with its label."""

    code: str
    label: str


class SummaryStateOut(BaseModel):
    """When the summary is due, and how it stands: waiting, soon, late or issued."""

    due_on: date
    issued_on: date | None
    state: str
    words: str


class ConferenceGaugeOut(BaseModel):
    """How invitations stand, or who came, each agency counted once; ``words`` say it all."""

    invited: int
    accepted: int
    declined: int
    no_reply: int
    came: int | None
    quorum: int
    quorum_met: bool
    missing: list[str]
    young_people: bool
    words: list[str]


class ConferenceRowOut(BaseModel):
    """A conference in a list."""

    id: UUID
    number: int
    version: int
    assessment_id: UUID
    assessment_number: int
    assessment_title: str
    area_id: UUID | None
    area_name: str | None
    conference_type: str
    type_label: str
    status: str
    status_label: str
    starts_at: datetime
    venue: str
    chair_id: UUID | None
    chair: str | None
    decision: str | None
    decision_label: str | None
    next_review_on: date | None
    summary_state: SummaryStateOut | None
    gauge: ConferenceGaugeOut


class ReviewDueOut(BaseModel):
    """A location whose plan is to be reviewed, without a conference planned for it."""

    assessment_id: UUID
    number: int
    title: str
    review_on: date
    last_held_at: datetime | None


class WaitingLocationOut(BaseModel):
    """A location at a stage that wants a first conference, without one."""

    assessment_id: UUID
    number: int
    title: str
    stage_label: str


class ConferencesOut(BaseModel):
    """Conferences: those planned, the next first; then those past, the latest first."""

    planned: list[ConferenceRowOut]
    past: list[ConferenceRowOut]
    reviews_due: list[ReviewDueOut]
    waiting: list[WaitingLocationOut]
    count: int


class AgendaItemOut(BaseModel):
    """One item of the agenda with the time at which it begins."""

    key: str
    label: str
    description: str
    minutes: int
    starts_at: datetime
    points: int


class InvitationOut(BaseModel):
    """One invitation."""

    id: UUID
    version: int
    agency: str
    agency_label: str
    attending_role: str
    needed: bool
    reply: str
    reply_label: str
    attendance: str | None
    attendance_label: str | None
    note: str
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class DiscussionPointOut(BaseModel):
    """One point of discussion; ``geometry`` is WGS 84."""

    id: UUID
    version: int
    agenda_key: str
    agenda_label: str
    body: str
    area_id: UUID | None
    area_name: str | None
    location_label: str
    geometry: Geometry | None
    sort: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class PrepareTaskOut(BaseModel):
    """One thing to prepare, and whether it is done, in words."""

    key: str
    title: str
    done: bool
    words: str


class RelatedConferenceOut(BaseModel):
    """Another conference of the same location."""

    id: UUID
    number: int
    type_label: str
    starts_at: datetime


class ConferenceOut(ConferenceRowOut):
    """One conference with its agenda, invitations, points, decision and what is to prepare.

    ``text_shown`` is false for people who may not read assessments: for them points, reasons,
    dissent and summary are left out. ``warnings`` do not stop anything; they are said.
    """

    chair_role: str
    own_quorum: int | None
    previous: RelatedConferenceOut | None
    next: RelatedConferenceOut | None
    agenda: list[AgendaItemOut]
    ends_at: datetime
    invitations: list[InvitationOut]
    points: list[DiscussionPointOut]
    tasks: list[PrepareTaskOut]
    text_shown: bool
    decision_reason: str
    dissent: str
    dissent_agencies: list[LabelledAgencyOut]
    usual_review_on: date
    summary: str
    frozen_at: datetime | None
    changed_since_issue: bool
    cancelled_reason: str
    warnings: list[str]
    created_at: datetime
    updated_at: datetime
    updated_by: str | None
