"""Statements for tiles of the ground: streets, buildings, water, green, boundaries, places.

Every statement takes ``z``, ``x`` and ``y`` and gives one value, the encoded tile. ``64 / 4096``
of a tile is drawn beyond its edge, so that outlines show no seam.
"""

BOX = "st_tileenvelope(%(z)s, %(x)s, %(y)s)"
WIDE_BOX = "st_tileenvelope(%(z)s, %(x)s, %(y)s, margin => 0.015625)"
METRES_PER_UNIT = "(40075016.68557849 / (4096.0 * (1 << %(z)s)))"
"""Size of one unit of a tile, metres of EPSG:3857."""

GROUND_LAYERS = ("landuse", "green", "water", "building", "rail", "path", "road")
MAIN_ROADS = ("motorway", "motorway_link", "trunk", "trunk_link", "primary", "primary_link", "main")
MIDDLE_ROADS = ("secondary", "secondary_link", "tertiary", "tertiary_link")


def _listed(classes: tuple[str, ...]) -> str:
    return ", ".join(f"'{one}'" for one in classes)


# Far out only what can be told apart: a shape smaller than two pixels is none.
SHOWN = f"""
    CASE layer
        WHEN 'building' THEN %(z)s >= 14
        WHEN 'path' THEN %(z)s >= 13
        WHEN 'road' THEN %(z)s >= 13 OR class IN ({_listed(MAIN_ROADS)})
             OR (%(z)s = 12 AND class IN ({_listed(MIDDLE_ROADS)}))
        ELSE st_dimension(geom_3857) < 2
             OR st_area(box2d(geom_3857)) > ({METRES_PER_UNIT} * 32) ^ 2
    END
"""


def _part(layer: str) -> str:
    return (
        f"coalesce((SELECT st_asmvt(part, '{layer}', 4096, 'shape') FROM"  # noqa: S608
        f" (SELECT shape, class, name FROM feature WHERE layer = '{layer}') AS part), ''::bytea)"
    )


BASE_LAND = f"""
    WITH feature AS MATERIALIZED (
        SELECT layer, class, name,
               st_asmvtgeom(
                   CASE WHEN %(z)s < 15 AND st_dimension(geom_3857) > 0
                        THEN st_simplify(geom_3857, {METRES_PER_UNIT} * 6, true)
                        ELSE geom_3857 END,
                   {BOX}, 4096, 64, true) AS shape
        FROM context_feature
        WHERE geom_3857 && {WIDE_BOX} AND {SHOWN}
        ORDER BY id
    )
    SELECT {" || ".join(_part(layer) for layer in GROUND_LAYERS)}
"""  # noqa: S608

BOUNDARIES = f"""
    SELECT st_asmvt(tile, 'boundaries', 4096, 'shape') FROM (
        SELECT boundary_type, code, name,
               st_asmvtgeom(st_simplifypreservetopology(geom_3857, {METRES_PER_UNIT} * 4),
                            {BOX}, 4096, 64, true) AS shape
        FROM boundary
        WHERE geom_3857 && {WIDE_BOX}
          AND (%(z)s >= 12 OR boundary_type IN ('outline', 'ward', 'borough'))
        ORDER BY id
    ) AS tile WHERE shape IS NOT NULL
"""  # noqa: S608

PLACES = f"""
    SELECT st_asmvt(tile, 'places', 4096, 'shape') FROM (
        SELECT id::text AS id, name, place_type,
               st_asmvtgeom(geom_3857, {BOX}, 4096, 64, true) AS shape
        FROM place
        WHERE geom_3857 && {WIDE_BOX} AND deleted_at IS NULL
        ORDER BY id
    ) AS tile WHERE shape IS NOT NULL
"""  # noqa: S608
