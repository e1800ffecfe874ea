"""The versions of a record."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel

Operation = Literal["created", "changed", "deleted", "restored"]


class FieldChangeOut(BaseModel):
    """One field that differs from the version before, in words; the outline has no words."""

    field: str
    label: str
    before: str | None
    after: str | None


class VersionOut(BaseModel):
    """One state of a record: who saved it, when, and what was different from the one before.

    ``row`` holds the stored fields but for geometry; ``hectares`` is the size of an outline.
    """

    version: int
    operation: Operation
    changed_at: datetime
    changed_by: str | None
    words: str
    fields: list[FieldChangeOut]
    hectares: float | None
    row: dict[str, Any]


class HistoryOut(BaseModel):
    """All versions of one record, the newest first."""

    items: list[VersionOut]
    count: int
