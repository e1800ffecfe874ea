"""How far a new partnership has come, which decides what its first steps are."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

COUNTS = text(
    """
    SELECT (SELECT count(*) FROM area WHERE deleted_at IS NULL),
           (SELECT count(*) FROM assessment WHERE deleted_at IS NULL),
           (SELECT count(*) FROM change WHERE deleted_at IS NULL),
           (SELECT count(*) FROM conference WHERE deleted_at IS NULL),
           (SELECT count(*) FROM planned_method WHERE deleted_at IS NULL),
           EXISTS (SELECT FROM incident),
           EXISTS (SELECT FROM boundary WHERE boundary_type = 'outline')
    """
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of each thing there is, and whether there is any of what is brought in."""

    areas: int
    locations: int
    changes: int
    conferences: int
    methods: int
    incidents: bool
    outline: bool


def counts(session: Session) -> Counts:
    """How much there is."""
    return Counts(*session.execute(COUNTS).one())
