"""Offer places to compare with: like the place before, apart from it, and left alone."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager

import numpy as np
import shapely
from sqlalchemy.orm import Session

from app.incidents.filters import IncidentFilter
from app.incidents.records import Records
from app.params import Months, month_plus, months_between
from app.problems import InvalidInput, NotUsable
from app.reviews import candidates_queries as queries
from app.reviews import candidates_words as words
from app.reviews.candidates_counts import Counted, before_records, context, counted_in
from app.reviews.candidates_pool import Offered, pool_of
from app.reviews.candidates_queries import AroundRow
from app.reviews.candidates_question import Asking, Comparing
from app.reviews.candidates_schemas import CandidatesOut
from app.reviews.candidates_told import alike, answer, item, nothing, why_refused
from app.reviews.coverage import Coverage, coverage_of
from app.reviews.ground import Ground, treated_ground
from app.reviews.outcome import FLOOR_BEFORE
from app.reviews.queries import harm_types
from app.reviews.reading import works_of_question
from app.reviews.schemas import ReviewQuestion
from app.reviews.windows import Windows, Works, windows_around
from geo.comparison import Candidate, Place, candidate_areas

MOST_MONTHS, FEWEST_MONTHS = 24, 6
MOST_ITEMS = 12
OWN = "place"
RING_M = 130.0
"""Kept clear round the place where no ring was asked for."""


def offer(session: Session, question: ReviewQuestion, asking: Asking) -> CandidatesOut:
    """Rank saved areas, wards and statistical areas as comparisons for a place.

    Raises
    ------
    NotFound
        When there is no such change or area.
    InvalidInput
        With the place of each fault of the question.
    """
    ground = treated_ground(session, question)
    if question.pivot_on is None and (ground.change is None or not ground.change.completed_on):
        return nothing(question, asking, words.NO_PIVOT)
    with _faults_of_address():
        works = works_of_question(question, ground, asking.today)
        try:
            coverage, windows = _covered(session, question, works)
        except NotUsable as refusal:
            return nothing(question, asking, str(refusal))
    months = _months_before(works, coverage)
    if months is None:
        return nothing(question, asking, words.TOO_SHORT)
    return _ranked(
        session, _comparing(session, question, asking, ground, windows, months, coverage)
    )


def _covered(session: Session, question: ReviewQuestion, works: Works) -> tuple[Coverage, Windows]:
    def other(months: int, same: bool) -> Windows:
        return windows_around(works, months, same_months=same)

    windows = other(question.window_months, question.same_months)
    return coverage_of(session, question.source, windows, other), windows


def _comparing(
    session: Session,
    question: ReviewQuestion,
    asking: Asking,
    ground: Ground,
    windows: Windows,
    months: Months,
    coverage: Coverage,
) -> Comparing:
    harm = harm_types(session)
    strange = [code for code in question.harm or () if code not in harm]
    if strange:
        raise InvalidInput([("query.harm", f"“{strange[0]}” is not a harm type.")])
    person = asking.person
    everything = asking.memory.records.records(session, person.partnership, person.tier)
    chosen = IncidentFilter(harm=tuple(question.harm or ()), source=coverage.used_keys)
    return Comparing(
        question=question,
        asking=asking,
        ground=ground,
        months=months,
        records=before_records(
            everything.chosen(chosen), months, with_map_points=not ground.is_narrow
        ),
        pool=pool_of(session, ground.treated, besides=question.area_id),
        changes=queries.changes(
            session,
            first=windows.before.first,
            last=windows.after.ends_on,
            besides=question.change_id,
        ),
        coverage=coverage,
        harm=harm,
        silent=_silent(everything, months, coverage),
    )


def _months_before(works: Works, coverage: Coverage) -> Months | None:
    """The months right before the works that all counted sources hold, two years at most."""
    last = windows_around(works, 1, same_months=False).before.last
    first = max(month_plus(last, 1 - MOST_MONTHS), *(one.first for one in coverage.used))
    return Months(first, last) if months_between(first, last) + 1 >= FEWEST_MONTHS else None


def _silent(everything: Records, months: Months, coverage: Coverage) -> list[str]:
    """Months in which the counted sources hold nothing anywhere in the partnership."""
    counted = np.unique(everything.month[np.isin(everything.source, coverage.used_keys)])
    known = set(counted.astype("datetime64[D]").tolist())
    return [f"{month:%B %Y}" for month in months.listed() if month not in known]


def _ranked(session: Session, of: Comparing) -> CandidatesOut:
    own = counted_in(of.records, of.ground.treated, of.months)
    if own.total < FLOOR_BEFORE:
        return answer(of, own, None, [], [], words.too_few_here(of.months))
    counts = {one.key: counted_in(of.records, one.shape, of.months) for one in of.pool.offered}
    full = [one for one in of.pool.offered if counts[one.key].total >= FLOOR_BEFORE]
    few = [one for one in of.pool.offered if counts[one.key].total < FLOOR_BEFORE]
    refused = [
        *((one, words.too_few_there(counts[one.key].total)) for one in few),
        *of.pool.refused,
    ]
    around = _around(session, of, full)
    by_key = {one.key: one for one in full}
    ranked: Sequence[Candidate] = ()
    if full:
        found = candidate_areas(
            *_places(of, own, full, counts, around),
            changes=[shapely.from_wkb(one.geom) for one in of.changes],
            ring_m=of.question.ring_m or RING_M,
        )
        ranked = found.ranked
        why = [(by_key[one.name], one.reason) for one in found.refused]
        refused = [*((one, why_refused(of, one, reason)) for one, reason in why), *refused]
    here = alike(of, own, around[OWN])
    items = [
        item(of, here, by_key[one.name], counts[one.name], around[one.name], one)
        for one in ranked[:MOST_ITEMS]
    ]
    offered = len(of.pool.offered) + len(of.pool.refused)
    sentence = words.reading([one.name for one in items], len(ranked), offered, of.months)
    return answer(of, own, here, items, refused, sentence)


def _around(session: Session, of: Comparing, full: Sequence[Offered]) -> dict[str, AroundRow]:
    keys = [OWN, *(one.key for one in full)]
    shapes = [shapely.to_wkb(shape) for shape in (of.ground.treated, *(one.shape for one in full))]
    return {row.key: row for row in queries.around(session, keys, shapes, of.months.last)}


def _places(
    of: Comparing,
    own: Counted,
    full: Sequence[Offered],
    counts: dict[str, Counted],
    around: dict[str, AroundRow],
) -> tuple[Place, list[Place]]:
    counted = [own, *(counts[one.key] for one in full)]
    figures = context(counted, [around[OWN], *(around[one.key] for one in full)])
    treated = Place(name=OWN, outline=of.ground.treated, before=own.months, context=figures[0])
    others = [
        Place(name=one.key, outline=one.shape, before=counts[one.key].months, context=row)
        for one, row in zip(full, figures[1:], strict=True)
    ]
    return treated, others


@contextmanager
def _faults_of_address() -> Generator[None]:
    """Say of faults where they stand in the address: readings take the same question as a body."""
    try:
        yield
    except InvalidInput as found:
        places = [(fault.at.replace("body.", "query.", 1), fault.why) for fault in found.faults]
        raise InvalidInput(places) from found
