import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike
from scipy.stats import false_discovery_control

from geo.false_discovery import Correction, discoveries

chances = st.lists(st.floats(0, 1), min_size=1, max_size=30)


def test_the_example_of_the_paper_believes_the_first_four() -> None:
    # Benjamini & Hochberg (1995), section 4.1: fifteen p-values, the fourth is the last believed.
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    p += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    found = discoveries(p)
    assert (int(found.believed.sum()), found.p_cut) == (4, 0.0095)


def test_a_large_p_may_pull_smaller_ones_in() -> None:
    # Alone, 0.03 would fail at 0.05 / 2; with 0.04 beside it both pass at 0.05.
    assert discoveries([0.03, 0.04]).believed.tolist() == [True, True]


@pytest.mark.parametrize(("rule", "method"), [("fdr", "bh"), ("fdr_dependent", "by")])
@given(p=chances)
def test_adjusted_p_values_equal_those_of_scipy(
    p: list[float], rule: Correction, method: str
) -> None:
    found = discoveries(p, correction=rule)
    np.testing.assert_allclose(found.p_adjusted, false_discovery_control(p, method=method))


@given(chances)
def test_the_order_of_the_tests_changes_nothing(p: list[float]) -> None:
    order = np.random.default_rng(3).permutation(len(p))
    forth, mixed = discoveries(p), discoveries(np.array(p)[order])
    assert forth.p_cut == mixed.p_cut
    assert forth.believed[order].tolist() == mixed.believed.tolist()


@given(chances)
def test_what_is_believed_under_dependence_is_believed_without(p: list[float]) -> None:
    careful, usual, alone = (
        discoveries(p, correction=rule).believed for rule in ("fdr_dependent", "fdr", "none")
    )
    assert (careful <= usual).all()
    assert (usual <= alone).all()


def test_each_test_alone_is_believed_up_to_alpha() -> None:
    found = discoveries([0.05, 0.051], correction="none")
    assert found.believed.tolist() == [True, False]
    assert found.p_adjusted.tolist() == [0.05, 0.051]


def test_what_was_not_tested_counts_as_no_test() -> None:
    found = discoveries([0.04, np.nan, np.nan])
    assert found.believed.tolist() == [True, False, False]
    assert found.tested == 1
    assert np.isnan(found.p_adjusted[1:]).all()


def test_nothing_to_test_believes_nothing() -> None:
    found = discoveries([np.nan])
    assert (found.p_cut, found.tested, bool(found.believed.any())) == (None, 0, False)


def test_of_true_nulls_five_in_a_hundred_sets_have_a_discovery() -> None:
    sets = np.random.default_rng(4).uniform(size=(4_000, 20))
    with_any = np.mean([discoveries(p).believed.any() for p in sets])
    assert with_any == pytest.approx(0.05, abs=0.012)


@pytest.mark.parametrize("bad", [[1.1], [-0.1], [[0.5]]])
def test_what_is_no_chance_is_refused(bad: ArrayLike) -> None:
    with pytest.raises(ValueError, match=r"^p_values: expected"):
        discoveries(bad)


def test_an_unknown_correction_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^correction: 'bonferroni' is not known"):
        discoveries([0.5], correction="bonferroni")  # pyright: ignore[reportArgumentType]


def test_alpha_of_one_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^alpha"):
        discoveries([0.5], alpha=1.0)
