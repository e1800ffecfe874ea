"""Goals as they leave the service."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from app.goals.queries import GoalRow, MeasureRow
from app.goals.schemas import GoalOut, GoalsOut, MeasurementOut
from app.goals.wording import hints, reading

EFFORT = "effort"


def has_measure(kind: str | None, words: str) -> bool:
    """Whether a goal says how change will be measured: a kind of measure, and words for it."""
    return kind is not None and words != ""


def told(row: GoalRow, measures: Sequence[MeasureRow], *, today: date) -> GoalOut:
    """One goal with its measurements, the newest first."""
    measured = has_measure(row.measure_kind, row.measure)
    due = row.measure_on is not None and row.measure_on <= today
    return GoalOut(
        **asdict(row),
        has_measure=measured,
        measure_due=due
        and not any(one.measured_on >= row.measure_on for one in measures if row.measure_on),
        hints=hints(
            statement=row.statement, measured=measured, by_effort=row.measure_kind == EFFORT
        ),
        measures=[MeasurementOut(**asdict(one)) for one in measures],
    )


def listed(rows: Sequence[GoalRow], measures: Sequence[MeasureRow], *, today: date) -> GoalsOut:
    """All goals of a location; those set aside are not counted."""
    items = [
        told(row, [one for one in measures if one.goal_id == row.id], today=today) for row in rows
    ]
    counted = [one for one in items if one.in_plan]
    without = sum(not one.has_measure for one in counted)
    return GoalsOut(
        items=items,
        count=len(counted),
        without_measure=without,
        reading=reading(len(counted), without),
    )
