"""Statements on what was decided about places. Decisions are only ever added."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.records.limited import limited

COLUMNS = """
    SELECT r.id, r.place_kind, r.place_key, r.place_name, r.decision,
           coalesce(k.label, r.decision) AS label, r.reason, r.area_id, a.name AS area_name,
           m.display_name AS decided_by, r.created_at AS decided_at, r.looked_at
    FROM hotspot_review r
    LEFT JOIN code k ON k.list = 'place_decision' AND k.code = r.decision
    LEFT JOIN area a ON a.id = r.area_id
    LEFT JOIN member m ON m.account_id = r.created_by
"""
OF_PLACE = text(
    COLUMNS + " WHERE r.place_kind = :kind AND r.place_key = :key ORDER BY r.number DESC"
)
ALL = COLUMNS + " ORDER BY r.number DESC"
LATEST = text(
    COLUMNS.replace("SELECT", "SELECT DISTINCT ON (r.place_key)", 1)
    + " WHERE r.place_kind = :kind AND r.place_key = ANY(:keys)"
    " ORDER BY r.place_key, r.number DESC"
)
CODES = text(
    "SELECT code, label, attributes, retired_on FROM code WHERE list = 'place_decision'"
    " ORDER BY sort"
)
TURN = text("SELECT pg_advisory_xact_lock(hashtext(current_schema() || :kind || :key))")
INSERT = text(
    """
    INSERT INTO hotspot_review (place_kind, place_key, place_name, geom, decision, reason, area_id,
                                looked_at)
    VALUES (:kind, :key, :name, st_geomfromwkb(:geom, 27700), :decision, :reason, :area_id,
            cast(:looked_at AS jsonb))
    RETURNING id
    """
)
AREA_EXISTS = text("SELECT EXISTS (SELECT FROM area WHERE id = :id AND deleted_at IS NULL)")
AREAS_AT = text(
    """
    SELECT id, name FROM area
    WHERE deleted_at IS NULL AND kind <> 'ring' AND geom && st_geomfromwkb(:geom, 27700)
      AND st_intersects(geom, st_geomfromwkb(:geom, 27700))
    ORDER BY name, id LIMIT 20
    """
)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision on one place."""

    id: UUID
    place_kind: str
    place_key: str
    place_name: str
    decision: str
    label: str
    reason: str
    area_id: UUID | None
    area_name: str | None
    decided_by: str | None
    decided_at: datetime
    looked_at: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A decision that can be taken, and whether it needs a reason or an area."""

    code: str
    label: str
    needs_reason: bool
    needs_area: bool


def of_place(session: Session, kind: str, key: str) -> list[DecisionRow]:
    """Every decision on a place, the newest first."""
    return _rows(session.execute(OF_PLACE, {"kind": kind, "key": key}).mappings())


def everything(session: Session) -> tuple[list[DecisionRow], int]:
    """Decisions on all places, the newest first, and how many there are."""
    rows, count = limited(session, ALL, {})
    return [DecisionRow(*row) for row in rows], count


def latest(session: Session, kind: str, keys: list[str]) -> dict[str, DecisionRow]:
    """The newest decision on each of these places, by key."""
    found = session.execute(LATEST, {"kind": kind, "keys": keys}).mappings()
    return {row.place_key: row for row in _rows(found)}


def codes(session: Session) -> dict[str, CodeRow]:
    """Decisions that can be taken now, by code."""
    return {
        row.code: CodeRow(
            row.code,
            row.label,
            bool(row.attributes.get("needs_reason")),
            bool(row.attributes.get("needs_area")),
        )
        for row in session.execute(CODES)
        if row.retired_on is None
    }


def take_turn(session: Session, kind: str, key: str) -> None:
    """Wait until nobody else is deciding on the same place."""
    session.execute(TURN, {"kind": kind, "key": key})


def add(session: Session, values: Mapping[str, Any], *, looked_at: Mapping[str, Any]) -> UUID:
    """Keep a decision."""
    return session.execute(INSERT, {**values, "looked_at": json.dumps(looked_at)}).scalar_one()


def area_exists(session: Session, area: UUID) -> bool:
    """Whether there is such an area."""
    return session.execute(AREA_EXISTS, {"id": area}).scalar_one()


def areas_at(session: Session, geom: bytes) -> list[tuple[UUID, str]]:
    """Saved areas that a place touches."""
    return [(row.id, row.name) for row in session.execute(AREAS_AT, {"geom": geom})]


def _rows(found: Any) -> list[DecisionRow]:  # noqa: ANN401 - mappings of a result
    names = DecisionRow.__dataclass_fields__
    return [DecisionRow(**{name: row[name] for name in names}) for row in found]
