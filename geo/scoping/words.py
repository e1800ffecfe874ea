"""What a suggested area says of itself, in plain words."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import shapely

from geo.scoping.evidence import Evidence
from geo.scoping.ground import Ground, Limits
from geo.scoping.outline import HECTARE_M2, Outline
from geo.scoping.question import ROUNDING, Question

# With fewer records than this a few more could move the outline a lot.
FEW_RECORDS = 50
# As dense in the outline as on the whole ground of the evidence, nearly.
EVEN, NEARLY_ALL = 1.25, 0.9
# Larger than what people can walk round in an afternoon.
LARGE_HA = 100.0

_FOLLOWS = {
    "evidence": "It follows the evidence alone.",
    "streets": "Its sides follow streets.",
    "boundaries": "It follows named boundaries",
}


class Apart(Protocol):
    """A group of evidence apart from the outline."""

    @property
    def share(self) -> float: ...  # noqa: D102

    @property
    def metres_away(self) -> float: ...  # noqa: D102


def reading_of(question: Question, outline: Outline, fitted_to: str, *, reached: bool) -> str:
    """Say what an outline holds and how large it is, and that a person decides."""
    records = len(question.evidence.xy)
    said = (
        f"An area of {outline.area_ha:,.1f} ha that holds {outline.records_held:,} of {records:,}"
        f" records ({_percent(outline.share_held)} of the evidence)"
    )
    said += "." if reached else f", less than the {_percent(question.share)} asked for."
    follows = _FOLLOWS[fitted_to]
    if outline.names:
        follows += f": {', '.join(outline.names)}."
    return (
        f"{said} {follows} It shows where records lie, which also depends on where people look and"
        " report. It proposes; a person decides."
    )


def refusal_of(question: Question, *, found_group: bool) -> str:
    """Say why no area is proposed, and what to do instead."""
    evidence, limits = question.evidence, question.limits
    records = len(evidence.xy)
    by_hand = "Draw the area by hand."
    if records < limits.least_records:
        return (
            f"Too few to propose an area: {records:,} {_records(records)}, at least"
            f" {limits.least_records:,} are needed. {by_hand}"
        )
    if evidence.places < 3:
        return (
            f"All {records:,} records lie at {evidence.places}"
            f" {'place' if evidence.places == 1 else 'places'}: an outline round so few would only"
            " point at them. Take a ring round the place instead."
        )
    if found_group:
        return "Not one cell of the map fits into the area allowed. Allow more."
    if limits.place_error_m > 0:
        return (
            "The records that lie together do so more closely than their places are known"
            f" ({limits.place_error_m:,.0f} m), or are too few. {by_hand}"
        )
    return (
        f"The records are too scattered to propose an area: no {limits.least_records:,} of them at"
        f" three places or more lie together. {by_hand}"
    )


def marks_of(
    question: Question,
    outlines: Mapping[str, Outline],
    fitted_to: str,
    elsewhere: Sequence[Apart],
    groups: Sequence[int],
) -> tuple[str, ...]:
    """Say what to bear in mind about an outline, made for these groups of the evidence."""
    outline, records = outlines[fitted_to], len(question.evidence.xy)
    said = [
        _of_elsewhere(elsewhere),
        _of_places(question.evidence, question.limits),
        _of_limits(question, outline),
        _of_fit(outlines, fitted_to, question.ground),
        _of_spread(question.evidence, outlines["evidence"], groups),
    ]
    if records < FEW_RECORDS:
        said.append(f"Only {records:,} records: a few more could move the outline a lot.")
    if outline.area_ha > LARGE_HA:
        said.append("The area is larger than people can walk round in an afternoon.")
    return tuple(text for text in said if text)


def _of_elsewhere(elsewhere: Sequence[Apart]) -> str:
    if not elsewhere:
        return ""
    share = sum(group.share for group in elsewhere)
    nearest = min(group.metres_away for group in elsewhere)
    where = "one other place" if len(elsewhere) == 1 else f"{len(elsewhere)} other places"
    return (
        f"{_percent(share)} of the evidence lies in {where}, {nearest:,.0f} m away"
        f"{' or more' if len(elsewhere) > 1 else ''}, and may need an area of its own."
    )


def _of_places(evidence: Evidence, limits: Limits) -> str:
    if limits.place_error_m > 0:
        return (
            f"Places may be {limits.place_error_m:,.0f} m from where it happened: the edge is no"
            " finer than that."
        )
    if evidence.crowded:
        return (
            f"The records lie at only {evidence.places:,} places, most of them at places with five"
            " or more: they may have been moved to map points. The edge follows these points."
        )
    return ""


def _of_limits(question: Question, outline: Outline) -> str:
    most_ha, share = question.limits.max_area_ha, question.share
    if most_ha is None or outline.share_held >= share * (1 - ROUNDING):
        return ""
    held = _percent(outline.share_held)
    return f"Within {most_ha:,.1f} ha about {held} can be held, not {_percent(share)}."


def _of_fit(outlines: Mapping[str, Outline], fitted_to: str, ground: Ground) -> str:
    if fitted_to != "evidence":
        return ""
    given = {"boundaries": ground.boundaries, "streets": ground.streets or ground.blocks}
    for kind, lines in given.items():
        if lines and kind in outlines:
            other = outlines[kind]
            return (
                f"No {kind} fit the evidence well: the best hold {_percent(other.share_held)} on"
                f" {other.area_ha:,.1f} ha."
            )
        if lines:
            return f"The {kind} given do not enclose the evidence."
    return ""


def _of_spread(evidence: Evidence, outline: Outline, groups: Sequence[int]) -> str:
    if len(groups) != 1:
        return ""
    here = evidence.group == groups[0]
    hull_ha = shapely.MultiPoint(evidence.xy[here]).convex_hull.area / HECTARE_M2
    held = outline.share_held * evidence.total / float(evidence.weight[here].sum())
    covered = outline.area_ha / hull_ha if hull_ha > 0 else 1.0
    if covered < NEARLY_ALL and held / covered < EVEN:
        return (
            "The evidence is spread almost evenly over its ground: another outline of this size"
            " there would hold nearly as much."
        )
    return ""


def _percent(share: float) -> str:
    """A share as a whole percentage, never rounded up to what was not reached."""
    return f"{int(share * 100 + 1e-9)}%"


def _records(count: int) -> str:
    return "record" if count == 1 else "records"
