"""Tell where adults with a caring intention are, and how their training stands."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import labels, refuse_strange_filters
from app.guardianship import queries, training_queries
from app.guardianship.queries import GuardianSiteRow
from app.guardianship.schemas import (
    AttendedOut,
    GuardianSiteListOut,
    GuardianSiteOut,
    SiteHoursOut,
    SiteStepOut,
)
from app.guardianship.stages import STEPS, standing
from app.guardianship.training_queries import AttendedRow
from app.params import BBox
from app.problems import NotFound


def read(session: Session, site_id: UUID, *, today: date) -> GuardianSiteOut:
    """Tell one site.

    Raises
    ------
    NotFound
        When there is none with this id.
    """
    row = queries.guardian_site(session, site_id)
    if row is None:
        raise NotFound("There is no guardianship site with this number.")
    return _told(session, [row], today)[0]


def search(
    session: Session,
    *,
    q: str | None,
    bbox: BBox | None,
    today: date,
    most: int,
    kind: str | None = None,
    status: str | None = None,
) -> GuardianSiteListOut:
    """List sites by name, at most so many.

    Raises
    ------
    InvalidInput
        When a code asked for is on no list of the partnership.
    """
    refuse_strange_filters(
        session, {"type": ("guardian_site_type", kind), "status": ("guardian_status", status)}
    )
    rows, count = queries.listed(
        session,
        words=q or None,
        bbox=bbox,
        most=most,
        today=today,
        kind=kind or None,
        status=status or None,
    )
    items = _told(session, rows, today)
    return GuardianSiteListOut(items=items, count=count, more=count > len(items))


def training_words(trained_on: date | None, expires_on: date | None, today: date) -> str:
    """Say how the training of a site stands on a day."""
    if expires_on is not None and expires_on < today:
        return f"Training ran out on {_day(expires_on)}"
    if trained_on is None:
        return "Not trained yet" if expires_on is None else f"Trained until {_day(expires_on)}"
    if trained_on > today:
        return f"Training planned for {_day(trained_on)}"
    until = f", holds until {_day(expires_on)}" if expires_on else ""
    return f"Trained on {_day(trained_on)}{until}"


def _told(session: Session, rows: list[GuardianSiteRow], today: date) -> list[GuardianSiteOut]:
    stages = labels(session, "guardian_status")
    attended = training_queries.attended(session, [row.id for row in rows])
    return [_out(row, today, stages, attended[row.id]) for row in rows]


def _out(
    row: GuardianSiteRow,
    today: date,
    stages: Mapping[tuple[str, str], str],
    attended: list[AttendedRow],
) -> GuardianSiteOut:
    def label(stage: str) -> str:
        return stages.get(("guardian_status", stage), stage)

    stands = standing(row.status, row.training_expires_on, today)
    fields = asdict(row)
    lon, lat, hours = (fields.pop(name) for name in ("lon", "lat", "hours"))
    return GuardianSiteOut(
        **fields,
        status_label=label(row.status),
        standing=stands,
        standing_label=label(stands),
        next=[
            SiteStepOut(to=one.to, label=label(one.to), words=one.words, trains=one.trains)
            for one in STEPS.get(stands, ())
        ],
        sessions=[
            AttendedOut(
                id=one.id,
                course_label=one.course_label,
                title=one.title,
                held_on=one.held_on,
                people=one.people,
            )
            for one in attended
        ],
        training=training_words(row.trained_on, row.training_expires_on, today),
        centre=None if lon is None else (round(lon, 7), round(lat, 7)),
        hours=[
            SiteHoursOut(weekday=one["weekday"], opens=one["opens"], closes=one["closes"])
            for one in sorted(hours, key=lambda one: (one["weekday"], one["opens"]))
        ],
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
