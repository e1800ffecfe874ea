"""The statement on everything that was ever saved for one location of concern."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.history.queries import VersionRow

OWNED = (
    "action",
    "conference",
    "evidence",
    "forum_citation",
    "goal",
    "observation",
    "planned_method",
    "reference_link",
    "referral",
    "safety_session",
    "screening",
    "survey",
    "weighting",
)
"""Tables whose rows name their assessment."""
OWNED_BELOW = (
    ("action_progress", "action_id", "action"),
    ("conference_invitation", "conference_id", "conference"),
    ("discussion_point", "conference_id", "conference"),
    ("goal_measure", "goal_id", "goal"),
    ("change", "action_id", "action"),
)
"""Tables whose rows name a record of the assessment: table, field, whose."""

BELOW = " UNION ALL ".join(
    [
        "SELECT 'assessment' AS kind, cast(:id AS uuid) AS id",
        "SELECT DISTINCT 'area', (h.row->>'area_id')::uuid FROM history h"
        " WHERE h.table_name = 'assessment' AND h.row_id = :id AND h.row->>'area_id' IS NOT NULL",
        "SELECT 'change_sighting', s.id FROM change_sighting s JOIN change c ON c.id = s.change_id"
        " JOIN action o ON o.id = c.action_id WHERE o.assessment_id = :id",
        # The names of tables and fields are those above.
        *(f"SELECT '{one}', id FROM {one} WHERE assessment_id = :id" for one in OWNED),  # noqa: S608
        *(
            f"SELECT '{one}', b.id FROM {one} b JOIN {owner} o ON o.id = b.{field}"  # noqa: S608
            " WHERE o.assessment_id = :id"
            for one, field, owner in OWNED_BELOW
        ),
    ]
)
TIMELINE = text(
    f"""
    WITH below AS ({BELOW}), page AS (
        SELECT h.* FROM history h JOIN below b ON b.kind = h.table_name AND b.id = h.row_id
        WHERE h.table_name = ANY(:kinds) AND (
            cast(:before AS bigint) IS NULL
            OR (h.changed_at, h.id)
                < (SELECT l.changed_at, l.id FROM history l WHERE l.id = :before)
        )
        ORDER BY h.changed_at DESC, h.id DESC LIMIT :limit
    )
    SELECT p.id, p.table_name, p.row_id,
           p.version, p.operation, p.changed_at, m.display_name, p.row,
           CASE WHEN st_dimension(p.geom) = 2 THEN st_area(p.geom) END,
           p.geom IS DISTINCT FROM e.geom,
           e.version, e.operation, e.changed_at, NULL, e.row, NULL, false
    FROM page p
    LEFT JOIN member m ON m.account_id = p.changed_by
    LEFT JOIN LATERAL (
        SELECT h.version, h.operation, h.changed_at, h.row, h.geom FROM history h
        WHERE h.table_name = p.table_name AND h.row_id = p.row_id AND h.id < p.id
        ORDER BY h.version DESC, h.id DESC LIMIT 1
    ) e ON true
    ORDER BY p.changed_at DESC, p.id DESC
    """  # noqa: S608 - the names above are ours
)


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One state of one record, with the state before it; ``id`` is where a next page begins."""

    id: int
    table: str
    record: UUID
    after: VersionRow
    before: VersionRow | None


def page(
    session: Session, assessment: UUID, *, kinds: list[str], before: int | None, limit: int
) -> list[TimelineRow]:
    """States of the records of an assessment, the newest first, from before a given one.

    The day on which something was saved decides, not the order in which rows came: records that
    were brought in keep the days they had.
    """
    found = session.execute(
        TIMELINE, {"id": assessment, "kinds": kinds, "before": before, "limit": limit}
    )
    return [
        TimelineRow(
            row[0],
            row[1],
            row[2],
            VersionRow(*row[3:10]),
            None if row[10] is None else VersionRow(*row[10:17]),
        )
        for row in found
    ]
