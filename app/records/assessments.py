"""What belongs to one location of concern: records that stand under it must be its own."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from app.models.assessment import Assessment
from app.models.planned_method import PlannedMethod
from app.records import keeping
from app.records.keeping import Kind

LOCATION = Kind(Assessment, "location of concern")
METHOD = Kind(PlannedMethod, "planned method")


def require_location(session: Session, assessment: UUID) -> None:
    """Refuse an id in an address that is no location of concern.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    keeping.require(session, LOCATION, assessment)


def method_faults(
    session: Session, values: Mapping[str, object], assessment: UUID
) -> list[tuple[str, str]]:
    """The fault of a ``method_id`` in a body that is no planned method of this location."""
    method = values.get("method_id")
    if not isinstance(method, UUID):
        return []
    if keeping.belongs(session, METHOD, method, "assessment_id", assessment):
        return []
    return [("body.method_id", "Choose a method that is planned for this location of concern.")]
