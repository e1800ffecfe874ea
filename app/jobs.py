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
from sqlalchemy import Engine

from app.db import Database

log = structlog.get_logger()
SCHEMA = "jobs"
STALLED_SECONDS = 60
EVERY_MINUTE = "* * * * *"
Task = Callable[..., None]


def defer(database: Database, task: str, **arguments: str) -> None:
    """Ask for a job; it is in the queue, durably, when this returns.

    Parameters
    ----------
    task
        The name of a task that workers know.
    arguments
        What the task is called with: ids and codes, never content.
    """
    queue = App(connector=SyncPsycopgConnector(min_size=1, max_size=1, **_door(database.engine)))
    with queue.open():
        queue.configure_task(task, allow_unknown=True).defer(**arguments)


async def run_worker(database: Database, tasks: Mapping[str, Task], *, name: str) -> None:
    """Work through the queue until cancelled.

    Parameters
    ----------
    tasks
        What each name of a task means; a task runs in a thread of its own.
    name
        How this worker is called in the queue's own records.
    """
    connector = PsycopgConnector(min_size=1, max_size=4, **_door(database.engine))
    queue = _queue(connector, tasks)
    async with queue.open_async():
        await queue.run_worker_async(
            name=name,
            concurrency=1,
            install_signal_handlers=False,
            shutdown_graceful_timeout=5,
            delete_jobs="successful",
        )


def _queue(connector: BaseConnector, tasks: Mapping[str, Task]) -> App:
    queue = App(connector=connector)
    for name, task in tasks.items():
        queue.task(name=name)(task)

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
        await manager.retry_job(job)


def _door(engine: Engine) -> dict[str, Any]:
    """Return what a pool of psycopg connections needs to reach the queue's schema."""
    url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    options = {"application_name": "contextmap jobs", "options": f"-c search_path={SCHEMA}"}
    return {"conninfo": url, "kwargs": options}


async def stopped(task: "asyncio.Task[None]") -> None:
    """Cancel a worker and wait until it has put its things away."""
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
