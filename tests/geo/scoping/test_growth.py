import numpy as np
import pytest
import shapely

from geo.scoping.growth import (
    coverage_curve,
    outline_to_hold,
    outline_within,
    polygon_of,
    smoothed,
)
from geo.scoping.lattice import Lattice, lay_lattice
from geo.scoping.outline import holds
from tests.geo.scoping.scenes import ground, strewn, town


def lattice_of(points: np.ndarray) -> Lattice:
    return lay_lattice(points, np.ones(len(points)), place_error_m=0)


TOWN = lattice_of(town(600, ground(0, 0, 300, 200)))


@pytest.mark.parametrize("wanted", [60, 300, 540, 600])
def test_an_outline_holds_what_was_wanted(wanted: int) -> None:
    outline = outline_to_hold(TOWN, wanted)
    assert outline.is_valid
    assert holds(outline, TOWN.xy).sum() >= wanted


@pytest.mark.parametrize("most_m2", [2_000, 20_000, 60_000])
def test_an_outline_keeps_to_its_limit_and_uses_most_of_it(most_m2: float) -> None:
    outline = outline_within(TOWN, most_m2)
    assert outline is not None
    assert 0.6 * most_m2 < outline.area <= most_m2


def test_not_a_cell_fits_into_less_than_a_cell() -> None:
    assert outline_within(TOWN, 0.9 * TOWN.cell_m**2) is None


def test_curves_rise_in_area_and_in_share() -> None:
    curve = coverage_curve(TOWN, 600)
    assert curve == sorted(curve, key=lambda step: (step.area_ha, step.share_held))
    assert curve[-1].share_held == 1


def test_a_curve_counts_what_lies_elsewhere_as_not_held() -> None:
    assert coverage_curve(TOWN, 1_200)[-1].share_held == pytest.approx(0.5)


@pytest.mark.parametrize("radius", [0, 2, 5])
def test_more_cells_make_an_area_round_the_smaller_one(radius: int) -> None:
    small, large = (smoothed(TOWN, count, radius) for count in (300, 500))
    assert (large | ~small).all()


def test_smoothing_fills_holes_and_dents_and_cuts_spurs() -> None:
    plain, smooth = (polygon_of(smoothed(TOWN, 2_000, radius), TOWN) for radius in (0, 4))
    assert smooth.length < plain.length
    assert len(smooth.interiors) == 0


def test_a_mask_becomes_its_cells() -> None:
    mask = np.zeros(TOWN.weight.shape, dtype=bool)
    mask[3:5, 2:7] = True
    mask[5, 2] = True
    outline = polygon_of(mask, TOWN)
    assert outline.area == pytest.approx(11 * TOWN.cell_m**2)
    assert outline.bounds[:2] == pytest.approx(
        (TOWN.west + 2 * TOWN.cell_m, TOWN.south + 3 * TOWN.cell_m)
    )


def test_a_bent_area_is_not_straightened_into_its_hull() -> None:
    arms = np.vstack([strewn(700, ground(0, 0, 400, 100)), strewn(700, ground(0, 0, 100, 400))])
    truth = shapely.union_all([ground(0, 0, 400, 100), ground(0, 0, 100, 400)])
    outline = outline_to_hold(lattice_of(arms), 1_330)
    assert outline.intersection(truth).area / outline.union(truth).area > 0.8
