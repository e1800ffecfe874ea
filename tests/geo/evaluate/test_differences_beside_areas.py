"""A difference in incidents whose doubt allows for places that drift by themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.evaluate import difference_beside_areas, weighted_displacement_difference
from tests.geo.evaluate.drifting import drifting

STEADY = [(50 + n, 50 + n) for n in range(40)]
PLACE, COMPARISON, RING, RING_COMPARISON = (80, 50), (76, 74), (40, 46), (41, 40)
counts = st.integers(0, 400)
pairs = st.tuples(counts, counts)


def test_estimates_and_errors_are_those_of_the_published_difference_where_areas_stand_still() -> (
    None
):
    plain = weighted_displacement_difference(
        PLACE, COMPARISON, ring=RING, ring_control=RING_COMPARISON
    )
    found = difference_beside_areas(
        PLACE, COMPARISON, STEADY, ring=RING, ring_control=RING_COMPARISON
    )
    assert found.drift == 0
    for seen, estimate, se in (
        (found.local, plain.estimate_local, plain.se_local),
        (found.ring, plain.estimate_ring, plain.se_ring),
        (found.total, plain.estimate_total, plain.se_total),
    ):
        assert seen is not None
        assert (seen.estimate, seen.se) == (estimate, pytest.approx(se))


def test_a_fall_that_chance_alone_would_seldom_bring_could_be_drift() -> None:
    plain = weighted_displacement_difference((200, 150), (200, 205))
    assert plain.high < 0
    found = difference_beside_areas((200, 150), (200, 205), drifting(0.3))
    assert found.local is not None
    assert found.local.low < 0 < found.local.high
    assert "ups and downs of other areas, could bring as much" in found.reading


def test_a_fall_beyond_drift_stands_out() -> None:
    found = difference_beside_areas((200, 40), (200, 205), drifting(0.1))
    assert found.local is not None
    assert found.local.high < 0
    assert "Nor do other areas often go up or down as far" in found.reading


def test_a_ring_without_a_ring_round_the_comparison_is_not_told() -> None:
    found = difference_beside_areas(PLACE, COMPARISON, STEADY, ring=RING)
    assert (found.ring, found.total) == (None, None)
    assert found.reading.startswith("Here: 28 fewer than the comparison area suggests")


def test_place_and_ring_are_told_together() -> None:
    found = difference_beside_areas(
        PLACE, COMPARISON, STEADY, ring=RING, ring_control=RING_COMPARISON
    )
    assert found.reading.startswith("Here and in the ring: 21 fewer than the comparison area")


@given(pairs, pairs)
def test_it_is_never_surer_than_the_counts_alone(
    place: tuple[int, int], base: tuple[int, int]
) -> None:
    found = difference_beside_areas(place, base, drifting(0.2))
    plain = weighted_displacement_difference(place, base)
    assert found.local is not None
    assert found.local.low <= plain.low
    assert found.local.high >= plain.high


@pytest.mark.parametrize("drift", [0.0, 0.2, 0.35])
def test_one_more_area_and_its_ring_lie_inside_at_least_as_often_as_is_said(drift: float) -> None:
    rng = np.random.default_rng(7)
    inside = {"local": 0, "total": 0}
    for n in range(400):
        others = drifting(drift, usual=120, seed=n)
        moved = np.exp(rng.normal(0, drift, 2))  # a ring drifts with its place
        place, base = ((int(rng.poisson(120)), int(rng.poisson(120 * by))) for by in moved.tolist())
        ring, around = ((int(rng.poisson(60)), int(rng.poisson(60 * by))) for by in moved.tolist())
        found = difference_beside_areas(place, base, others, ring=ring, ring_control=around)
        for name, seen in (("local", found.local), ("total", found.total)):
            inside[name] += seen is not None and seen.low <= 0 <= seen.high
    # The larger of two counts is taken, so it is rather too careful than too sure.
    assert all(0.86 < n / 400 < 0.97 for n in inside.values()), inside


@pytest.mark.parametrize(
    ("place", "others", "words"),
    [((4, 5), STEADY, "Too few to tell"), ((90, 50), STEADY[:9], "9 other areas are too few")],
)
def test_too_little_is_said(
    place: tuple[int, int], others: list[tuple[int, int]], words: str
) -> None:
    found = difference_beside_areas(place, (90, 90), others)
    assert not found.usable
    assert words in found.reading


@pytest.mark.parametrize(
    ("place", "others", "name"),
    [
        ((1.5, 2), STEADY, "treated"),
        ((1, 2), [(1, 2, 3)] * 12, "candidates"),
        ((1, 2), [(1, -2)] * 12, "candidates"),
        ((float("nan"), 2), STEADY, "treated"),
    ],
)
def test_counts_that_are_none_are_refused_by_name(
    place: tuple[float, float], others: list[tuple[int, ...]], name: str
) -> None:
    with pytest.raises(ValueError, match=name):
        difference_beside_areas(place, (1, 2), others)
