"""How a conference leaves the service: labels, counts, what is to prepare, what it waits for."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import shapely
from sqlalchemy.orm import Session

from app.clock import LONDON
from app.conferences import agenda, planning, queries, room_queries
from app.conferences.days import months_after
from app.conferences.frame import Frame, day_of
from app.conferences.gauge import gauge
from app.conferences.queries import ConferenceRow, TimeRow
from app.conferences.room_queries import InvitationRow, PointRow
from app.conferences.schemas import (
    ConferenceOut,
    ConferenceRowOut,
    DiscussionPointOut,
    InvitationOut,
    LabelledAgencyOut,
    RelatedConferenceOut,
    SummaryStateOut,
)
from app.conferences.sentences import summary_state
from app.conferences.tasks import tasks
from app.geojson import to_geojson
from app.plans import summary as plans

HELD, CANCELLED = "held", "cancelled"


def row_out(row: ConferenceRow, invited: Sequence[InvitationRow], frame: Frame) -> ConferenceRowOut:
    """One conference for a list."""
    return ConferenceRowOut(
        id=row.id,
        number=row.number,
        version=row.version,
        assessment_id=row.assessment_id,
        assessment_number=row.assessment_number,
        assessment_title=row.assessment_title,
        area_id=row.area_id,
        area_name=row.area_name,
        conference_type=row.conference_type,
        type_label=frame.label("conference_type", row.conference_type) or "",
        status=row.status,
        status_label=frame.label("conference_status", row.status) or "",
        starts_at=row.starts_at.astimezone(LONDON),
        venue=row.venue,
        chair_id=row.chair_id,
        chair=row.chair,
        decision=row.decision,
        decision_label=frame.label("conference_decision", row.decision),
        next_review_on=row.next_review_on,
        summary_state=_summary(row, frame),
        gauge=gauge(invited, frame.wanted(row.quorum), held=row.status == HELD),
    )


def conference_out(
    session: Session, row: ConferenceRow, frame: Frame, *, warnings: Sequence[str] = ()
) -> ConferenceOut:
    """One conference with everything that belongs to it and that the person may read."""
    invited = room_queries.invitations(session, [row.id])
    points = room_queries.points(session, row.id)
    others = [
        one
        for one in queries.times(session, row.assessment_id, None)
        if one.id != row.id and one.assessment_id == row.assessment_id
    ]
    base = row_out(row, invited, frame)
    return ConferenceOut(
        **base.model_dump(),
        **_text(row, points, frame),
        chair_role=row.chair_role,
        own_quorum=row.quorum,
        previous=_related(next((o for o in others if o.id == row.previous_id), None), frame),
        next=_related(next((o for o in others if o.starts_at > row.starts_at), None), frame),
        agenda=agenda.told(row.agenda, frame.codes("agenda_item"), base.starts_at, points),
        ends_at=agenda.ends_at(row.agenda, base.starts_at),
        invitations=[invitation_out(one, frame) for one in invited],
        tasks=tasks(row, plans.summary(session, row.assessment_id), base.gauge),
        usual_review_on=usual_review_on(row, frame),
        frozen_at=_frozen_at(row),
        changed_since_issue=_changed_since_issue(row, invited, points),
        warnings=[*warnings, *planning.warnings(session, row)],
        created_at=row.created_at,
        updated_at=row.updated_at,
        updated_by=row.updated_by,
    )


def invitation_out(row: InvitationRow, frame: Frame) -> InvitationOut:
    """One invitation with its labels."""
    return InvitationOut(
        id=row.id,
        version=row.version,
        agency=row.agency,
        agency_label=frame.label("agency", row.agency) or "",
        attending_role=row.attending_role,
        needed=row.needed,
        reply=row.reply,
        reply_label=frame.label("invitation_reply", row.reply) or "",
        attendance=row.attendance,
        attendance_label=frame.label("attendance", row.attendance),
        note=row.note,
        updated_at=row.updated_at,
        updated_by=row.updated_by,
    )


def point_out(row: PointRow, frame: Frame) -> DiscussionPointOut:
    """One point of discussion with the label of its item, its place in WGS 84."""
    return DiscussionPointOut(
        id=row.id,
        version=row.version,
        agenda_key=row.agenda_key,
        agenda_label=frame.label("agenda_item", row.agenda_key) or "",
        body=row.body,
        area_id=row.area_id,
        area_name=row.area_name,
        location_label=row.location_label,
        geometry=None if row.geom is None else to_geojson(shapely.from_wkb(row.geom)),
        sort=row.sort,
        created_at=row.created_at,
        updated_at=row.updated_at,
        updated_by=row.updated_by,
    )


def usual_review_on(row: ConferenceRow, frame: Frame) -> date:
    """The review date that the partnership's choice gives: sooner after a first conference."""
    first = row.conference_type != planning.REVIEW
    chosen = frame.chosen
    months = chosen.first_review_months if first else chosen.later_review_months
    return months_after(day_of(row.starts_at), months)


def _frozen_at(row: ConferenceRow) -> datetime | None:
    at = (row.seen or {}).get("at")
    return None if at is None else datetime.fromisoformat(at)


def _summary(row: ConferenceRow, frame: Frame) -> SummaryStateOut | None:
    if row.status != HELD:
        return None
    found = summary_state(
        day_of(row.starts_at),
        row.summary_issued_on,
        within=frame.chosen.summary_working_days,
        today=frame.today,
    )
    return SummaryStateOut(
        due_on=found.due_on, issued_on=row.summary_issued_on, state=found.state, words=found.words
    )


def _text(row: ConferenceRow, points: Sequence[PointRow], frame: Frame) -> dict[str, Any]:
    """What only people who may read assessments read."""
    shown = frame.reads_text
    agencies = [
        LabelledAgencyOut(code=one, label=frame.label("agency", one) or one)
        for one in row.dissent_agencies
    ]
    return {
        "text_shown": shown,
        "points": [point_out(one, frame) for one in points] if shown else [],
        "decision_reason": row.decision_reason if shown else "",
        "dissent": row.dissent if shown else "",
        "dissent_agencies": agencies if shown else [],
        "summary": row.summary if shown else "",
        "cancelled_reason": row.cancelled_reason if shown else "",
    }


def _related(other: TimeRow | None, frame: Frame) -> RelatedConferenceOut | None:
    if other is None:
        return None
    return RelatedConferenceOut(
        id=other.id,
        number=other.number,
        type_label=frame.label("conference_type", other.conference_type) or "",
        starts_at=other.starts_at.astimezone(LONDON),
    )


def _changed_since_issue(
    row: ConferenceRow, invited: Sequence[InvitationRow], points: Sequence[PointRow]
) -> bool:
    issued: dict[str, Any] | None = (row.seen or {}).get("issued")
    if row.summary_issued_on is None or issued is None:
        return False
    at = datetime.fromisoformat(issued["at"])
    return row.version > issued["version"] or any(
        one.updated_at > at for one in [*invited, *points]
    )
