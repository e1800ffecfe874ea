"""References to records in other systems, as they come in and as they leave."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, StringConstraints

from app.plain_text import Paragraphs
from app.records.fields import Code, Edit, Sent

Reference = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class LinkIn(Sent):
    """A reference: which system, which record there, and whose it is."""

    link_kind: Code
    system: Code
    reference: Reference
    owner_agency: Code
    note: Paragraphs = ""


class LinkEdit(Edit):
    """What is changed of a reference."""

    link_kind: Code = ""
    system: Code = ""
    reference: Reference = ""
    owner_agency: Code = ""
    note: Paragraphs = ""


class OtherLocationOut(BaseModel):
    """Another location of concern that holds the same reference."""

    id: UUID
    number: int
    title: str


class LinkOut(BaseModel):
    """One reference. Nothing is ever fetched from the other system.

    ``address`` is only there when the administrator said how the system's addresses look;
    ``elsewhere`` are other locations of concern with the same reference.
    """

    id: UUID
    assessment_id: UUID
    link_kind: str
    kind_label: str
    system: str
    system_label: str
    reference: str
    owner_agency: str
    agency_label: str
    note: str
    address: str | None
    elsewhere: list[OtherLocationOut]
    version: int
    updated_at: datetime
    updated_by: str | None
    warnings: list[str] = []


class KindCountOut(BaseModel):
    """How many references of one kind a location has."""

    link_kind: str
    label: str
    count: int


class LinksOut(BaseModel):
    """The references of a location of concern, by kind, with a count of each kind."""

    items: list[LinkOut]
    count: int
    by_kind: list[KindCountOut]
