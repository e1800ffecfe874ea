"""List, read, plan, change and cancel conferences."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.clock import LONDON
from app.conferences import agenda, planning, queries, room_queries
from app.conferences.frame import Frame
from app.conferences.given import CancellationIn, ConferenceChange, ConferenceIn
from app.conferences.planning import Plan
from app.conferences.queries import ConferenceRow, SubjectRow
from app.conferences.room_queries import InvitationRow
from app.conferences.schemas import (
    ConferenceOut,
    ConferencesOut,
    ReviewDueOut,
    WaitingLocationOut,
)
from app.conferences.telling import conference_out, row_out
from app.models.conference import Conference
from app.problems import Conflict, InvalidInput, NotFound, faults
from app.records import keeping
from app.records.keeping import Kind
from app.records.warned import warned

CONFERENCE = Kind(Conference, "conference")
PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
WHILE_HELD = frozenset({"starts_at", "venue", "chair_role", "summary"})
"""What of a conference may still be put right after it was held."""


def list_conferences(session: Session, frame: Frame, *, assessment: UUID | None) -> ConferencesOut:
    """List conferences: the next first, then the past; and locations that wait for one.

    A location that never had a conference is only named to those who may read assessments.
    """
    rows, count = queries.listed(session, assessment)
    invited: dict[UUID, list[InvitationRow]] = defaultdict(list)
    for one in room_queries.invitations(session, [row.id for row in rows]):
        invited[one.conference_id].append(one)
    told = [row_out(row, invited[row.id], frame) for row in rows]
    everywhere = assessment is None
    return ConferencesOut(
        planned=[one for one in reversed(told) if one.status == PLANNED],
        past=[one for one in told if one.status != PLANNED],
        reviews_due=[
            ReviewDueOut(
                assessment_id=one.assessment_id,
                number=one.number,
                title=one.title,
                review_on=one.review_on,
                last_held_at=one.last_held_at and one.last_held_at.astimezone(LONDON),
            )
            for one in (queries.reviews_due(session) if everywhere else [])
        ],
        waiting=[
            WaitingLocationOut(
                assessment_id=one.assessment_id,
                number=one.number,
                title=one.title,
                stage_label=one.stage_label,
            )
            for one in (queries.waiting(session) if everywhere and frame.reads_text else [])
        ],
        count=count,
    )


def read(session: Session, conference: UUID, frame: Frame) -> ConferenceOut:
    """One conference; refusals as in ``found``."""
    return conference_out(session, found(session, conference), frame)


def found(session: Session, conference: UUID) -> ConferenceRow:
    """The stored conference.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    row = queries.one(session, conference)
    if row is None:
        raise NotFound("There is no conference of this id. It may have been deleted.")
    return row


def open_one(session: Session, conference: UUID) -> ConferenceRow:
    """The stored conference, which was not cancelled: nothing is added to one that was.

    Raises
    ------
    Conflict
        When it was cancelled.
    """
    row = found(session, conference)
    if row.status == CANCELLED:
        raise Conflict("This conference was cancelled. Plan another one instead.")
    return row


def plan(session: Session, given: ConferenceIn, frame: Frame) -> ConferenceOut:
    """Plan a conference on a location; only one can be planned at a time.

    Raises
    ------
    InvalidInput
        With the place of each fault: an unknown location, one that already waits for a
        conference, a chair who is not independent, dates out of order, a faulty agenda.
    """
    subject = queries.subject(session, given.assessment_id)
    if subject is None:
        raise InvalidInput([("body.assessment_id", "There is no location of this id.")])
    values = given.model_dump()
    if values["agenda"] is None:
        values["agenda"] = agenda.usual(frame.codes("agenda_item"))
    values["previous_id"] = _previous(session, values, subject)
    faults(planning.faults(session, Plan(values, subject, None), frame))
    made = keeping.add(session, CONFERENCE, {**values, "status": PLANNED})
    return warned(read(session, made, frame), {"role of the chair": given.chair_role})


def change(
    session: Session, conference: UUID, version: int, given: ConferenceChange, frame: Frame
) -> ConferenceOut:
    """Change a conference that still has the version which the person read.

    Raises
    ------
    Conflict
        When it was cancelled.
    StaleVersion
        When somebody saved it in between.
    InvalidInput
        As for ``plan``; and for what cannot be changed any more once it was held.
    """
    current = open_one(session, conference)
    sent = given.model_dump(exclude_unset=True)
    for name in ("venue", "chair_role", "summary"):
        if name in sent and sent[name] is None:
            sent[name] = ""
    if current.version == version:
        _refuse_after_holding(current, sent)
        _refuse_faults(session, current, sent, frame)
    keeping.change(
        session,
        CONFERENCE,
        conference,
        version,
        sent,
        current=lambda: read(session, conference, frame),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    texts = {"role of the chair": given.chair_role, "summary": given.summary}
    return warned(read(session, conference, frame), texts)


def cancel(
    session: Session, conference: UUID, version: int, given: CancellationIn, frame: Frame
) -> ConferenceOut:
    """Cancel a conference that was not held, with the reason.

    Raises
    ------
    Conflict
        When it was held or cancelled before.
    StaleVersion
        When somebody saved it in between.
    """
    if open_one(session, conference).status == HELD:
        raise Conflict("This conference was held, so it cannot be cancelled.")
    keeping.change(
        session,
        CONFERENCE,
        conference,
        version,
        {"status": CANCELLED, "cancelled_reason": given.reason},
        current=lambda: read(session, conference, frame),
        action="cancelled",
    )
    return warned(read(session, conference, frame), {"reason": given.reason})


def _refuse_after_holding(current: ConferenceRow, sent: dict[str, Any]) -> None:
    if current.status != HELD:
        return
    # Somebody else may have taken the chair on the day; whoever decided stays who decided.
    stays = WHILE_HELD if current.decision is not None else WHILE_HELD | {"chair_id"}
    faults(
        (f"body.{name}", "The conference was held, so this stays as it was.")
        for name in sent
        if name not in stays
    )


def _refuse_faults(
    session: Session, current: ConferenceRow, sent: dict[str, Any], frame: Frame
) -> None:
    subject = queries.subject(session, current.assessment_id)
    if subject is None:
        return
    held = {
        "conference_type": current.conference_type,
        "starts_at": current.starts_at,
        "chair_id": current.chair_id,
        "previous_id": current.previous_id,
        "agenda": current.agenda,
    }
    values = {**held, **sent}
    if "conference_type" in sent and "previous_id" not in sent:
        sent["previous_id"] = values["previous_id"] = _previous(session, values, subject)
    points = room_queries.points(session, current.id)
    faults(planning.faults(session, Plan(values, subject, current, points), frame))


def _previous(session: Session, values: dict[str, Any], subject: SubjectRow) -> UUID | None:
    """The conference that one comes after: the one said, or the last that was held."""
    if values.get("previous_id") is not None or values["conference_type"] == planning.INITIAL:
        chosen: UUID | None = values.get("previous_id")
        return chosen
    others = [
        one
        for one in queries.times(session, subject.id, None)
        if one.starts_at < values["starts_at"]
    ]
    last = planning.latest_held(others)
    return None if last is None else last.id
