"""Read before and after, and keep readings."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.audit.service import record
from app.identity.person import Person
from app.problems import InvalidInput, NotFound
from app.reviews import queries
from app.reviews.reading import read_before_and_after
from app.reviews.schemas import (
    ReviewIn,
    ReviewOut,
    ReviewQuestion,
    ReviewResult,
    ReviewRowOut,
    ReviewsOut,
)
from app.reviews.watch import watch
from app.reviews.watch_schemas import WatchOut


def preview(
    session: Session, question: ReviewQuestion, person: Person, *, threshold: int, today: date
) -> ReviewResult:
    """Read before and after without keeping the reading; see ``read_before_and_after``."""
    return read_before_and_after(session, question, person, threshold=threshold, today=today).result


def keep(
    session: Session, given: ReviewIn, person: Person, *, threshold: int, today: date
) -> ReviewOut:
    """Read before and after, and keep the reading with all that it rests on."""
    reading = read_before_and_after(session, given, person, threshold=threshold, today=today)
    ground, works = reading.ground, reading.works
    shapes = {"treated": ground.treated, "ring": ground.ring, "comparison": ground.comparison}
    values: dict[str, Any] = {
        "title": given.title or f"Before and after {ground.label}"[:200],
        "change_id": given.change_id,
        "area_id": given.area_id,
        "comparison_area_id": given.comparison_area_id,
        "pivot_on": works.pivot_on,
        "works_from": works.first_on,
        "works_to": works.last_on,
        "window_months": given.window_months,
        "data_version": reading.result.data_version,
        **{name: None if s is None else shapely.to_wkb(s) for name, s in shapes.items()},
    }
    stored = reading.result.model_dump(mode="json")
    identity = queries.add(session, values, parameters=stored["parameters"], result=stored)
    detail = {"verdict": reading.result.verdict_kind}
    record(session, action="review.kept", object_kind="review", object_id=identity, detail=detail)
    return read(session, identity)


def read(session: Session, review: UUID) -> ReviewOut:
    """A kept reading, as it was worked out.

    Raises
    ------
    NotFound
        When there is none.
    """
    row = queries.one(session, review)
    if row is None:
        raise NotFound("There is no reading of this id. It may have been deleted.")
    return ReviewOut(
        **_row(row).model_dump(),
        result=ReviewResult.model_validate(row.result),
        parameters=row.parameters,
        outdated=row.data_version != queries.data_version(session),
        version=row.version,
        created_at=row.created_at,
    )


def list_reviews(session: Session, *, change: UUID | None, area: UUID | None) -> ReviewsOut:
    """Kept readings, the newest first."""
    rows, count = queries.listed(session, change=change, area=area)
    return ReviewsOut(items=[_row(row) for row in rows], count=count)


def watch_place(
    session: Session,
    asked: Mapping[str, Any],
    person: Person,
    *,
    threshold: int,
    today: date,
) -> WatchOut:
    """Take the looks of a watch that are due; see ``watch``.

    Raises
    ------
    InvalidInput
        When the question is about no place, or about two.
    """
    if (asked["change_id"] is None) == (asked["area_id"] is None):
        why = "Say which change or which area is to be watched, one of the two."
        raise InvalidInput([("query.change_id", why)])
    return watch(session, ReviewQuestion(**asked), person, threshold=threshold, today=today)


def _row(row: queries.ReviewRow) -> ReviewRowOut:
    return ReviewRowOut(
        id=row.id,
        title=row.title,
        change_id=row.change_id,
        area_id=row.area_id,
        pivot_on=row.pivot_on,
        verdict=str(row.result.get("verdict", "")),
        updated_at=row.updated_at,
        created_by=row.created_by,
    )
