"""A step in a place's own months whose doubt allows for how far other areas step by themselves."""

import numpy as np
import pytest

from geo.evaluate import interrupted_series, step_beside_areas

MONTHS, STEP = 48, 30


def courses(spread: float, *, areas: int = 40, mean: float = 12.0, seed: int = 1) -> np.ndarray:
    """Monthly counts of areas that step by this much at the date by themselves."""
    rng = np.random.default_rng(seed)
    levels = mean * np.exp(rng.normal(0, spread, areas))
    means = np.full((areas, MONTHS), mean)
    means[:, STEP:] = levels[:, None]
    return rng.poisson(means)


def test_areas_that_do_not_step_add_hardly_any_doubt() -> None:
    place, *others = courses(0.0)
    found = step_beside_areas(place, others, interruption=STEP)
    alone = interrupted_series(place, interruption=STEP)
    assert found.rate_ratio == pytest.approx(alone.rate_ratio)
    assert found.drift == pytest.approx(0, abs=0.08)
    assert found.alone.low == alone.low


def test_how_far_areas_step_by_themselves_is_found() -> None:
    place, *others = courses(0.4)
    found = step_beside_areas(place, others, interruption=STEP)
    assert found.drift == pytest.approx(0.4, abs=0.12)


def test_a_step_that_stands_out_alone_may_not_beside_areas_that_step_as_far() -> None:
    rng = np.random.default_rng(3)
    place = rng.poisson(np.where(np.arange(MONTHS) < STEP, 20, 12))
    alone = interrupted_series(place, interruption=STEP)
    assert alone.high is not None
    assert alone.high < 1
    found = step_beside_areas(place, courses(0.5), interruption=STEP)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 1 < found.high
    assert "ups and downs of other areas" in found.reading


def test_one_more_area_lies_inside_as_often_as_is_said() -> None:
    inside = 0
    for seed in range(120):
        place, *others = courses(0.3, areas=24, seed=seed)
        found = step_beside_areas(place, others, interruption=STEP, confidence=0.9)
        inside += found.low is not None and found.low <= 1 <= (found.high or 0)
    assert 0.83 < inside / 120 < 0.97


def test_areas_with_few_incidents_are_left_out_and_the_rest_may_be_too_few() -> None:
    place, *others = courses(0.2)
    quiet = np.zeros((20, MONTHS), dtype=np.int64)
    found = step_beside_areas(place, np.vstack([others[:9], quiet]), interruption=STEP)
    assert (found.usable, found.areas, found.low) == (False, 9, None)
    assert "9 other areas are too few" in found.reading


def test_of_many_areas_a_part_is_taken_from_all_over_the_list() -> None:
    place, *others = courses(0.2, areas=200)
    assert step_beside_areas(place, others, interruption=STEP).areas == 60


def test_a_place_without_enough_of_its_own_says_so() -> None:
    found = step_beside_areas(np.zeros(MONTHS), courses(0.2), interruption=STEP)
    assert not found.usable
    assert "Too few" in found.reading


def test_areas_of_other_months_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="areas: expected 48 periods"):
        step_beside_areas(courses(0.1)[0], courses(0.1)[:, 1:], interruption=STEP)
