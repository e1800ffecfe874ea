"""Statements on observations. Geometry is EPSG:27700, as WKB."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

OBSERVATIONS = """
    SELECT o.id, o.assessment_id, o.instrument, o.observed_on, o.observed_at, o.light,
           o.school_phase, o.weather, o.observer_role, o.location_label, o.ratings, o.round,
           o.method_id, o.note, o.version, o.created_at, cm.display_name AS created_by,
           o.created_by AS created_by_id, o.updated_at, um.display_name AS updated_by,
           st_asbinary(o.geom) AS geom, st_x(o.geom) AS x, st_y(o.geom) AS y
    FROM observation o
    LEFT JOIN member cm ON cm.account_id = o.created_by
    LEFT JOIN member um ON um.account_id = o.updated_by
    WHERE o.deleted_at IS NULL
"""
ONE = text(OBSERVATIONS + " AND o.id = :id")
# One that nobody tied to a location belongs to the location in whose outline it was made.
WANTED = """
      AND (cast(:assessment AS uuid) IS NULL OR o.assessment_id = :assessment
           OR (o.assessment_id IS NULL AND EXISTS (
                SELECT FROM assessment s JOIN area a ON a.id = s.area_id
                WHERE s.id = :assessment AND a.deleted_at IS NULL
                  AND a.geom && o.geom AND st_intersects(a.geom, o.geom))))
      AND (cast(:area AS uuid) IS NULL OR EXISTS (
            SELECT FROM area a WHERE a.id = :area AND a.deleted_at IS NULL
             AND a.geom && o.geom AND st_intersects(a.geom, o.geom)))
      AND (cast(:box AS bytea) IS NULL OR (o.geom && st_geomfromwkb(:box, 27700)
            AND st_intersects(o.geom, st_geomfromwkb(:box, 27700))))
      AND (cast(:instrument AS text) IS NULL OR o.instrument = :instrument)
      AND (cast(:light AS text) IS NULL OR o.light = :light)
      AND (cast(:round AS int) IS NULL OR o.round = :round)
      AND (cast(:author AS uuid) IS NULL OR o.created_by = :author)
"""
BEHIND = """
      AND (cast(:after AS uuid) IS NULL OR (o.observed_on, o.created_at, o.id) <
            (SELECT l.observed_on, l.created_at, l.id FROM observation l WHERE l.id = :after))
    ORDER BY o.observed_on DESC, o.created_at DESC, o.id DESC LIMIT :limit
"""
LISTED = text(OBSERVATIONS + WANTED + BEHIND)
COUNTED = text("SELECT count(*) FROM observation o WHERE o.deleted_at IS NULL" + WANTED)  # noqa: S608
STORED = (
    "assessment_id",
    "instrument",
    "observed_on",
    "observed_at",
    "light",
    "school_phase",
    "weather",
    "observer_role",
    "location_label",
    "ratings",
    "round",
    "method_id",
    "note",
)
"""Columns that a person fills; the place comes beside them."""
INSERT = text(
    f"INSERT INTO observation (id, {', '.join(STORED)}, geom)"  # noqa: S608
    f" VALUES (coalesce(:id, gen_random_uuid()), {', '.join(':' + name for name in STORED)},"
    " st_geomfromwkb(:geom, 27700)) ON CONFLICT (id) DO NOTHING RETURNING id"
).bindparams(bindparam("ratings", type_=JSONB))


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One instrument filled in at one place; ``x`` and ``y`` are its place in metres."""

    id: UUID
    assessment_id: UUID | None
    instrument: str
    observed_on: date
    observed_at: time | None
    light: str
    school_phase: str | None
    weather: str | None
    observer_role: str
    location_label: str
    ratings: dict[str, int]
    round: int
    method_id: UUID | None
    note: str
    version: int
    created_at: datetime
    created_by: str | None
    created_by_id: UUID | None
    updated_at: datetime
    updated_by: str | None
    geom: bytes
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ObservationFilter:
    """Which observations to list; None lets all pass. ``box`` is WKB, EPSG:27700."""

    assessment: UUID | None = None
    area: UUID | None = None
    box: bytes | None = None
    instrument: str | None = None
    light: str | None = None
    round: int | None = None
    author: UUID | None = None


def listed(
    session: Session, wanted: ObservationFilter, *, limit: int, after: UUID | None = None
) -> list[ObservationRow]:
    """Observations that match, the latest first, from behind one of them."""
    values = {**_values(wanted), "limit": limit, "after": after}
    return [ObservationRow(**row) for row in session.execute(LISTED, values).mappings()]


def counted(session: Session, wanted: ObservationFilter) -> int:
    """How many observations match."""
    return session.execute(COUNTED, _values(wanted)).scalar_one()


def one(session: Session, observation: UUID) -> ObservationRow | None:
    """The observation, unless it was deleted."""
    row = session.execute(ONE, {"id": observation}).mappings().one_or_none()
    return None if row is None else ObservationRow(**row)


def add(session: Session, identity: UUID | None, values: Mapping[str, Any]) -> UUID | None:
    """Insert an observation; its id, or None where there is one of this id."""
    given = {"id": identity, "geom": values["geom"], **{name: values[name] for name in STORED}}
    return session.execute(INSERT, given).scalar_one_or_none()


def _values(wanted: ObservationFilter) -> dict[str, Any]:
    return {
        "assessment": wanted.assessment,
        "area": wanted.area,
        "box": wanted.box,
        "instrument": wanted.instrument,
        "light": wanted.light,
        "round": wanted.round,
        "author": wanted.author,
    }
