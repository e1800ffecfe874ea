"""What is on a person's first page. Links are relative to the partnership's pages."""

from datetime import date
from typing import Literal

from pydantic import BaseModel

TagKind = Literal["grey", "yellow", "blue", "red", "green"]
ChangedKind = Literal[
    "change",
    "provision",
    "guardian_site",
    "area",
    "assessment",
    "referral",
    "evidence",
    "conference",
    "action",
]


class WaitingOut(BaseModel):
    """Something that waits for this person, with a word on how urgent it is."""

    kind: str
    title: str
    detail: str
    link: str
    tag: str
    tag_kind: TagKind


class ChangedOut(BaseModel):
    """Something that changed in the last seven days; ``mine`` where this person leads the place."""

    kind: ChangedKind
    title: str
    detail: str
    link: str
    on: date
    mine: bool = False


class NextOut(BaseModel):
    """The next review."""

    title: str
    detail: str
    link: str


class StepOut(BaseModel):
    """One of the first steps in a partnership that is new."""

    title: str
    detail: str
    link: str
    done: bool


class HomeOut(BaseModel):
    """What waits for the person, what changed, what comes next, and the first steps.

    ``waiting_count`` and ``changed_count`` also count what is not listed. ``first_steps`` is empty
    once the first of them is done.
    """

    waiting: list[WaitingOut]
    waiting_count: int
    changed: list[ChangedOut]
    changed_count: int
    next: NextOut | None
    areas: int
    first_steps: list[StepOut]
