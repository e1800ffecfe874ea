"""One place's counts, period by period, and a step of their course at a date."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from geo.counts import whole_counts
from geo.evaluate.arguments import probability
from geo.evaluate.chance import normal_half_width
from geo.evaluate.course import Course, Design, fit_course
from geo.evaluate.glm import Floats, NotFitted
from geo.evaluate.words import TOO_FEW, doubt, percent_fewer_or_more, percent_span
from geo.result import Result

Family = Literal["poisson", "quasipoisson", "negative_binomial"]

_FEWEST_BEFORE, _FEWEST_AFTER = 8, 4
_LAGS = 6


@dataclass(frozen=True, kw_only=True, eq=False)
class InterruptedSeries(Result):
    """The step at the interruption and what the earlier course would have gone on to.

    Attributes
    ----------
    rate_ratio, low, high
        Level just after, over the level that the course before would have had; its interval.
    se
        Standard error of the logarithm of the ratio.
    slope_ratio, slope_low, slope_high
        By how much each period after multiplies the step again; None without `slope_change`.
    dispersion
        Pearson's; 1 where counts vary as Poisson counts do.
    counterfactual
        Expected counts of the periods after, had the course before gone on, shape (n after,).
    averted, averted_low, averted_high
        Their sum less the incidents that were counted: positive where fewer were. The interval is
        that of the course alone.
    fitted
        Expected counts of the model, shape (n,).
    coefficients, standard_errors
        On the logarithm, by name: intercept, step, trend (a period), slope, sin_1, cos_1, ...
    deviance, df, aic
        Of the model; `aic` is None for the quasi-Poisson family, which has no likelihood.
    residual_autocorrelation
        Of the deviance residuals, at lags of 0 to 6 periods.
    """

    rate_ratio: float | None = None
    low: float | None = None
    high: float | None = None
    se: float | None = None
    slope_ratio: float | None = None
    slope_low: float | None = None
    slope_high: float | None = None
    dispersion: float | None = None
    counterfactual: Floats | None = None
    averted: float | None = None
    averted_low: float | None = None
    averted_high: float | None = None
    fitted: Floats | None = None
    coefficients: Mapping[str, float] | None = None
    standard_errors: Mapping[str, float] | None = None
    deviance: float | None = None
    df: int | None = None
    aic: float | None = None
    residual_autocorrelation: Sequence[float] | None = None


def interrupted_series(
    counts: ArrayLike,
    *,
    interruption: int,
    exposure: ArrayLike | None = None,
    harmonics: int = 2,
    period: float = 12,
    family: Family = "quasipoisson",
    slope_change: bool = False,
    confidence: float = 0.95,
) -> InterruptedSeries:
    """Fit a course with a season to counts, and let it step where something changed.

    Parameters
    ----------
    counts
        Of periods of equal length, in order, shape (n,).
    interruption
        Number of the first period after, counted from 0: as many periods lie before.
    exposure
        What each count was taken over (people, open days), greater than 0, shape (n,).
    harmonics
        Pairs of sine and cosine for the season; 0 for none.
    period
        Periods in a year.
    family
        poisson, quasipoisson (the doubt widened by the dispersion) or negative_binomial.
    slope_change
        Whether the course may also turn, from the interruption on.
    confidence
        Of the intervals, normal on the logarithm.

    Raises
    ------
    ValueError
        If a count is not a whole number, the interruption is not inside the series, or the series
        is too short for the model.

    Notes
    -----
    log of the expected count = log exposure + intercept + trend * (1 to n) + season + step *
    (after) + slope * (periods since the interruption). Whatever else changed at the same time looks
    the same. Source: Bernal, Cummins & Gasparrini (2017), Int J Epidemiol 46:348-355, with its
    correction; code of the authors.
    """
    series = whole_counts(counts).astype(np.float64)
    half = normal_half_width(probability(confidence, "confidence"))
    design = Design.of(
        len(series),
        interruption=interruption,
        exposure=exposure,
        harmonics=harmonics,
        period=period,
        slope_change=slope_change,
    )
    parameters = {
        "interruption": interruption,
        "exposure": exposure is not None,
        "harmonics": harmonics,
        "period": period,
        "family": family,
        "slope_change": slope_change,
        "confidence": confidence,
    }
    try:
        course = fit_course(series, design, family)
    except NotFitted as problem:
        return InterruptedSeries(
            parameters=parameters,
            used=int(series.sum()),
            usable=False,
            reading=f"{TOO_FEW} No course can be fitted: {problem}.",
        )
    return _result(course, parameters, half)


def _result(course: Course, parameters: Mapping[str, object], half: float) -> InterruptedSeries:
    design, counts = course.design, course.fit.counts
    step, slope = _Ratio.of(course, "step", half), _Ratio.of(course, "slope", half)
    seen = float(counts[design.interruption :].sum())
    expected, spread = course.counterfactual_total
    echoes = _autocorrelation(course.residuals)
    short = _too_short(design)
    return InterruptedSeries(
        rate_ratio=step.ratio,
        low=step.low,
        high=step.high,
        se=course.errors["step"],
        slope_ratio=slope.ratio,
        slope_low=slope.low,
        slope_high=slope.high,
        dispersion=course.dispersion,
        counterfactual=course.counterfactual,
        averted=expected - seen,
        averted_low=expected * _exp(-half * spread) - seen,
        averted_high=expected * _exp(half * spread) - seen,
        fitted=course.fit.fitted,
        coefficients=course.coefficients,
        standard_errors=course.errors,
        deviance=course.fit.deviance,
        df=course.fit.df,
        aic=None if parameters["family"] == "quasipoisson" else course.fit.aic,
        residual_autocorrelation=echoes,
        parameters=parameters,
        used=int(counts.sum()),
        usable=not short,
        reading=_reading(step, short=short, echoes=_has_echo(echoes, len(counts))),
    )


@dataclass(frozen=True)
class _Ratio:
    ratio: float | None = None
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, course: Course, name: str, half: float) -> "_Ratio":
        if name not in course.coefficients:
            return cls()
        log, reach = course.coefficients[name], half * course.errors[name]
        return cls(*(_exp(x) for x in (log, log - reach, log + reach)))


def _exp(log: float) -> float:
    # A ratio without bounds, as of a period with hardly a count, is not to overflow.
    return math.exp(min(log, 700.0))


def _too_short(design: Design) -> bool:
    before = max(_FEWEST_BEFORE, 2 * design.period if design.harmonics else 0)
    return design.interruption < before or design.after < _FEWEST_AFTER


def _autocorrelation(residuals: Floats) -> Sequence[float] | None:
    around = residuals - residuals.mean()
    whole = float(around @ around)
    if whole <= 1e-12:
        return None
    lags = range(min(_LAGS, len(around) - 1) + 1)
    return tuple(float(around[lag:] @ around[: len(around) - lag]) / whole for lag in lags)


def _has_echo(echoes: Sequence[float] | None, n: int) -> bool:
    return echoes is not None and len(echoes) > 1 and echoes[1] > 2 / math.sqrt(n)


def _reading(step: _Ratio, *, short: bool, echoes: bool) -> str:
    if step.ratio is None or step.low is None or step.high is None:
        return TOO_FEW
    said = [
        f"Set against how the months before were going: {percent_fewer_or_more(step.ratio)}"
        f" ({percent_span(step.low, step.high)}).",
        *([] if short else [doubt(could_be_chance=step.low <= 1 <= step.high)]),
        "Anything else that changed at that time would look the same.",
    ]
    if echoes:
        said.append("Neighbouring periods resemble each other, so the true doubt is larger.")
    if short:
        said.append("There are too few months to tell this from a season or a trend.")
    return " ".join(said)
