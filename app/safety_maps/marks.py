"""Marks of a session: kept, shown to whoever may see them, and taken back."""

from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy.orm import Session

from app.audit.service import record
from app.codes import service as codes
from app.codes.schemas import CodeOut
from app.geojson import Kind as Shape
from app.geojson import parse_geometry
from app.models.safety_mark import SafetyMark
from app.places import whereabouts
from app.problems import Conflict, InvalidInput, NotFound, StaleVersion, faults
from app.records import keeping
from app.safety_maps import queries, service
from app.safety_maps.schemas import KeptOut, MarkIn, MarksIn, MarksOut
from app.safety_maps.telling import LISTS, counted, mark_out, reading, state_of
from geo.validity import Limits

MARK = keeping.Kind(SafetyMark, "mark")
LIMITS = Limits(max_points=500, max_parts=1)
MOST_MARKS = 1_000
WIDEST_M = 3_000
NOBODY = "Nobody has taken part in this session. Say how many young people did first."
TOO_WIDE = "This reaches further than 3 km. Mark a smaller place."


@dataclass(frozen=True, slots=True)
class MarkLists:
    """The lists that a mark is judged by."""

    kinds: dict[str, CodeOut]

    def shape(self, code: str) -> Shape:
        """What a kind of mark is drawn as."""
        return cast("Shape", str(self.kinds[code].attributes.get("geometry") or "Point"))

    def is_coloured(self, code: str) -> bool:
        """Whether a kind of mark has a colour."""
        return self.kinds[code].attributes.get("coloured") is not False


def shown(session: Session, identity: UUID) -> MarksOut:
    """The marks of a session, or why they are not shown."""
    row = service.found(session, identity)
    smallest = service.least(session)
    state = state_of(row, least=smallest)
    rows = service.marks_of(session, [row])[row.id]
    counts = counted(rows) if state in {"shown", "zero"} else None
    labels = codes.labels(session, *LISTS)
    return MarksOut(
        state=state,
        reading=reading(row, counts, state, least=smallest),
        items=[mark_out(one, labels) for one in rows],
        counts=counts,
    )


def add(session: Session, identity: UUID, given: MarksIn, *, today: date) -> KeptOut:
    """Keep marks of a session; what was sent before is not added again.

    Raises
    ------
    InvalidInput
        With the place of each fault: ``body.marks[2].colour``.
    Conflict
        When the session holds too many marks, or an id belongs to another session.
    """
    row = service.found(session, identity)
    if row.contributors == 0:
        raise Conflict(NOBODY)
    _refuse_codes(session, given.marks, today)
    lists = MarkLists({one.code: one for one in codes.read_lists(session).lists["mark_kind"]})
    faults(fault for n, mark in enumerate(given.marks) for fault in _colour_faults(lists, mark, n))
    shapes = [_placed(session, lists, mark, n) for n, mark in enumerate(given.marks)]
    known = queries.owners(session, [mark.id for mark in given.marks if mark.id is not None])
    if any(owner != identity for owner in known.values()):
        raise Conflict("A mark of this id belongs to another session. Send it without an id.")
    fresh = [
        {**mark.model_dump(exclude={"geometry"}), "session_id": identity, "geom": geom}
        for mark, geom in zip(given.marks, shapes, strict=True)
        if mark.id is None or mark.id not in known
    ]
    if queries.count_marks(session, identity) + len(fresh) > MOST_MARKS:
        raise Conflict(f"A session holds at most {MOST_MARKS:,} marks. Hold another session.")
    if fresh:
        queries.add_marks(session, fresh)
        record(
            session,
            action="safety_mark.created",
            object_kind="safety_session",
            object_id=identity,
        )
    told = shown(session, identity)
    return KeptOut(kept=len(given.marks), state=told.state, reading=told.reading)


def remove(session: Session, identity: UUID, mark: UUID, version: int) -> None:
    """Take one mark back that can be seen.

    Raises
    ------
    NotFound
        When the session shows no mark of this id.
    StaleVersion
        When somebody changed it in between.
    """
    told = [one for one in shown(session, identity).items if one.id == mark]
    if not told:
        raise NotFound("There is no mark of this id to take back.")
    keeping.remove(session, MARK, mark, version, current=lambda: told[0])


def remove_all(session: Session, identity: UUID, version: int) -> None:
    """Take every mark of a session back, also where they are not shown.

    Raises
    ------
    StaleVersion
        When somebody saved the session in between.
    """
    row = service.found(session, identity)
    if row.version != version:
        told = service.read(session, identity).model_dump(mode="json")
        raise StaleVersion("Somebody saved this session. Read it again.", current=told)
    if queries.remove_marks(session, identity):
        record(
            session,
            action="safety_mark.deleted",
            object_kind="safety_session",
            object_id=identity,
        )


def _refuse_codes(session: Session, marks: list[MarkIn], today: date) -> None:
    given: dict[str, tuple[str, str | None]] = {}
    for n, mark in enumerate(marks):
        given[f"marks[{n}].mark_kind"] = ("mark_kind", mark.mark_kind)
        given[f"marks[{n}].colour"] = ("safety_map_colour", mark.colour)
        given[f"marks[{n}].reason"] = ("mark_reason", mark.reason)
    faults(codes.code_faults(session, given, today=today))


def _colour_faults(lists: MarkLists, mark: MarkIn, n: int) -> list[tuple[str, str]]:
    if lists.is_coloured(mark.mark_kind) and mark.colour is None:
        return [(f"body.marks[{n}].colour", "Choose red, amber or green for this mark.")]
    if not lists.is_coloured(mark.mark_kind) and mark.colour is not None:
        return [(f"body.marks[{n}].colour", "A way that is avoided has no colour. Leave it out.")]
    return []


def _placed(session: Session, lists: MarkLists, mark: MarkIn, n: int) -> bytes:
    """WKB of a mark on the partnership's ground, EPSG:27700."""
    at = f"body.marks[{n}].geometry"
    kinds: list[Shape] = [lists.shape(mark.mark_kind)]
    geometry = parse_geometry(mark.geometry, kinds=kinds, at=at, limits=LIMITS).geometry
    if _extent_m(geometry) > WIDEST_M:
        raise InvalidInput([(at, TOO_WIDE)])
    wkb: bytes = shapely.to_wkb(geometry)
    if not whereabouts.on_the_ground(session, wkb):
        raise InvalidInput([(at, whereabouts.OUTSIDE)])
    return wkb


def _extent_m(geometry: BaseGeometry) -> float:
    west, south, east, north = geometry.bounds
    return float(max(east - west, north - south))
