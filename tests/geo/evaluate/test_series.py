import math

import numpy as np
import pytest
from numpy.typing import NDArray

from geo.evaluate import interrupted_series


def made_series(
    *, n: int = 72, step: float = 0.7, at: int = 48, level: float = 30, seed: int = 1
) -> NDArray[np.int64]:
    """Monthly counts with a gentle trend, a season and a step."""
    month = np.arange(n)
    course = level * np.exp(0.004 * month + 0.25 * np.sin(2 * math.pi * month / 12))
    course[at:] *= step
    return np.random.default_rng(seed).poisson(course)


def test_without_trend_season_or_doubt_the_step_is_plain() -> None:
    found = interrupted_series([20, 20] * 6 + [10, 10] * 6, interruption=12, harmonics=0)
    assert found.rate_ratio == pytest.approx(0.5, rel=1e-6)
    assert found.counterfactual == pytest.approx(np.full(12, 20), rel=1e-6)
    assert found.averted == pytest.approx(120, rel=1e-5)


def test_a_perfect_course_with_its_season_is_found_again() -> None:
    time = np.arange(1, 61)
    course = 1_000_000 * np.exp(0.01 * time + 0.3 * np.sin(math.pi * time / 6))
    course[36:] *= 0.8
    found = interrupted_series(np.rint(course), interruption=36, harmonics=1)
    assert found.rate_ratio == pytest.approx(0.8, rel=1e-4)
    assert found.coefficients is not None
    assert found.coefficients["trend"] == pytest.approx(0.01, abs=1e-5)
    assert found.coefficients["sin_1"] == pytest.approx(0.3, abs=1e-4)


def test_a_turn_of_the_course_is_a_ratio_a_period() -> None:
    time = np.arange(60)
    course = 1_000_000 * np.exp(0.01 * time)
    course[40:] *= 0.8 * 0.97 ** np.arange(20)
    found = interrupted_series(np.rint(course), interruption=40, harmonics=0, slope_change=True)
    assert (found.rate_ratio, found.slope_ratio) == pytest.approx((0.8, 0.97), rel=1e-4)


def test_step_and_turn_make_up_the_ratio_of_every_later_month() -> None:
    counts = made_series(n=59, at=36)
    found = interrupted_series(counts, interruption=36, harmonics=0, slope_change=True)
    assert found.coefficients is not None
    step, slope = found.coefficients["step"], found.coefficients["slope"]
    later = [float(np.exp(step + slope * k)) for k in range(23)]
    assert found.counterfactual is not None
    assert found.fitted is not None
    assert found.fitted[36:] / found.counterfactual == pytest.approx(later)


def test_twice_the_exposure_halves_nothing_but_the_level() -> None:
    counts = made_series()
    plain = interrupted_series(counts, interruption=48)
    twice = interrupted_series(counts, interruption=48, exposure=np.full(72, 2.0))
    assert twice.rate_ratio == pytest.approx(plain.rate_ratio)
    assert twice.averted == pytest.approx(plain.averted, abs=1e-4)


def test_quasi_poisson_widens_by_the_root_of_the_dispersion() -> None:
    counts = made_series()
    quasi, plain = (
        interrupted_series(counts, interruption=48, family=family)
        for family in ("quasipoisson", "poisson")
    )
    assert quasi.se is not None
    assert plain.se is not None
    assert quasi.dispersion is not None
    assert quasi.se == pytest.approx(plain.se * math.sqrt(quasi.dispersion))
    assert (quasi.aic is None, plain.aic is None) == (True, False)


def test_intervals_hold_the_step_about_as_often_as_they_say() -> None:
    held = [
        r.low is not None and r.high is not None and r.low <= 0.7 <= r.high
        for r in (
            interrupted_series(made_series(seed=seed), interruption=48) for seed in range(200)
        )
    ]
    assert np.mean(held) == pytest.approx(0.95, abs=0.05)


def test_fewer_than_the_course_suggests_is_positive_and_inside_its_interval() -> None:
    found = interrupted_series(made_series(), interruption=48)
    assert found.averted is not None
    assert found.averted_low is not None
    assert found.averted_high is not None
    assert 0 < found.averted_low < found.averted < found.averted_high
    assert found.counterfactual is not None
    expected = found.counterfactual.sum() - made_series()[48:].sum()
    assert found.averted == pytest.approx(expected)


def test_a_negative_binomial_course_is_as_wide_as_its_spread() -> None:
    rng = np.random.default_rng(2)
    counts = rng.negative_binomial(2, 2 / 22, 60)
    shaped, plain = (
        interrupted_series(counts, interruption=30, harmonics=0, family=family)
        for family in ("negative_binomial", "poisson")
    )
    assert (shaped.se or 0) > 2 * (plain.se or 1)


def test_the_first_autocorrelation_is_that_of_the_series_with_itself() -> None:
    found = interrupted_series(made_series(), interruption=48)
    assert found.residual_autocorrelation is not None
    assert found.residual_autocorrelation[0] == pytest.approx(1)
    assert len(found.residual_autocorrelation) == 7


def test_neighbouring_months_that_resemble_each_other_are_said() -> None:
    rng = np.random.default_rng(6)
    slow = np.cumsum(rng.normal(0, 0.4, 72))
    counts = rng.poisson(40 * np.exp(slow - slow.mean()))
    reading = interrupted_series(counts, interruption=48).reading
    assert "Neighbouring periods resemble each other, so the true doubt is larger." in reading


def test_the_reading_names_no_cause_and_says_what_would_look_the_same() -> None:
    reading = interrupted_series(made_series(level=100), interruption=48).reading
    assert reading.startswith("Set against how the months before were going: ")
    assert "Anything else that changed at that time would look the same." in reading
    assert not any(word in reading for word in ("averted", "reduced", "worked", "led to"))


@pytest.mark.parametrize(("n", "at"), [(30, 20), (40, 37)])
def test_a_short_series_is_fitted_but_not_usable(n: int, at: int) -> None:
    found = interrupted_series(made_series(n=n, at=at), interruption=at)
    assert found.rate_ratio is not None
    assert not found.usable
    assert found.reading.endswith("There are too few months to tell this from a season or a trend.")
    assert "chance" not in found.reading


@pytest.mark.parametrize("empty", [slice(0, 48), slice(48, None), slice(None)])
def test_nothing_before_or_after_has_no_step(empty: slice) -> None:
    counts = made_series()
    counts[empty] = 0
    found = interrupted_series(counts, interruption=48)
    assert (found.rate_ratio, found.averted, found.usable) == (None, None, False)
    assert found.reading.startswith("Too few to tell.")


def test_a_single_incident_on_each_side_gives_no_warning() -> None:
    counts = np.zeros(72, dtype=int)
    counts[[5, 60]] = 1
    found = interrupted_series(counts, interruption=48)
    assert found.rate_ratio is None or found.low is not None


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("interruption", {"interruption": 0}),
        ("interruption", {"interruption": 72}),
        ("interruption", {"interruption": 30.5}),
        ("harmonics", {"harmonics": -1}),
        ("harmonics", {"harmonics": 7}),
        ("period", {"period": 4}),
        ("period", {"period": math.nan}),
        ("family", {"family": "gaussian"}),
        ("confidence", {"confidence": 0}),
        ("exposure", {"exposure": [1.0, 2.0]}),
        ("exposure", {"exposure": np.zeros(72)}),
    ],
)
def test_choices_that_make_no_model_are_refused_by_name(
    name: str, options: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match=f"^{name}: "):
        interrupted_series(made_series(), **{"interruption": 48, **options})  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("bad", [[1, -2, 3], [1.5, 2, 3], [math.nan, 1, 2], [], [[1, 2]]])
def test_what_is_no_count_is_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match=r"^counts: "):
        interrupted_series(bad, interruption=1)


def test_too_few_periods_for_the_model_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^counts: 6 periods cannot carry 7 coefficients"):
        interrupted_series([3, 4, 5, 6, 7, 8], interruption=3)


def test_a_turn_within_one_period_after_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^interruption: too few periods on one side"):
        interrupted_series(made_series(), interruption=71, slope_change=True)


def test_one_period_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^counts: one period has nothing before or after it"):
        interrupted_series([4], interruption=0)
