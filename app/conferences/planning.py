"""What a conference needs before it can be planned: its chair, its time, what it reviews."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.assessments.stages import is_finished
from app.clock import LONDON
from app.codes.service import code_faults
from app.conferences import agenda, queries
from app.conferences.frame import Frame, day_of
from app.conferences.queries import ConferenceRow, SubjectRow, TimeRow
from app.conferences.room_queries import PointRow
from app.conferences.sentences import weekday_words
from app.history.words import day_words
from app.identity.roles import Role
from app.provision.hours import clock_words
from app.records.members import member_faults

HELD, PLANNED = "held", "planned"
REVIEW, INITIAL = "review", "initial"
FURTHEST = timedelta(days=731)
CLOSE_TOGETHER = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Plan:
    """A conference as it would be: what was sent over what was there."""

    values: Mapping[str, Any]
    subject: SubjectRow
    current: ConferenceRow | None
    points: Sequence[PointRow] = ()

    @property
    def others(self) -> UUID | None:
        """Id of the conference itself, which is none of the others."""
        return None if self.current is None else self.current.id


def faults(session: Session, plan: Plan, frame: Frame) -> list[tuple[str, str]]:
    """Find what cannot be true of a conference, by field and in words."""
    values, already = plan.values, _already(plan.current)
    found = code_faults(
        session,
        {"conference_type": ("conference_type", values["conference_type"])},
        already=already,
        today=frame.today,
    )
    found += agenda.faults(
        values["agenda"],
        codes=frame.codes("agenda_item"),
        before=already.get("agenda") or [],
        points=plan.points,
        today=frame.today,
    )
    if already.get("chair_id") != values["chair_id"] or plan.current is None:
        found += _chair_faults(session, values["chair_id"], plan.subject)
    others = [
        one
        for one in queries.times(session, plan.subject.id, None)
        if one.assessment_id == plan.subject.id and one.id != plan.others
    ]
    found += _time_faults(plan, frame, others)
    found += _order_faults(plan, others)
    return found


def warnings(session: Session, row: ConferenceRow) -> list[str]:
    """Say what is unusual about a planned conference; nothing of it stops anybody."""
    if row.status != PLANNED:
        return []
    said: list[str] = []
    if row.chair_id is None:
        said.append("No chair is named yet.")
    elif row.chair_id == row.lead_id:
        said.append(f"{row.chair} now leads the assessment. Name an independent chair.")
    for other in queries.times(session, row.assessment_id, row.chair_id):
        near = abs(other.starts_at - row.starts_at) < CLOSE_TOGETHER
        twice = row.chair_id is not None and other.chair_id == row.chair_id
        if twice and near and other.id != row.id and other.status == PLANNED:
            said.append(
                f"{row.chair} also chairs conference {other.number} at {moment(other.starts_at)}."
            )
    return said


def moment(at: datetime) -> str:
    """Say a moment: "10am on Wednesday 2 December 2026"."""
    local = at.astimezone(LONDON)
    return f"{clock_words(local)} on {weekday_words(local.date())}"


def latest_held(others: Sequence[TimeRow]) -> TimeRow | None:
    """The last conference of a location that was held."""
    held = [one for one in others if one.status == HELD]
    return held[-1] if held else None


def _already(current: ConferenceRow | None) -> dict[str, Any]:
    if current is None:
        return {}
    return {
        "conference_type": current.conference_type,
        "agenda": current.agenda,
        "chair_id": current.chair_id,
    }


def _chair_faults(
    session: Session, chair: UUID | None, subject: SubjectRow
) -> Iterator[tuple[str, str]]:
    if chair is None:
        return
    unknown = member_faults(session, {"chair_id": chair})
    if unknown:
        yield from unknown
    elif queries.role_of(session, chair) != Role.CONFERENCE_CHAIR:
        yield "body.chair_id", "The chair needs the role of a conference chair. Choose another."
    elif chair == subject.lead_id:
        yield (
            "body.chair_id",
            "The chair leads this assessment and so is not independent. Choose another.",
        )


def _time_faults(plan: Plan, frame: Frame, others: Sequence[TimeRow]) -> Iterator[tuple[str, str]]:
    at: datetime = plan.values["starts_at"]
    if at > frame.now + FURTHEST:
        yield "body.starts_at", "This is more than two years away. Check the year."
    started = plan.subject.started_on
    if started is not None and day_of(at) < started:
        yield (
            "body.starts_at",
            f"The assessment started on {day_words(started)}. A conference on it comes later.",
        )
    if plan.current is not None and plan.current.status == HELD and day_of(at) > frame.today:
        yield "body.starts_at", "The conference was held, so its date cannot lie ahead."
    planned = next((one for one in others if one.status == PLANNED), None)
    if plan.current is None and planned is not None:
        yield (
            "body.assessment_id",
            f"Conference {planned.number} is already planned for this location, at"
            f" {moment(planned.starts_at)}. Hold or cancel it before planning another.",
        )
    if is_finished(plan.subject.stage) and plan.current is None:
        yield "body.assessment_id", "The work on this location has ended. Reopen it first."


def _order_faults(plan: Plan, others: Sequence[TimeRow]) -> Iterator[tuple[str, str]]:
    """A review comes after the conference it reviews; a first one comes once."""
    kind, previous = plan.values["conference_type"], plan.values["previous_id"]
    held = {one.id: one for one in others if one.status == HELD}
    last = latest_held(others)
    if kind == INITIAL and last is not None and _was_before(last, plan.current):
        yield (
            "body.conference_type",
            f"This location had a conference at {moment(last.starts_at)}. Plan a review of it.",
        )
    if kind == REVIEW and previous is None:
        yield (
            "body.conference_type",
            "No conference on this location was held yet, so there is none to review."
            " Plan an initial one.",
        )
    if previous is None:
        return
    if previous not in held:
        yield "body.previous_id", "Choose a conference on this location that was held."
    elif held[previous].starts_at >= plan.values["starts_at"]:
        yield (
            "body.starts_at",
            f"The conference it reviews was at {moment(held[previous].starts_at)}."
            " A review comes later.",
        )


def _was_before(other: TimeRow, current: ConferenceRow | None) -> bool:
    return current is None or other.starts_at < current.starts_at
