"""Moves from stage to stage, as they come in and as they leave."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from app.plain_text import Paragraphs
from app.records.fields import Code


class MoveIn(BaseModel):
    """A move to a stage; a step back and an ending need a reason."""

    model_config = ConfigDict(extra="forbid")

    to: Code
    reason: Paragraphs = ""


class MissingOut(BaseModel):
    """One thing that a move still needs, and the tab of the location's page where it is done.

    ``excusable``: the move may be made without it, if the reason says why.
    """

    need: str
    words: str
    tab: str
    link: str
    excusable: bool


class PossibleMoveOut(BaseModel):
    """One move that could be made from the present stage.

    ``may``: the person's role allows it. ``ready``: nothing is missing but perhaps a reason.
    ``brings``: what else changes of the location with it, in sentences.
    """

    to: str
    to_label: str
    words: str
    direction: Literal["next", "back", "end"]
    roles: list[str]
    may: bool
    ready: bool
    reason_needed: bool
    missing: list[MissingOut]
    brings: list[str] = []


class PossibleMovesOut(BaseModel):
    """The moves that lead on from where a location is, the next step first.

    ``words`` says where it stands, and of a finished one how it begins again. ``decided`` is what
    its newest conference decided, if one did, and ``decided_to`` the stage that this leads to.
    """

    assessment_id: UUID
    stage: str
    stage_label: str
    version: int
    words: str
    decided: str
    decided_to: str | None
    items: list[PossibleMoveOut]
