"""Close youth provision for some days or for good: on its record, and on the ledger."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.changes import service as ledger
from app.changes.dates import ChangeDates, status_of
from app.changes.schemas import ChangeEdit, ChangeIn, ChangeOut
from app.changes.stages import move_to
from app.codes.service import code_faults
from app.history.words import day_words
from app.identity.person import Person
from app.models.provision_closure import ProvisionClosure
from app.problems import NotFound, faults
from app.provision import closure_queries as queries
from app.provision import service
from app.provision.schemas import ClosureOut, ProvisionOut
from app.provision.service import closure_out
from app.provision.write_schemas import ClosureEdit, ClosureIn
from app.provision.writing import EARLIEST, PROVISION, YEARS_AHEAD
from app.records import keeping
from app.records.keeping import Kind
from app.records.merging import merged
from app.records.warned import warned

CLOSURE = Kind(ProvisionClosure, "closure")
REDUCED = "provision_reduced"
LONGEST_PLACE = 200
"""As much as the ledger takes; an address that came from a file may be longer."""
NO_PLACE = "It has no place on the map, so the ledger does not tell of it."
NOT_LISTED = "The ledger has no kind for provision that closes, so it does not tell of it."


def add(
    session: Session, provision: UUID, given: ClosureIn, person: Person, *, at: datetime
) -> ClosureOut:
    """Close a provision from a day on; the ledger tells of it too.

    Raises
    ------
    NotFound
        When there is no such provision.
    InvalidInput
        When the days are out of order, too far away, or within another closure.
    """
    record = service.read(session, provision, at=at)
    _refuse(session, provision, given, None, at.date())
    logged, note = _logged(session, record, given, person, today=at.date())
    values = {"provision_id": provision, "change_id": logged, **given.model_dump()}
    made = keeping.add(session, CLOSURE, values)
    _settle(session, provision, None, at=at)
    answer = _one(session, provision, made).model_copy(update={"note": note})
    return warned(answer, {"reason": given.reason})


def change(
    session: Session,
    provision: UUID,
    closure: UUID,
    version: int,
    edit: ClosureEdit,
    person: Person,
    *,
    at: datetime,
) -> ClosureOut:
    """Change the days or the reason of a closure, and its entry on the ledger with it."""
    record = service.read(session, provision, at=at)
    current = _one(session, provision, closure)
    now = current.model_dump(include=set(ClosureIn.model_fields))
    given = merged(ClosureIn, now, edit)
    _refuse(session, provision, given, closure, at.date())
    values = given.model_dump()
    if current.change_id is not None:
        today = at.date()
        values["change_id"] = _said_again(
            session, record, current.change_id, given, person, today=today
        )
    keeping.change(
        session,
        CLOSURE,
        closure,
        version,
        values,
        current=lambda: current,
        yours=edit.model_dump(mode="json", exclude_unset=True),
    )
    _settle(session, provision, current, at=at)
    return warned(_one(session, provision, closure), {"reason": edit.reason})


def remove(
    session: Session, provision: UUID, closure: UUID, version: int, person: Person, *, at: datetime
) -> None:
    """Take a closure that was entered in error away, and its entry on the ledger with it.

    Raises
    ------
    Conflict
        While a stored before-and-after reading rests on the entry.
    """
    current = _one(session, provision, closure)
    keeping.remove(session, CLOSURE, closure, version, current=lambda: current)
    if current.change_id is not None:
        entry = ledger.found(session, current.change_id)
        ledger.delete(session, entry.id, entry.version, person, today=at.date())
    _settle(session, provision, current, at=at)


def _refuse(
    session: Session, provision: UUID, given: ClosureIn, besides: UUID | None, today: date
) -> None:
    latest = today.replace(year=today.year + YEARS_AHEAD, day=1)
    found = [
        (f"body.{name}", f"{day_words(day)} is too far away. Check the year.")
        for name, day in (("closed_from", given.closed_from), ("closed_to", given.closed_to))
        if day is not None and not EARLIEST <= day <= latest
    ]
    if given.closed_to is not None and given.closed_to < given.closed_from:
        said = f"{day_words(given.closed_to)} is before {day_words(given.closed_from)}"
        found.append(("body.closed_to", f"{said}. Say the last day on which it is closed."))
    if not found:
        other = queries.overlapping(
            session, provision, first=given.closed_from, last=given.closed_to, besides=besides
        )
        if other is not None:
            words = closure_out(other).words.replace("Closed", "closed", 1)
            found.append(("body.closed_from", f"It is {words} already. Change that closure."))
    faults(found)


def _logged(
    session: Session, record: ProvisionOut, given: ClosureIn, person: Person, *, today: date
) -> tuple[UUID | None, str | None]:
    """Put the closure on the ledger; its id there, or why it is not there."""
    if record.centre is None:
        return None, NO_PLACE
    listed = {"intervention_type": ("intervention_type", REDUCED)}
    if code_faults(session, listed, today=today):
        return None, NOT_LISTED
    dates = _ledger_dates(given, today)
    body = ChangeIn.model_validate(
        {
            "intervention_type": REDUCED,
            "title": f"{record.name[:180]} closed",
            "description": given.reason,
            "location_label": (record.address or record.name)[:LONGEST_PLACE],
            "geometry": {"type": "Point", "coordinates": list(record.centre)},
            **dates.model_dump(exclude_unset=True),
        }
    )
    logged: ChangeOut = ledger.log(session, body, person, today=today)[0]
    return logged.id, None


def _ledger_dates(given: ClosureIn, today: date) -> ChangeEdit:
    over = given.closed_to is not None and given.closed_to <= today
    return ChangeEdit(
        completed_on=given.closed_from,
        ended_on=given.closed_to if over else None,
        expires_on=None if over else given.closed_to,
    )


def _said_again(
    session: Session,
    record: ProvisionOut,
    change: UUID,
    given: ClosureIn,
    person: Person,
    *,
    today: date,
) -> UUID | None:
    """Give the entry on the ledger the days and the reason that the closure has now.

    Where its stage cannot follow, as when it had begun and now lies ahead, it is logged anew.
    """
    entry = ledger.found(session, change)
    dates = _ledger_dates(given, today)
    status = status_of(ChangeDates.of(dates.model_dump()), today)
    if status != entry.status and move_to(entry.status, status) is None:
        ledger.delete(session, change, entry.version, person, today=today)
        return _logged(session, record, given, person, today=today)[0]
    edit = dates.model_copy(update={"description": given.reason, "status": status})
    ledger.edit(session, change, entry.version, edit, person, today=today)
    return change


def _settle(session: Session, provision: UUID, before: ClosureOut | None, *, at: datetime) -> None:
    """Let the record say “closed” with its date, or open again, as its closures have it."""
    record = service.read(session, provision, at=at)
    for_good = [one.closed_from for one in record.closures if one.closed_to is None]
    if for_good:
        closed_on = min(for_good)
        status = "closed" if closed_on <= at.date() else "open"
    elif before is not None and before.closed_to is None:
        closed_on, status = None, "open"
    else:
        return
    if (record.closed_on, record.status) != (closed_on, status):
        values = {"closed_on": closed_on, "status": status}
        version = record.version
        keeping.change(session, PROVISION, provision, version, values, current=lambda: record)


def _one(session: Session, provision: UUID, closure: UUID) -> ClosureOut:
    row = queries.one(session, provision, closure)
    if row is None:
        raise NotFound("There is no such closure of this provision. It may have been deleted.")
    return closure_out(row)
