"""Statements for tiles of recorded incidents: counted by hexagon, and as points near.

A count below the threshold never leaves the database: its cell says only that it is hidden.
"""

import re

from app.db import Tier
from app.disclosure.rounding import rounding_of
from app.incidents.cube import UNPLACED_WIDTH_M, WHOLE_GROUND_M
from app.incidents.filters import IncidentFilter
from app.incidents.visible import tile_column
from app.tiles.ground_statements import BOX, WIDE_BOX

NAMED = re.compile(r"(?<!:):([a-z_]+)")


def cell_width_m(zoom: int) -> int:
    """The width of hexagons at a zoom level when none is asked for."""
    if zoom <= 11:
        return 800
    return {12: 400, 13: 200}.get(zoom, 100)


def placeholders(statement: str) -> str:
    """Write the names of a statement as the driver takes them: ``%(name)s`` for ``:name``."""
    return NAMED.sub(r"%(\1)s", statement)


def incident_cells(chosen: IncidentFilter, tier: Tier) -> str:
    """Hexagons of ``width_m`` that touch the tile, each whole count told, rounded or hidden."""
    where, to = placeholders(chosen.where()), rounding_of(tier)
    return f"""
        SELECT st_asmvt(tile, 'incident_cells', 4096, 'shape') FROM (
            SELECT %(width_m)s || '/' || i || '/' || j AS cell,
                   CASE WHEN NOT ({_covered(chosen)}) THEN 'no_data'
                        WHEN coalesce(total, 0) = 0 THEN 'zero'
                        WHEN total < %(threshold)s THEN 'suppressed'
                        ELSE 'count' END AS state,
                   CASE WHEN total >= %(threshold)s
                        THEN greatest({to}, (total + {to // 2}) / {to} * {to}) END AS n,
                   -- Whole, not clipped: its number then stands in its middle, and only once.
                   st_asmvtgeom(hexagon.geom_3857, {BOX}, 4096, 64, false) AS shape
            FROM hex_cell AS hexagon
            LEFT JOIN LATERAL (
                SELECT sum(n)::int AS total FROM incident_cell AS counted
                WHERE counted.width_m = %(width_m)s
                  AND counted.i = hexagon.i AND counted.j = hexagon.j AND {where}
            ) AS counts ON true
            WHERE hexagon.width_m = %(width_m)s AND hexagon.geom_3857 && {WIDE_BOX}
            ORDER BY i, j
        ) AS tile WHERE shape IS NOT NULL
    """  # noqa: S608


def _covered(chosen: IncidentFilter) -> str:
    """Whether any source asked for reaches into the period: without one, nothing is zero."""
    conditions = ["counted.first IS NOT NULL"]
    if chosen.months is not None:
        conditions.append("counted.first <= %(last_month)s AND counted.last >= %(first_month)s")
    if chosen.source:
        conditions.append("source.key = ANY(%(source)s)")
    return f"""
        EXISTS (SELECT FROM data_source AS source CROSS JOIN LATERAL (
            SELECT least(placed.first, unplaced.first) AS first,
                   greatest(placed.last, unplaced.last) AS last
            FROM (SELECT min(month) AS first, max(month) AS last FROM incident_cell
                  WHERE width_m = {WHOLE_GROUND_M} AND source_id = source.id) AS placed,
                 (SELECT min(month) AS first, max(month) AS last FROM incident_cell
                  WHERE width_m = {UNPLACED_WIDTH_M} AND source_id = source.id) AS unplaced
        ) AS counted WHERE {" AND ".join(conditions)})
    """  # noqa: S608 - own widths, written out so that the index of just these is used


def incidents(tier: Tier) -> str:
    """Points as precise as the tier may see them, each in one tile of a zoom only.

    An index knows boxes to about half a metre, so the edges of the tile are held to as well.

    Raises
    ------
    ValueError
        For a tier that sees only counts.
    """
    column = points_column(tier)
    return f"""
        SELECT st_asmvt(tile, 'incidents', 4096, 'shape', 'id') FROM (
            SELECT incident.id, harm_type, source.key AS source,
                   (date_part('year', month) * 100 + date_part('month', month))::int AS month,
                   weekday, hour, incident.location_precision AS precision,
                   nullif(enforcement_driven, false) AS enforcement_driven,
                   st_asmvtgeom({column}, {BOX}, 4096, 0, false) AS shape
            FROM incident JOIN data_source AS source ON source.id = source_id
            WHERE {column} && {BOX}
              AND st_x({column}) >= %(west)s AND st_x({column}) < %(east)s
              AND st_y({column}) > %(south)s AND st_y({column}) <= %(north)s
        ) AS tile
    """  # noqa: S608


def points_column(tier: Tier) -> str:
    """Name the column of points of a tier.

    Raises
    ------
    ValueError
        For a tier that sees only counts.
    """
    column = tile_column(tier)
    if column is None:
        message = f"tier: {tier} sees no points"
        raise ValueError(message)
    return column
