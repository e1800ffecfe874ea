"""Statements on the ground that is ranked, and on what is near a place. Shapes: WKB, EPSG:27700."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

GROUND = text("SELECT i, j FROM hex_cell WHERE width_m = :width_m")
SOURCE_NAMES = text("SELECT key, name FROM data_source WHERE kind = 'incidents'")
HARM_LABELS = text("SELECT code, label FROM code WHERE list = 'harm_type' ORDER BY sort, code")
# The smallest outline with a name that holds the middle of a place: an estate before its park.
NAMED_GROUND = text(
    """
    SELECT given.n, held.name
    FROM unnest(cast(:xs AS float8[]), cast(:ys AS float8[])) WITH ORDINALITY AS given (x, y, n)
    CROSS JOIN LATERAL (SELECT st_setsrid(st_makepoint(given.x, given.y), 27700) AS at) AS middle
    CROSS JOIN LATERAL (
        SELECT name FROM (
            SELECT name, geom FROM place
            WHERE deleted_at IS NULL AND geom && middle.at AND st_covers(geom, middle.at)
            UNION ALL
            SELECT name, geom FROM context_feature
            WHERE layer IN ('green', 'landuse') AND name <> ''
              AND geom && middle.at AND st_covers(geom, middle.at)
        ) AS named
        WHERE st_dimension(geom) = 2 ORDER BY st_area(geom), name LIMIT 1
    ) AS held
    """
)
HELPS = text(
    """
    SELECT given.n,
           (SELECT count(*)::int FROM provision p
             WHERE st_dwithin(p.geom, shape.g, :within_m) AND p.deleted_at IS NULL
               AND p.status <> 'planned' AND (p.opened_on IS NULL OR p.opened_on <= :day)
               AND coalesce(p.closed_on > :day, p.status = 'open')),
           (SELECT count(*)::int FROM guardian_site s
             WHERE st_dwithin(s.geom, shape.g, :within_m) AND s.deleted_at IS NULL
               AND s.status IN ('trained', 'active'))
    FROM unnest(cast(:geoms AS bytea[])) WITH ORDINALITY AS given (wkb, n)
    CROSS JOIN LATERAL (SELECT st_geomfromwkb(given.wkb, 27700) AS g) AS shape
    """
)


@dataclass(frozen=True, slots=True)
class HelpRow:
    """How many youth provisions and serving guardianship sites are near a place."""

    provision: int
    guardians: int


def ground(session: Session, width_m: int) -> list[tuple[int, int]]:
    """Columns and rows of the hexagons of one width on the partnership's ground."""
    found = session.execute(GROUND, {"width_m": width_m})
    return [(row[0], row[1]) for row in found]


def source_names(session: Session) -> dict[str, str]:
    """Name of each source of incidents by its key."""
    return {row.key: row.name for row in session.execute(SOURCE_NAMES)}


def harm_labels(session: Session) -> dict[str, str]:
    """Label of each kind of harm, in the order of their list."""
    return {row.code: row.label for row in session.execute(HARM_LABELS)}


def named_ground(session: Session, places: Sequence[tuple[float, float]]) -> list[str]:
    """Name of the smallest named outline that holds each place; "" where there is none."""
    names = [""] * len(places)
    values = {"xs": [x for x, _ in places], "ys": [y for _, y in places]}
    for row in session.execute(NAMED_GROUND, values):
        names[row.n - 1] = row.name
    return names


def helps(
    session: Session, shapes: Sequence[bytes], *, within_m: float, day: date
) -> list[HelpRow]:
    """What helps near each shape on a day."""
    values = {"geoms": list(shapes), "within_m": within_m, "day": day}
    found = {row[0]: HelpRow(row[1], row[2]) for row in session.execute(HELPS, values)}
    return [found[n] for n in range(1, len(shapes) + 1)]
