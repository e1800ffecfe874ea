"""Statements on batches, their refused rows and their sources."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.imports.progress import Step
from app.imports.result import Result
from app.records.limited import limited
from data.sources import KnownSource

FIELDS = """
    b.id, b.kind, b.state, b.files, b.options, b.counts, b.progress,
    lower(b.period) AS first, upper(b.period) - 1 AS after_last, b.error, b.created_by,
    m.display_name AS created_by_name, b.created_at, b.started_at, b.finished_at,
    b.taken_back_at, b.source_id, s.key AS source_key, s.name AS source_name
"""
FROM = """
    FROM import_batch b LEFT JOIN data_source s ON s.id = b.source_id
    LEFT JOIN member m ON m.account_id = b.created_by
"""
READ_AT_ONCE = 5_000
TURN = "hashtextextended(current_schema() || ' import', 2)"


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One import as it stands."""

    id: UUID
    kind: str
    state: str
    files: list[dict[str, Any]]
    options: dict[str, Any]
    counts: dict[str, Any]
    progress: dict[str, Any]
    first: date | None
    after_last: date | None
    error: str | None
    created_by: UUID | None
    created_by_name: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    taken_back_at: datetime | None
    source_id: UUID | None
    source_key: str | None
    source_name: str | None


@dataclass(frozen=True, slots=True)
class RejectRow:
    """One refused row."""

    file: str
    line: int | None
    column_name: str | None
    value: str | None
    reason: str


def ensure_source(session: Session, source: KnownSource) -> UUID:
    """Return the id of a source, making it when there is none with its key."""
    found = session.execute(
        text("SELECT id FROM data_source WHERE key = :key"), {"key": source.key}
    ).scalar_one_or_none()
    if found is not None:
        return found
    return session.execute(
        text(
            "INSERT INTO data_source (key, name, kind, publisher, licence, attribution, url,"
            " location_precision, time_precision, handling_level, shows, not_for) VALUES"
            " (:key, :name, :kind, :publisher, :licence, :attribution, :url,"
            " :location_precision, :time_precision, :handling_level, :shows, :not_for)"
            " RETURNING id"
        ),
        asdict(source),
    ).scalar_one()


def set_source_latest(session: Session, source_id: UUID, month: date) -> None:
    """Note that a source has data to the end of a month."""
    session.execute(
        text(
            "UPDATE data_source SET updated_at = now(), latest = greatest(latest,"
            " CAST(CAST(:month AS date) + interval '1 month - 1 day' AS date)) WHERE id = :id"
        ),
        {"id": source_id, "month": month},
    )


def add_batch(
    session: Session,
    *,
    batch_id: UUID,
    kind: str,
    source_id: UUID,
    files: Sequence[Mapping[str, Any]],
    options: Mapping[str, Any],
    created_by: UUID | None,
) -> None:
    """Add a batch that waits for its turn."""
    session.execute(
        text(
            "INSERT INTO import_batch (id, kind, source_id, state, files, options, created_by)"
            " VALUES (:id, :kind, :source_id, 'waiting', CAST(:files AS jsonb),"
            " CAST(:options AS jsonb), :created_by)"
        ),
        {
            "id": batch_id,
            "kind": kind,
            "source_id": source_id,
            "files": json.dumps(list(files)),
            "options": json.dumps(dict(options)),
            "created_by": created_by,
        },
    )


def batch(session: Session, batch_id: UUID) -> BatchRow | None:
    """One batch."""
    row = session.execute(
        text(f"SELECT {FIELDS} {FROM} WHERE b.id = :id"), {"id": batch_id}
    ).one_or_none()
    return None if row is None else BatchRow(*row)


def batches(session: Session, *, kind: str | None = None) -> tuple[list[BatchRow], int]:
    """The latest batches, of one kind or of all, the newest first; and how many there are."""
    rows, count = limited(
        session,
        f"SELECT {FIELDS} {FROM} WHERE (CAST(:kind AS text) IS NULL OR b.kind = :kind)"
        " ORDER BY b.created_at DESC, b.id",
        {"kind": kind},
    )
    return [BatchRow(*row) for row in rows], count


def unfinished(session: Session) -> list[UUID]:
    """Batches that say they are running."""
    return list(
        session.execute(text("SELECT id FROM import_batch WHERE state = 'running'")).scalars()
    )


def waiting(session: Session) -> list[UUID]:
    """Batches that wait for their turn, the oldest first."""
    return list(
        session.execute(
            text("SELECT id FROM import_batch WHERE state = 'waiting' ORDER BY created_at, id")
        ).scalars()
    )


def hold(session: Session, batch_id: UUID) -> bool:
    """Hold a batch until the transaction ends; False when another transaction holds it."""
    return session.execute(
        text("SELECT pg_try_advisory_xact_lock(hashtextextended(:key, 1))"),
        {"key": f"import batch {batch_id}"},
    ).scalar_one()


def take_turn(session: Session) -> None:
    """Wait, however long it takes, until no other import of this partnership writes."""
    # An import sorts and groups all its rows; beside it there is at most one other.
    session.execute(text("SELECT set_config('work_mem', '128MB', true)"))
    session.execute(text("SELECT set_config('lock_timeout', '0', true)"))
    session.execute(text(f"SELECT pg_advisory_xact_lock({TURN})"))


def try_turn(session: Session) -> bool:
    """Take the turn of this partnership's imports if nobody has it."""
    return session.execute(text(f"SELECT pg_try_advisory_xact_lock({TURN})")).scalar_one()


def set_running(session: Session, batch_id: UUID) -> bool:
    """Say that a waiting batch runs now; False when it was not waiting."""
    done = session.execute(
        text(
            "UPDATE import_batch SET state = 'running', started_at = clock_timestamp(),"
            " progress = jsonb_build_object('step', 'wait', 'words', 'Waiting for its turn')"
            " WHERE id = :id AND state = 'waiting' RETURNING id"
        ),
        {"id": batch_id},
    )
    return done.one_or_none() is not None


def set_progress(session: Session, batch_id: UUID, step: Step) -> None:
    """Say how far a running batch has come; lost in a crash of the database, it is no loss."""
    session.execute(text("SELECT set_config('synchronous_commit', 'off', true)"))
    session.execute(
        text(
            "UPDATE import_batch SET progress = CAST(:progress AS jsonb)"
            " WHERE id = :id AND state = 'running'"
        ),
        {"id": batch_id, "progress": json.dumps(asdict(step))},
    )


def set_complete(session: Session, batch_id: UUID, result: Result) -> None:
    """Say that a batch is in, in the transaction that brings it in."""
    session.execute(
        text(
            "UPDATE import_batch SET state = 'complete', counts = CAST(:counts AS jsonb),"
            " progress = CAST(:progress AS jsonb), finished_at = clock_timestamp(),"
            " options = options || CAST(:kept AS jsonb),"
            " period = CASE WHEN CAST(:first AS date) IS NULL THEN NULL ELSE"
            " daterange(CAST(:first AS date),"
            " CAST(CAST(:last AS date) + interval '1 month' AS date)) END"
            " WHERE id = :id"
        ),
        {
            "id": batch_id,
            "counts": json.dumps(asdict(result.counts)),
            "progress": json.dumps({"step": "complete", "words": "Done", "notes": result.notes}),
            "kept": json.dumps(result.kept),
            "first": result.first,
            "last": result.last,
        },
    )


def set_failed(session: Session, batch_id: UUID, error: str) -> None:
    """Say that nothing of a batch was kept, and why."""
    session.execute(
        text(
            "UPDATE import_batch SET state = 'failed', error = :error,"
            " finished_at = clock_timestamp() WHERE id = :id AND state IN ('waiting', 'running')"
        ),
        {"id": batch_id, "error": error[:2000]},
    )


def set_taken_back(session: Session, batch_id: UUID, by: UUID | None) -> None:
    """Say that a batch was taken back."""
    session.execute(
        text(
            "UPDATE import_batch SET state = 'taken_back', taken_back_at = clock_timestamp(),"
            " taken_back_by = :by WHERE id = :id"
        ),
        {"id": batch_id, "by": by},
    )


def later_batch(session: Session, row: BatchRow) -> BatchRow | None:
    """The first later batch of the same kind and source that is in and may share records."""
    found = session.execute(
        text(
            f"SELECT {FIELDS} {FROM} JOIN import_batch me ON me.id = :id"
            " WHERE b.id <> me.id AND b.kind = me.kind AND b.source_id = me.source_id"
            " AND b.state = 'complete' AND b.finished_at > me.finished_at"
            # One that recognised nothing as known shares no record with an earlier one.
            " AND CAST(b.counts ->> 'unchanged' AS int) + CAST(b.counts ->> 'updated' AS int) > 0"
            " AND (b.period IS NULL OR me.period IS NULL OR b.period && me.period)"
            " ORDER BY b.finished_at DESC, b.id LIMIT 1"
        ),
        {"id": row.id},
    ).one_or_none()
    return None if found is None else BatchRow(*found)


def rejects(session: Session, batch_id: UUID) -> Iterator[RejectRow]:
    """Every refused row of a batch in the order of its files."""
    after = 0
    while True:
        rows = session.execute(
            text(
                "SELECT n, file, line, column_name, value, reason FROM import_reject"
                " WHERE batch_id = :id AND n > :after ORDER BY n LIMIT :limit"
            ),
            {"id": batch_id, "after": after, "limit": READ_AT_ONCE},
        ).all()
        for row in rows:
            after = row.n
            yield RejectRow(*row[1:])
        if len(rows) < READ_AT_ONCE:
            return
