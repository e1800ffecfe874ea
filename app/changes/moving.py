"""Bring a change from one stage to the next, and move what can be moved."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.audit.service import record
from app.changes import queries
from app.changes.entries import (
    dated,
    impossible,
    refuse_faults,
    title_of,
)
from app.changes.neighbours import lists
from app.changes.queries import STORED, ChangeRow
from app.changes.service import found, refuse_stale
from app.changes.stage_schemas import (
    ChangeMoveIn,
    ChangeMovesOut,
    MadeMoveOut,
    NextMoveOut,
    RedeployedOut,
    RedeployIn,
)
from app.changes.stages import MOVES, REFUSE, REMOVE, Move, clears, day_fault, move_to
from app.changes.telling import ORDERS, Lists
from app.changes.whole import whole
from app.geojson import parse_geometry
from app.history import service as history
from app.history.words import day_words
from app.identity.person import Person
from app.places import whereabouts
from app.problems import Conflict, Forbidden, InvalidInput
from app.records.warned import warned

ENDS = frozenset({"ended", "removed"})


def moves(session: Session, change: UUID, person: Person, *, today: date) -> ChangeMovesOut:
    """How a change came to its stage, and what may follow."""
    row, codes = found(session, change), lists(session, today)
    return ChangeMovesOut(
        stage=row.status,
        stage_label=codes.status(row.status),
        made=_made(session, change, codes),
        next=[_next_out(move, row, person, codes) for move in MOVES.get(row.status, ())],
        version=row.version,
        today=today,
    )


def move(
    session: Session,
    change: UUID,
    version: int,
    given: ChangeMoveIn,
    person: Person,
    *,
    today: date,
) -> ChangeMovesOut:
    """Bring a change to its next stage.

    Raises
    ------
    InvalidInput
        When the stage cannot follow, the day is out of order, or a reason is missing.
    Forbidden
        When it is not this person's to decide.
    StaleVersion
        When somebody saved it in between.
    """
    row, codes = found(session, change), lists(session, today)
    if row.version != version:
        refuse_stale(session, change, given, person, today=today)
    step = _step(row, given, codes)
    if not person.may(step.right):
        raise Forbidden(
            f"Only Partnership Tasking can set a change to “{codes.status(step.to)}”.",
            right=step.right.value,
        )
    values = _moved(row, given, step, codes)
    besides = _step_faults(given, step, today)
    refuse_faults(session, values, codes, current=asdict(row), besides=besides)
    if queries.change(session, change, version, values, row.geom) is None:
        refuse_stale(session, change, given, person, today=today)
    detail = {"from": row.status, "to": step.to, "on": given.on}
    record(session, action="change.moved", object_kind="change", object_id=change, detail=detail)
    return warned(moves(session, change, person, today=today), {"reason": given.reason})


def redeploy(
    session: Session,
    change: UUID,
    version: int,
    given: RedeployIn,
    person: Person,
    *,
    today: date,
) -> RedeployedOut:
    """Move a redeployable item: its entry here ends, and a new one begins where it goes.

    Raises
    ------
    Conflict
        When it is not in place, or is not of a kind that moves.
    InvalidInput
        When the place or the day cannot be.
    StaleVersion
        When somebody saved it in between.
    """
    row, codes = found(session, change), lists(session, today)
    if row.version != version:
        refuse_stale(session, change, given, person, today=today)
    kind = codes.type(row.intervention_type)
    if not kind.redeployable:
        raise Conflict(f"“{kind.label}” stays where it is. Log a new change for another place.")
    if row.status != "in_place":
        raise Conflict("Only what is in place can be moved from there.")
    faults = [("body.on", why)] if (why := day_fault(REMOVE, given.on, today)) else []
    geom = shapely.to_wkb(parse_geometry(given.geometry).geometry)
    leaving = {**asdict(row), "status": "removed", "ended_on": given.on, "move_on": None}
    _refuse_before(given.on, row, faults)
    arriving = _arriving(session, row, given, geom, codes)
    refuse_faults(session, arriving, codes, current=asdict(row), moved=geom, besides=faults)
    if queries.change(session, change, version, leaving, row.geom) is None:
        refuse_stale(session, change, given, person, today=today)
    made = queries.add(session, None, arriving, geom)
    assert made is not None  # noqa: S101 - the database chose its id
    record(
        session,
        action="change.redeployed",
        object_kind="change",
        object_id=change,
        detail={"to": made},
    )
    return RedeployedOut(
        left=whole(session, found(session, change), codes, person),
        now=whole(session, found(session, made), codes, person, []),
    )


def _arriving(
    session: Session, row: ChangeRow, given: RedeployIn, geom: bytes, codes: Lists
) -> dict[str, Any]:
    """The entry of an item at its new place."""
    where = given.location_label or whereabouts.name_near(session, geom) or ""
    kept = {name: getattr(row, name) for name in STORED}
    fresh = {
        **dict.fromkeys(("requested_on", "decided_on", "started_on", "ended_on", "expires_on")),
        "title": title_of(codes.type(row.intervention_type).label, where),
        "status": "in_place",
        "date_precision": "day",
        "location_label": where,
        "completed_on": given.on,
        "decision_reason": None,
        "area_id": None,
        "replaces_id": row.id,
        "move_on": given.move_on,
    }
    return dated({**kept, **fresh}, codes)


def _refuse_before(on: date, row: ChangeRow, faults: list[tuple[str, str]]) -> None:
    if row.completed_on is not None and on < row.completed_on:
        came = day_words(row.completed_on)
        faults.append(("body.on", f"It came here on {came}. It cannot have left before that."))


def _step(row: ChangeRow, given: ChangeMoveIn, codes: Lists) -> Move:
    step = move_to(row.status, given.to)
    if step is not None:
        return step
    if given.to not in codes.statuses:
        raise InvalidInput([("body.to", f"“{given.to}” is not a stage of a change.")])
    raise InvalidInput([("body.to", impossible(row.status, given.to, codes))])


def _step_faults(given: ChangeMoveIn, step: Move, today: date) -> list[tuple[str, str]]:
    late = day_fault(step, given.on, today)
    faults = [("body.on", late)] if late else []
    if step.reason and not given.reason:
        faults.append(("body.reason", "Say why it was refused."))
    return faults


def _moved(row: ChangeRow, given: ChangeMoveIn, step: Move, codes: Lists) -> dict[str, Any]:
    """The entry as it is at its next stage."""
    values: dict[str, Any] = {name: getattr(row, name) for name in STORED}
    values |= dict.fromkeys(clears(step))
    values |= {"status": step.to, step.dates: given.on}
    if step.to in {"approved", "refused"}:
        values["decision_reason"] = given.reason or None
    elif given.reason:
        said = f"{codes.status(step.to)} {day_words(given.on)}: {given.reason}"
        values["description"] = f"{row.description}\n\n{said}".strip()
    for name in ("expires_on", "move_on"):
        if (day := getattr(given, name)) is not None:
            values[name] = day
    if step.to in ENDS:
        values["move_on"] = None
    return dated(values, codes)


def _next_out(move: Move, row: ChangeRow, person: Person, codes: Lists) -> NextMoveOut:
    kind = codes.type(row.intervention_type)
    lasting = move.to in {"scheduled", "in_place"}
    return NextMoveOut(
        to=move.to,
        label=codes.status(move.to),
        words=move.words,
        asks=move.asks,
        ahead=move.ahead,
        needs_reason=move is REFUSE,
        asks_expiry=lasting and kind.family == ORDERS,
        asks_move=lasting and kind.redeployable,
        may=person.may(move.right),
    )


def _made(session: Session, change: UUID, codes: Lists) -> list[MadeMoveOut]:
    made: list[MadeMoveOut] = []
    last: tuple[str, object] | None = None
    for version in reversed(history.versions(session, "change", change).items):
        stage, day = str(version.row["status"]), version.row.get("completed_on")
        key = (stage, day if stage == "scheduled" else None)
        if key == last:
            continue
        last = key
        label = codes.status(stage)
        made.append(
            MadeMoveOut(
                to=stage,
                label=label,
                at=version.changed_at,
                by=version.changed_by,
                words=f"Logged at “{label}”" if not made else f"Set to “{label}”",
            )
        )
    return made
