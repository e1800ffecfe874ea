from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from app.db import Database
from app.imports import service
from app.imports.schemas import TakenBackOut
from app.problems import Conflict
from tests.app.imports.conftest import SLUG, BringIn, Count
from tests.data.readers.sites import club, collection, feature, site, table_file
from tests.data.readers.specimens import ID_A, street_file, street_row, written

pytestmark = pytest.mark.db
TakeBack = Callable[[UUID], TakenBackOut]


@pytest.fixture
def take_back(database: Database, clean: None) -> TakeBack:
    """Take a batch back in a transaction of its own."""

    def take(batch_id: UUID) -> TakenBackOut:
        with database.partnership(SLUG, "exact") as session:
            return service.take_back(session, batch_id, by=None)

    return take


def burglaries(folder: Path, name: str, outcome: str) -> Path:
    row = street_row(crime_id=ID_A, category="Burglary", outcome=outcome)
    return written(folder, name, street_file(row))


def test_incidents_of_a_batch_go_with_their_cells(
    tmp_path: Path, bring_in: BringIn, take_back: TakeBack, count: Count
) -> None:
    batch, _ = bring_in("police-uk", written(tmp_path, "a.csv", street_file(street_row())))
    assert count("incident_cell") > 0
    assert take_back(batch).removed == 1
    assert count("incident") == count("incident_cell") == 0


def test_source_ends_where_its_remaining_records_do(
    tmp_path: Path, bring_in: BringIn, take_back: TakeBack, count: Count
) -> None:
    rows = {month: street_file(street_row(month=month)) for month in ("2025-01", "2025-03")}
    bring_in("police-uk", written(tmp_path, "a.csv", rows["2025-01"]))
    later, _ = bring_in("police-uk", written(tmp_path, "b.csv", rows["2025-03"]))
    assert count("data_source WHERE latest = '2025-03-31'") == 1
    take_back(later)
    assert count("data_source WHERE latest = '2025-01-31'") == 1


def test_outcome_goes_back_to_what_it_was(
    tmp_path: Path, bring_in: BringIn, take_back: TakeBack, count: Count
) -> None:
    bring_in("police-uk", burglaries(tmp_path, "a.csv", "Under investigation"))
    later, _ = bring_in("police-uk", burglaries(tmp_path, "b.csv", "Local resolution"))
    take_back(later)
    assert count("incident WHERE outcome = 'Under investigation'") == 1


def test_batch_whose_records_a_later_one_told_again_is_not_taken_back(
    tmp_path: Path, bring_in: BringIn, take_back: TakeBack, count: Count
) -> None:
    first, _ = bring_in("police-uk", burglaries(tmp_path, "a.csv", "Under investigation"))
    bring_in("police-uk", burglaries(tmp_path, "b.csv", "Local resolution"))
    with pytest.raises(Conflict, match=r"b\.csv"):
        take_back(first)
    assert count("incident") == 1


def test_batch_is_taken_back_once(tmp_path: Path, bring_in: BringIn, take_back: TakeBack) -> None:
    batch, _ = bring_in("police-uk", burglaries(tmp_path, "a.csv", ""))
    take_back(batch)
    with pytest.raises(Conflict, match="complete"):
        take_back(batch)


def test_file_can_come_in_again_after_it_was_taken_back(
    tmp_path: Path, bring_in: BringIn, take_back: TakeBack
) -> None:
    path = burglaries(tmp_path, "a.csv", "")
    batch, _ = bring_in("police-uk", path)
    take_back(batch)
    assert bring_in("police-uk", path)[1].counts.added == 1


def test_updated_provision_becomes_what_it_was_with_its_hours(
    tmp_path: Path, bring_in: BringIn, take_back: TakeBack, count: Count
) -> None:
    bring_in("provision", table_file(tmp_path, [club(ref="P1")]))
    moved = [club(ref="P1", latitude="51.55", opening_hours="Mon 10:00-11:00")]
    later, _ = bring_in("provision", table_file(tmp_path, moved))
    assert take_back(later).restored == 1
    assert count("opening_hours WHERE weekday = 5 AND term = 'term_time'") == 1
    assert count("opening_hours") == 1
    assert count("provision WHERE st_y(st_transform(geom, 4326)) < 51.548") == 1


def test_record_that_somebody_edited_since_is_kept(
    tmp_path: Path, bring_in: BringIn, take_back: TakeBack, count: Count, database: Database
) -> None:
    batch, _ = bring_in("guardian-sites", table_file(tmp_path, [site(ref="1"), site(ref="2")]))
    with database.partnership(SLUG, "exact") as session:
        session.execute(text("UPDATE guardian_site SET status = 'active' WHERE source_ref = '1'"))
    undone = take_back(batch)
    assert (undone.removed, undone.kept) == (1, 1)
    assert count("guardian_site WHERE status = 'active'") == 1


def test_boundaries_of_a_batch_go(
    tmp_path: Path, bring_in: BringIn, take_back: TakeBack, count: Count
) -> None:
    batch, _ = bring_in("boundaries", collection(tmp_path, feature()))
    take_back(batch)
    assert count("boundary") == 0
