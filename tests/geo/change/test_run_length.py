import pytest

from geo.change.run_length import average_run_length, quiet_threshold


def length(mean: float, threshold: float, *, upward: bool = True) -> float:
    return average_run_length(
        mean, reference=1.0, threshold=threshold, upward=upward, scale_mean=mean
    )


def test_a_threshold_that_one_count_reaches_waits_for_that_count() -> None:
    # An alarm needs one count of 2 or more: 1 / (1 - 2 exp(-1)) periods on average.
    assert length(1, 1) == pytest.approx(1 / (1 - 2 * 0.3678794), rel=1e-5)


def test_watching_for_fewer_waits_for_an_empty_period() -> None:
    # The sum grows by 1 in a period without any; exp(-2) of them are.
    assert length(2, 1, upward=False) == pytest.approx(7.389056, rel=1e-5)


def test_higher_thresholds_wait_longer() -> None:
    assert length(0.5, 2) < length(0.5, 3) < length(0.5, 4)


def test_the_quiet_threshold_is_the_smallest_that_is_quiet() -> None:
    found = quiet_threshold(0.5, reference=1.0, upward=True, quiet_periods=200)
    below = found - 0.1
    assert length(0.5, found) >= 200 > length(0.5, below)
