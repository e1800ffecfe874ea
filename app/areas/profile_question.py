"""What is asked about an outline, of which outline, and by whom."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.areas.outlines import Outline
from app.areas.profile_memory import ProfileMemory
from app.db import Tier
from app.identity.person import Person
from app.params import Months


@dataclass(frozen=True, slots=True)
class Subject:
    """The outline that is asked about: a saved area, or one that is only drawn."""

    outline: Outline
    name: str
    area: UUID | None = None
    saved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about it; empty parts ask for all, ``months`` for the latest year."""

    months: Months | None = None
    comparison: UUID | None = None
    harms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, for which moment, and from which count on numbers are told."""

    person: Person
    memory: ProfileMemory
    at: datetime
    threshold: int
    for_a_room: bool = False
    """Whether the answer is for a conference: the same whoever makes it, and bound by the rule on
    slivers even where its maker is not."""

    @property
    def tier(self) -> Tier:
        """The form in which incidents are counted; a room is told what was recorded."""
        return "exact" if self.for_a_room else self.person.tier

    @property
    def may_see_slivers(self) -> bool:
        """Whether two outlines that differ by little may both be told."""
        return self.person.tier == "exact" and not self.for_a_room
