"""Decide on a place, and tell what was decided. A decision is undone by a further one."""

import re
from typing import Any

import numpy as np
import shapely
from sqlalchemy.orm import Session

from app.audit.service import record
from app.clock import LONDON
from app.history.words import day_words
from app.hotspots import decision_queries as queries
from app.hotspots import words
from app.hotspots.decision_queries import DecisionRow
from app.hotspots.decision_schemas import DecisionIn, DecisionOut, DecisionsOut
from app.hotspots.ground import names_of
from app.hotspots.question import Asking, Kind, Question, of_cells
from app.hotspots.ranking import Ranking
from app.hotspots.service import ranked
from app.incidents.filters import IncidentFilter, read_filter
from app.problems import InvalidInput, NotFound, StaleVersion, faults
from app.provision.hours import clock_words
from app.records.warned import warned

CELL = re.compile(r"(100|200|400)/-?\d{1,6}/-?\d{1,6}", re.ASCII)
SEGMENT = re.compile(r"\d{1,7}-\d{1,7}-\d{1,7}-\d{1,7}-\d{1,6}", re.ASCII)
WITHDRAWN = "withdrawn"
NO_PLACE: dict[Kind, str] = {
    "cell": "There is no such cell on the partnership’s ground.",
    "segment": "There is no such stretch of street. The map may have been changed since.",
}


def decide(session: Session, given: DecisionIn, asking: Asking) -> DecisionOut:
    """Keep a decision.

    Raises
    ------
    InvalidInput
        When the decision is not known, or lacks the reason or the area that it needs.
    NotFound
        When there is no such place.
    StaleVersion
        When somebody decided on the place after the page was opened.
    """
    question = asked_of(given.kind, given.key, _looked_at(given))
    _refuse_unfit(session, given)
    found, unit = find(session, question, given.key, asking)
    queries.take_turn(session, given.kind, given.key)
    earlier = queries.of_place(session, given.kind, given.key)
    _refuse_stale(earlier, given)
    (name,) = names_of(session, found.units, np.array([unit]), asking)
    identity = queries.add(
        session,
        {
            "kind": given.kind,
            "key": given.key,
            "name": name,
            "geom": shapely.to_wkb(found.units.geometry(unit)),
            "decision": given.decision,
            "reason": given.reason,
            "area_id": given.area_id,
        },
        looked_at=_kept_question(found, unit, given),
    )
    detail = {"decision": given.decision, "area": given.area_id}
    record(
        session,
        action="place_review.decided",
        object_kind="place_review",
        object_id=identity,
        detail=detail,
    )
    answer = told(queries.of_place(session, given.kind, given.key)[0])
    return warned(answer, {"reason": given.reason})


def decisions(session: Session, kind: Kind | None, key: str | None) -> DecisionsOut:
    """Decisions on one place or on all, the newest first.

    Raises
    ------
    InvalidInput
        When only half a place is named.
    """
    if (kind is None) != (key is None):
        at = "query.key" if key is None else "query.kind"
        raise InvalidInput([(at, "Name the place by its kind and its key, or leave both out.")])
    if kind is None or key is None:
        rows, count = queries.everything(session)
    else:
        rows = queries.of_place(session, kind, key)
        count = len(rows)
    return DecisionsOut(items=[told(row) for row in rows], count=count)


def told(row: DecisionRow) -> DecisionOut:
    """A decision as it leaves."""
    return DecisionOut(
        id=row.id,
        kind="cell" if row.place_kind == "cell" else "segment",
        key=row.place_key,
        place_name=row.place_name,
        decision=row.decision,
        label=row.label,
        reason=row.reason,
        area_id=row.area_id,
        area_name=row.area_name,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        looked_at=str(row.looked_at.get("words", "")),
    )


def asked_of(kind: Kind, key: str, chosen: IncidentFilter) -> Question:
    """The question that a place's key belongs to.

    Raises
    ------
    NotFound
        When the key is none of ours.
    """
    shaped = (CELL if kind == "cell" else SEGMENT).fullmatch(key)
    if shaped is None:
        raise NotFound(NO_PLACE[kind])
    return of_cells(chosen, int(shaped[1])) if kind == "cell" else Question(chosen, None)


def find(session: Session, question: Question, key: str, asking: Asking) -> tuple[Ranking, int]:
    """The ranking of a question and one place in it.

    Raises
    ------
    NotFound
        When there is no such place.
    InvalidInput
        When the question has no answer, with the reason.
    """
    found = ranked(session, question, asking)
    if not isinstance(found, Ranking):
        raise InvalidInput([("query.from", found.reading)])
    unit = found.units.find(key)
    if unit is None:
        raise NotFound(NO_PLACE[question.kind])
    return found, unit


def _looked_at(given: DecisionIn) -> IncidentFilter:
    try:
        return read_filter(given.looked_at.given())
    except InvalidInput as problem:
        found = [(one.at.replace("query.", "body.looked_at."), one.why) for one in problem.faults]
        raise InvalidInput(found) from problem


def _refuse_unfit(session: Session, given: DecisionIn) -> None:
    code = queries.codes(session).get(given.decision)
    if code is None:
        why = f"“{given.decision}” is not a decision that can be taken."
        raise InvalidInput([("body.decision", why)])
    found: list[tuple[str, str]] = []
    if code.needs_reason and not given.reason:
        found.append(("body.reason", "Say why: the reason is kept with the decision."))
    if code.needs_area and given.area_id is None:
        found.append(("body.area_id", "Choose the area."))
    elif given.area_id is not None and not queries.area_exists(session, given.area_id):
        found.append(("body.area_id", "There is no area of this id. It may have been deleted."))
    elif given.area_id is not None and not code.needs_area:
        found.append(("body.area_id", "This decision takes no area."))
    faults(found)


def _refuse_stale(earlier: list[DecisionRow], given: DecisionIn) -> None:
    latest = earlier[0] if earlier else None
    if (latest.id if latest else None) != given.seen:
        current = None if latest is None else told(latest).model_dump(mode="json")
        raise StaleVersion(
            _stale_words(latest), current=current, yours=given.model_dump(mode="json")
        )
    if given.decision == WITHDRAWN and (latest is None or latest.decision == WITHDRAWN):
        raise InvalidInput([("body.decision", "There is no decision to take back.")])


def _stale_words(latest: DecisionRow | None) -> str:
    if latest is None:
        return "The decision that you saw is not on this place. Reload the page and decide again."
    at = latest.decided_at.astimezone(LONDON)
    return (
        f"{latest.decided_by or 'Somebody'} decided on this place at {clock_words(at)} on"
        f" {day_words(at.date())}, after you opened it. Your decision was not kept."
    )


def _kept_question(found: Ranking, unit: int, given: DecisionIn) -> dict[str, Any]:
    return {
        "question": given.looked_at.given(),
        "count": found.figures[unit].model_dump(mode="json"),
        "rank": int(found.rank[unit]) or None,
        "data_version": found.version,
        "words": words.looked_at(found, unit),
    }
