"""An outline suggested from recorded incidents, over HTTP, on real PostGIS."""

from datetime import date
from typing import Any
from uuid import UUID

import numpy as np
import pytest
import shapely
from sqlalchemy import text
from starlette.testclient import TestClient

from app.geojson import to_geojson
from app.identity.roles import Role
from data.readers.projection import to_lonlat
from tests.conftest import ClientAs, SessionAs
from tests.factories import (
    add_ground_feature,
    add_incident,
    add_outline,
    add_place,
    add_source,
    place_area,
)

pytestmark = pytest.mark.db
SUGGESTION = "/api/test/areas/suggestion"
CENTRE = (534_500.0, 185_500.0)
GROUND = "POLYGON((532000 183000, 537000 183000, 537000 188000, 532000 188000, 532000 183000))"


def lonlat(at: tuple[float, float]) -> tuple[float, float]:
    lon, lat = to_lonlat(np.array([at[0]]), np.array([at[1]]))
    return float(lon[0]), float(lat[0])


HERE: dict[str, str | float] = dict(zip(("lon", "lat"), lonlat(CENTRE), strict=True))


@pytest.fixture
def lead(client_as: ClientAs) -> TestClient:
    return client_as(Role.ASSESSMENT_LEAD)


def scatter(
    session_as: SessionAs,
    n: int,
    *,
    at: tuple[float, float] = CENTRE,
    spread_m: float = 60,
    seed: int = 7,
    **record: Any,  # noqa: ANN401
) -> None:
    """So many incidents around a place, each at its own."""
    rng = np.random.default_rng(seed)
    with session_as("exact") as session:
        source = add_source(session)
        for east, north in rng.normal(at, spread_m, size=(n, 2)).round(1).tolist():
            add_incident(session, at=(east, north), source=source, **record)


def suggested(client: TestClient, **asked: str | float) -> dict[str, Any]:
    answer = client.get(SUGGESTION, params={**HERE, "fit": "none", **asked})
    assert answer.status_code == 200, answer.text
    return answer.json()


def n_of(figure: dict[str, Any]) -> Any:  # noqa: ANN401
    return figure.get("n", figure["state"])


def test_an_outline_holds_the_share_that_was_asked_for(
    lead: TestClient, session_as: SessionAs
) -> None:
    scatter(session_as, 100)
    scatter(session_as, 40, spread_m=160, seed=8)
    told = suggested(lead, share=70)
    outline = told["outline"]
    assert n_of(outline["held"]) + n_of(outline["outside"]) == n_of(told["used"])
    assert 0.70 <= outline["share_held"] < 0.85
    assert outline["reached"] is True
    assert told["reading"].endswith("It proposes, a person decides.")
    lon, lat = lonlat(CENTRE)
    assert shapely.contains_xy(shapely.geometry.shape(outline["geometry"]), lon, lat)


def test_a_larger_share_needs_more_ground(lead: TestClient, session_as: SessionAs) -> None:
    scatter(session_as, 150, spread_m=120)
    sizes = [suggested(lead, share=share)["outline"]["hectares"] for share in (50, 70, 90)]
    assert sizes[0] < sizes[1] < sizes[2]


def test_incidents_outside_the_start_are_no_evidence(
    lead: TestClient, session_as: SessionAs
) -> None:
    scatter(session_as, 60, spread_m=30)
    scatter(session_as, 500, at=(CENTRE[0] + 900, CENTRE[1]), spread_m=30)
    assert n_of(suggested(lead, within_m=400)["used"]) == 60


def test_sides_follow_streets_where_they_are_there(lead: TestClient, session_as: SessionAs) -> None:
    scatter(session_as, 120, spread_m=45)
    with session_as("exact") as session:
        for step in (-300, -100, 100, 300):
            x, y = CENTRE[0] + step, CENTRE[1] + step
            add_ground_feature(
                session, wkt=f"LINESTRING({x} {CENTRE[1] - 500}, {x} {CENTRE[1] + 500})"
            )
            add_ground_feature(
                session, wkt=f"LINESTRING({CENTRE[0] - 500} {y}, {CENTRE[0] + 500} {y})"
            )
    outline = suggested(lead, fit="streets")["outline"]
    assert outline["fitted_to"] == "streets"
    assert outline["hectares"] == pytest.approx(4.0, abs=0.01)


def test_it_follows_an_estate_by_its_name(lead: TestClient, session_as: SessionAs) -> None:
    scatter(session_as, 120, spread_m=45)
    (x, y), h = CENTRE, 75
    square = shapely.box(x - h, y - h, x + h, y + h)
    with session_as("exact") as session:
        add_place(session, name="Barrow estate", place_type="estate", wkt=square.wkt)
    told = suggested(lead, fit="boundaries")
    assert told["outline"]["names"] == ["Barrow estate"]
    assert "It follows Barrow estate." in told["reading"]


def test_streets_that_enclose_nothing_are_said(lead: TestClient, session_as: SessionAs) -> None:
    scatter(session_as, 80)
    with session_as("exact") as session:
        add_ground_feature(session)
    told = suggested(lead, fit="streets")
    assert told["outline"]["fitted_to"] == "evidence"
    assert "The streets given do not enclose the evidence." in told["care"]


@pytest.mark.parametrize(
    ("n", "used", "words"),
    [
        (0, 0, "No incidents are recorded within 400 m of the point"),
        (3, "suppressed", "Too few to tell: fewer than 10"),
        (9, 9, "Too few to tell: fewer than 10"),
    ],
)
def test_too_few_is_a_sentence_and_gives_nothing_away(
    lead: TestClient, session_as: SessionAs, n: int, used: object, words: str
) -> None:
    scatter(session_as, n)
    told = suggested(lead)
    assert (told["usable"], told["outline"], told["coverage"]) == (False, None, [])
    assert n_of(told["used"]) == used
    assert told["reading"].startswith(words)


def test_one_address_gets_no_outline(lead: TestClient, session_as: SessionAs) -> None:
    scatter(session_as, 40, spread_m=0)
    told = suggested(lead)
    assert told["outline"] is None
    assert "Take a ring round the place instead." in told["reading"]


def test_few_left_outside_hide_how_many_are_held(lead: TestClient, session_as: SessionAs) -> None:
    scatter(session_as, 20, spread_m=60)
    told = suggested(lead, share=90)
    outline = told["outline"]
    assert (n_of(outline["held"]), n_of(outline["outside"])) == ("suppressed", "suppressed")
    assert (outline["share_held"], told["coverage"]) == (None, [])
    assert "holds at least 90% of the incidents" in told["reading"]


def test_steps_of_the_curve_hold_enough_to_be_told(lead: TestClient, session_as: SessionAs) -> None:
    scatter(session_as, 60, spread_m=120)
    told = suggested(lead, share=60)
    held = [round(step["share"] * 60) for step in told["coverage"]]
    assert len(held) >= 3
    assert all(more - less >= 4 for less, more in zip([0, *held], held, strict=False))
    assert all(60 - n == 0 or 60 - n >= 4 for n in held)


def test_another_group_is_told_of_by_a_rounded_place(
    lead: TestClient, session_as: SessionAs
) -> None:
    scatter(session_as, 120, at=(CENTRE[0] - 500, CENTRE[1]), spread_m=25)
    scatter(session_as, 40, at=(CENTRE[0] + 500, CENTRE[1]), spread_m=25)
    told = suggested(lead, within_m=900, share=70)
    (group,) = told["elsewhere"]
    assert n_of(group["figure"]) == 40
    assert group["metres_away"] % 10 == 0


def test_records_that_follow_police_are_left_out_unless_named(
    lead: TestClient, session_as: SessionAs
) -> None:
    scatter(session_as, 30)
    scatter(session_as, 12, seed=9, harm_type="substance", enforcement_driven=True)
    told = suggested(lead)
    assert n_of(told["used"]) == 30
    (line,) = told["left_out"]
    assert n_of(line["figure"]) == 12
    assert n_of(suggested(lead, harm="substance")["used"]) == 12


def test_by_hour_records_of_the_month_alone_are_left_out_and_said(
    lead: TestClient, session_as: SessionAs
) -> None:
    scatter(session_as, 40, hour=16)
    scatter(session_as, 15, seed=9)
    told = suggested(lead, hours="15-18")
    assert n_of(told["used"]) == 40
    assert [(one["reason"], n_of(one["figure"])) for one in told["left_out"]] == [
        ("without an hour or a weekday, by which you chose", 15)
    ]


def test_map_points_blur_the_edge_and_are_said(lead: TestClient, session_as: SessionAs) -> None:
    scatter(session_as, 90, spread_m=150)
    with session_as("exact") as session:
        session.execute(text("UPDATE incident SET location_precision = 'snapped_map_point'"))
    told = suggested(lead)
    assert told["parameters"]["place_error_m"] == 100
    assert any("moved to a map point by their publisher" in line for line in told["care"])


def test_a_saved_area_and_a_ward_can_be_the_start(lead: TestClient, session_as: SessionAs) -> None:
    scatter(session_as, 50)
    with session_as("exact") as session:
        area = place_area(session, name="Lock Street")
        ward = session.execute(
            text(
                "INSERT INTO boundary (boundary_type, code, name, geom) SELECT 'ward', 'W1',"
                " 'Canal ward', geom FROM area RETURNING id"
            )
        ).scalar_one()
        place = add_place(session, wkt=f"POINT({CENTRE[0]} {CENTRE[1]})")
    for start, words in (
        ({"area_id": str(area)}, "in “Lock Street”"),
        ({"boundary_id": ward}, "in Canal ward"),
        ({"place_id": str(place)}, "within 400 m of Larkfield School"),
    ):
        answer = lead.get(SUGGESTION, params={"fit": "none", **start})
        assert answer.status_code == 200, answer.text
        assert answer.json()["start"]["label"] == words
        assert n_of(answer.json()["used"]) == 50


def test_a_saved_area_that_is_nearly_the_same_is_pointed_out(
    lead: TestClient, session_as: SessionAs
) -> None:
    scatter(session_as, 120)
    first = suggested(lead)["outline"]["geometry"]
    saved = lead.post(
        "/api/test/areas",
        json={
            "name": "Twin",
            "kind": "scoping",
            "geometry": first,
            "made_by": "suggestion",
            "origin": {"share": 80, "fit": "none", "edited": False},
        },
    )
    assert saved.status_code == 201, saved.text
    assert saved.json()["made_by"] == "suggestion"
    assert saved.json()["origin"]["share"] == 80
    told = suggested(lead)
    assert [one["name"] for one in told["outline"]["check"]["similar"]] == ["Twin"]
    assert any("“Twin” is nearly the same area" in line for line in told["care"])


def test_an_outline_that_leaves_the_partnership_says_so(
    lead: TestClient, session_as: SessionAs
) -> None:
    with session_as("exact") as session:
        add_outline(session, wkt=GROUND.replace("532000", "534500"))
    scatter(session_as, 120)
    care = suggested(lead)["care"]
    assert any("lies outside the partnership" in line for line in care)


def test_more_hectares_than_allowed_are_not_taken(lead: TestClient, session_as: SessionAs) -> None:
    scatter(session_as, 200, spread_m=120)
    told = suggested(lead, share=90, most_hectares=3)
    assert told["outline"]["hectares"] <= 3
    assert told["outline"]["reached"] is False
    assert "less than the 90% asked for" in told["reading"]


def test_the_answer_follows_the_data(lead: TestClient, session_as: SessionAs) -> None:
    scatter(session_as, 40)
    assert n_of(suggested(lead)["used"]) == 40
    scatter(session_as, 20, seed=11, month=date(2026, 4, 1))
    assert n_of(suggested(lead)["used"]) == 60


@pytest.mark.parametrize(
    ("asked", "at"),
    [
        ({}, "query.lon"),
        ({"lon": "-0.06"}, "query.lat"),
        ({**HERE, "area_id": str(UUID(int=1))}, "query.lon"),
        ({"lon": "nan", "lat": "51.5"}, "query.lon"),
        ({"lon": "51.5", "lat": "-0.06"}, "query.lon.coordinates"),
        ({"lon": "12", "lat": "48"}, "query.lon.coordinates"),
        ({"place_id": str(UUID(int=1))}, "query.place_id"),
        ({"boundary_id": "99999999"}, "query.boundary_id"),
        ({"boundary_id": "-1"}, "query.boundary_id"),
        ({**HERE, "share": "96"}, "query.share"),
        ({**HERE, "share": "1e999"}, "query.share"),
        ({**HERE, "within_m": "199"}, "query.within_m"),
        ({**HERE, "fit": "hexagons"}, "query.fit"),
        ({**HERE, "most_hectares": "inf"}, "query.most_hectares"),
        ({**HERE, "harm": "no_such_harm"}, "query.harm"),
        ({**HERE, "hours": "25-1"}, "query.hours"),
    ],
)
def test_a_question_that_cannot_be_taken_is_refused_at_its_place(
    lead: TestClient, asked: dict[str, Any], at: str
) -> None:
    answer = lead.get(SUGGESTION, params=asked)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["at"] == at


def test_an_area_that_is_not_there_is_not_found(lead: TestClient) -> None:
    assert lead.get(SUGGESTION, params={"area_id": str(UUID(int=0))}).status_code == 404


@pytest.mark.parametrize(
    "role", [Role.TASKING_OFFICER, Role.CONFERENCE_CHAIR, Role.PARTNER_CONTRIBUTOR]
)
def test_those_who_draw_no_areas_are_suggested_none(client_as: ClientAs, role: Role) -> None:
    assert client_as(role).get(SUGGESTION, params=HERE).status_code == 403


def test_suggested_geometry_is_a_sound_polygon_in_degrees(
    lead: TestClient, session_as: SessionAs
) -> None:
    scatter(session_as, 80)
    geometry = shapely.geometry.shape(suggested(lead)["outline"]["geometry"])
    assert geometry.is_valid
    assert geometry.geom_type == "Polygon"
    assert geometry.distance(shapely.geometry.shape(to_geojson(shapely.Point(CENTRE)))) == 0
