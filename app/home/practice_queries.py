"""Statements on what waits in the practice and what was done in it this week.

Who left the partnership owns, leads and chairs nothing: their ids are given as none. All of it is
read whole, so that nobody's own stands behind a hundred of others, and what is counted is true.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.assessments.stages import ENDS

METHODS = text(
    """
    SELECT p.id, coalesce(k.label, p.method), s.id, s.title, p.due_on, om.account_id,
           lm.account_id
    FROM planned_method p
    JOIN assessment s ON s.id = p.assessment_id AND s.deleted_at IS NULL
    LEFT JOIN member om ON om.account_id = p.owner_id AND om.active
    LEFT JOIN member lm ON lm.account_id = s.lead_id AND lm.active
    LEFT JOIN code k ON k.list = 'method' AND k.code = p.method
    WHERE p.deleted_at IS NULL AND p.done_on IS NULL AND p.due_on <= :until
      AND s.stage <> ALL(:finished)
    ORDER BY p.due_on, p.id
    """
)
ACTIONS = text(
    """
    SELECT a.id, a.number, a.title, a.location_label, a.due_on, om.account_id, a.owner_agency,
           coalesce(g.label, a.owner_agency), o.statement,
           EXISTS (SELECT FROM member m WHERE m.active AND m.agency = a.owner_agency)
    FROM action a
    JOIN assessment s ON s.id = a.assessment_id AND s.deleted_at IS NULL
    LEFT JOIN member om ON om.account_id = a.owner_id AND om.active
    LEFT JOIN code k ON k.list = 'action_status' AND k.code = a.status
    LEFT JOIN code g ON g.list = 'agency' AND g.code = a.owner_agency
    LEFT JOIN goal o ON o.id = a.goal_id AND o.deleted_at IS NULL
    WHERE a.deleted_at IS NULL AND a.done_on IS NULL
      AND coalesce(k.attributes->>'finished', 'false') <> 'true'
      AND (a.due_on IS NULL OR a.due_on <= :until)
    ORDER BY a.due_on NULLS LAST, a.number
    """
)
SCREENINGS = text(
    """
    SELECT s.id, s.title, lm.account_id, count(r.id), count(DISTINCT r.referrer_agency),
           min(r.referred_on)
    FROM assessment s
    LEFT JOIN member lm ON lm.account_id = s.lead_id AND lm.active
    LEFT JOIN referral r ON r.assessment_id = s.id AND r.deleted_at IS NULL
    WHERE s.deleted_at IS NULL AND s.stage = 'referred'
    GROUP BY s.id, lm.account_id ORDER BY min(r.referred_on) NULLS LAST, s.number
    """
)
CONFERENCES = text(
    """
    SELECT c.id, coalesce(k.label, c.conference_type), c.status, c.starts_at, s.id, s.title,
           cm.account_id, lm.account_id, c.decision,
           (SELECT count(*) FROM conference_invitation i
             WHERE i.conference_id = c.id AND i.deleted_at IS NULL),
           (SELECT count(*) FROM conference_invitation i
             WHERE i.conference_id = c.id AND i.deleted_at IS NULL AND i.reply = 'no_reply')
    FROM conference c
    JOIN assessment s ON s.id = c.assessment_id AND s.deleted_at IS NULL
    LEFT JOIN member cm ON cm.account_id = c.chair_id AND cm.active
    LEFT JOIN member lm ON lm.account_id = s.lead_id AND lm.active
    LEFT JOIN code k ON k.list = 'conference_type' AND k.code = c.conference_type
    WHERE c.deleted_at IS NULL AND (
        c.status = 'planned' OR (c.status = 'held' AND c.summary_issued_on IS NULL))
    ORDER BY c.starts_at, c.number
    """
)
REFERRED = text(
    """
    SELECT s.id, s.title, s.lead_id, coalesce(g.label, r.referrer_agency), r.created_at, NULL
    FROM referral r
    JOIN assessment s ON s.id = r.assessment_id AND s.deleted_at IS NULL
    LEFT JOIN code g ON g.list = 'agency' AND g.code = r.referrer_agency
    WHERE r.deleted_at IS NULL AND r.created_at >= :since
    ORDER BY r.created_at DESC, r.id
    """
)
FOUND = text(
    """
    SELECT s.id, s.title, s.lead_id, count(e.id)::text, max(e.created_at), NULL
    FROM evidence e JOIN assessment s ON s.id = e.assessment_id AND s.deleted_at IS NULL
    WHERE e.deleted_at IS NULL AND e.created_at >= :since
    GROUP BY s.id ORDER BY max(e.created_at) DESC, s.id
    """
)
MOVED = text(
    """
    SELECT s.id, s.title, s.lead_id, coalesce(k.label, v.to_stage), v.moved_at, m.display_name
    FROM stage_move v
    JOIN assessment s ON s.id = v.assessment_id AND s.deleted_at IS NULL
    LEFT JOIN code k ON k.list = 'stage' AND k.code = v.to_stage
    LEFT JOIN member m ON m.account_id = v.moved_by
    WHERE v.moved_at >= :since AND v.from_stage IS NOT NULL
    ORDER BY v.moved_at DESC, v.id
    """
)
HELD = text(
    """
    SELECT c.id, s.title, s.lead_id, coalesce(k.label, c.decision), c.starts_at, NULL
    FROM conference c
    JOIN assessment s ON s.id = c.assessment_id AND s.deleted_at IS NULL
    LEFT JOIN code k ON k.list = 'conference_decision' AND k.code = c.decision
    WHERE c.deleted_at IS NULL AND c.status = 'held' AND c.starts_at >= :since
    ORDER BY c.starts_at DESC, c.number DESC
    """
)
PROGRESSED = text(
    """
    SELECT a.id, a.title, NULL::uuid, coalesce(k.label, p.status), p.created_at, a.location_label,
           a.owner_agency, a.owner_id
    FROM action_progress p
    JOIN action a ON a.id = p.action_id AND a.deleted_at IS NULL
    LEFT JOIN code k ON k.list = 'action_status' AND k.code = p.status
    WHERE p.deleted_at IS NULL AND p.created_at >= :since
    ORDER BY p.created_at DESC, p.id
    """
)
SEEN = text(
    """
    SELECT c.id, c.title, NULL::uuid, coalesce(g.label, n.seen_by), n.created_at, NULL
    FROM change_sighting n
    JOIN change c ON c.id = n.change_id AND c.deleted_at IS NULL
    LEFT JOIN code g ON g.list = 'agency' AND g.code = n.seen_by
    WHERE n.deleted_at IS NULL AND n.created_at >= :since
    ORDER BY n.created_at DESC, n.id
    """
)


@dataclass(frozen=True, slots=True)
class MethodRow:
    """A method that is not done and due soon or late."""

    id: UUID
    label: str
    location: UUID
    title: str
    due_on: date
    owner_id: UUID | None
    lead_id: UUID | None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action that is not finished; ``staffed`` says whether its agency has somebody here."""

    id: UUID
    number: int
    title: str
    place: str
    due_on: date | None
    owner_id: UUID | None
    agency: str
    agency_label: str
    goal: str | None
    staffed: bool


@dataclass(frozen=True, slots=True)
class ScreeningRow:
    """A location that was referred and not screened."""

    id: UUID
    title: str
    lead_id: UUID | None
    referrals: int
    agencies: int
    first_on: date | None


@dataclass(frozen=True, slots=True)
class ConferenceRow:
    """A conference that is planned, or whose summary is not issued."""

    id: UUID
    type_label: str
    status: str
    starts_at: datetime
    location: UUID
    title: str
    chair_id: UUID | None
    lead_id: UUID | None
    decision: str | None
    invited: int
    no_reply: int


@dataclass(frozen=True, slots=True)
class DoneRow:
    """Something that was done this week at a place, in a word, and by whom."""

    id: UUID
    title: str
    lead_id: UUID | None
    word: str | None
    at: datetime
    by: str | None


@dataclass(frozen=True, slots=True)
class ProgressedRow:
    """Progress on an action, and whose action it is."""

    done: DoneRow
    agency: str
    owner_id: UUID | None


def methods(session: Session, until: date) -> list[MethodRow]:
    """Methods that are not done and due by a day, the latest first."""
    values = {"until": until, "finished": list(ENDS)}
    return [MethodRow(*row) for row in session.execute(METHODS, values)]


def actions(session: Session, until: date) -> list[ActionRow]:
    """Actions that are not finished and due by a day, or without one."""
    return [ActionRow(*row) for row in session.execute(ACTIONS, {"until": until})]


def screenings(session: Session) -> list[ScreeningRow]:
    """Locations that wait to be screened, the longest first."""
    return [ScreeningRow(*row) for row in session.execute(SCREENINGS)]


def conferences(session: Session) -> list[ConferenceRow]:
    """Conferences that are planned or wait for their summary, by day."""
    return [ConferenceRow(*row) for row in session.execute(CONFERENCES)]


def referred(session: Session, since: datetime) -> list[DoneRow]:
    """Referrals that came in, with their agency."""
    return _done(session, REFERRED, since)


def found(session: Session, since: datetime) -> list[DoneRow]:
    """Locations to which findings were added, with how many."""
    return _done(session, FOUND, since)


def moved(session: Session, since: datetime) -> list[DoneRow]:
    """Locations that moved to another stage."""
    return _done(session, MOVED, since)


def held(session: Session, since: datetime) -> list[DoneRow]:
    """Conferences that were held, with their decision."""
    return _done(session, HELD, since)


def progressed(session: Session, since: datetime) -> list[ProgressedRow]:
    """Actions on which somebody noted progress, with the status it brought, and whose they are."""
    rows = session.execute(PROGRESSED, {"since": since})
    return [ProgressedRow(DoneRow(*row[:6]), row[6], row[7]) for row in rows]


def seen(session: Session, since: datetime) -> list[DoneRow]:
    """Changes of which somebody noted what was seen afterwards."""
    return _done(session, SEEN, since)


def _done(session: Session, statement: object, since: datetime) -> list[DoneRow]:
    rows = session.execute(statement, {"since": since})  # type: ignore[call-overload]
    return [DoneRow(*row) for row in rows]
