"""Everything that was saved for one location of concern, page by page."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.app.history.test_reading import BASE, change, scene
from tests.conftest import SLUG, ClientAs, SessionAs
from tests.factories import add_location


def words_of(client: TestClient, location: UUID) -> list[str]:
    told = client.get(f"{BASE}/assessments/{location}/timeline").json()
    return [one["words"] for one in told["items"]]


def test_records_below_a_location_are_told_newest_first(client_as: ClientAs, session_as: SessionAs):
    made = scene(session_as)
    change(session_as, "UPDATE action SET due_on = '2026-12-02' WHERE id = :id", id=made["action"])
    told = words_of(client_as(Role.ASSESSMENT_LEAD), made["assessment"])
    assert told[0] == "Changed the due date of the action “Mend the lamps”."
    assert told[1:3] == [
        "Created the action “Mend the lamps”.",
        "Created the goal “Young people use the park”.",
    ]
    assert told[-1] == "Created the area “Lock Street”."


def test_values_before_and_after_stand_beside_the_words(client_as: ClientAs, session_as: SessionAs):
    made = scene(session_as)
    change(session_as, "UPDATE action SET due_on = '2026-12-02' WHERE id = :id", id=made["action"])
    path = f"{BASE}/assessments/{made['assessment']}/timeline"
    first = client_as(Role.ASSESSMENT_LEAD).get(path).json()["items"][0]
    assert first["fields"] == [
        {"field": "due_on", "label": "due date", "before": None, "after": "2 December 2026"}
    ]


def test_what_belongs_to_another_location_is_left_out(client_as: ClientAs, session_as: SessionAs):
    scene(session_as)
    with session_as("exact") as session:
        other = add_location(session, title="Elsewhere")
    (only,) = words_of(client_as(Role.ASSESSMENT_LEAD), other)
    assert only.endswith("Elsewhere”.")


def test_deleted_records_stay_in_the_timeline(client_as: ClientAs, session_as: SessionAs):
    made = scene(session_as)
    change(session_as, "UPDATE goal SET deleted_at = now() WHERE id = :id", id=made["goal"])
    told = words_of(client_as(Role.CONFERENCE_CHAIR), made["assessment"])
    assert told[0] == "Deleted the goal “Young people use the park”."


def test_pages_together_hold_everything_once(client_as: ClientAs, session_as: SessionAs):
    made = scene(session_as)
    client = client_as(Role.ASSESSMENT_LEAD)
    path = f"{BASE}/assessments/{made['assessment']}/timeline"
    whole = client.get(path).json()
    assert whole["next"] is None
    pages: list[str] = []
    cursor: dict[str, int] = {}
    for _ in range(len(whole["items"])):
        page = client.get(path, params={"limit": 1} | cursor).json()
        pages += [one["words"] for one in page["items"]]
        cursor = {"cursor": page["next"] or 1}
    assert pages == [one["words"] for one in whole["items"]]


def test_what_was_brought_in_stands_on_the_day_it_had(
    client_as: ClientAs, session_as: SessionAs, owner: Engine
):
    made = scene(session_as)
    with owner.begin() as connection:
        connection.execute(text(f'SET LOCAL search_path = "p_{SLUG}", public'))
        connection.execute(
            text("UPDATE history SET changed_at = '2024-01-15' WHERE table_name = 'action'")
        )
    client = client_as(Role.ASSESSMENT_LEAD)
    path = f"{BASE}/assessments/{made['assessment']}/timeline"
    assert words_of(client, made["assessment"])[-1] == "Created the action “Mend the lamps”."
    first = client.get(path, params={"limit": 1}).json()
    second = client.get(path, params={"limit": 1, "cursor": first["next"]}).json()
    assert second["items"][0] == client.get(path).json()["items"][1]


def test_an_earlier_area_of_the_location_is_told_too(client_as: ClientAs, session_as: SessionAs):
    made = scene(session_as)
    change(session_as, "UPDATE assessment SET area_id = NULL WHERE id = :id", id=made["assessment"])
    told = words_of(client_as(Role.ASSESSMENT_LEAD), made["assessment"])
    assert "Created the area “Lock Street”." in told


def test_one_kind_of_record_can_be_asked_for_alone(client_as: ClientAs, session_as: SessionAs):
    made = scene(session_as)
    path = f"{BASE}/assessments/{made['assessment']}/timeline?kind=goal"
    told = client_as(Role.ASSESSMENT_LEAD).get(path).json()
    assert [one["kind"] for one in told["items"]] == ["goal"]


@pytest.mark.parametrize("role", [Role.TASKING_OFFICER, Role.PARTNER_CONTRIBUTOR])
def test_the_timeline_is_closed_to_who_may_not_read_assessments(
    client_as: ClientAs, session_as: SessionAs, role: Role
):
    made = scene(session_as)
    path = f"{BASE}/assessments/{made['assessment']}/timeline"
    assert client_as(role).get(path).status_code == 403


@pytest.mark.parametrize(
    "query",
    [
        "cursor=0",
        "cursor=x",
        "limit=0",
        "limit=100000",
        "kind=member",
        "kind=safety_mark",
        "kind=%00",
    ],
)
def test_impossible_pages_are_refused(client_as: ClientAs, session_as: SessionAs, query: str):
    made = scene(session_as)
    path = f"{BASE}/assessments/{made['assessment']}/timeline?{query}"
    assert client_as(Role.ASSESSMENT_LEAD).get(path).status_code == 422


def test_a_location_that_never_was_has_no_timeline(client_as: ClientAs):
    path = f"{BASE}/assessments/{uuid4()}/timeline"
    assert client_as(Role.ASSESSMENT_LEAD).get(path).status_code == 404
