"""Imports as jobs: what a worker does with a batch that somebody asked for."""

import threading
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import structlog

from app.clock import now, today
from app.db import SERVICE, Actor, Database
from app.imports import lookups, queries, uploads
from app.imports.limits import upload_limits
from app.imports.progress import Step
from app.imports.run import ImportFailed, Room, Stopped, run_batch, settle_killed
from app.jobs import defer
from app.settings import Settings

log = structlog.get_logger()
RUN = "imports.run"
STRAY_AFTER = timedelta(hours=1)


def ask(database: Database, slug: str, batch_id: UUID, actor: Actor) -> None:
    """Put a waiting batch into the queue, on behalf of whoever sent it."""
    defer(
        database,
        RUN,
        slug=slug,
        batch_id=str(batch_id),
        account_id=str(actor.account_id or ""),
        role=actor.role,
        agency=actor.agency,
        request_id=actor.request_id,
    )


def import_task(
    database: Database, settings: Settings, stopping: threading.Event
) -> Callable[..., None]:
    """Return the task that runs one batch; it gives up soon after ``stopping`` is set."""

    def heed(step: Step) -> None:
        if stopping.is_set():
            raise Stopped(step.words)

    def run(
        slug: str, batch_id: str, account_id: str, role: str, agency: str, request_id: str
    ) -> None:
        batch = UUID(batch_id)
        actor = Actor(UUID(account_id) if account_id else None, role, agency, request_id)
        room = Room(
            database=database,
            slug=slug,
            actor=actor,
            limits=upload_limits(settings),
            today=today(),
            timeout_seconds=settings.job_timeout_seconds,
            show=heed,
        )
        with database.partnership(slug, "exact", actor=actor) as session:
            row = queries.batch(session, batch)
        if row is None or row.state != "waiting":
            log.warning("import_not_waiting", batch=batch_id)
            return
        try:
            result = run_batch(room, batch, uploads.paths_of(settings.home, batch, len(row.files)))
            log.info("import_done", batch=batch_id, rows=result.counts.rows)
        except ImportFailed as fault:
            # The reason is on the batch, where the person who asked will look for it.
            log.info("import_failed", batch=batch_id, reason=str(fault))
        finally:
            uploads.forget(settings.home, batch)

    return run


def settle_all(database: Database, settings: Settings) -> None:
    """After a start: say which imports were killed, ask again for those that still wait.

    The queue keeps a job of its own for a batch that waits; asking twice is harmless, for the
    second finds the batch no longer waiting. Files that nobody wants any more are removed.
    """
    with database.shared() as session:
        slugs = lookups.partnerships(session)
    wanted: set[UUID] = set()
    for slug in slugs:
        with database.partnership(slug, "exact") as session:
            settle_killed(session)
            waiting = queries.waiting(session)
            wanted.update(waiting, queries.unfinished(session))
        for batch_id in waiting:
            if uploads.folder_of(settings.home, batch_id).is_dir():
                ask(database, slug, batch_id, SERVICE)
    uploads.forget_strays(settings.home, wanted, older_than=now() - STRAY_AFTER)
