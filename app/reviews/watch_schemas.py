"""What a change watch tells: set looks after a change, here and in the ring."""

from datetime import date
from typing import Literal

from pydantic import BaseModel

from app.analysis.schemas import MethodOut
from app.disclosure.figures import Figure
from app.reviews.schemas import VerdictKind, WindowsOut

LookState = Literal["not_yet", "no_data", "read"]


class WatchedOut(BaseModel):
    """One place of a look: its counts in the same months before, and after.

    ``direction`` is told where the difference stands out, set against the change elsewhere.
    """

    key: Literal["treated", "ring"]
    label: str
    before: Figure
    after: Figure
    says: VerdictKind
    direction: Literal["more", "fewer"] | None
    reading: str


class WatchLookOut(BaseModel):
    """One look, so many months after the change; ``state`` says whether it could be taken."""

    months: int
    due_on: date
    state: LookState
    windows: WindowsOut
    places: list[WatchedOut]
    reading: str


class WatchOut(BaseModel):
    """All looks of a change, with one sentence; ``next_due`` is the first that is still to come."""

    label: str
    reading: str
    ring_m: float
    looks: list[WatchLookOut]
    next_due: date | None
    care: list[str]
    method: MethodOut
