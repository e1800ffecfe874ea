"""A count against the same time of earlier years: the algorithm of national infection watch."""

import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.change.seasons import FarringtonOptions, check_options, seasons
from geo.change.signals import Flags, Floats, Signals, alarm_words, series
from geo.evaluate.distributions import (
    negative_binomial_quantile,
    normal_quantile,
    poisson_quantile,
    student_above,
)
from geo.evaluate.glm import CountFit, NotFitted, fit_counts

_YEARS_FOR_A_TREND = 3


@dataclass(frozen=True, kw_only=True, eq=False)
class FarringtonSignals(Signals):
    """The counts (`statistic`), their limits and alarms, with what was expected.

    `expected` is NaN where a period was not judged; `trend_kept` tells where the expected count
    follows a trend.
    """

    expected: Floats
    trend_kept: Flags


@dataclass(frozen=True)
class _Judgement:
    expected: float
    limit: float
    trend_kept: bool


@dataclass(frozen=True)
class _Fit:
    fit: CountFit
    weights: Floats

    def doubt(self, options: FarringtonOptions) -> float:
        """Dispersion behind the doubt of coefficients and prediction."""
        if not options.program_dispersion:
            return self.spread
        relative = (self.fit.counts - self.fit.fitted) / self.fit.fitted
        return float(self.weights @ relative**2) / self.fit.df

    @property
    def spread(self) -> float:
        """Dispersion of the counts: Pearson's, but not below 1."""
        return max(self.fit.dispersion or 1.0, 1.0)


def farrington(
    counts: ArrayLike,
    *,
    options: FarringtonOptions | None = None,
    periods: Iterable[int] | None = None,
) -> FarringtonSignals:
    """Raise an alarm where a count lies above what earlier years lead one to expect.

    Parameters
    ----------
    counts
        Of periods of equal length, in order, shape (n,).
    options
        Those of Noufaily et al. (2013), where none are given.
    periods
        Numbers of the periods to judge, from 0; all that have the years before, where none are
        given.

    Raises
    ------
    ValueError
        If a count is not a whole number, an option is out of range, or a period to judge has not
        the years before.

    Notes
    -----
    For each period a quasi-Poisson regression on the counts of earlier years, with a trend and
    seasons, refitted with less weight for earlier peaks. Where all those counts are 0, so is the
    limit. Sources: Farrington et al. (1996), J R Stat Soc A 159:547-563; Noufaily et al. (2013),
    Stat Med 32:1206-1222; checked against R surveillance 1.20.3, whose authors wrote the method.
    """
    given = series(counts)
    chosen = FarringtonOptions() if options is None else options
    check_options(chosen)
    n = len(given)
    expected, limit = np.full(n, np.nan), np.full(n, np.nan)
    kept, alarms = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    for at in _to_judge(periods, n, chosen):
        found = _judge(given, at, chosen)
        if found is None:
            continue
        expected[at], limit[at], kept[at] = found.expected, found.limit, found.trend_kept
        recent = given[max(at + 1 - chosen.least_periods, 0) : at + 1].sum()
        alarms[at] = given[at] > found.limit and recent >= chosen.least_cases
    judged = ~np.isnan(limit)
    return FarringtonSignals(
        statistic=given,
        limit=limit,
        alarms=alarms,
        judged=judged,
        expected=expected,
        trend_kept=kept,
        parameters=asdict(chosen),
        used=int(given.sum()),
        usable=bool(judged.any()),
        reading=_reading(alarms, judged, chosen.alpha),
    )


def _to_judge(periods: Iterable[int] | None, n: int, options: FarringtonOptions) -> list[int]:
    if periods is None:
        return list(range(options.history, n))
    wanted = [int(at) for at in periods]
    for at in wanted:
        if not options.history <= at < n:
            msg = (
                f"periods: {at} has not {options.years} years before it in {n} counts; judge"
                f" periods {options.history} to {n - 1}, or look at fewer years"
            )
            raise ValueError(msg)
    return wanted


def _judge(given: Floats, at: int, options: FarringtonOptions) -> _Judgement | None:
    """Judge one period; None where its years have no fit."""
    season = seasons(at, options)
    (before,) = np.nonzero(season)
    seen = given[before]
    if not seen.any():
        return _Judgement(expected=0.0, limit=0.0, trend_kept=False)
    blocks = np.unique(season[before])[1:]
    for trend in (True, False):
        design = _columns(before, season[before], blocks, trend=trend)
        try:
            fitted = _fit(design, seen, options)
        except (NotFitted, ValueError):
            continue
        own_season = np.array([options.season_blocks])
        (here,) = _columns(np.array([at]), own_season, blocks, trend=trend)
        mean = float(np.exp(np.clip(here @ fitted.fit.coefficients, -300, 300)))
        if not trend or _keeps_trend(fitted, mean, options):
            return _Judgement(mean, _limit(fitted, mean, here, options), trend)
    return None


def _columns(
    at: NDArray[np.intp], season: NDArray[np.int64], blocks: NDArray[np.int64], *, trend: bool
) -> Floats:
    columns = [np.ones(len(at)), *([at + 1.0] if trend else [])]
    columns += [(season == block).astype(np.float64) for block in blocks]
    return np.column_stack(columns).astype(np.float64)


def _fit(design: Floats, seen: Floats, options: FarringtonOptions) -> _Fit:
    plain = fit_counts(design, seen)
    if plain.df <= 0:
        msg = "as many coefficients as periods"
        raise NotFitted(msg)
    if options.trim_above is None:
        return _Fit(plain, np.ones(len(seen)))
    weights = _trimmed(plain, options.trim_above)
    return _Fit(fit_counts(design, seen, weights=weights), weights)


def _trimmed(fit: CountFit, above: float) -> Floats:
    """Weights that fall with the squared residual of peaks; they sum to the number of periods."""
    q, _ = np.linalg.qr(fit.design * np.sqrt(fit.working)[:, None])
    own = np.minimum(np.sum(q**2, axis=1), 1 - 1e-9)
    spread = max(fit.dispersion or 1.0, 1.0)
    raised = 1.5 * (fit.counts ** (2 / 3) * fit.fitted ** (-1 / 6) - np.sqrt(fit.fitted))
    residual = raised / np.sqrt(spread * (1 - own))
    weights = np.where(residual > above, np.maximum(residual, above) ** -2.0, 1.0)
    return weights * (len(weights) / weights.sum())


def _keeps_trend(fitted: _Fit, mean: float, options: FarringtonOptions) -> bool:
    if options.years < _YEARS_FOR_A_TREND or mean > fitted.fit.counts.max():
        return False
    se = math.sqrt(fitted.fit.unscaled[1, 1] * fitted.doubt(options))
    t = abs(float(fitted.fit.coefficients[1])) / se if se > 0 else math.inf
    return 2 * float(student_above(t, fitted.fit.df)) < options.trend_p


def _limit(fitted: _Fit, mean: float, here: Floats, options: FarringtonOptions) -> float:
    spread, chance = fitted.spread, 1 - options.alpha
    if options.threshold == "negative_binomial":
        if spread <= 1:
            return poisson_quantile(chance, mean)
        return negative_binomial_quantile(chance, mean, mean / (spread - 1))
    variance = float(here @ fitted.fit.unscaled @ here) * fitted.doubt(options) * mean**2
    se = math.sqrt(4 / 9 * mean ** (1 / 3) * (spread + variance / mean))
    return (mean ** (2 / 3) + float(normal_quantile(chance)) * se) ** 1.5


def _reading(alarms: Flags, judged: Flags, alpha: float) -> str:
    said = alarm_words(alarms, judged)
    if not judged.any():
        return said
    by_chance = alpha * judged.sum()
    return (
        f"{said} With nothing changed, about {max(1, round(by_chance)):,} of as many periods would"
        " stand out by chance."
    )
