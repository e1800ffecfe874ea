import math
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.disclosure import gaussian_distances, ring_distances


def test_a_disc_moves_by_two_thirds_of_its_radius_on_average() -> None:
    disc = ring_distances(0, 300)
    assert disc.mean_m == pytest.approx(200)
    assert disc.mean_square_m2 == pytest.approx(45_000)


def test_uniform_by_radius_gathers_nearer_the_middle_than_uniform_by_area() -> None:
    by_area, by_radius = ring_distances(100, 500), ring_distances(100, 500, uniform_by="radius")
    assert by_radius.quantile_m(0.5) == 300
    assert by_area.quantile_m(0.5) > 360


def test_normal_noise_leaves_some_places_nearly_where_they_were() -> None:
    # One in 200 of a two-dimensional normal lies within a tenth of its standard deviation.
    noise = gaussian_distances(250)
    assert noise.share_within(25) == pytest.approx(0.005, abs=1e-4)
    assert ring_distances(100, 500).share_within(25) == 0


@pytest.mark.parametrize("uniform_by", ["area", "radius"])
def test_moments_are_those_of_the_quantiles(uniform_by: Literal["area", "radius"]) -> None:
    ring = ring_distances(80, 240, uniform_by=uniform_by)
    middles = (np.arange(20_000) + 0.5) / 20_000
    r = np.array([ring.quantile_m(float(share)) for share in middles])
    assert ring.mean_m == pytest.approx(r.mean(), rel=1e-6)
    assert ring.mean_square_m2 == pytest.approx(np.square(r).mean(), rel=1e-6)


@given(st.floats(0, 0.999))
def test_the_share_within_a_quantile_is_its_share(share: float) -> None:
    for mask in (ring_distances(100, 500), gaussian_distances(80)):
        assert mask.share_within(mask.quantile_m(share)) == pytest.approx(share, abs=1e-9)


def test_averaging_four_masks_halves_the_error() -> None:
    ring = ring_distances(100, 500)
    assert ring.averaging_error_m(4) == pytest.approx(ring.averaging_error_m(1) / 2)


def test_the_error_of_an_average_is_that_of_simulated_averages() -> None:
    rng = np.random.default_rng(4)
    radius = np.sqrt(rng.uniform(100**2, 500**2, (5_000, 9)))
    mean = (radius * np.exp(2j * math.pi * rng.random((5_000, 9)))).mean(axis=1)
    seen = math.sqrt(float(np.mean(np.abs(mean) ** 2)))
    assert ring_distances(100, 500).averaging_error_m(9) == pytest.approx(seen, rel=0.03)


@pytest.mark.parametrize("bad", [0, -1, float("nan"), float("inf")])
def test_what_is_no_length_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match=r"^sigma_m"):
        gaussian_distances(bad)


@pytest.mark.parametrize("bad", [-0.1, 1.0])
def test_a_share_outside_its_range_is_refused(bad: float) -> None:
    with pytest.raises(ValueError, match=r"^share"):
        ring_distances(100, 500).quantile_m(bad)


def test_no_masks_have_no_average() -> None:
    with pytest.raises(ValueError, match=r"^masks"):
        ring_distances(100, 500).averaging_error_m(0)
