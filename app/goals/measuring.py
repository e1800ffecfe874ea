"""Keep what was seen of a goal, each time it was measured."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.goals import queries
from app.goals.queries import MeasureRow
from app.goals.schemas import MeasureEdit, MeasureIn, MeasurementOut
from app.goals.service import found as found_goal
from app.models.goal_measure import GoalMeasure
from app.problems import NotFound, faults
from app.records import keeping
from app.records.assessments import method_faults
from app.records.keeping import Kind
from app.records.warned import warned

MEASURE = Kind(GoalMeasure, "measurement")


def read(session: Session, measure: UUID) -> MeasurementOut:
    """One measurement.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    return MeasurementOut(**asdict(found(session, measure)))


def found(session: Session, measure: UUID) -> MeasureRow:
    """The stored measurement; refusals as in ``read``."""
    row = queries.one_measure(session, measure)
    if row is None:
        raise NotFound("There is no measurement of this id. It may have been deleted.")
    return row


def add(session: Session, goal: UUID, given: MeasureIn, *, today: date) -> MeasurementOut:
    """Record what was seen of a goal on a day.

    Raises
    ------
    InvalidInput
        With the place of each fault: a day to come, a code or a method that may not be used.
    """
    assessment = found_goal(session, goal).assessment_id
    values = given.model_dump()
    _refuse_faults(session, values, assessment, today=today)
    made = keeping.add(session, MEASURE, values | {"goal_id": goal}, detail={"goal": str(goal)})
    return _warned(read(session, made))


def change(
    session: Session, measure: UUID, version: int, given: MeasureEdit, *, today: date
) -> MeasurementOut:
    """Change a measurement that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved it in between.
    """
    current = found(session, measure)
    assessment = found_goal(session, current.goal_id).assessment_id
    values = given.model_dump(exclude_unset=True)
    _refuse_faults(session, values, assessment, current, today=today)
    keeping.change(
        session,
        MEASURE,
        measure,
        version,
        values,
        current=lambda: read(session, measure),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    return _warned(read(session, measure))


def delete(session: Session, measure: UUID, version: int) -> None:
    """Take a measurement away; its history stays."""
    found(session, measure)
    keeping.remove(session, MEASURE, measure, version, current=lambda: read(session, measure))


def _warned(measure: MeasurementOut) -> MeasurementOut:
    return warned(measure, {"what was seen": measure.seen, "unit": measure.unit})


def _refuse_faults(
    session: Session,
    values: Mapping[str, Any],
    assessment: UUID,
    current: MeasureRow | None = None,
    *,
    today: date,
) -> None:
    already = None if current is None else {"direction": current.direction}
    coded = {"direction": ("goal_direction", values.get("direction"))}
    listed = code_faults(session, coded, already=already, today=today)
    listed += method_faults(session, values, assessment)
    day = values.get("measured_on")
    if day is not None and day > today:
        listed.append(("body.measured_on", "This day is still to come. Give the day of measuring."))
    faults(listed)
