"""A ratio whose doubt allows for places that drift by themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.evaluate import ratio_beside_areas, relative_rate_ratio
from tests.geo.evaluate.drifting import drifting

STEADY = [(50 + n, 50 + n) for n in range(12)]
counts = st.integers(1, 400)
pairs = st.tuples(counts, counts)


def test_areas_that_stand_still_add_no_doubt() -> None:
    found = ratio_beside_areas((100, 60), STEADY, control=(100, 100))
    plain = relative_rate_ratio((100, 60), (100, 100))
    assert (found.drift, found.se_log) == (0, pytest.approx(plain.se_log))
    assert found.ratio == pytest.approx(plain.rirr)


def test_the_drift_of_areas_is_found() -> None:
    assert ratio_beside_areas((100, 60), drifting(0.3)).drift == pytest.approx(0.3, abs=0.08)


def test_a_fall_that_chance_alone_would_seldom_bring_could_be_drift() -> None:
    place, comparison = (200, 140), (200, 200)
    assert relative_rate_ratio(place, comparison).percent_change == pytest.approx(-30)
    assert "seldom" in relative_rate_ratio(place, comparison).reading
    found = ratio_beside_areas(place, drifting(0.3), control=comparison)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 1 < found.high
    assert "ups and downs of other areas, could bring as much" in found.reading


def test_a_fall_beyond_drift_stands_out() -> None:
    found = ratio_beside_areas((200, 40), drifting(0.15), control=(200, 200))
    assert found.high is not None
    assert found.high < 1
    assert "Nor do other areas often go up or down as far" in found.reading


def test_without_a_comparison_the_place_is_set_against_the_others() -> None:
    halved_everywhere = [(100 + n, 50 + n // 2) for n in range(0, 40, 2)]
    found = ratio_beside_areas((100, 50), halved_everywhere)
    assert found.ratio == pytest.approx(1, abs=1e-6)
    assert "the other areas" in found.reading


@given(pairs, pairs)
def test_it_is_never_surer_than_the_counts_alone(
    place: tuple[int, int], base: tuple[int, int]
) -> None:
    found, plain = (
        ratio_beside_areas(place, drifting(0.2), control=base),
        relative_rate_ratio(place, base),
    )
    assert found.low is not None
    assert found.high is not None
    assert found.low <= (plain.low or 0) * (1 + 1e-9)
    assert found.high >= (plain.high or 0) * (1 - 1e-9)


def test_one_more_area_lies_inside_as_often_as_is_said() -> None:
    rng = np.random.default_rng(7)
    inside = 0
    for _ in range(400):
        drift = np.exp(rng.normal(0, 0.2, 32))
        all_of_them = np.column_stack([rng.poisson(120, 32), rng.poisson(120 * drift)])
        found = ratio_beside_areas(
            all_of_them[0], all_of_them[2:], control=all_of_them[1], confidence=0.9
        )
        inside += found.low is not None and found.low <= 1 <= (found.high or 0)
    assert 0.86 < inside / 400 < 0.94


def test_areas_without_an_incident_in_a_window_are_left_out() -> None:
    found = ratio_beside_areas((9, 9), [*STEADY, (0, 4), (3, 0)], control=(9, 9))
    assert (found.areas, found.left_out) == (12, 7)


@pytest.mark.parametrize(
    ("place", "others", "words"),
    [((0, 5), STEADY, "at least one incident"), ((9, 5), STEADY[:9], "9 other areas are too few")],
)
def test_too_little_is_said_and_no_interval_given(
    place: tuple[int, int], others: list[tuple[int, int]], words: str
) -> None:
    found = ratio_beside_areas(place, others)
    assert (found.usable, found.low, found.high) == (False, None, None)
    assert words in found.reading


@pytest.mark.parametrize(
    ("place", "others", "name"),
    [
        ((1.5, 2), STEADY, "treated"),
        ((1, 2), [(1, 2, 3)] * 12, "candidates"),
        ((1, 2), [(1, -2)] * 12, "candidates"),
    ],
)
def test_counts_that_are_none_are_refused_by_name(
    place: tuple[float, float], others: list[tuple[int, ...]], name: str
) -> None:
    with pytest.raises(ValueError, match=name):
        ratio_beside_areas(place, others)
