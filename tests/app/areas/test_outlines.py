import pytest
import shapely
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.areas.outlines import MOST_POINTS, outline_of
from app.areas.schemas import OutlineIn
from app.problems import InvalidInput


def add_place(session: Session, wkt: str) -> str:
    return session.execute(
        text(
            "INSERT INTO place (name, place_type, geom) VALUES"
            " ('Larkfield Park', 'park', st_geomfromtext(:wkt, 27700)) RETURNING id::text"
        ),
        {"wkt": wkt},
    ).scalar_one()


def test_place_with_an_outline_is_taken_as_it_is(session: Session):
    park = add_place(
        session, "POLYGON((534000 185000,534100 185000,534100 185100,534000 185100,534000 185000))"
    )
    outline = outline_of(session, OutlineIn.model_validate({"place_id": park}))
    assert shapely.area(outline.geometry) == 10_000


def test_place_that_is_a_point_gets_a_circle(session: Session):
    stop = add_place(session, "POINT(534000 185000)")
    outline = outline_of(session, OutlineIn.model_validate({"place_id": stop, "radius_m": 50}))
    # A regular 64-gon of radius 50 m: 64 / 2 * 50² * sin(2 pi / 64).
    assert shapely.area(outline.geometry) == pytest.approx(7841.37, abs=0.5)


def test_distance_is_measured_from_the_edge_of_a_place(session: Session):
    park = add_place(
        session, "POLYGON((534000 185000,534100 185000,534100 185100,534000 185100,534000 185000))"
    )
    outline = outline_of(session, OutlineIn.model_validate({"place_id": park, "radius_m": 50}))
    assert outline.geometry.bounds == (533950, 184950, 534150, 185150)


def test_boundary_with_very_many_points_is_simplified_and_said(session: Session):
    wiggly = shapely.buffer(shapely.Point(534000, 185000), 1000, quad_segs=2000)
    boundary = session.execute(
        text(
            "INSERT INTO boundary (boundary_type, code, name, geom) VALUES"
            " ('ward', 'W1', 'Weir', st_multi(st_geomfromtext(:wkt, 27700))) RETURNING id"
        ),
        {"wkt": wiggly.wkt},
    ).scalar_one()
    outline = outline_of(session, OutlineIn(boundary_id=boundary))
    assert shapely.get_num_coordinates(outline.geometry) <= MOST_POINTS
    assert outline.warnings == ("The outline was simplified to within 1 m.",)


def test_place_that_does_not_exist_is_said_with_its_field(session: Session):
    given = OutlineIn.model_validate({"place_id": "00000000-0000-0000-0000-000000000000"})
    with pytest.raises(InvalidInput) as refused:
        outline_of(session, given)
    assert refused.value.faults[0].at == "body.place_id"
