"""Places that changed against places that did not, before and after: difference in differences."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from geo.evaluate.arguments import probability
from geo.evaluate.distributions import student_quantile
from geo.evaluate.glm import NotFitted
from geo.evaluate.panel import Columns, Panel, read_panel
from geo.evaluate.panel_models import (
    Family,
    Levels,
    LevelsFit,
    PreTrend,
    drawing_apart,
    fit_levels,
    several_each,
)
from geo.evaluate.words import TOO_FEW, doubt, percent_fewer_or_more, percent_span
from geo.result import Result

# With fewer places on a side, a standard error that lets each place be itself is too small.
_FEWEST_PLACES = 5
_APART_BEFORE = 0.05


@dataclass(frozen=True, kw_only=True)
class DifferenceInDifferences(Result):
    """The difference and its doubts; None where a figure is not defined.

    Attributes
    ----------
    estimate
        Logarithm of the treated places' ratio of after to before, over the comparison places'.
    se_model
        Standard error if counts varied as the family says, dispersion 1.
    se_cluster
        Standard error when the counts of one place go together: the one to use. Its square holds
        the factor G / (G - 1) for G places; that of `se_cluster_uncorrected` does not.
    rate_ratio, low, high
        exp of the estimate, and its interval from `se_cluster` with Student's t of G - 1.
    dispersion
        Pearson's; far above 1 `se_model` is too small.
    pre_trend, pre_trend_se, pre_trend_p
        How the courses drew apart per period before the change, the (uncorrected) standard error
        and how often chance would draw them as far apart.
    intercept
        Logarithm of the level of the comparison places before; in the first period where periods
        have levels.
    shape, log_likelihood
        Shape of the negative binomial distribution; log-likelihood of either.
    units, treated_units, dropped_units
        Places in the figures, those of them with the change, and places without any incident,
        which are left out where every place has a level.
    """

    estimate: float | None = None
    se_model: float | None = None
    se_cluster: float | None = None
    se_cluster_uncorrected: float | None = None
    rate_ratio: float | None = None
    low: float | None = None
    high: float | None = None
    dispersion: float | None = None
    pre_trend: float | None = None
    pre_trend_se: float | None = None
    pre_trend_p: float | None = None
    intercept: float | None = None
    shape: float | None = None
    log_likelihood: float | None = None
    units: int
    treated_units: int
    dropped_units: int = 0


@dataclass(frozen=True, kw_only=True)
class _Doubt:
    se: float | None = None
    low: float | None = None
    high: float | None = None


def difference_in_differences(
    frame: Columns,
    *,
    count: str = "count",
    treated: str = "treated",
    post: str = "post",
    unit: str = "id",
    period: str = "time",
    levels: Levels = "none",
    family: Family = "poisson",
    confidence: float = 0.95,
) -> DifferenceInDifferences:
    """Compare how counts changed in treated places with how they changed in others.

    Parameters
    ----------
    frame
        Gives columns by name, a row for each place and period: a data frame or a mapping.
    count, treated, post, unit, period
        Names of its columns: counts; 1 for places with the change; 1 for periods after it; the
        place; the period, a number or date.
    levels
        Which levels are fitted: of the four groups only, of every period, or of every place and
        period. On a table without gaps the estimate is the same.
    family
        Poisson, or negative binomial (not with a level for every place).
    confidence
        Of the interval.

    Raises
    ------
    ValueError
        If a column is absent or unfit (see `read_panel`), or an option is not known.

    Notes
    -----
    Counts are compared by ratio: without the change both kinds of place are taken to rise or fall
    by the same share. Sources: Angrist & Pischke (2009), Mostly Harmless Econometrics, 5.2
    (design); Wooldridge (2023), Econometrics Journal 26:C31-C66 (counts); Liang & Zeger (1986),
    Biometrika 73:13-22 (clusters); Cameron & Miller (2015), J Human Resources 50:317-372, VI (few
    clusters).
    """
    _known(levels, family)
    probability(confidence, "confidence")
    names = {"count": count, "treated": treated, "post": post, "unit": unit, "period": period}
    panel = read_panel(frame, names)
    options = {**names, "levels": levels, "family": family, "confidence": confidence}
    kept = _with_incidents(panel) if levels == "unit_and_period" else panel
    try:
        if 0 in panel.total_of_groups:
            msg = "a group has no incident before or after"
            raise NotFitted(msg)
        fit = fit_levels(kept, levels, family)
    except NotFitted as problem:
        return DifferenceInDifferences(
            units=panel.units,
            treated_units=panel.treated_units,
            parameters=options,
            used=int(panel.count.sum()),
            usable=False,
            reading=f"{TOO_FEW} No ratio can be formed: {problem}.",
        )
    return _result(panel, kept, fit, confidence, options)


def _known(levels: str, family: str) -> None:
    if levels not in {"none", "period", "unit_and_period"}:
        msg = f"levels: {levels!r} is not one of none, period, unit_and_period"
        raise ValueError(msg)
    if family not in {"poisson", "negative_binomial"}:
        msg = f"family: {family!r} is not one of poisson, negative_binomial"
        raise ValueError(msg)
    if family == "negative_binomial" and levels == "unit_and_period":
        msg = "family: negative_binomial has no level for every place; use poisson or fewer levels"
        raise ValueError(msg)


def _with_incidents(panel: Panel) -> Panel:
    totals = np.bincount(panel.unit, panel.count)
    return panel.rows(totals[panel.unit] > 0)


def _result(
    panel: Panel,
    kept: Panel,
    fit: LevelsFit,
    confidence: float,
    options: Mapping[str, object],
) -> DifferenceInDifferences:
    doubts, apart = _doubt(kept, fit, confidence), drawing_apart(panel)
    return DifferenceInDifferences(
        estimate=fit.estimate,
        se_model=fit.se_model,
        se_cluster=doubts.se,
        se_cluster_uncorrected=None if doubts.se is None else fit.se_uncorrected,
        rate_ratio=math.exp(fit.estimate),
        low=doubts.low,
        high=doubts.high,
        dispersion=fit.dispersion,
        pre_trend=apart.slope,
        pre_trend_se=apart.se,
        pre_trend_p=apart.p_value,
        intercept=fit.intercept,
        shape=fit.shape,
        log_likelihood=fit.log_likelihood,
        units=kept.units,
        treated_units=kept.treated_units,
        dropped_units=panel.units - kept.units,
        parameters=options,
        used=int(kept.count.sum()),
        usable=_has_enough(kept) and not _drew_apart(apart),
        reading=_reading(kept, fit, doubts, apart),
    )


def _doubt(panel: Panel, fit: LevelsFit, confidence: float) -> _Doubt:
    if not several_each(panel):
        return _Doubt()
    se = fit.se_uncorrected * math.sqrt(panel.units / (panel.units - 1))
    half = student_quantile(0.5 + confidence / 2, panel.units - 1) * se
    return _Doubt(se=se, low=math.exp(fit.estimate - half), high=math.exp(fit.estimate + half))


def _has_enough(panel: Panel) -> bool:
    return min(panel.treated_units, panel.units - panel.treated_units) >= _FEWEST_PLACES


def _drew_apart(apart: PreTrend) -> bool:
    return apart.p_value is not None and apart.p_value < _APART_BEFORE


def _reading(panel: Panel, fit: LevelsFit, doubts: _Doubt, apart: PreTrend) -> str:
    change = percent_fewer_or_more(math.exp(fit.estimate))
    if doubts.low is None or doubts.high is None:
        said = [
            f"Set against the comparison places: {change}. With one place on a side nothing tells"
            " how much a place changes by chance."
        ]
    else:
        chance = doubt(could_be_chance=doubts.low <= 1 <= doubts.high)
        span = percent_span(doubts.low, doubts.high)
        said = [f"Set against the comparison places: {change} ({span}). {chance}"]
        if not _has_enough(panel):
            said.append(
                f"With fewer than {_FEWEST_PLACES} places on a side the true doubt is larger."
            )
    if _drew_apart(apart):
        said.append(
            "The two kinds of place were drawing apart before the change already, so the"
            " comparison does not hold."
        )
    return " ".join(said)
