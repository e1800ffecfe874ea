"""Statements on a partnership as a whole."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class GroundRow:
    """Outline and box of the partnership's ground, WGS 84."""

    outline: dict[str, Any]
    bbox: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One active member."""

    account_id: UUID
    display_name: str
    role: str
    agency: str


def ground(session: Session) -> GroundRow | None:
    """The union of the partnership's outlines, simplified to about 5 m."""
    row = session.execute(
        text(
            "WITH o AS (SELECT"
            " st_transform(st_simplifypreservetopology(st_union(geom), 5), 4326) AS g"
            " FROM boundary WHERE boundary_type = 'outline')"
            " SELECT st_asgeojson(g, 7), st_xmin(g), st_ymin(g), st_xmax(g), st_ymax(g)"
            " FROM o WHERE g IS NOT NULL"
        )
    ).one_or_none()
    return None if row is None else GroundRow(json.loads(row[0]), (row[1], row[2], row[3], row[4]))


def members(session: Session) -> list[MemberRow]:
    """Everybody who is active, by name."""
    rows = session.execute(
        text("SELECT account_id, display_name, role, agency FROM member WHERE active ORDER BY 2")
    )
    return [MemberRow(*row) for row in rows]


def newest_month(session: Session) -> date | None:
    """The last month that has incidents."""
    return session.execute(text("SELECT max(month) FROM incident")).scalar_one()
