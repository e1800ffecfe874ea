"""Statements on planned methods."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

# What came of a method: a finding, a survey, an observation, a safety map or a measurement.
METHODS = """
    SELECT p.id, p.assessment_id, p.method, coalesce(mc.label, p.method) AS method_label, p.detail,
           p.owner_agency, ac.label AS owner_agency_label, p.owner_id, m.display_name AS owner,
           p.due_on, p.done_on, p.round, p.repeats_id,
           (SELECT n.id FROM planned_method n
             WHERE n.repeats_id = p.id AND n.deleted_at IS NULL LIMIT 1) AS again_id,
           p.note,
           (SELECT count(*) FROM evidence e
             WHERE e.method_id = p.id AND e.deleted_at IS NULL) AS findings,
           coalesce(mc.attributes ->> 'recorded_as', 'evidence') AS recorded_as,
           came.records, came.last_on,
           p.version, p.created_at, p.updated_at, um.display_name AS updated_by
    FROM planned_method p
    CROSS JOIN LATERAL (
        SELECT count(*)::int AS records, max(on_day) AS last_on FROM (
            SELECT found_on AS on_day FROM evidence
             WHERE method_id = p.id AND deleted_at IS NULL
            UNION ALL SELECT coalesce(held_to, held_from) FROM survey
             WHERE method_id = p.id AND deleted_at IS NULL
            UNION ALL SELECT observed_on FROM observation
             WHERE method_id = p.id AND deleted_at IS NULL
            UNION ALL SELECT held_on FROM safety_session
             WHERE method_id = p.id AND deleted_at IS NULL
            UNION ALL SELECT measured_on FROM goal_measure
             WHERE method_id = p.id AND deleted_at IS NULL
        ) records
    ) came
    LEFT JOIN code mc ON mc.list = 'method' AND mc.code = p.method
    LEFT JOIN code ac ON ac.list = 'agency' AND ac.code = p.owner_agency
    LEFT JOIN member m ON m.account_id = p.owner_id
    LEFT JOIN member um ON um.account_id = p.updated_by
    WHERE p.deleted_at IS NULL
"""
ONE = text(METHODS + " AND p.id = :id")
OF_ASSESSMENT = text(
    METHODS + " AND p.assessment_id = :assessment ORDER BY p.round, p.due_on NULLS LAST,"
    " p.created_at, p.id"
)


@dataclass(frozen=True, slots=True)
class MethodRow:
    """One planned method as stored, with the labels of its codes."""

    id: UUID
    assessment_id: UUID
    method: str
    method_label: str
    detail: str
    owner_agency: str | None
    owner_agency_label: str | None
    owner_id: UUID | None
    owner: str | None
    due_on: date | None
    done_on: date | None
    round: int
    repeats_id: UUID | None
    again_id: UUID | None
    note: str
    findings: int
    recorded_as: str
    records: int
    last_on: date | None
    version: int
    created_at: datetime
    updated_at: datetime
    updated_by: str | None


def of_assessment(session: Session, assessment: UUID) -> list[MethodRow]:
    """Methods of a location of concern by round, in a round the one due first."""
    found = session.execute(OF_ASSESSMENT, {"assessment": assessment})
    return [MethodRow(*row) for row in found]


def one(session: Session, method: UUID) -> MethodRow | None:
    """The planned method, unless it was deleted."""
    row = session.execute(ONE, {"id": method}).one_or_none()
    return None if row is None else MethodRow(*row)
