"""The invented borough for tests: built once a run, and copied for each worker."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from psycopg.sql import SQL, Identifier

from app.cluster.running import RunningCluster
from app.demo import borough as demo
from app.demo import people
from app.deployment import OWNER, SERVICE, Deployment
from app.schema import upgrade_shared
from app.settings import Settings
from tests.taking_turns import turn

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Borough:
    """A database with the partnership ``demo``, and the password of its six people."""

    deployment: Deployment
    password: str


@pytest.fixture(scope="session")
def borough(
    cluster: RunningCluster,
    testrun_uid: str,
    worker_id: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Borough]:
    """This worker's own copy of the borough."""
    template = f"borough_{testrun_uid[:8]}"
    home = Path(tmp_path_factory.getbasetemp()).parent / f"home_{testrun_uid[:8]}"
    with turn(cluster, "borough"):
        if not (home / people.SIGN_INS).is_file():
            cluster.create_database(template)
            commit_without_waiting(cluster, template)
            _fill(_deployment(cluster, template, home))
        name = f"{template}_{worker_id}"
        cluster.create_database(name, template=template)
    commit_without_waiting(cluster, name)
    password = people.settle(_deployment(cluster, name, home).owner(), demo.SLUG, home)
    yield Borough(_deployment(cluster, name, home), password)
    cluster.drop_database(name)


def commit_without_waiting(cluster: RunningCluster, name: str) -> None:
    """Let a commit of a test not wait for the disk: nothing of it must outlive a crash."""
    setting = SQL("ALTER DATABASE {} SET synchronous_commit = off").format(Identifier(name))
    with cluster.administer("postgres") as connection:
        connection.execute(setting)


def _deployment(cluster: RunningCluster, name: str, home: Path) -> Deployment:
    return Deployment(
        Settings(home=home),
        cluster.url(database=name, user=OWNER),
        cluster.url(database=name, user=SERVICE),
    )


def _fill(deployment: Deployment) -> None:
    owner = deployment.owner()
    upgrade_shared(owner)
    demo.prepare(owner, report=_quiet)
    # The sign-ins file is the sign that all is there, so it comes last.
    waiting = deployment.settings.home.with_suffix(".filling")
    people.settle(owner, demo.SLUG, waiting)
    demo.fill(owner, report=_quiet, today=TODAY)
    owner.dispose()
    waiting.rename(deployment.settings.home)


def _quiet(_words: str) -> None:
    return
