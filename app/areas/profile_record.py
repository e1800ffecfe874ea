"""Places, changes and assessments of a profile."""

from datetime import date

from app.areas.profile_months import month_words
from app.areas.profile_schemas import AssessmentHereOut, ChangeHereOut, PlaceHereOut
from app.areas.profile_strength_queries import AssessmentRow, ChangeRow, PlaceRow
from app.areas.profile_words import day_words


def place_out(row: PlaceRow) -> PlaceHereOut:
    """A named place."""
    return PlaceHereOut(
        id=row.id, name=row.name, place_type=row.place_type, type_label=row.type_label
    )


def change_out(row: ChangeRow, today: date) -> ChangeHereOut:
    """A change, with the date that matters most for it."""
    return ChangeHereOut(
        id=row.id,
        number=row.number,
        title=row.title,
        type_label=row.type_label,
        status=row.status,
        status_label=row.status_label,
        finished=row.completed_on is not None and row.completed_on <= today,
        completed_on=row.completed_on,
        date_words=_date_words(row, today),
    )


def assessment_out(row: AssessmentRow) -> AssessmentHereOut:
    """An assessment."""
    return AssessmentHereOut(
        id=row.id,
        area_id=row.area_id,
        title=row.title,
        stage=row.stage,
        stage_label=row.stage_label,
        review_on=row.review_on,
    )


def _date_words(row: ChangeRow, today: date) -> str:
    say = day_words if row.date_precision == "day" else month_words
    if row.completed_on is not None:
        return (
            say(row.completed_on) if row.completed_on <= today else f"Due {say(row.completed_on)}"
        )
    if row.started_on is not None:
        return f"Started {say(row.started_on)}"
    if row.requested_on is not None:
        return f"Requested {say(row.requested_on)}"
    return "No date"
