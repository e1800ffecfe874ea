import pytest
import shapely

from data.demo.records import Borough, Boundary


def of(borough: Borough, boundary_type: str) -> list[Boundary]:
    return [b for b in borough.boundaries if b.boundary_type == boundary_type]


@pytest.mark.parametrize("boundary_type", ["ward", "lsoa21"])
def test_areas_share_their_edges_without_gap_or_overlap(
    borough: Borough, boundary_type: str
) -> None:
    shapes = [b.geometry for b in of(borough, boundary_type)]
    assert shapely.coverage_is_valid(shapes)


@pytest.mark.parametrize("boundary_type", ["ward", "lsoa21"])
def test_areas_tile_the_borough(borough: Borough, boundary_type: str) -> None:
    whole = shapely.coverage_union_all([b.geometry for b in of(borough, boundary_type)])
    assert whole.symmetric_difference(borough.outline).area == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("boundary_type", ["ward", "lsoa21"])
def test_people_of_the_areas_add_up(borough: Borough, boundary_type: str) -> None:
    total = sum(b.population or 0 for b in of(borough, boundary_type))
    assert total == of(borough, "outline")[0].population


def test_there_are_eight_wards_and_about_sixty_small_areas(borough: Borough) -> None:
    assert len(of(borough, "ward")) == 8
    assert 50 <= len(of(borough, "lsoa21")) <= 70


def test_small_areas_have_the_people_such_areas_have(borough: Borough) -> None:
    people = [b.population or 0 for b in of(borough, "lsoa21")]
    assert min(people) > 800
    assert max(people) < 3_300


def test_every_area_is_one_piece(borough: Borough) -> None:
    assert {len(b.geometry.geoms) for b in borough.boundaries} == {1}


def test_codes_are_invented_and_unlike(borough: Borough) -> None:
    codes = [b.code for b in borough.boundaries]
    assert len(codes) == len(set(codes))
    assert all(code.startswith("X") for code in codes)


def test_small_areas_nest_in_wards(borough: Borough) -> None:
    wards = of(borough, "ward")
    for small in of(borough, "lsoa21"):
        inside = max(small.geometry.intersection(w.geometry).area for w in wards)
        assert inside == pytest.approx(small.geometry.area, rel=1e-6)
