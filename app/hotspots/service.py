"""Rank equal pieces of ground and stretches of street by what was recorded."""

from collections.abc import Hashable

import shapely
from sqlalchemy.orm import Session

from app.hotspots import decision_queries, queries, words
from app.hotspots.answer import nothing_out, places_out
from app.hotspots.coverage import Coverage, coverage_of
from app.hotspots.ground import names_of, units_of
from app.hotspots.listing import NEAR_M, Drawn, Listed, drawn_of, in_order
from app.hotspots.question import Asking, Order, Question, Windows, windows
from app.hotspots.ranking import Ranking, Rested, rank
from app.hotspots.schemas import PlacesOut
from app.hotspots.units import Units, Whole
from app.incidents import service as incidents


def places(
    session: Session, question: Question, asking: Asking, *, order: Order, most: int
) -> PlacesOut:
    """Put the places of a partnership in order, and list the first of them.

    Raises
    ------
    InvalidInput
        When the filter names a kind of harm or a source that the partnership does not have.
    """
    found = ranked(session, question, asking)
    if isinstance(found, PlacesOut):
        return found
    listed = list_of(session, found, asking, in_order(found, order)[:most])
    first = names_of(session, found.units, found.order[:1], asking)
    return places_out(
        found,
        question,
        listed,
        asking,
        drawn=_drawn(found, question, asking),
        first_name=first[0] if first else "",
        missing=missing_months(session, found, question, asking),
    )


def ranked(session: Session, question: Question, asking: Asking) -> Ranking | PlacesOut:
    """The ranking of a question, kept in memory; or the answer that says why there is none."""
    incidents.refuse_unknown_codes(session, question.chosen)
    rested = rest_on(session, asking)
    version = rested.records.version
    units = units_of(session, question, asking, version)
    looked_at = windows(question.chosen, rested.known)
    if units is None:
        why = words.no_ground(question.kind)
        return nothing_out(question, asking, looked_at, why=why, version=version)
    if looked_at is None or not rested.known.touches(looked_at.period, question.chosen.source):
        why = _no_records(rested.known, question)
        return nothing_out(question, asking, looked_at, why=why, version=version, pieces=len(units))
    found = _kept(units, question, looked_at, rested, asking)
    if found.refused:
        why = words.refused(question.kind, width_m=question.width_m, lacking=found.left_out)
        return nothing_out(
            question, asking, looked_at, why=why, version=version, lacking=found.left_out
        )
    return found


def rest_on(session: Session, asking: Asking) -> Rested:
    """All records that the person may see, and what is known of their sources."""
    person = asking.person
    records = asking.memory.records.records(session, person.partnership, person.tier)
    key = ("coverage", person.partnership, person.tier, records.version)
    known = asking.memory.answers.answer(key, lambda: coverage_of(records))
    names = queries.source_names(session)
    return Rested(records, known, names, person.tier, asking.threshold)


def list_of(session: Session, ranking: Ranking, asking: Asking, which: Whole) -> Listed:
    """Read what is told of the places that are listed."""
    units = ranking.units
    shapes = [shapely.to_wkb(units.geometry(unit)) for unit in which.tolist()]
    day = asking.at.date()
    helps = queries.helps(session, shapes, within_m=NEAR_M, day=day) if shapes else []
    keys = [units.key(unit) for unit in which.tolist()]
    return Listed(
        units=which,
        names=names_of(session, units, which, asking),
        helps=helps,
        decisions=decision_queries.latest(session, units.kind, keys) if keys else {},
    )


def missing_months(session: Session, ranking: Ranking, question: Question, asking: Asking) -> str:
    """Say which months of the period no source holds."""
    known = rest_on(session, asking).known
    spans = known.of(question.chosen.source).values()
    lacking = [
        f"{month:%B %Y}"
        for month in ranking.windows.period.listed()
        if not any(one.first <= month <= one.last for one in spans)
    ]
    return words.missing_months(lacking)


def _kept(
    units: Units, question: Question, looked_at: Windows, rested: Rested, asking: Asking
) -> Ranking:
    key = ("places", *_key(question, asking, rested.records.version, units.version))
    return asking.memory.answers.answer(key, lambda: rank(units, question, looked_at, rested))


def _drawn(ranking: Ranking, question: Question, asking: Asking) -> Drawn:
    key = ("drawn", *_key(question, asking, ranking.version, ranking.units.version))
    return asking.memory.answers.answer(key, lambda: drawn_of(ranking))


def _key(question: Question, asking: Asking, *versions: int) -> tuple[Hashable, ...]:
    """What an answer depends on; records and ground by their versions."""
    person = asking.person
    return (person.partnership, person.tier, asking.threshold, *versions, question.key)


def _no_records(known: Coverage, question: Question) -> str:
    source = question.chosen.source
    first, last = known.first(source), known.last(source)
    if first is None or last is None:
        return words.no_records(any_at_all=False)
    return words.no_records(any_at_all=True, first=f"{first:%B %Y}", last=f"{last:%B %Y}")
