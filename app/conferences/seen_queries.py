"""Statements on what a conference had before it: versions of records, then and as kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

VERSIONS = text(
    """
    SELECT 'assessment' AS name, id, version FROM assessment WHERE id = :assessment
    UNION ALL
    SELECT 'area', a.id, a.version FROM area a JOIN assessment s ON s.area_id = a.id
    WHERE s.id = :assessment AND a.deleted_at IS NULL
    UNION ALL
    SELECT 'evidence', id, version FROM evidence
    WHERE assessment_id = :assessment AND deleted_at IS NULL
    UNION ALL
    SELECT 'weighting', id, version FROM weighting
    WHERE assessment_id = :assessment AND deleted_at IS NULL
    UNION ALL
    SELECT 'survey', id, version FROM survey
    WHERE assessment_id = :assessment AND deleted_at IS NULL
    UNION ALL
    SELECT 'safety_session', id, version FROM safety_session
    WHERE assessment_id = :assessment AND deleted_at IS NULL
    UNION ALL
    SELECT 'observation', o.id, o.version FROM observation o
    WHERE o.deleted_at IS NULL
      AND (o.assessment_id = :assessment
           OR (o.assessment_id IS NULL AND EXISTS (
                SELECT FROM assessment s JOIN area a ON a.id = s.area_id
                WHERE s.id = :assessment AND a.deleted_at IS NULL
                  AND a.geom && o.geom AND st_intersects(a.geom, o.geom))))
    UNION ALL
    SELECT 'goal', id, version FROM goal
    WHERE assessment_id = :assessment AND deleted_at IS NULL
    UNION ALL
    SELECT 'action', id, version FROM action
    WHERE assessment_id = :assessment AND deleted_at IS NULL
    ORDER BY 1, 2
    """
)
KEPT = text(
    """
    SELECT h.row_id, h.version, h.row, st_asbinary(h.geom) AS geom,
           CASE WHEN st_dimension(h.geom) = 2 THEN st_area(h.geom) END AS area_m2,
           (SELECT max(n.version) FROM history n
             WHERE n.table_name = h.table_name AND n.row_id = h.row_id) AS newest
    FROM unnest(cast(:ids AS uuid[]), cast(:versions AS integer[])) AS w (row_id, version)
    JOIN history h ON h.table_name = :name AND h.row_id = w.row_id AND h.version = w.version
    """
)


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One record as it was at a version; ``newest`` is the version it has now."""

    row_id: UUID
    version: int
    row: dict[str, Any]
    geom: bytes | None
    area_m2: float | None
    newest: int


def versions(session: Session, assessment: UUID) -> dict[str, list[tuple[str, int]]]:
    """Ids and versions of everything that belongs to an assessment, by table."""
    found: dict[str, list[tuple[str, int]]] = {}
    for row in session.execute(VERSIONS, {"assessment": assessment}):
        found.setdefault(row.name, []).append((str(row.id), row.version))
    return found


def kept(
    session: Session, records: Mapping[str, Sequence[Sequence[Any]]], table: str
) -> list[KeptRow]:
    """Records of one table at the versions that were noted, in the order noted."""
    noted = records.get(table, [])
    ids = [UUID(one[0]) for one in noted]
    given = {"name": table, "ids": ids, "versions": [int(one[1]) for one in noted]}
    rows = {row["row_id"]: KeptRow(**row) for row in session.execute(KEPT, given).mappings()}
    return [rows[one] for one in ids if one in rows]
