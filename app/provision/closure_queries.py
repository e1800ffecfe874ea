"""Statements on closures of youth provision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

CLOSURES = """
    SELECT x.id, x.provision_id, x.closed_from, x.closed_to, x.reason, c.id AS change_id,
           c.number AS change_number, x.version
    FROM provision_closure x
    LEFT JOIN change c ON c.id = x.change_id AND c.deleted_at IS NULL
    WHERE x.deleted_at IS NULL
"""
OVERLAPPING = text(
    CLOSURES
    + " AND x.provision_id = :provision AND (cast(:besides AS uuid) IS NULL OR x.id <> :besides)"
    " AND x.closed_from <= coalesce(:last, date '9999-12-31')"
    " AND coalesce(x.closed_to, date '9999-12-31') >= :first ORDER BY x.closed_from LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class ClosureRow:
    """One closure, and its entry on the ledger."""

    id: UUID
    provision_id: UUID
    closed_from: date
    closed_to: date | None
    reason: str
    change_id: UUID | None
    change_number: int | None
    version: int


def of_provision(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[ClosureRow]]:
    """Closures of each of these, the latest first."""
    found: dict[UUID, list[ClosureRow]] = {one: [] for one in ids}
    statement = text(CLOSURES + " AND x.provision_id = ANY(:ids) ORDER BY x.closed_from DESC, x.id")
    for row in session.execute(statement, {"ids": list(ids)}):
        found[row.provision_id].append(ClosureRow(*row))
    return found


def one(session: Session, provision: UUID, closure: UUID) -> ClosureRow | None:
    """One closure of a provision."""
    statement = text(CLOSURES + " AND x.provision_id = :provision AND x.id = :id")
    row = session.execute(statement, {"provision": provision, "id": closure}).one_or_none()
    return None if row is None else ClosureRow(*row)


def overlapping(
    session: Session, provision: UUID, *, first: date, last: date | None, besides: UUID | None
) -> ClosureRow | None:
    """Another closure of a provision that shares a day with this stretch."""
    given = {"provision": provision, "first": first, "last": last, "besides": besides}
    row = session.execute(OVERLAPPING, given).one_or_none()
    return None if row is None else ClosureRow(*row)
