"""Held against scipy.stats, which computes the same things another way."""

import numpy as np
import pytest
from scipy import stats

from geo.evaluate import distributions as ours

MEANS = [0.05, 0.9, 3.0, 17.5, 240.0, 9000.0]
SHARES = [0.02, 0.31, 0.5, 0.77, 0.995]
TAILS = [1e-13, 1e-9, 0.0005, 0.025, 0.05, 0.3, 0.5, 0.95, 0.9999]


def around(mean: float) -> np.ndarray:
    """Counts over the whole range that matters, and two below 0."""
    reach = 8 * np.sqrt(mean) + 5
    low, high = max(mean - reach, 0), mean + reach
    return np.unique(np.concatenate([[-2, -1], np.round(np.linspace(low, high, 60))]))


@pytest.mark.parametrize("mean", MEANS)
def test_poisson_tails_equal_those_of_scipy_stats(mean: float) -> None:
    k = around(mean)
    np.testing.assert_allclose(ours.poisson_below(k, mean), stats.poisson.cdf(k, mean), rtol=1e-9)
    np.testing.assert_allclose(ours.poisson_above(k, mean), stats.poisson.sf(k, mean), rtol=1e-9)


@pytest.mark.parametrize("mean", MEANS)
def test_poisson_chances_equal_those_of_scipy_stats(mean: float) -> None:
    k = around(mean)
    k = k[k >= 0]
    np.testing.assert_allclose(ours.poisson_chance(k, mean), stats.poisson.pmf(k, mean), rtol=1e-9)


@pytest.mark.parametrize("mean", MEANS)
@pytest.mark.parametrize("tail", TAILS)
def test_poisson_quantiles_equal_those_of_scipy_stats(mean: float, tail: float) -> None:
    assert ours.poisson_quantile(tail, mean) == max(stats.poisson.ppf(tail, mean), 0)


def test_a_mean_of_0_gives_0_for_certain() -> None:
    assert ours.poisson_chance([0, 1], 0).tolist() == [1, 0]


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("total", [1, 2, 7, 60, 1500])
def test_binomial_tails_equal_those_of_scipy_stats(total: int, share: float) -> None:
    k = np.unique(np.round(np.linspace(-2, total + 2, 70)))
    below, above = ours.binomial_below(k, total, share), ours.binomial_above(k, total, share)
    np.testing.assert_allclose(below, stats.binom.cdf(k, total, share), rtol=1e-8, atol=1e-280)
    np.testing.assert_allclose(above, stats.binom.sf(k, total, share), rtol=1e-8, atol=1e-280)


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("total", [1, 2, 7, 60, 1500])
def test_binomial_chances_equal_those_of_scipy_stats(total: int, share: float) -> None:
    k = np.arange(total + 1)
    np.testing.assert_allclose(
        ours.binomial_chance(k, total, share),
        stats.binom.pmf(k, total, share),
        rtol=1e-8,
        atol=1e-280,
    )


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("tail", TAILS)
def test_binomial_quantiles_equal_those_of_scipy_stats(share: float, tail: float) -> None:
    # One half of one half is a tie for every odd total: the next test has it.
    totals = np.arange(2 if tail == share else 1, 400, 2 if tail == share else 1)
    expected = np.maximum(stats.binom.ppf(tail, totals, share), 0)
    np.testing.assert_array_equal(ours.binomial_quantile(tail, totals, share), expected)


def test_half_of_an_odd_number_of_coin_tosses_is_reached_before_the_middle() -> None:
    totals = np.arange(1, 400, 2)
    np.testing.assert_array_equal(ours.binomial_quantile(0.5, totals, 0.5), (totals - 1) / 2)


def test_normal_tails_equal_those_of_scipy_stats() -> None:
    z = np.linspace(-8, 8, 81)
    np.testing.assert_allclose(ours.normal_below(z), stats.norm.cdf(z), rtol=1e-12)


def test_normal_quantiles_equal_those_of_scipy_stats() -> None:
    chances = np.linspace(0.001, 0.999, 99)
    np.testing.assert_allclose(ours.normal_quantile(chances), stats.norm.ppf(chances), rtol=1e-12)


@pytest.mark.parametrize("df", [1, 4, 60])
def test_student_tails_and_quantiles_equal_those_of_scipy_stats(df: int) -> None:
    t = np.linspace(-6, 6, 25)
    np.testing.assert_allclose(ours.student_above(t, df), stats.t.sf(t, df), rtol=1e-10)
    assert ours.student_quantile(0.975, df) == pytest.approx(stats.t.ppf(0.975, df))


@pytest.mark.parametrize("chance", [0.01, 0.5, 0.95, 0.999])
@pytest.mark.parametrize("mean", [0.01, 0.7, 4.0, 55.0])
@pytest.mark.parametrize("shape", [0.05, 1.0, 40.0])
def test_negative_binomial_quantiles_equal_those_of_scipy_stats(
    chance: float, mean: float, shape: float
) -> None:
    expected = stats.nbinom.ppf(chance, shape, shape / (shape + mean))
    assert ours.negative_binomial_quantile(chance, mean, shape) == expected
