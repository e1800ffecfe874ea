"""What is on a person's first page. Links are relative to the partnership's pages."""

from datetime import date
from typing import Literal

from pydantic import BaseModel

TagKind = Literal["grey", "yellow", "blue", "red", "green"]


class WaitingOut(BaseModel):
    """Something that waits for this person, with a word on how urgent it is."""

    kind: str
    title: str
    detail: str
    link: str
    tag: str
    tag_kind: TagKind


class ChangedOut(BaseModel):
    """Something that changed in the last seven days."""

    kind: Literal["change", "provision", "guardian_site", "area", "assessment"]
    title: str
    detail: str
    link: str
    on: date


class NextOut(BaseModel):
    """The next review."""

    title: str
    detail: str
    link: str


class HomeOut(BaseModel):
    """What waits for the person, what changed, what comes next, and how many areas there are."""

    waiting: list[WaitingOut]
    changed: list[ChangedOut]
    next: NextOut | None
    areas: int
