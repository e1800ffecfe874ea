"""Screen locations against the threshold levels; the newest screening decides the level."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.assessments import moves, service
from app.assessments import screening_queries as queries
from app.assessments.screening_schemas import (
    ScreeningChange,
    ScreeningIn,
    ScreeningOut,
    ScreeningsOut,
)
from app.assessments.stages import is_finished
from app.codes.service import code_faults
from app.history.words import day_words
from app.models.screening import Screening
from app.problems import Conflict, NotFound, faults
from app.records import keeping
from app.records.keeping import Kind
from app.records.warned import warned

SCREENING = Kind(Screening, "screening")
CODED = {
    "threshold_level": "threshold_level",
    "frequency_band": "frequency_band",
    "people_band": "people_band",
    "outcome": "screening_outcome",
}


def list_screenings(session: Session, assessment: UUID) -> ScreeningsOut:
    """Every screening of a location, the newest first."""
    service.read(session, assessment)
    rows = queries.of_location(session, assessment)
    return ScreeningsOut(items=[ScreeningOut(**asdict(row)) for row in rows], count=len(rows))


def read(session: Session, screening: UUID) -> ScreeningOut:
    """One screening.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    row = queries.one(session, screening)
    if row is None:
        raise NotFound("There is no screening of this id. It may have been deleted.")
    return ScreeningOut(**asdict(row))


def screen(session: Session, assessment: UUID, given: ScreeningIn, *, today: date) -> ScreeningOut:
    """Screen a location. Its threshold level follows, and a referred one is then screened.

    Raises
    ------
    Conflict
        When the work on the location has ended.
    InvalidInput
        When a code may not be used, or the day is still to come or before the first referral.
    """
    current = service.read(session, assessment)
    if is_finished(current.stage):
        raise Conflict(
            f"The work on this location has ended (“{current.stage_label}”)."
            " Record a new referral to begin it again, then screen it."
        )
    values = given.model_dump() | {"screened_on": given.screened_on or today}
    _refuse_unusable(session, assessment, values, already={}, today=today)
    made = keeping.add(session, SCREENING, values | {"assessment_id": assessment})
    _follow(session, assessment, stage=moves.screened(session, current))
    return warned(read(session, made), {"reason": given.reason})


def change(
    session: Session, screening: UUID, version: int, given: ScreeningChange, *, today: date
) -> ScreeningOut:
    """Correct a screening that still has the version which the person read.

    Raises
    ------
    StaleVersion
        When somebody saved it in between.
    """
    current = read(session, screening)
    values = given.model_dump(exclude_unset=True)
    _refuse_unusable(
        session, current.assessment_id, values, already=current.model_dump(), today=today
    )
    keeping.change(
        session,
        SCREENING,
        screening,
        version,
        values,
        current=lambda: read(session, screening),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    _follow(session, current.assessment_id)
    return warned(read(session, screening), {"reason": given.reason})


def _follow(session: Session, assessment: UUID, *, stage: str | None = None) -> None:
    """Give the location the threshold level of its newest screening, and a stage if one is said.

    Where the work has ended the level stays: a screening that is put right is of the time before.
    """
    current = service.read(session, assessment)
    if is_finished(current.stage):
        return
    level = queries.of_location(session, assessment)[0].threshold_level
    values = {"threshold_level": level, "stage": stage or current.stage}
    if values == {"threshold_level": current.threshold_level, "stage": current.stage}:
        return
    keeping.change(
        session,
        service.ASSESSMENT,
        assessment,
        current.version,
        values,
        current=lambda: service.read(session, assessment),
        action="screened",
    )


def _refuse_unusable(
    session: Session,
    assessment: UUID,
    values: dict[str, Any],
    *,
    already: dict[str, Any],
    today: date,
) -> None:
    coded = {name: (listed, values.get(name)) for name, listed in CODED.items()}
    found = code_faults(session, coded, already=already, today=today)
    day = values.get("screened_on")
    first = queries.first_referred(session, assessment)
    if day is not None and day > today:
        found.append(("body.screened_on", "The screening is still to come. Give the day it was."))
    elif day is not None and first is not None and day < first:
        why = f"This is before the location was first referred, {day_words(first)}. Check the day."
        found.append(("body.screened_on", why))
    faults(found)
