"""Statements on what an import of changes wrote, and on the rows that it held back."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

HELD = "SELECT options -> 'ledger' -> 'held' FROM import_batch WHERE id = :id"


def held(session: Session, batch: UUID, *, locked: bool = False) -> list[dict[str, Any]]:
    """Rows that were held back; locked against another who decides at the same time."""
    statement = text(HELD + (" FOR UPDATE" if locked else ""))
    return session.execute(statement, {"id": batch}).scalar_one_or_none() or []


def keep(session: Session, batch: UUID, rows: Sequence[dict[str, Any]]) -> None:
    """Keep the held rows with what was decided of them."""
    session.execute(
        text(
            "UPDATE import_batch SET options ="
            " jsonb_set(options, '{ledger,held}', CAST(:rows AS jsonb)) WHERE id = :id"
        ),
        {"id": batch, "rows": json.dumps(list(rows))},
    )


def add_written(session: Session, batch: UUID, change: UUID) -> None:
    """Count a change to what the batch wrote, so that taking it back takes this back too."""
    session.execute(
        text(
            "UPDATE import_batch SET options = jsonb_set(options, '{ledger,written}',"
            " (options -> 'ledger' -> 'written') || to_jsonb(CAST(:change AS text)))"
            " WHERE id = :id"
        ),
        {"id": batch, "change": str(change)},
    )


def written(session: Session, batch: UUID) -> list[UUID]:
    """Changes that a batch put on the ledger."""
    found = session.execute(
        text(
            "SELECT jsonb_array_elements_text(options -> 'ledger' -> 'written')"
            " FROM import_batch WHERE id = :id"
        ),
        {"id": batch},
    )
    return [UUID(one) for one in found.scalars()]


def still_written(session: Session, batch: UUID) -> int:
    """How many of them are on the ledger."""
    return session.execute(
        text("SELECT count(*) FROM change WHERE id = ANY(:ids) AND deleted_at IS NULL"),
        {"ids": written(session, batch)},
    ).scalar_one()
