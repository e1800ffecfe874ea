"""Rows of an import that may be on the ledger already: told, and decided one by one."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.audit.service import record
from app.changes import service as changes
from app.changes.importing import Ledger
from app.changes.schemas import ChangeIn
from app.identity.person import Person
from app.identity.rights import Right
from app.imports import held_queries, service
from app.imports.held_schemas import ChangeImportOut, HeldAlikeOut, HeldDecisionIn, HeldOut
from app.problems import Conflict, InvalidInput, NotFound

KIND = "changes"


def read(session: Session, batch_id: UUID) -> ChangeImportOut:
    """An import of changes, with the rows that wait for a decision.

    Raises
    ------
    NotFound
        When there is none, or it is of another kind.
    """
    batch = service.read(session, batch_id)
    if batch.kind != KIND:
        raise NotFound("There is no such import of changes.")
    rows = held_queries.held(session, batch_id)
    ids = {UUID(one["id"]) for row in rows for one in row["alike"]}
    ids |= {UUID(row["change_id"]) for row in rows if row["change_id"]}
    known = held_queries.changes(session, list(ids))
    items = [_out(row, known) for row in rows]
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

    The row of one that is the same stays with the import, so that nothing of it is lost.

    Raises
    ------
    NotFound
        When there is no such import or row.
    Conflict
        When somebody decided it already, or the import was taken back.
    InvalidInput
        When the change that it is said to be is none of those it may be.
    """
    # Two who decide one row take turns.
    rows = held_queries.held(session, batch_id, locked=True)
    batch = read(session, batch_id).batch
    row = next((one for one in rows if one["n"] == number), None)
    if row is None:
        raise NotFound("There is no such row in this import.")
    if batch.state != "complete":
        raise Conflict("The import was taken back, so there is nothing to decide.")
    if row["decision"] is not None:
        raise Conflict("Somebody has decided this row already. Reload the page to see how.")
    change = _same(session, row, given) if given.decision == "same" else None
    if change is None:
        change = _added(session, batch_id, row, person, today=today)
    row |= {"decision": given.decision, "change_id": str(change)}
    held_queries.keep(session, batch_id, rows)
    record(
        session,
        action="import.row_decided",
        object_kind="import_batch",
        object_id=batch_id,
        detail={"row": number, "decision": given.decision, "change": change},
    )
    return read(session, batch_id)


def _same(session: Session, row: dict[str, Any], given: HeldDecisionIn) -> UUID:
    likely = [UUID(one["id"]) for one in row["alike"]]
    change = given.change_id or likely[0]
    if change not in likely:
        raise InvalidInput([("body.change_id", "Choose one of the changes it may be the same as.")])
    changes.found(session, change)
    return change


def _added(
    session: Session, batch_id: UUID, row: dict[str, Any], person: Person, *, today: date
) -> UUID:
    ledger = Ledger.on(
        session, agency=person.agency, decides=person.may(Right.CHANGES_DECIDE), today=today
    )
    values, geom = ledger.judged(ChangeIn.model_validate(row["given"]))
    change = ledger.put(values, geom)
    held_queries.add_written(session, batch_id, change)
    return change


def _out(row: dict[str, Any], known: dict[UUID, tuple[int, str]]) -> HeldOut:
    decided = UUID(row["change_id"]) if row["change_id"] else None
    number = known[decided][0] if decided is not None and decided in known else None
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
            HeldAlikeOut(id=UUID(one["id"]), number=found[0], title=found[1], why=one["why"])
            for one in row["alike"]
            if (found := known.get(UUID(one["id"]))) is not None
        ],
        decision=row["decision"],
        change_id=decided,
        change_number=number,
    )
