"""A comparison made of several areas: weights under which they were like the treated one before."""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.comparison.calibration import Fit, fit_weights
from geo.comparison.series import Donors, Series, series
from geo.result import Result

# A fit that misses by more than this share of the treated figures is no stand-in for the area.
POOR_FIT = 0.10
# A weight below this share of the largest is rounding.
_NOTHING = 1e-9


@dataclass(frozen=True, kw_only=True, eq=False)
class SyntheticWeights(Result):
    """Weights of the donors, and how closely their weighted figures follow the treated ones.

    `weights` has shape (donors,) in the order of `donors`, their names. `treated_count` is their
    sum. `fit_error` is the root mean square gap over all figures and `worst_gap` the widest one, in
    the units of the figures; both are 0 where the fit is `exact`. `carrying` counts the donors
    with weight.
    """

    weights: NDArray[np.float64]
    donors: tuple[Hashable, ...]
    treated_count: float
    fit_error: float
    worst_gap: float
    exact: bool
    carrying: int
    largest_weight: float

    @property
    def by_donor(self) -> Mapping[Hashable, float]:
        """Weights by name of the donor."""
        return dict(zip(self.donors, map(float, self.weights), strict=True))


def synthetic_weights(
    treated_before: ArrayLike,
    donors_before: Donors,
    *,
    treated_count: float | None = None,
    donors_axis: int | None = None,
) -> SyntheticWeights:
    """Weigh donors so that together they were like the treated area before.

    Parameters
    ----------
    treated_before
        Shape (figures,) for one area (or the totals of several, see `treated_count`), or (units,
        figures) for several units, whose totals are matched. A figure is a count of a period, or
        anything else to match, such as residents.
    donors_before
        The same figures of each donor: shape (figures, donors) or (donors, figures), or a mapping
        from name to figures. No donor may be treated, touch the treated area or hold a change.
    treated_count
        Sum of the weights. Unless given: the number of units; or, where only totals are given,
        what they hold for a figure that is 1 for each donor, if then all figures can be met; or 1.
    donors_axis
        Which axis holds the donors; needed where there are as many donors as figures.

    Returns
    -------
    Weights, 0 or more, with that sum, whose squared gaps to the treated figures have the least sum.
    Of all that come as close, those with the least sum of (w - w0)² / w0 around equal weights w0.
    Donors that are alike weigh alike, and donors far from the treated area weigh nothing.

    Raises
    ------
    ValueError
        If a figure is not a number, the shapes do not fit, or `treated_count` is not above 0.

    Notes
    -----
    One unit: Abadie, Diamond & Hainmueller (2010), JASA 105:493-505, with equal importance of
    every figure. Many units and an exact fit: the calibration of Robbins, Saunders & Kilmer
    (2017), JASA 112:109-126, with linear distance and bounds from 0. Another distance, such as
    raking, meets the same figures with other weights.
    """
    figures = series(treated_before, donors_before, donors_axis=donors_axis)
    totals = figures.treated.sum(axis=0)
    total, fit = _fit(figures, totals, treated_count)
    gaps = np.zeros(len(totals)) if fit.exact else totals - figures.donors @ fit.weights
    fit_error = math.sqrt(float(np.mean(np.square(gaps))))
    level = math.sqrt(float(np.mean(np.square(totals))))
    carrying = int((fit.weights > _NOTHING * fit.weights.max()).sum())
    poor = level == 0 or fit_error > POOR_FIT * level
    return SyntheticWeights(
        weights=fit.weights,
        donors=figures.names,
        treated_count=total,
        fit_error=fit_error,
        worst_gap=float(np.abs(gaps).max()),
        exact=fit.exact,
        carrying=carrying,
        largest_weight=float(fit.weights.max()),
        parameters={"treated_count": treated_count, "figures": len(totals)},
        used=len(figures.names),
        usable=not poor,
        reading=_words(fit, figures, fit_error, level, carrying),
    )


def _fit(
    figures: Series, totals: NDArray[np.float64], treated_count: float | None
) -> tuple[float, Fit]:
    if treated_count is not None:
        if not (math.isfinite(treated_count) and treated_count > 0):
            msg = f"treated_count: {treated_count} must be greater than 0"
            raise ValueError(msg)
        return float(treated_count), fit_weights(figures.donors, totals, float(treated_count))
    count = float(len(figures.treated))
    fit = fit_weights(figures.donors, totals, count)
    if fit.exact or figures.by_unit:
        return count, fit
    # Totals with a figure that counts the areas themselves, as calibrations write it.
    ones = np.flatnonzero((figures.donors == 1).all(axis=1))
    if len(ones) and totals[ones[0]] > 0:
        counted = float(totals[ones[0]])
        other = fit_weights(figures.donors, totals, counted)
        if other.exact:
            return counted, other
    return count, fit


def _words(fit: Fit, figures: Series, fit_error: float, level: float, carrying: int) -> str:
    if level == 0:
        return "Nothing was counted here before, so there is nothing to match."
    apart, count = fit_error / level, len(figures.names)
    mix = f"{carrying:,} of {count:,} {'area' if count == 1 else 'areas'}"
    if apart > POOR_FIT:
        return (
            f"No mix of these areas was like this one before: the closest, of {mix}, misses by"
            f" {apart:.0%} of its figures. Do not compare with it."
        )
    how = "exactly like" if fit.exact else "like"
    said = f"A mix of {mix} was {how} this one before, in the figures given"
    said += "." if fit.exact else f", {apart:.1%} apart."
    if not figures.by_unit and count >= len(figures.donors):
        said += " With as many areas as figures to match, a close fit is easy and shows little."
    return f"{said} Whether it would have gone on so cannot be known."
