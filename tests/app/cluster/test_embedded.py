import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from app.cluster.embedded import EmbeddedCluster
from app.cluster.leftovers import processes_in, running_postmaster
from app.cluster.names import SERVICE
from app.cluster.running import RunningCluster
from app.cluster.waiting import wait_until

pytestmark = [pytest.mark.db, pytest.mark.slow]

HOLD = """
import sys
from pathlib import Path
from app.cluster.embedded import EmbeddedCluster
with EmbeddedCluster(Path(sys.argv[1])).running():
    print("held", flush=True)
    sys.stdin.read()
"""


def another_service(home: Path) -> subprocess.Popen[str]:
    """A second process that holds the cluster until its input ends."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.stdout.close()
    return holder


def let_go(holder: subprocess.Popen[str]) -> None:
    assert holder.stdin is not None
    holder.stdin.close()
    holder.wait(timeout=60)


def is_stopped(cluster: EmbeddedCluster) -> bool:
    return not cluster.is_kept() and not processes_in(cluster.folders.data)


def postmaster_of(cluster: EmbeddedCluster) -> int:
    pid = running_postmaster(cluster.folders.data)
    assert pid is not None
    return pid


def write_a_row(cluster: RunningCluster) -> None:
    with psycopg.connect(cluster.conninfo(database="kept"), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS n")


def rows_kept(cluster: RunningCluster) -> int:
    with psycopg.connect(cluster.conninfo(database="kept")) as connection:
        return connection.execute("SELECT count(*) FROM kept").fetchall()[0][0]


def test_the_last_holder_stops_the_server(home: Path) -> None:
    cluster = EmbeddedCluster(home)
    with cluster.running():
        assert running_postmaster(cluster.folders.data) is not None
    assert is_stopped(cluster)


def test_the_server_listens_on_no_network_port(made_cluster: EmbeddedCluster) -> None:
    with made_cluster.running() as running, running.administer() as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_the_server_does_not_run_as_root(made_cluster: EmbeddedCluster) -> None:
    with made_cluster.running():
        pid = postmaster_of(made_cluster)
        assert Path(f"/proc/{pid}").stat().st_uid != 0


def test_pages_carry_checksums(made_cluster: EmbeddedCluster) -> None:
    with made_cluster.running() as running, running.administer() as connection:
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)


def test_a_new_database_measures_geometry(made_cluster: EmbeddedCluster) -> None:
    with made_cluster.running() as running:
        running.create_database("measures")
        with psycopg.connect(running.conninfo(database="measures")) as connection:
            found = connection.execute("SELECT ST_Area(ST_MakeEnvelope(0,0,2,3,27700))").fetchone()
    assert found == (6.0,)


def test_a_database_is_made_once(made_cluster: EmbeddedCluster) -> None:
    with made_cluster.running() as running:
        assert running.create_database("once")
        assert not running.create_database("once")


def test_a_database_copied_from_a_template_has_its_tables(made_cluster: EmbeddedCluster) -> None:
    with made_cluster.running() as running:
        running.create_database("kept")
        write_a_row(running)
        running.create_database("copy", template="kept")
        with psycopg.connect(running.conninfo(database="copy")) as connection:
            assert connection.execute("SELECT n FROM kept").fetchall() == [(1,)]


def test_the_service_login_owns_and_inherits_nothing(made_cluster: EmbeddedCluster) -> None:
    with (
        made_cluster.running() as running,
        psycopg.connect(running.conninfo(database="postgres", user=SERVICE)) as connection,
    ):
        row = connection.execute(
            "SELECT rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolbypassrls"
            " FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert row == (False, False, False, False, False)


def test_the_owner_may_enter_a_role_it_made(made_cluster: EmbeddedCluster) -> None:
    with (
        made_cluster.running() as running,
        psycopg.connect(running.conninfo(database="postgres")) as connection,
    ):
        connection.execute("CREATE ROLE demo_exact")
        connection.execute(f"GRANT demo_exact TO {SERVICE}")
        connection.execute("GRANT demo_exact TO CURRENT_USER")
        connection.execute("SET ROLE demo_exact")
        assert connection.execute("SELECT current_user").fetchone() == ("demo_exact",)


def test_a_second_service_outlives_the_first(home: Path) -> None:
    cluster = EmbeddedCluster(home)
    with cluster.running() as running:
        second = another_service(home)
    assert running.answers()
    let_go(second)
    assert is_stopped(cluster)


def test_a_killed_service_leaves_no_server_behind(home: Path) -> None:
    cluster = EmbeddedCluster(home)
    holder = another_service(home)
    holder.kill()
    let_go(holder)
    assert wait_until(lambda: is_stopped(cluster), timeout_seconds=20)


def test_a_killed_server_comes_back_with_every_committed_row(home: Path) -> None:
    cluster = EmbeddedCluster(home)
    with cluster.running() as running:
        running.create_database("kept")
        write_a_row(running)
        killed = postmaster_of(cluster)
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: running_postmaster(cluster.folders.data) != killed, timeout_seconds=20)
        assert wait_until(running.answers, timeout_seconds=20)
        assert rows_kept(running) == 1


def test_a_killed_keeper_is_replaced_and_the_server_goes_on(home: Path) -> None:
    cluster = EmbeddedCluster(home)
    with cluster.running():
        server, keeper = postmaster_of(cluster), cluster.keeper_pid()
        assert keeper is not None
        os.kill(keeper, signal.SIGKILL)
        assert wait_until(lambda: cluster.keeper_pid() not in {None, keeper}, timeout_seconds=20)
        assert postmaster_of(cluster) == server
    assert is_stopped(cluster)


def test_the_next_start_heals_when_everything_was_killed(home: Path) -> None:
    cluster = EmbeddedCluster(home)
    holder = another_service(home)
    with_keeper = cluster.keeper_pid()
    assert with_keeper is not None
    for pid in (holder.pid, with_keeper, postmaster_of(cluster)):
        os.kill(pid, signal.SIGKILL)
    let_go(holder)
    with cluster.running() as running:
        assert running.answers()
