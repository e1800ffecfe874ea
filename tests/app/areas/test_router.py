from typing import Any
from uuid import UUID

import pytest
from httpx2 import Response
from sqlalchemy import text
from starlette.testclient import TestClient

from app.identity.roles import Role
from tests.conftest import ClientAs, SessionAs
from tests.factories import add_outline, place_area

AREAS = "/api/test/areas"
SQUARE = {
    "type": "Polygon",
    "coordinates": [
        [[-0.07, 51.55], [-0.06, 51.55], [-0.06, 51.555], [-0.07, 51.555], [-0.07, 51.55]]
    ],
}
BOW_TIE = {
    "type": "Polygon",
    "coordinates": [
        [[-0.07, 51.55], [-0.06, 51.555], [-0.06, 51.55], [-0.07, 51.555], [-0.07, 51.55]]
    ],
}


def body(**changes: object) -> dict[str, Any]:
    return {"name": "Lock Street", "kind": "scoping", "geometry": SQUARE, **changes}


def saved(client: TestClient, **changes: object) -> dict[str, Any]:
    answer = client.post(AREAS, json=body(**changes))
    assert answer.status_code == 201, answer.text
    return answer.json()


def faults(answer: Response) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [f"{fault['at']}: {fault['why']}" for fault in answer.json()["errors"]]


def test_saved_area_comes_back_as_it_was_drawn(client_as: ClientAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    area = saved(client)
    read = client.get(f"{AREAS}/{area['id']}").json()
    corners = read["geometry"]["coordinates"][0]
    assert corners == [[pytest.approx(x, abs=1e-6) for x in xy] for xy in SQUARE["coordinates"][0]]


def test_area_carries_its_version_as_etag(client_as: ClientAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    area = saved(client)
    assert client.get(f"{AREAS}/{area['id']}").headers["etag"] == '"1"'


def test_size_is_told_in_hectares(client_as: ClientAs):
    # 0.01 degrees of longitude at 51.55 north are 694 m, 0.005 of latitude 556 m: 38.6 hectares.
    assert saved(client_as(Role.ASSESSMENT_LEAD))["hectares"] == pytest.approx(38.6, abs=0.1)


def test_self_crossing_outline_is_mended_and_said(client_as: ClientAs):
    area = saved(client_as(Role.ASSESSMENT_LEAD), geometry=BOW_TIE)
    assert any("cross" in warning for warning in area["warnings"])


def test_check_shows_where_the_outline_crosses_itself(client_as: ClientAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    (crossing,) = client.post(f"{AREAS}/check", json=body(geometry=BOW_TIE)).json()["crossings"]
    assert crossing == [pytest.approx(-0.065, abs=1e-4), pytest.approx(51.5525, abs=1e-4)]


def test_check_saves_nothing(client_as: ClientAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    client.post(f"{AREAS}/check", json=body())
    assert client.get(AREAS).json()["count"] == 0


def test_circle_around_a_point_has_its_radius(client_as: ClientAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    circle = body(geometry=None, centre=[-0.065, 51.5525], radius_m=250, made_by="circle")
    # Pi times 250 m squared is 19.63 hectares; 64 corners lose a sixth of a percent.
    assert client.post(f"{AREAS}/check", json=circle).json()["hectares"] == pytest.approx(
        19.63, rel=0.003
    )


def test_nearly_equal_area_is_pointed_out(client_as: ClientAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    saved(client, name="First")
    second = saved(client, name="Second")
    assert any("“First” is nearly the same" in warning for warning in second["warnings"])


def test_area_larger_than_the_partnership_is_refused(client_as: ClientAs, session_as: SessionAs):
    small = "POLYGON((534000 185000,534100 185000,534100 185100,534000 185100,534000 185000))"
    with session_as("exact") as session:
        add_outline(session, wkt=small)
    circle = body(geometry=None, centre=[-0.0675, 51.5487], radius_m=300)
    (fault,) = faults(client_as(Role.ASSESSMENT_LEAD).post(AREAS, json=circle))
    assert "more than the whole partnership" in fault


def test_area_outside_the_partnership_is_refused(client_as: ClientAs, session_as: SessionAs):
    with session_as("exact") as session:
        add_outline(session)
    circle = body(geometry=None, centre=[-1.5, 53.8], radius_m=100)
    (fault,) = faults(client_as(Role.ASSESSMENT_LEAD).post(AREAS, json=circle))
    assert "No part of the outline lies in the partnership" in fault


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        pytest.param({"name": "  "}, "body.name", id="empty name"),
        pytest.param({"name": "a\u0000b"}, "U+0000", id="a character that cannot be kept"),
        pytest.param({"kind": "hotspot"}, "not a kind of area", id="unknown kind"),
        pytest.param({"geometry": None}, "Draw the area", id="nowhere"),
        pytest.param({"centre": [-0.06, 51.55]}, "in one way", id="two outlines"),
        pytest.param(
            {"geometry": None, "centre": [-0.06, 51.55]}, "Give radius_m", id="no distance"
        ),
        pytest.param(
            {"geometry": None, "centre": [51.55, -0.06], "radius_m": 50}, "exchanged", id="swapped"
        ),
        pytest.param(
            {"geometry": None, "centre": [2.35, 48.86], "radius_m": 50}, "outside", id="Paris"
        ),
        pytest.param({"geometry": None, "boundary_id": 7}, "There is no boundary", id="no ward"),
        pytest.param({"colour": "red"}, "body.colour", id="a field that does not exist"),
        pytest.param({"geometry": {"type": "Point", "coordinates": [0, 51]}}, "Polygon", id="dot"),
    ],
)
def test_bad_input_is_one_sentence_with_its_place(
    client_as: ClientAs, changes: dict[str, Any], sentence: str
):
    (fault,) = faults(client_as(Role.ASSESSMENT_LEAD).post(AREAS, json=body(**changes)))
    assert sentence in fault


@pytest.mark.parametrize("number", ["1e999", "NaN", "-Infinity", '"51.5"'])
def test_coordinate_that_is_no_number_is_refused(client_as: ClientAs, number: str):
    client = client_as(Role.ASSESSMENT_LEAD)
    text = (
        '{"name":"x","kind":"scoping","geometry":{"type":"Polygon","coordinates":'
        f"[[[-0.07,51.55],[{number},51.55],[-0.06,51.56],[-0.07,51.55]]]}}}}"
    )
    answer = client.post(AREAS, content=text, headers={"Content-Type": "application/json"})
    (fault,) = faults(answer)
    assert "coordinates[0][1]" in fault


def test_origin_that_json_cannot_hold_is_refused(client_as: ClientAs):
    text = '{"name":"x","kind":"scoping","centre":[-0.07,51.55],"radius_m":50,"origin":{"x":1e999}}'
    answer = client_as(Role.ASSESSMENT_LEAD).post(
        AREAS, content=text, headers={"Content-Type": "application/json"}
    )
    assert any(fault.startswith("body.origin.x") for fault in faults(answer))


def test_outline_with_too_many_points_is_refused(client_as: ClientAs):
    ring = [[-0.07 + n * 1e-6, 51.55] for n in range(10_000)] + [[-0.065, 51.56], [-0.07, 51.55]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    (fault,) = faults(client_as(Role.ASSESSMENT_LEAD).post(AREAS, json=body(geometry=shape)))
    assert "more than 2,000 points" in fault


def test_change_needs_the_version_it_was_made_from(client_as: ClientAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    area = saved(client)
    assert client.patch(f"{AREAS}/{area['id']}", json={"name": "New"}).status_code == 428


def test_change_keeps_what_it_does_not_name(client_as: ClientAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    area = saved(client, reason="Reports from the school")
    answer = client.patch(
        f"{AREAS}/{area['id']}", json={"name": "New"}, headers={"If-Match": '"1"'}
    ).json()
    assert (answer["name"], answer["reason"], answer["version"]) == (
        "New",
        "Reports from the school",
        2,
    )


def test_stale_change_is_answered_with_both_versions(client_as: ClientAs):
    lead, officer = client_as(Role.ASSESSMENT_LEAD), client_as(Role.COMMUNITY_SAFETY_OFFICER)
    url = f"{AREAS}/{saved(lead)['id']}"
    lead.patch(url, json={"name": "Theirs"}, headers={"If-Match": '"1"'})
    answer = officer.patch(url, json={"name": "Mine"}, headers={"If-Match": '"1"'})
    problem = answer.json()
    assert answer.status_code == 412
    assert (problem["current"]["name"], problem["yours"]["name"]) == ("Theirs", "Mine")
    assert problem["detail"].startswith("Assessment lead saved this area")


def test_deleted_area_is_gone_but_its_history_stays(client_as: ClientAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"{AREAS}/{saved(client)['id']}"
    assert client.delete(url, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(url).status_code == 404
    history = client.get(f"{url}/history").json()["items"]
    assert [one["operation"] for one in history] == ["deleted", "created"]


def test_history_says_who_changed_what(client_as: ClientAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    url = f"{AREAS}/{saved(client)['id']}"
    circle = {"centre": [-0.065, 51.5525], "radius_m": 100, "kind": "conference"}
    client.patch(url, json=circle, headers={"If-Match": '"1"'})
    newest = client.get(f"{url}/history").json()["items"][0]
    assert newest["changed_by"] == "Assessment lead"
    assert newest["words"] == "Changed the outline and the kind."
    assert newest["fields"][1]["after"] == "Conference area"


def test_areas_are_found_by_part_of_their_name(client_as: ClientAs):
    client = client_as(Role.ASSESSMENT_LEAD)
    saved(client, name="Lock Street")
    saved(client, name="100% Mill_Lane")
    found = client.get(AREAS, params={"q": "0% mill_"}).json()
    assert [one["name"] for one in found["items"]] == ["100% Mill_Lane"]


def test_unknown_filter_value_is_refused(client_as: ClientAs):
    (fault,) = faults(client_as(Role.ASSESSMENT_LEAD).get(AREAS, params={"due": "someday"}))
    assert fault.startswith("query.due: Choose one of")


def test_tasking_officer_reads_areas_but_may_not_draw_them(
    client_as: ClientAs, session_as: SessionAs
):
    with session_as("exact") as session:
        place_area(session)
    client = client_as(Role.TASKING_OFFICER)
    assert client.get(AREAS).json()["count"] == 1
    assert client.post(AREAS, json=body()).status_code == 403


def test_how_an_assessment_stands_is_told_with_its_area_to_who_may_read_it(
    client_as: ClientAs, session_as: SessionAs, members: dict[Role, UUID]
):
    with session_as("exact") as session:
        first = place_area(session, name="Weir Road")
        place_area(session, name="Mill Lane")
        session.execute(
            text(
                "INSERT INTO assessment (title, context_kind, stage, area_id, lead_id, review_on)"
                " VALUES ('Weir Road', 'neighbourhood', 'scoping', :area, :lead, '2026-12-01')"
            ),
            {"area": first, "lead": members[Role.ASSESSMENT_LEAD]},
        )
    told = ("stage", "stage_label", "lead", "review_on")
    lead = client_as(Role.ASSESSMENT_LEAD).get(AREAS).json()["items"]
    assert [one["name"] for one in lead] == ["Weir Road", "Mill Lane"]
    assert lead[0]["stage"] == "scoping"
    for role in (Role.TASKING_OFFICER, Role.PARTNER_CONTRIBUTOR):
        client = client_as(role)
        rows = client.get(AREAS).json()["items"]
        assert [one["name"] for one in rows] == ["Mill Lane", "Weir Road"]
        one = client.get(f"{AREAS}/{first}").json()
        assert {row[name] for row in (*rows, one) for name in told} == {None}
        for asked in ("stage=scoping", "due=late"):
            (fault,) = faults(client.get(f"{AREAS}?{asked}"))
            assert "does not read assessments" in fault
