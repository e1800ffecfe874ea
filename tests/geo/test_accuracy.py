import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.accuracy import accuracy_of_cells, prediction_accuracy

grounds = st.lists(st.tuples(st.booleans(), st.integers(0, 40)), min_size=2, max_size=20).filter(
    lambda cells: any(c[0] for c in cells) and any(c[1] for c in cells)
)


def test_half_of_the_incidents_in_a_fifth_of_the_ground_by_hand() -> None:
    result = prediction_accuracy(50, 100, 2, 10)
    assert (result.hit_rate, result.area_share, result.pai) == (0.5, 0.2, 2.5)


def test_all_of_the_ground_is_no_better_than_picked_blindly() -> None:
    assert prediction_accuracy(80, 80, 10, 10).pai == 1


@given(grounds)
def test_no_selection_of_equal_cells_beats_hindsight(cells: list[tuple[bool, int]]) -> None:
    selected, events = (list(column) for column in zip(*cells, strict=True))
    result = accuracy_of_cells(selected, events, [1.0] * len(cells))
    assert result.pai is not None
    assert result.pai_max is not None
    assert result.pai <= result.pai_max + 1e-12
    assert result.pei is None or 0 <= result.pei <= 1


@given(grounds, st.floats(0.01, 1_000))
def test_another_unit_of_ground_changes_nothing(cells: list[tuple[bool, int]], unit: float) -> None:
    selected, events = (list(column) for column in zip(*cells, strict=True))
    plain = accuracy_of_cells(selected, events, [1.0] * len(cells))
    other = accuracy_of_cells(selected, events, [unit] * len(cells))
    assert other.pai == pytest.approx(plain.pai)
    assert other.pai_max == pytest.approx(plain.pai_max)


def test_the_best_selection_is_fully_efficient() -> None:
    result = accuracy_of_cells([True, True, False], [30, 20, 10], [1, 1, 1])
    assert (result.pei, result.pai) == (1, result.pai_max)


def test_cells_of_several_sizes_have_no_fair_mark() -> None:
    result = accuracy_of_cells([1, 0, 1, 0], [12, 3, 8, 27], [0.4, 2.6, 1.0, 6.0])
    assert (result.pai_max, result.pei) == (None, None)
    assert result.pai == pytest.approx(0.4 / 0.14)


def test_cells_that_differ_by_rounding_are_of_one_size() -> None:
    assert accuracy_of_cells([1, 0], [30, 20], [62_500.0, 62_500.000_1]).pei == 1


def test_no_incidents_have_no_rate() -> None:
    result = prediction_accuracy(0, 0, 1, 3, best_events=0)
    assert (result.hit_rate, result.pai, result.pai_max, result.pei) == (None,) * 4
    assert (result.area_share, result.usable) == (1 / 3, False)


@pytest.mark.parametrize(("area_in", "area_all", "share"), [(0, 3, 0), (0, 0, None)])
def test_no_ground_has_no_index(area_in: float, area_all: float, share: float | None) -> None:
    result = prediction_accuracy(0, 50, area_in, area_all)
    assert (result.hit_rate, result.area_share, result.pai) == (0, share, None)
    assert not result.usable


def test_a_selection_that_holds_nothing_has_an_index_of_zero() -> None:
    result = prediction_accuracy(0, 50, 1, 10, best_events=20)
    assert (result.pai, result.pei, result.low) == (0, 0, 0)


def test_nothing_in_as_many_cells_with_hindsight_has_no_efficiency() -> None:
    assert accuracy_of_cells([0, 0], [30, 20], [1, 1]).pei is None


def test_the_interval_is_the_published_one() -> None:
    # Clopper & Pearson's 95 % interval for 10 of 100: 4.90 % to 17.62 %.
    result = prediction_accuracy(10, 100, 1, 10)
    assert (result.low, result.high) == pytest.approx((0.0490, 0.1762), abs=5e-5)


def test_the_interval_holds_the_truth_at_least_as_often_as_it_says() -> None:
    inside = np.random.default_rng(3).binomial(60, 0.3, 2_000)
    held = [
        r.low is not None and r.high is not None and r.low <= 0.3 <= r.high
        for r in (prediction_accuracy(k, 60, 1, 5) for k in inside)
    ]
    assert np.mean(held) >= 0.945


def test_few_incidents_are_too_few_to_tell() -> None:
    result = prediction_accuracy(10, 29, 1, 10)
    assert (result.usable, result.reading) == (False, "Too few to tell.")


def test_reading_gives_the_share_and_what_was_possible() -> None:
    assert prediction_accuracy(40, 100, 2, 10, best_events=55).reading == (
        "40 of 100 incidents lie in 20% of the ground: 2 times what as much ground picked blindly"
        " would hold. With hindsight as many cells could have held 55. It says nothing about any"
        " person, or about what comes next."
    )


@pytest.mark.parametrize(
    ("numbers", "name"),
    [
        ((5, 4, 1, 2), "events_in"),
        ((1.5, 4, 1, 2), "events_in"),
        ((1, -4, 1, 2), "events_all"),
        ((1, 4, 3, 2), "area_in"),
        ((1, 4, math.nan, 2), "area_in"),
        ((1, 4, 1, math.inf), "area_all"),
    ],
)
def test_what_cannot_be_part_and_whole_is_refused(
    numbers: tuple[float, float, float, float], name: str
) -> None:
    with pytest.raises(ValueError, match=rf"^{name}: "):
        prediction_accuracy(*numbers)


@pytest.mark.parametrize("best", [3, 11])
def test_a_best_outside_part_and_whole_is_refused(best: int) -> None:
    with pytest.raises(ValueError, match=r"^best_events: "):
        prediction_accuracy(4, 10, 1, 2, best_events=best)


@pytest.mark.parametrize(
    ("selected", "areas", "name"),
    [([1], [1, 1], "selected"), ([2, 0], [1, 1], "selected"), ([1, 0], [1, -1], "areas")],
)
def test_cells_that_do_not_fit_are_refused(
    selected: list[int], areas: list[float], name: str
) -> None:
    with pytest.raises(ValueError, match=rf"^{name}: expected"):
        accuracy_of_cells(selected, [3, 4], areas)
