"""Decisions on places, as they come in and as they leave."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from app.plain_text import Paragraphs, without_controls
from app.records.fields import Code

Chosen = Annotated[str, AfterValidator(without_controls)]


class LookedAtIn(BaseModel):
    """The choice of incidents that was before the officer's eyes, as in the address of the page."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    first: Annotated[Chosen | None, Field(alias="from", max_length=10)] = None
    last: Annotated[Chosen | None, Field(alias="to", max_length=10)] = None
    harm: Annotated[Chosen | None, Field(max_length=2000)] = None
    source: Annotated[Chosen | None, Field(max_length=2000)] = None
    hours: Annotated[Chosen | None, Field(max_length=10)] = None
    weekdays: Annotated[Chosen | None, Field(max_length=20)] = None

    def given(self) -> dict[str, str]:
        """What was chosen, by the names of the address."""
        return self.model_dump(by_alias=True, exclude_none=True)


class DecisionIn(BaseModel):
    """A decision on a cell ("200/1012/2190") or a stretch of street.

    ``seen`` is the latest decision that was on the page: if somebody decided since, this one is not
    kept.
    """

    model_config = ConfigDict(extra="forbid")

    kind: Literal["cell", "segment"]
    key: Code
    decision: Code
    reason: Paragraphs = ""
    area_id: UUID | None = None
    seen: UUID | None = None
    looked_at: LookedAtIn = LookedAtIn()


class DecisionOut(BaseModel):
    """A decision: what, why, by whom, when, and on which place."""

    id: UUID
    kind: Literal["cell", "segment"]
    key: str
    place_name: str
    decision: str
    label: str
    reason: str
    area_id: UUID | None
    area_name: str | None
    decided_by: str | None
    decided_at: datetime
    looked_at: str
    warnings: list[str] = []


class DecisionsOut(BaseModel):
    """Decisions, the newest first, and how many there are."""

    items: list[DecisionOut]
    count: int
