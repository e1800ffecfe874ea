"""The ledger over HTTP: log, read, edit, list."""

from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_outline, place_area

CHANGES = "/api/test/changes"
PLACE = [-0.0612, 51.5525]
POINT = {"type": "Point", "coordinates": PLACE}


def body(**changes: object) -> dict[str, Any]:
    return {
        "intervention_type": "street_lighting_upgrade",
        "location_label": "Lock Street",
        "completed_on": "2026-03-03",
        "geometry": POINT,
        **changes,
    }


def logged(client: TestClient, **changes: object) -> dict[str, Any]:
    answer = client.post(CHANGES, json=body(**changes))
    assert answer.status_code == 201, answer.text
    return answer.json()


def faults(answer: Response) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [f"{fault['at']}: {fault['why']}" for fault in answer.json()["errors"]]


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.TASKING_OFFICER)


def test_kind_and_place_are_enough(client: TestClient) -> None:
    sent = {"intervention_type": "vegetation_cut", "geometry": POINT}
    change = client.post(CHANGES, json=sent).json()
    assert (change["title"], change["status"]) == ("Hedge or vegetation cut", "proposed")
    assert change["agency"] == "community_safety"


def test_a_change_without_a_title_is_called_by_kind_and_place(client: TestClient) -> None:
    assert logged(client)["title"] == "Brighter or changed street lighting, Lock Street"


def test_a_logged_change_comes_back_whole(client: TestClient) -> None:
    change = logged(client, description="14 lamps", asset_ref="LC-0411")
    read = client.get(f"{CHANGES}/{change['id']}")
    assert read.headers["etag"] == '"1"'
    assert {**change, "warnings": []} == read.json()


def test_the_place_comes_back_where_it_was_tapped(client: TestClient) -> None:
    geometry = logged(client)["geometry"]
    assert geometry["coordinates"] == pytest.approx(PLACE, abs=1e-6)


def test_numbers_count_up(client: TestClient) -> None:
    first, second = logged(client)["number"], logged(client)["number"]
    assert second == first + 1


def test_family_choice_and_mechanism_follow_from_the_kind(client: TestClient) -> None:
    change = logged(client)
    assert (change["family"], change["choice"]) == ("landscape_layout", "lighting")
    assert change["mechanism"] == "changes_conditions"


def test_a_finished_change_is_in_place(client: TestClient) -> None:
    change = logged(client)
    assert (change["status"], change["finished"]) == ("in_place", True)
    assert change["date_words"] == "Finished 3 March 2026"


def test_a_month_is_kept_as_its_first_day(client: TestClient) -> None:
    change = logged(client, completed_on="2026-03-19", date_precision="month")
    assert (change["completed_on"], change["date_words"]) == (
        "2026-03-01",
        "Finished in March 2026",
    )


def test_lines_and_areas_are_taken_too(client: TestClient) -> None:
    line = {"type": "LineString", "coordinates": [PLACE, [-0.0600, 51.5526]]}
    ring = [PLACE, [-0.0600, 51.5525], [-0.0600, 51.5530], PLACE]
    assert logged(client, geometry=line)["geometry_type"] == "LineString"
    area = {"type": "Polygon", "coordinates": [ring]}
    assert logged(client, geometry=area)["geometry_type"] == "Polygon"


def test_an_outline_that_crosses_itself_is_mended_and_said(client: TestClient) -> None:
    bow_tie = [PLACE, [-0.0600, 51.5530], [-0.0600, 51.5525], [-0.0612, 51.5530], PLACE]
    change = logged(client, geometry={"type": "Polygon", "coordinates": [bow_tie]})
    assert "crosses itself near" in change["warnings"][0]


def test_the_same_device_sending_again_logs_nothing_new(client: TestClient) -> None:
    identity = str(uuid4())
    first = client.post(CHANGES, json=body(id=identity))
    again = client.post(CHANGES, json=body(id=identity))
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["number"] == first.json()["number"]
    assert client.get(CHANGES).json()["count"] == 1


def test_another_change_under_the_id_of_the_first_is_refused_and_never_lost(
    client: TestClient,
) -> None:
    identity = str(uuid4())
    client.post(CHANGES, json=body(id=identity))
    other = client.post(CHANGES, json=body(id=identity, intervention_type="graffiti_removed"))
    assert other.status_code == 409


def test_an_id_of_somebody_else_is_a_conflict(client: TestClient, client_as: ClientAs) -> None:
    change = logged(client)
    other = client_as(Role.PARTNER_CONTRIBUTOR)
    assert other.post(CHANGES, json=body(id=change["id"])).status_code == 409


def test_the_id_of_a_deleted_change_is_not_taken_again(client: TestClient) -> None:
    change = logged(client)
    client.delete(f"{CHANGES}/{change['id']}", headers={"If-Match": '"1"'})
    assert client.post(CHANGES, json=body(id=change["id"])).status_code == 409


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"intervention_type": "magic"}, "body.intervention_type: “magic” is not on the list"),
        ({"agency": "nobody"}, "body.agency: “nobody” is not on the list"),
        ({"status": "done"}, "body.status: “done” is not on the list"),
        ({"started_on": "2026-03-05"}, "body.completed_on: Finished 3 March 2026 is before"),
        ({"status": "refused"}, "body.decision_reason: Say why it was refused."),
        ({"area_id": str(uuid4())}, "body.area_id: There is no area of this id."),
        ({"completed_on": "2026-02-30"}, "body.completed_on: "),
        ({"title": "x\x00y"}, "body.title: "),
        ({"surprise": 1}, "body.surprise: "),
        ({"geometry": {"type": "Point", "coordinates": [51.5525, -0.0612]}}, "look exchanged"),
        ({"geometry": {"type": "Point", "coordinates": [2.35, 48.85]}}, "outside Britain"),
        ({"geometry": {"type": "Point", "coordinates": ["x", 1]}}, "two numbers"),
        ({"geometry": {"type": "Circle"}}, "body.geometry.type: "),
        ({"geometry": None}, "body.geometry: "),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(
    client: TestClient, wrong: dict[str, object], fault: str
) -> None:
    assert any(fault in said for said in faults(client.post(CHANGES, json=body(**wrong))))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
def test_coordinates_that_are_no_numbers_are_refused(client: TestClient, number: str) -> None:
    raw = (
        '{"intervention_type": "vegetation_cut", "geometry":'
        f' {{"type": "Point", "coordinates": [{number}, 51.5]}}}}'
    )
    headers = {"Content-Type": "application/json"}
    assert client.post(CHANGES, content=raw, headers=headers).status_code == 422


def test_ten_thousand_corners_are_refused_in_a_sentence(client: TestClient) -> None:
    ring = [[-0.06 + k * 1e-7, 51.55 + (k % 2) * 1e-4] for k in range(10_000)]
    line = {"type": "LineString", "coordinates": ring}
    (fault,) = faults(client.post(CHANGES, json=body(geometry=line)))
    assert "more than 2,000 points" in fault


def test_every_fault_is_said_at_once(client: TestClient) -> None:
    wrong = body(status="done", agency="nobody", started_on="2026-03-05")
    assert len(faults(client.post(CHANGES, json=wrong))) == 3


def test_a_change_outside_the_partnership_is_refused(
    client: TestClient, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        add_outline(session)
    far = {"type": "Point", "coordinates": [-0.09, 51.56]}
    (fault,) = faults(client.post(CHANGES, json=body(geometry=far)))
    assert fault == "body.geometry: The change lies outside the partnership’s ground."


def test_an_edit_raises_the_version_and_keeps_the_rest(client: TestClient) -> None:
    change = logged(client, description="14 lamps")
    answer = client.patch(
        f"{CHANGES}/{change['id']}", json={"title": "Lamps"}, headers={"If-Match": '"1"'}
    )
    assert answer.headers["etag"] == '"2"'
    assert (answer.json()["title"], answer.json()["description"]) == ("Lamps", "14 lamps")


def test_null_clears_a_date(client: TestClient) -> None:
    change = logged(client, started_on="2026-03-01")
    answer = client.patch(
        f"{CHANGES}/{change['id']}", json={"started_on": None}, headers={"If-Match": '"1"'}
    )
    assert answer.json()["started_on"] is None


def test_an_edit_is_judged_on_the_whole_change(client: TestClient) -> None:
    change = logged(client)
    answer = client.patch(
        f"{CHANGES}/{change['id']}", json={"started_on": "2026-05-01"}, headers={"If-Match": '"1"'}
    )
    assert "is before it was started" in faults(answer)[0]


def test_a_stale_edit_gets_both_versions(client: TestClient, client_as: ClientAs) -> None:
    change = logged(client)
    where = f"{CHANGES}/{change['id']}"
    lead = client_as(Role.ASSESSMENT_LEAD)
    lead.patch(where, json={"title": "Theirs"}, headers={"If-Match": '"1"'})
    answer = client.patch(where, json={"title": "Mine"}, headers={"If-Match": '"1"'})
    assert answer.status_code == 412
    problem = answer.json()
    assert (problem["current"]["title"], problem["yours"]) == ("Theirs", {"title": "Mine"})
    assert client.get(where).json()["title"] == "Theirs"


def test_an_edit_without_a_version_is_asked_for_one(client: TestClient) -> None:
    change = logged(client)
    assert client.patch(f"{CHANGES}/{change['id']}", json={"title": "x"}).status_code == 428


def test_an_empty_edit_is_refused(client: TestClient) -> None:
    change = logged(client)
    answer = client.patch(f"{CHANGES}/{change['id']}", json={}, headers={"If-Match": '"1"'})
    assert answer.status_code == 422


def test_a_deleted_change_is_gone_and_its_history_stays(client: TestClient) -> None:
    where = f"{CHANGES}/{logged(client)['id']}"
    assert client.delete(where, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(where).status_code == 404
    assert client.get(f"{where}/history").json()["items"][0]["operation"] == "deleted"


def test_deleting_a_newer_version_is_stale(client: TestClient) -> None:
    where = f"{CHANGES}/{logged(client)['id']}"
    client.patch(where, json={"title": "Newer"}, headers={"If-Match": '"1"'})
    assert client.delete(where, headers={"If-Match": '"1"'}).status_code == 412


def test_every_write_is_audited(client: TestClient, session_as: SessionAs) -> None:
    where = f"{CHANGES}/{logged(client)['id']}"
    client.patch(where, json={"title": "Lamps"}, headers={"If-Match": '"1"'})
    client.delete(where, headers={"If-Match": '"2"'})
    with session_as("exact") as session:
        found = session.execute(
            text("SELECT action FROM audit_event WHERE object_kind = 'change' ORDER BY id")
        )
        assert found.scalars().all() == ["change.logged", "change.changed", "change.deleted"]


def test_a_change_knows_the_areas_it_lies_in(client: TestClient, session_as: SessionAs) -> None:
    # PLACE lies at about 534,510 east and 185,510 north, in the middle of this square.
    with session_as("exact") as session:
        place_area(session, name="Lock Street")
    change = logged(client)
    assert [area["name"] for area in change["areas"]] == ["Lock Street"]


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get(f"{CHANGES}/{uuid4()}").status_code == 404
    assert client.get(f"{CHANGES}/not-an-id").status_code == 422


def test_a_chair_reads_and_does_not_write(client_as: ClientAs) -> None:
    chair = client_as(Role.CONFERENCE_CHAIR)
    assert chair.get(CHANGES).status_code == 200
    assert chair.post(CHANGES, json=body()).status_code == 403


def test_an_administrator_reads_no_changes(client_as: ClientAs) -> None:
    assert client_as(Role.ADMINISTRATOR).get(CHANGES).status_code == 403


def test_a_name_in_the_words_of_a_change_is_warned_of_and_kept(client: TestClient):
    change = logged(client, description="Asked for by JOHN SMITH")
    assert "“JOHN SMITH”" in change["warnings"][0]
    assert change["description"] == "Asked for by JOHN SMITH"
    assert client.get(f"{CHANGES}/{change['id']}").json()["warnings"] == []
    answer = client.patch(
        f"{CHANGES}/{change['id']}",
        json={"description": "Asked for by Mr Smith"},
        headers={"If-Match": f'"{change["version"]}"'},
    )
    assert "“Mr Smith”" in answer.json()["warnings"][0]
