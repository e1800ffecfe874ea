"""Keep training: sessions of courses, and how many people of each agency came."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.models.course_attendance import CourseAttendance
from app.models.course_session import CourseSession
from app.problems import InvalidInput, NotFound, faults
from app.records import keeping
from app.records.keeping import Kind
from app.records.limited import first as first_of
from app.records.warned import warned
from app.workforce import queries
from app.workforce.queries import AttendanceRow, SessionRow
from app.workforce.schemas import (
    AgencyTrainingOut,
    AttendanceOut,
    CourseSessionEdit,
    CourseSessionIn,
    CourseSessionOut,
    CourseSessionsOut,
    TrainingTotalOut,
)

COURSE = Kind(CourseSession, "training session")
ATTENDANCE = Kind(CourseAttendance, "attendance")
CODED = {"course": "workforce_course", "led_by": "agency"}


def list_sessions(
    session: Session, *, first: date | None = None, last: date | None = None
) -> CourseSessionsOut:
    """Training sessions between two days, with totals by course and agency.

    Raises
    ------
    InvalidInput
        When the period ends before it starts.
    """
    if first is not None and last is not None and last < first:
        raise InvalidInput([("query.to", "The period ends before it starts.")])
    rows = queries.sessions(session, first=first, last=last)
    came = queries.attendance(session, [row.id for row in rows])
    by_session: dict[UUID, list[AttendanceRow]] = defaultdict(list)
    for one in came:
        by_session[one.session_id].append(one)
    items = [_told(row, by_session[row.id]) for row in rows]
    return CourseSessionsOut(
        items=first_of(items),
        count=len(items),
        courses=_by_course(items),
        agencies=_by_agency(items),
        people=sum(one.people for one in items),
    )


def read(session: Session, course: UUID) -> CourseSessionOut:
    """One training session with who came.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    for row in queries.sessions(session, course):
        return _told(row, queries.attendance(session, [row.id]))
    raise NotFound("There is no training session of this id. It may have been deleted.")


def add(session: Session, given: CourseSessionIn, *, today: date) -> CourseSessionOut:
    """Note a training session, and who came if it was held.

    Raises
    ------
    InvalidInput
        When a code is unknown or retired, an agency is there twice, or people came to a
        session that is still to be held.
    """
    values = given.model_dump()
    came = values.pop("attendance")
    faults(_faults(session, values, came, {}, today=today))
    made = keeping.add(session, COURSE, values)
    for one in came:
        keeping.add(session, ATTENDANCE, {"session_id": made, **one})
    return _warned(read(session, made))


def change(
    session: Session, course: UUID, version: int, given: CourseSessionEdit, *, today: date
) -> CourseSessionOut:
    """Change a training session that still has the version which the person read.

    Attendance that is sent takes the place of all there was; each agency keeps its history.
    """
    before = read(session, course)
    sent = given.model_dump(exclude_unset=True)
    came: list[dict[str, Any]] | None = sent.get("attendance")
    values = {name: value for name, value in sent.items() if name != "attendance"}
    known = [{"agency": one.agency, "people": one.people} for one in before.attendance]
    faults(
        _faults(session, values, known if came is None else came, before.model_dump(), today=today)
    )
    keeping.change(
        session,
        COURSE,
        course,
        version,
        # A change of attendance alone still makes a new version of the session.
        values or {"venue": before.venue},
        current=lambda: read(session, course),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    if came is not None:
        _put_attendance(session, course, {one["agency"]: one["people"] for one in came})
    return _warned(read(session, course))


def remove(session: Session, course: UUID, version: int) -> None:
    """Take a training session away; its history stays, and it no longer counts."""
    read(session, course)
    keeping.remove(session, COURSE, course, version, current=lambda: read(session, course))


def _put_attendance(session: Session, course: UUID, came: Mapping[str, int]) -> None:
    known = {one.agency: one for one in queries.attendance(session, [course])}
    for agency, one in known.items():
        people = came.get(agency)
        if people is None:
            keeping.remove(
                session, ATTENDANCE, one.id, one.version, current=lambda: read(session, course)
            )
        elif people != one.people:
            keeping.change(
                session,
                ATTENDANCE,
                one.id,
                one.version,
                {"people": people},
                current=lambda: read(session, course),
            )
    for agency, people in came.items():
        if agency not in known:
            keeping.add(
                session, ATTENDANCE, {"session_id": course, "agency": agency, "people": people}
            )


def _warned(course: CourseSessionOut) -> CourseSessionOut:
    return warned(course, {"note": course.note})


def _faults(
    session: Session,
    values: Mapping[str, Any],
    came: Sequence[Mapping[str, Any]],
    before: Mapping[str, Any],
    *,
    today: date,
) -> list[tuple[str, str]]:
    agencies = [one["agency"] for one in came]
    coded: dict[str, tuple[str, Any]] = {
        name: (list_, values[name]) for name, list_ in CODED.items() if name in values
    }
    coded["attendance"] = ("agency", agencies)
    known = {**before, "attendance": [one["agency"] for one in before.get("attendance", ())]}
    found = code_faults(session, coded, already=known, today=today)
    twice = [agency for agency, count in Counter(agencies).items() if count > 1]
    if twice:
        why = "The same agency is there twice. Add its people together in one line."
        found.append(("body.attendance", why))
    held_on = values.get("held_on", before.get("held_on"))
    if came and held_on is not None and held_on > today:
        why = "This session is still to be held. Say who came once it was, or choose another day."
        found.append(("body.held_on", why))
    return found


def _told(row: SessionRow, came: Sequence[AttendanceRow]) -> CourseSessionOut:
    return CourseSessionOut(
        **asdict(row),
        attendance=[
            AttendanceOut(agency=one.agency, agency_label=one.agency_label, people=one.people)
            for one in came
        ],
        people=sum(one.people for one in came),
    )


def _by_course(items: Sequence[CourseSessionOut]) -> list[TrainingTotalOut]:
    groups: dict[str, list[CourseSessionOut]] = defaultdict(list)
    for one in items:
        groups[one.course].append(one)
    totals = [
        TrainingTotalOut(
            course=course,
            label=held[0].course_label,
            sessions=len(held),
            people=sum(one.people for one in held),
        )
        for course, held in groups.items()
    ]
    return sorted(totals, key=lambda one: one.label)


def _by_agency(items: Sequence[CourseSessionOut]) -> list[AgencyTrainingOut]:
    labels: dict[str, str] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        for one in item.attendance:
            labels[one.agency] = one.agency_label
            counts[one.agency][item.course] += one.people
    totals = [
        AgencyTrainingOut(
            agency=agency,
            label=labels[agency],
            people=by_course.total(),
            by_course=dict(by_course),
        )
        for agency, by_course in counts.items()
    ]
    return sorted(totals, key=lambda one: one.label)
