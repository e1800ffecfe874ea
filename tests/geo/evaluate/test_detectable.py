import numpy as np
import pytest
from scipy.stats import binomtest, poisson

from geo.evaluate import smallest_detectable_change


def power_by_every_pair(before: float, after: float, ratio: float, alpha: float) -> float:
    """Power by testing every pair of counts with scipy's own exact test."""
    null = 1 / (1 + ratio)
    total = 0.0
    for x in range(60):
        for y in range(60):
            if x + y and binomtest(x, x + y, null).pvalue <= alpha:
                total += poisson.pmf(x, before) * poisson.pmf(y, after)
    return float(total)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "ratio", "share"), [(8, 1.0, 0.5), (12, 0.5, 0.5), (9, 2.0, 0.6)]
)
def test_power_equals_that_of_testing_every_pair(before: float, ratio: float, share: float) -> None:
    result = smallest_detectable_change(before, ratio=ratio)
    expected = power_by_every_pair(before, before * ratio * (1 - share), ratio, 0.05)
    assert result.power[share] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("ratio", [0.5, 1.0, 3.0])
def test_the_test_keeps_its_size(ratio: float) -> None:
    assert 0 < smallest_detectable_change(30, ratio=ratio).power[0.0] <= 0.05


def test_power_never_falls_as_the_reduction_grows() -> None:
    power = smallest_detectable_change(50).power
    assert (np.diff([power[k] for k in sorted(power)]) >= -1e-9).all()


def test_many_incidents_show_small_changes() -> None:
    assert smallest_detectable_change(1_000).smallest_detectable_share == pytest.approx(0.13)


def test_equal_and_nearly_equal_periods_agree_at_large_counts() -> None:
    equal = smallest_detectable_change(3_000).smallest_detectable_share
    nearly = smallest_detectable_change(3_000, ratio=1.001).smallest_detectable_share
    assert equal == nearly


def test_three_incidents_cannot_show_anything() -> None:
    result = smallest_detectable_change(3)
    assert (result.smallest_detectable_share, result.usable) == (None, False)
    assert result.reading.endswith("Too few to tell.")


def test_no_incidents_have_no_power() -> None:
    assert max(smallest_detectable_change(0).power.values()) == 0


def test_reading_gives_the_smallest_fall() -> None:
    assert smallest_detectable_change(100).reading == (
        "With about 100 incidents before, only a fall of 37% or more had an 80% chance of showing."
    )
