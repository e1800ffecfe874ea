"""Real PostGIS for every test: one cluster a run, one database a worker, clean tables a test."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, suppress
from pathlib import Path
from uuid import UUID

import pytest
from fastapi import FastAPI
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from app.accounts import service as accounts
from app.cluster.embedded import EmbeddedCluster
from app.cluster.running import RunningCluster
from app.db import Actor, Database, Tier
from app.deployment import OWNER, SERVICE
from app.identity import secrets
from app.identity.roles import Role
from app.main import create_app
from app.models.base import Partnership
from app.schema import upgrade_shared
from app.settings import Settings
from tests import borough as borough_fixtures
from tests.borough import commit_without_waiting

HOME = Path(os.environ.get("CONTEXTMAP_TEST_HOME", "/tmp/contextmap-tests"))  # noqa: S108
borough = borough_fixtures.borough
"""A fixture, found here by every folder below."""
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SLUG, PASSWORD = "test", "correct horse battery"
KEPT = {
    "member",
    "code",
    "alembic_version",
    "audit_head",
    "data_version",
    "partnership_setting",
}

REFERRING_FIRST = [table.name for table in reversed(Partnership.metadata.sorted_tables)]

SessionAs = Callable[[Tier], AbstractContextManager[Session]]
ClientAs = Callable[[Role], TestClient]


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hash passwords at the least cost there is: at the real one, signing in is most of a test."""
    least = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "hasher", lambda: least)
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data and fixtures, or a reason to skip."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def cluster() -> Iterator[RunningCluster]:
    """The embedded cluster of the tests; several workers share it."""
    with EmbeddedCluster(HOME).running() as running:
        yield running


@pytest.fixture(scope="session")
def worker_database(cluster: RunningCluster, worker_id: str) -> Iterator[str]:
    """Name of this worker's own database."""
    name = f"test_{os.getpid()}_{worker_id}"
    cluster.create_database(name)
    commit_without_waiting(cluster, name)
    yield name
    cluster.drop_database(name)


@pytest.fixture(scope="session")
def owner(cluster: RunningCluster, worker_database: str) -> Iterator[Engine]:
    """Connections of the owner; the partnership ``test`` with all roles exists."""
    engine = create_engine(
        cluster.url(database=worker_database, user=OWNER),
        connect_args={"options": f"-c contextmap.service_login={SERVICE}"},
    )
    upgrade_shared(engine)
    # Roles belong to the cluster: workers making the same ones must take turns.
    with engine.begin() as turn, cluster.administer("postgres") as postgres:
        postgres.execute("SELECT pg_advisory_lock(20261123)")
        turn.execute(text("SELECT 1"))
        accounts.create_partnership(engine, slug=SLUG, name="Test partnership", council="Testwick")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def members(owner: Engine) -> dict[Role, UUID]:
    """One member of each role, whose e-mail is the role at testwick.example."""
    return {
        role: accounts.create_account(
            owner,
            email=f"{role.value}@testwick.example",
            display_name=role.value.replace("_", " ").capitalize(),
            password=PASSWORD,
            partnership=SLUG,
            role=role,
            agency="community_safety",
        )
        for role in Role
    }


@pytest.fixture(scope="session")
def database(
    cluster: RunningCluster, worker_database: str, owner: Engine, members: dict[Role, UUID]
) -> Iterator[Database]:
    """Connections of the service's login."""
    found = Database(cluster.url(database=worker_database, user=SERVICE), pool_size=8)
    yield found
    found.close()


@pytest.fixture
def clean(owner: Engine) -> Iterator[None]:
    """Empty every table of the partnership after the test, but for members and codes."""
    yield
    with owner.begin() as connection:
        accounts.enter(connection, SLUG)
        found = connection.execute(
            text("SELECT tablename FROM pg_tables WHERE schemaname = :schema"),
            {"schema": f"p_{SLUG}"},
        )
        tables = [row.tablename for row in found if row.tablename not in KEPT]
        used = connection.execute(text(" UNION ALL ".join(map(_named_if_used, tables)))).scalars()
        connection.execute(text("ALTER TABLE audit_event DISABLE TRIGGER refuse_change"))
        # Deleting a few rows, those that refer first, costs far less than emptying whole tables.
        for name in sorted(used, key=REFERRING_FIRST.index):
            connection.execute(text(f'DELETE FROM "{name}"'))  # noqa: S608
        connection.execute(text("ALTER TABLE audit_event ENABLE TRIGGER refuse_change"))
        connection.execute(text("UPDATE audit_head SET seq = 0, hash = sha256('')"))
        connection.execute(text("TRUNCATE public.sign_in_attempt"))


@pytest.fixture
def session(database: Database, members: dict[Role, UUID]) -> Iterator[Session]:
    """A transaction of the exact tier in the partnership, undone after the test."""
    actor = Actor(members[Role.ASSESSMENT_LEAD], Role.ASSESSMENT_LEAD.value, "community_safety")
    with suppress(_Undo), database.partnership(SLUG, "exact", actor=actor) as opened:
        yield opened
        raise _Undo


@pytest.fixture
def session_as(database: Database, clean: None) -> SessionAs:
    """Open a committing transaction of a tier: ``with session_as("street") as session``."""

    def open_as(tier: Tier) -> AbstractContextManager[Session]:
        return database.partnership(SLUG, tier)

    return open_as


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the service under test."""
    return Settings(home=tmp_path_factory.mktemp("home"), run_worker=False)


@pytest.fixture(scope="session")
def app(database: Database, settings: Settings) -> Iterator[FastAPI]:
    """The whole service, put together once."""
    made = create_app(settings, database, lifespan=_shared)
    yield made
    made.state.tiles.close()


@pytest.fixture
def client_as(app: FastAPI, clean: None) -> Iterator[ClientAs]:
    """The whole service, with somebody of a role signed in: ``client_as(Role.TASKING_OFFICER)``."""
    opened: list[TestClient] = []

    def sign_in(role: Role) -> TestClient:
        client = TestClient(app, base_url="http://contextmap.test", raise_server_exceptions=False)
        opened.append(client)
        answer = client.post(
            "/api/sign-in", json={"email": f"{role.value}@testwick.example", "password": PASSWORD}
        )
        assert answer.status_code == 200, answer.text
        client.headers["X-CSRF-Token"] = answer.json()["csrf"]
        return client

    yield sign_in
    for client in opened:
        client.close()


def _named_if_used(table: str) -> str:
    return f"SELECT '{table}' WHERE EXISTS (SELECT FROM \"{table}\")"  # noqa: S608


def _shared(_app: FastAPI) -> AbstractAsyncContextManager[None]:
    """Refuse to start the service that tests share: the end of one would stop it for all others."""
    raise AssertionError("Other tests use this service too: make one of your own to start and stop")


class _Undo(Exception):
    """Rolls a test's transaction back."""
