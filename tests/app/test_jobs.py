import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, text

from app.db import Database
from app.jobs import defer, run_worker, stopped

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
