"""How much of what was recorded lies in how few places."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from geo.counts import Counts, whole_counts
from geo.evaluate.chance import likely_counts
from geo.evaluate.distributions import binomial_chance
from geo.evaluate.words import TOO_FEW
from geo.result import Result

# Below this the index says more about chance than about places.
LEAST_INCIDENTS = 30
_TAIL = 1e-14


@dataclass(frozen=True, kw_only=True)
class Concentration(Result):
    """Gini indices, 0 (spread evenly) to 1 (all in one place); None where one is not defined.

    Attributes
    ----------
    standard, generalized
        The second allows for fewer incidents than places, which can never lie in all of them.
    standard_unbiased, generalized_unbiased
        The same, raised so that all in one place gives 1.
    standard_by_chance
        What `standard` would be on average if every place were as likely as any other. It is not
        0, and the larger the fewer incidents there are.
    share_of_units_for_quarter, share_of_units_for_half
        The smallest share of places that holds a quarter, and half, of the incidents.
    """

    standard: float | None
    generalized: float | None
    standard_unbiased: float | None
    generalized_unbiased: float | None
    standard_by_chance: float | None
    share_of_units_for_quarter: float | None
    share_of_units_for_half: float | None


def gini(counts: ArrayLike) -> Concentration:
    """Measure how unevenly incidents are spread over places.

    Parameters
    ----------
    counts
        Whole counts of all places, shape (places,), zeros included.

    Returns
    -------
    Every index is None without any incident. The unbiased ones are also None where all there is
    is one place, or for `generalized_unbiased` one incident. Not usable below 30 incidents.

    Raises
    ------
    ValueError
        If there is no place, or a count is not a whole number of 0 or more.

    Notes
    -----
    With counts x in ascending order, n places and c incidents, the standard index is
    sum((2 i - n - 1) x_i) / (n c), the generalized one max(1, n / c) (standard - 1) + 1; unbiased,
    they are multiplied by m / (m - 1), with m = n and m = min(n, c). Source: Bernasco & Steenbeek
    (2017), J Quant Criminol 33:451-467. `standard_by_chance` is exact: half the mean difference of
    two cells of a multinomial, over the mean.
    """
    whole = np.sort(whole_counts(counts))
    places, incidents = len(whole), int(whole.sum())
    if incidents == 0:
        return _undefined(places)
    rank = 2 * np.arange(1, places + 1) - places - 1
    standard = int((rank * whole).sum()) / (places * incidents)
    generalized = max(1.0, places / incidents) * (standard - 1) + 1
    by_chance = _by_chance(places, incidents)
    half = _fewest(whole, 2)
    return Concentration(
        standard=standard,
        generalized=generalized,
        standard_unbiased=_raised(standard, places),
        generalized_unbiased=_raised(generalized, min(places, incidents)),
        standard_by_chance=by_chance,
        share_of_units_for_quarter=_fewest(whole, 4) / places,
        share_of_units_for_half=half / places,
        parameters={"places": places},
        used=incidents,
        usable=incidents >= LEAST_INCIDENTS and places > 1,
        reading=_reading(standard, by_chance, half, places, incidents),
    )


def _raised(index: float, size: int) -> float | None:
    return index * size / (size - 1) if size > 1 else None


def _fewest(ascending: Counts, part: int) -> int:
    """Give the smallest number of places that holds one part in so many of the incidents."""
    held = np.cumsum(ascending[::-1])
    return int(np.argmax(part * held >= held[-1])) + 1


def _by_chance(places: int, incidents: int) -> float:
    """Give the mean of the standard index if every incident falls anywhere alike.

    Two places together have a binomial number of incidents, m, each of which is in either with
    even chance; their counts then differ by m / 2 rounded up times the middle binomial
    coefficient over 2 to the power m - 1.
    """
    if places == 1:
        return 0.0
    both = likely_counts(2 * incidents / places, tail=_TAIL)
    both = both[(both > 0) & (both <= incidents)]
    upper = np.ceil(both / 2)
    middle = special.gammaln(both + 1) - special.gammaln(upper + 1)
    middle -= special.gammaln(both - upper + 1)
    differ = upper * np.exp(middle - (both - 1) * np.log(2))
    chance = binomial_chance(both, incidents, 2 / places)
    return float(chance @ differ) * (places - 1) / (2 * incidents)


def _undefined(places: int) -> Concentration:
    return Concentration(
        standard=None,
        generalized=None,
        standard_unbiased=None,
        generalized_unbiased=None,
        standard_by_chance=None,
        share_of_units_for_quarter=None,
        share_of_units_for_half=None,
        parameters={"places": places},
        used=0,
        usable=False,
        reading="Nothing was recorded, so there is nothing to be spread or gathered.",
    )


def _reading(standard: float, by_chance: float, half: int, places: int, incidents: int) -> str:
    if incidents < LEAST_INCIDENTS:
        return f"{TOO_FEW} {incidents:,} incidents always gather in a few of {places:,} places."
    if places == 1:
        return "There is only one place, so nothing can gather in it."
    return (
        f"Half of {incidents:,} incidents lie in {half:,} of {places:,} places. The index is"
        f" {standard:.2f}; it would be about {by_chance:.2f} if every place were as likely as any"
        " other."
    )
