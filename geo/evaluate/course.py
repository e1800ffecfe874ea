"""The course of a series: trend, season and step on the logarithm, fitted to counts."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.evaluate.glm import CountFit, Floats, NotFitted, deviances, fit_counts
from geo.evaluate.negative_binomial import fit_negative_binomial

_MOST_HARMONICS = 6
# Keeps exp() of a course without bounds from overflowing.
_LOG_RANGE = 300.0


@dataclass(frozen=True, kw_only=True, eq=False)
class Design:
    """Columns of the model by name, each of shape (n,), and the logarithm of the exposure."""

    columns: Mapping[str, Floats]
    offset: Floats
    interruption: int
    harmonics: int
    period: float

    @classmethod
    def of(
        cls,
        n: int,
        *,
        interruption: int,
        exposure: ArrayLike | None,
        harmonics: int,
        period: float,
        slope_change: bool,
    ) -> "Design":
        """Check the choices and lay out the columns.

        Raises
        ------
        ValueError
            If the interruption is not inside the series, the exposure is not greater than 0, the
            season is not a season, or there are more columns than periods can carry.
        """
        _check(n, interruption, harmonics, period)
        time = np.arange(1, n + 1, dtype=np.float64)
        after = (time > interruption).astype(np.float64)
        columns = {"intercept": np.ones(n), "step": after, "trend": time}
        if slope_change:
            columns["slope"] = after * (time - interruption - 1)
        for k in range(1, harmonics + 1):
            turn = 2 * math.pi * k * time / period
            columns |= {f"sin_{k}": np.sin(turn), f"cos_{k}": np.cos(turn)}
        if n <= len(columns):
            msg = (
                f"counts: {n} periods cannot carry {len(columns)} coefficients; give a longer"
                " series or fewer harmonics"
            )
            raise ValueError(msg)
        return cls(
            columns=columns,
            offset=_log_exposure(exposure, n),
            interruption=interruption,
            harmonics=harmonics,
            period=period,
        )

    @property
    def matrix(self) -> Floats:
        """The columns side by side, shape (n, p)."""
        return np.column_stack(list(self.columns.values()))

    @property
    def is_after(self) -> NDArray[np.bool_]:
        """Which periods lie after the interruption, shape (n,)."""
        return self.columns["step"] > 0

    @property
    def after(self) -> int:
        """How many periods do."""
        return len(self.offset) - self.interruption

    @property
    def without_step(self) -> Floats:
        """The columns of the periods after, as if there had been no interruption."""
        unchanged = [0.0 if name in {"step", "slope"} else 1.0 for name in self.columns]
        return self.matrix[self.interruption :] * unchanged


@dataclass(frozen=True, kw_only=True, eq=False)
class Course:
    """A fitted course; `scale` is what the family multiplies variances by."""

    design: Design
    fit: CountFit
    dispersion: float
    scale: float

    @property
    def coefficients(self) -> Mapping[str, float]:
        """On the logarithm, by name."""
        return dict(zip(self.design.columns, map(float, self.fit.coefficients), strict=True))

    @property
    def errors(self) -> Mapping[str, float]:
        """Standard errors of the coefficients, by name."""
        errors = np.sqrt(np.diag(self.fit.unscaled) * self.scale)
        return dict(zip(self.design.columns, map(float, errors), strict=True))

    @property
    def counterfactual(self) -> Floats:
        """Expected counts of the periods after without the step, shape (n after,)."""
        offset = self.design.offset[self.design.interruption :]
        log = self.design.without_step @ self.fit.coefficients + offset
        return np.exp(np.clip(log, -_LOG_RANGE, _LOG_RANGE))

    @property
    def counterfactual_total(self) -> tuple[float, float]:
        """Their sum, and the standard error of its logarithm."""
        each = self.counterfactual
        total = float(each.sum())
        pull = each @ self.design.without_step / total
        return total, math.sqrt(float(pull @ self.fit.unscaled @ pull) * self.scale)

    @property
    def residuals(self) -> Floats:
        """Deviance residuals, shape (n,)."""
        parts = deviances(self.fit.counts, self.fit.fitted, self.fit.shape)
        return np.sign(self.fit.counts - self.fit.fitted) * np.sqrt(parts)


def fit_course(counts: Floats, design: Design, family: str) -> Course:
    """Fit the course.

    Raises
    ------
    ValueError
        If the family is not known, or step, trend and season cannot be told apart.
    NotFitted
        If there is no incident before or none after, or the counts have no best fit.
    """
    if family not in {"poisson", "quasipoisson", "negative_binomial"}:
        msg = f"family: {family!r} is not one of poisson, quasipoisson, negative_binomial"
        raise ValueError(msg)
    for chosen, word in ((~design.is_after, "before"), (design.is_after, "after")):
        if not counts[chosen].any():
            msg = f"there are no incidents {word}"
            raise NotFitted(msg)
    fitter = fit_negative_binomial if family == "negative_binomial" else fit_counts
    try:
        fit = fitter(design.matrix, counts, offset=design.offset)
    except ValueError as problem:
        msg = (
            "interruption: too few periods on one side to tell step, trend and season apart; give a"
            " longer series, fewer harmonics or no slope_change"
        )
        raise ValueError(msg) from problem
    dispersion = fit.dispersion or 0.0
    scale = dispersion if family == "quasipoisson" else 1.0
    return Course(design=design, fit=fit, dispersion=dispersion, scale=scale)


def _check(n: int, interruption: int, harmonics: int, period: float) -> None:
    if n < 2:
        msg = "counts: one period has nothing before or after it; give a longer series"
        raise ValueError(msg)
    if interruption != int(interruption) or not 1 <= interruption <= n - 1:
        msg = (
            f"interruption: {interruption} is not inside the series; give the number of the first"
            f" period after, 1 to {n - 1}"
        )
        raise ValueError(msg)
    if harmonics not in range(_MOST_HARMONICS + 1):
        msg = f"harmonics: {harmonics} is not 0 to {_MOST_HARMONICS}"
        raise ValueError(msg)
    if not (math.isfinite(period) and period > 1) or (harmonics and 2 * harmonics >= period):
        msg = f"period: a year of {period} periods has no {harmonics} harmonics; give fewer"
        raise ValueError(msg)


def _log_exposure(exposure: ArrayLike | None, n: int) -> Floats:
    if exposure is None:
        return np.zeros(n)
    given = np.asarray(exposure, dtype=np.float64)
    if given.shape != (n,):
        msg = f"exposure: expected {n} figures, one for each count, got shape {given.shape}"
        raise ValueError(msg)
    if not np.all(np.isfinite(given) & (given > 0)):
        msg = "exposure: every figure must be greater than 0; leave out periods without any"
        raise ValueError(msg)
    return np.log(given)
