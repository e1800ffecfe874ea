"""How far a suggested area would have come out alike from other records of the same kind."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.result import Result
from geo.scoping.boundaries import overlap
from geo.scoping.evidence import gather
from geo.scoping.ground import Limits
from geo.scoping.suggestion import SuggestedArea, suggest_area
from geo.seeds import seed_of

MOST_DRAWS = 999
# Nine in ten draws that overlap by two thirds are read as nearly the same area, below a third as
# hardly the same.
STEADY, UNSTEADY = 2 / 3, 1 / 3


@dataclass(frozen=True, kw_only=True, eq=False)
class Steadiness(Result):
    """How well areas suggested from resampled evidence overlap the suggested one.

    `overlaps` has shape (draws,): common ground over the ground of both, 0 where a draw gave no
    area. `middle` is the median, `low` what nine in ten draws reach; None without an area.
    """

    overlaps: NDArray[np.float64]
    middle: float | None
    low: float | None


def area_steadiness(
    points: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    share: float = 0.8,
    limits: Limits | None = None,
    draws: int = 19,
    rng: np.random.Generator,
) -> Steadiness:
    """Resample the evidence and see how far the suggested area moves.

    Parameters
    ----------
    points, weights, share, limits
        As for `suggest_area`; the outlines follow the evidence alone.
    draws
        How often as many records are drawn anew from those given, with replacement.

    Returns
    -------
    Overlaps between 0 and 1. They say how much the records at hand decide about the outline, not
    whether records stand for what happened.

    Raises
    ------
    ValueError
        As `suggest_area`; also if `draws` is not 1 to 999, or `rng` is no generator.

    Source: Efron (1979), Annals of Statistics 7:1-26 (the bootstrap).
    """
    seed = seed_of(rng)
    if not 1 <= draws <= MOST_DRAWS:
        msg = f"draws: {draws} must be 1 to {MOST_DRAWS}"
        raise ValueError(msg)
    given = suggest_area(points, weights=weights, share=share, limits=limits)
    overlaps = np.zeros(0)
    if given.outline is not None:
        evidence, shape = gather(points, weights), given.outline.shape
        overlaps = np.zeros(draws)
        for draw in range(draws):
            at = rng.integers(0, len(evidence.xy), len(evidence.xy))
            again = suggest_area(
                evidence.xy[at], weights=evidence.weight[at], share=share, limits=limits
            )
            if again.outline is not None:
                overlaps[draw] = overlap(again.outline.shape, shape)
    return _steadiness(given, overlaps, draws, seed)


def _steadiness(
    given: SuggestedArea, overlaps: NDArray[np.float64], draws: int, seed: int
) -> Steadiness:
    known = len(overlaps) > 0
    middle = float(np.median(overlaps)) if known else None
    low = float(np.quantile(overlaps, 0.1)) if known else None
    return Steadiness(
        overlaps=overlaps,
        middle=middle,
        low=low,
        parameters={**given.parameters, "draws": draws},
        seed=seed,
        used=given.used,
        left_out=given.left_out,
        usable=known,
        reading=given.reading if middle is None or low is None else _words(middle, low),
    )


def _words(middle: float, low: float) -> str:
    said = (
        f"Drawn anew from the same records, the area has about {middle:.0%} of its ground in common"
        f" with this one, and seldom less than {low:.0%}."
    )
    if low >= STEADY:
        return f"{said} Other records of this kind would give nearly the same area."
    if low >= UNSTEADY:
        return f"{said} Other records of this kind could give a rather different edge."
    return f"{said} Other records of this kind could give another area."
