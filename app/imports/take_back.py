"""Take a batch back: what it added goes, what it changed becomes what it was before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.changes.importing import take_off
from app.imports import held_queries
from app.imports.ground_load import PLACE_COLUMNS
from app.imports.guardian_load import COLUMNS as GUARDIAN_COLUMNS
from app.imports.provision_load import COLUMNS as PROVISION_COLUMNS
from app.imports.provision_load import set_hours
from app.incidents.cube import refresh

PRACTICE: Mapping[str, Mapping[str, str]] = {
    "provision": PROVISION_COLUMNS,
    "guardian_site": GUARDIAN_COLUMNS,
    "place": PLACE_COLUMNS,
}
GROUND = ("context_feature", "postcode")
UNDO_OUTCOMES = """
    WITH gone AS (DELETE FROM incident_outcome WHERE batch_id = :batch RETURNING incident_id),
    before AS (
        SELECT DISTINCT ON (o.incident_id) o.incident_id, o.outcome
        FROM incident_outcome o JOIN gone USING (incident_id)
        WHERE o.batch_id IS DISTINCT FROM :batch ORDER BY o.incident_id, o.id DESC)
    UPDATE incident i SET outcome = b.outcome FROM before b
    WHERE i.id = b.incident_id AND i.batch_id IS DISTINCT FROM :batch
"""

SET_LATEST = """
    UPDATE data_source s SET updated_at = now(), latest = (
        SELECT CAST(max(i.month) + interval '1 month - 1 day' AS date)
        FROM incident i WHERE i.source_id = s.id)
    WHERE s.id = (SELECT source_id FROM import_batch WHERE id = :batch)
"""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many records went, how many became what they were, and how many stay.

    A record that somebody edited after the import stays as it is: taking the import back must not
    undo a person's work.
    """

    removed: int
    restored: int
    kept: int


def take_back(session: Session, batch_id: UUID) -> TakenBack:
    """Undo a batch in the caller's transaction of the exact tier."""
    said = {"batch": batch_id}
    removed = _take_back_incidents(session, said)
    removed += _take_back_boundaries(session, said)
    for table in GROUND:
        removed += _delete(session, f'DELETE FROM "{table}" WHERE batch_id = :batch', said)  # noqa: S608
    gone, kept = take_off(session, held_queries.written(session, batch_id))
    removed += gone
    restored = 0
    for table, columns in PRACTICE.items():
        _find_written(session, table, said)
        removed += _remove_added(session, table)
        restored += _restore_changed(session, table, columns)
        kept += session.execute(text("SELECT count(*) FROM written WHERE edited")).scalar_one()
        session.execute(text("DROP TABLE written"))
    return TakenBack(removed, restored, kept)


def _delete(session: Session, statement: str, said: Mapping[str, object]) -> int:
    return session.execute(text(statement), said).rowcount  # pyright: ignore[reportAttributeAccessIssue]


def _take_back_incidents(session: Session, said: Mapping[str, object]) -> int:
    found = session.execute(
        text("SELECT DISTINCT month FROM incident WHERE batch_id = :batch"), said
    )
    months: list[date] = list(found.scalars())
    session.execute(text(UNDO_OUTCOMES), said)
    if not months:
        return 0
    removed = _delete(session, "DELETE FROM incident WHERE batch_id = :batch", said)
    # Months that nobody has records of any more are no months without incidents.
    session.execute(text(SET_LATEST), said)
    refresh(session, months)
    return removed


def _take_back_boundaries(session: Session, said: Mapping[str, object]) -> int:
    gone = session.execute(
        text("DELETE FROM boundary WHERE batch_id = :batch RETURNING boundary_type"), said
    ).scalars()
    types = list(gone)
    if "outline" in types:
        refresh(session)
    return len(types)


def _find_written(session: Session, table: str, said: Mapping[str, object]) -> None:
    """List the batch's records: at which version it wrote them, and whether somebody edited since.

    The version it wrote is the first of the record's history that carries the batch.
    """
    session.execute(
        text(
            f"CREATE TEMPORARY TABLE written ON COMMIT DROP AS"  # noqa: S608
            f" SELECT t.id, w.version, t.version > w.version AS edited"
            f' FROM "{table}" t JOIN LATERAL (SELECT min(h.version) AS version FROM history h'
            f" WHERE h.table_name = '{table}' AND h.row_id = t.id"
            f" AND h.row ->> 'batch_id' = CAST(:batch AS text)) AS w ON true"
            f" WHERE t.batch_id = :batch"
        ),
        said,
    )


def _remove_added(session: Session, table: str) -> int:
    return _delete(
        session,
        f'DELETE FROM "{table}" t USING written w'  # noqa: S608
        " WHERE t.id = w.id AND w.version = 1 AND NOT w.edited",
        {},
    )


def _restore_changed(session: Session, table: str, columns: Mapping[str, str]) -> int:
    names = [*columns, "batch_id"]
    sets = ", ".join(f'"{name}" = (b.was)."{name}"' for name in names)
    found = session.execute(
        text(
            f'UPDATE "{table}" t SET {sets}, geom = b.geom FROM ('  # noqa: S608
            f' SELECT w.id, h.geom, jsonb_populate_record(NULL::"{table}", h.row) AS was'
            f" FROM written w JOIN history h ON h.table_name = '{table}' AND h.row_id = w.id"
            f" AND h.version = w.version - 1 WHERE w.version > 1 AND NOT w.edited"
            f") AS b WHERE t.id = b.id RETURNING t.id"
        )
    )
    ids = list(found.scalars())
    if table == "provision":
        set_hours(session, ids)
    return len(ids)
