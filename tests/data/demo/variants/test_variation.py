import numpy as np
import pytest

from data.demo.variants.planted import PlantedTrend, Variation
from data.demo.variants.planting import CALM, LIVELY
from data.demo.variants.variation import (
    LEAST,
    MOST,
    Neighbourhoods,
    month_of_days,
    multiples,
    trend_by_day,
)


def test_months_are_those_of_the_calendar() -> None:
    month = month_of_days(1096)
    assert (month[0], month[29], month[30], month[-1]) == (0, 0, 1, 35)
    assert np.bincount(month)[:4].tolist() == [30, 31, 31, 29]


def test_a_calm_borough_has_no_multiples() -> None:
    drawn = multiples(CALM, 5, np.random.default_rng(1))
    assert (drawn.local == 1).all()
    assert (drawn.borough == 1).all()


def test_multiples_are_one_on_average_and_kept_in_bounds() -> None:
    drawn = multiples(LIVELY, 4_000, np.random.default_rng(1))
    assert drawn.local.mean() == pytest.approx(1.0, abs=0.01)
    assert LEAST <= drawn.local.min() < 0.6
    assert 1.6 < drawn.local.max() <= MOST


def test_drift_is_remembered_and_good_months_are_not() -> None:
    rng = np.random.default_rng(1)
    slow = np.log(multiples(Variation(True, drift=0.1, drift_memory=0.95), 3_000, rng).local)
    quick = np.log(multiples(Variation(True, month=0.1), 3_000, rng).local)
    assert np.corrcoef(slow[:, 10], slow[:, 11])[0, 1] == pytest.approx(0.95, abs=0.02)
    assert np.corrcoef(quick[:, 10], quick[:, 11])[0, 1] == pytest.approx(0.0, abs=0.06)


def test_a_trend_goes_evenly_from_one_level_to_the_other() -> None:
    by_day = trend_by_day(PlantedTrend(-0.2, 100, 200), 300)
    assert by_day[[0, 100, 150, 200, 299]].tolist() == pytest.approx([1, 1, 0.9, 0.8, 0.8])


def test_neighbours_share_a_square_and_what_has_no_place_has_its_own_number() -> None:
    squares = Neighbourhoods(np.array([301_000.0, 436_000.0, 307_000.0, 441_000.0]))
    xy = np.array([(302_010.0, 437_010.0), (302_020.0, 437_020.0), (303_900.0, 437_010.0)])
    near, beside, far = squares.of(xy)
    assert near == beside != far
    assert squares.of(np.full((1, 2), np.nan)).tolist() == [len(squares) - 1]
