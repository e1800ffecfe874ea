"""Keep the counts of incidents by hexagon, and the hexagons of the partnership's ground.

Cells lie on the lattice of ``geo.grids``: the ground is covered by PostGIS's ``ST_HexagonGrid``,
which numbers cells alike, and incidents are counted by the same arithmetic, so that no record
leaves the database. Tests hold both against ``geo.grids``.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from geo.grids import hexagon_side_m

CELL_WIDTHS_M = (100, 200, 400, 800)
"""Widths of hexagons from flat side to flat side."""

COVER = text(
    """
    INSERT INTO hex_cell (width_m, i, j, centre, geom_3857)
    SELECT :width_m, grid.i, grid.j,
           st_setsrid(st_makepoint(
               grid.i * 1.5 * CAST(:side_m AS double precision),
               (grid.j + 0.5 * (grid.i & 1)) * CAST(:width_m AS double precision)), 27700),
           st_transform(grid.geom, 3857)
    FROM (SELECT st_union(geom) AS geom FROM boundary WHERE boundary_type = 'outline') AS ground,
         st_hexagongrid(CAST(:side_m AS double precision), ground.geom) AS grid
    WHERE st_intersects(ground.geom, grid.geom)
    ORDER BY grid.geom
    """
)
# OFFSET 0 keeps the planner from writing each step into the next: the centre of a hexagon would
# then be worked out some twenty times a row, which took 1.7 times as long.
COUNT = text(
    """
    INSERT INTO incident_cell
        (width_m, i, j, month, harm_type, source_id, enforcement_driven, weekday, hour, n)
    SELECT :width_m,
           near.i + CASE WHEN beyond.yes THEN CASE WHEN near.du > 0 THEN 1 ELSE -1 END ELSE 0 END,
           near.j + CASE WHEN beyond.yes
                         THEN near.odd - CASE WHEN near.dv > 0 THEN 0 ELSE 1 END ELSE 0 END,
           month, harm_type, source_id, enforcement_driven, weekday, hour, count(*)
    FROM (
        SELECT i, odd, round(v)::int AS j, u - i AS du, v - round(v) AS dv,
               month, harm_type, source_id, enforcement_driven, weekday, hour
        FROM (
            SELECT u, round(u)::int AS i, round(u)::int & 1 AS odd,
                   row_at - CAST(0.5 AS double precision) * (round(u)::int & 1) AS v,
                   month, harm_type, source_id, enforcement_driven, weekday, hour
            FROM (
                SELECT st_x(geom) / CAST(:column_m AS double precision) AS u,
                       st_y(geom) / CAST(:row_m AS double precision) AS row_at,
                       month, harm_type, source_id, enforcement_driven, weekday, hour
                FROM incident
                WHERE geom IS NOT NULL
                  AND (CAST(:months AS date[]) IS NULL OR month = ANY(CAST(:months AS date[])))
                OFFSET 0
            ) AS placed
            OFFSET 0
        ) AS columned
        OFFSET 0
    ) AS near,
    LATERAL (SELECT 1.5 * abs(near.du) + abs(near.dv) > 1 AS yes) AS beyond
    GROUP BY 2, 3, month, harm_type, source_id, enforcement_driven, weekday, hour
    ORDER BY 2, 3, month
    """
)
UNPLACED_WIDTH_M = 0
"""Stands for incidents whose place is not known, so that they are still counted."""
WHOLE_GROUND_M = 800
"""Cells of this width are summed for the whole ground: the fewest rows."""

UNPLACED = text(
    """
    INSERT INTO incident_cell
        (width_m, i, j, month, harm_type, source_id, enforcement_driven, weekday, hour, n)
    SELECT 0, 0, 0, month, harm_type, source_id, enforcement_driven, weekday, hour, count(*)
    FROM incident
    WHERE geom IS NULL
      AND (CAST(:months AS date[]) IS NULL OR month = ANY(CAST(:months AS date[])))
    GROUP BY month, harm_type, source_id, enforcement_driven, weekday, hour
    """
)


def refresh(session: Session, months: Sequence[date] | None = None) -> None:
    """Count incidents by hexagon anew, in the caller's transaction of the exact tier.

    Parameters
    ----------
    session : Session
        A transaction that may read where incidents were recorded.
    months : sequence of date, optional
        First days of the months whose incidents changed; without it everything is counted anew,
        and the ground is covered anew too, as after an import of outlines.
    """
    if months is None or not _is_covered(session):
        cover_ground(session)
    listed = None if months is None else list(months)
    if listed is None:
        session.execute(text("DELETE FROM incident_cell"))
    else:
        session.execute(
            text("DELETE FROM incident_cell WHERE month = ANY(CAST(:months AS date[]))"),
            {"months": listed},
        )
    session.execute(UNPLACED, {"months": listed})
    for width_m in CELL_WIDTHS_M:
        side_m = hexagon_side_m(width_m)
        session.execute(
            COUNT,
            {
                "width_m": width_m,
                "column_m": 1.5 * side_m,
                "row_m": 3**0.5 * side_m,
                "months": listed,
            },
        )


def cover_ground(session: Session) -> None:
    """Lay hexagons of every width over the partnership's outline; outside it there are no data."""
    session.execute(text("DELETE FROM hex_cell"))
    for width_m in CELL_WIDTHS_M:
        session.execute(COVER, {"width_m": width_m, "side_m": hexagon_side_m(width_m)})


def _is_covered(session: Session) -> bool:
    return session.execute(text("SELECT EXISTS (SELECT FROM hex_cell)")).scalar_one()
