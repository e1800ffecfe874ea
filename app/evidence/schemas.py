"""Findings as they come in and as they leave."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, StringConstraints

from app.photos.schemas import PhotoOut
from app.plain_text import LongText, Sought
from app.records.fields import Code, Day, Edit, Sent

Body = Annotated[LongText, StringConstraints(min_length=1)]
Geometry = dict[str, Any]


class FindingIn(Sent):
    """A finding: a strength, a need or something not known, with where it comes from.

    ``geometry`` is a point in WGS 84 where the finding is about one spot. Without a day it was
    found today.
    """

    domain: Code
    prompt: Code | None = None
    standing: Code
    body: Body
    evidence_strength: Code
    source: Sought = ""
    voice: Code | None = None
    found_on: Day | None = None
    method_id: UUID | None = None
    geometry: Geometry | None = None


class FindingEdit(Edit):
    """What is changed of a finding; ``geometry`` null takes the point away."""

    domain: Code = ""
    prompt: Code | None = None
    standing: Code = ""
    body: Body = ""
    evidence_strength: Code = ""
    source: Sought = ""
    voice: Code | None = None
    found_on: Day = date.min
    method_id: UUID | None = None
    geometry: Geometry | None = None


class FindingOut(BaseModel):
    """One finding. ``near`` is the nearest street or path of its point."""

    id: UUID
    assessment_id: UUID
    domain: str
    domain_label: str
    prompt: str | None
    prompt_label: str | None
    standing: str
    standing_label: str
    body: str
    evidence_strength: str
    evidence_strength_label: str
    source: str
    voice: str | None
    voice_label: str | None
    found_on: date
    method_id: UUID | None
    method_label: str | None
    geometry: Geometry | None
    near: str | None
    photos: list[PhotoOut]
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class CountedOut(BaseModel):
    """How many findings have a code."""

    code: str
    label: str
    count: int


class NamedCodeOut(BaseModel):
    """A code with its label."""

    code: str
    label: str


class DomainOut(BaseModel):
    """The findings of one domain, strengths first; ``silent`` are prompts with nothing yet."""

    code: str
    label: str
    standings: list[CountedOut]
    items: list[FindingOut]
    silent: list[NamedCodeOut]
    reading: str


class FindingsOut(BaseModel):
    """All findings of one location of concern, by domain.

    ``unheard`` are voices that no finding brings yet.
    """

    domains: list[DomainOut]
    count: int
    voices: list[CountedOut]
    unheard: list[NamedCodeOut]
