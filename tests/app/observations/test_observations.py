"""What is observed at a place, over HTTP: send, read, edit, list."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx2 import Response
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_assessment, add_outline, place_area

OBSERVATIONS = "/api/test/observations"
PLACE = [-0.0612, 51.5525]
POINT = {"type": "Point", "coordinates": PLACE}
SEEN = {"streetsafe_badly_lit": 1, "streetsafe_no_cctv": 0}


def body(**changes: object) -> dict[str, Any]:
    return {
        "instrument": "streetsafe",
        "observed_on": "2026-03-03",
        "light": "dark",
        "observer_role": "youth_worker",
        "ratings": SEEN,
        "geometry": POINT,
        **changes,
    }


def sent(client: TestClient, **changes: object) -> dict[str, Any]:
    answer = client.post(OBSERVATIONS, json=body(**changes))
    assert answer.status_code == 201, answer.text
    return answer.json()


def faults(answer: Response) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [f"{fault['at']}: {fault['why']}" for fault in answer.json()["errors"]]


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


@pytest.fixture
def location(session_as: SessionAs) -> UUID:
    """A location whose outline holds the place that the tests observe."""
    with session_as("exact") as session:
        return add_assessment(session, area=place_area(session))


def test_an_observation_comes_back_with_a_word_for_every_code(client: TestClient) -> None:
    one = sent(client, school_phase="after_school", weather="wet", observed_at="17:30")
    told = (one["instrument_label"], one["light_label"], one["observer_role_label"])
    assert told == ("StreetSafe list", "Dark", "Youth worker")
    assert (one["school_phase_label"], one["weather_label"]) == ("After school", "Rain")
    assert one["observed_at"] == "17:30:00"


def test_every_answer_has_its_words(client: TestClient) -> None:
    answers = sent(client)["answers"]
    assert [(one["label"], one["words"]) for one in answers] == [
        ("Badly lit", "Seen"),
        ("No CCTV", "Not seen"),
    ]


def test_an_item_may_have_words_of_its_own_for_each_step(client: TestClient) -> None:
    one = sent(client, instrument="safetipin", ratings={"safetipin_transport": 3})
    assert one["answers"][0]["words"] == "Within 2 minutes’ walk"


def test_the_place_comes_back_where_it_was_tapped(client: TestClient) -> None:
    one = sent(client)
    assert one["geometry"]["coordinates"] == pytest.approx(PLACE, abs=1e-6)
    assert one["grid_reference"].startswith("TQ ")


def test_a_phone_that_sends_twice_adds_nothing(client: TestClient) -> None:
    identity = str(uuid4())
    first = client.post(OBSERVATIONS, json=body(id=identity))
    second = client.post(OBSERVATIONS, json=body(id=identity))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert client.get(OBSERVATIONS).json()["count"] == 1


def test_an_id_of_somebody_else_is_refused_without_telling_what_it_is(
    client: TestClient, client_as: ClientAs
) -> None:
    identity = sent(client)["id"]
    answer = client_as(Role.PARTNER_CONTRIBUTOR).post(OBSERVATIONS, json=body(id=identity))
    assert answer.status_code == 409
    assert "streetsafe" not in answer.text


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {"instrument": "gut_feeling"}, "body.instrument: “gut_feeling” is not", id="x"
        ),
        pytest.param({"light": "noon"}, "body.light: “noon” is not on the list", id="light"),
        pytest.param({"weather": "frogs"}, "body.weather: ", id="weather"),
        pytest.param({"observer_role": "Ms Example"}, "body.observer_role: ", id="a name as role"),
        pytest.param({"ratings": {}}, "body.ratings: ", id="nothing answered"),
        pytest.param(
            {"ratings": {"streetsafe_badly_lit": 2}},
            "body.ratings.streetsafe_badly_lit: “Badly lit” is answered from 0 to 1.",
            id="off the scale",
        ),
        pytest.param(
            {"ratings": {"safetipin_light": 1}},
            "body.ratings.safetipin_light: “safetipin_light” is not asked by “StreetSafe list”.",
            id="item of another instrument",
        ),
        pytest.param({"ratings": {"streetsafe_badly_lit": True}}, "body.ratings", id="yes"),
        pytest.param({"ratings": {"streetsafe_badly_lit": 0.5}}, "body.ratings", id="a half"),
        pytest.param({"ratings": {"streetsafe_badly_lit": 10**30}}, "body.ratings", id="huge"),
        pytest.param({"round": 0}, "body.round: ", id="round 0"),
        pytest.param({"note": "x" * 5001}, "body.note: ", id="too long"),
        pytest.param({"note": "a\x00b"}, "body.note: ", id="control character"),
        pytest.param({"observed_on": "0001-01-01"}, "body.observed_on: ", id="long ago"),
        pytest.param({"assessment_id": str(uuid4())}, "body.assessment_id: ", id="no location"),
        pytest.param({"method_id": str(uuid4())}, "body.method_id: ", id="no method"),
        pytest.param(
            {"geometry": {"type": "Point", "coordinates": [51.5525, -0.0612]}},
            "body.geometry.coordinates: Longitude and latitude look exchanged",
            id="degrees exchanged",
        ),
        pytest.param(
            {"geometry": {"type": "LineString", "coordinates": [PLACE, [-0.06, 51.55]]}},
            "body.geometry.type: The geometry should be a Point.",
            id="a line",
        ),
    ],
)
def test_bad_input_names_its_place(
    client: TestClient, changes: dict[str, object], expected: str
) -> None:
    told = faults(client.post(OBSERVATIONS, json=body(**changes)))
    assert len(told) == 1
    assert told[0].startswith(expected)


def test_a_day_that_has_not_come_is_refused(client: TestClient) -> None:
    later = (date.today() + timedelta(days=2)).isoformat()  # noqa: DTZ011
    (told,) = faults(client.post(OBSERVATIONS, json=body(observed_on=later)))
    assert told.startswith("body.observed_on: This day has not come yet.")


def test_a_place_outside_the_partnership_is_refused(
    client: TestClient, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        add_outline(session, wkt="POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))")
    (told,) = faults(client.post(OBSERVATIONS, json=body()))
    assert told.startswith("body.geometry: This lies outside the partnership’s ground.")


def test_an_edit_replaces_the_answers_and_keeps_the_rest(client: TestClient) -> None:
    one = sent(client, note="By the gate")
    answer = client.patch(
        f"{OBSERVATIONS}/{one['id']}",
        json={"ratings": {"streetsafe_badly_lit": 0}},
        headers={"If-Match": '"1"'},
    )
    assert answer.headers["etag"] == '"2"'
    assert (answer.json()["ratings"], answer.json()["note"]) == (
        {"streetsafe_badly_lit": 0},
        "By the gate",
    )


def test_a_stale_edit_gets_both_versions(client: TestClient) -> None:
    where = f"{OBSERVATIONS}/{sent(client)['id']}"
    client.patch(where, json={"note": "first"}, headers={"If-Match": '"1"'})
    answer = client.patch(where, json={"note": "second"}, headers={"If-Match": '"1"'})
    assert answer.status_code == 412
    assert answer.json()["current"]["note"] == "first"
    assert answer.json()["yours"] == {"note": "second"}


def test_an_edit_cannot_empty_what_is_needed(client: TestClient) -> None:
    where = f"{OBSERVATIONS}/{sent(client)['id']}"
    (told,) = faults(client.patch(where, json={"light": None}, headers={"If-Match": '"1"'}))
    assert "The light cannot be left empty." in told


def test_a_code_retired_in_between_stays_on_what_has_it_and_is_refused_anew(
    client: TestClient, session_as: SessionAs
) -> None:
    where = f"{OBSERVATIONS}/{sent(client)['id']}"
    retire = (
        "UPDATE code SET retired_on = :on WHERE list = 'observer_role' AND code = 'youth_worker'"
    )
    with session_as("exact") as session:
        session.execute(text(retire), {"on": date(2026, 1, 1)})
    try:
        (told,) = faults(client.post(OBSERVATIONS, json=body()))
        kept = client.patch(where, json={"note": "x"}, headers={"If-Match": '"1"'})
    finally:
        with session_as("exact") as session:
            session.execute(text(retire), {"on": None})
    assert "“Youth worker” was retired on 1 January 2026" in told
    assert kept.json()["observer_role_label"] == "Youth worker"


def test_what_was_removed_is_gone_and_its_history_stays(client: TestClient) -> None:
    where = f"{OBSERVATIONS}/{sent(client)['id']}"
    assert client.delete(where, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(where).status_code == 404
    assert client.get(f"{where}/history").json()["items"][0]["operation"] == "deleted"


def test_history_says_answers_by_their_labels(client: TestClient) -> None:
    where = f"{OBSERVATIONS}/{sent(client)['id']}"
    changed = {"ratings": {"streetsafe_badly_lit": 0}}
    client.patch(where, json=changed, headers={"If-Match": '"1"'})
    (field,) = client.get(f"{where}/history").json()["items"][0]["fields"]
    assert (field["label"], field["after"]) == ("answers", "Badly lit: Not seen")


def test_a_location_has_what_was_sent_for_it_and_what_lies_in_its_outline(
    client: TestClient, location: UUID
) -> None:
    far = {"type": "Point", "coordinates": [-0.09, 51.55]}
    tied = sent(client, assessment_id=str(location), geometry=far)
    inside = sent(client)
    sent(client, geometry=far)
    listed = client.get(OBSERVATIONS, params={"assessment_id": str(location)}).json()
    assert {one["id"] for one in listed["items"]} == {tied["id"], inside["id"]}


def test_a_method_must_be_planned_for_the_same_location(
    client: TestClient, location: UUID, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        other = add_assessment(session, title="Elsewhere")
        method = session.execute(
            text(
                "INSERT INTO planned_method (assessment_id, method) VALUES (:a, 'observation')"
                " RETURNING id"
            ),
            {"a": other},
        ).scalar_one()
    given = body(assessment_id=str(location), method_id=str(method))
    (told,) = faults(client.post(OBSERVATIONS, json=given))
    assert told.startswith("body.method_id: This method is not planned for this location.")


def test_filters_narrow_the_list(client: TestClient) -> None:
    sent(client)
    sent(client, light="daylight")
    sent(client, instrument="safetipin", ratings={"safetipin_light": 2})
    assert client.get(OBSERVATIONS, params={"light": "daylight"}).json()["count"] == 1
    assert client.get(OBSERVATIONS, params={"instrument": "safetipin"}).json()["count"] == 1
    assert client.get(OBSERVATIONS, params={"bbox": "-0.07,51.55,-0.05,51.56"}).json()["count"] == 3
    assert client.get(OBSERVATIONS, params={"bbox": "-0.2,51.55,-0.19,51.56"}).json()["count"] == 0


def test_an_unknown_code_in_a_filter_is_refused(client: TestClient) -> None:
    (told,) = faults(client.get(OBSERVATIONS, params={"light": "noon"}))
    assert told.startswith("query.light: ")


def test_pages_follow_one_another_without_a_gap(client: TestClient) -> None:
    made = {sent(client, observed_on=f"2026-03-0{day}")["id"] for day in (1, 2, 2, 3)}
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(3):
        page = client.get(
            OBSERVATIONS, params={"limit": 2, **({"cursor": cursor} if cursor else {})}
        )
        seen += [one["id"] for one in page.json()["items"]]
        cursor = page.json()["next"]
        if cursor is None:
            break
    assert (set(seen), len(seen)) == (made, 4)


def test_geojson_has_a_property_for_each_item(client: TestClient) -> None:
    sent(client)
    answer = client.get(f"{OBSERVATIONS}.geojson").json()
    (feature,) = answer["features"]
    assert feature["properties"]["streetsafe_badly_lit"] == 1
    assert feature["geometry"]["coordinates"] == pytest.approx(PLACE, abs=1e-6)
    assert (answer["numberMatched"], answer["numberReturned"]) == (1, 1)
