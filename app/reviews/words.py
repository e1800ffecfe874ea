"""The sentences of a reading: what was counted, what chance could do, what to read with care."""

from collections.abc import Sequence
from datetime import date

from app.changes.neighbour_rows import NeighbourRow
from app.disclosure.figures import Figure, shown_count
from app.history.words import day_words
from app.reviews.ground import Ground
from app.reviews.outcome import LARGE_FALL, TARGET, Outcome, Verdict, chance_words
from app.reviews.schemas import ReviewSentencesOut
from app.reviews.surroundings import Surroundings
from app.reviews.windows import Windows, Works, months_words

NEVER_A_CAUSE = "No reading here says that one thing led to another."
USUAL_ELSEWHERE = (
    "Chance alone would seldom bring so large a difference, but other small areas changed by as"
    " much. It could be no more than that."
)
WHY = "Why, this cannot say."
BESIDE: dict[Verdict, str] = {
    "too_few": "With so few, it cannot be told whether the two changed differently.",
    "could_be_chance": "How differently the two changed could be chance.",
    "seldom_chance": (
        f"So large a difference between the two would seldom come from chance alone. {WHY}"
    ),
}
BY_ITSELF: dict[Verdict, str] = {
    "too_few": "With so few, it cannot be told whether anything changed.",
    "could_be_chance": chance_words("could_be_chance"),
    "seldom_chance": f"{chance_words('seldom_chance')} {WHY}",
}
NOTHING_BESIDE = (
    "Without a comparison area, only a closer look at other areas can tell whether it changed alike"
    " elsewhere."
)
UNLIKE = 2.0
"""A comparison with this many times as many incidents, or as few, is said to be unlike."""


def sentences(outcome: Outcome, ground: Ground, threshold: int) -> ReviewSentencesOut:
    """What was seen, and what could have been seen."""
    figures = {place.key: (place.before, place.after) for place in outcome.places}
    parts = [f"In the place itself, recorded incidents {_went(figures['treated'], threshold)}."]
    if "comparison" in figures:
        went = _went(figures["comparison"], threshold)
        parts.append(f"In the comparison area, “{ground.comparison_name}”, they {went}.")
    if outcome.refused:
        parts.append(outcome.refusal)
    else:
        is_beside = "comparison" in figures
        doubt = (BESIDE if is_beside else BY_ITSELF)[outcome.verdict]
        parts.append(USUAL_ELSEWHERE if outcome.usual_elsewhere else doubt)
        parts += [] if is_beside else [NOTHING_BESIDE]
    if "ring" in figures:
        went = _went(figures["ring"], threshold)
        parts.append(f"In the ring around the place, recorded incidents {went}.")
    headline, seen = _seen(outcome)
    return ReviewSentencesOut(lead=" ".join(parts), seen_headline=headline, seen=seen)


def _went(pair: tuple[Figure | None, Figure | None], threshold: int) -> str:
    before, after = (_said(one, threshold) for one in pair)
    return f"stayed at {before}" if before == after else f"went from {before} to {after}"


def _said(told: Figure | None, threshold: int) -> str:
    n = None if told is None else shown_count(told)
    return f"fewer than {threshold}" if n is None else f"{n:,}"


def _seen(outcome: Outcome) -> tuple[str, str]:
    against = outcome.detectable.against_comparison
    share = outcome.detectable.alone if against is None else against
    often = f"{100 * TARGET:.0f} of 100 cases"
    if share is None or share >= 1:
        return (
            "Not even a fall to zero",
            "With counts this small, a fall to zero would stand out from chance in fewer than"
            f" {often}.",
        )
    small = "With counts this small, only" if share > LARGE_FALL else "Only"
    beside = ", set against the comparison area," if against is not None else ""
    return (
        f"Only a fall of {share:.0%} or more",
        f"{small} a fall of about {share:.0%}{beside} would stand out from chance in {often}. A"
        " smaller difference, in either direction, may be there and not show.",
    )


def set_up(
    works: Works,
    windows: Windows,
    ground: Ground,
    *,
    same_months: bool,
    subject: Sequence[NeighbourRow],
    counted: str,
    sources: str,
) -> list[str]:
    """How the reading was set up."""
    between = windows.between
    finished = "Finished" if ground.change is not None else "Counted from"
    lines = [f"{finished} {day_words(works.pivot_on)}."]
    if between is not None:
        verb = "is" if between.count == 1 else "are"
        tail = ", so both windows hold the same months" if same_months else ""
        lines[0] += f" {months_words(between)} {verb} left out{tail}."
    if subject:
        named = " and ".join(f"“{one.title}”" for one in subject[:3])
        lines.append(f"On that day {named} {'was' if len(subject) == 1 else 'were'} finished.")
    if ground.comparison_drawn_on is not None:
        drawn = day_words(ground.comparison_drawn_on)
        before = ground.comparison_drawn_on < works.first_on
        tail = ", before the work began" if before else ", after the work began"
        lines.append(f"The comparison area “{ground.comparison_name}” was drawn on {drawn}{tail}.")
    return [*lines, counted, sources]


def care(
    outcome: Outcome,
    ground: Ground,
    *,
    works: Works,
    same_months: bool,
    around: Surroundings,
    threshold: int,
) -> list[str]:
    """What to read with care."""
    lines = [
        *_other_changes(around.near, "the place or its ring", "The changes cannot be told apart."),
        *_other_changes(around.near_comparison, "the comparison area", "It was changed too."),
    ]
    late = ground.comparison_drawn_on is not None and ground.comparison_drawn_on >= works.first_on
    hides = outcome.hides_something and not outcome.refused
    said = (
        (around.is_lighting, "Better light can lead to more reports."),
        (
            around.follows_police,
            "Some of these records show where police were active rather than where harm was.",
        ),
        (not same_months, "The two windows hold different months, so the season may show."),
        (
            late,
            "The comparison area was drawn once the work had begun. One chosen before cannot be"
            " chosen to suit.",
        ),
        (
            around.snapped_share >= 0.05,
            f"{_tenths(around.snapped_share)} of the counted records are placed at the nearest map"
            " point of their source. Near an edge they may belong to the other side.",
        ),
        (
            around.outside > 0.01,
            f"{around.outside:.0%} of the ground lies outside the partnership, where nothing is"
            " known.",
        ),
        (
            _is_unlike(outcome),
            "The comparison area is unlike the place in numbers. The change in percent says more"
            " than the difference in incidents.",
        ),
        (
            hides,
            f"Counts from 1 to {threshold - 1} are hidden. What is worked out takes each as"
            f" {threshold - 1}.",
        ),
    )
    return [*lines, *(line for holds, line in said if holds), NEVER_A_CAUSE]


def _other_changes(near: Sequence[NeighbourRow], where: str, tail: str) -> list[str]:
    if not near:
        return []
    named = [f"“{row.title}” ({_on(row)})" for row in near[:3]]
    more = f" and {len(near) - 3} more" if len(near) > 3 else ""
    verb = "lies" if len(near) == 1 else "lie"
    return [f"{', '.join(named)}{more} {verb} in {where}. {tail}"]


def _on(row: NeighbourRow) -> str:
    day: date | None = row.completed_on or row.started_on or row.decided_on or row.requested_on
    if day is None:
        return "no date"
    return f"{day:%B %Y}" if row.date_precision == "month" else day_words(day)


def _tenths(share: float) -> str:
    tenths = round(share * 10)
    return "Nearly all" if tenths >= 10 else f"About {max(tenths, 1)} in 10"


def _is_unlike(outcome: Outcome) -> bool:
    """Whether the comparison had many more or many fewer before, by what is shown."""
    before = {place.key: place.before for place in outcome.places}
    if outcome.refused or before.get("comparison") is None:
        return False
    pair = [shown_count(one) for one in (before["treated"], before["comparison"]) if one]
    if len(pair) < 2 or not all(pair):
        return False
    low, high = sorted(n for n in pair if n)
    return high > UNLIKE * low
