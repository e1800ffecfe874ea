"""Marks of a session: what may be drawn, sent twice, and taken back."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.safety_maps.test_sessions import PLACE, RED, SESSIONS, WAY, faults, held
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_assessment, add_outline

LON, LAT = PLACE
AREA = {
    "mark_kind": "area",
    "colour": "green",
    "geometry": {
        "type": "Polygon",
        "coordinates": [[PLACE, [LON + 0.001, LAT], [LON + 0.001, LAT + 0.001], PLACE]],
    },
}


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


@pytest.fixture
def session_id(client: TestClient, session_as: SessionAs) -> str:
    with session_as("exact") as session:
        location: UUID = add_assessment(session)
    return str(held(client, location)["id"])


def send(client: TestClient, session_id: str, *marks: dict[str, Any]) -> Response:
    return client.post(f"{SESSIONS}/{session_id}/marks", json={"marks": list(marks)})


def items(client: TestClient, session_id: str) -> list[dict[str, Any]]:
    return client.get(f"{SESSIONS}/{session_id}/marks").json()["items"]


def point(lon: float, lat: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lon, lat]}


def test_spots_areas_and_ways_are_taken(client: TestClient, session_id: str) -> None:
    assert send(client, session_id, RED, AREA, WAY).json()["kept"] == 3
    told = [(one["mark_kind_label"], one["colour_label"]) for one in items(client, session_id)]
    assert sorted(told, key=str) == sorted(
        [("A spot", "Red"), ("An area", "Green"), ("A way that is avoided", None)], key=str
    )


def test_marks_sent_twice_are_kept_once(client: TestClient, session_id: str) -> None:
    marks = [{**RED, "id": str(uuid4())}, {**WAY, "id": str(uuid4())}]
    send(client, session_id, *marks)
    assert send(client, session_id, *marks).status_code == 201
    assert len(items(client, session_id)) == 2


def test_a_mark_of_another_session_is_refused(
    client: TestClient, session_id: str, session_as: SessionAs
) -> None:
    mark = {**RED, "id": str(uuid4())}
    send(client, session_id, mark)
    with session_as("exact") as session:
        location: UUID = add_assessment(session, title="Elsewhere")
    other = held(client, location)
    assert send(client, other["id"], mark).status_code == 409


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        pytest.param({**RED, "colour": None}, "body.marks[1].colour: Choose red, amber", id="bare"),
        pytest.param({**WAY, "colour": "red"}, "body.marks[1].colour: A way that is", id="a way"),
        pytest.param({**RED, "colour": "blue"}, "body.marks[1].colour: “blue” is not", id="blue"),
        pytest.param({**RED, "reason": "him"}, "body.marks[1].reason: “him” is not", id="reason"),
        pytest.param({**RED, "mark_kind": "x"}, "body.marks[1].mark_kind: “x” is not", id="kind"),
        pytest.param(
            {**RED, "geometry": WAY["geometry"]},
            "body.marks[1].geometry.type: The geometry should be a Point.",
            id="a line as a spot",
        ),
        pytest.param(
            {**RED, "geometry": point(LAT, LON)},
            "body.marks[1].geometry.coordinates: Longitude and latitude look exchanged",
            id="degrees exchanged",
        ),
        pytest.param(
            {**WAY, "geometry": {"type": "LineString", "coordinates": [PLACE, [LON + 0.1, LAT]]}},
            "body.marks[1].geometry: This reaches further than 3 km.",
            id="too wide",
        ),
        pytest.param(
            {
                **WAY,
                "geometry": {
                    "type": "LineString",
                    "coordinates": [[LON + n * 1e-7, LAT] for n in range(10_000)],
                },
            },
            "body.marks[1].geometry: The shape has more than 500 points.",
            id="ten thousand points",
        ),
        pytest.param(
            {**WAY, "geometry": {"type": "LineString", "coordinates": [PLACE]}},
            "body.marks[1].geometry",
            id="a way of one point",
        ),
    ],
)
def test_a_bad_mark_is_refused_at_its_place_and_nothing_is_kept(
    client: TestClient, session_id: str, mark: dict[str, Any], expected: str
) -> None:
    (told,) = faults(send(client, session_id, RED, mark))
    assert told.startswith(expected)
    assert items(client, session_id) == []


def test_a_mark_takes_no_text(client: TestClient, session_id: str) -> None:
    (told,) = faults(send(client, session_id, {**RED, "note": "it was him"}))
    assert told.startswith("body.marks.0.note: ")


def test_a_mark_outside_the_partnership_is_refused(
    client: TestClient, session_id: str, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        add_outline(session, wkt="POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))")
    (told,) = faults(send(client, session_id, RED))
    assert told.startswith("body.marks[0].geometry: This lies outside the partnership’s ground.")


def test_more_than_two_hundred_at_once_are_refused(client: TestClient, session_id: str) -> None:
    assert send(client, session_id, *[RED] * 201).status_code == 422


def test_a_session_without_anybody_takes_no_marks(
    client: TestClient, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        location: UUID = add_assessment(session)
    empty = held(client, location, contributors=0)
    answer = send(client, empty["id"], RED)
    assert answer.status_code == 409
    assert "Say how many young people did first." in answer.json()["detail"]


def test_one_mark_can_be_taken_back(client: TestClient, session_id: str) -> None:
    send(client, session_id, RED, WAY)
    mark = next(one for one in items(client, session_id) if one["colour"] == "red")
    where = f"{SESSIONS}/{session_id}/marks/{mark['id']}"
    assert client.delete(where, headers={"If-Match": '"1"'}).status_code == 204
    assert [one["mark_kind"] for one in items(client, session_id)] == ["avoided_route"]


def test_hidden_marks_can_be_taken_back_together(client: TestClient, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        location: UUID = add_assessment(session)
    one = held(client, location, RED, contributors=3)
    where = f"{SESSIONS}/{one['id']}"
    assert client.delete(f"{where}/marks", headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(where).json()["has_marks"] is False


def test_a_chair_reads_marks_and_makes_none(
    client: TestClient, client_as: ClientAs, session_id: str
) -> None:
    send(client, session_id, RED)
    chair = client_as(Role.CONFERENCE_CHAIR)
    assert len(items(chair, session_id)) == 1
    assert send(chair, session_id, RED).status_code == 403
