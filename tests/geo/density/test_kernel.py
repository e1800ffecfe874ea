import math
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.density import Edge, KernelDensity, kernel_density
from tests.geo.density.grounds import RECTANGLE, by_quadrature, incidents, uneven

MIDDLE = (401_000.0, 300_500.0)


def ask(points: Any, at: Any, **options: Any) -> KernelDensity:  # noqa: ANN401
    given: dict[str, Any] = {"window": RECTANGLE, "bandwidth_m": 100, **options}
    return kernel_density(points, at=at, **given)


def test_an_incident_far_from_the_edge_is_as_high_as_a_gaussian() -> None:
    # 1 / (2 pi 50^2) in its place, exp(-1/2) of it one standard deviation away.
    found = ask([MIDDLE], [MIDDLE, (401_050, 300_500)], bandwidth_m=50).intensity
    assert found == pytest.approx([6.366198e-5, 3.861294e-5])


def test_in_a_corner_what_is_lost_is_given_back_fourfold() -> None:
    corner = (400_000, 300_000)
    plain, given_back = (
        ask([corner], [corner], edge=edge).intensity for edge in ("none", "diggle")
    )
    assert given_back == pytest.approx(4 * plain)


@pytest.mark.parametrize("bandwidth_m", [40, 150, 600])
def test_over_an_uneven_ground_the_integral_is_the_number_of_incidents(
    bandwidth_m: float,
) -> None:
    ground = uneven()
    places, square_m2 = by_quadrature(ground)
    found = ask(incidents(ground), places, window=ground, bandwidth_m=bandwidth_m)
    assert found.integral == pytest.approx(60)
    assert found.intensity.sum() * square_m2 == pytest.approx(60, rel=2e-3)


def test_without_correction_the_integral_is_what_stays_on_the_ground() -> None:
    places, square_m2 = by_quadrature(RECTANGLE)
    found = ask(incidents(RECTANGLE), places, edge="none", bandwidth_m=200)
    assert found.integral == pytest.approx(found.intensity.sum() * square_m2, rel=1e-4)
    assert found.integral is not None
    assert found.integral < 60


def test_uniform_correction_keeps_no_total() -> None:
    assert ask(incidents(RECTANGLE), [MIDDLE], edge="uniform").integral is None


def test_uniform_correction_leaves_even_ground_even() -> None:
    # Incidents on a fine lattice: at the edge and in the middle one to 400 m².
    places, _ = by_quadrature(RECTANGLE, step_m=20)
    found = ask(places, [MIDDLE, (400_000, 300_500), (402_000, 301_000)], edge="uniform")
    assert found.intensity == pytest.approx([1 / 400] * 3, rel=1e-3)


def test_far_from_the_edge_all_corrections_agree() -> None:
    found = [
        ask([MIDDLE], [MIDDLE], bandwidth_m=20, edge=edge).intensity[0]
        for edge in ("none", "uniform", "diggle")
    ]
    assert found == pytest.approx([found[0]] * 3, rel=1e-12)


@settings(max_examples=25)
@given(st.integers(0, 1_000), st.integers(-100_000, 100_000))
def test_neither_the_origin_nor_the_order_of_incidents_matters(seed: int, shift: int) -> None:
    points = incidents(RECTANGLE, 20, seed=seed)
    places = incidents(RECTANGLE, 5, seed=seed + 1)
    order = np.random.default_rng(seed).permutation(20)
    moved = shapely.box(*(np.array(RECTANGLE.bounds) + shift))
    here = ask(points, places).intensity
    there = ask(points[order] + shift, places + shift, window=moved).intensity
    np.testing.assert_allclose(there, here, rtol=1e-9)


def test_ground_twice_as_wide_and_high_is_a_quarter_as_dense() -> None:
    points, places = incidents(RECTANGLE), incidents(RECTANGLE, 9, seed=5)
    wide = shapely.box(*(2 * np.array(RECTANGLE.bounds)))
    found = ask(2 * points, 2 * places, window=wide, bandwidth_m=200).intensity
    np.testing.assert_allclose(4 * found, ask(points, places).intensity, rtol=1e-9)


def test_a_weight_of_three_is_three_incidents() -> None:
    points = incidents(RECTANGLE, 10)
    thrice = ask(np.vstack([points, points[:1], points[:1]]), [MIDDLE])
    weighted = ask(points, [MIDDLE], weights=[3] + [1] * 9)
    np.testing.assert_allclose(weighted.intensity, thrice.intensity)
    assert weighted.integral == pytest.approx(12)


def test_incidents_outside_the_window_are_left_out_and_said() -> None:
    points = np.vstack([incidents(RECTANGLE, 20), [(399_000, 300_500)]])
    found = ask(points, [MIDDLE])
    assert (found.used, found.left_out) == (20, 1)
    assert found.reading.endswith("1 incident lies outside the area and is left out.")


def test_mean_intensity_is_incidents_by_area() -> None:
    assert ask(incidents(RECTANGLE, 50), [MIDDLE]).mean_intensity == pytest.approx(25e-6)


def test_no_incidents_are_a_flat_ground_that_is_not_shown() -> None:
    found = ask([], [MIDDLE])
    assert (found.intensity.tolist(), found.usable, found.used) == ([0], False, 0)


@pytest.mark.parametrize(
    ("change", "match"),
    [
        pytest.param({"points": [(-0.1, 51.5)]}, "^points: .*degrees", id="degrees"),
        pytest.param({"points": [(math.nan, 0)]}, "^points: row 0", id="nan"),
        pytest.param({"at": []}, "^at: no place", id="no-place"),
        pytest.param({"at": [(0, 0), MIDDLE]}, "^at: 1 of 2 places lie outside", id="outside"),
        pytest.param({"at": [(math.inf, 0)]}, "^at: row 0", id="infinite"),
        pytest.param({"bandwidth_m": 0}, "^bandwidth_m: 0 is not a length", id="no-bandwidth"),
        pytest.param({"bandwidth_m": 1e-200}, "^bandwidth_m: 1e-200 is not", id="no-width"),
        pytest.param({"bandwidth_m": math.nan}, "^bandwidth_m", id="nan-bandwidth"),
        pytest.param({"bandwidth_m": 1e7}, "^bandwidth_m: so wide", id="wide"),
        pytest.param({"bandwidth_m": 1e7, "edge": "uniform"}, "^bandwidth_m: so", id="uniform"),
        pytest.param({"edge": "torus"}, "^edge: 'torus' is not one of none", id="edge"),
        pytest.param({"weights": [1, 2]}, "^weights: expected shape", id="weights"),
        pytest.param({"weights": [-1]}, "^weights: .*negative", id="negative"),
        pytest.param({"weights": [math.nan]}, "^weights: .*not a number", id="nan-weight"),
        pytest.param({"window": "here"}, "^window: expected a shapely", id="window"),
    ],
)
def test_what_cannot_be_spread_is_refused_by_name(change: dict[str, Any], match: str) -> None:
    given = {"points": [MIDDLE], "at": [MIDDLE], **change}
    with pytest.raises(ValueError, match=match):
        ask(**given)


def test_more_pairs_than_can_be_summed_are_sent_to_a_lattice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("geo.density.kernel.MOST_PAIRS", 5)
    with pytest.raises(ValueError, match=r"^at: 2 places are too many .*give a lattice"):
        ask([MIDDLE] * 3, [MIDDLE] * 2)


def test_what_kind_of_edge_was_asked_is_kept() -> None:
    edge: Edge = "none"
    assert ask([MIDDLE], [MIDDLE], edge=edge).parameters["edge"] == "none"
