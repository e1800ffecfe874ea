import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from app.db import Database
from app.imports import queries, service
from app.imports.progress import Step
from app.imports.run import ImportFailed, Room, Stopped, run_batch
from data.readers.archives import OPERATOR_LIMITS
from tests.app.imports.conftest import SLUG, BringIn, Count
from tests.data.readers.specimens import street_file, street_row, written, zipped

pytestmark = pytest.mark.db
AskFor = Callable[..., UUID]


def state(database: Database, batch_id: UUID) -> str:
    with database.partnership(SLUG, "exact") as session:
        return service.read(session, batch_id).state


def test_fault_of_ours_leaves_no_import_that_seems_to_run(
    tmp_path: Path, room: Room, ask_for: AskFor, database: Database
) -> None:
    path = written(tmp_path, "a.csv", street_file(street_row()))
    batch = ask_for("police-uk", path)

    def break_down(step: Step) -> None:
        raise ZeroDivisionError(step.words)

    with pytest.raises(ZeroDivisionError):
        run_batch(replace(room, show=break_down), batch, [path])
    assert state(database, batch) == "failed"


def test_complete_batch_tells_its_period_and_source(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    rows = [street_row(month="2025-01"), street_row(month="2025-03")]
    batch, _ = bring_in("police-uk", written(tmp_path, "a.csv", street_file(*rows)))
    with database.partnership(SLUG, "exact") as session:
        told = service.read(session, batch)
        latest = session.execute(text("SELECT latest FROM data_source")).scalar_one()
    assert told.period is not None
    assert (told.period.first, told.period.last) == ("2025-01", "2025-03")
    assert told.source is not None
    assert (told.source.key, latest) == ("police_uk", date(2025, 3, 31))


def test_import_that_adds_nothing_leaves_the_versions_of_layers_alone(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    def versions() -> list[tuple[str, int]]:
        with database.partnership(SLUG, "exact") as session:
            rows = session.execute(text("SELECT layer, version FROM data_version ORDER BY 1"))
            return [(row.layer, row.version) for row in rows]

    path = written(tmp_path, "a.csv", street_file(street_row()))
    bring_in("police-uk", path)
    before = versions()
    bring_in("police-uk", path)
    assert versions() == before


def test_fault_in_a_second_file_leaves_nothing_of_the_first(
    tmp_path: Path, bring_in: BringIn, count: Count
) -> None:
    good = written(tmp_path, "good.csv", street_file(street_row()))
    bad = written(tmp_path, "bad.csv", street_file(street_row()).replace(b"Month", b"Monat"))
    with pytest.raises(ImportFailed, match="lacks the column Month"):
        bring_in("police-uk", good, bad)
    assert count("incident") == count("incident_cell") == 0


def test_file_that_vanished_fails_in_a_sentence(
    tmp_path: Path, room: Room, ask_for: AskFor, database: Database
) -> None:
    path = written(tmp_path, "a.csv", street_file(street_row()))
    batch = ask_for("police-uk", path)
    path.unlink()
    with pytest.raises(ImportFailed, match="cannot be read"):
        run_batch(room, batch, [path])
    assert state(database, batch) == "failed"


def test_batch_runs_once(tmp_path: Path, room: Room, ask_for: AskFor) -> None:
    path = written(tmp_path, "a.csv", street_file(street_row()))
    batch = ask_for("police-uk", path)
    run_batch(room, batch, [path])
    with pytest.raises(ImportFailed, match="not waiting"):
        run_batch(room, batch, [path])


def test_stopped_import_is_failed_and_leaves_nothing(
    tmp_path: Path, database: Database, room: Room, ask_for: AskFor, count: Count
) -> None:
    def stop_when_writing(step: Step) -> None:
        if step.step == "write":
            raise Stopped

    path = written(tmp_path, "a.csv", street_file(street_row()))
    batch = ask_for("police-uk", path)
    stopping = replace(room, show=stop_when_writing)
    with pytest.raises(ImportFailed, match="Stopped before"):
        run_batch(stopping, batch, [path])
    assert state(database, batch) == "failed"
    assert count("incident") == 0


def test_file_that_unpacks_without_end_fails_the_import(
    tmp_path: Path, room: Room, ask_for: AskFor, count: Count
) -> None:
    rows = street_file(*[street_row()] * 20_000)
    path = zipped(tmp_path, {"2025-01-street.csv": rows})
    narrow = replace(room, limits=replace(OPERATOR_LIMITS, ratio_from_bytes=100_000))
    batch = ask_for("police-uk", path)
    with pytest.raises(ImportFailed, match="times its size"):
        run_batch(narrow, batch, [path])
    assert count("incident") == 0


def test_running_batch_that_somebody_works_on_is_left_alone(
    tmp_path: Path, database: Database, ask_for: AskFor
) -> None:
    batch = ask_for("police-uk", written(tmp_path, "a.csv", street_file(street_row())))
    with database.partnership(SLUG, "exact") as worker:
        assert queries.hold(worker, batch)
        with database.partnership(SLUG, "exact") as beside:
            queries.set_running(beside, batch)
        assert state(database, batch) == "running"


def wait_for_the_lock_of(database: Database, batch_id: UUID) -> None:
    """Return once PostgreSQL has noticed that whoever worked on the batch is gone."""
    with database.partnership(SLUG, "exact") as session:
        session.execute(text("SELECT set_config('lock_timeout', '30s', true)"))
        session.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 1))"),
            {"key": f"import batch {batch_id}"},
        )


KILLED_IN = """
import os, signal, sys
from datetime import date
from pathlib import Path
from uuid import UUID
from app.db import SERVICE, Database
from app.imports.run import Room, run_batch
from data.readers.archives import OPERATOR_LIMITS

url, batch, path, where = sys.argv[1:]

def die(step):
    if step.step == where:
        os.kill(os.getpid(), signal.SIGKILL)

database = Database(url)
room = Room(database, "test", SERVICE, OPERATOR_LIMITS, date(2026, 11, 23), 300, die)
run_batch(room, UUID(batch), [Path(path)])
"""


@pytest.mark.slow
@pytest.mark.parametrize("where", ["read", "compare", "write", "count", "finish"])
def test_import_killed_at_any_step_leaves_nothing_and_is_said_to_have_failed(
    tmp_path: Path, database: Database, ask_for: AskFor, count: Count, where: str
) -> None:
    path = written(tmp_path, "a.csv", street_file(street_row(), street_row(month="?")))
    batch = ask_for("police-uk", path)
    url = database.engine.url.render_as_string(hide_password=False)
    arguments = [sys.executable, "-c", KILLED_IN, url, str(batch), str(path), where]
    killed = subprocess.run(
        arguments, cwd=Path(__file__).parents[3], env=dict(os.environ), check=False
    )
    assert killed.returncode == -signal.SIGKILL
    wait_for_the_lock_of(database, batch)
    assert state(database, batch) == "failed"
    assert count("incident") == count("incident_cell") == count("import_reject") == 0
