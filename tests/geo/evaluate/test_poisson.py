import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from geo.evaluate import e_test, poisson_z

counts = st.tuples(st.integers(0, 60), st.integers(0, 60)).filter(any)


def by_full_table(k1: int, k2: int, n1: float, n2: float) -> float:
    """The same probability by listing every pair of counts up to 400."""
    x1, x2 = np.meshgrid(np.arange(400), np.arange(400), indexing="ij")
    with np.errstate(invalid="ignore"):
        distance = np.abs(x1 / n1 - x2 / n2) / np.sqrt((x1 + x2) / (n1 + n2))
    distance[0, 0] = 0
    seen = abs(k1 / n1 - k2 / n2) / np.sqrt((k1 + k2) / (n1 + n2))
    rate = (k1 + k2) / (n1 + n2)
    chance = poisson.pmf(x1, n1 * rate) * poisson.pmf(x2, n2 * rate)
    return float(chance[distance >= seen * (1 - 1e-12)].sum())


@pytest.mark.parametrize(
    ("k1", "k2", "n1", "n2"), [(3, 9, 1, 1), (0, 4, 1, 2), (40, 22, 1.5, 1), (1, 0, 30, 365)]
)
def test_the_quick_sum_equals_the_full_table(k1: int, k2: int, n1: float, n2: float) -> None:
    result = e_test(k1, k2, exposure_1=n1, exposure_2=n2)
    assert result.p_value == pytest.approx(by_full_table(k1, k2, n1, n2), abs=1e-9)


@given(counts)
def test_exchanging_the_counts_keeps_p_and_turns_the_statistic(pair: tuple[int, int]) -> None:
    forth, back = e_test(*pair), e_test(*reversed(pair))
    assert forth.p_value == pytest.approx(back.p_value, abs=1e-12)
    assert forth.statistic == -back.statistic


@given(st.integers(1, 60), st.floats(0.1, 10))
def test_equal_rates_have_p_of_one(count: int, exposure: float) -> None:
    assert e_test(count, count, exposure_1=exposure, exposure_2=exposure).p_value == 1


def test_a_wider_gap_has_a_smaller_p() -> None:
    p_values = [e_test(20, k).p_value for k in (20, 16, 12, 8, 4, 0)]
    assert p_values == sorted(p_values, reverse=True)


def test_a_true_null_is_rejected_about_as_often_as_alpha() -> None:
    pairs = np.random.default_rng(5).poisson(30, (2_000, 2))
    rejected = np.mean([e_test(*row).p_value < 0.05 for row in pairs])
    assert rejected == pytest.approx(0.05, abs=0.015)


def test_large_counts_are_tested_too() -> None:
    # 100,000 against 101,000 lies 2.2305 standard errors apart.
    assert e_test(100_000, 101_000).p_value == pytest.approx(0.0257, abs=1e-4)


def test_two_zeros_are_refused_with_a_remedy() -> None:
    with pytest.raises(ValueError, match="both are 0; choose a longer period"):
        e_test(0, 0)


def test_readings_give_the_doubt_only() -> None:
    assert e_test(25, 16).reading == "The difference could be chance."
    assert e_test(60, 16).reading == (
        "A difference this large would seldom come from chance alone."
    )


def test_z_is_read_as_within_or_outside_the_usual() -> None:
    assert poisson_z(25, 16).reading == "9 more, within what two such counts usually differ by."
    assert poisson_z(4, 0).reading == "4 more, outside what two such counts usually differ by."


def test_threshold_of_z_is_a_parameter() -> None:
    assert poisson_z(25, 16, threshold=1.5).flag
