import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest
from procrastinate import JobContext, PsycopgConnector
from procrastinate.testing import InMemoryConnector
from sqlalchemy import Engine, text

from app import jobs
from app.db import Database
from app.jobs import EVERY_NIGHT, defer, run_worker, stopped

pytestmark = pytest.mark.db


async def worked(database: Database, name: str) -> list[str]:
    """Let a worker run until one job of this name was done; return what it was called with."""
    done = asyncio.Event()
    loop = asyncio.get_running_loop()
    called: list[str] = []

    def task(hand: str) -> None:
        called.append(hand)
        loop.call_soon_threadsafe(done.set)

    worker = asyncio.create_task(run_worker(database, {name: task}, name="test"))
    try:
        await asyncio.wait_for(done.wait(), timeout=20)
    finally:
        await stopped(worker)
    return called


async def rescued(database: Database) -> None:
    """Look once for jobs whose worker died."""
    connector = PsycopgConnector(min_size=1, max_size=1, **jobs._door(database.engine))
    queue = jobs.make_queue(connector, {}, {})
    async with queue.open_async():
        await jobs._rescue(cast("JobContext", SimpleNamespace(app=queue)), timestamp=0)


def test_job_that_was_asked_for_is_done_with_its_arguments(database: Database) -> None:
    defer(database, "test.wave", hand="left")
    assert asyncio.run(worked(database, "test.wave")) == ["left"]


def test_job_outlives_the_connection_that_asked_for_it(database: Database, owner: Engine) -> None:
    defer(database, "test.nod", hand="right")
    with owner.connect() as connection:
        waiting = connection.execute(
            text("SELECT status FROM jobs.procrastinate_jobs WHERE task_name = 'test.nod'")
        )
        assert waiting.scalars().all() == ["todo"]


def test_only_one_job_of_a_name_waits_at_a_time(database: Database) -> None:
    assert defer(database, "test.bow", once="bow", hand="left")
    assert not defer(database, "test.bow", once="bow", hand="right")
    assert defer(database, "test.bow", once="another", hand="right")


def test_a_nightly_task_is_asked_for_at_two_each_night() -> None:
    def sleep_well(timestamp: int) -> None:
        """Nothing to do."""

    queue = jobs.make_queue(InMemoryConnector(), {}, {"test.night": sleep_well})
    (night,) = (
        one
        for one in queue.periodic_registry.periodic_tasks.values()
        if one.task.name == "test.night"
    )
    assert night.cron == EVERY_NIGHT
    assert night.task.queueing_lock == "test.night"


def test_a_lost_job_gives_way_to_another_of_its_name_that_waits(
    database: Database, owner: Engine
) -> None:
    defer(database, "test.lost", once="lost", hand="left")
    with owner.begin() as connection:
        connection.execute(text("SET LOCAL search_path = jobs"))
        connection.execute(
            text(
                "UPDATE procrastinate_jobs SET status = 'doing', attempts = 1"
                " WHERE task_name = 'test.lost'"
            )
        )
    defer(database, "test.lost", once="lost", hand="right")
    asyncio.run(rescued(database))
    with owner.connect() as connection:
        left = connection.execute(
            text(
                "SELECT status, args->>'hand' FROM jobs.procrastinate_jobs"
                " WHERE task_name = 'test.lost'"
            )
        )
        assert [tuple(row) for row in left] == [("todo", "right")]


def test_no_partnership_role_reaches_the_queue(
    owner: Engine, may_use: Callable[[str], bool]
) -> None:
    assert not any(may_use(f"test_{tier}") for tier in ("exact", "street", "count"))


@pytest.fixture
def may_use(owner: Engine) -> Callable[[str], bool]:
    """Whether a database role may use the queue's schema."""

    def may(role: str) -> bool:
        with owner.connect() as connection:
            return connection.execute(
                text("SELECT has_schema_privilege(:role, 'jobs', 'USAGE')"), {"role": role}
            ).scalar_one()

    return may
