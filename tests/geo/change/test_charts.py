import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.change import CumulativeSum, cusum, ewma

counts = st.lists(st.integers(0, 40), min_size=1, max_size=60)


def test_sums_gather_what_lies_beyond_the_reference() -> None:
    found = cusum([4, 7, 9, 2], mean=3, reference=5, threshold=5)
    assert found.statistic.tolist() == [0, 2, 6, 3]
    assert found.alarms.tolist() == [False, False, True, False]
    assert found.first_alarm == 2


def test_a_sum_that_reaches_the_threshold_exactly_is_an_alarm() -> None:
    assert cusum([8], mean=3, reference=5, threshold=3).first_alarm == 0


def test_watching_for_fewer_gathers_what_lies_below() -> None:
    found = cusum([4, 1, 0, 9], mean=6, reference=4, threshold=5, direction="fewer")
    assert found.statistic.tolist() == [0, 3, 7, 2]
    assert "fewer incidents than expected" in found.reading


def test_the_reference_lies_between_the_two_means() -> None:
    assert 4 < cusum([1], mean=4, shifted=8).reference < 8
    assert 2 < cusum([1], mean=4, shifted=2, direction="fewer").reference < 4


@given(counts)
def test_a_higher_threshold_never_alarms_more(given: list[int]) -> None:
    low, high = (cusum(given, mean=5, threshold=h).alarms for h in (3, 8))
    assert not np.any(high & ~low)


def simulated_run_length(found: CumulativeSum, mean: float, *, upward: bool) -> float:
    rng = np.random.default_rng(7)
    runs = 1_500
    sums, length, going = np.zeros(runs), np.zeros(runs), np.ones(runs, dtype=bool)
    while going.any():
        beyond = (rng.poisson(mean, runs) - found.reference) * (1 if upward else -1)
        sums = np.maximum(0, sums + beyond)
        length += going
        going &= sums < found.threshold
    return float(length.mean())


@pytest.mark.parametrize(
    ("mean", "shifted", "direction"), [(4, 8, "more"), (4, 2, "fewer"), (0.4, 1.2, "more")]
)
def test_run_lengths_are_those_of_invented_series(
    mean: float, shifted: float, direction: str
) -> None:
    found = cusum([1], mean=mean, shifted=shifted, direction=direction)  # pyright: ignore[reportArgumentType]
    upward = direction == "more"
    unchanged, after = (simulated_run_length(found, m, upward=upward) for m in (mean, shifted))
    assert found.run_length_unchanged == pytest.approx(unchanged, rel=0.08)
    assert found.run_length_shifted == pytest.approx(after, rel=0.08)


@pytest.mark.parametrize("mean", [0.1, 1, 30, 300])
def test_without_a_threshold_false_alarms_are_as_far_apart_as_asked(mean: float) -> None:
    found = cusum([1], mean=mean, quiet_periods=60)
    assert found.run_length_unchanged is not None
    assert 60 <= found.run_length_unchanged < 120


def test_very_large_means_have_no_run_length_but_a_threshold() -> None:
    found = cusum([5_000, 5_100], mean=5_000)
    assert (found.run_length_unchanged, found.threshold) == (None, 5 * math.sqrt(5_000))


def test_a_threshold_beyond_all_counts_has_no_run_length() -> None:
    assert cusum([1, 1], mean=1, threshold=1_000).run_length_unchanged is None
    assert cusum([1, 1], mean=0.01, reference=3, threshold=20).run_length_unchanged is None


def test_averages_fade_towards_the_newest_count() -> None:
    found = ewma([10, 0], mean=4, smoothing=0.5)
    assert found.statistic.tolist() == [7, 3.5]


def test_limits_widen_to_those_of_a_long_series() -> None:
    limits = ewma([4] * 60, mean=4, smoothing=0.2, width=3).limit
    assert np.all(np.diff(limits) >= 0)
    assert limits[-1] == pytest.approx(4 + 3 * math.sqrt(4 * 0.2 / 1.8))


def test_no_smoothing_is_a_plain_limit_on_counts() -> None:
    found = ewma([9, 11, 3], mean=4, smoothing=1, width=3)
    assert found.statistic.tolist() == [9, 11, 3]
    assert found.alarms.tolist() == [False, True, False]


def test_dispersion_widens_by_its_root() -> None:
    plain, wide = (ewma([4, 4], mean=4, dispersion=d).limit for d in (1, 4))
    assert wide - 4 == pytest.approx(2 * (plain - 4))


def test_an_average_below_the_lower_limit_is_said() -> None:
    found = ewma([0] * 8, mean=30)
    assert found.low_alarms.all()
    assert not found.alarms.any()
    assert "fewer incidents than expected" in found.reading


def test_lower_limits_are_not_below_nothing() -> None:
    assert ewma([0] * 5, mean=0.2).lower_limit.min() == 0


def test_the_reading_says_a_reason_to_look_and_no_more() -> None:
    found = cusum([4] * 6 + [9] * 4, mean=4, shifted=8)
    assert found.reading == (
        "3 of 10 periods stand out as having more incidents than expected. That is a reason to"
        " look, and says nothing of why; a change in recording looks the same. With no change at"
        " all such an alarm would come about once in 106 periods."
    )


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("mean", {"mean": 0}),
        ("shifted", {"shifted": 2}),
        ("shifted", {"shifted": 4}),
        ("reference", {"reference": -1}),
        ("reference", {"reference": 4}),
        ("reference", {"reference": 5, "direction": "fewer"}),
        ("threshold", {"threshold": math.inf}),
        ("direction", {"direction": "up"}),
        ("quiet_periods", {"quiet_periods": math.nan}),
        ("quiet_periods", {"quiet_periods": 1e9}),
    ],
)
def test_choices_of_a_sum_are_refused_by_name(name: str, options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        cusum([3, 4], **{"mean": 4, **options})  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("name", "value"),
    [("mean", -1), ("smoothing", 0), ("smoothing", 1.2), ("width", 0), ("dispersion", 0)],
)
def test_choices_of_an_average_are_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        ewma([3, 4], **{"mean": 4.0, name: value})


@pytest.mark.parametrize("bad", [[], [1.5], [-1], [math.nan]])
def test_what_is_no_series_of_counts_is_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match=r"^counts: "):
        cusum(bad, mean=4)
