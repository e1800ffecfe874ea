from statistics import NormalDist

import numpy as np
import pytest

from geo.comparison import SyntheticGap, placebo_gaps, synthetic_gap, synthetic_weights

BEFORE = {"Mill Lane": [4, 6, 5, 7], "Quay": [10, 8, 12, 9], "Park": [1, 0, 2, 1]}
AFTER = {"Mill Lane": [6, 4], "Quay": [10, 12], "Park": [0, 3]}


def units(seed: int, *, fewer: float, areas: int = 200) -> tuple[np.ndarray, np.ndarray]:
    """Counts of areas by 6 periods before and 2 after; the first 20 lose a share after."""
    rng = np.random.default_rng(seed)
    rates = rng.gamma(2, 1, (areas, 1)) * np.ones(8)
    rates[:20, 6:] *= 1 - fewer
    counts = rng.poisson(rates).astype(float)
    return counts[:, :6], counts[:, 6:]


def gap_of(seed: int, *, fewer: float) -> SyntheticGap:
    before, after = units(seed, fewer=fewer)
    fit = synthetic_weights(before[:20], before[20:])
    return synthetic_gap(fit, after[:20], after[20:])


def test_gap_of_a_half_and_half_mix_by_hand() -> None:
    fit = synthetic_weights([7, 7, 8.5, 8], BEFORE)
    found = synthetic_gap(fit, [5, 6], AFTER)
    assert found.synthetic == pytest.approx([8, 8], abs=1e-6)
    assert found.gap == pytest.approx([-3, -2], abs=1e-6)
    assert found.percent_change == pytest.approx(-5 / 16, abs=1e-6)
    assert found.p_lower is None
    assert found.reading.startswith("5 fewer than the mix of areas suggests.")


def test_donors_are_found_by_name_in_any_order() -> None:
    fit = synthetic_weights([7, 7, 8.5, 8], BEFORE)
    turned = dict(reversed(AFTER.items()))
    assert synthetic_gap(fit, [5, 6], turned).gap == pytest.approx([-3, -2], abs=1e-6)


def test_other_donors_than_those_of_the_fit_are_refused() -> None:
    fit = synthetic_weights([7, 7, 8.5, 8], BEFORE)
    with pytest.raises(ValueError, match=r"^donors_after: expected the 3 donors of fit"):
        synthetic_gap(fit, [5, 6], {"Mill Lane": [1, 2]})


def test_chance_agrees_with_a_weighted_regression_written_out() -> None:
    before, after = units(3, fewer=0.3)
    fit = synthetic_weights(before[:20], before[20:])
    found = synthetic_gap(fit, after[:20], after[20:])
    weights = np.tile(np.r_[np.ones(20), fit.weights], 2)
    design = np.zeros((400, 3))
    design[:, 0] = np.tile(np.arange(200) < 20, 2)
    design[:200, 1] = design[200:, 2] = 1
    bread = np.linalg.inv(design.T @ (weights[:, None] * design))
    beta = bread @ design.T @ (weights * after.T.ravel())
    score = design * (weights * (after.T.ravel() - design @ beta))[:, None] @ bread
    z = beta[0] / np.sqrt((score.T @ score)[0, 0] * 400 / 399)
    assert found.p_lower == pytest.approx(NormalDist().cdf(z), abs=1e-9)


def test_nothing_changed_is_called_unusual_about_as_seldom_as_it_should() -> None:
    chances = [gap_of(seed, fewer=0).p_lower_by_unit for seed in range(60)]
    assert np.mean([p is not None and p < 0.05 for p in chances]) <= 0.1


def test_a_large_fall_seldom_comes_from_chance() -> None:
    found = gap_of(1, fewer=0.8)
    assert found.p_lower_by_unit is not None
    assert found.p_lower_by_unit < 0.01
    assert found.reading.endswith("would seldom come from chance alone.")


def test_a_poor_fit_gives_no_finding() -> None:
    fit = synthetic_weights([50, 50, 50, 50], BEFORE)
    found = synthetic_gap(fit, [5, 6], AFTER)
    assert (found.usable, found.reading) == (False, fit.reading)


def test_a_comparison_of_zero_has_no_percentage() -> None:
    fit = synthetic_weights([1, 2], {"a": [1, 2], "b": [5, 5], "c": [9, 1]})
    found = synthetic_gap(fit, [0, 0], {"a": [0, 0], "b": [0, 0], "c": [0, 0]})
    assert (found.percent_change, found.reading.split(".")[0]) == (
        None,
        "As many as the mix of areas suggests",
    )


def test_three_areas_are_too_few_to_tell() -> None:
    found = placebo_gaps([7, 7, 8.5, 8], BEFORE, [5, 6], AFTER)
    # The treated area parts by 3 and 2: the root of 6.5.
    assert found.treated_after == pytest.approx(6.5**0.5, abs=1e-6)
    assert (found.usable, found.used) == (False, 3)
    assert "too few to tell" in found.reading


def test_an_area_that_parts_farther_than_all_others_has_the_smallest_share() -> None:
    rng = np.random.default_rng(8)
    donors = rng.poisson(20, (10, 24)).astype(float)
    treated = donors.mean(axis=1)
    found = placebo_gaps(treated[:7], donors[:7], treated[7:] - 15, donors[7:], donors_axis=1)
    assert found.share_as_large == pytest.approx(1 / 25)
    assert found.usable


def test_placebos_of_several_units_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^treated_before: placebos are for one treated area"):
        placebo_gaps([[7, 7, 8, 8]] * 2, BEFORE, [[5, 6]] * 2, AFTER)


def test_two_donors_are_no_placebos() -> None:
    two = {name: BEFORE[name] for name in ("Mill Lane", "Quay")}
    after = {name: AFTER[name] for name in two}
    with pytest.raises(ValueError, match=r"^donors_before: 2 donors; placebos need 3"):
        placebo_gaps([7, 7, 8, 8], two, [5, 6], after)


def test_other_donors_after_than_before_are_refused() -> None:
    after = {**AFTER, "Elsewhere": [1, 1]}
    with pytest.raises(ValueError, match="before and after must be the same"):
        placebo_gaps([7, 7, 8, 8], BEFORE, [5, 6], after)
