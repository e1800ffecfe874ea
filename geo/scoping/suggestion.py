"""An area suggested from evidence. It proposes; a person decides."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from geo.result import Result
from geo.scoping.boundaries import overlap
from geo.scoping.evidence import Evidence, gather
from geo.scoping.ground import Ground, Limits, check_ground, check_limits
from geo.scoping.growth import Coverage
from geo.scoping.outline import Outline, Shape, as_shape, measure
from geo.scoping.question import ROUNDING, Question
from geo.scoping.settling import BOUNDARIES, EVIDENCE, STREETS, Settled, settle
from geo.scoping.words import marks_of, reading_of, refusal_of

# With fewer different places an outline would point at an address.
LEAST_PLACES = 3
# Boundaries stand for the evidence where they overlap its own outline at least so well, and
# streets where they take in no more than so many times its ground.
_OVERLAPS, _TIMES = 0.5, 3.0
# Smaller groups of evidence elsewhere are counted, but not named one by one.
_NAMED_SHARE, _NAMED = 0.05, 5


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """A group of evidence that no part of the outline was made for."""

    easting_m: float
    northing_m: float
    records: int
    share: float
    metres_away: float


@dataclass(frozen=True, kw_only=True, eq=False)
class SuggestedArea(Result):
    """A suggested outline, its measures, what else could be drawn, and what it leaves out.

    Attributes
    ----------
    outline
        The one proposed, or None where there is too little evidence.
    fitted_to
        What its sides follow: `evidence`, `streets` or `boundaries`.
    alternatives
        All outlines by what they follow, the proposed one among them.
    coverage
        Share of all evidence held against hectares, for outlines of growing size that follow the
        evidence alone, each within the next.
    share_asked, reached
        Share that was to be held, and whether the outline holds it.
    elsewhere
        Groups of evidence apart from the outline with at least 5 % of it, heaviest first.
    marks
        What to bear in mind, in plain words.
    """

    outline: Outline | None
    fitted_to: str | None
    alternatives: Mapping[str, Outline]
    coverage: tuple[Coverage, ...]
    share_asked: float
    reached: bool
    elsewhere: tuple[Elsewhere, ...]
    marks: tuple[str, ...]


def suggest_area(
    points: ArrayLike,
    *,
    weights: ArrayLike | None = None,
    share: float = 0.8,
    ground: Ground | None = None,
    limits: Limits | None = None,
) -> SuggestedArea:
    """Suggest a compact area that holds a share of the evidence.

    Parameters
    ----------
    points
        Places of evidence, shape (n, 2), metres of a projected system.
    weights
        Weight of each, shape (n,), 0 or more; 1 each where not given. Of weight 0 are left out.
    share
        Share of the weight of all evidence that the outline is to hold, above 0 and at most 1.
    ground
        Streets, blocks or named boundaries to fit it to.
    limits
        Largest area, least number of records, how far places may be from the truth, parts.

    Returns
    -------
    The outline is a valid polygon without holes, with at most some 300 corners; of several parts
    only if `limits` allow it. Where evidence lies in places far apart, it is made for the heaviest
    of them and holds the share of that one; `reached` and `elsewhere` say so. `share_held` counts
    the records in it or on its edge. The same evidence in any order, or moved as a whole, gives
    the same outline, moved.

    Raises
    ------
    ValueError
        If points are not metres, weights are not numbers of 0 or more, or the share, the limits or
        the ground are out of range.

    Notes
    -----
    The evidence is blurred, and an area grows from its densest place by the densest cell beside
    it. Its holes are filled, dents and spurs smoothed; of several smoothings the least
    area / sqrt(compactness) is taken. Streets: the blocks with the most evidence for their ground.
    Boundaries: those that overlap the outline best. Compactness: Polsby & Popper (1991), Yale Law
    & Policy Review 9:301-353.
    """
    ground, limits = ground or Ground(), limits or Limits()
    check_limits(share, limits)
    check_ground(ground)
    question = Question(gather(points, weights), share, ground, limits)
    groups = _groups(question)
    settled = _settle_groups(question, groups)
    if not settled:
        return _no_area(question, found_group=bool(groups))
    return _area(question, groups, settled)


def _groups(question: Question) -> list[int]:
    """Groups to outline, heaviest first: the heaviest alone, or as many as hold the share."""
    evidence, limits = question.evidence, question.limits
    found: list[int] = []
    held, weights = 0.0, evidence.group_weights()
    for group in np.flatnonzero(np.bincount(evidence.group) >= limits.least_records):
        if not _can_be_outlined(evidence.xy[evidence.group == group], limits):
            continue
        found.append(int(group))
        held += float(weights[group])
        if not limits.in_parts or held >= question.wanted:
            break
    return found


def _can_be_outlined(xy: NDArray[np.float64], limits: Limits) -> bool:
    wide = float(np.ptp(xy, axis=0).max()) > limits.place_error_m
    return wide and len(np.unique(xy, axis=0)) >= LEAST_PLACES


def _settle_groups(question: Question, groups: list[int]) -> list[Settled]:
    evidence, limits = question.evidence, question.limits
    weights = evidence.group_weights()[groups]
    together = float(weights.sum())
    # Groups that could hold the share of all evidence make up for what lies in none of them.
    part = question.share
    if groups and together >= question.wanted:
        part = min(1.0, part * evidence.total / together)
    found: list[Settled] = []
    for group, weight in zip(groups, weights.tolist(), strict=True):
        own = limits
        if limits.max_area_ha is not None:
            own = replace(limits, max_area_ha=limits.max_area_ha * weight / together)
        settled = settle(evidence, evidence.group == group, part * weight, question.ground, own)
        if settled is not None:
            found.append(settled)
    return found


def _area(question: Question, groups: list[int], settled: list[Settled]) -> SuggestedArea:
    evidence = question.evidence
    outlines = _together(settled, evidence)
    fitted_to = _proposed(question, outlines)
    outline = outlines[fitted_to]
    elsewhere = _elsewhere(evidence, groups, outline.shape)
    reached = outline.share_held >= question.share * (1 - ROUNDING)
    return SuggestedArea(
        outline=outline,
        fitted_to=fitted_to,
        alternatives=outlines,
        coverage=settled[0].coverage if len(settled) == 1 else (),
        share_asked=question.share,
        reached=reached,
        elsewhere=elsewhere,
        marks=marks_of(question, outlines, fitted_to, elsewhere, groups),
        parameters=question.parameters,
        used=len(evidence.xy),
        left_out=evidence.weightless,
        usable=True,
        reading=reading_of(question, outline, fitted_to, reached=reached),
    )


def _no_area(question: Question, *, found_group: bool) -> SuggestedArea:
    return SuggestedArea(
        outline=None,
        fitted_to=None,
        alternatives={},
        coverage=(),
        share_asked=question.share,
        reached=False,
        elsewhere=(),
        marks=(),
        parameters=question.parameters,
        used=len(question.evidence.xy),
        left_out=question.evidence.weightless,
        usable=False,
        reading=refusal_of(question, found_group=found_group),
    )


def _together(settled: list[Settled], evidence: Evidence) -> dict[str, Outline]:
    """Outlines of all groups as one, by what they follow, where each group has one."""
    if len(settled) == 1:
        return settled[0].outlines
    found: dict[str, Outline] = {}
    for kind in (EVIDENCE, STREETS, BOUNDARIES):
        parts = [one.outlines[kind] for one in settled if kind in one.outlines]
        if len(parts) == len(settled):
            names = tuple(dict.fromkeys(name for part in parts for name in part.names))
            joined = as_shape(shapely.union_all([part.shape for part in parts]))
            found[kind] = measure(joined, evidence, names=names)
    return found


def _proposed(question: Question, outlines: Mapping[str, Outline]) -> str:
    """Named boundaries if they stand for the evidence, else streets, else the evidence alone."""
    plain = outlines[EVIDENCE]
    wanted = min(question.share, plain.share_held) * (1 - ROUNDING)
    most_ha = np.inf if question.limits.max_area_ha is None else question.limits.max_area_ha
    named, streets = outlines.get(BOUNDARIES), outlines.get(STREETS)
    if (
        named is not None
        and named.share_held >= wanted
        and named.area_ha <= most_ha
        and overlap(named.shape, plain.shape) >= _OVERLAPS
    ):
        return BOUNDARIES
    if streets is not None and streets.area_ha <= min(most_ha, _TIMES * plain.area_ha):
        return STREETS
    return EVIDENCE


def _elsewhere(evidence: Evidence, groups: list[int], shape: Shape) -> tuple[Elsewhere, ...]:
    found: list[Elsewhere] = []
    for group, weight in enumerate(evidence.group_weights()):
        share = float(weight) / evidence.total
        if share < _NAMED_SHARE or len(found) == _NAMED:
            break
        if group in groups:
            continue
        xy = evidence.xy[evidence.group == group]
        easting, northing = (float(middle) for middle in np.median(xy, axis=0))
        found.append(
            Elsewhere(
                easting_m=easting,
                northing_m=northing,
                records=len(xy),
                share=share,
                metres_away=float(shapely.distance(shape, shapely.MultiPoint(xy))),
            )
        )
    return tuple(found)
