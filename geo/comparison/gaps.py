"""What followed here against the weighted comparison, and how far areas without a change part."""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr

from geo.comparison.calibration import fit_weights
from geo.comparison.series import Donors, Series, series
from geo.comparison.synthetic import SyntheticWeights
from geo.evaluate.words import doubt, fewer_or_more
from geo.result import Result

# A difference that chance alone would reach less often than this is seldom chance.
_SELDOM = 0.05
# Every placebo is a fit of its own.
MOST_PLACEBOS = 300


@dataclass(frozen=True, kw_only=True, eq=False)
class SyntheticGap(Result):
    """Treated figures after, and those of the weighted comparison, period by period.

    `treated`, `synthetic` and `gap` (their difference) have shape (periods,); negative means fewer
    than the comparison. `percent_change` is the total gap as a share of the comparison's total,
    None where that is 0. `p_lower` is the chance of so low a total by chance alone as published,
    with the periods of a unit taken as independent; `p_lower_by_unit` allows for units that differ
    from each other throughout. Both are None where figures by unit are not given.
    """

    treated: NDArray[np.float64]
    synthetic: NDArray[np.float64]
    gap: NDArray[np.float64]
    total_treated: float
    total_synthetic: float
    percent_change: float | None
    p_lower: float | None
    p_lower_by_unit: float | None


@dataclass(frozen=True, kw_only=True, eq=False)
class PlaceboGaps(Result):
    """Root mean square gaps of the treated area and of each donor put in its place.

    A donor is matched by the other donors, never by the treated area. `share_as_large` is the
    share of all areas, the treated one counted, whose gap after is as large as its own; it cannot
    be below 1 / (donors + 1). Donors that fitted badly before part widely after, too, and make
    the share larger.
    """

    treated_before: float
    treated_after: float
    donors_before: Mapping[Hashable, float]
    donors_after: Mapping[Hashable, float]
    share_as_large: float


def synthetic_gap(
    fit: SyntheticWeights,
    treated_after: ArrayLike,
    donors_after: Donors,
    *,
    donors_axis: int | None = None,
) -> SyntheticGap:
    """Set what followed in the treated area against its weighted comparison.

    Parameters
    ----------
    fit
        From `synthetic_weights`, whose donors must be those given here, in their order.
    treated_after
        Shape (periods,), or (units, periods) where chances are wanted.
    donors_after
        Shape (periods, donors) or (donors, periods), or a mapping from name to figures.
    donors_axis
        Which axis holds the donors; needed where there are as many donors as periods.

    Raises
    ------
    ValueError
        If a figure is not a number, the shapes do not fit, or the donors are others.

    Notes
    -----
    The chances are those of a weighted regression of the figures on treatment and period, its
    variance linearised over rows (units by periods), or over units. Source: Robbins & Davenport
    (2021), J Stat Softw 97(2).
    """
    figures = series(treated_after, donors_after, donors_axis=donors_axis, when="after")
    if len(figures.names) != len(fit.donors) or set(figures.names) != set(fit.donors):
        msg = f"donors_after: expected the {len(fit.donors)} donors of fit, in the same order"
        raise ValueError(msg)
    order = [figures.names.index(name) for name in fit.donors]
    donors = figures.donors[:, order]
    treated, synthetic = figures.treated.sum(axis=0), donors @ fit.weights
    gap, total = float((treated - synthetic).sum()), float(synthetic.sum())
    p_rows, p_units = _chances(figures, donors, fit.weights)
    return SyntheticGap(
        treated=treated,
        synthetic=synthetic,
        gap=treated - synthetic,
        total_treated=float(treated.sum()),
        total_synthetic=total,
        percent_change=gap / total if total != 0 else None,
        p_lower=p_rows,
        p_lower_by_unit=p_units,
        parameters={"periods": len(treated), "treated_count": fit.treated_count},
        used=len(fit.donors),
        usable=fit.usable,
        reading=_gap_words(gap, p_units) if fit.usable else fit.reading,
    )


def placebo_gaps(
    treated_before: ArrayLike,
    donors_before: Donors,
    treated_after: ArrayLike,
    donors_after: Donors,
    *,
    donors_axis: int | None = None,
) -> PlaceboGaps:
    """Put each donor in the place of the treated area and see how wide its gap becomes.

    Shapes as for `synthetic_weights` and `synthetic_gap`, for one treated area.

    Raises
    ------
    ValueError
        As those do; also with several treated units, fewer than 3 donors, or more than 300.

    Notes
    -----
    Source: Abadie, Diamond & Hainmueller (2010), JASA 105:493-505.
    """
    before = series(treated_before, donors_before, donors_axis=donors_axis)
    after = series(treated_after, donors_after, donors_axis=donors_axis, when="after")
    _check_placebos(before, after)
    count = len(before.names)
    later = after.donors[:, [after.names.index(name) for name in before.names]]
    own = _errors(before.treated[0], before.donors, after.treated[0], later)
    errors: list[tuple[float, float]] = []
    for at in range(count):
        others = np.arange(count) != at
        errors.append(
            _errors(before.donors[:, at], before.donors[:, others], later[:, at], later[:, others])
        )
    as_large = sum(error[1] >= own[1] * (1 - 1e-9) for error in errors)
    share = (1 + as_large) / (1 + count)
    return PlaceboGaps(
        treated_before=own[0],
        treated_after=own[1],
        donors_before={n: e[0] for n, e in zip(before.names, errors, strict=True)},
        donors_after={n: e[1] for n, e in zip(before.names, errors, strict=True)},
        share_as_large=share,
        parameters={"donors": count},
        used=count,
        usable=count + 1 >= 1 / _SELDOM,
        reading=_placebo_words(as_large, count),
    )


def _check_placebos(before: Series, after: Series) -> None:
    if before.by_unit or after.by_unit:
        msg = "treated_before: placebos are for one treated area; give its figures as one series"
        raise ValueError(msg)
    if not 3 <= len(before.names) <= MOST_PLACEBOS:
        msg = f"donors_before: {len(before.names)} donors; placebos need 3 to {MOST_PLACEBOS}"
        raise ValueError(msg)
    if set(before.names) != set(after.names):
        msg = "donors_after: the donors before and after must be the same"
        raise ValueError(msg)


def _errors(
    treated: NDArray[np.float64],
    donors: NDArray[np.float64],
    treated_after: NDArray[np.float64],
    donors_after: NDArray[np.float64],
) -> tuple[float, float]:
    weights = fit_weights(donors, treated, 1.0).weights
    gaps = treated - donors @ weights, treated_after - donors_after @ weights
    before, after = (math.sqrt(float(np.mean(np.square(gap)))) for gap in gaps)
    return before, after


def _chances(
    figures: Series, donors: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[float | None, float | None]:
    """Chance of so low a total, over rows and over units.

    With weights that sum to the number of treated units, the regression's residuals are deviations
    from the middle of the two groups in each period, less half the mean difference.
    """
    treated = figures.treated
    units, periods = treated.shape
    if not figures.by_unit or abs(weights.sum() - units) > 1e-6 * units:
        return None, None
    means = treated.mean(axis=0), donors @ weights / units
    middle, difference = (means[0] + means[1]) / 2, float(np.mean(means[0] - means[1]))
    scores = np.vstack(
        [
            treated - middle - difference / 2,
            -weights[:, None] * (donors.T - middle + difference / 2),
        ]
    ) / (units * periods)
    chances: list[float | None] = []
    for score in (scores.ravel(), scores.sum(axis=1)):
        variance = float(np.square(score).sum()) * len(score) / (len(score) - 1)
        chances.append(float(ndtr(difference / math.sqrt(variance))) if variance > 0 else None)
    return chances[0], chances[1]


def _gap_words(gap: float, p_lower: float | None) -> str:
    said = f"{fewer_or_more(gap)} than the mix of areas suggests."
    if abs(gap) < 1e-9:
        said = "As many as the mix of areas suggests."
    if p_lower is None:
        return f"{said} Put areas without a change in its place to see what chance can do."
    return f"{said} {doubt(could_be_chance=min(p_lower, 1 - p_lower) >= _SELDOM)}"


def _placebo_words(as_large: int, count: int) -> str:
    said = (
        f"{as_large} of {count} areas where nothing was changed parted as far or farther from"
        " their own mix."
    )
    if count + 1 < 1 / _SELDOM:
        return f"{said} {count} areas are too few to tell chance from anything else."
    return f"{said} {doubt(could_be_chance=(1 + as_large) / (1 + count) > _SELDOM)}"
