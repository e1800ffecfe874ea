from uuid import uuid4

import pytest
from sqlalchemy import text

from app.identity.roles import Role
from tests import factories
from tests.conftest import ClientAs, SessionAs

LEAD = Role.ASSESSMENT_LEAD


def test_place_tells_its_shape_and_a_point_inside(
    client_as: ClientAs, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        place = factories.add_place(session, name="Larkfield Park", wkt=factories.SQUARE_KM)
    told = client_as(LEAD).get(f"/api/test/places/{place}").json()
    west, south, east, north = told["bbox"]
    assert told["geometry"]["type"] == "Polygon"
    assert west < told["centre"][0] < east
    assert south < told["centre"][1] < north


def test_places_are_listed_by_name_type_and_box(client_as: ClientAs, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        factories.add_place(session, name="Larkfield School")
        factories.add_place(session, name="Canal", place_type="canal")
        factories.add_place(session, name="Far School", wkt="POINT(560000 185500)")
    client = client_as(LEAD)

    def names(query: str) -> list[str]:
        return [one["name"] for one in client.get(f"/api/test/places{query}").json()["items"]]

    assert names("") == ["Canal", "Far School", "Larkfield School"]
    assert names("?q=school") == ["Far School", "Larkfield School"]
    assert names("?type=canal") == ["Canal"]
    assert names("?q=school&bbox=-0.1,51.5,-0.05,51.6") == ["Larkfield School"]
    assert names("?q=100%25") == []


def test_list_that_was_cut_says_so(client_as: ClientAs, session_as: SessionAs) -> None:
    with session_as("exact") as session:
        for n in range(3):
            factories.add_place(session, name=f"Place {n}")
    told = client_as(LEAD).get("/api/test/places?limit=2").json()
    assert (len(told["items"]), told["count"], told["more"]) == (2, 3, True)


def test_place_that_is_not_there_is_not_found(client_as: ClientAs) -> None:
    assert client_as(LEAD).get(f"/api/test/places/{uuid4()}").status_code == 404


def test_boundaries_are_listed_by_type_and_told_with_their_outline(
    client_as: ClientAs, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        factories.add_outline(session)
        session.execute(
            text(
                "INSERT INTO boundary (boundary_type, code, name, population, geom) VALUES"
                " ('ward', 'X05', 'Quayside', 9000, st_multi(st_geomfromtext(:wkt, 27700)))"
            ),
            {"wkt": factories.SQUARE_KM},
        )
    client = client_as(Role.ADMINISTRATOR)
    [ward] = client.get("/api/test/boundaries?type=ward").json()["items"]
    assert (ward["name"], ward["type"], ward["population"]) == ("Quayside", "ward", 9000)
    assert client.get("/api/test/boundaries").json()["count"] == 2
    told = client.get(f"/api/test/boundaries/{ward['id']}").json()
    assert told["geometry"]["type"] == "MultiPolygon"


@pytest.mark.parametrize("wrong", ["0", "-1", "x", "9" * 30])
def test_number_that_is_no_boundary_is_refused(client_as: ClientAs, wrong: str) -> None:
    assert client_as(LEAD).get(f"/api/test/boundaries/{wrong}").status_code in {404, 422}
