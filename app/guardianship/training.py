"""Training sessions of community guardianship: when, for whom, how many came, which sites."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.guardianship import training_queries as queries
from app.guardianship import writing
from app.guardianship.training_queries import TrainingRow
from app.guardianship.write_schemas import (
    GuardianTrainingTotalOut,
    PresentOut,
    TrainingEdit,
    TrainingIn,
    TrainingOut,
    TrainingsOut,
)
from app.guardianship.writing import EARLIEST, SITE, YEARS_AHEAD
from app.history.words import day_words
from app.models.area import Area
from app.models.guardian_training import GuardianTraining
from app.models.guardian_training_site import GuardianTrainingSite
from app.problems import NotFound, faults
from app.records import keeping
from app.records.keeping import Kind
from app.records.merging import merged
from app.records.warned import warned

TRAINING = Kind(GuardianTraining, "training session")
PRESENT = Kind(GuardianTrainingSite, "site’s attendance")
AREA = Kind(Area, "area")


def listed(session: Session) -> TrainingsOut:
    """All sessions, the latest first, with totals by course."""
    rows, count = queries.trainings(session)
    items = [_out(row) for row in rows]
    totals = [
        GuardianTrainingTotalOut(
            course=row.course,
            course_label=row.course_label,
            sessions=row.sessions,
            people=row.people,
            not_said=row.not_said,
        )
        for row in queries.totals(session)
    ]
    return TrainingsOut(items=items, count=count, totals=totals)


def read(session: Session, training: UUID) -> TrainingOut:
    """One session.

    Raises
    ------
    NotFound
        When there is none of this id.
    """
    row = queries.one(session, training)
    if row is None:
        raise NotFound("There is no training session of this id. It may have been deleted.")
    return _out(row)


def add(session: Session, given: TrainingIn, *, today: date) -> TrainingOut:
    """Put a session on record; the sites that took part are trained from its day on.

    Raises
    ------
    InvalidInput
        With the place of each fault.
    """
    _refuse(session, given, None, today)
    made = keeping.add(session, TRAINING, given.model_dump(exclude={"sites"}))
    _set_sites(session, made, given)
    _train(session, given, today)
    return warned(read(session, made), {"title": given.title, "note": given.note})


def change(
    session: Session, training: UUID, version: int, edit: TrainingEdit, *, today: date
) -> TrainingOut:
    """Change a session; refusals as for ``add``, and when somebody saved it in between.

    A site that is taken out keeps the training it has: another session may have given it.
    """
    current = read(session, training)
    now = current.model_dump(include=set(TrainingIn.model_fields) - {"sites"})
    now["sites"] = [{"site_id": one.site_id, "people": one.people} for one in current.sites]
    given = merged(TrainingIn, now, edit)
    _refuse(session, given, current, today)
    keeping.change(
        session,
        TRAINING,
        training,
        version,
        given.model_dump(exclude={"sites"}),
        current=lambda: current,
        yours=edit.model_dump(mode="json", exclude_unset=True),
    )
    _set_sites(session, training, given)
    _train(session, given, today)
    return warned(read(session, training), {"title": edit.title, "note": edit.note})


def remove(session: Session, training: UUID, version: int) -> None:
    """Take a session away; its history stays, and so does the training of its sites."""
    current = read(session, training)
    keeping.remove(session, TRAINING, training, version, current=lambda: current)


def _set_sites(session: Session, training: UUID, given: TrainingIn) -> None:
    """Let exactly the named sites have taken part."""
    known = {row.site_id: row for row in queries.present(session, training)}
    wanted = {one.site_id: one.people for one in given.sites}
    for site, people in wanted.items():
        row = known.get(site)
        if row is None:
            values = {"training_id": training, "site_id": site, "people": people}
            keeping.add(session, PRESENT, values)
        elif row.people != people:
            _change_present(session, training, row, {"people": people})
    for site, row in known.items():
        if site not in wanted:
            keeping.remove(
                session, PRESENT, row.id, row.version, current=lambda: read(session, training)
            )


def _change_present(
    session: Session, training: UUID, row: queries.PresentRow, values: dict[str, Any]
) -> None:
    keeping.change(
        session, PRESENT, row.id, row.version, values, current=lambda: read(session, training)
    )


def _train(session: Session, given: TrainingIn, today: date) -> None:
    for site in queries.sites(session, [one.site_id for one in given.sites]):
        writing.trained(
            session,
            site.id,
            (site.status, site.trained_on, site.training_expires_on, site.version),
            held_on=given.held_on,
            valid_until=given.valid_until,
            today=today,
        )


def _refuse(session: Session, given: TrainingIn, current: TrainingOut | None, today: date) -> None:
    listed_codes = {
        "course": ("guardian_course", given.course),
        "agency": ("agency", given.agency),
    }
    already = None if current is None else {"course": current.course, "agency": current.agency}
    found = code_faults(session, listed_codes, already=already, today=today)
    found += keeping.id_faults(session, {"area_id": (AREA, given.area_id)})
    found += _day_faults(given, today)
    seen: set[UUID] = set()
    for index, one in enumerate(given.sites):
        at = f"body.sites.{index}.site_id"
        if one.site_id in seen:
            found.append((at, "This site is listed twice."))
        elif not keeping.is_there(session, SITE, one.site_id):
            found.append((at, "There is no guardianship site of this id."))
        seen.add(one.site_id)
    from_sites = sum(one.people or 0 for one in given.sites)
    if given.people is not None and from_sites > given.people:
        why = f"{from_sites} came from the sites, which is more than the {given.people} in all."
        found.append(("body.people", why))
    faults(found)


def _day_faults(given: TrainingIn, today: date) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if given.held_on > today:
        why = "This day has not come yet. Record the session once it was held."
        found.append(("body.held_on", why))
    elif given.held_on < EARLIEST:
        why = f"{day_words(given.held_on)} is too far away. Check the year."
        found.append(("body.held_on", why))
    if given.valid_until is None:
        return found
    if given.valid_until < given.held_on:
        why = f"It cannot run out before the session, {day_words(given.held_on)}."
        found.append(("body.valid_until", why))
    elif given.valid_until > today.replace(year=today.year + YEARS_AHEAD, day=1):
        why = f"{day_words(given.valid_until)} is too far away. Check the year."
        found.append(("body.valid_until", why))
    return found


def _out(row: TrainingRow) -> TrainingOut:
    return TrainingOut(
        id=row.id,
        course=row.course,
        course_label=row.course_label,
        title=row.title,
        held_on=row.held_on,
        agency=row.agency,
        agency_label=row.agency_label,
        people=row.people,
        valid_until=row.valid_until,
        location_label=row.location_label,
        area_id=row.area_id,
        area_name=row.area_name,
        note=row.note,
        sites=[PresentOut.model_validate(one) for one in row.sites],
        version=row.version,
    )
