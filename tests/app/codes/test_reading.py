from typing import Any

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_incident, add_location, add_provision

LISTS = "/api/test/code-lists"


@pytest.fixture
def client(client_as: ClientAs) -> TestClient:
    return client_as(Role.ADMINISTRATOR)


def use(client: TestClient, list_: str, code: str) -> dict[str, Any]:
    return client.get(f"/api/test/codes/{list_}/{code}/use").json()


def test_every_list_says_what_it_is_for(client: TestClient):
    rows = client.get(LISTS).json()["items"]
    assert [one["key"] for one in rows if not (one["purpose"] and one["screens"])] == []


def test_lists_are_counted(client: TestClient):
    row = next(one for one in client.get(LISTS).json()["items"] if one["key"] == "mechanism")
    assert (row["current"], row["retired"], row["keeping"]) == (2, 0, "words")


def test_every_list_opens_with_its_use(client: TestClient):
    for row in client.get(LISTS).json()["items"]:
        answer = client.get(f"/api/test/codes/{row['key']}")
        assert answer.status_code == 200, row["key"]


def test_use_is_told_by_kind_of_record(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        add_provision(session)
        add_provision(session, name="Second club")
    found = use(client, "provision_type", "open_access")
    assert found["items"] == [{"what": "provision", "count": 2}]
    assert found["reading"] == "“Open-access youth club” is used 2 times. provision: 2."


def test_use_in_a_list_of_several_is_counted(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        assessment = session.execute(
            text(
                "INSERT INTO assessment (title, context_kind, stage)"
                " VALUES ('Lock Street', 'neighbourhood', 'referred') RETURNING id"
            )
        ).scalar_one()
        session.execute(
            text(
                "INSERT INTO referral (assessment_id, referred_on, context_kind, referrer_agency,"
                " harm_types) VALUES (:id, '2026-11-01', 'neighbourhood', 'parks',"
                ' \'["cse", "syv"]\')'
            ),
            {"id": assessment},
        )
    assert use(client, "harm_type", "syv")["items"] == [{"what": "referral", "count": 1}]


@pytest.mark.parametrize(
    ("key", "code", "kind", "statement"),
    [
        (
            "context",
            "school",
            "context weighting",
            "INSERT INTO weighting (assessment_id, weighed_on, weights, first_context, reason)"
            " VALUES (:id, '2026-11-01', '{\"school\": 60, \"peers\": 40}', 'peers', 'Told')",
        ),
        (
            "agenda_item",
            "goals",
            "conference",
            "INSERT INTO conference (assessment_id, conference_type, status, starts_at, agenda)"
            " VALUES (:id, 'initial', 'planned', '2026-11-01T10:00Z',"
            ' \'[{"key": "goals", "minutes": 10}, {"key": "plan", "minutes": 5}]\')',
        ),
    ],
)
def test_use_within_a_column_is_counted(
    client: TestClient, session_as: SessionAs, key: str, code: str, kind: str, statement: str
):
    with session_as("exact") as session:
        location = session.execute(
            text(
                "INSERT INTO assessment (title, context_kind, stage)"
                " VALUES ('Lock Street', 'neighbourhood', 'referred') RETURNING id"
            )
        ).scalar_one()
        session.execute(text(statement), {"id": location})
    assert use(client, key, code)["items"] == [{"what": kind, "count": 1}]


def test_few_incidents_are_not_told_as_use(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        add_incident(session, harm_type="robbery")
    found = use(client, "harm_type", "robbery")
    assert (found["total"], found["items"]) == (0, [])
    assert found["reading"] == "Recorded incidents are not counted here."
    assert client.get("/api/test/codes/harm_type/robbery").json()["used"] is None


def test_marks_of_a_few_young_people_are_not_told_as_use(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        made = session.execute(
            text(
                "INSERT INTO safety_session (assessment_id, title, held_on, contributors,"
                " facilitator_agency) VALUES (:at, 'Map', '2026-11-01', 2, 'school') RETURNING id"
            ),
            {"at": add_location(session)},
        ).scalar_one()
        session.execute(
            text(
                "INSERT INTO safety_mark (session_id, mark_kind, colour, geom) VALUES"
                " (:id, 'spot', 'red', st_setsrid(st_makepoint(534500, 185500), 27700))"
            ),
            {"id": made},
        )
    for list_, code in (("safety_map_colour", "red"), ("mark_kind", "spot")):
        found = use(client, list_, code)
        assert {one["what"] for one in found["items"]} <= {"entry of a list"}
        assert found["uncounted"] == "Marks on safety maps are not counted here."
        items = client.get(f"/api/test/codes/{list_}").json()["items"]
        assert {one["used"] for one in items} == {None}


def test_use_is_only_told_to_who_edits_lists(client_as: ClientAs):
    for role in set(Role) - {Role.ADMINISTRATOR}:
        reader = client_as(role)
        assert reader.get("/api/test/codes/source_panel/efrp/use").status_code == 403
        assert reader.get("/api/test/codes/source_panel/efrp").json()["used"] is None
        items = reader.get("/api/test/codes/people_band").json()["items"]
        assert {one["used"] for one in items} == {None}


def test_what_was_deleted_does_not_count(client: TestClient, session_as: SessionAs):
    with session_as("exact") as session:
        provision = add_provision(session)
        session.execute(
            text("UPDATE provision SET deleted_at = now() WHERE id = :id"), {"id": provision}
        )
    assert use(client, "provision_type", "open_access")["total"] == 0


def test_a_code_that_other_codes_stand_under_is_used(client: TestClient):
    found = use(client, "intervention_family", "place_order")
    assert found["items"] == [{"what": "entry of a list", "count": 7}]


def test_a_code_that_other_codes_carry_is_used(client: TestClient):
    found = use(client, "change_choice", "greenery")
    assert found["items"] == [{"what": "entry of a list", "count": 2}]


def test_a_code_that_nothing_uses_says_so(client: TestClient):
    assert use(client, "link_kind", "case")["reading"] == (
        "Nothing uses “Case open to a service” yet."
    )


def test_each_code_knows_the_one_before_it(client: TestClient):
    first, second, *_ = client.get("/api/test/codes/mechanism").json()["items"]
    assert (first["after"], second["after"]) == (None, first["code"])


@pytest.mark.parametrize(
    "name", ["Stage", "stage;drop", "a" * 61, "0b9f1a3e-2d7c-4c1b-9a51-6f2d8e7c4a10"]
)
def test_a_name_that_no_list_has_is_refused(client: TestClient, name: str):
    assert client.get(f"/api/test/codes/{name}").status_code in {404, 422}
