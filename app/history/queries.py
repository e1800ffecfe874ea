"""Statements on the history that triggers keep of every practice record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

VERSIONS = text(
    """
    SELECT h.version, h.operation, h.changed_at, m.display_name AS changed_by, h.row,
           CASE WHEN st_dimension(h.geom) = 2 THEN st_area(h.geom) END AS area_m2,
           h.geom IS DISTINCT FROM lag(h.geom) OVER (ORDER BY h.version, h.id) AS moved
    FROM history h
    LEFT JOIN member m ON m.account_id = h.changed_by
    WHERE h.table_name = :table AND h.row_id = :id
    ORDER BY h.version, h.id
    """
)
LABELS = text("SELECT list, code, label FROM code WHERE list = ANY(:lists)")
MEMBERS = text("SELECT account_id, display_name FROM member")
LATEST = text(
    """
    SELECT m.display_name, h.changed_at FROM history h
    LEFT JOIN member m ON m.account_id = h.changed_by
    WHERE h.table_name = :table AND h.row_id = :id ORDER BY h.version DESC, h.id DESC LIMIT 1
    """
)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One stored state; ``moved`` tells whether the shape differs from the state before."""

    version: int
    operation: str
    changed_at: datetime
    changed_by: str | None
    row: dict[str, Any]
    area_m2: float | None
    moved: bool


def versions(session: Session, table: str, record: UUID) -> list[VersionRow]:
    """All states of a record, the oldest first."""
    found = session.execute(VERSIONS, {"table": table, "id": record})
    return [VersionRow(*row) for row in found]


def labels(session: Session, lists: list[str]) -> dict[tuple[str, str], str]:
    """Labels of the codes of some lists, retired ones too, by list and code."""
    found = session.execute(LABELS, {"lists": lists})
    return {(row.list, row.code): row.label for row in found}


def names(session: Session) -> dict[str, str]:
    """Names of members by account."""
    return {str(row.account_id): row.display_name for row in session.execute(MEMBERS)}


def latest(session: Session, table: str, record: UUID) -> tuple[str | None, datetime] | None:
    """Who saved a record last, and when."""
    row = session.execute(LATEST, {"table": table, "id": record}).one_or_none()
    return None if row is None else (row.display_name, row.changed_at)
