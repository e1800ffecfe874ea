"""Statements on what stands between a location and its next stage, and on its moves.

What its plan holds, the plan says.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

FACTS = text(
    """
    WITH begun AS (
        SELECT coalesce(max(moved_at), '-infinity') AS at FROM stage_move
        WHERE assessment_id = :id AND to_stage = 'referred'
    ), held AS (
        SELECT count(*) AS moves FROM stage_move, begun
        WHERE assessment_id = :id AND to_stage = 'conference_held' AND moved_at >= begun.at
    ), meetings AS (
        SELECT count(*) FILTER (WHERE status = 'planned') AS planned,
               count(*) FILTER (WHERE status = 'held' AND decision IS NOT NULL) AS decided
        FROM conference, begun
        WHERE assessment_id = :id AND deleted_at IS NULL AND created_at >= begun.at
    )
    SELECT
        (SELECT count(*) FROM screening, begun
          WHERE assessment_id = :id AND deleted_at IS NULL AND created_at >= begun.at),
        s.lead_id IS NOT NULL,
        a.id IS NOT NULL,
        coalesce((k.attributes->>'has_place')::boolean, true),
        array(SELECT c.label FROM code c
               WHERE c.list = 'assessment_domain' AND c.retired_on IS NULL
                 AND NOT EXISTS (SELECT FROM evidence e WHERE e.assessment_id = :id
                     AND e.deleted_at IS NULL AND e.domain = c.code)
               ORDER BY c.sort),
        meetings.planned, meetings.decided - held.moves,
        s.review_on
    FROM assessment s
    CROSS JOIN held CROSS JOIN meetings
    LEFT JOIN area a ON a.id = s.area_id AND a.deleted_at IS NULL
    LEFT JOIN code k ON k.list = 'context_kind' AND k.code = s.context_kind
    WHERE s.id = :id
    """
)
DECIDED = text(
    """
    SELECT c.number, (c.starts_at AT TIME ZONE 'Europe/London')::date,
           coalesce(k.label, c.decision), k.attributes->>'threshold_level', c.dissent_agencies,
           coalesce(k.attributes->>'ends_work' = 'true', false), c.conference_type <> 'initial'
               AND c.created_at >= (SELECT coalesce(max(moved_at), '-infinity') FROM stage_move
                     WHERE assessment_id = :id AND to_stage = 'plan_active')
    FROM conference c
    LEFT JOIN code k ON k.list = 'conference_decision' AND k.code = c.decision
    WHERE c.assessment_id = :id AND c.deleted_at IS NULL AND c.status = 'held'
      AND c.decision IS NOT NULL
      AND c.created_at >= (SELECT coalesce(max(moved_at), '-infinity') FROM stage_move
            WHERE assessment_id = :id AND to_stage = 'referred')
    ORDER BY c.starts_at DESC, c.number DESC LIMIT 1
    """
)
ADD_MOVE = text(
    "INSERT INTO stage_move (assessment_id, from_stage, to_stage, reason, moved_by) VALUES"
    " (:id, :start, :to, :reason,"
    " cast(nullif(current_setting('contextmap.account', true), '') AS uuid))"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is of a location since it was last referred.

    ``decided`` counts conferences with a decision that no move to “conference held” stands for yet.
    """

    screenings: int
    has_lead: bool
    has_area: bool
    has_place: bool
    domains_missing: list[str]
    conferences_planned: int
    decided: int
    review_on: date | None


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """What a conference decided, the threshold level that it leads to, and who did not agree.

    ``ends_work``: the decision ends the work. ``is_later``: it is not the initial
    conference, and the plan did not go on since.
    """

    number: int
    on: date
    label: str
    threshold_level: str | None
    dissent_agencies: list[str]
    ends_work: bool
    is_later: bool


def facts(session: Session, assessment: UUID) -> Facts:
    """Count what the moves of a location ask for."""
    return Facts(*session.execute(FACTS, {"id": assessment}).one())


def decided(session: Session, assessment: UUID) -> DecidedRow | None:
    """The newest decision on a location since it was last referred."""
    row = session.execute(DECIDED, {"id": assessment}).one_or_none()
    return None if row is None else DecidedRow(*row)


def add_move(
    session: Session, assessment: UUID, start: str | None, to: str, reason: str = ""
) -> None:
    """Write a move down; moves are only ever added to."""
    session.execute(ADD_MOVE, {"id": assessment, "start": start, "to": to, "reason": reason})
