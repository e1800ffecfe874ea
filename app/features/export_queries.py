"""Statements that give whole layers, with shapes as GeoJSON text in WGS 84."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.incidents.filters import IncidentFilter
from app.params import BBox

IN_BOX = """
    (CAST(:west AS double precision) IS NULL
     OR {geom} && st_makeenvelope(:west, :south, :east, :north, 27700))
"""
RECORDS = {
    "provision": """
        SELECT id::text AS id, geom, jsonb_build_object(
            'name', name, 'provision_type', provision_type, 'organisation', organisation,
            'status', status, 'min_age', min_age, 'max_age', max_age, 'free', free,
            'address', address, 'postcode', postcode, 'assured_on', assured_on) AS told
        FROM provision WHERE deleted_at IS NULL
    """,
    "guardian_sites": """
        SELECT id::text AS id, geom, jsonb_build_object(
            'name', name, 'site_type', site_type, 'organisation', organisation, 'status', status,
            'trained_on', trained_on, 'training_expires_on', training_expires_on,
            'safe_haven', safe_haven, 'referral_route', referral_route,
            'address', address, 'postcode', postcode) AS told
        FROM guardian_site WHERE deleted_at IS NULL
    """,
    "places": """
        SELECT id::text AS id, geom, jsonb_build_object(
            'name', name, 'place_type', place_type) AS told
        FROM place WHERE deleted_at IS NULL
    """,
    "changes": """
        SELECT id::text AS id, geom, jsonb_build_object(
            'number', number, 'title', title, 'intervention_type', intervention_type,
            'status', status, 'agency', agency, 'requested_on', requested_on,
            'started_on', started_on, 'completed_on', completed_on, 'ended_on', ended_on,
            'date_precision', date_precision) AS told
        FROM change WHERE deleted_at IS NULL
    """,
    "areas": """
        SELECT id::text AS id, geom, jsonb_build_object(
            'name', name, 'kind', kind, 'reason', reason,
            'hectares', round((st_area(geom) / 10000)::numeric, 2)) AS told
        FROM area WHERE deleted_at IS NULL
    """,
    "boundaries": """
        SELECT id::text AS id, geom, jsonb_build_object(
            'boundary_type', boundary_type, 'code', code, 'name', name, 'vintage', vintage,
            'population', population) AS told
        FROM boundary WHERE true
    """,
}
CELLS = """
    SELECT width_m || '/' || i || '/' || j AS id, hexagon.geom_3857 AS geom, jsonb_build_object(
        'state', CASE WHEN coalesce(total, 0) = 0 THEN 'zero'
                      WHEN total < :threshold THEN 'suppressed' ELSE 'count' END,
        'n', CASE WHEN coalesce(total, 0) = 0 THEN 0
                  WHEN total >= :threshold THEN total END) AS told
    FROM hex_cell AS hexagon
    LEFT JOIN LATERAL (
        SELECT sum(n)::int AS total FROM incident_cell AS counted
        WHERE counted.width_m = :width_m
          AND counted.i = hexagon.i AND counted.j = hexagon.j AND {where}
    ) AS counts ON true
    WHERE hexagon.width_m = :width_m
      AND {box}
"""
EXPORTED = frozenset({*RECORDS, "incident_cells"})


@dataclass(frozen=True, slots=True)
class FeatureRow:
    """One record of a layer; its place may be unknown."""

    id: str
    properties: dict[str, Any]
    geometry: str | None
    lon: float | None
    lat: float | None


def features(
    session: Session,
    layer: str,
    *,
    chosen: IncidentFilter,
    box: BBox | None,
    width_m: int,
    threshold: int,
    most: int,
) -> list[FeatureRow]:
    """Give the records of a layer, or of the part of it inside a box, in order of their ids."""
    if layer == "incident_cells":
        inner = CELLS.format(where=chosen.where(), box=IN_BOX.format(geom="hexagon.centre"))
    else:
        inner = f"{RECORDS[layer]} AND {IN_BOX.format(geom='geom')}"
    west, south, east, north = box.grid.bounds if box else (None, None, None, None)
    rows = session.execute(
        text(
            f"""
            SELECT id, told, st_asgeojson(st_transform(geom, 4326), 7), st_x(at), st_y(at)
            FROM ({inner}) AS record,
            LATERAL (SELECT st_transform(st_pointonsurface(geom), 4326) AS at) AS inside
            ORDER BY id LIMIT :most
            """  # noqa: S608 - statements of this file and conditions of filters
        ),
        {
            "west": west,
            "south": south,
            "east": east,
            "north": north,
            "width_m": width_m,
            "threshold": threshold,
            "most": most,
            **chosen.values(),
        },
    )
    return [FeatureRow(row[0], row[1], row[2], _degrees(row[3]), _degrees(row[4])) for row in rows]


def _degrees(value: float | None) -> float | None:
    return None if value is None else round(value, 7)
