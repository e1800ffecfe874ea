"""Statements on recorded incidents, each naming only columns that its tier may read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.db import Tier
from app.incidents.cube import UNPLACED_WIDTH_M, WHOLE_GROUND_M
from app.incidents.filters import UNKNOWN_CODES, IncidentFilter
from app.incidents.visible import CARD_COLUMNS, point_column
from app.params import BBox


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """From and to which month a source has incidents."""

    key: str
    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """How many incidents of the choice could not be counted, by what they lack."""

    no_location: int
    no_hour: int
    no_weekday: int


def coverage(session: Session, keys: tuple[str, ...]) -> list[CoverageRow]:
    """First and last month of each source that has any; of some sources, or of all."""
    rows = session.execute(
        text(
            f"""
            SELECT s.key, s.name, least(p.first, u.first), greatest(p.last, u.last)
            FROM data_source s
            CROSS JOIN LATERAL (SELECT min(month) AS first, max(month) AS last FROM incident_cell
                                WHERE width_m = {WHOLE_GROUND_M} AND source_id = s.id) AS p
            CROSS JOIN LATERAL (SELECT min(month) AS first, max(month) AS last FROM incident_cell
                                WHERE width_m = {UNPLACED_WIDTH_M} AND source_id = s.id) AS u
            WHERE coalesce(p.first, u.first) IS NOT NULL
              AND (cardinality(CAST(:keys AS text[])) = 0 OR s.key = ANY(:keys))
            ORDER BY s.name, s.key
            """  # noqa: S608 - own widths, written out so that the index of just these is used
        ),
        {"keys": list(keys)},
    )
    return [CoverageRow(*row) for row in rows]


def unknown_codes(session: Session, chosen: IncidentFilter) -> list[tuple[str, str, str]]:
    """Codes of a filter that the partnership does not have: parameter, what it is, code."""
    rows = session.execute(text(UNKNOWN_CODES), chosen.values())
    return [(row[0], row[1], row[2]) for row in rows]


def months_of_ground(session: Session, chosen: IncidentFilter) -> dict[date, int]:
    """Counts by month over the whole ground that has hexagons."""
    rows = session.execute(
        text(
            f"SELECT month, sum(n)::int FROM incident_cell"  # noqa: S608 - own conditions
            f" JOIN hex_cell USING (width_m, i, j) WHERE width_m = :whole AND {chosen.where()}"
            " GROUP BY month"
        ),
        {"whole": WHOLE_GROUND_M, **chosen.values()},
    )
    return {row[0]: row[1] for row in rows}


def months_within(
    session: Session, tier: Tier, chosen: IncidentFilter, *, box: BBox | None, area: UUID | None
) -> dict[date, int]:
    """Counts by month inside an area or a box, by the places that the tier may see."""
    column = point_column(tier)
    rows = session.execute(
        text(
            f"SELECT month, count(*)::int FROM incident"  # noqa: S608 - own columns and conditions
            f" WHERE {_within(column, area)} AND {chosen.where()} GROUP BY month"
        ),
        {**_place_values(box, area), **chosen.values()},
    )
    return {row[0]: row[1] for row in rows}


def left_out_of_ground(session: Session, chosen: IncidentFilter) -> LeftOutRow:
    """Incidents of the choice that lack a place, or the hour or weekday that was asked for."""
    timeless = IncidentFilter(months=chosen.months, harm=chosen.harm, source=chosen.source)
    row = session.execute(
        text(
            f"""
            SELECT coalesce(sum(n) FILTER (WHERE width_m = :unplaced), 0)::int,
                   coalesce(sum(n) FILTER (WHERE width_m = :whole AND hour IS NULL), 0)::int,
                   coalesce(sum(n) FILTER (WHERE width_m = :whole AND weekday IS NULL), 0)::int
            FROM incident_cell
            WHERE width_m IN (:whole, :unplaced) AND {timeless.where()}
            """  # noqa: S608 - own conditions
        ),
        {"whole": WHOLE_GROUND_M, "unplaced": UNPLACED_WIDTH_M, **timeless.values()},
    ).one()
    return LeftOutRow(*row)


def left_out_within(
    session: Session, tier: Tier, chosen: IncidentFilter, *, box: BBox | None, area: UUID | None
) -> LeftOutRow:
    """Incidents inside an area or a box that lack the hour or weekday that was asked for."""
    timeless = IncidentFilter(months=chosen.months, harm=chosen.harm, source=chosen.source)
    row = session.execute(
        text(
            f"""
            SELECT 0, count(*) FILTER (WHERE hour IS NULL)::int,
                   count(*) FILTER (WHERE weekday IS NULL)::int
            FROM incident WHERE {_within(point_column(tier), area)} AND {timeless.where()}
            """  # noqa: S608 - own columns and conditions
        ),
        {**_place_values(box, area), **timeless.values()},
    ).one()
    return LeftOutRow(*row)


def area_exists(session: Session, area: UUID) -> bool:
    """Whether there is such an area."""
    return session.execute(
        text("SELECT EXISTS (SELECT FROM area WHERE id = :id AND deleted_at IS NULL)"), {"id": area}
    ).scalar_one()


def card(session: Session, tier: Tier, incident_id: int) -> Mapping[str, Any] | None:
    """One incident with the columns that the tier may read, and where it is so precisely."""
    columns = ", ".join(f"i.{name}" for name in CARD_COLUMNS[tier])
    row = session.execute(
        text(
            f"""
            SELECT {columns}, s.name AS source_name, st_x(at) AS lon, st_y(at) AS lat
            FROM incident i JOIN data_source s ON s.id = i.source_id,
            LATERAL (SELECT st_transform(i.{point_column(tier)}, 4326) AS at) AS centre
            WHERE i.id = :id
            """  # noqa: S608 - own columns
        ),
        {"id": incident_id},
    ).one_or_none()
    return None if row is None else dict(row._mapping)  # pyright: ignore[reportPrivateUsage]


def _within(column: str, area: UUID | None) -> str:
    if area is None:
        return f"{column} && st_makeenvelope(:west, :south, :east, :north, 27700)"
    shape = "(SELECT geom FROM area WHERE id = :area AND deleted_at IS NULL)"
    return f"{column} && {shape} AND st_covers({shape}, {column})"


def _place_values(box: BBox | None, area: UUID | None) -> dict[str, Any]:
    west, south, east, north = box.grid.bounds if box else (None, None, None, None)
    return {"west": west, "south": south, "east": east, "north": north, "area": area}
