"""Log, read, change and list what was changed in a place."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.audit.service import record
from app.changes import queries
from app.changes.dates import ChangeDates, date_faults, status_of
from app.changes.neighbours import lists, overlaps
from app.changes.queries import STORED, ChangeRow
from app.changes.schemas import ChangeEdit, ChangeIn, ChangeOut, NamedOut, OverlapsOut, TitledOut
from app.changes.telling import Lists, told
from app.geojson import parse_geometry, to_geojson
from app.history import service as history
from app.history.schemas import HistoryOut
from app.identity.person import Person
from app.photos import service as photos
from app.photos.schemas import PhotoOut, PhotoRole
from app.places import whereabouts
from app.problems import Conflict, InvalidInput, NotFound

LONGEST_TITLE = 200
OTHER_OF_THIS_ID = "There is another change of this id. Log this one without an id."


def read(session: Session, change: UUID, *, today: date) -> ChangeOut:
    """One change.

    Raises
    ------
    NotFound
        When there is none, or it was deleted.
    """
    return _out(session, found(session, change), lists(session, today))


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
        When somebody else's change has the id.
    """
    codes = lists(session, today)
    known = queries.one(session, given.id) if given.id else None
    if known is not None:
        return _again(session, known, person, codes), False
    parsed = parse_geometry(given.geometry)
    geom = shapely.to_wkb(parsed.geometry)
    values = _completed(session, given, person, codes, geom)
    _refuse_faults(session, values, codes, geom)
    identity = queries.add(session, given.id, values, geom)
    if identity is None:
        # The same device sent it twice at the same moment, or the id belongs to a deleted change.
        known = queries.one(session, given.id) if given.id else None
        if known is None:
            raise Conflict(OTHER_OF_THIS_ID)
        return _again(session, known, person, codes), False
    record(session, action="change.logged", object_kind="change", object_id=identity)
    warnings = [parsed.repaired] if parsed.repaired else []
    return _out(session, found(session, identity), codes, warnings), True


def edit(
    session: Session, change: UUID, version: int, given: ChangeEdit, *, today: date
) -> ChangeOut:
    """Change an entry that still has the version which the person read.

    Raises
    ------
    StaleVersion
        With the present state and what the person sent, when somebody saved in between.
    InvalidInput
        As for ``log``; judged on the whole entry as it would be.
    """
    current = found(session, change)
    codes = lists(session, today)
    if current.version != version:
        _refuse_stale(session, change, given, today=today)
    sent = given.model_dump(exclude_unset=True, exclude={"geometry"})
    parsed = parse_geometry(given.geometry) if given.geometry is not None else None
    geom = current.geom if parsed is None else shapely.to_wkb(parsed.geometry)
    values = _normalised({**asdict(current), **sent}, current, codes)
    _refuse_faults(session, values, codes, geom, moved=parsed is not None)
    saved = queries.change(session, change, version, values, geom)
    if saved is None:
        _refuse_stale(session, change, given, today=today)
    detail = {"fields": sorted(given.model_fields_set), "version": saved}
    record(session, action="change.changed", object_kind="change", object_id=change, detail=detail)
    warnings = [parsed.repaired] if parsed is not None and parsed.repaired else []
    return _out(session, found(session, change), codes, warnings)


def delete(session: Session, change: UUID, version: int, *, today: date) -> None:
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
        _refuse_stale(session, change, None, today=today)
    record(session, action="change.deleted", object_kind="change", object_id=change)


def versions(session: Session, change: UUID) -> HistoryOut:
    """Every version of a change, the newest first; also of one that was deleted."""
    return history.versions(session, "change", change)


def overlaps_of(session: Session, change: UUID, *, today: date) -> OverlapsOut:
    """Other changes whose effects cannot be told apart from those of this one."""
    found(session, change)
    return overlaps(session, change, lists(session, today))


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


def _again(session: Session, known: ChangeRow, person: Person, codes: Lists) -> ChangeOut:
    if known.created_by_id != person.account_id:
        raise Conflict(OTHER_OF_THIS_ID)
    return _out(session, known, codes)


def _completed(
    session: Session, given: ChangeIn, person: Person, codes: Lists, geom: bytes
) -> dict[str, Any]:
    """Fill in what somebody in a hurry left out."""
    kind = codes.type(given.intervention_type)
    sent = given.model_dump(exclude={"geometry", "id"}, exclude_none=True)
    usual = {
        "description": "",
        "mechanism": kind.mechanism,
        "location_label": given.location_label or whereabouts.name_near(session, geom) or "",
        "agency": person.agency,
        "date_precision": "day",
        "status": status_of(ChangeDates.of(sent), codes.today),
    }
    values = {**dict.fromkeys(STORED), **usual, **sent}
    if given.title is None:
        where = f", {values['location_label']}" if values["location_label"] else ""
        values["title"] = f"{kind.label}{where}"[:LONGEST_TITLE]
    return {**values, **ChangeDates.of(values).given()}


def _normalised(values: Mapping[str, Any], current: ChangeRow, codes: Lists) -> dict[str, Any]:
    """The whole entry as it would be; what must not be empty goes back to what it was."""
    kept = {name: values[name] for name in STORED}
    for name in ("title", "intervention_type", "status", "agency", "date_precision"):
        kept[name] = kept[name] if kept[name] is not None else getattr(current, name)
    for name in ("description", "location_label"):
        kept[name] = kept[name] or ""
    if kept["intervention_type"] != current.intervention_type and values["mechanism"] is None:
        kept["mechanism"] = codes.type(kept["intervention_type"]).mechanism
    return {**kept, **ChangeDates.of(kept).given()}


def _refuse_faults(
    session: Session, values: Mapping[str, Any], codes: Lists, geom: bytes, *, moved: bool = True
) -> None:
    faults = [*_code_faults(session, values, codes)]
    kind = codes.type(values["intervention_type"])
    faults += date_faults(
        ChangeDates.of(values),
        status=values["status"],
        today=codes.today,
        longest_days=kind.longest_days,
    )
    if values["status"] == "refused" and not values["decision_reason"]:
        faults.append(("decision_reason", "Say why it was refused."))
    if values["area_id"] and not queries.area_exists(session, values["area_id"]):
        faults.append(("area_id", "There is no area of this id."))
    if moved and not whereabouts.on_the_ground(session, geom):
        faults.append(("geometry", "The change lies outside the partnership’s ground."))
    if faults:
        raise InvalidInput([(f"body.{name}", why) for name, why in faults])


def _code_faults(
    session: Session, values: Mapping[str, Any], codes: Lists
) -> list[tuple[str, str]]:
    listed = {
        "intervention_type": frozenset(codes.types),
        "status": frozenset(codes.statuses),
        "agency": frozenset(codes.agencies),
        "mechanism": frozenset(queries.labels(session, "mechanism")),
    }
    return [
        (name, f"“{values[name]}” is not on the list of this partnership.")
        for name, known in listed.items()
        if values[name] is not None and values[name] not in known
    ]


def _refuse_stale(session: Session, change: UUID, given: ChangeEdit | None, *, today: date) -> None:
    current = read(session, change, today=today)
    raise history.stale(
        session,
        "change",
        change,
        current=current.model_dump(mode="json"),
        yours=None if given is None else given.model_dump(mode="json", exclude_unset=True),
    )


def _out(
    session: Session, row: ChangeRow, codes: Lists, warnings: list[str] | None = None
) -> ChangeOut:
    near = overlaps(session, row.id, codes)
    said = [*(warnings or []), *([near.reading] if warnings is not None and near.items else [])]
    return ChangeOut(
        **told(row, codes).model_dump(),
        description=row.description,
        geometry=to_geojson(shapely.from_wkb(row.geom)),
        requested_on=row.requested_on,
        decided_on=row.decided_on,
        started_on=row.started_on,
        ended_on=row.ended_on,
        date_precision="month" if row.date_precision == "month" else "day",
        decision_reason=row.decision_reason,
        asset_ref=row.asset_ref,
        area_id=row.area_id,
        areas=[NamedOut(id=one, name=name) for one, name in queries.areas_at(session, row.id)],
        photos=photos.of_record(session, "change", row.id),
        reviews=[
            TitledOut(id=one, title=title) for one, title in queries.reviews_of(session, row.id)
        ],
        overlaps=near,
        created_at=row.created_at,
        created_by=row.created_by,
        updated_at=row.updated_at,
        updated_by=row.updated_by,
        warnings=said,
    )
