"""The ledger as a list: filters, order, pages."""

import csv
import io
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.changes.test_changes import CHANGES, PLACE, faults, logged
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_outline, place_area


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.TASKING_OFFICER)


def titles(client: TestClient, **query: str) -> list[str]:
    answer = client.get(CHANGES, params=query)
    assert answer.status_code == 200, answer.text
    return [item["title"] for item in answer.json()["items"]]


def fill(client: TestClient) -> None:
    logged(client, title="Lamps", completed_on="2026-03-03")
    logged(client, title="Hedge", intervention_type="vegetation_cut", completed_on="2026-06-18")
    logged(client, title="Outreach", intervention_type="outreach", completed_on=None)


def test_the_latest_date_comes_first_and_undated_changes_last(client: TestClient) -> None:
    fill(client)
    assert titles(client) == ["Hedge", "Lamps", "Outreach"]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"q": "hed"}, ["Hedge"]),
        ({"q": "%"}, []),
        ({"family": "landscape_layout"}, ["Hedge", "Lamps"]),
        ({"family": "provision"}, ["Outreach"]),
        ({"type": "vegetation_cut,outreach"}, ["Hedge", "Outreach"]),
        ({"family": "provision", "type": "vegetation_cut"}, []),
        ({"status": "proposed"}, ["Outreach"]),
        ({"status": "in_place,proposed"}, ["Hedge", "Lamps", "Outreach"]),
        ({"from": "2026-06", "to": "2026-06"}, ["Hedge"]),
        ({"bbox": "-0.07,51.55,-0.06,51.56"}, ["Hedge", "Lamps", "Outreach"]),
        ({"bbox": "-0.09,51.55,-0.08,51.56"}, []),
    ],
)
def test_filters_let_only_what_matches_pass(
    client: TestClient, query: dict[str, str], wanted: list[str]
) -> None:
    fill(client)
    assert titles(client, **query) == wanted


def test_a_change_is_found_by_its_number(client: TestClient) -> None:
    number = logged(client, title="Lamps")["number"]
    logged(client, title="Hedge")
    assert titles(client, q=f"#{number}") == ["Lamps"]


def test_changes_of_an_area_are_those_that_lie_in_it(
    client: TestClient, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        area = place_area(session)
    logged(client, title="Inside")
    logged(client, title="Outside", geometry={"type": "Point", "coordinates": [-0.09, 51.56]})
    assert titles(client, area_id=str(area)) == ["Inside"]


def test_pages_hold_every_change_once(client: TestClient) -> None:
    for month in (1, 1, 2, 3, 3):
        logged(client, title=f"Month {month}", completed_on=f"2026-0{month}-05")
    seen: list[str] = []
    query: dict[str, Any] = {"limit": 2}
    while True:
        page = client.get(CHANGES, params=query).json()
        assert page["count"] == 5
        seen += [item["id"] for item in page["items"]]
        if page["next"] is None:
            break
        query["cursor"] = page["next"]
    assert len(seen) == len(set(seen)) == 5


@pytest.mark.parametrize(
    "query",
    [
        {"status": "done"},
        {"family": "magic"},
        {"type": "a,b"},
        {"cursor": "x"},
        {"cursor": "2026-99-99_1"},
        {"from": "2026-05", "to": "2026-01"},
        {"bbox": "1,2,3"},
        {"limit": "0"},
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_place(
    client: TestClient, query: dict[str, str]
) -> None:
    (fault,) = faults(client.get(CHANGES, params=query))
    assert fault.startswith("query.")


def test_words_of_a_row_are_whole(client: TestClient) -> None:
    logged(client)
    (row,) = client.get(CHANGES).json()["items"]
    assert row["grid_reference"].startswith("TQ ")
    assert row["centre"] == pytest.approx(PLACE, abs=1e-5)
    assert row["status_label"] == "In place"


def test_the_ledger_is_taken_away_as_a_table_in_words(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        add_outline(session)
    client = client_as(Role.TASKING_OFFICER)
    for title, more in (
        ("=Lamps", {"completed_on": "2026-03-03"}),
        ("Bins", {"asset_ref": "@B1"}),
    ):
        body = {
            "intervention_type": "bins",
            "title": title,
            "geometry": {"type": "Point", "coordinates": [-0.0612, 51.5525]},
            **more,
        }
        assert client.post("/api/test/changes", json=body).status_code == 201
    answer = client.get("/api/test/changes.csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="changes.csv"'
    first, second = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (first["title"], first["stage"], first["in place"]) == (
        "'=Lamps",
        "In place",
        "2026-03-03",
    )
    assert (first["expires"], first["asset reference"]) == ("no date", "")
    assert (second["stage"], second["in place"]) == ("Proposed", "no date")
    assert second["asset reference"] == "'@B1"
    assert "bins" not in answer.text.replace("Bins or sharps bins", "")
    narrowed = client.get("/api/test/changes.csv", params={"status": "in_place"})
    assert narrowed.text.count("\r\n") == 2
    wrong = client.get("/api/test/changes.csv", params={"status": "moon"})
    assert wrong.status_code == 422
