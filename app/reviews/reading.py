"""Put one reading together: places, windows, counts, figures and sentences."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.db import Tier
from app.disclosure.figures import figure
from app.identity.person import Person
from app.incidents.filters import IncidentFilter
from app.incidents.visible import BASIS_WORDS
from app.params import Months, month_plus
from app.problems import InvalidInput
from app.reviews import queries
from app.reviews.closer import LookedAt, closer_look
from app.reviews.closer_schemas import CloserLook
from app.reviews.coverage import Coverage, coverage_of
from app.reviews.ground import Ground, ground_of
from app.reviews.outcome import (
    CONFIDENCE,
    FLOOR_BEFORE,
    VERDICTS,
    Counts,
    Outcome,
    beside_other_areas,
    outcome,
)
from app.reviews.schemas import (
    ReviewGeometryOut,
    ReviewLeftOutOut,
    ReviewMonthsOut,
    ReviewPlaceOut,
    ReviewQuestion,
    ReviewResult,
    WindowsOut,
)
from app.reviews.surroundings import Surroundings, surroundings_of
from app.reviews.tally import Tally, tally_of
from app.reviews.windows import A_DAY, Windows, Works, windows_around, works_of
from app.reviews.words import care, sentences, set_up


@dataclass(frozen=True, slots=True)
class Reading:
    """A result with what it was worked out from."""

    result: ReviewResult
    ground: Ground
    works: Works


@dataclass(frozen=True, slots=True)
class _WorkedOut:
    """Everything that a result tells of."""

    question: ReviewQuestion
    tier: Tier
    threshold: int
    ground: Ground
    works: Works
    windows: Windows
    harm: dict[str, str]
    coverage: Coverage
    tally: Tally
    outcome: Outcome
    around: Surroundings
    closer: CloserLook | None


def read_before_and_after(
    session: Session, question: ReviewQuestion, person: Person, *, threshold: int, today: date
) -> Reading:
    """Work a reading out.

    Raises
    ------
    NotFound
        When there is no such change or area.
    InvalidInput
        With the place of each fault of the question.
    NotUsable
        When the records do not reach over both windows.
    """
    ground = ground_of(session, question)
    works = works_of_question(question, ground, today)
    windows = windows_around(works, question.window_months, same_months=question.same_months)
    harm = _known_harm(session, question)
    coverage = coverage_of(
        session,
        question.source,
        windows,
        lambda months, same: windows_around(works, months, same_months=same),
    )
    chosen = IncidentFilter(harm=tuple(harm), source=coverage.used_keys)
    tally = tally_of(session, person.tier, ground, chosen, windows)
    counts = {key: Counts(*pair, threshold) for key, pair in tally.pairs.items()}
    found = outcome(counts, _labels(ground))
    at = LookedAt(person.tier, ground, chosen, windows, works, coverage, threshold)
    closer = None if found.refused or found.hides_something else closer_look(session, at)
    found = beside_other_areas(found, is_usual=closer is not None and closer.is_usual_elsewhere)
    worked_out = _WorkedOut(
        question,
        person.tier,
        threshold,
        ground,
        works,
        windows,
        harm,
        coverage,
        tally,
        found,
        surroundings_of(session, ground, windows, works, tally, threshold=threshold, today=today),
        closer,
    )
    return Reading(_told(worked_out, queries.data_version(session)), ground, works)


def _told(of: _WorkedOut, data_version: int) -> ReviewResult:
    found, ground, same_months = of.outcome, of.ground, of.question.same_months
    return ReviewResult(
        verdict=VERDICTS[found.verdict],
        verdict_kind=found.verdict,
        refused=found.refused,
        sentences=sentences(found, ground, of.threshold),
        places=_in_order(found.places),
        difference=found.difference,
        chance=found.chance,
        detectable=found.detectable,
        missed=found.missed,
        windows=told_windows(of.windows),
        set_up=set_up(
            of.works,
            of.windows,
            ground,
            same_months=same_months,
            subject=of.around.subject,
            counted=_counted_words(of.harm, BASIS_WORDS[of.tier]),
            sources=of.coverage.words,
        ),
        care=care(
            found,
            ground,
            works=of.works,
            same_months=same_months,
            around=of.around,
            threshold=of.threshold,
        ),
        left_out=_left_out(of.tally, of.threshold),
        geometry=ReviewGeometryOut.model_validate(ground.told()),
        parameters=_parameters(of),
        data_version=data_version,
        closer=of.closer,
    )


def _parameters(of: _WorkedOut) -> dict[str, Any]:
    """Everything that was chosen, also where the person left it to us."""
    return {
        **of.question.model_dump(mode="json", exclude={"title"}),
        "pivot_on": of.works.pivot_on.isoformat(),
        "works_from": of.works.first_on.isoformat(),
        "works_to": of.works.last_on.isoformat(),
        "threshold": of.threshold,
        "floor_before": FLOOR_BEFORE,
        "confidence": CONFIDENCE,
        "basis": of.tier,
        "sources": list(of.coverage.used_keys),
    }


def works_of_question(question: ReviewQuestion, ground: Ground, today: date) -> Works:
    """The time of the works that a question is about; what it leaves out comes from the change.

    Raises
    ------
    InvalidInput
        When nothing says from which day to count, or that day has not come yet.
    """
    pivot, started, ended = question.pivot_on, question.works_from, question.works_to
    change = ground.change
    if change is not None:
        pivot = pivot or change.completed_on
        if started is None and change.started_on and pivot:
            started = min(change.started_on, pivot)
        if ended is None and change.date_precision == "month" and change.completed_on:
            # Only the month is known: all of it may have seen the works.
            started = started or change.completed_on
            ended = month_plus(change.completed_on.replace(day=1), 1) - A_DAY
    if pivot is None:
        why = "Say from which day “after” counts."
        if ground.change is not None:
            why = "The change has no finishing date yet. Log it, or say from which day to count."
        raise InvalidInput([("body.pivot_on", why)])
    if pivot > today:
        raise InvalidInput([("body.pivot_on", "This day has not come yet.")])
    return works_of(pivot, started, ended)


def _known_harm(session: Session, question: ReviewQuestion) -> dict[str, str]:
    known = queries.harm_types(session)
    strange = [code for code in question.harm or () if code not in known]
    if strange:
        raise InvalidInput([("body.harm", f"“{strange[0]}” is not a harm type.")])
    return {code: known[code] for code in dict.fromkeys(question.harm or ())}


def _counted_words(harm: dict[str, str], basis: str) -> str:
    if not harm:
        kinds = "all harm types, but not records that show where police were active"
    else:
        kinds = ", ".join(harm.values())
    return f"Counted: {kinds}. By {basis}."


def _left_out(tally: Tally, threshold: int) -> list[ReviewLeftOutOut]:
    reasons = {
        "Their place is not known well enough to lie inside or outside an outline": tally.unplaced,
        "They are placed at map points, too coarse for a place this narrow": tally.too_coarse,
        "They show where police were active rather than where harm was": tally.police,
    }
    return [
        ReviewLeftOutOut(reason=reason, figure=figure(n, threshold))
        for reason, n in reasons.items()
        if n > 0
    ]


def _labels(ground: Ground) -> dict[str, str]:
    return {
        "treated": ground.label,
        "comparison": ground.comparison_name or "",
        "ring": "Ring around the place",
        "ring_comparison": "Ring around the comparison area",
        "against": "The place against the comparison",
    }


def _in_order(places: list[ReviewPlaceOut]) -> list[ReviewPlaceOut]:
    order = ("treated", "comparison", "ring", "ring_comparison", "against")
    return sorted(places, key=lambda place: order.index(place.key))


def told_windows(windows: Windows) -> WindowsOut:
    """Both windows and what lies between them, by month."""
    between = windows.between
    return WindowsOut(
        before=_told_months(windows.before),
        after=_told_months(windows.after),
        left_out=None if between is None else _told_months(between),
    )


def _told_months(months: Months) -> ReviewMonthsOut:
    return ReviewMonthsOut(first=f"{months.first:%Y-%m}", last=f"{months.last:%Y-%m}")
