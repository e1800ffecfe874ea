"""Areas that hold another share of all incidents than before."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from geo.counts import Counts
from geo.evaluate.words import TOO_FEW
from geo.false_discovery import Correction, Discoveries, discoveries
from geo.result import Result
from geo.similarity.both import LEAST_INCIDENTS, both_counts

# Below this expected count in any corner of an area's table the chi-square is only a rough guide.
LEAST_EXPECTED = 5

ShareCorrection = Literal["fdr", "fdr_independent", "none"]
_RULES: dict[str, Correction] = {
    "fdr": "fdr_dependent",
    "fdr_independent": "fdr",
    "none": "none",
}


@dataclass(frozen=True, kw_only=True, eq=False)
class ChangedAreas(Result):
    """Areas that hold another share than before, one entry for each area.

    Attributes
    ----------
    difference
        Share of the test set less share of the base set.
    p
        Chance of so large a difference without any change; NaN where nothing can be compared.
    p_adjusted
        The smallest alpha at which the area would be found changed, after the correction.
    changed
        Whether it is at `alpha`.
    few
        Whether so little is expected in the area that the test can hardly see a change.
    s, s_robust
        Share of areas that are not changed, among all and among those with any incident; None
        where there are none.
    """

    difference: NDArray[np.float64]
    p: NDArray[np.float64]
    p_adjusted: NDArray[np.float64]
    changed: NDArray[np.bool_]
    few: NDArray[np.bool_]
    s: float | None
    s_robust: float | None


def changed_areas(
    base: ArrayLike,
    test: ArrayLike,
    *,
    correction: ShareCorrection = "fdr",
    alpha: float = 0.05,
    continuity: bool = True,
) -> ChangedAreas:
    """Find areas that hold another share of all incidents than before.

    Parameters
    ----------
    base, test
        Whole counts of each area, shape (areas,).
    correction
        "fdr": Benjamini and Yekutieli's rule, since shares that add up to one depend on each
        other; "fdr_independent": Benjamini and Hochberg's; "none": each area alone.
    alpha
        With a correction, the share of the areas found which may be found by chance.
    continuity
        Yates's correction, which is careful where counts are small.

    Returns
    -------
    One entry for each area. Areas without any incident in both sets, and one that holds all of
    both, cannot be compared and do not count as tests.

    Raises
    ------
    ValueError
        If both differ in length, a count is not a whole number, or an argument is out of range.

    Notes
    -----
    Chi-square of the table (in the area, elsewhere) by (base, test), one degree of freedom.
    Source: Wheeler, Steenbeek & Andresen (2018), Transactions in GIS 22:760-774.
    """
    first, second = both_counts(base, test)
    if correction not in _RULES:
        msg = f"correction: {correction!r} is not known; give one of {', '.join(_RULES)}"
        raise ValueError(msg)
    p, few = _chances(first, second, continuity=continuity)
    found = discoveries(p, alpha=alpha, correction=_RULES[correction])
    totals = int(first.sum()), int(second.sum())
    any_there = first + second > 0
    same = ~found.believed
    shares = [n / max(total, 1) for n, total in zip((first, second), totals, strict=True)]
    return ChangedAreas(
        difference=shares[1] - shares[0] if all(totals) else np.full(len(p), np.nan),
        p=p,
        p_adjusted=found.p_adjusted,
        changed=found.believed,
        few=few,
        s=float(same.mean()) if found.tested else None,
        s_robust=float(same[any_there].mean()) if found.tested else None,
        parameters={"correction": correction, "alpha": alpha, "continuity": continuity},
        used=sum(totals),
        usable=min(totals) >= LEAST_INCIDENTS and found.tested > 0,
        reading=_reading(totals, found, few),
    )


def _chances(
    first: Counts, second: Counts, *, continuity: bool
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Chance of each area's table, and whether little is expected in it."""
    base, test = int(first.sum()), int(second.sum())
    inside = first + second
    total = base + test
    p, few = np.full(len(first), np.nan), np.ones(len(first), dtype=bool)
    there = (inside > 0) & (inside < total)
    if base == 0 or test == 0 or not there.any():
        return p, few
    within, beyond = inside[there].astype(np.float64), (total - inside[there]).astype(np.float64)
    # Observed less expected is the same in all four corners of the table, but for its sign.
    apart = np.abs(first[there] * test - second[there] * base) / total
    apart -= np.minimum(0.5, apart) if continuity else 0.0
    statistic = apart**2 * (total / within) * (total / beyond) * (total / base) / test
    p[there] = special.chdtrc(1, statistic)
    few[there] = np.minimum(within, beyond) * min(base, test) / total < LEAST_EXPECTED
    return p, few


def _reading(totals: tuple[int, int], found: Discoveries, few: NDArray[np.bool_]) -> str:
    if min(totals) < LEAST_INCIDENTS:
        return f"{TOO_FEW} The sets hold {totals[0]:,} and {totals[1]:,} incidents."
    if found.tested == 0:
        return "All incidents lie in one area, so there is nothing to compare."
    changed = int(found.believed.sum())
    hold = "holds" if changed == 1 else "hold"
    said = (
        f"{changed:,} of {found.tested:,} areas with incidents {hold}"
        " another share of them than before, by more than chance alone would usually bring."
    )
    rare = int((few & ~np.isnan(found.p_adjusted)).sum())
    if rare:
        said += f" In {rare:,} of them too few were recorded to see much."
    return f"{said} A share can grow although the number falls."
