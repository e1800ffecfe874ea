"""The versions of a record."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel

Operation = Literal["created", "changed", "deleted", "restored"]


class FieldChangeOut(BaseModel):
    """One field that differs from the version before, in words; the outline has no words."""

    field: str
    label: str
    before: str | None
    after: str | None


class FieldOut(BaseModel):
    """One field of a version with its value in words; None where it holds nothing."""

    field: str
    label: str
    value: str | None


class VersionTold(BaseModel):
    """One state of a record: who saved it, when, and what was different from the one before.

    ``hectares`` is the size of an outline.
    """

    version: int
    operation: Operation
    changed_at: datetime
    changed_by: str | None
    words: str
    fields: list[FieldChangeOut]
    hectares: float | None


class VersionOut(VersionTold):
    """One state with its stored fields, ``row``, but for geometry."""

    row: dict[str, Any]


class HistoryOut(BaseModel):
    """All versions of one record, the newest first."""

    items: list[VersionOut]
    count: int


class VersionsOut(BaseModel):
    """All versions of one record of any kind, the newest first, and what the record is called."""

    kind: str
    kind_label: str
    id: UUID
    title: str
    items: list[VersionTold]
    count: int


class VersionReadOut(BaseModel):
    """One version as a person reads it: every field in words, and its shape on the map.

    ``geometry`` is GeoJSON in WGS 84 longitude and latitude.
    """

    kind: str
    kind_label: str
    id: UUID
    title: str
    version: int
    operation: Operation
    changed_at: datetime
    changed_by: str | None
    fields: list[FieldOut]
    geometry: dict[str, Any] | None
    hectares: float | None


class OutlinesOut(BaseModel):
    """The shapes of two versions, in WGS 84, and how the ground differs.

    Ground gained and lost is in hectares and only told of outlines; ``moved_m`` is how far the
    middle of one lies from the middle of the other.
    """

    before: dict[str, Any] | None
    after: dict[str, Any] | None
    before_hectares: float | None
    after_hectares: float | None
    gained_hectares: float | None
    lost_hectares: float | None
    moved_m: int | None
    words: str


class VersionMarkOut(BaseModel):
    """Which version it is, who saved it and when."""

    version: int
    changed_at: datetime
    changed_by: str | None


class ComparisonOut(BaseModel):
    """Two versions of one record side by side: only what differs, in words.

    ``outlines`` is missing where the record has no shape.
    """

    kind: str
    kind_label: str
    id: UUID
    title: str
    before: VersionMarkOut
    after: VersionMarkOut
    fields: list[FieldChangeOut]
    outlines: OutlinesOut | None


class TimelineItemOut(BaseModel):
    """One state of one of the records that belong to a location of concern."""

    kind: str
    kind_label: str
    id: UUID
    title: str
    version: int
    operation: Operation
    changed_at: datetime
    changed_by: str | None
    words: str
    fields: list[FieldChangeOut]


class TimelineOut(BaseModel):
    """A page of what was done, the newest first; ``next`` is the cursor of the page after it."""

    items: list[TimelineItemOut]
    next: int | None
