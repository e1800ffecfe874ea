"""Plan the methods of an assessment: who does what by when, and again at the review."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.codes.service import code_faults
from app.history.words import day_words
from app.methods import queries
from app.methods.queries import MethodRow
from app.methods.schemas import (
    MethodAgain,
    MethodEdit,
    MethodIn,
    MethodState,
    PlannedMethodOut,
    PlannedMethodsOut,
)
from app.problems import Conflict, NotFound, faults
from app.records import keeping
from app.records.assessments import METHOD, require_location
from app.records.members import member_faults
from app.records.warned import warned


@dataclass(frozen=True, slots=True)
class MethodSummary:
    """What a stage or a list needs to know of the methods planned for a location of concern."""

    count: int
    done: int
    overdue: int
    without_owner: int
    next_due: date | None
    rounds: int


def summary(session: Session, assessment: UUID, *, today: date) -> MethodSummary:
    """Count the methods planned for a location of concern."""
    rows = queries.of_assessment(session, assessment)
    open_days = [row.due_on for row in rows if row.done_on is None and row.due_on is not None]
    return MethodSummary(
        count=len(rows),
        done=sum(row.done_on is not None for row in rows),
        overdue=sum(_state(row, today) == "overdue" for row in rows),
        without_owner=sum(row.owner_id is None and row.owner_agency is None for row in rows),
        next_due=min(open_days, default=None),
        rounds=max((row.round for row in rows), default=0),
    )


def list_methods(session: Session, assessment: UUID, *, today: date) -> PlannedMethodsOut:
    """The methods of a location of concern, by round.

    Raises
    ------
    NotFound
        When there is no such location.
    """
    require_location(session, assessment)
    items = [_told(row, today) for row in queries.of_assessment(session, assessment)]
    counted = summary(session, assessment, today=today)
    return PlannedMethodsOut(
        items=items,
        count=counted.count,
        done=counted.done,
        overdue=counted.overdue,
        next_due=counted.next_due,
        reading=_reading(counted),
    )


def read(session: Session, method: UUID, *, today: date) -> PlannedMethodOut:
    """One planned method.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    return _told(found(session, method), today)


def found(session: Session, method: UUID) -> MethodRow:
    """The stored method; refusals as in ``read``."""
    row = queries.one(session, method)
    if row is None:
        raise NotFound("There is no planned method of this id. It may have been deleted.")
    return row


def plan(session: Session, assessment: UUID, given: MethodIn, *, today: date) -> PlannedMethodOut:
    """Plan a method.

    Raises
    ------
    InvalidInput
        With the place of each fault: a code, an owner, a day that is still to come as done.
    """
    require_location(session, assessment)
    values = given.model_dump()
    _refuse_faults(session, values, today=today)
    made = keeping.add(
        session,
        METHOD,
        values | {"assessment_id": assessment},
        detail={"assessment": str(assessment), "method": given.method},
    )
    return _warned(read(session, made, today=today))


def change(
    session: Session, method: UUID, version: int, given: MethodEdit, *, today: date
) -> PlannedMethodOut:
    """Change a planned method that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With both versions, when somebody saved it in between.
    """
    current = found(session, method)
    values = given.model_dump(exclude_unset=True)
    _refuse_faults(session, values, current, today=today)
    keeping.change(
        session,
        METHOD,
        method,
        version,
        values,
        current=lambda: read(session, method, today=today),
        yours=given.model_dump(mode="json", exclude_unset=True),
    )
    return _warned(read(session, method, today=today))


def plan_again(
    session: Session, method: UUID, given: MethodAgain, *, today: date
) -> PlannedMethodOut:
    """Plan the same method once more in the next round, so that a review can compare the two.

    Raises
    ------
    Conflict
        When it is planned again already.
    """
    earlier = found(session, method)
    if earlier.again_id is not None:
        raise Conflict("This method is planned again already. Change that one instead.")
    owner = given.model_dump(include={"owner_agency", "owner_id"}, exclude_none=True) or {
        "owner_agency": earlier.owner_agency,
        "owner_id": earlier.owner_id,
    }
    values: dict[str, Any] = {
        "method": earlier.method,
        "detail": earlier.detail,
        "due_on": given.due_on,
        "round": earlier.round + 1,
        "repeats_id": method,
        **owner,
    }
    already = {"method": earlier.method, "owner_agency": earlier.owner_agency}
    listed = code_faults(session, _coded(values), already=already, today=today)
    listed += member_faults(session, {"owner_id": given.owner_id})
    faults(listed + _order_faults(earlier, values.get("due_on"), "due_on"))
    made = keeping.add(
        session,
        METHOD,
        values | {"assessment_id": earlier.assessment_id},
        detail={"repeats": str(method)},
    )
    return read(session, made, today=today)


def delete(session: Session, method: UUID, version: int, *, today: date) -> None:
    """Take a planned method away from which nothing came; its history stays.

    Raises
    ------
    Conflict
        While a finding, a survey, an observation, a safety map or a measurement names it.
    """
    came = found(session, method).records
    if came:
        records = "1 record" if came == 1 else f"{came} records"
        raise Conflict(f"{records} came of this method, so it stays. Mark it as done instead.")
    keeping.remove(
        session, METHOD, method, version, current=lambda: read(session, method, today=today)
    )


def _warned(method: PlannedMethodOut) -> PlannedMethodOut:
    return warned(method, {"detail": method.detail, "note": method.note})


def _refuse_faults(
    session: Session,
    values: Mapping[str, Any],
    current: MethodRow | None = None,
    *,
    today: date,
) -> None:
    already = None if current is None else asdict(current)
    listed = code_faults(session, _coded(values), already=already, today=today)
    owner = values.get("owner_id")
    if current is None or owner != current.owner_id:
        listed += member_faults(session, {"owner_id": owner})
    done = values.get("done_on")
    if done is not None and done > today:
        listed.append(
            ("body.done_on", "This day is still to come. Leave it empty until the method is done.")
        )
    if current is not None and current.repeats_id is not None:
        earlier = queries.one(session, current.repeats_id)
        for name in ("due_on", "done_on"):
            listed += _order_faults(earlier, values.get(name), name)
    faults(listed)


def _coded(values: Mapping[str, Any]) -> dict[str, tuple[str, str | None]]:
    lists = {"method": "method", "owner_agency": "agency"}
    return {name: (listed, values.get(name)) for name, listed in lists.items()}


def _order_faults(earlier: MethodRow | None, day: date | None, name: str) -> list[tuple[str, str]]:
    if earlier is None or earlier.done_on is None or day is None or day >= earlier.done_on:
        return []
    before = day_words(earlier.done_on)
    return [(f"body.{name}", f"The round before was done on {before}. Give that day or later.")]


def _state(row: MethodRow, today: date) -> MethodState:
    if row.done_on is not None:
        return "done"
    if row.due_on is None:
        return "undated"
    return "overdue" if row.due_on < today else "planned"


def _told(row: MethodRow, today: date) -> PlannedMethodOut:
    return PlannedMethodOut(**asdict(row), state=_state(row, today))


def _reading(counted: MethodSummary) -> str:
    if counted.count == 0:
        return "No methods are planned yet."
    methods = "1 method" if counted.count == 1 else f"{counted.count} methods"
    late = f", {counted.overdue} overdue" if counted.overdue else ""
    nobody = (
        f" {counted.without_owner} {'has' if counted.without_owner == 1 else 'have'} no owner."
        if counted.without_owner
        else ""
    )
    return f"{methods} planned: {counted.done} done{late}.{nobody}"
