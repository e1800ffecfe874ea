from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import place_area

FORUMS = "/api/test/workforce/forums"
MEETINGS = "/api/test/workforce/meetings"
CITATIONS = "/api/test/workforce/citations"
FORUM: dict[str, Any] = {
    "name": "Weir ward forum",
    "forum_kind": "ward_forum",
    "agency": "community_safety",
}


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


@pytest.fixture
def area(session_as: SessionAs) -> UUID:
    with session_as("exact") as session:
        return place_area(session)


@pytest.fixture
def location(session_as: SessionAs, area: UUID) -> UUID:
    with session_as("exact") as session:
        return session.execute(
            text(
                "INSERT INTO assessment (area_id, title, context_kind, stage)"
                " VALUES (:area, 'Lock Street', 'neighbourhood', 'scoping') RETURNING id"
            ),
            {"area": area},
        ).scalar_one()


def headers(version: int = 1) -> dict[str, str]:
    return {"If-Match": f'"{version}"'}


def added(client: TestClient, url: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(url, json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def held(client: TestClient, **changes: object) -> dict[str, Any]:
    forum = added(client, FORUMS, FORUM)
    body = {"held_on": "2026-10-01", "summary": "Lighting was asked for.", **changes}
    return added(client, f"{FORUMS}/{forum['id']}/meetings", body)


def cited(client: TestClient, location: UUID) -> dict[str, Any]:
    meeting = held(client)
    body = {"assessment_id": str(location), "said": "The path is dark after youth club."}
    return added(client, f"{MEETINGS}/{meeting['id']}/citations", body) | {"meeting": meeting}


def test_a_forum_tells_its_last_and_its_next_meeting(client: TestClient):
    forum = added(client, FORUMS, FORUM)
    for day in ("2026-01-05", "2026-10-01", "2099-01-01"):
        added(client, f"{FORUMS}/{forum['id']}/meetings", {"held_on": day})
    (found,) = client.get(FORUMS).json()["items"]
    assert (found["meetings"], found["last_on"], found["next_on"]) == (
        3,
        "2026-10-01",
        "2099-01-01",
    )


def test_meetings_are_listed_newest_first(client: TestClient):
    forum = added(client, FORUMS, FORUM)
    for day in ("2026-01-05", "2026-10-01"):
        added(client, f"{FORUMS}/{forum['id']}/meetings", {"held_on": day})
    items = client.get(f"{FORUMS}/{forum['id']}").json()["items"]
    assert [one["held_on"] for one in items] == ["2026-10-01", "2026-01-05"]


def test_a_meeting_cites_a_location_by_its_name(client: TestClient, location: UUID):
    found = cited(client, location)
    assert found["place"].endswith("Lock Street")
    assert found["kind"] == "location"


def test_whoever_may_not_read_the_place_reads_only_of_a_place(
    client: TestClient, client_as: ClientAs, location: UUID
):
    meeting = cited(client, location)["meeting"]
    tasking = client_as(Role.TASKING_OFFICER)
    answer = tasking.get(f"{FORUMS}/{meeting['forum_id']}")
    (told,) = answer.json()["items"][0]["citations"]
    assert (told["place"], told["kind"], told["said"]) == ("A place", "withheld", "")
    assert told["assessment_id"] is None
    assert "Lock Street" not in answer.text
    assert str(location) not in answer.text


def test_an_area_is_named_to_those_who_read_areas(
    client: TestClient, client_as: ClientAs, area: UUID
):
    meeting = held(client)
    body = {"area_id": str(area), "said": "A quiet month."}
    made = added(client, f"{MEETINGS}/{meeting['id']}/citations", body)
    tasking = client_as(Role.TASKING_OFFICER).get(f"{CITATIONS}/{made['id']}").json()
    assert (tasking["kind"], tasking["said"]) == ("area", "A quiet month.")
    administrator = client_as(Role.ADMINISTRATOR).get(f"{CITATIONS}/{made['id']}").json()
    assert (administrator["place"], administrator["area_id"]) == ("A place", None)


def test_nobody_cites_or_changes_a_place_that_they_may_not_read(
    client: TestClient, client_as: ClientAs, location: UUID
):
    made = cited(client, location)
    administrator = client_as(Role.ADMINISTRATOR)
    url = f"{CITATIONS}/{made['id']}"
    assert administrator.patch(url, json={"said": "X"}, headers=headers()).status_code == 404
    assert administrator.delete(url, headers=headers()).status_code == 404
    answer = administrator.post(
        f"{MEETINGS}/{made['meeting']['id']}/citations", json={"assessment_id": str(location)}
    )
    assert answer.json()["errors"][0]["at"] == "body.assessment_id"


def test_a_location_tells_which_meetings_spoke_of_it(client: TestClient, location: UUID):
    cited(client, location)
    (found,) = client.get(f"/api/test/assessments/{location}/mentions").json()["items"]
    assert (found["forum"], found["held_on"]) == ("Weir ward forum", "2026-10-01")


def test_a_meeting_that_spoke_of_the_area_is_told_of_the_location(
    client: TestClient, location: UUID, area: UUID
):
    meeting = held(client)
    added(client, f"{MEETINGS}/{meeting['id']}/citations", {"area_id": str(area)})
    assert client.get(f"/api/test/assessments/{location}/mentions").json()["count"] == 1


def test_a_place_is_cited_once_by_a_meeting(client: TestClient, location: UUID):
    meeting = cited(client, location)["meeting"]
    answer = client.post(
        f"{MEETINGS}/{meeting['id']}/citations", json={"assessment_id": str(location)}
    )
    assert "already" in answer.json()["errors"][0]["why"]


def test_a_forum_that_is_taken_away_takes_its_meetings_along(client: TestClient, location: UUID):
    made = cited(client, location)
    url = f"{FORUMS}/{made['meeting']['forum_id']}"
    assert client.delete(url, headers=headers()).status_code == 204
    assert client.get(f"{MEETINGS}/{made['meeting']['id']}").status_code == 404
    assert client.get(f"/api/test/assessments/{location}/mentions").json()["count"] == 0


def test_two_people_at_one_meeting_do_not_overwrite_each_other(client: TestClient):
    url = f"{MEETINGS}/{held(client)['id']}"
    assert client.patch(url, json={"summary": "Mine"}, headers=headers()).status_code == 200
    answer = client.patch(url, json={"summary": "Yours"}, headers=headers())
    assert answer.status_code == 412
    assert answer.json()["current"]["summary"] == "Mine"


def test_a_summary_takes_ten_thousand_characters_and_no_more(client: TestClient):
    url = f"{MEETINGS}/{held(client, summary='x' * 10_000)['id']}"
    answer = client.patch(url, json={"summary": "x" * 10_001}, headers=headers())
    assert answer.json()["errors"][0]["at"] == "body.summary"


def test_a_name_in_a_summary_is_warned_about(client: TestClient):
    assert "Kayleigh Brown" in held(client, summary="Kayleigh Brown came.")["warnings"][0]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        pytest.param({"held_on": "2099-01-01", "summary": "Done."}, "body.held_on", id="to come"),
        pytest.param({"held_on": "no day"}, "body.held_on", id="no day"),
        pytest.param({}, "body.held_on", id="when"),
        pytest.param({"held_on": "2026-01-01", "summary": "a\u0007"}, "body.summary", id="bell"),
    ],
)
def test_a_meeting_that_cannot_be_names_its_place(
    client: TestClient, body: dict[str, object], place: str
):
    forum = added(client, FORUMS, FORUM)
    answer = client.post(f"{FORUMS}/{forum['id']}/meetings", json=body)
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]


def test_a_forum_of_an_unknown_kind_is_refused(client: TestClient):
    answer = client.post(FORUMS, json=FORUM | {"forum_kind": "secret", "agency": "circus"})
    assert [one["at"] for one in answer.json()["errors"]] == ["body.forum_kind", "body.agency"]


def test_a_citation_names_one_place_that_there_is(client: TestClient, location: UUID, area: UUID):
    url = f"{MEETINGS}/{held(client)['id']}/citations"
    both = {"assessment_id": str(location), "area_id": str(area)}
    assert client.post(url, json=both).status_code == 422
    assert client.post(url, json={"said": "Somewhere"}).status_code == 422
    answer = client.post(url, json={"assessment_id": str(uuid4())})
    assert answer.json()["errors"][0]["at"] == "body.assessment_id"


@pytest.mark.parametrize("url", [FORUMS, MEETINGS, CITATIONS])
def test_what_is_not_there_is_not_found(client: TestClient, url: str):
    assert client.get(f"{url}/{uuid4()}").status_code == 404
    assert client.delete(f"{url}/{uuid4()}", headers=headers()).status_code == 404
