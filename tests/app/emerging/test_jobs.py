"""Looks as jobs: nightly, once each, made by a worker, and again after a missed night."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from app.db import SERVICE, Actor, Database
from app.emerging import jobs
from app.emerging.cli import looked
from app.identity.roles import Role
from app.jobs import run_worker, stopped
from app.settings import Settings
from tests.app.analysis.specimens import add_timed
from tests.app.emerging.specimens import rise, usual
from tests.conftest import SLUG, SessionAs

pytestmark = pytest.mark.db


@pytest.fixture(autouse=True)
def empty_queue(owner: Engine, clean: None) -> None:
    with owner.begin() as connection:
        connection.execute(text("SET LOCAL search_path = jobs"))
        connection.execute(text("DELETE FROM procrastinate_jobs"))


@pytest.fixture
def recorded(session_as: SessionAs) -> None:
    with session_as("exact") as session:
        for one in [*usual(), *rise()]:
            starts = datetime.fromisoformat(str(one.starts))
            add_timed(session, starts, at=one.at, ends=starts + timedelta(minutes=1))


def waiting(owner: Engine) -> list[str]:
    with owner.connect() as connection:
        found = connection.execute(
            text("SELECT task_name FROM jobs.procrastinate_jobs WHERE status = 'todo'")
        )
        return list(found.scalars())


def kept(session_as: SessionAs) -> list[tuple[object, ...]]:
    with session_as("exact") as session:
        rows = session.execute(
            text(
                "SELECT s.asked_by, s.refusal, count(p.id) FROM emerging_scan s"
                " LEFT JOIN emerging_place p ON p.scan_id = s.id GROUP BY s.id"
            )
        )
        return [tuple(row) for row in rows]


async def worked_through(database: Database, settings: Settings) -> None:
    """Let a worker make one look."""
    done = asyncio.Event()
    loop = asyncio.get_running_loop()
    task = jobs.look_task(database, settings)

    def look(**arguments: str) -> None:
        try:
            task(**arguments)
        finally:
            loop.call_soon_threadsafe(done.set)

    worker = asyncio.create_task(run_worker(database, {jobs.RUN: look}, name="test"))
    try:
        await asyncio.wait_for(done.wait(), timeout=60)
    finally:
        await stopped(worker)


def test_a_worker_makes_the_look_that_somebody_asked_for(
    database: Database,
    settings: Settings,
    recorded: None,
    session_as: SessionAs,
    members: dict[Role, object],
) -> None:
    actor = Actor(members[Role.ASSESSMENT_LEAD], "assessment_lead")  # type: ignore[arg-type]
    assert jobs.ask(database, SLUG, actor, anew=True)
    asyncio.run(worked_through(database, settings))
    ((asked_by, refusal, places),) = kept(session_as)
    assert (asked_by, refusal) == (actor.account_id, "")
    assert places


def test_each_night_asks_for_every_partnership_once(database: Database, owner: Engine) -> None:
    night = jobs.nightly_task(database)
    night(timestamp=0)
    night(timestamp=86_400)
    assert waiting(owner) == [jobs.RUN]


def test_a_start_asks_for_what_was_missed(
    database: Database, owner: Engine, recorded: None
) -> None:
    jobs.ask_missed(database)
    assert waiting(owner) == [jobs.RUN]


def test_a_start_asks_for_nothing_where_nothing_is_new(
    database: Database, owner: Engine, settings: Settings, recorded: None
) -> None:
    looked(database, SLUG, settings)
    jobs.ask_missed(database)
    assert waiting(owner) == []


def test_a_start_in_an_empty_partnership_asks_for_nothing(
    database: Database, owner: Engine
) -> None:
    jobs.ask_missed(database)
    assert waiting(owner) == []


def test_the_terminal_says_what_was_seen(
    database: Database, settings: Settings, recorded: None, session_as: SessionAs
) -> None:
    assert "stood out among" in looked(database, SLUG, settings)
    assert len(kept(session_as)) == 1


def test_the_terminal_says_why_nothing_could_be_looked_for(
    database: Database, settings: Settings
) -> None:
    assert "Nothing can be looked for yet" in looked(database, SLUG, settings)


def test_an_unknown_partnership_is_refused(database: Database, settings: Settings) -> None:
    with pytest.raises(ValueError, match=r"^partnership: there is none called “nowhere”"):
        looked(database, "nowhere", settings)


def test_the_service_itself_may_ask(database: Database, owner: Engine) -> None:
    assert jobs.ask(database, SLUG, SERVICE, anew=False)
    assert not jobs.ask(database, SLUG, SERVICE, anew=False)
