from collections.abc import Generator

import pytest

from app.cluster.embedded import EmbeddedCluster
from app.cluster.errors import DatabaseUnsuitable
from app.cluster.external import check_external, conninfo_of, sqlalchemy_url
from app.cluster.names import SERVICE
from app.cluster.running import RunningCluster


@pytest.fixture
def running(made_cluster: EmbeddedCluster) -> Generator[RunningCluster]:
    with made_cluster.running() as cluster:
        yield cluster


def test_the_driver_is_named_for_sqlalchemy() -> None:
    assert sqlalchemy_url("postgres://ann@host/db") == "postgresql+psycopg://ann@host/db"


def test_the_driver_is_left_out_for_psycopg() -> None:
    assert conninfo_of("postgresql+psycopg://ann@host/db") == "postgresql://ann@host/db"


def test_an_address_of_something_else_is_refused() -> None:
    with pytest.raises(DatabaseUnsuitable, match="not the address of a PostgreSQL database"):
        check_external("mysql://ann@host/db")


def test_a_server_that_does_not_answer_is_said_without_the_password() -> None:
    with pytest.raises(DatabaseUnsuitable, match="does not answer") as refused:
        check_external("postgresql://ann:hunter2@127.0.0.1:1/db")
    assert "hunter2" not in str(refused.value)


@pytest.mark.db
def test_a_suitable_database_passes(running: RunningCluster) -> None:
    running.create_database("suitable")
    check_external(running.url(database="suitable"))


@pytest.mark.db
def test_a_user_who_may_not_make_roles_is_told_so(running: RunningCluster) -> None:
    with pytest.raises(DatabaseUnsuitable, match="may not create roles"):
        check_external(running.url(database="postgres", user=SERVICE))


@pytest.mark.db
def test_postgis_that_the_user_may_not_add_is_said(running: RunningCluster) -> None:
    with running.administer() as connection:
        connection.execute("CREATE DATABASE bare OWNER contextmap_owner")
    with pytest.raises(DatabaseUnsuitable, match="CREATE EXTENSION postgis"):
        check_external(running.url(database="bare"))


@pytest.mark.db
def test_a_database_that_is_not_there_is_said(running: RunningCluster) -> None:
    with pytest.raises(DatabaseUnsuitable, match='database "absent" does not exist'):
        check_external(running.url(database="absent"))
