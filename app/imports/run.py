"""Run one waiting import: everything in one transaction, its state told in others beside it.

A third transaction, which writes nothing, holds a lock named after the batch from before the batch
says that it runs until after it says how it ended. A batch that says it is running while nobody
holds that lock was killed: whoever looks at it next says so. What it wrote is gone with its
transaction.
"""

from collections.abc import Generator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.audit import service as audit
from app.db import Actor, Database
from app.imports import queries
from app.imports.job import ImportFile, ImportJob
from app.imports.kinds import KINDS
from app.imports.progress import Progress, Seldom, Step
from app.imports.reject_spool import RejectSpool
from app.imports.result import Result
from data.readers.archives import Limits
from data.readers.faults import MappingNeeded, UnreadableFile

log = structlog.get_logger()
STOPPED = "Stopped before the import was complete. Nothing of it was kept: start it again."

BROKEN = (
    "Contextmap failed on this file, and kept nothing of it. The fault is in the service’s log."
)


class ImportFailed(Exception):
    """An import could not be completed; nothing of it was kept."""


class Stopped(Exception):
    """The program is to stop; whoever is told of progress raises it."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where an import runs: the partnership, on whose behalf, and within which limits."""

    database: Database
    slug: str
    actor: Actor
    limits: Limits
    today: date
    timeout_seconds: int
    show: Progress | None = None
    """Who is told of progress beside the batch's own record."""


def run_batch(room: Room, batch_id: UUID, paths: Sequence[Path]) -> Result:
    """Bring a waiting batch in from its files, in their order, or say why it failed.

    Raises
    ------
    ImportFailed
        With the reason, which is then also on the batch.
    """
    with _long(room) as keeper:
        if not queries.hold(keeper, batch_id):
            raise ImportFailed("Another worker is at this import already.")
        with _beside(room) as beside:
            if not queries.set_running(beside, batch_id):
                raise ImportFailed("This import is not waiting any more.")
        with _ended(room, batch_id):
            return _held(room, batch_id, paths)


@contextmanager
def _ended(room: Room, batch_id: UUID) -> Generator[None]:
    """Say that the batch failed whatever the fault is; one of ours goes on, to be logged."""
    try:
        yield
    except ImportFailed:
        raise
    except Exception:
        _failed(room, batch_id, BROKEN)
        raise


def _held(room: Room, batch_id: UUID, paths: Sequence[Path]) -> Result:
    try:
        with RejectSpool(batch_id) as spool, _long(room) as session:
            queries.take_turn(session)
            row = queries.batch(session, batch_id)
            if row is None or row.source_id is None:
                raise ImportFailed("There is no such import.")
            return _work(session, row, _job(room, row, paths, spool), spool)
    except (UnreadableFile, MappingNeeded) as fault:
        raise _failed(room, batch_id, f"{fault}") from fault
    except OSError as fault:
        raise _failed(room, batch_id, f"A file cannot be read: {fault.strerror}.") from fault
    except SQLAlchemyError as fault:
        log.error("import_refused", batch=str(batch_id), fault=type(fault).__name__)
        reason = "The database refused the import. Nothing of it was kept."
        raise _failed(room, batch_id, reason) from fault
    except (KeyboardInterrupt, Stopped) as fault:
        failed = _failed(room, batch_id, STOPPED)
        if isinstance(fault, KeyboardInterrupt):
            raise
        raise failed from fault


def _long(room: Room) -> AbstractContextManager[Session]:
    return room.database.partnership(
        room.slug, "exact", actor=room.actor, timeout_seconds=room.timeout_seconds
    )


def _beside(room: Room) -> AbstractContextManager[Session]:
    return room.database.partnership(room.slug, "exact", actor=room.actor)


def _job(room: Room, row: queries.BatchRow, paths: Sequence[Path], spool: RejectSpool) -> ImportJob:
    def tell(step: Step) -> None:
        with _beside(room) as beside:
            queries.set_progress(beside, row.id, step)
        if room.show is not None:
            room.show(step)

    files = [
        ImportFile(path, str(file["name"]), int(file["size_bytes"]), str(file["sha256"]))
        for path, file in zip(paths, row.files, strict=True)
    ]
    mapping: Mapping[str, str] = row.options.get("mapping") or {}
    return ImportJob(
        batch_id=row.id,
        source_id=row.source_id or row.id,
        files=tuple(files),
        today=room.today,
        tell=Seldom(tell),
        reject=spool.add,
        options={k: str(v) for k, v in row.options.items() if k != "mapping" and v},
        mapping=mapping,
        limits=room.limits,
    )


def _work(session: Session, row: queries.BatchRow, job: ImportJob, spool: RejectSpool) -> Result:
    result = KINDS[row.kind].load(session, job)
    result.counts.rejected = spool.count
    job.tell(Step("finish", "Finishing"))
    spool.send(session)
    queries.set_complete(session, job.batch_id, result)
    if result.last is not None:
        queries.set_source_latest(session, job.source_id, result.last)
    audit.record(
        session,
        action="import.completed",
        object_kind="import_batch",
        object_id=job.batch_id,
        detail={"kind": row.kind, **asdict(result.counts)},
    )
    return result


def _failed(room: Room, batch_id: UUID, reason: str) -> ImportFailed:
    with _beside(room) as session:
        queries.set_failed(session, batch_id, reason)
        audit.record(
            session,
            action="import.failed",
            object_kind="import_batch",
            object_id=batch_id,
            detail={"reason": reason},
        )
    return ImportFailed(reason)


def settle_killed(session: Session) -> None:
    """Say of every batch that claims to run, and that nobody works on, that it failed."""
    for batch_id in queries.unfinished(session):
        if queries.hold(session, batch_id):
            queries.set_failed(session, batch_id, STOPPED)
