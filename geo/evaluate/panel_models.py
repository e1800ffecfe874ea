"""The regressions behind a difference in differences, and the look at the time before."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from geo.evaluate.absorbed import fit_with_unit_levels
from geo.evaluate.clustered import cluster_covariance
from geo.evaluate.distributions import normal_below
from geo.evaluate.glm import Floats, NotFitted, fit_counts
from geo.evaluate.negative_binomial import fit_negative_binomial
from geo.evaluate.panel import Panel

Levels = Literal["none", "period", "unit_and_period"]
Family = Literal["poisson", "negative_binomial"]


@dataclass(frozen=True, kw_only=True)
class LevelsFit:
    """The difference on the logarithm, its standard errors and what else the model tells."""

    estimate: float
    se_model: float
    se_uncorrected: float
    dispersion: float | None
    intercept: float | None = None
    shape: float | None = None
    log_likelihood: float | None = None


@dataclass(frozen=True, kw_only=True)
class PreTrend:
    """How the courses drew apart before; None where that cannot be told."""

    slope: float | None = None
    se: float | None = None
    p_value: float | None = None


def several_each(panel: Panel) -> bool:
    """Tell whether both sides have more than one place.

    A single place's scores sum to 0 whatever it does: it would seem to carry no doubt at all.
    """
    return 1 < panel.treated_units < panel.units - 1


def fit_levels(panel: Panel, levels: Levels, family: Family) -> LevelsFit:
    """Fit the difference with a level for each group, period, or place and period.

    Raises
    ------
    NotFitted
        If the counts have no best fit.
    """
    both = (panel.treated & panel.post).astype(np.float64)
    if levels == "unit_and_period":
        return _with_unit_levels(panel, both)
    time = panel.post[:, None] if levels == "none" else _later_periods(panel)
    design = np.column_stack([np.ones(len(both)), panel.treated, time, both])
    fitter = fit_counts if family == "poisson" else fit_negative_binomial
    fit = fitter(design, panel.count)
    covariance = cluster_covariance(fit, panel.unit, corrected=False)
    return LevelsFit(
        estimate=float(fit.coefficients[-1]),
        se_model=math.sqrt(fit.unscaled[-1, -1]),
        se_uncorrected=_root(covariance[-1, -1]),
        dispersion=fit.pearson / fit.df if fit.df > 0 else None,
        intercept=float(fit.coefficients[0]),
        shape=fit.shape,
        log_likelihood=fit.log_likelihood,
    )


def drawing_apart(panel: Panel) -> PreTrend:
    """Compare the slopes of treated and comparison places over the periods before.

    Notes
    -----
    Poisson, with a straight course on the logarithm for each side and places as clusters. Needs
    three periods before and two places on each side. That nothing is seen is no proof that the
    courses were parallel.
    """
    before = panel.rows(~panel.post)
    if before.at.max() < 2 or not several_each(before):
        return PreTrend()
    time = before.time - before.time.min()
    mine = before.treated.astype(np.float64)
    design = np.column_stack([np.ones(len(time)), mine, time, mine * time])
    try:
        fit = fit_counts(design, before.count)
    except (NotFitted, ValueError):
        return PreTrend()
    slope = float(fit.coefficients[-1])
    se = _root(cluster_covariance(fit, before.unit, corrected=False)[-1, -1])
    if se <= 0:
        return PreTrend(slope=slope)
    return PreTrend(slope=slope, se=se, p_value=2 * float(normal_below(-abs(slope) / se)))


def _root(variance: float) -> float:
    # Where every place does exactly as fitted, rounding may leave a variance just below 0.
    return math.sqrt(max(0.0, variance))


def _with_unit_levels(panel: Panel, both: Floats) -> LevelsFit:
    design = np.column_stack([_later_periods(panel), both])
    fit = fit_with_unit_levels(design, panel.count, panel.unit)
    covariance = fit.unscaled @ (fit.scores.T @ fit.scores) @ fit.unscaled
    return LevelsFit(
        estimate=float(fit.coefficients[-1]),
        se_model=math.sqrt(fit.unscaled[-1, -1]),
        se_uncorrected=_root(covariance[-1, -1]),
        dispersion=fit.pearson / fit.df if fit.df > 0 else None,
    )


def _later_periods(panel: Panel) -> Floats:
    return (panel.at[:, None] == np.arange(1, panel.at.max() + 1)).astype(np.float64)
