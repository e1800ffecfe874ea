import asyncio
import os
import threading
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, text

from app.db import SERVICE, Database
from app.imports import jobs, service, uploads
from app.imports.wish import Wish
from app.jobs import run_worker, stopped
from app.settings import Settings
from tests.app.imports.conftest import SLUG, Count
from tests.data.readers.specimens import street_file, street_row, written

pytestmark = pytest.mark.db
POLL_SECONDS = 0.05


def empty_queue(owner: Engine) -> None:
    with owner.begin() as connection:
        connection.execute(text("SET LOCAL search_path = jobs"))
        connection.execute(text("DELETE FROM procrastinate_jobs"))


@pytest.fixture
def sent(
    database: Database, settings: Settings, owner: Engine, clean: None, tmp_path: Path
) -> Callable[[bytes], UUID]:
    """Send a street file as the web page does, into an empty queue."""
    empty_queue(owner)

    def send(content: bytes) -> UUID:
        with written(tmp_path, "street.csv", content).open("rb") as source:
            wish = Wish("police-uk")
            batch = service.accept(
                database,
                settings,
                slug=SLUG,
                actor=SERVICE,
                wish=wish,
                files=[("street.csv", source)],
            )
        return batch.id

    return send


def state(database: Database, batch_id: UUID) -> str:
    with database.partnership(SLUG, "exact") as session:
        return service.read(session, batch_id).state


async def until_settled(database: Database, settings: Settings, batch_id: UUID) -> str:
    """Let a worker run until the batch is no longer waiting or running."""
    tasks = {jobs.RUN: jobs.import_task(database, settings, threading.Event())}
    worker = asyncio.create_task(run_worker(database, tasks, name="test"))
    try:
        async with asyncio.timeout(30):
            while (now := await asyncio.to_thread(state, database, batch_id)) in (
                "waiting",
                "running",
            ):
                await asyncio.sleep(POLL_SECONDS)
    finally:
        await stopped(worker)
    return now


def test_worker_brings_a_sent_file_in_and_removes_it(
    database: Database, settings: Settings, sent: Callable[[bytes], UUID], count: Count
) -> None:
    batch = sent(street_file(street_row()))
    assert asyncio.run(until_settled(database, settings, batch)) == "complete"
    assert count("incident") == 1
    assert not uploads.folder_of(settings.home, batch).exists()


def test_worker_says_why_a_file_failed(
    database: Database, settings: Settings, sent: Callable[[bytes], UUID]
) -> None:
    batch = sent(b"name,address\nA,B\n")
    assert asyncio.run(until_settled(database, settings, batch)) == "failed"
    with database.partnership(SLUG, "exact") as session:
        assert "no police.uk street file" in str(service.read(session, batch).error)


def test_worker_that_is_told_to_stop_leaves_nothing(
    database: Database, settings: Settings, sent: Callable[[bytes], UUID], count: Count
) -> None:
    stopping = threading.Event()
    stopping.set()
    batch = sent(street_file(street_row()))
    run = jobs.import_task(database, settings, stopping)
    run(SLUG, str(batch), "", "service", "", "")
    assert state(database, batch) == "failed"
    assert count("incident") == 0


def test_start_asks_again_for_a_waiting_batch_whose_job_was_lost(
    database: Database, settings: Settings, owner: Engine, sent: Callable[[bytes], UUID]
) -> None:
    batch = sent(street_file(street_row()))
    empty_queue(owner)
    jobs.settle_all(database, settings)
    assert asyncio.run(until_settled(database, settings, batch)) == "complete"


def test_job_of_a_batch_that_is_not_there_does_nothing(
    database: Database, settings: Settings, clean: None, count: Count
) -> None:
    run = jobs.import_task(database, settings, threading.Event())
    run(SLUG, str(uuid4()), "", "service", "", "")
    assert count("import_batch") == 0


def test_start_removes_files_that_a_killed_program_left(
    database: Database, settings: Settings, sent: Callable[[bytes], UUID]
) -> None:
    waiting = uploads.folder_of(settings.home, sent(street_file(street_row())))
    stray, coming = (uploads.folder_of(settings.home, uuid4()) for _ in range(2))
    for folder in (stray, coming):
        folder.mkdir()
    for folder in (stray, waiting):
        os.utime(folder, (0, 0))
    jobs.settle_all(database, settings)
    assert [folder.exists() for folder in (stray, coming, waiting)] == [False, True, True]
