from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from geo.change import FarringtonOptions, farrington

MONTHS = FarringtonOptions(
    period=12, years=4, half_window=1, season_blocks=4, recent_left_out=3, least_cases=0
)


def made_months(*, mean: float = 12, years: int = 9, seed: int = 1) -> NDArray[np.int64]:
    month = np.arange(years * 12)
    return np.random.default_rng(seed).poisson(mean * np.exp(0.3 * np.sin(month * np.pi / 6)))


def test_only_periods_with_the_years_before_are_judged() -> None:
    found = farrington(made_months(), options=MONTHS)
    assert found.judged.tolist() == [False] * 49 + [True] * 59
    assert np.isnan(found.expected[:49]).all()


def test_a_steady_count_is_expected_again_with_a_limit_above() -> None:
    found = farrington([20] * 80, options=MONTHS)
    assert found.expected[60:] == pytest.approx(20)
    # (20^(2/3) + 1.645 * sqrt(4/9 * 20^(1/3) * 1))^(3/2), and a little for what is not known.
    assert found.limit[79] == pytest.approx(27.97, abs=0.4)


def test_false_alarms_are_about_as_frequent_as_said() -> None:
    shares = [farrington(made_months(seed=seed, years=15), options=MONTHS) for seed in range(6)]
    judged = sum(int(r.judged.sum()) for r in shares)
    found = sum(int(r.alarms.sum()) for r in shares)
    assert found / judged == pytest.approx(0.05, abs=0.03)


def test_a_sudden_peak_stands_out() -> None:
    counts = made_months()
    counts[100] = 60
    assert farrington(counts, options=MONTHS, periods=[100]).alarms[100]


def test_an_earlier_peak_counts_for_less_when_weights_fall() -> None:
    counts = made_months()
    counts[88] = 120
    trimmed, plain = (
        farrington(counts, options=replace(MONTHS, trim_above=above), periods=[100]).limit[100]
        for above in (2.58, None)
    )
    calm = farrington(made_months(), options=MONTHS, periods=[100]).limit[100]
    assert calm < trimmed < plain
    assert trimmed - calm < 0.2 * (plain - calm)


def test_a_trend_that_would_lead_beyond_all_counts_is_dropped() -> None:
    rising = np.rint(5 * np.exp(0.03 * np.arange(90))).astype(int)
    found = farrington(rising, options=MONTHS)
    assert not found.trend_kept.any()


def test_a_falling_trend_is_followed() -> None:
    falling = np.rint(200 * np.exp(-0.02 * np.arange(90))).astype(int)
    found = farrington(falling, options=MONTHS)
    assert found.trend_kept[found.judged].all()
    assert found.expected[89] == pytest.approx(200 * np.exp(-0.02 * 89), rel=0.05)


def test_two_years_are_too_few_for_a_trend() -> None:
    falling = np.rint(200 * np.exp(-0.02 * np.arange(60))).astype(int)
    assert not farrington(falling, options=replace(MONTHS, years=2)).trend_kept.any()


def test_few_cases_raise_no_alarm_though_the_limit_is_passed() -> None:
    counts = [0, 0, 1, 0, 0, 0] * 14 + [3]
    strict = farrington(counts, options=replace(MONTHS, least_cases=5))
    loose = farrington(counts, options=MONTHS)
    assert counts[-1] > loose.limit[-1]
    assert (strict.alarms[-1], loose.alarms[-1]) == (False, True)


def test_years_without_any_expect_nothing() -> None:
    found = farrington([0] * 70 + [6], options=MONTHS)
    assert (found.expected[70], found.limit[70], found.alarms[70]) == (0, 0, True)


def test_a_season_without_any_gives_no_warning() -> None:
    winter = [0, 0, 0, 4, 6, 5, 7, 6, 5, 0, 0, 0]
    found = farrington(winter * 8, options=MONTHS)
    assert found.judged[49:].all()
    assert found.expected[84] < 0.01


def test_the_limit_of_a_count_less_varied_than_poisson_is_a_poisson_quantile() -> None:
    # 28 is the smallest count that 95 % of Poisson counts of mean 20 do not pass.
    options = replace(MONTHS, threshold="negative_binomial")
    assert farrington([20] * 80, options=options).limit[79] == 28


def test_more_varied_counts_have_a_higher_limit() -> None:
    varied = [20 + 14 * (-1) ** k for k in range(81)]
    for threshold in ("delta", "negative_binomial"):
        options = replace(MONTHS, threshold=threshold)
        steady = farrington([20] * 81, options=options).limit[80]
        assert farrington(varied, options=options).limit[80] > steady + 5


def test_pearson_dispersion_is_a_choice_that_moves_the_limit_little() -> None:
    counts = made_months()
    program, paper = (
        farrington(counts, options=replace(MONTHS, program_dispersion=p)).limit[49:]
        for p in (True, False)
    )
    assert paper == pytest.approx(program, rel=0.1)
    assert paper.tolist() != program.tolist()


def test_the_reading_says_how_many_would_stand_out_by_chance() -> None:
    reading = farrington(made_months(), options=MONTHS).reading
    assert reading.endswith(
        "With nothing changed, about 3 of as many periods would stand out by chance."
    )


def test_a_series_without_the_years_before_is_not_usable() -> None:
    found = farrington([5] * 20)
    assert not found.usable
    assert found.reading == "No period has enough before it to be judged."


def test_a_period_without_the_years_before_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^periods: 48 has not 4 years before it in 108 counts"):
        farrington(made_months(), options=MONTHS, periods=[48])
