import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import owens_t
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from geo.density.window import checked_window
from tests.geo.density.grounds import RECTANGLE, uneven


def mass(ground: BaseGeometry, *places: tuple[float, float], bandwidth_m: float) -> np.ndarray:
    return checked_window(ground).mass(np.array(places), bandwidth_m)


def by_wedges(ground: Polygon, place: tuple[float, float], bandwidth_m: float) -> float:
    """Independent: triangles from the place to each side, each by Owen's function T."""
    x, y = (np.array(ground.exterior.coords).T - np.array(place)[:, None]) / bandwidth_m
    x0, x1, y0, y1 = x[:-1], x[1:], y[:-1], y[1:]
    length = np.hypot(x1 - x0, y1 - y0)
    apart = (x0 * y1 - x1 * y0) / length
    h = np.abs(apart)
    share = [
        np.arctan2(t, h) / (2 * math.pi) - owens_t(h, t / h)
        for t in (
            (x0 * (x1 - x0) + y0 * (y1 - y0)) / length,
            (x1 * (x1 - x0) + y1 * (y1 - y0)) / length,
        )
    ]
    return abs(float((np.sign(apart) * (share[1] - share[0])).sum()))


def test_on_a_straight_edge_half_a_kernel_is_inside_and_in_a_corner_a_quarter() -> None:
    found = mass(RECTANGLE, (401_000, 300_000), (400_000, 300_000), bandwidth_m=20)
    np.testing.assert_allclose(found, [0.5, 0.25], rtol=1e-14)


def test_one_standard_deviation_on_all_sides_holds_68_percent_squared() -> None:
    square = shapely.box(399_900, 299_900, 400_100, 300_100)
    assert mass(square, (400_000, 300_000), bandwidth_m=100) == pytest.approx(0.6826894921**2)


def test_deep_inside_all_is_inside_and_far_outside_nothing() -> None:
    found = mass(uneven(), (402_000, 302_000), (500_000, 302_000), bandwidth_m=20)
    np.testing.assert_allclose(found, [1, 0], atol=1e-14)


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.sampled_from([30.0, 150.0, 700.0, 4_000.0]))
def test_uneven_outlines_hold_what_wedges_hold(seed: int, bandwidth_m: float) -> None:
    ground = uneven(seed=seed)
    place = tuple(np.random.default_rng(seed).uniform((401_000, 301_000), (403_000, 303_000)))
    found = mass(ground, place, bandwidth_m=bandwidth_m)
    assert found[0] == pytest.approx(by_wedges(ground, place, bandwidth_m), abs=3e-12)


def test_two_parts_hold_what_the_whole_holds() -> None:
    ground = uneven()
    west, south, east, north = ground.bounds
    parts = [
        ground.intersection(shapely.box(west, south, 402_011, north)),
        ground.intersection(shapely.box(402_011, south, east, north)),
    ]
    place, total = (402_040.0, 302_300.0), 0.0
    for part in parts:
        total += checked_window(part).mass(np.array([place]), 300)[0]
    assert total == pytest.approx(mass(ground, place, bandwidth_m=300)[0], abs=1e-12)


def test_a_hole_takes_away_what_it_would_hold() -> None:
    inner = shapely.box(400_900, 300_400, 401_100, 300_600)
    place = (401_000.0, 300_450.0)
    whole, hole, rest = (
        mass(ground, place, bandwidth_m=80)
        for ground in (RECTANGLE, inner, RECTANGLE.difference(inner))
    )
    np.testing.assert_allclose(rest, whole - hole, atol=1e-14)


def test_a_nearer_cut_changes_little() -> None:
    places = np.random.default_rng(2).uniform((401_000, 301_000), (403_000, 303_000), (50, 2))
    window = checked_window(uneven())
    whole, cut = window.mass(places, 150), window.mass(places, 150, cut_sd=6)
    np.testing.assert_allclose(cut, whole, atol=1e-8)


def test_the_way_an_outline_is_drawn_changes_nothing() -> None:
    ground = uneven()
    turned = Polygon(ground.exterior.coords[::-1])
    place = (402_100.0, 301_900.0)
    assert mass(turned, place, bandwidth_m=200) == mass(ground, place, bandwidth_m=200)
