import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.optimize import minimize

from geo.comparison.calibration import fit_weights, least_spread

seeds = st.integers(0, 100_000)


def mixed(seed: int, figures: int = 4, donors: int = 9) -> tuple[np.ndarray, np.ndarray]:
    """Donors, and a treated area that is a mix of three of them."""
    rng = np.random.default_rng(seed)
    table = rng.poisson(5, (figures, donors)).astype(float)
    shares = np.zeros(donors)
    shares[rng.choice(donors, 3, replace=False)] = rng.dirichlet(np.ones(3))
    return table, table @ shares


@given(seeds)
def test_a_mix_of_donors_is_met_exactly_by_weights_of_0_or_more(seed: int) -> None:
    donors, treated = mixed(seed)
    fit = fit_weights(donors, treated, 1.0)
    assert fit.exact
    assert fit.weights.min() >= 0
    assert fit.weights.sum() == pytest.approx(1)
    assert donors @ fit.weights == pytest.approx(treated, abs=1e-7)


@pytest.mark.parametrize("seed", range(6))
def test_no_other_weights_that_meet_the_figures_are_more_even(seed: int) -> None:
    donors, treated = mixed(seed, figures=3, donors=6)
    found = fit_weights(donors, treated, 1.0).weights
    lines, goal = np.vstack([donors, np.ones(6)]), np.append(treated, 1.0)

    def missed(weights: np.ndarray) -> np.ndarray:
        return lines @ weights - goal

    def spread(weights: np.ndarray) -> float:
        return float(weights @ weights)

    meets = {"type": "eq", "fun": missed}
    other = minimize(spread, found, bounds=[(0, None)] * 6, constraints=meets, method="SLSQP")
    assert found @ found <= float(other.fun) + 1e-9


@pytest.mark.parametrize("seed", range(6))
def test_no_other_weights_come_closer_where_none_meet_the_figures(seed: int) -> None:
    rng = np.random.default_rng(seed)
    donors, treated = rng.poisson(5, (5, 4)).astype(float), rng.poisson(9, 5).astype(float)
    fit = fit_weights(donors, treated, 1.0)
    gap = float(np.square(donors @ fit.weights - treated).sum())
    draws = rng.dirichlet(np.full(4, 0.5), 20_000)
    assert not fit.exact
    assert gap <= np.square(draws @ donors.T - treated).sum(axis=1).min() + 1e-9


def test_donors_that_are_alike_weigh_alike() -> None:
    donors = np.array([[4.0, 4, 9, 1], [2.0, 2, 7, 1]])
    weights = fit_weights(donors, np.array([5.0, 3.0]), 1.0).weights
    assert weights[0] == pytest.approx(weights[1])


def test_alike_donors_share_even_where_the_figures_are_out_of_reach() -> None:
    weights = fit_weights(np.array([[1.0, 3, 3, 2]]), np.array([9.0]), 1.0).weights
    assert weights == pytest.approx([0, 0.5, 0.5, 0])


def test_nothing_to_match_but_the_sum_gives_equal_weights() -> None:
    assert least_spread(np.zeros((1, 5)), np.zeros(1), 2.0) == pytest.approx(np.full(5, 0.4))


def test_figures_out_of_reach_have_no_exact_weights() -> None:
    assert least_spread(np.array([[1.0, 2.0]]), np.array([3.0]), 1.0) is None


def test_one_donor_carries_all() -> None:
    fit = fit_weights(np.array([[2.0], [5.0]]), np.array([3.0, 3.0]), 4.0)
    assert fit.weights == pytest.approx([4])


@given(seeds, st.floats(0.01, 1_000))
@example(99_999, 979.2382705273142)  # rounding leads away from weights that few donors carry
@example(99_999, 24.500432586588268)
def test_the_units_of_the_figures_change_no_weight(seed: int, unit: float) -> None:
    donors, treated = mixed(seed)
    plain = fit_weights(donors, treated, 1.0).weights
    assert fit_weights(donors * unit, treated * unit, 1.0).weights == pytest.approx(plain, abs=1e-6)


@given(seeds)
def test_the_order_of_donors_changes_no_weight(seed: int) -> None:
    donors, treated = mixed(seed)
    order = np.random.default_rng(seed).permutation(donors.shape[1])
    plain = fit_weights(donors, treated, 1.0).weights
    turned = fit_weights(donors[:, order], treated, 1.0).weights
    assert turned == pytest.approx(plain[order], abs=1e-6)
