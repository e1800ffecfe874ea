"""The stages of a change as they leave, and moves as they come in."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from app.changes.schemas import ChangeOut, ChangeRowOut, Code
from app.plain_text import Line, Paragraphs


class ChangeMoveIn(BaseModel):
    """One step of a change to its next stage, on a day.

    ``expires_on`` is for orders, ``move_on`` for redeployable items; both may be left out.
    """

    model_config = ConfigDict(extra="forbid")

    to: Code
    on: date
    reason: Paragraphs = ""
    expires_on: date | None = None
    move_on: date | None = None


class RedeployIn(BaseModel):
    """Where a redeployable item goes, and since when it stands there."""

    model_config = ConfigDict(extra="forbid")

    geometry: dict[str, Any]
    on: date
    location_label: Line | None = None
    move_on: date | None = None


class NextMoveOut(BaseModel):
    """A stage that may follow; ``may`` says whether this person may bring it there.

    ``asks`` is the question for the day, ``ahead`` whether that day may lie in the future.
    """

    to: str
    label: str
    words: str
    asks: str
    ahead: bool
    needs_reason: bool
    asks_expiry: bool
    asks_move: bool
    may: bool


class MadeMoveOut(BaseModel):
    """A stage that a change came to: when it was saved, and by whom."""

    to: str
    label: str
    at: datetime
    by: str | None
    words: str


class ChangeMovesOut(BaseModel):
    """How a change came to its stage, the first first, and what may follow."""

    stage: str
    stage_label: str
    made: list[MadeMoveOut]
    next: list[NextMoveOut]
    version: int
    today: date
    warnings: list[str] = []


class RedeployedOut(BaseModel):
    """Both entries after an item was moved: the place it left, and where it stands now."""

    left: ChangeOut
    now: ChangeOut


class DueChangeOut(ChangeRowOut):
    """An order or a redeployable item, with the day it runs out or must move.

    ``month`` is that day's, as 2026-11; ``reminder`` is the reminder that has been reached, in
    days before, or None. ``shape`` is GeoJSON in WGS 84.
    """

    due_on: date | None
    due_words: str
    days_left: int | None
    reminder: int | None
    month: str | None
    shape: dict[str, Any]


class OrdersOut(BaseModel):
    """Orders and redeployable items by the day that they run out, the next first."""

    items: list[DueChangeOut]
    count: int
    reminder_days: list[int]
    reading: str


class SightingIn(BaseModel):
    """What was seen in a place after a change, by an agency, on a day."""

    model_config = ConfigDict(extra="forbid")

    seen_on: date
    seen_by: Code
    body: Paragraphs
    observation_id: UUID | None = None


class SightingEdit(BaseModel):
    """What is changed of a note; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    seen_on: date | None = None
    seen_by: Code | None = None
    body: Paragraphs | None = None
    observation_id: UUID | None = None


class SightingOut(BaseModel):
    """One thing seen afterwards. It never says that the change was the cause."""

    id: UUID
    change_id: UUID
    seen_on: date
    seen_by: str
    seen_by_label: str
    body: str
    observation_id: UUID | None
    observation_words: str | None
    created_at: datetime
    created_by: str | None
    version: int
    warnings: list[str] = []


class SightingsOut(BaseModel):
    """What was seen after a change, the latest first."""

    items: list[SightingOut]
    count: int
    care: str
