"""Rounds as jobs: every five minutes, one a partnership, and what they do."""

import pytest
from procrastinate.testing import InMemoryConnector
from sqlalchemy import Engine, text

from app.db import Database
from app.identity.roles import Role
from app.jobs import make_queue
from app.notices import jobs
from app.settings import Settings
from tests.app.notices import specimens
from tests.conftest import SLUG, SessionAs

pytestmark = pytest.mark.db


@pytest.fixture(autouse=True)
def empty_queue(owner: Engine, clean: None) -> None:
    with owner.begin() as connection:
        connection.execute(text("SET LOCAL search_path = jobs"))
        connection.execute(text("DELETE FROM procrastinate_jobs"))


def test_round_is_asked_for_every_five_minutes() -> None:
    def look(timestamp: int) -> None:
        """Nothing to do."""

    queue = make_queue(InMemoryConnector(), {}, {}, {"test.often": look})
    (task,) = (
        one
        for one in queue.periodic_registry.periodic_tasks.values()
        if one.task.name == "test.often"
    )
    assert task.cron == "*/5 * * * *"


def test_only_one_round_of_a_partnership_waits(database: Database, owner: Engine) -> None:
    jobs.ask_all(database)
    jobs.often_task(database)(timestamp=0)
    with owner.connect() as connection:
        waiting = text("SELECT args->>'slug' FROM jobs.procrastinate_jobs WHERE status = 'todo'")
        assert connection.execute(waiting).scalars().all() == [SLUG]


def test_round_tells_people(
    database: Database, session_as: SessionAs, members: dict[Role, object]
) -> None:
    with session_as("exact") as session:
        specimens.change(session, status="requested")
    jobs.tell_task(database, Settings())(slug=SLUG)
    with session_as("exact") as session:
        told = session.execute(text("SELECT account_id, kind FROM notification")).all()
    assert told == [(members[Role.TASKING_OFFICER], "decide")]
