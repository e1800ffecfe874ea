"""Shapes at the edge."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geojson import parse_geometry, parse_lonlat, to_geojson
from app.problems import InvalidInput

HACKNEY = [-0.0553, 51.5450]


def square(
    lon: float = HACKNEY[0], lat: float = HACKNEY[1], side: float = 0.01
) -> dict[str, object]:
    ring = [[lon, lat], [lon + side, lat], [lon + side, lat + side], [lon, lat + side], [lon, lat]]
    return {"type": "Polygon", "coordinates": [ring]}


def fault_of(payload: object) -> tuple[str, str]:
    with pytest.raises(InvalidInput) as caught:
        parse_geometry(payload)
    return caught.value.faults[0].at, caught.value.faults[0].why


def test_a_water_tower_lands_where_the_national_mapping_agency_puts_it() -> None:
    # Caister water tower, of Ordnance Survey's worked example: 52 39 28.8282 N, 1 42 57.8663 E.
    point = parse_lonlat(1 + 42 / 60 + 57.8663 / 3600, 52 + 39 / 60 + 28.8282 / 3600, at="body")
    assert (point.x, point.y) == pytest.approx((651409.804, 313177.450), abs=5)


def test_an_outline_comes_back_where_it_was() -> None:
    there = parse_geometry(square()).geometry
    back = to_geojson(there)["coordinates"][0]
    wanted = square()["coordinates"]
    assert isinstance(wanted, list)
    assert all(
        abs(a - b) < 2e-7
        for got, want in zip(back, wanted[0], strict=True)
        for a, b in zip(got, want, strict=True)
    )


def test_exchanged_longitude_and_latitude_are_named() -> None:
    at, why = fault_of({"type": "Point", "coordinates": [51.5450, -0.0553]})
    assert at == "body.geometry.coordinates"
    assert "exchanged" in why


def test_a_place_abroad_is_refused_with_its_position_in_the_shape() -> None:
    shape = {"type": "LineString", "coordinates": [HACKNEY, [2.35, 48.85]]}
    assert fault_of(shape)[0] == "body.geometry.coordinates[1]"


@pytest.mark.parametrize("text", ["1e999", "NaN", "-Infinity"])
def test_numbers_that_are_not_finite_are_refused(text: str) -> None:
    shape = json.loads(f'{{"type": "Point", "coordinates": [{text}, 51.5]}}')
    assert "finite" in fault_of(shape)[1]


def test_ten_thousand_points_are_refused_before_anything_is_measured() -> None:
    line = {"type": "LineString", "coordinates": [HACKNEY] * 10_000}
    assert "more than 2,000 points" in fault_of(line)[1]


def test_an_outline_that_crosses_itself_is_mended_and_says_where() -> None:
    lon, lat = HACKNEY
    bow = [[lon, lat], [lon + 0.01, lat + 0.01], [lon + 0.01, lat], [lon, lat + 0.01], [lon, lat]]
    parsed = parse_geometry({"type": "Polygon", "coordinates": [bow]})
    assert parsed.repaired
    assert parsed.crossings[0] == pytest.approx((lon + 0.005, lat + 0.005), abs=1e-5)


def test_without_mending_the_crossing_point_is_told() -> None:
    lon, lat = HACKNEY
    bow = [[lon, lat], [lon + 0.01, lat + 0.01], [lon + 0.01, lat], [lon, lat + 0.01], [lon, lat]]
    with pytest.raises(InvalidInput, match="crosses itself near TQ"):
        parse_geometry({"type": "Polygon", "coordinates": [bow]}, repair=False)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["type", "coordinates", "geometry"]), inner, max_size=3
            )
        ),
        max_leaves=20,
    )
)
def test_whatever_comes_is_a_shape_or_a_sentence(payload: object) -> None:
    for kind in ("Point", "LineString", "Polygon", "MultiPolygon"):
        try:
            found = parse_geometry({"type": kind, "coordinates": payload}).geometry.is_valid
        except InvalidInput as refused:
            found = all(fault.why.endswith(".") for fault in refused.faults)
        assert found
