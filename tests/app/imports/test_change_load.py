"""Changes come in from files, are held against the ledger, decided, and taken back."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import numpy as np
import pyogrio.raw
import pytest
import shapely
from sqlalchemy import text
from starlette.testclient import TestClient

from app.db import Database
from app.identity.roles import Role
from app.imports import take_back
from tests.app.imports.conftest import SLUG, BringIn, Count
from tests.conftest import ClientAs
from tests.data.readers.specimens import written
from tests.data.readers.workbooks import Cell, workbook
from tests.factories import add_outline

pytestmark = pytest.mark.db

CHANGES = "/api/test/changes"
HEADER = "type,title,completed_on,status,agency,asset_ref,longitude,latitude"
LAMP = "street_lighting_repair,Lamps,2026-03-03,,highways,,-0.0612,51.5525"


def sheet(folder: Path, *lines: str, header: str = HEADER, name: str = "ledger.csv") -> Path:
    return written(folder, name, "\n".join([header, *lines, ""]).encode())


def rows(database: Database, query: str) -> Sequence[tuple[Any, ...]]:
    with database.partnership(SLUG, "exact") as session:
        return [tuple(row) for row in session.execute(text(query))]


def reasons(database: Database) -> list[str]:
    return [row[0] for row in rows(database, "SELECT reason FROM import_reject ORDER BY n")]


@pytest.fixture
def tasking(client_as: ClientAs) -> TestClient:
    return client_as(Role.TASKING_OFFICER)


def test_a_row_becomes_a_change_as_if_somebody_had_logged_it(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    _, result = bring_in("changes", sheet(tmp_path, LAMP))
    assert (result.counts.rows, result.counts.added) == (1, 1)
    (change,) = rows(database, "SELECT title, status, agency, completed_on, mechanism FROM change")
    assert change == (
        "Lamps",
        "in_place",
        "highways",
        date(2026, 3, 3),
        "changes_conditions",
    )


def test_a_workbook_is_read_with_its_dates(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    line: list[Cell] = ["Bins or sharps bins", ("date", 46084), 534900, 184800]
    path = workbook(tmp_path, {"Ledger": [["Type", "Completed", "Easting", "Northing"], line]})
    bring_in("changes", path)
    assert rows(database, "SELECT intervention_type, completed_on FROM change") == [
        ("bins", date(2026, 3, 3))
    ]


def test_a_row_that_may_name_a_person_comes_in_and_is_told_of_without_the_name(
    tmp_path: Path, bring_in: BringIn
) -> None:
    named = LAMP.replace("Lamps", "Asked for by Kayleigh Brown")
    _, result = bring_in("changes", sheet(tmp_path, LAMP, named))
    assert result.counts.added + result.counts.held == 2
    (note,) = [one for one in result.notes if "name" in one]
    assert note == (
        "ledger.csv, row 3: the title may hold a person’s name. Contextmap is about places: write"
        " a role or a reference instead."
    )


def test_a_geopackage_brings_its_shapes(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    line = shapely.LineString([(534500, 185500), (534600, 185500)])
    shapes = [shapely.to_wkb(one) for one in (line, shapely.Point(534900, 184800))]
    columns = (["street_lighting_new", "bins"], ["2026-03-03", "03/04/2026"])
    pyogrio.raw.write(
        tmp_path / "a.gpkg",
        np.array(shapes, dtype=object),
        [np.array(one, dtype=object) for one in columns],
        ["type", "completed"],
        geometry_type="Unknown",
        crs="EPSG:27700",
    )
    _, result = bring_in("changes", tmp_path / "a.gpkg")
    assert result.counts.added == 2
    query = "SELECT st_geometrytype(geom), round(st_length(geom)) FROM change ORDER BY number"
    assert rows(database, query) == [("ST_LineString", 100), ("ST_Point", 0)]


def test_a_faulty_row_is_refused_in_words_and_the_others_come_in(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    with database.partnership(SLUG, "exact") as session:
        add_outline(session)
    path = sheet(
        tmp_path,
        LAMP,
        "bins,Ended first,2026-03-03,ended,,,-0.0612,51.5525",
        "bins,Far away,2026-03-03,,,,-1.2,51.75",
        f"bins,{'x' * 201},2026-03-03,,,,-0.0612,51.5525",
        "bins,Tomorrow,2999-03-03,,,,-0.0612,51.5525",
    )
    _, result = bring_in("changes", path)
    assert (result.counts.added, result.counts.rejected) == (1, 4)
    told = reasons(database)
    assert told[0] == "Say when it ended or was removed."
    assert told[1] == "The change lies outside the partnership’s ground."
    assert "200" in told[2]
    assert told[3] == "3 March 2999 is too far away. Check the year."
    lines = [row[0] for row in rows(database, "SELECT line FROM import_reject ORDER BY n")]
    assert lines == [3, 4, 5, 6]


def test_a_postcode_that_is_not_known_says_what_to_do(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    bring_in("changes", sheet(tmp_path, "bins,E8 1EA", header="type,postcode"))
    assert reasons(database) == ["This postcode is not in the list. Give coordinates instead."]


# 0.0005 degrees of latitude are 56 metres, 0.0004 are 44.
@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("street_lighting_repair,,2026-03-17,,,,-0.0612,51.5529", 1),
        ("street_lighting_repair,,2026-03-18,,,,-0.0612,51.5525", 0),
        ("street_lighting_repair,,2026-03-03,,,,-0.0612,51.5530", 0),
        ("bins,,2026-03-03,,,,-0.0612,51.5525", 0),
        ("street_lighting_repair,,,,,,-0.0612,51.5525", 1),
    ],
    ids=["near and soon", "15 days", "56 metres", "another kind", "no date"],
)
def test_the_same_kind_near_in_place_and_time_is_held_back(
    tmp_path: Path, bring_in: BringIn, line: str, held: int
) -> None:
    bring_in("changes", sheet(tmp_path, LAMP))
    _, result = bring_in("changes", sheet(tmp_path, line, name="later.csv"))
    assert (result.counts.held, result.counts.added) == (held, 1 - held)


def test_the_same_asset_is_held_back_wherever_it_is(tmp_path: Path, bring_in: BringIn) -> None:
    bring_in("changes", sheet(tmp_path, "cctv_fixed,,2025-03-03,,,CAM-4,-0.0612,51.5525"))
    later = "cctv_redeployable,,2026-03-03,,,cam-4,-0.0712,51.5425"
    _, result = bring_in("changes", sheet(tmp_path, later, name="later.csv"))
    assert result.counts.held == 1


def test_two_rows_alike_in_one_file_are_not_both_added(tmp_path: Path, bring_in: BringIn) -> None:
    _, result = bring_in("changes", sheet(tmp_path, LAMP, LAMP))
    assert (result.counts.added, result.counts.held) == (1, 1)


DECIDED = [
    pytest.param("street_lighting_repair,Lamps,,approved,,,-0.0612,51.5525", id="approved"),
    pytest.param("street_lighting_repair,Lamps,,refused,,,-0.0612,51.5525", id="refused"),
]


@pytest.mark.parametrize("line", DECIDED)
def test_who_may_not_decide_brings_no_decision_in(
    tmp_path: Path, bring_in: BringIn, database: Database, line: str
) -> None:
    _, result = bring_in("changes", sheet(tmp_path, line, LAMP))
    assert (result.counts.added, result.counts.rejected) == (1, 1)
    (why,) = reasons(database)
    assert why.startswith("Only Partnership Tasking can set a change to “")
    assert why.endswith("”. Log it as requested.")


def test_who_decides_brings_decisions_in(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    line = "street_lighting_repair,Lamps,,approved,,,-0.0612,51.5525"
    bring_in("changes", sheet(tmp_path, line), decides=True)
    assert rows(database, "SELECT status FROM change") == [("approved",)]


def test_a_day_of_a_decision_is_no_decision_of_somebody_who_may_not_decide(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    header = HEADER.replace("completed_on", "decided_on")
    bring_in("changes", sheet(tmp_path, LAMP, header=header))
    assert rows(database, "SELECT status FROM change") == []
    assert reasons(database)[0].startswith("Only Partnership Tasking")


@pytest.mark.parametrize(
    ("role", "decides"),
    [
        (Role.TASKING_OFFICER, True),
        (Role.ASSESSMENT_LEAD, None),
        (Role.COMMUNITY_SAFETY_OFFICER, None),
    ],
)
def test_an_import_holds_to_what_its_sender_may_decide(
    client_as: ClientAs, database: Database, role: Role, decides: bool | None
) -> None:
    content = "\n".join([HEADER, LAMP]).encode()
    sent = client_as(role).post(f"{CHANGES}/imports", files={"files": ("ledger.csv", content)})
    assert sent.status_code == 202, sent.text
    assert rows(database, "SELECT options -> 'decides' FROM import_batch") == [(decides,)]


def test_a_held_row_that_was_decided_is_put_on_the_ledger_by_who_may_decide(
    tmp_path: Path, bring_in: BringIn, client_as: ClientAs, count: Count
) -> None:
    bring_in("changes", sheet(tmp_path, LAMP))
    line = "street_lighting_repair,Lamps again,,approved,,,-0.0612,51.5525"
    batch, _ = bring_in("changes", sheet(tmp_path, line, name="later.csv"), decides=True)
    where = f"{CHANGES}/imports/{batch}/held/1"
    lead = client_as(Role.ASSESSMENT_LEAD)
    refused = lead.post(where, json={"decision": "different"})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["why"].startswith("Only Partnership Tasking")
    assert count("change") == 1
    tasking = client_as(Role.TASKING_OFFICER)
    assert tasking.post(where, json={"decision": "different"}).status_code == 200
    assert count("change WHERE status = 'approved'") == 1


@pytest.fixture
def held(tmp_path: Path, bring_in: BringIn) -> str:
    """An import with one row that may be the same as a change of the one before."""
    bring_in("changes", sheet(tmp_path, LAMP))
    again = "street_lighting_repair,Lamps again,2026-03-05,,,,-0.0612,51.5525"
    batch, _ = bring_in("changes", sheet(tmp_path, again, name="later.csv"))
    return f"{CHANGES}/imports/{batch}"


def decided(client: TestClient, held: str, **said: object) -> dict[str, Any]:
    answer = client.post(f"{held}/held/1", json=said)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_what_may_be_the_same_is_offered_with_the_reason(tasking: TestClient, held: str) -> None:
    told = tasking.get(held).json()
    (row,) = told["held"]
    assert (row["title"], row["line"], told["undecided"]) == ("Lamps again", 2, 1)
    (alike,) = row["alike"]
    assert alike["title"] == "Lamps"
    assert alike["why"] == "It is of the same kind, at the same place and 2 days apart."


def test_the_same_changes_nothing_and_keeps_the_row(
    tasking: TestClient, held: str, count: Count
) -> None:
    told = decided(tasking, held, decision="same")
    assert (told["undecided"], told["held"][0]["decision"]) == (0, "same")
    assert told["held"][0]["change_number"] == told["held"][0]["alike"][0]["number"]
    assert count("change WHERE version = 1") == 1


def test_a_different_one_is_put_on_the_ledger(tasking: TestClient, held: str, count: Count) -> None:
    told = decided(tasking, held, decision="different")
    assert (told["changes"], count("change WHERE title = 'Lamps again'")) == (1, 1)
    made = tasking.get(f"{CHANGES}/{told['held'][0]['change_id']}").json()
    assert made["agency"] == "community_safety"


def test_a_row_is_decided_once(tasking: TestClient, held: str) -> None:
    decided(tasking, held, decision="same")
    answer = tasking.post(f"{held}/held/1", json={"decision": "different"})
    assert answer.status_code == 409


def test_a_decision_names_a_row_and_one_of_its_changes(tasking: TestClient, held: str) -> None:
    body = {"decision": "same", "change_id": str(uuid4())}
    assert tasking.post(f"{held}/held/1", json=body).status_code == 422
    assert tasking.post(f"{held}/held/9", json={"decision": "same"}).status_code == 404
    assert tasking.post(f"{held}/held/1", json={"decision": "merge"}).status_code == 422


FULLER = "type,title,requested_on,completed_on,ended_on,asset_ref,description,longitude,latitude"


@pytest.fixture
def fuller(tmp_path: Path, bring_in: BringIn) -> str:
    """An import with one row that says more than the change that it may be the same as."""
    bring_in("changes", sheet(tmp_path, LAMP))
    row = "street_lighting_repair,Lamps,2026-01-05,2026-03-05,,LC-0411,Four lamps,-0.0612,51.5525"
    batch, _ = bring_in("changes", sheet(tmp_path, row, header=FULLER, name="later.csv"))
    return f"{CHANGES}/imports/{batch}"


def fills(client: TestClient, held: str) -> list[tuple[str, str, str]]:
    (row,) = client.get(held).json()["held"]
    return [(one["field"], one["label"], one["words"]) for one in row["alike"][0]["fills"]]


def test_what_a_row_says_where_the_change_is_empty_is_offered(
    tasking: TestClient, fuller: str
) -> None:
    assert fills(tasking, fuller) == [
        ("asset_ref", "Asset reference", "LC-0411"),
        ("description", "Description", "Four lamps"),
        ("requested_on", "Date requested", "5 January 2026"),
    ]


def test_the_fields_that_were_chosen_are_filled_in_and_no_other(
    tasking: TestClient, fuller: str, database: Database, client_as: ClientAs
) -> None:
    told = decided(tasking, fuller, decision="same", fill=["asset_ref", "requested_on"])
    assert told["held"][0]["filled"] == ["asset reference", "date requested"]
    change = tasking.get(f"{CHANGES}/{told['held'][0]['change_id']}").json()
    assert (change["asset_ref"], change["requested_on"]) == ("LC-0411", "2026-01-05")
    assert (change["description"], change["completed_on"]) == ("", "2026-03-03")
    assert rows(database, "SELECT version FROM change") == [(2,)]
    events = client_as(Role.ADMINISTRATOR).get("/api/test/audit").json()["items"]
    said = {event["action"]: event["detail"] for event in events}
    assert said["import.row_decided"]["filled"] == ["asset_ref", "requested_on"]
    assert said["change.changed"]["fields"] == ["asset_ref", "date_precision", "requested_on"]


@pytest.mark.parametrize("field", ["completed_on", "title", "status", "geometry", "id", "nothing"])
def test_what_is_there_already_is_never_overwritten(
    tasking: TestClient, fuller: str, count: Count, field: str
) -> None:
    answer = tasking.post(f"{fuller}/held/1", json={"decision": "same", "fill": [field]})
    assert answer.status_code == 422
    (fault,) = answer.json()["errors"]
    assert fault["at"] == "body.fill"
    assert fault["why"].startswith("This cannot be filled in from the row: ")
    assert count("change WHERE version = 1") == 1
    assert tasking.get(fuller).json()["undecided"] == 1


def test_what_somebody_filled_in_meanwhile_stays(
    tasking: TestClient, fuller: str, database: Database
) -> None:
    with database.partnership(SLUG, "exact") as session:
        session.execute(text("UPDATE change SET asset_ref = 'CAM-9'"))
    answer = tasking.post(f"{fuller}/held/1", json={"decision": "same", "fill": ["asset_ref"]})
    assert answer.status_code == 422
    assert rows(database, "SELECT asset_ref FROM change") == [("CAM-9",)]


def test_another_change_is_not_filled(tasking: TestClient, fuller: str, count: Count) -> None:
    body = {"decision": "different", "fill": ["asset_ref"]}
    assert tasking.post(f"{fuller}/held/1", json=body).status_code == 422
    assert count("change") == 1


def test_dates_that_could_not_be_are_not_offered(
    tasking: TestClient, tmp_path: Path, bring_in: BringIn
) -> None:
    bring_in("changes", sheet(tmp_path, LAMP))
    row = "street_lighting_repair,,2026-03-04,2026-03-05,,,,-0.0612,51.5525"
    batch, _ = bring_in("changes", sheet(tmp_path, row, header=FULLER, name="later.csv"))
    # It would have been requested the day after it was finished.
    assert fills(tasking, f"{CHANGES}/imports/{batch}") == []


def test_a_month_is_not_put_among_days(
    tasking: TestClient, tmp_path: Path, bring_in: BringIn
) -> None:
    bring_in("changes", sheet(tmp_path, LAMP))
    row = "street_lighting_repair,,January 2026,March 2026,,,,-0.0612,51.5525"
    batch, _ = bring_in("changes", sheet(tmp_path, row, header=FULLER, name="later.csv"))
    assert fills(tasking, f"{CHANGES}/imports/{batch}") == []


def test_a_change_without_a_date_takes_dates_as_precise_as_the_row(
    tasking: TestClient, tmp_path: Path, bring_in: BringIn
) -> None:
    bring_in("changes", sheet(tmp_path, LAMP.replace("2026-03-03", "")))
    row = "street_lighting_repair,,January 2026,,,,,-0.0612,51.5525"
    batch, _ = bring_in("changes", sheet(tmp_path, row, header=FULLER, name="later.csv"))
    where = f"{CHANGES}/imports/{batch}"
    assert fills(tasking, where) == [("requested_on", "Date requested", "January 2026")]
    told = decided(tasking, where, decision="same", fill=["requested_on"])
    change = tasking.get(f"{CHANGES}/{told['held'][0]['change_id']}").json()
    assert (change["requested_on"], change["date_precision"]) == ("2026-01-01", "month")


def test_taking_an_import_back_takes_off_what_it_put_there(
    tasking: TestClient, held: str, count: Count
) -> None:
    decided(tasking, held, decision="different")
    answer = tasking.post(f"{held}/take-back").json()
    assert (answer["removed"], answer["kept"]) == (1, 0)
    assert count("change WHERE deleted_at IS NULL") == 1
    assert tasking.post(f"{held}/held/1", json={"decision": "same"}).status_code == 409


def test_a_change_that_somebody_edited_stays_when_the_import_is_taken_back(
    tmp_path: Path, bring_in: BringIn, database: Database
) -> None:
    batch, _ = bring_in("changes", sheet(tmp_path, LAMP))
    with database.partnership(SLUG, "exact") as session:
        session.execute(text("UPDATE change SET description = 'Checked'"))
        undone = take_back.take_back(session, batch)
    assert (undone.removed, undone.kept) == (0, 1)


def test_what_waits_to_be_decided_does_not_hinder_other_imports(
    tasking: TestClient, ask_for: Callable[..., UUID], tmp_path: Path
) -> None:
    batch = ask_for("guardian-sites", written(tmp_path, "a.csv", b"name\nx\n"))
    assert tasking.get(f"{CHANGES}/imports/{batch}").status_code == 404


def test_tasking_sends_a_file_and_sees_only_imports_of_changes(tasking: TestClient) -> None:
    content = "\n".join([HEADER, LAMP]).encode()
    sent = tasking.post(f"{CHANGES}/imports", files={"files": ("ledger.csv", content)})
    assert (sent.status_code, sent.json()["kind"]) == (202, "changes")
    assert [one["id"] for one in tasking.get(f"{CHANGES}/imports").json()["items"]] == [
        sent.json()["id"]
    ]
    assert tasking.get("/api/test/imports").status_code == 403


def test_a_file_that_lacks_its_columns_asks_for_them(tasking: TestClient) -> None:
    files = {"files": ("a.csv", b"Ding,lon,lat\nbins,-0.06,51.55\n")}
    answer = tasking.post(f"{CHANGES}/imports", files=files)
    assert answer.status_code == 422
    assert "intervention_type" in answer.json()["detail"]
    mapped = tasking.post(
        f"{CHANGES}/imports", files=files, data={"mapping": '{"intervention_type": "Ding"}'}
    )
    assert mapped.status_code == 202


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"PK\x03\x04rubbish", b"{}"])
def test_a_file_that_is_none_is_refused(tasking: TestClient, content: bytes) -> None:
    answer = tasking.post(f"{CHANGES}/imports", files={"files": ("a.xlsx", content)})
    assert answer.status_code == 422


def test_a_partner_brings_no_ledger_in(client_as: ClientAs) -> None:
    partner = client_as(Role.PARTNER_CONTRIBUTOR)
    answer = partner.post(f"{CHANGES}/imports", files={"files": ("a.csv", b"x")})
    assert answer.status_code == 403


def test_the_template_is_a_table_that_can_be_brought_in(
    tasking: TestClient, tmp_path: Path, bring_in: BringIn
) -> None:
    template = tasking.get(f"{CHANGES}/imports/template.csv")
    _, result = bring_in("changes", written(tmp_path, "template.csv", template.content))
    # The third row names a postcode, which is not known here.
    assert (result.counts.added, result.counts.rejected) == (2, 1)
