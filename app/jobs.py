"""The job queue: work that outlives the request that asked for it.

Jobs are rows in the schema ``jobs`` of the same database. Asking for one is an insert; a worker,
inside the service or beside it on any number of machines, takes them one after another.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import structlog
from procrastinate import App, JobContext, PsycopgConnector, SyncPsycopgConnector
from procrastinate.connector import BaseConnector
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Status
from sqlalchemy import Engine

from app.db import Database

log = structlog.get_logger()
SCHEMA = "jobs"
STALLED_SECONDS = 60
EVERY_MINUTE = "* * * * *"
EVERY_NIGHT = "0 2 * * *"
"""Two in the morning by Greenwich."""
OFTEN = "*/5 * * * *"
Task = Callable[..., None]


def defer(database: Database, task: str, *, once: str | None = None, **arguments: str) -> bool:
    """Ask for a job; it is in the queue, durably, when this returns.

    Parameters
    ----------
    task
        The name of a task that workers know.
    once
        A name under which no more than one job waits at a time.
    arguments
        What the task is called with: ids and codes, never content.

    Returns
    -------
    False where a job of the name ``once`` waits already.
    """
    queue = App(connector=SyncPsycopgConnector(min_size=1, max_size=1, **_door(database.engine)))
    with queue.open():
        try:
            queue.configure_task(task, allow_unknown=True, queueing_lock=once).defer(**arguments)
        except AlreadyEnqueued:
            return False
    return True


async def run_worker(
    database: Database,
    tasks: Mapping[str, Task],
    *,
    name: str,
    nightly: Mapping[str, Task] | None = None,
    often: Mapping[str, Task] | None = None,
) -> None:
    """Work through the queue until cancelled.

    Parameters
    ----------
    tasks
        What each name of a task means; a task runs in a thread of its own.
    name
        How this worker is called in the queue's own records.
    nightly
        Tasks that are asked for once each night, however many workers there are; each is called
        with the second since 1970 that it is asked for.
    often
        Tasks that are asked for every five minutes in the same way.
    """
    connector = PsycopgConnector(min_size=1, max_size=4, **_door(database.engine))
    queue = make_queue(connector, tasks, nightly or {}, often)
    async with queue.open_async():
        await queue.run_worker_async(
            name=name,
            concurrency=1,
            install_signal_handlers=False,
            shutdown_graceful_timeout=5,
            delete_jobs="successful",
        )


def make_queue(
    connector: BaseConnector,
    tasks: Mapping[str, Task],
    nightly: Mapping[str, Task],
    often: Mapping[str, Task] | None = None,
) -> App:
    """Make the queue as a worker knows it: its tasks, and those that it asks for by the clock."""
    queue = App(connector=connector)
    for name, task in tasks.items():
        queue.task(name=name)(task)
    for cron, asked in ((EVERY_NIGHT, nightly), (OFTEN, often or {})):
        for name, task in asked.items():
            queue.periodic(cron=cron)(queue.task(name=name, queueing_lock=name)(task))

    queue.periodic(cron=EVERY_MINUTE)(
        queue.task(name="jobs.rescue", queueing_lock="rescue", pass_context=True)(_rescue)
    )
    return queue


async def _rescue(context: JobContext, timestamp: int) -> None:
    """Give jobs whose worker died back to the queue."""
    manager = context.app.job_manager
    stalled = await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS)
    for job in stalled:
        log.warning("job_rescued", job=job.id, task=job.task_name, minute=timestamp)
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            # Another of its name waits already, and will do the same.
            await manager.finish_job(job, Status.FAILED, delete_job=True)


def _door(engine: Engine) -> dict[str, Any]:
    """Return what a pool of psycopg connections needs to reach the queue's schema."""
    url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    options = {"application_name": "contextmap jobs", "options": f"-c search_path={SCHEMA}"}
    return {"conninfo": url, "kwargs": options}


async def stopped(task: "asyncio.Task[None]") -> None:
    """Cancel a worker and wait until it has put its things away."""
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
