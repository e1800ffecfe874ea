"""Ranked places as a table to take away."""

import csv
import io

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.hotspots.scene import CELLS, PERIOD, SEGMENTS, Scene, cell_at, key_at
from tests.conftest import ClientAs
from tests.factories import add_ground_feature

pytestmark = pytest.mark.db
ASKED = {**PERIOD, "purpose": "Needs assessment 2026", "harm": "robbery"}


def rows(client: TestClient, path: str = CELLS, **query: str) -> list[list[str]]:
    answer = client.get(f"{path}.csv", params={**ASKED, **query})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def head(table: list[list[str]]) -> dict[str, str]:
    return {row[0]: row[1] for row in table[: table.index([])]}


def places(table: list[list[str]]) -> list[dict[str, str]]:
    names, *listed = table[table.index([]) + 1 :]
    return [dict(zip(names, row, strict=True)) for row in listed]


def test_the_filter_and_the_purpose_stand_in_the_first_lines(
    officer: TestClient, scene: Scene
) -> None:
    scene.put(cell_at(), 20)
    told = head(rows(officer))
    assert told["Months"] == "2025-11 to 2026-10"
    assert told["Kinds"] == "robbery"
    assert told["Purpose"] == "Needs assessment 2026"
    assert told["Counted by"] == "places as they were recorded"


def test_hidden_counts_are_marked_and_never_numbers(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(), 20)
    for east in (2, 3, 4):
        scene.put(cell_at(east), 3)
    listed = places(rows(officer))
    assert [(one["rank"], one["recorded incidents"]) for one in listed[:1]] == [("1", "20")]
    hidden = [one for one in listed if one["rank"] == ""]
    assert {one["id"] for one in hidden} == {key_at(east) for east in (2, 3, 4)}
    assert {one["recorded incidents"] for one in hidden} == {
        "hidden (fewer than 5, or protecting one)"
    }


def test_the_purpose_is_needed_and_kept_in_the_audit(officer: TestClient, scene: Scene) -> None:
    scene.put(cell_at(), 20)
    assert officer.get(f"{CELLS}.csv", params=PERIOD).status_code == 422
    assert officer.get(f"{CELLS}.csv", params={**PERIOD, "purpose": "  "}).status_code == 422
    rows(officer)
    with scene.session_as("exact") as session:
        found = session.execute(
            text("SELECT detail FROM audit_event WHERE action = 'place_review.exported'")
        ).scalars()
        (detail,) = list(found)
    assert (detail["purpose"], detail["places"]) == ("Needs assessment 2026", 1)


def test_no_spreadsheet_takes_a_purpose_or_a_name_for_a_formula(
    officer: TestClient, scene: Scene
) -> None:
    with scene.session_as("exact") as session:
        wkt = "LINESTRING(534300 185500, 534700 185500)"
        add_ground_feature(session, name="=HYPERLINK(1)", wkt=wkt)
    scene.put(cell_at(), 20)
    table = rows(officer, purpose="=cmd|' /C calc'!A0")
    assert head(table)["Purpose"].startswith("'=cmd")
    assert places(table)[0]["place"] == "'=HYPERLINK(1)"


def test_streets_leave_as_well(officer: TestClient, scene: Scene) -> None:
    with scene.session_as("exact") as session:
        add_ground_feature(session, wkt="LINESTRING(534300 185500, 534700 185500)")
    scene.put((534_400, 185_500), 20)
    (one,) = places(rows(officer, SEGMENTS))
    assert (one["place"], one["recorded incidents"]) == ("Lock Street", "20")


def test_nothing_to_rank_is_refused_in_words(officer: TestClient, scene: Scene) -> None:
    answer = officer.get(
        f"{CELLS}.csv", params={"from": "2019-01", "to": "2019-12", "purpose": "x"}
    )
    assert answer.status_code == 422
    assert "Records reach from" in answer.json()["detail"]


def test_who_may_not_export_may_not(client_as: ClientAs, scene: Scene) -> None:
    answer = client_as(Role.TASKING_OFFICER).get(f"{CELLS}.csv", params=ASKED)
    assert answer.status_code == 403
