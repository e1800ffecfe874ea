import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from geo.evaluate.glm import CountFit, NotFitted, deviances, fit_counts

counts_of_two = st.tuples(
    st.lists(st.integers(1, 60), min_size=2, max_size=8),
    st.lists(st.integers(1, 60), min_size=2, max_size=8),
)


def two_groups(first: list[int], second: list[int], **options: object) -> CountFit:
    after = np.repeat([0.0, 1.0], [len(first), len(second)])
    design = np.column_stack([np.ones(len(after)), after])
    return fit_counts(design, first + second, **options)  # pyright: ignore[reportArgumentType]


@given(counts_of_two)
def test_two_groups_are_fitted_by_their_means(counts: tuple[list[int], list[int]]) -> None:
    fit = two_groups(*counts)
    first, second = map(np.mean, counts)
    assert math.exp(fit.coefficients[0]) == pytest.approx(first, rel=1e-6)
    assert math.exp(fit.coefficients[1]) == pytest.approx(second / first, rel=1e-6)


@given(counts_of_two)
def test_the_variance_of_a_log_ratio_is_the_sum_of_the_reciprocals(
    counts: tuple[list[int], list[int]],
) -> None:
    expected = sum(1 / sum(group) for group in counts)
    assert two_groups(*counts).unscaled[1, 1] == pytest.approx(expected, rel=1e-3)


def test_the_fit_has_the_greatest_likelihood() -> None:
    rng = np.random.default_rng(3)
    design = np.column_stack([np.ones(60), rng.normal(size=60), rng.normal(size=60)])
    counts = rng.poisson(np.exp(design @ [1.0, 0.4, -0.3]))

    def loss(b: np.ndarray) -> float:
        return -float(np.sum(stats.poisson.logpmf(counts, np.exp(design @ b))))

    best = optimize.minimize(loss, np.zeros(3))
    fit = fit_counts(design, counts)
    assert fit.coefficients == pytest.approx(best.x, abs=1e-4)
    assert fit.log_likelihood == pytest.approx(-best.fun, abs=1e-7)


def test_an_offset_of_log_exposure_fits_rates() -> None:
    fit = fit_counts(np.ones((3, 1)), [10, 20, 60], offset=np.log([1, 2, 6]))
    assert math.exp(fit.coefficients[0]) == pytest.approx(10)
    assert fit.deviance == pytest.approx(0, abs=1e-9)


def test_a_weight_of_two_is_the_same_count_twice() -> None:
    once = fit_counts(np.ones((2, 1)), [4, 9], weights=[2, 1])
    twice = fit_counts(np.ones((3, 1)), [4, 4, 9])
    assert once.coefficients == pytest.approx(twice.coefficients)
    assert once.unscaled == pytest.approx(twice.unscaled)


def test_a_weight_of_zero_leaves_a_count_out() -> None:
    fit = fit_counts(np.ones((3, 1)), [4, 6, 900], weights=[1, 1, 0])
    assert (math.exp(fit.coefficients[0]), fit.df) == (pytest.approx(5), 1)


def test_dispersion_by_hand() -> None:
    # Mean 6: squares 16 + 4 + 4 + 16, over 6 and over three degrees of freedom.
    fit = fit_counts(np.ones((4, 1)), [2, 4, 8, 10])
    assert fit.dispersion == pytest.approx(40 / 18, rel=1e-4)
    assert fit.pearson == pytest.approx(40 / 6)


def test_no_freedom_leaves_no_dispersion() -> None:
    assert fit_counts(np.ones((1, 1)), [7]).dispersion is None


def test_aic_counts_coefficients_and_a_shape() -> None:
    plain = fit_counts(np.ones((3, 1)), [1, 5, 9])
    shaped = fit_counts(np.ones((3, 1)), [1, 5, 9], shape=2.0)
    assert plain.aic == pytest.approx(2 - 2 * plain.log_likelihood)
    assert shaped.aic == pytest.approx(4 - 2 * shaped.log_likelihood)


def test_likelihoods_hold_every_constant() -> None:
    plain = fit_counts(np.ones((2, 1)), [3, 5])
    shaped = fit_counts(np.ones((2, 1)), [3, 5], shape=2.0)
    assert plain.log_likelihood == pytest.approx(np.sum(stats.poisson.logpmf([3, 5], 4)))
    expected = np.sum(stats.nbinom.logpmf([3, 5], 2, 2 / 6))
    assert shaped.log_likelihood == pytest.approx(expected)


def test_scores_sum_to_nothing() -> None:
    scores = two_groups([3, 8, 5], [9, 2, 2]).scores
    assert scores.sum(axis=0) == pytest.approx([0, 0], abs=1e-4)


def test_a_count_as_expected_has_no_deviance() -> None:
    assert deviances([0.0, 3, 7], [0.0 + 1e-300, 3, 7]) == pytest.approx([0, 0, 0])
    assert deviances([3.0], [3.0], shape=2.0) == pytest.approx([0])


def test_columns_that_repeat_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^design: some columns cannot be told apart"):
        fit_counts([[1, 2], [1, 2], [1, 2]], [1, 2, 3])


def test_fewer_counts_than_columns_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^design: some columns"):
        fit_counts([[1.0, 2.0]], [4])


def test_only_zeros_have_no_fit() -> None:
    with pytest.raises(NotFitted):
        fit_counts(np.ones((3, 1)), [0, 0, 0])


def test_a_group_of_zeros_runs_to_nothing_without_a_warning() -> None:
    fit = two_groups([4, 6], [0, 0])
    assert fit.fitted[2:].max() < 1e-6


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("design", {"design": [1.0, 1.0]}),
        ("design", {"design": [[1.0], [math.nan]]}),
        ("design", {"design": [[1.0]]}),
        ("counts", {"counts": [1.0, math.inf]}),
        ("counts", {"counts": [1.0, -2.0]}),
        ("offset", {"offset": [0.0]}),
        ("weights", {"weights": [1.0, math.nan]}),
    ],
)
def test_what_cannot_be_fitted_is_refused_by_name(name: str, options: dict[str, object]) -> None:
    given = {"design": [[1.0], [1.0]], "counts": [1.0, 2.0], **options}
    with pytest.raises(ValueError, match=rf"^{name}"):
        fit_counts(**given)  # pyright: ignore[reportArgumentType]
