"""Keep context weightings: which context has most influence, and which should change first."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.models.weighting import Weighting
from app.problems import NotFound, faults
from app.records import keeping
from app.records.assessments import require_location
from app.records.keeping import Kind
from app.records.warned import warned
from app.weighting import queries
from app.weighting.queries import Labelled, WeightingRow
from app.weighting.schemas import (
    WeighingAgencyOut,
    WeightingEdit,
    WeightingIn,
    WeightingOut,
    WeightingsOut,
    WeightOut,
)

WEIGHTING = Kind(Weighting, "context weighting")
WHOLE = 100


def list_weightings(session: Session, assessment: UUID) -> WeightingsOut:
    """The weightings of a location of concern, the newest first.

    Raises
    ------
    NotFound
        When there is no such location.
    """
    require_location(session, assessment)
    labelled = queries.labelled(session)
    items = [_told(row, labelled) for row in queries.of_assessment(session, assessment)]
    return WeightingsOut(items=items, count=len(items))


def latest(session: Session, assessment: UUID) -> WeightingOut | None:
    """The newest weighting of a location of concern, or None."""
    rows = queries.of_assessment(session, assessment)
    return _told(rows[0], queries.labelled(session)) if rows else None


def read(session: Session, weighting: UUID) -> WeightingOut:
    """One weighting.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    return _told(found(session, weighting), queries.labelled(session))


def found(session: Session, weighting: UUID) -> WeightingRow:
    """The stored weighting; refusals as in ``read``."""
    row = queries.one(session, weighting)
    if row is None:
        raise NotFound("There is no context weighting of this id. It may have been deleted.")
    return row


def add(session: Session, assessment: UUID, given: WeightingIn, *, today: date) -> WeightingOut:
    """Record a weighting; it was made today unless another day is given.

    Raises
    ------
    InvalidInput
        With the place of each fault: weights that are not 100 in all, a context or an agency that
        may not be used, a day to come.
    """
    require_location(session, assessment)
    values = given.model_dump()
    values["weighed_on"] = given.weighed_on or today
    _refuse_faults(session, values, today=today)
    made = keeping.add(
        session,
        WEIGHTING,
        values | {"assessment_id": assessment},
        detail={"assessment": str(assessment)},
    )
    return _warned(read(session, made))


def change(
    session: Session, weighting: UUID, version: int, given: WeightingEdit, *, today: date
) -> WeightingOut:
    """Change a weighting that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved it in between.
    """
    current = found(session, weighting)
    values = given.model_dump(exclude_unset=True)
    _refuse_faults(session, values, current, today=today)
    keeping.change(
        session,
        WEIGHTING,
        weighting,
        version,
        values,
        current=lambda: read(session, weighting),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    return _warned(read(session, weighting))


def delete(session: Session, weighting: UUID, version: int) -> None:
    """Take a weighting away; its history stays."""
    found(session, weighting)
    keeping.remove(session, WEIGHTING, weighting, version, current=lambda: read(session, weighting))


def _warned(weighting: WeightingOut) -> WeightingOut:
    return warned(weighting, {"reason": weighting.reason})


def _refuse_faults(
    session: Session,
    values: Mapping[str, Any],
    current: WeightingRow | None = None,
    *,
    today: date,
) -> None:
    weights: Mapping[str, int] | None = values.get("weights")
    agencies: Sequence[str] | None = values.get("agencies")
    already = None if current is None else asdict(current)
    if current is not None and already is not None:
        already["weights"] = list(current.weights)
    coded = {
        "weights": ("context", None if weights is None else list(weights)),
        "first_context": ("context", values.get("first_context")),
        "agencies": ("agency", agencies),
    }
    listed = code_faults(session, coded, already=already, today=today)
    if weights is not None and sum(weights.values()) != WHOLE:
        listed.append(("body.weights", _sum_words(sum(weights.values()))))
    if agencies is not None and len(set(agencies)) != len(agencies):
        listed.append(("body.agencies", "An agency is named twice. Name each one once."))
    day = values.get("weighed_on")
    if day is not None and day > today:
        listed.append(("body.weighed_on", "This day is still to come. Give the day you met."))
    faults(listed)


def _sum_words(total: int) -> str:
    apart = abs(WHOLE - total)
    remedy = f"Add {apart} more" if total < WHOLE else f"Take {apart} away"
    return f"The weights are {total}% in all and should be 100%. {remedy}."


def _told(row: WeightingRow, labelled: Sequence[Labelled]) -> WeightingOut:
    contexts = [one for one in labelled if one.list == "context"]
    agencies = {one.code: one.label for one in labelled if one.list == "agency"}
    weights = [
        WeightOut(code=one.code, label=one.label, percent=row.weights.get(one.code, 0))
        for one in contexts
        if one.code in row.weights or one.retired_on is None
    ]
    return WeightingOut(
        **asdict(row),
        contexts=weights,
        agency_labels=[
            WeighingAgencyOut(code=code, label=agencies.get(code, code)) for code in row.agencies
        ],
        reading=_reading(weights, row.first_context_label),
    )


def _reading(weights: Sequence[WeightOut], first: str) -> str:
    most = max((one.percent for one in weights), default=0)
    heaviest = [one.label.lower() for one in weights if one.percent == most]
    names = f"{', '.join(heaviest[:-1])} and {heaviest[-1]}" if len(heaviest) > 1 else heaviest[0]
    each = " each" if len(heaviest) > 1 else ""
    return f"Most influence: {names}, {most}%{each}. To change first: {first.lower()}."
