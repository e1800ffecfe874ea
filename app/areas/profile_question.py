"""What is asked about an outline, of which outline, and by whom."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.areas.outlines import Outline
from app.areas.profile_memory import ProfileMemory
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
