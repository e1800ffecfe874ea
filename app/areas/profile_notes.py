"""The foot of a profile: where it comes from, what is hidden and why, what it cannot say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.areas.profile_ground_queries import SourceRow
from app.areas.profile_months import month_words
from app.areas.profile_schemas import NotesOut, ProvisionNearOut
from app.areas.profile_words import CANNOT_SAY, day_words, joined

PLACE_WORDS = {
    "exact": "places as recorded",
    "address": "places to the address",
    "street_segment": "places to the street",
    "snapped_map_point": "places moved to map points by the publisher, often by 100 m",
    "area_only": "places known by area only",
}
TIME_WORDS = {
    "minute": "times to the minute",
    "part_of_day": "parts of the day",
    "day": "days",
    "month": "months only",
    "range": "between two times",
}
SMALL_HECTARES = 4
FEW_STREETS_HECTARES = 20
HIDDEN = (
    "Counts from 1 to {most} are hidden, and others where they would give a hidden one away."
    " Zero is written as 0; “No data” means that nothing is known."
)


@dataclass(frozen=True, slots=True)
class Caveats:
    """What limits this profile.

    ``coverage`` gives the first and last month of each source by its id; ``covered`` the share of
    the outline that has data; ``withheld`` why counts are not told at all; ``by_street`` whether an
    incident counts where the middle of its street lies.
    """

    sources: Sequence[SourceRow]
    coverage: dict[UUID, tuple[date, date]]
    uneven: Sequence[str]
    covered: float
    ground_known: bool
    hectares: float
    withheld: str
    by_street: bool = False


def notes_out(
    caveats: Caveats, provision: Sequence[ProvisionNearOut], *, basis: str, threshold: int
) -> NotesOut:
    """Write the three columns at the foot of the page."""
    sources = [_source(one, caveats) for one in caveats.sources if one.id in caveats.coverage]
    sources.append(f"Incidents are counted by {basis}.")
    checked = [one.assured_on for one in provision if one.assured_on is not None]
    if checked:
        sources.append(f"Provision hours were last checked on {day_words(max(checked))}.")
    elif provision:
        sources.append("No date is recorded on which provision hours were checked.")
    hidden = [HIDDEN.format(most=threshold - 1)]
    if caveats.withheld:
        hidden.insert(0, caveats.withheld)
    return NotesOut(sources=sources, hidden=hidden, cannot_say=list(CANNOT_SAY))


def caution_sentence(caveats: Caveats) -> str:
    """Say what a reader of the counts must know first; empty where there is nothing."""
    told: list[str] = []
    if caveats.withheld:
        told.append(caveats.withheld)
    if not caveats.ground_known:
        told.append(
            "The partnership’s own outline is not imported: an empty place may have no data."
        )
    elif caveats.covered < 0.995:
        told.append(
            f"Only {caveats.covered:.0%} of this area lies in the partnership. Nothing is known of"
            " the rest."
        )
    if caveats.uneven:
        told.append(f"{joined(list(caveats.uneven))} did not record through both years.")
    snapped = [
        one.name
        for one in caveats.sources
        if one.location_precision == "snapped_map_point" and one.id in caveats.coverage
    ]
    if snapped and caveats.hectares < SMALL_HECTARES:
        told.append(
            f"Incidents from {joined(snapped)} are placed on map points that may be 100 m away,"
            " which is far in so small an area."
        )
    if caveats.by_street and caveats.hectares < FEW_STREETS_HECTARES:
        told.append(
            "To you an incident counts where the middle of its street lies: a street that runs"
            " past the edge counts wholly or not at all, so these counts may differ from the"
            " conference’s."
        )
    return " ".join(told)


def _source(source: SourceRow, caveats: Caveats) -> str:
    first, last = caveats.coverage[source.id]
    known = [
        PLACE_WORDS.get(source.location_precision or ""),
        TIME_WORDS.get(source.time_precision or ""),
    ]
    precision = ", ".join(words for words in known if words)
    span = f"{month_words(first)} to {month_words(last)}"
    return f"{source.name} ({source.publisher}): {span}{'; ' if precision else ''}{precision}."
