import numpy as np
import pytest
from numpy.typing import NDArray

from geo.evaluate.absorbed import fit_with_unit_levels
from geo.evaluate.clustered import cluster_covariance
from geo.evaluate.glm import fit_counts

UNITS, PERIODS = 12, 6


def made_panel() -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.intp]]:
    rng = np.random.default_rng(2)
    unit = np.repeat(np.arange(UNITS), PERIODS)
    design = rng.normal(size=(len(unit), 2))
    level = rng.normal(1, 0.7, UNITS)
    counts = rng.poisson(np.exp(level[unit] + design @ [0.3, -0.2])).astype(float)
    return design, counts, unit


def test_figures_equal_those_with_a_column_for_every_unit() -> None:
    design, counts, unit = made_panel()
    columns = (unit[:, None] == np.arange(UNITS)).astype(float)
    wide = fit_counts(np.column_stack([columns, design]), counts)
    slim = fit_with_unit_levels(design, counts, unit)
    assert slim.coefficients == pytest.approx(wide.coefficients[-2:], rel=1e-6)
    assert slim.unscaled == pytest.approx(wide.unscaled[-2:, -2:], rel=1e-3)
    assert (slim.pearson, slim.df) == (pytest.approx(wide.pearson, rel=1e-6), wide.df)


def test_its_clustered_covariance_equals_that_of_the_wide_fit() -> None:
    design, counts, unit = made_panel()
    columns = (unit[:, None] == np.arange(UNITS)).astype(float)
    wide = fit_counts(np.column_stack([columns, design]), counts)
    slim = fit_with_unit_levels(design, counts, unit)
    covariance = slim.unscaled @ (slim.scores.T @ slim.scores) @ slim.unscaled
    expected = cluster_covariance(wide, unit, corrected=False)[-2:, -2:]
    assert covariance == pytest.approx(expected, rel=1e-3)


def test_a_column_that_never_changes_within_a_unit_is_refused() -> None:
    design, counts, unit = made_panel()
    with pytest.raises(ValueError, match=r"^design: some columns cannot be told apart within"):
        fit_with_unit_levels(np.column_stack([design, (unit % 3).astype(float)]), counts, unit)
