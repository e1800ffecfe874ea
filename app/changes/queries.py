"""Statements on the ledger. Geometry is EPSG:27700, as WKB."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.changes.dates import Longest

CHANGES = """
    SELECT c.id, c.number, c.title, c.intervention_type, c.description, c.mechanism, c.status,
           c.location_label, c.agency, c.requested_on, c.decided_on, c.started_on, c.completed_on,
           c.ended_on, c.expires_on, c.date_precision, c.decision_reason, c.asset_ref, c.area_id,
           c.action_id, c.replaces_id, c.move_on, c.version, c.created_at,
           cm.display_name AS created_by, c.created_by AS created_by_id,
           c.updated_at, um.display_name AS updated_by, st_asbinary(c.geom) AS geom,
           st_x(p.centre) AS x, st_y(p.centre) AS y,
           (SELECT a.id FROM attachment a WHERE a.record_kind = 'change' AND a.record_id = c.id
             AND a.deleted_at IS NULL ORDER BY a.created_at, a.id LIMIT 1) AS photo_id
    FROM change c
    CROSS JOIN LATERAL (SELECT st_pointonsurface(c.geom) AS centre) p
    LEFT JOIN member cm ON cm.account_id = c.created_by
    LEFT JOIN member um ON um.account_id = c.updated_by
    WHERE c.deleted_at IS NULL
"""
ONE = text(CHANGES + " AND c.id = :id")
DATED = "coalesce(c.completed_on, c.started_on, c.decided_on, c.requested_on, date '0001-01-01')"
WANTED = f"""
      AND (cast(:status AS text[]) IS NULL OR c.status = ANY(:status))
      AND (cast(:types AS text[]) IS NULL OR c.intervention_type = ANY(:types))
      AND (cast(:area AS uuid) IS NULL OR c.area_id = :area OR EXISTS (
            SELECT FROM area a WHERE a.id = :area AND a.geom && c.geom
             AND st_intersects(a.geom, c.geom)))
      AND (cast(:box AS bytea) IS NULL OR (c.geom && st_geomfromwkb(:box, 27700)
            AND st_intersects(c.geom, st_geomfromwkb(:box, 27700))))
      AND (cast(:first AS date) IS NULL OR {DATED} >= :first)
      AND (cast(:last AS date) IS NULL OR {DATED} <= :last)
      AND (cast(:q AS text) IS NULL OR c.title ILIKE :q OR c.location_label ILIKE :q
            OR c.description ILIKE :q OR c.asset_ref ILIKE :q OR c.number::text = :number)
"""
LISTED = text(
    CHANGES
    + WANTED
    + f"""
      AND (cast(:after_on AS date) IS NULL OR ({DATED}, c.number) < (:after_on, :after_number))
    ORDER BY {DATED} DESC, c.number DESC LIMIT :limit
    """
)
COUNTED = text("SELECT count(*) FROM change c WHERE c.deleted_at IS NULL" + WANTED)  # noqa: S608
STORED = (
    "title",
    "intervention_type",
    "description",
    "mechanism",
    "status",
    "location_label",
    "agency",
    "requested_on",
    "decided_on",
    "started_on",
    "completed_on",
    "ended_on",
    "expires_on",
    "date_precision",
    "decision_reason",
    "asset_ref",
    "area_id",
    "action_id",
    "replaces_id",
    "move_on",
)
"""Columns that a person fills; the geometry comes beside them."""
INSERT = text(
    f"INSERT INTO change (id, {', '.join(STORED)}, geom)"  # noqa: S608
    f" VALUES (coalesce(:id, gen_random_uuid()), {', '.join(':' + name for name in STORED)},"
    " st_geomfromwkb(:geom, 27700)) ON CONFLICT (id) DO NOTHING RETURNING id"
)
UPDATE = text(
    f"UPDATE change SET {', '.join(f'{name} = :{name}' for name in STORED)},"  # noqa: S608
    " geom = st_geomfromwkb(:geom, 27700)"
    " WHERE id = :id AND version = :version AND deleted_at IS NULL RETURNING version"
)
TYPES = text(
    "SELECT c.code, c.label, c.parent AS family, coalesce(f.label, c.parent) AS family_label,"
    " c.attributes FROM code c LEFT JOIN code f"
    " ON f.list = 'intervention_family' AND f.code = c.parent WHERE c.list = 'intervention_type'"
)
AREAS_AT = text(
    "SELECT a.id, a.name FROM area a, change c WHERE c.id = :id AND a.deleted_at IS NULL"
    " AND (a.id = c.area_id OR (a.geom && c.geom AND st_intersects(a.geom, c.geom)))"
    " ORDER BY a.name, a.id LIMIT 50"
)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One entry of the ledger as stored; ``x`` and ``y`` are a place on it, in metres."""

    id: UUID
    number: int
    title: str
    intervention_type: str
    description: str
    mechanism: str | None
    status: str
    location_label: str
    agency: str
    requested_on: date | None
    decided_on: date | None
    started_on: date | None
    completed_on: date | None
    ended_on: date | None
    expires_on: date | None
    date_precision: str
    decision_reason: str | None
    asset_ref: str | None
    area_id: UUID | None
    action_id: UUID | None
    replaces_id: UUID | None
    move_on: date | None
    version: int
    created_at: datetime
    created_by: str | None
    created_by_id: UUID | None
    updated_at: datetime
    updated_by: str | None
    geom: bytes
    x: float
    y: float
    photo_id: UUID | None


@dataclass(frozen=True, slots=True)
class TypeRow:
    """One kind of change: what it is called, its family, and what is usual for it."""

    label: str
    family: str
    family_label: str
    choice: str
    mechanism: str | None
    longest: Longest | None
    redeployable: bool
    unplanned: bool


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes to list; None lets all pass."""

    status: tuple[str, ...] | None = None
    types: tuple[str, ...] | None = None
    area: UUID | None = None
    box: bytes | None = None
    first: date | None = None
    last: date | None = None
    q: str | None = None


def listed(
    session: Session, wanted: ChangeFilter, *, after: tuple[date, int] | None, limit: int
) -> list[ChangeRow]:
    """Changes that match, the latest date first, from behind a place in that order."""
    on, number = after or (None, None)
    values = {**_values(wanted), "after_on": on, "after_number": number, "limit": limit}
    return [ChangeRow(**row) for row in session.execute(LISTED, values).mappings()]


def counted(session: Session, wanted: ChangeFilter) -> int:
    """How many changes match."""
    return session.execute(COUNTED, _values(wanted)).scalar_one()


def one(session: Session, change: UUID) -> ChangeRow | None:
    """The change, unless it was deleted."""
    row = session.execute(ONE, {"id": change}).mappings().one_or_none()
    return None if row is None else ChangeRow(**row)


def add(
    session: Session, identity: UUID | None, values: Mapping[str, Any], geom: bytes
) -> UUID | None:
    """Insert a change; its id, or None where there is one of this id."""
    given = {"id": identity, "geom": geom, **{name: values[name] for name in STORED}}
    return session.execute(INSERT, given).scalar_one_or_none()


def change(
    session: Session, identity: UUID, version: int, values: Mapping[str, Any], geom: bytes
) -> int | None:
    """Change an entry if it still has this version; the new version, or None."""
    given = {"id": identity, "version": version, "geom": geom}
    given |= {name: values[name] for name in STORED}
    return session.execute(UPDATE, given).scalar_one_or_none()


def remove(session: Session, identity: UUID, version: int) -> int | None:
    """Mark an entry deleted if it still has this version; the new version, or None."""
    return session.execute(
        text(
            "UPDATE change SET deleted_at = clock_timestamp()"
            " WHERE id = :id AND version = :version AND deleted_at IS NULL RETURNING version"
        ),
        {"id": identity, "version": version},
    ).scalar_one_or_none()


def types(session: Session) -> dict[str, TypeRow]:
    """Kinds of change by code, retired ones too."""
    return {row.code: _type(row) for row in session.execute(TYPES)}


def labels(session: Session, name: str) -> dict[str, str]:
    """Labels of the codes of one list, retired ones too: old entries still need their words."""
    found = session.execute(
        text("SELECT code, label FROM code WHERE list = :name ORDER BY sort"), {"name": name}
    )
    return {row.code: row.label for row in found}


def areas_at(session: Session, identity: UUID) -> list[tuple[UUID, str]]:
    """Areas that a change lies in or belongs to."""
    return [(row.id, row.name) for row in session.execute(AREAS_AT, {"id": identity})]


def reviews_of(session: Session, identity: UUID) -> list[tuple[UUID, str]]:
    """Stored before-and-after readings of a change."""
    found = session.execute(
        text(
            "SELECT id, title FROM review WHERE change_id = :id AND deleted_at IS NULL"
            " ORDER BY created_at DESC, id"
        ),
        {"id": identity},
    )
    return [(row.id, row.title) for row in found]


def area_exists(session: Session, area: UUID) -> bool:
    """Whether there is an area of this id."""
    found = session.execute(
        text("SELECT 1 FROM area WHERE id = :id AND deleted_at IS NULL"), {"id": area}
    )
    return found.one_or_none() is not None


def _values(wanted: ChangeFilter) -> dict[str, Any]:
    literal = None
    if wanted.q is not None:
        literal = wanted.q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return {
        "status": None if wanted.status is None else list(wanted.status),
        "types": None if wanted.types is None else list(wanted.types),
        "area": wanted.area,
        "box": wanted.box,
        "first": wanted.first,
        "last": wanted.last,
        "q": None if literal is None else f"%{literal}%",
        "number": (wanted.q or "").lstrip("#"),
    }


def _type(row: Any) -> TypeRow:  # noqa: ANN401 - a database row
    extra: dict[str, Any] = row.attributes or {}
    return TypeRow(
        label=row.label,
        family=row.family or "",
        family_label=row.family_label or "",
        choice=extra.get("choice") or "",
        mechanism=extra.get("mechanism") or None,
        longest=Longest.of(extra),
        redeployable=extra.get("redeployable") is True,
        unplanned=extra.get("unplanned") is True,
    )
