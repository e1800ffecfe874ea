from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import text

from app.identity.roles import Role
from tests.app.areas.profile_scene import cover, record, told
from tests.conftest import ClientAs, SessionAs


def test_tasking_officer_counts_by_street_and_sees_no_assessments(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 6)
        session.execute(
            text(
                "INSERT INTO assessment (area_id, context_kind, title, stage)"
                " VALUES (:area, 'neighbourhood', 'Lock Street', 'scoping')"
            ),
            {"area": area},
        )
    lead, officer = (
        told(client_as(role), area) for role in (Role.ASSESSMENT_LEAD, Role.TASKING_OFFICER)
    )
    assert officer["basis"] == "the middle of the nearest street"
    assert [len(one["assessments"]) for one in (lead, officer)] == [1, 0]


def test_unsaved_outline_gets_the_same_answer(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 7)
    client = client_as(Role.ASSESSMENT_LEAD)
    geometry = client.get(f"/api/test/areas/{area}").json()["geometry"]
    drawn = client.post("/api/test/profile", json={"geometry": geometry}).json()
    assert drawn["incidents"] == told(client, area)["incidents"]


def test_a_new_incident_is_in_the_next_profile(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    client = client_as(Role.ASSESSMENT_LEAD)
    with session_as("exact") as session:
        cover(session)
        record(session, 5)
    told(client, area)
    with session_as("exact") as session:
        record(session, 1, month=date(2026, 11, 1))
    assert told(client, area)["period"]["to"] == "2026-11"


BAD_QUESTIONS = pytest.mark.parametrize(
    ("query", "place"),
    [
        pytest.param({"harm": "hotspot"}, "query.harm", id="unknown kind of harm"),
        pytest.param({"source": "nobody"}, "query.source", id="unknown source"),
        pytest.param({"from": "2026-13", "to": "2026-12"}, "query.from", id="month 13"),
        pytest.param({"at": "0001-01-01T00:00"}, "query.at", id="long ago"),
        pytest.param(
            {"comparison_id": "00000000-0000-0000-0000-000000000000"},
            "query.comparison_id",
            id="unknown comparison area",
        ),
    ],
)


@BAD_QUESTIONS
def test_bad_question_of_a_drawn_outline_names_its_place_in_the_body(
    client_as: ClientAs, area: UUID, query: dict[str, str], place: str
):
    client = client_as(Role.ASSESSMENT_LEAD)
    body = {**query, "geometry": client.get(f"/api/test/areas/{area}").json()["geometry"]}
    answer = client.post("/api/test/profile", json=body)
    assert answer.status_code == 422
    places = [fault["at"] for fault in answer.json()["errors"]]
    assert places == [place.replace("query.", "body.")]


@BAD_QUESTIONS
def test_bad_question_names_its_place(
    client_as: ClientAs, area: UUID, query: dict[str, str], place: str
):
    client = client_as(Role.ASSESSMENT_LEAD)
    answer = client.get(f"/api/test/areas/{area}/profile", params=query)
    assert answer.status_code == 422
    assert [fault["at"] for fault in answer.json()["errors"]] == [place]


def test_unknown_area_is_not_found(client_as: ClientAs):
    url = "/api/test/areas/00000000-0000-0000-0000-000000000000/profile"
    assert client_as(Role.ASSESSMENT_LEAD).get(url).status_code == 404


def test_partner_contributor_has_no_profile(client_as: ClientAs, area: UUID):
    client = client_as(Role.PARTNER_CONTRIBUTOR)
    assert client.get(f"/api/test/areas/{area}/profile").status_code == 403


def circle(radius_m: float) -> dict[str, object]:
    return {"centre": [-0.0605, 51.5525], "radius_m": radius_m}


def test_outline_that_differs_by_a_sliver_is_not_counted_below_the_exact_tier(
    client_as: ClientAs, session_as: SessionAs, area: UUID
):
    with session_as("exact") as session:
        cover(session)
        record(session, 9)
        record(session, 2, at=(534990.0, 185500.0))
    client = client_as(Role.TASKING_OFFICER)
    geometry = client.get(f"/api/test/areas/{area}").json()["geometry"]
    ring = geometry["coordinates"][0]
    east = max(x for x, _ in ring)
    smaller = [[x - 0.0003 if x > east - 0.0002 else x, y] for x, y in ring]
    body = {"geometry": {"type": "Polygon", "coordinates": [smaller]}}
    profile = client.post("/api/test/profile", json=body).json()
    assert profile["incidents"]["total"] == {"state": "suppressed"}
    assert "nearly the same as another" in profile["sentences"]["caution"]


def test_sliver_tells_nothing_new_to_those_who_see_exact_places(
    client_as: ClientAs, session_as: SessionAs
):
    with session_as("exact") as session:
        cover(session)
        record(session, 9)
    client = client_as(Role.ASSESSMENT_LEAD)
    answers = [client.post("/api/test/profile", json=circle(r)).json() for r in (900, 905)]
    assert {one["sentences"]["caution"].count("nearly the same") for one in answers} == {0}
