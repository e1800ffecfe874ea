"""Statements on what people are to be told of: what is due, and what happened this week.

Every statement gives the same columns, so that one row says of any fact what it is about, where,
by when, and whom it concerns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from app.assessments.stages import ENDS

FINISHED = "(" + ", ".join(f"'{stage}'" for stage in ENDS) + ")"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that somebody may have to be told of.

    ``place`` is where it is in words, ``location`` the location of concern it belongs to, ``named``
    are the people that the record itself names, ``by`` is who did it.
    """

    record: UUID
    number: int | None
    what: str
    place: str
    location: UUID | None
    day: date | None
    starts_at: datetime | None
    named: list[UUID]
    lead: UUID | None
    agency: str | None
    agency_label: str | None
    family: str | None
    status: str | None
    by: UUID | None


def _columns(**given: str) -> str:
    """Name every column of a fact; what a statement has none of is empty."""
    empty = {
        "record": "NULL::uuid", "number": "NULL::int", "what": "''", "place": "''",
        "location": "NULL::uuid", "day": "NULL::date", "starts_at": "NULL::timestamptz",
        "named": "ARRAY[]::uuid[]", "lead": "NULL::uuid", "agency": "NULL", "agency_label": "NULL",
        "family": "NULL", "status": "NULL", "by": "NULL::uuid",
    }  # fmt: skip
    return ", ".join(f'{value} AS "{name}"' for name, value in (empty | given).items())


def _label(listed: str, code: str) -> str:
    return f"coalesce((SELECT label FROM code WHERE list = '{listed}' AND code = {code}), {code})"  # noqa: S608


METHODS = text(
    "SELECT "  # noqa: S608
    + _columns(
        record="p.id",
        number="s.number",
        what=_label("method", "p.method"),
        place="s.title",
        location="s.id",
        day="p.due_on",
        named="array_remove(ARRAY[p.owner_id], NULL)",
        lead="s.lead_id",
    )
    + " FROM planned_method p JOIN assessment s ON s.id = p.assessment_id AND s.deleted_at IS NULL"
    f" WHERE p.deleted_at IS NULL AND p.done_on IS NULL AND s.stage NOT IN {FINISHED}"
    " AND p.due_on BETWEEN :late_from AND :soon_to ORDER BY p.due_on, p.id"
)
ACTIONS = text(
    "SELECT "  # noqa: S608
    + _columns(
        record="a.id",
        number="a.number",
        what="a.title",
        place="a.location_label",
        day="a.due_on",
        named="array_remove(ARRAY[a.owner_id], NULL)",
        agency="a.owner_agency",
    )
    + " FROM action a WHERE a.deleted_at IS NULL AND a.done_on IS NULL"
    " AND a.due_on BETWEEN :late_from AND :soon_to AND NOT EXISTS (SELECT FROM code k"
    " WHERE k.list = 'action_status' AND k.code = a.status AND k.attributes->>'finished' = 'true')"
    " ORDER BY a.due_on, a.number"
)
CHANGE = _columns(
    record="c.id",
    number="c.number",
    what="c.title",
    place="c.location_label",
    day="{day}",
    named="array_remove(ARRAY[c.created_by], NULL)",
    agency="c.agency",
    agency_label=_label("agency", "c.agency"),
    family="(SELECT k.parent FROM code k WHERE k.list = 'intervention_type'"
    " AND k.code = c.intervention_type)",
    status="c.status",
    by="{by}",
)


def _changes(where: str, *, day: str, by: str = "c.created_by") -> TextClause:
    return text(
        f"SELECT {CHANGE.format(day=day, by=by)} FROM change c"  # noqa: S608
        f" WHERE c.deleted_at IS NULL AND {where} ORDER BY c.number"
    )


UNDECIDED = _changes("c.status IN ('proposed', 'requested')", day="c.requested_on")
EXPIRING = _changes(
    "c.status = 'in_place' AND c.move_on IS NULL AND c.expires_on BETWEEN :late_from AND :far_to",
    day="c.expires_on",
)
MOVING = _changes(
    "c.status = 'in_place' AND c.move_on BETWEEN :late_from AND :far_to", day="c.move_on"
)
DECIDED = _changes(
    "c.status IN ('approved', 'refused') AND c.decided_on >= :since_day AND c.updated_at >= :since",
    day="c.decided_on",
    by="c.updated_by",
)
TRAINING = text(
    "SELECT "  # noqa: S608
    + _columns(record="g.id", what="g.name", day="g.training_expires_on")
    + " FROM guardian_site g WHERE g.deleted_at IS NULL AND g.status IN ('trained', 'active')"
    " AND g.training_expires_on BETWEEN :late_from AND :far_to ORDER BY g.training_expires_on, g.id"
)
LOCATION = _columns(
    record="s.id",
    number="s.number",
    place="s.title",
    location="s.id",
    day="{day}",
    lead="s.lead_id",
    by="{by}",
)
REVIEWS = text(
    f"SELECT {LOCATION.format(day='s.review_on', by='NULL::uuid')} FROM assessment s"  # noqa: S608
    f" WHERE s.deleted_at IS NULL AND s.stage NOT IN {FINISHED}"
    " AND s.review_on BETWEEN :late_from AND :fortnight_to AND NOT EXISTS (SELECT FROM conference c"
    " WHERE c.assessment_id = s.id AND c.deleted_at IS NULL AND c.status = 'planned')"
    " ORDER BY s.review_on, s.number"
)
GIVEN = text(
    f"SELECT DISTINCT ON (s.id) {LOCATION.format(day='NULL::date', by='h.changed_by')}"  # noqa: S608
    " FROM history h JOIN assessment s ON s.id = h.row_id AND s.deleted_at IS NULL"
    f" AND s.stage NOT IN {FINISHED}"
    " LEFT JOIN history e ON e.table_name = 'assessment' AND e.row_id = h.row_id"
    " AND e.version = h.version - 1"
    " WHERE h.table_name = 'assessment' AND h.changed_at >= :since"
    " AND h.row->>'lead_id' = s.lead_id::text"
    " AND e.row->>'lead_id' IS DISTINCT FROM h.row->>'lead_id' ORDER BY s.id, h.version DESC"
)
CONFERENCE = _columns(
    record="c.id",
    number="c.number",
    what=_label("conference_type", "c.conference_type"),
    place="s.title",
    location="s.id",
    day="(c.starts_at AT TIME ZONE 'Europe/London')::date",
    starts_at="c.starts_at",
    named="array_remove(ARRAY[c.chair_id], NULL)",
    lead="s.lead_id",
)
CONFERENCES = text(
    f"SELECT {CONFERENCE} FROM conference c JOIN assessment s ON s.id = c.assessment_id"  # noqa: S608
    " WHERE c.deleted_at IS NULL AND s.deleted_at IS NULL AND c.status = 'planned'"
    " AND c.starts_at >= :now AND c.starts_at < :week_to ORDER BY c.starts_at, c.id"
)
SUMMARIES = text(
    f"SELECT {CONFERENCE} FROM conference c JOIN assessment s ON s.id = c.assessment_id"  # noqa: S608
    " WHERE c.deleted_at IS NULL AND s.deleted_at IS NULL AND c.status = 'held'"
    " AND c.summary_issued_on IS NULL ORDER BY c.starts_at, c.id"
)
REFERRALS = text(
    "SELECT "  # noqa: S608
    + _columns(
        record="r.id",
        number="s.number",
        place="s.title",
        location="s.id",
        day="r.referred_on",
        lead="s.lead_id",
        agency="r.referrer_agency",
        agency_label=_label("agency", "r.referrer_agency"),
        by="r.created_by",
    )
    + " FROM referral r JOIN assessment s ON s.id = r.assessment_id AND s.deleted_at IS NULL"
    " WHERE r.deleted_at IS NULL AND r.created_at >= :since ORDER BY r.created_at, r.id"
)
LOGGED = text(
    "SELECT "  # noqa: S608
    + _columns(
        record="c.id",
        number="c.number",
        what="c.title",
        place="s.title",
        location="s.id",
        lead="s.lead_id",
        agency="c.agency",
        agency_label=_label("agency", "c.agency"),
        by="c.created_by",
    )
    + " FROM change c JOIN area a ON a.deleted_at IS NULL"
    " AND (a.id = c.area_id OR st_intersects(a.geom, c.geom))"
    " JOIN assessment s ON s.area_id = a.id AND s.deleted_at IS NULL"
    f" AND s.stage NOT IN {FINISHED}"
    " WHERE c.deleted_at IS NULL AND c.created_by IS NOT NULL AND c.created_at >= :since"
    " ORDER BY c.created_at, c.id, s.number"
)
SEEN = text(
    "SELECT "  # noqa: S608
    + _columns(
        record="g.id",
        number="c.number",
        what="c.title",
        location="c.id",
        day="g.seen_on",
        named="array_remove(ARRAY[c.created_by], NULL)",
        agency_label=_label("agency", "g.seen_by"),
        by="g.created_by",
    )
    + " FROM change_sighting g JOIN change c ON c.id = g.change_id AND c.deleted_at IS NULL"
    " WHERE g.deleted_at IS NULL AND g.created_at >= :since ORDER BY g.created_at, g.id"
)


@dataclass(frozen=True, slots=True)
class Window:
    """The days and moments between which things are looked for."""

    late_from: date
    soon_to: date
    fortnight_to: date
    far_to: date
    since_day: date
    since: datetime
    now: datetime
    week_to: datetime


def facts(session: Session, statement: TextClause, window: Window) -> Sequence[Fact]:
    """Rows of one statement."""
    wanted = {name: getattr(window, name) for name in statement.compile().params}
    rows = session.execute(statement, wanted).mappings()
    return [Fact(**row) for row in rows]
