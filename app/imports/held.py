"""Rows of an import that may be on the ledger already: told, and decided one by one."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.audit.service import record
from app.changes import service as changes
from app.changes.filling import Entry, Filling
from app.changes.importing import Ledger
from app.changes.schemas import ChangeIn
from app.history.words import field_label
from app.identity.person import Person
from app.identity.rights import Right
from app.imports import held_queries, service
from app.imports.held_schemas import (
    ChangeImportOut,
    HeldAlikeOut,
    HeldDecisionIn,
    HeldFillOut,
    HeldOut,
)
from app.imports.schemas import BatchOut
from app.problems import Conflict, InvalidInput, NotFound

KIND = "changes"


def require(session: Session, batch_id: UUID) -> BatchOut:
    """An import, if it is one of changes; refusals as in ``read``."""
    batch = service.read(session, batch_id)
    if batch.kind != KIND:
        raise NotFound("There is no such import of changes.")
    return batch


def read(session: Session, batch_id: UUID, *, today: date) -> ChangeImportOut:
    """An import of changes, with the rows that wait for a decision.

    Raises
    ------
    NotFound
        When there is none, or it is of another kind.
    """
    batch = require(session, batch_id)
    rows = held_queries.held(session, batch_id)
    ids = {UUID(one["id"]) for row in rows for one in row["alike"]}
    ids |= {UUID(row["change_id"]) for row in rows if row["change_id"]}
    filling = Filling.on(session, today)
    known = filling.entries(list(ids))
    items = [_out(row, known, filling) for row in rows]
    return ChangeImportOut(
        batch=batch,
        held=items,
        undecided=sum(one.decision is None for one in items),
        changes=held_queries.still_written(session, batch_id),
    )


def decide(
    session: Session,
    batch_id: UUID,
    number: int,
    given: HeldDecisionIn,
    person: Person,
    *,
    today: date,
) -> ChangeImportOut:
    """Say of a row that it is the same as a change of the ledger, or that it is another one.

    The row of one that is the same stays with the import, so that nothing of it is lost; what it
    says where the change is empty is filled in if the person wants so.

    Raises
    ------
    NotFound
        When there is no such import or row.
    Conflict
        When somebody decided it already, or the import was taken back.
    InvalidInput
        When the change that it is said to be is none of those it may be, or is not empty where it
        is to be filled.
    """
    # Two who decide one row take turns.
    rows = held_queries.held(session, batch_id, locked=True)
    batch = require(session, batch_id)
    row = next((one for one in rows if one["n"] == number), None)
    if row is None:
        raise NotFound("There is no such row in this import.")
    if batch.state != "complete":
        raise Conflict("The import was taken back, so there is nothing to decide.")
    if row["decision"] is not None:
        raise Conflict("Somebody has decided this row already. Reload the page to see how.")
    if given.decision == "same":
        change, filled = _same(session, row, given, person, today=today)
    else:
        change, filled = _added(session, batch_id, row, given, person, today=today), []
    row |= {"decision": given.decision, "change_id": str(change), "filled": filled}
    held_queries.keep(session, batch_id, rows)
    record(
        session,
        action="import.row_decided",
        object_kind="import_batch",
        object_id=batch_id,
        detail={"row": number, "decision": given.decision, "change": change, "filled": filled},
    )
    return read(session, batch_id, today=today)


def _same(
    session: Session, row: dict[str, Any], given: HeldDecisionIn, person: Person, *, today: date
) -> tuple[UUID, list[str]]:
    likely = [UUID(one["id"]) for one in row["alike"]]
    change = given.change_id or likely[0]
    if change not in likely:
        raise InvalidInput([("body.change_id", "Choose one of the changes it may be the same as.")])
    known = changes.found(session, change)
    if not given.fill:
        return change, []
    wanted = list(dict.fromkeys(given.fill))
    filling = Filling.on(session, today)
    return change, filling.fill(known, ChangeIn.model_validate(row["given"]), wanted, person)


def _added(
    session: Session,
    batch_id: UUID,
    row: dict[str, Any],
    given: HeldDecisionIn,
    person: Person,
    *,
    today: date,
) -> UUID:
    if given.fill:
        raise InvalidInput([("body.fill", "Another change is filled from its row as a whole.")])
    ledger = Ledger.on(
        session, agency=person.agency, decides=person.may(Right.CHANGES_DECIDE), today=today
    )
    values, geom = ledger.judged(ChangeIn.model_validate(row["given"]))
    change = ledger.put(values, geom)
    held_queries.add_written(session, batch_id, change)
    return change


def _out(row: dict[str, Any], known: dict[UUID, Entry], filling: Filling) -> HeldOut:
    decided = UUID(row["change_id"]) if row["change_id"] else None
    number = known[decided].number if decided is not None and decided in known else None
    return HeldOut(
        n=row["n"],
        file=row["file"],
        line=row["line"],
        title=row["title"],
        type_label=row["type_label"],
        status_label=row["status_label"],
        where=row["where"],
        date_words=row["date_words"],
        description=str(row["given"].get("description") or ""),
        asset_ref=row["given"].get("asset_ref"),
        alike=[
            HeldAlikeOut(
                id=found.id,
                number=found.number,
                title=found.title,
                why=one["why"],
                fills=[] if row["decision"] else _fills(row, found, filling),
            )
            for one in row["alike"]
            if (found := known.get(UUID(one["id"]))) is not None
        ],
        decision=row["decision"],
        change_id=decided,
        change_number=number,
        filled=[field_label("change", one) for one in row.get("filled") or []],
    )


def _fills(row: dict[str, Any], known: Entry, filling: Filling) -> list[HeldFillOut]:
    given = ChangeIn.model_validate(row["given"])
    return [HeldFillOut(**asdict(one)) for one in filling.offered(known, given)]
