"""Andresen's index of similarity: in how many areas two sets hold a similar share."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.evaluate.arguments import probability
from geo.result import Result
from geo.seeds import seed_of
from geo.similarity.both import LEAST_INCIDENTS, both_counts

_MOST_SAMPLED, _MOST_INCIDENTS = 50_000_000, 1_000_000_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Similarity(Result):
    """Andresen's index of similarity, 0 to 1; None where it is not defined.

    Attributes
    ----------
    s
        Share of areas in which both sets hold a similar share.
    s_robust
        The same without areas that hold nothing in either set.
    local
        For each area: 0 similar, 1 where the test set holds a larger share, -1 a smaller one.
    low, high
        Interval of the test set's share in each area, percent of all; the base set's share within
        it, ends included, is similar.
    areas
        Names, in the order of `local`.
    """

    s: float | None
    s_robust: float | None
    local: NDArray[np.int64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    areas: tuple[object, ...]


def s_index(
    base: ArrayLike,
    test: ArrayLike,
    areas: Sequence[object],
    *,
    samples: int = 200,
    percent: float = 85,
    confidence: float = 0.95,
    rng: np.random.Generator,
) -> Similarity:
    """Compare two sets of incidents by Andresen's index of similarity.

    Parameters
    ----------
    base, test
        Whole counts of each area, shape (areas,). Incidents outside all areas are left out before.
    areas
        Names of the areas, each once.
    samples
        How many samples of the test set are drawn.
    percent
        Size of a sample, percent of the test set, rounded (a half to the even number).
    confidence
        Of the interval of each area: of the ordered samples, as many are cut off at either end.

    Raises
    ------
    ValueError
        If the three differ in length, an area is named twice, a count is not a whole number, or
        another argument is out of range.

    Notes
    -----
    Samples are drawn without replacement. For comparison with published work: an interval from
    part of a set narrows as the part grows, so the index has no fixed meaning of its own. For a
    decision use `changed_areas`. Source: Andresen (2009), Applied Geography 29:333-345.
    """
    first, second = both_counts(base, test)
    names = _names(areas, len(first))
    seed = seed_of(rng)
    _check_samples(samples, percent, int(second.sum()), len(first))
    tail = (1 - probability(confidence, "confidence")) / 2
    parameters = {"samples": samples, "percent": percent, "confidence": confidence}
    size = round(percent / 100 * int(second.sum()))
    used = int(first.sum() + second.sum())
    if size == 0 or first.sum() == 0:
        return _not_similar(names, parameters, used, seed)
    drawn = np.sort(rng.multivariate_hypergeometric(second, size, samples, "marginals"), axis=0)
    # Whole orders are meant; a tail such as 0.02500000000000002 must not skip one.
    low = drawn[math.floor(round(tail * samples, 9))]
    high = drawn[math.ceil(round((1 - tail) * samples, 9)) - 1]
    share, ends = first * size, int(first.sum())
    local = (share < low * ends).astype(np.int64) - (share > high * ends)
    any_there = first + second > 0
    return Similarity(
        s=float((local == 0).mean()),
        s_robust=float((local[any_there] == 0).mean()),
        local=local,
        low=100 * low / size,
        high=100 * high / size,
        areas=names,
        parameters=parameters,
        seed=seed,
        used=used,
        usable=min(first.sum(), second.sum()) >= LEAST_INCIDENTS,
        reading=f"In {int((local == 0).sum()):,} of {len(local):,} areas both sets hold a similar"
        " share. A figure for comparison with published work, not a finding about a place.",
    )


def _names(areas: Sequence[object], size: int) -> tuple[object, ...]:
    names = tuple(areas)
    if len(names) != size or len(set(names)) != size:
        msg = f"areas: expected {size:,} names, each once, got {len(names):,}"
        raise ValueError(msg)
    return names


def _check_samples(samples: int, percent: float, incidents: int, areas: int) -> None:
    if samples < 1 or samples != int(samples) or samples * areas > _MOST_SAMPLED:
        msg = f"samples: {samples} is not a number of samples that can be drawn; 200 is usual"
        raise ValueError(msg)
    if not 0 < percent <= 100:
        msg = f"percent: {percent} is not a share of the test set; give more than 0, at most 100"
        raise ValueError(msg)
    if incidents >= _MOST_INCIDENTS:
        msg = f"test: {incidents:,} incidents are more than can be sampled; give fewer"
        raise ValueError(msg)


def _not_similar(
    names: tuple[object, ...], parameters: Mapping[str, object], used: int, seed: int
) -> Similarity:
    return Similarity(
        s=None,
        s_robust=None,
        local=np.zeros(len(names), dtype=np.int64),
        low=np.full(len(names), np.nan),
        high=np.full(len(names), np.nan),
        areas=names,
        parameters=parameters,
        seed=seed,
        used=used,
        usable=False,
        reading="One of the two sets has no incident, so there is nothing to compare.",
    )
