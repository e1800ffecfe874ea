"""Read the history of a record of any kind: its versions, one of them, or two compared."""

from typing import Any
from uuid import UUID

import shapely
from sqlalchemy.orm import Session

from app.geojson import to_geojson
from app.history import queries, service
from app.history.gathering import glossary, title_of
from app.history.kinds import ACTION_OF, OWNED_BY, READ_BY
from app.history.queries import ShapesRow, VersionRow
from app.history.schemas import (
    ComparisonOut,
    OutlinesOut,
    VersionMarkOut,
    VersionReadOut,
    VersionsOut,
    VersionTold,
)
from app.history.telling import differences, fields_in, hectares, operation_of
from app.history.words import RECORDS
from app.identity.person import Person
from app.plans import sight
from app.problems import Forbidden, InvalidInput, NotFound


def versions(session: Session, person: Person, kind: str, record: UUID) -> VersionsOut:
    """Every version of a record, the newest first.

    Raises
    ------
    NotFound
        When there is no such kind of record, or never was such a record.
    Forbidden
        When the person may not read records of this kind.
    """
    refuse_unread(person, kind)
    told = service.versions(session, kind, record, person=person)
    refuse_others(session, person, kind, told.items[0].row)
    return VersionsOut(
        kind=kind,
        kind_label=RECORDS[kind],
        id=record,
        title=_title(session, person, kind, told.items[0].row),
        items=[VersionTold(**dict(one)) for one in told.items],
        count=told.count,
    )


def version(
    session: Session, person: Person, kind: str, record: UUID, number: int
) -> VersionReadOut:
    """One version with every field in words; refusals as in ``versions``."""
    refuse_unread(person, kind)
    rows = service.stored(session, kind, record)
    refuse_others(session, person, kind, rows[-1].row)
    at = _position(rows, number)
    chosen = rows[at]
    known = glossary(session, [(kind, chosen.row)], person)
    shapes = queries.shapes(session, kind, record, number, number)
    return VersionReadOut(
        kind=kind,
        kind_label=RECORDS[kind],
        id=record,
        title=title_of(known, kind, chosen.row),
        version=number,
        operation=operation_of(rows[at - 1] if at else None, chosen),
        changed_at=chosen.changed_at,
        changed_by=chosen.changed_by,
        fields=fields_in(kind, chosen.row, known),
        geometry=_geojson(shapes.after if shapes else None),
        hectares=hectares(chosen.area_m2),
    )


def compare(
    session: Session, person: Person, kind: str, record: UUID, *, first: int, second: int
) -> ComparisonOut:
    """Two versions of a record: what differs in words, and both shapes where they differ.

    Raises
    ------
    InvalidInput
        When the two are one and the same.
    """
    refuse_unread(person, kind)
    if first == second:
        raise InvalidInput([("query.to", "Choose two versions that differ.")])
    rows = service.stored(session, kind, record)
    refuse_others(session, person, kind, rows[-1].row)
    before, after = rows[_position(rows, first)], rows[_position(rows, second)]
    known = glossary(session, [(kind, before.row), (kind, after.row)], person)
    told = differences(kind, before, after, known, longest=None)
    shapes = queries.shapes(session, kind, record, first, second)
    return ComparisonOut(
        kind=kind,
        kind_label=RECORDS[kind],
        id=record,
        title=title_of(known, kind, after.row),
        before=_mark(before),
        after=_mark(after),
        fields=[one for one in told if one.field != "geometry"],
        outlines=_outlines(shapes),
    )


def refuse_unread(person: Person, kind: str) -> None:
    """Refuse a kind of record that has no history, or none that this person may read.

    Raises
    ------
    NotFound
        When there is no such kind.
    Forbidden
        When the person may not read records of this kind.
    """
    right = READ_BY.get(kind)
    if right is None:
        raise NotFound("There is no kind of record of this name that has a history.")
    if not person.may(right):
        raise Forbidden(
            "Ask an administrator of your partnership if you need it.", right=right.value
        )


def refuse_others(session: Session, person: Person, kind: str, row: dict[str, Any]) -> None:
    """Refuse an action, or a note on one, that a person does not see in the list of actions.

    Raises
    ------
    NotFound
        When it is another agency's, and the person sees only those of their own.
    """
    if kind not in ACTION_OF:
        return
    action = row if kind == "action" else _action(session, str(row[ACTION_OF[kind]]))
    if not sight.sees(person, *(action.get(name) for name in OWNED_BY)):
        raise NotFound(f"There is no {RECORDS[kind]} of this id that you may see.")


def _action(session: Session, action: str) -> dict[str, Any]:
    found = queries.fields_of(session, "action", [action], OWNED_BY)
    return found.get(action, {})


def _title(session: Session, person: Person, kind: str, row: dict[str, Any]) -> str:
    return title_of(glossary(session, [(kind, row)], person), kind, row)


def _position(rows: list[VersionRow], number: int) -> int:
    for at in range(len(rows) - 1, -1, -1):
        if rows[at].version == number:
            return at
    raise NotFound(f"There is no version {number}. The newest is version {rows[-1].version}.")


def _mark(row: VersionRow) -> VersionMarkOut:
    return VersionMarkOut(version=row.version, changed_at=row.changed_at, changed_by=row.changed_by)


def _outlines(shapes: ShapesRow | None) -> OutlinesOut | None:
    if shapes is None or (shapes.before is None and shapes.after is None):
        return None
    return OutlinesOut(
        before=_geojson(shapes.before),
        after=_geojson(shapes.after),
        before_hectares=hectares(shapes.before_m2),
        after_hectares=hectares(shapes.after_m2),
        gained_hectares=hectares(shapes.gained_m2),
        lost_hectares=hectares(shapes.lost_m2),
        moved_m=None if shapes.moved_m is None else round(shapes.moved_m),
        words=_outline_words(shapes),
    )


def _outline_words(shapes: ShapesRow) -> str:
    if shapes.before is None:
        return "It had no place on the map before."
    if shapes.after is None:
        return "It has no place on the map any more."
    if shapes.before == shapes.after:
        return "The place on the map is the same."
    gained, lost = hectares(shapes.gained_m2), hectares(shapes.lost_m2)
    if gained is None or lost is None:
        return f"The place on the map moved by {round(shapes.moved_m or 0):,} metres."
    return f"The outline gained {gained:,.2f} hectares and lost {lost:,.2f} hectares."


def _geojson(shape: bytes | None) -> dict[str, Any] | None:
    return None if shape is None else to_geojson(shapely.from_wkb(shape))
