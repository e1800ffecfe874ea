from collections.abc import Mapping

import pytest
from shapely import MultiPolygon, Polygon

from geo.scoping.boundaries import fit_to_boundaries, overlap
from geo.scoping.evidence import gather
from geo.scoping.outline import Outline
from tests.geo.scoping.scenes import ground, strewn

EVIDENCE = gather(strewn(400, ground(0, 0, 300, 200)), None)
OUTLINE = ground(20, 20, 280, 180)
MILL, QUAY = ground(0, 0, 140, 200), ground(160, 0, 300, 200)


def fitted(boundaries: Mapping[str, Polygon | MultiPolygon], wanted: float = 320) -> Outline:
    found = fit_to_boundaries(boundaries, OUTLINE, EVIDENCE, wanted=wanted)
    assert found is not None
    return found


def test_overlap_is_common_ground_over_all_ground() -> None:
    assert overlap(ground(0, 0, 10, 10), ground(5, 0, 15, 10)) == pytest.approx(1 / 3)


def test_the_boundary_that_overlaps_best_is_taken() -> None:
    found = fitted({"Park": ground(0, 0, 900, 900), "Estate": ground(0, 0, 310, 205)})
    assert found.names == ("Estate",)


def test_two_estates_with_a_road_between_become_one_area() -> None:
    found = fitted({"Mill": MILL, "Quay": QUAY})
    assert set(found.names) == {"Mill", "Quay"}
    assert found.shape.equals(ground(0, 0, 300, 200))


def test_an_estate_too_far_off_is_not_joined() -> None:
    found = fitted({"Mill": MILL, "Quay": ground(200, 0, 300, 200)})
    assert found.names == ("Mill",)
    assert found.share_held < 0.6


def test_a_boundary_that_only_touches_the_outline_is_not_looked_at() -> None:
    beside = ground(280, 20, 500, 180)
    assert fit_to_boundaries({"Beside": beside}, OUTLINE, EVIDENCE, wanted=320) is None


def test_further_estates_are_added_while_too_little_is_held() -> None:
    # The outline lies in the first; the second makes the overlap worse, but holds a third more.
    estates = {"West": ground(0, 0, 290, 200), "East": ground(270, -100, 700, 300)}
    assert fitted(estates, wanted=320).names == ("West",)
    assert fitted(estates, wanted=398).names == ("West", "East")


def test_names_in_another_order_give_the_same_area() -> None:
    turned = fitted({"Quay": QUAY, "Mill": MILL})
    assert turned.names == fitted({"Mill": MILL, "Quay": QUAY}).names


def test_a_boundary_in_parts_far_apart_is_no_area() -> None:
    parts = MultiPolygon([MILL, ground(900, 0, 990, 90)])
    assert fit_to_boundaries({"Parts": parts}, OUTLINE, EVIDENCE, wanted=320) is None
