"""What was seen in a place after a change: dated notes by agencies, never a claim of cause."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.changes import sighting_queries as queries
from app.changes.dates import DONE, EARLIEST
from app.changes.service import found
from app.changes.sighting_queries import SightingRow
from app.changes.stage_schemas import SightingEdit, SightingIn, SightingOut, SightingsOut
from app.codes.service import code_faults
from app.history.words import day_words
from app.models.change_sighting import ChangeSighting
from app.models.observation import Observation
from app.problems import Conflict, NotFound, faults
from app.records import keeping
from app.records.keeping import Kind
from app.records.merging import merged
from app.records.warned import warned

SIGHTING = Kind(ChangeSighting, "note of what was seen")
OBSERVATION = Kind(Observation, "observation")
CARE = "What people saw, in their own words. It does not say what caused it."


def seen_after(session: Session, change: UUID) -> SightingsOut:
    """What was seen after a change, the latest first."""
    found(session, change)
    rows, count = queries.of_change(session, change)
    return SightingsOut(items=[_out(row) for row in rows], count=count, care=CARE)


def add(session: Session, change: UUID, given: SightingIn, *, today: date) -> SightingOut:
    """Note what was seen after a change.

    Raises
    ------
    Conflict
        When the change has not been made yet, so that there is no “afterwards”.
    InvalidInput
        With the place of each fault.
    """
    _refuse(session, change, given, None, today)
    made = keeping.add(session, SIGHTING, {"change_id": change, **given.model_dump()})
    return warned(_one(session, change, made), {"note": given.body})


def change(
    session: Session,
    change_id: UUID,
    sighting: UUID,
    version: int,
    edit: SightingEdit,
    *,
    today: date,
) -> SightingOut:
    """Correct a note; refusals as for ``add``, and when somebody saved it in between."""
    current = _one(session, change_id, sighting)
    now = current.model_dump(include=set(SightingIn.model_fields))
    given = merged(SightingIn, now, edit)
    _refuse(session, change_id, given, current, today)
    keeping.change(
        session,
        SIGHTING,
        sighting,
        version,
        given.model_dump(),
        current=lambda: current,
        yours=edit.model_dump(mode="json", exclude_unset=True),
    )
    return warned(_one(session, change_id, sighting), {"note": edit.body})


def remove(session: Session, change_id: UUID, sighting: UUID, version: int) -> None:
    """Take a note away; its history stays."""
    current = _one(session, change_id, sighting)
    keeping.remove(session, SIGHTING, sighting, version, current=lambda: current)


def _refuse(
    session: Session,
    change_id: UUID,
    given: SightingIn,
    current: SightingOut | None,
    today: date,
) -> None:
    entry = found(session, change_id)
    if entry.status not in DONE:
        raise Conflict("This change has not been made yet, so nothing can be seen after it.")
    listed = {"seen_by": ("agency", given.seen_by)}
    already = None if current is None else {"seen_by": current.seen_by}
    faulty = code_faults(session, listed, already=already, today=today)
    faulty += keeping.id_faults(session, {"observation_id": (OBSERVATION, given.observation_id)})
    if not given.body:
        faulty.append(("body.body", "Say what was seen."))
    if given.seen_on > today:
        faulty.append(("body.seen_on", "This day has not come yet. Say the day it was seen."))
    since = max(entry.completed_on or EARLIEST, EARLIEST)
    if given.seen_on < since:
        why = f"The change was finished on {day_words(since)}. Say a day since then."
        faulty.append(("body.seen_on", why))
    faults(faulty)


def _one(session: Session, change_id: UUID, sighting: UUID) -> SightingOut:
    row = queries.one(session, change_id, sighting)
    if row is None:
        raise NotFound("There is no such note on this change. It may have been deleted.")
    return _out(row)


def _out(row: SightingRow) -> SightingOut:
    words = None
    if row.instrument is not None and row.observed_on is not None:
        words = f"{row.instrument}, {day_words(row.observed_on)}"
    return SightingOut(
        id=row.id,
        change_id=row.change_id,
        seen_on=row.seen_on,
        seen_by=row.seen_by,
        seen_by_label=row.seen_by_label,
        body=row.body,
        observation_id=row.observation_id,
        observation_words=words,
        created_at=row.created_at,
        created_by=row.created_by,
        version=row.version,
    )
