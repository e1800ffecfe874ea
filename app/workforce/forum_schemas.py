"""Forums, their meetings and the places that meetings spoke of, as they come in and leave."""

from datetime import date, datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, StringConstraints, model_validator

from app.plain_text import Line, LongText, Paragraphs, Sought
from app.records.fields import Code, Day, Edit, Sent

Said = Annotated[Paragraphs, StringConstraints(max_length=2_000)]


class ForumIn(Sent):
    """A forum, and the agency that convenes it."""

    name: Line
    forum_kind: Code
    agency: Code
    rhythm: Sought = ""
    note: Paragraphs = ""


class ForumEdit(Edit):
    """What is changed of a forum."""

    name: Line = ""
    forum_kind: Code = ""
    agency: Code = ""
    rhythm: Sought = ""
    note: Paragraphs = ""


class ForumOut(BaseModel):
    """One forum, with its last meeting and the next one that is known."""

    id: UUID
    name: str
    forum_kind: str
    kind_label: str
    agency: str
    agency_label: str
    rhythm: str
    note: str
    meetings: int
    last_on: date | None
    next_on: date | None
    version: int
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class ForumsOut(BaseModel):
    """Forums by kind and name."""

    items: list[ForumOut]
    count: int


class MeetingIn(Sent):
    """A meeting of a forum."""

    held_on: Day
    summary: LongText = ""


class MeetingEdit(Edit):
    """What is changed of a meeting."""

    held_on: Day = date.min
    summary: LongText = ""


class CitationIn(Sent):
    """A place that a meeting spoke of: a location of concern, or an area."""

    assessment_id: UUID | None = None
    area_id: UUID | None = None
    said: Said = ""

    @model_validator(mode="after")
    def names_one_place(self) -> Self:
        """Refuse a citation of no place, or of two."""
        if (self.assessment_id is None) == (self.area_id is None):
            raise ValueError("Choose one place: a location of concern, or an area.")
        return self


class CitationEdit(Edit):
    """What a meeting said of a place, put another way."""

    said: Said


class CitationOut(BaseModel):
    """One place that a meeting spoke of.

    Whoever may not read the place gets no name, no id and no words of it.
    """

    id: UUID
    kind: Literal["location", "area", "withheld"]
    place: str
    assessment_id: UUID | None
    area_id: UUID | None
    said: str
    version: int
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class MeetingOut(BaseModel):
    """One meeting of a forum and the places it spoke of."""

    id: UUID
    forum_id: UUID
    held_on: date
    summary: str
    citations: list[CitationOut]
    version: int
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class ForumPageOut(ForumOut):
    """One forum with its meetings, the newest first."""

    items: list[MeetingOut]


class MentionOut(BaseModel):
    """One meeting that spoke of a location of concern."""

    id: UUID
    forum_id: UUID
    forum: str
    held_on: date
    said: str


class MentionsOut(BaseModel):
    """Meetings that spoke of a location of concern, the newest first."""

    items: list[MentionOut]
    count: int
