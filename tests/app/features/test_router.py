import csv
import io
from typing import Any

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from app.incidents import cube
from tests import factories
from tests.app.tiles.map_tiles import CENTRE, ask, properties
from tests.conftest import ClientAs, SessionAs

LEAD, PARTNER, ADMIN = Role.ASSESSMENT_LEAD, Role.PARTNER_CONTRIBUTOR, Role.ADMINISTRATOR


def layers(client: TestClient) -> dict[str, dict[str, Any]]:
    return {one["key"]: one for one in client.get("/api/test/layers").json()["layers"]}


def table(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(f"/api/test/features/{address}")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def shapes(client: TestClient, address: str) -> list[dict[str, Any]]:
    answer = client.get(f"/api/test/features/{address}")
    assert answer.status_code == 200, answer.text
    return answer.json()["features"]


def test_every_layer_says_what_it_shows_and_what_it_is_not_for(client_as: ClientAs) -> None:
    listed = layers(client_as(LEAD))
    assert len(listed) == 10
    assert all(one["shows"] and one["not_for"] for one in listed.values())


def test_strengths_come_before_harm(client_as: ClientAs) -> None:
    groups = [one["group"] for one in layers(client_as(LEAD)).values()]
    assert groups.index("strengths") < groups.index("harm")


@pytest.mark.parametrize(
    ("role", "hidden"),
    [
        (PARTNER, {"incidents", "assessments"}),
        (ADMIN, {"incidents", "incident_cells", "provision", "areas", "assessments", "changes"}),
    ],
)
def test_layers_that_somebody_may_not_see_are_not_listed(
    client_as: ClientAs, role: Role, hidden: set[str]
) -> None:
    assert hidden.isdisjoint(layers(client_as(role)))


def test_layer_list_counts_records_and_names_their_sources(
    client_as: ClientAs, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        for _ in range(3):
            factories.add_incident(session)
        cube.refresh(session)
        factories.add_provision(session)
    listed = layers(client_as(LEAD))
    assert (listed["incident_cells"]["count"], listed["provision"]["count"]) == (3, 1)
    assert [one["name"] for one in listed["incident_cells"]["source"]] == ["test_source"]


def test_version_of_a_layer_rises_with_its_records(
    client_as: ClientAs, session_as: SessionAs
) -> None:
    client = client_as(LEAD)
    before = layers(client)["provision"]["data_version"]
    with session_as("exact") as session:
        factories.add_provision(session)
    assert layers(client)["provision"]["data_version"] > before


def test_file_list_and_tile_hold_the_same_records(
    client_as: ClientAs, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        east, north = CENTRE
        ids = {str(factories.add_provision(session, at=(east + step, north))) for step in range(5)}
    client = client_as(LEAD)
    listed = {one["id"] for one in client.get("/api/test/provision").json()["items"]}
    in_tile = {told["id"] for told in properties(ask(client, "provision", 13), "provision")}
    in_table = {row["id"] for row in table(client, "provision.csv")}
    in_file = {one["id"] for one in shapes(client, "provision.geojson")}
    assert ids == listed == in_tile == in_table == in_file


def test_incidents_leave_as_cells_with_small_counts_hidden(
    client_as: ClientAs, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        factories.add_outline(session)
        for n, at in ((6, CENTRE), (3, (534100.0, 185100.0))):
            for _ in range(n):
                factories.add_incident(session, at=at)
        cube.refresh(session)
    rows = table(client_as(LEAD), "incident_cells.csv?width=100")
    told = [(row["state"], row["n"]) for row in rows if row["state"] != "zero"]
    assert sorted(told) == [("count", "6"), ("suppressed", "")]


def test_points_of_incidents_never_leave_as_a_file(client_as: ClientAs) -> None:
    assert client_as(LEAD).get("/api/test/features/incidents.csv").status_code == 404


def test_cells_in_a_file_honour_the_filter(client_as: ClientAs, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        factories.add_outline(session)
        for harm in ("robbery", "hate"):
            for _ in range(6):
                factories.add_incident(session, harm_type=harm)
        cube.refresh(session)
    client = client_as(LEAD)
    counts = {
        query: [
            one["properties"]["n"]
            for one in shapes(client, f"incident_cells.geojson{query}")
            if one["properties"]["state"] == "count"
        ]
        for query in ("?width=100", "?width=100&harm=hate")
    }
    assert counts == {"?width=100": [12], "?width=100&harm=hate": [6]}


@pytest.mark.parametrize("begins", ["=", " =", "|", "%"])
def test_text_that_begins_like_a_formula_is_not_one_in_the_table(
    client_as: ClientAs, session_as: SessionAs, begins: str
) -> None:
    with session_as("exact") as session:
        factories.add_provision(session, name=f'{begins}HYPERLINK("http://example.org")')
    [row] = table(client_as(LEAD), "provision.csv")
    assert row["name"].startswith(f"'{begins}")


def test_file_that_leaves_is_written_into_the_audit(
    client_as: ClientAs, session_as: SessionAs
) -> None:
    client_as(LEAD).get("/api/test/features/provision.geojson")
    with session_as("exact") as session:
        events = session.execute(text("SELECT action, object_id FROM audit_event")).all()
    assert ("features.exported", "provision") in [tuple(event) for event in events]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("nothing.csv", 404),
        ("base_land.csv", 404),
        ("Provision;.csv", 422),
        ("incident_cells.csv?width=7", 422),
        ("incident_cells.csv?harm=nosuch", 422),
        ("provision.csv?bbox=1,2", 422),
    ],
)
def test_file_that_cannot_be_made_is_refused(
    client_as: ClientAs, address: str, status: int
) -> None:
    assert client_as(LEAD).get(f"/api/test/features/{address}").status_code == status


def test_files_are_for_those_who_may_take_data_away(client_as: ClientAs) -> None:
    assert client_as(PARTNER).get("/api/test/features/provision.csv").status_code == 403
