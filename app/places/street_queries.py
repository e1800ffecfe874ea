"""Statements on streets and paths as lines."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

VERSION = text("SELECT version FROM data_version WHERE layer = 'context_feature'")
LINES = text(
    """
    SELECT id, class, name, layer, st_asbinary(one.geom)
    FROM context_feature, LATERAL st_dump(geom) AS one
    WHERE layer IN ('road', 'path') AND geometrytype(one.geom) = 'LINESTRING'
    ORDER BY id, one.path
    """
)


@dataclass(frozen=True, slots=True)
class LineRow:
    """One stretch of street or path; ``geom`` is well-known binary, EPSG:27700."""

    id: int
    kind: str
    name: str | None
    layer: str
    geom: bytes


def version(session: Session) -> int:
    """How often the ground has changed."""
    return session.execute(VERSION).scalar() or 0


def lines(session: Session) -> list[LineRow]:
    """Every stretch of street or path."""
    return [LineRow(*row) for row in session.execute(LINES)]
