"""Log, read, change and list what was changed in a place."""

from dataclasses import asdict
from datetime import date
from typing import NoReturn
from uuid import UUID

import shapely
from pydantic import BaseModel
from sqlalchemy.orm import Session

from app.audit.service import record
from app.changes import link_queries, queries
from app.changes.entries import (
    completed,
    normalised,
    opening_faults,
    refuse_faults,
    step_faults,
)
from app.changes.neighbours import lists, overlaps
from app.changes.queries import ChangeRow
from app.changes.schemas import (
    ChangeEdit,
    ChangeFields,
    ChangeIn,
    ChangeOut,
    OverlapsOut,
    ServedActionOut,
)
from app.changes.telling import Lists
from app.changes.whole import action_out, whole
from app.geojson import parse_geometry
from app.history import service as history
from app.history.schemas import HistoryOut
from app.identity.person import Person
from app.identity.rights import Right
from app.photos import service as photos
from app.photos.schemas import PhotoOut, PhotoRole
from app.plans import sight
from app.problems import Conflict, NotFound
from app.records.warned import warned

OTHER_OF_THIS_ID = "There is another change of this id. Log this one without an id."


def read(session: Session, change: UUID, person: Person, *, today: date) -> ChangeOut:
    """One change, with the action that it carries out where the person sees it.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    return whole(session, found(session, change), lists(session, today), person)


def found(session: Session, change: UUID) -> ChangeRow:
    """The stored change, for other rooms; refusals as in ``read``."""
    row = queries.one(session, change)
    if row is None:
        raise NotFound("There is no change of this id. It may have been deleted.")
    return row


def log(
    session: Session, given: ChangeIn, person: Person, *, today: date
) -> tuple[ChangeOut, bool]:
    """Put a change on the ledger; also tell whether it was new.

    A device that sends the same change twice, with the id it chose, gets the first one back.

    Raises
    ------
    InvalidInput
        With the place of each fault: unknown codes, dates out of order, a place outside the
        partnership, a shape that cannot be used.
    Conflict
        When somebody else's change has the id, or one of another type that nobody edited since.
    """
    codes = lists(session, today)
    known = queries.one(session, given.id) if given.id else None
    if known is not None:
        return _again(session, known, given, person, codes), False
    parsed = parse_geometry(given.geometry)
    geom = shapely.to_wkb(parsed.geometry)
    values = completed(session, given, person.agency, codes, geom)
    decides = person.may(Right.CHANGES_DECIDE)
    besides = opening_faults(values["status"], codes, decides=decides)
    besides += _unseen(session, values["action_id"], None, person)
    refuse_faults(session, values, codes, moved=geom, besides=besides)
    identity = queries.add(session, given.id, values, geom)
    if identity is None:
        # The same device sent it twice at the same moment, or the id belongs to a deleted change.
        known = queries.one(session, given.id) if given.id else None
        if known is None:
            raise Conflict(OTHER_OF_THIS_ID)
        return _again(session, known, given, person, codes), False
    record(session, action="change.logged", object_kind="change", object_id=identity)
    warnings = [parsed.repaired] if parsed.repaired else []
    answer = whole(session, found(session, identity), codes, person, warnings)
    return warned(answer, free_texts(given)), True


def edit(
    session: Session,
    change: UUID,
    version: int,
    given: ChangeEdit,
    person: Person,
    *,
    today: date,
) -> ChangeOut:
    """Change an entry that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With the present state and what the person sent, when somebody saved in between.
    InvalidInput
        As for ``log``; judged on the whole entry as it would be. Also when its stage cannot
        follow the one it has, or is not this person's to decide.
    """
    current = found(session, change)
    codes = lists(session, today)
    if current.version != version:
        refuse_stale(session, change, given, person, today=today)
    sent = given.model_dump(exclude_unset=True, exclude={"geometry"})
    parsed = parse_geometry(given.geometry) if given.geometry is not None else None
    geom = current.geom if parsed is None else shapely.to_wkb(parsed.geometry)
    was = asdict(current)
    values = normalised({**was, **sent}, current, codes)
    besides = step_faults(current.status, values["status"], person, codes)
    besides += _unseen(session, values["action_id"], current.action_id, person)
    moved = None if parsed is None else geom
    refuse_faults(session, values, codes, current=was, moved=moved, besides=besides)
    saved = queries.change(session, change, version, values, geom)
    if saved is None:
        refuse_stale(session, change, given, person, today=today)
    detail = {"fields": sorted(given.model_fields_set), "version": saved}
    record(session, action="change.changed", object_kind="change", object_id=change, detail=detail)
    warnings = [parsed.repaired] if parsed is not None and parsed.repaired else []
    answer = whole(session, found(session, change), codes, person, warnings)
    return warned(answer, free_texts(given))


def delete(session: Session, change: UUID, version: int, person: Person, *, today: date) -> None:
    """Take a change off the ledger; its history stays.

    Raises
    ------
    Conflict
        While a stored before-and-after reading rests on it.
    StaleVersion
        When somebody saved it in between.
    """
    found(session, change)
    resting = queries.reviews_of(session, change)
    if resting:
        raise Conflict(f"“{resting[0][1]}” reads before and after this change, so it stays.")
    if queries.remove(session, change, version) is None:
        refuse_stale(session, change, None, person, today=today)
    record(session, action="change.deleted", object_kind="change", object_id=change)


def versions(session: Session, change: UUID, person: Person) -> HistoryOut:
    """Every version of a change, the newest first; also of one that was deleted."""
    return history.versions(session, "change", change, person=person)


def overlaps_of(session: Session, change: UUID, *, today: date) -> OverlapsOut:
    """Other changes whose effects cannot be told apart from those of this one."""
    found(session, change)
    return overlaps(session, change, lists(session, today))


def served_action(session: Session, action: UUID, person: Person) -> ServedActionOut:
    """An action that a change is to carry out, as its owner may read it.

    Raises
    ------
    NotFound
        When there is none, or it is another agency's and the person sees only those of their own.
    """
    found_action = action_out(session, action, person)
    if found_action is None:
        raise NotFound("There is no action of this id that you may see. It may have been deleted.")
    return found_action


def add_photo(
    session: Session,
    change: UUID,
    file: bytes,
    *,
    role: PhotoRole,
    caption: str,
    most_bytes: int,
) -> PhotoOut:
    """Keep a photo of a change; refusals as in ``photos.service.add``."""
    found(session, change)
    return photos.add(
        session, "change", change, file, role=role, caption=caption, most_bytes=most_bytes
    )


def free_texts(given: ChangeFields) -> dict[str, str | None]:
    """What was typed about a change and where no name belongs, by what people call the field."""
    texts = {"title": given.title, "description": given.description}
    return {**texts, "reason": given.decision_reason}


def _again(
    session: Session, known: ChangeRow, given: ChangeIn, person: Person, codes: Lists
) -> ChangeOut:
    is_untouched = known.version == 1
    if is_untouched and known.intervention_type != given.intervention_type:
        raise Conflict(OTHER_OF_THIS_ID)
    if known.created_by_id != person.account_id:
        raise Conflict(OTHER_OF_THIS_ID)
    return whole(session, known, codes, person)


def _unseen(
    session: Session, action: UUID | None, before: UUID | None, person: Person
) -> list[tuple[str, str]]:
    """Faults of an action that is newly said to be carried out, and that the person sees not."""
    row = None if action is None or action == before else link_queries.action(session, action)
    if row is None or sight.sees(person, row.agency, row.owner_id):
        return []
    return [("body.action_id", "There is no action of this id that you may see.")]


def refuse_stale(
    session: Session, change: UUID, given: BaseModel | None, person: Person, *, today: date
) -> NoReturn:
    """Refuse a write on a version that is not the present one, with both."""
    current = read(session, change, person, today=today)
    raise history.stale(
        session,
        "change",
        change,
        current=current.model_dump(mode="json"),
        yours=None if given is None else given.model_dump(mode="json", exclude_unset=True),
    )
