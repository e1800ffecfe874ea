"""Statements on locations that may be the same place."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

SIMILAR = text(
    """
    WITH asked AS (
        SELECT st_geomfromwkb(cast(:point AS bytea), 27700) AS geom
    ), near AS (
        SELECT s.id, s.number, s.title, coalesce(k.label, s.stage) AS stage_label, s.stage,
               least(min(st_distance(f.geom, asked.geom)), min(st_distance(a.geom, asked.geom)))
                   AS distance_m,
               coalesce(bool_or(f.place_id = :place), false) AS same_place,
               greatest(similarity(lower(s.title), lower(:name)),
                        coalesce(max(similarity(lower(f.location_label), lower(:name))), 0))
                   AS likeness,
               count(f.id) AS referrals, count(DISTINCT f.referrer_agency) AS agencies
        FROM assessment s
        CROSS JOIN asked
        LEFT JOIN area a ON a.id = s.area_id AND a.deleted_at IS NULL
        LEFT JOIN referral f ON f.assessment_id = s.id AND f.deleted_at IS NULL
        LEFT JOIN code k ON k.list = 'stage' AND k.code = s.stage
        WHERE s.deleted_at IS NULL AND (cast(:but AS uuid) IS NULL OR s.id <> :but)
        GROUP BY s.id, k.label
    )
    SELECT id, number, title, stage_label, stage, distance_m, same_place,
           likeness >= :alike AS alike, referrals, agencies
    FROM near
    WHERE same_place OR distance_m <= :within OR likeness >= :alike
    ORDER BY same_place DESC, distance_m NULLS LAST, likeness DESC, number
    LIMIT :most
    """
)
OF_LOCATION = text(
    """
    SELECT s.title, st_asbinary(coalesce(a.geom, st_collect(f.geom))),
           (array_agg(f.place_id) FILTER (WHERE f.place_id IS NOT NULL))[1]
    FROM assessment s
    LEFT JOIN area a ON a.id = s.area_id AND a.deleted_at IS NULL
    LEFT JOIN referral f ON f.assessment_id = s.id AND f.deleted_at IS NULL
    WHERE s.id = :id AND s.deleted_at IS NULL GROUP BY s.id, a.geom
    """
)


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """A location that may be the same place."""

    id: UUID
    number: int
    title: str
    stage_label: str
    stage: str
    distance_m: float | None
    same_place: bool
    alike: bool
    referrals: int
    agencies: int


@dataclass(frozen=True, slots=True)
class Sought:
    """What is known of the place that is looked for; ``point`` is any shape, WKB, EPSG:27700."""

    name: str
    point: bytes | None
    place: UUID | None
    but: UUID | None = None


def similar(
    session: Session, sought: Sought, *, within_m: float, alike: float, most: int
) -> list[SimilarRow]:
    """Locations at the same known place, within so many metres, or of a similar name."""
    given = {
        "name": sought.name,
        "point": sought.point,
        "place": sought.place,
        "but": sought.but,
        "within": within_m,
        "alike": alike,
        "most": most,
    }
    return [SimilarRow(*row) for row in session.execute(SIMILAR, given)]


def of_location(session: Session, assessment: UUID) -> Sought | None:
    """What is known of a location's own place."""
    row = session.execute(OF_LOCATION, {"id": assessment}).one_or_none()
    if row is None:
        return None
    return Sought(row[0], None if row[1] is None else bytes(row[1]), row[2], assessment)
