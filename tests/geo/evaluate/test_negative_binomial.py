import math

import numpy as np
import pytest
from scipy import optimize, stats

from geo.evaluate.glm import fit_counts
from geo.evaluate.negative_binomial import fit_negative_binomial


def test_shape_and_mean_have_the_greatest_likelihood_together() -> None:
    rng = np.random.default_rng(4)
    counts = rng.negative_binomial(1.5, 1.5 / (1.5 + 6), 300)

    def loss(x: np.ndarray) -> float:
        mean, shape = np.exp(x)
        return -float(np.sum(stats.nbinom.logpmf(counts, shape, shape / (shape + mean))))

    best = optimize.minimize(loss, [1.0, 0.0])
    fit = fit_negative_binomial(np.ones((300, 1)), counts)
    assert fit.shape is not None
    assert (fit.coefficients[0], math.log(fit.shape)) == pytest.approx(best.x, abs=1e-4)
    assert fit.log_likelihood == pytest.approx(-best.fun)


def test_the_standard_error_of_a_mean_grows_with_the_spread() -> None:
    # Variance of the logarithm of a mean of n: (1 / mean + 1 / shape) / n.
    fit = fit_negative_binomial(np.ones((4, 1)), [0, 2, 10, 28])
    assert fit.shape is not None
    assert fit.unscaled[0, 0] == pytest.approx((1 / 10 + 1 / fit.shape) / 4, rel=1e-4)


def test_counts_less_varied_than_poisson_give_the_poisson_fit() -> None:
    counts = [9, 10, 11, 10]
    shaped, plain = (f(np.ones((4, 1)), counts) for f in (fit_negative_binomial, fit_counts))
    assert shaped.shape == math.inf
    assert shaped.unscaled == pytest.approx(plain.unscaled)
    assert shaped.log_likelihood == pytest.approx(plain.log_likelihood)
