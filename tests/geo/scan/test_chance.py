import numpy as np
import pytest

from geo.scan.chance import critical_ratio, in_threads, p_value, relative_risk
from geo.scan.draws import Seeds, seeds_of
from geo.scan.likelihood import Floats


def test_the_data_count_as_one_of_the_replicas() -> None:
    assert p_value(9.0, np.array([1.0, 2.0, 3.0])) == 0.25
    assert p_value(2.5, np.array([1.0, 2.0, 3.0])) == 0.5


def test_ties_count_against_the_data() -> None:
    assert p_value(2.0, np.array([1.0, 2.0, 3.0])) == 0.75


def test_a_tie_that_differs_by_rounding_is_a_tie() -> None:
    assert p_value(2.0, np.array([1.0, 2.0 - 1e-13, 3.0])) == 0.75


def test_above_the_critical_ratio_the_p_value_is_small_enough() -> None:
    replicas = np.random.default_rng(1).gamma(4, size=999)
    critical = critical_ratio(replicas)
    assert critical is not None
    assert p_value(critical + 1e-6, replicas) <= 0.05 < p_value(critical, replicas)


def test_with_nineteen_replicas_the_critical_ratio_is_the_largest() -> None:
    assert critical_ratio(np.arange(19.0)) == 18


def test_eighteen_replicas_have_no_critical_ratio() -> None:
    assert critical_ratio(np.arange(18.0)) is None


def test_relative_risk_by_hand() -> None:
    # Twice as many as expected inside, 10 of 15 outside.
    assert relative_risk(10, 5.0, 20) == 3


def test_nothing_outside_leaves_the_relative_risk_undefined() -> None:
    assert relative_risk(20, 5.0, 20) is None


@pytest.mark.parametrize("threads", [1, 2, 3, 40])
def test_threads_do_not_change_the_order(threads: int) -> None:
    seeds = seeds_of(np.random.default_rng(1), 17)

    def work(part: Seeds) -> Floats:
        return part.astype(np.float64)

    assert in_threads(work, seeds, threads).tolist() == seeds.astype(float).tolist()
    assert in_threads(work, seeds, threads, at_once=5).tolist() == seeds.astype(float).tolist()
