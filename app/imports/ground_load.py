"""Bring in the ground that maps are drawn on, and named places, from OpenStreetMap."""

from collections.abc import Iterator, Sequence

import shapely
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.imports import lookups
from app.imports.bulk import BRITISH_GRID, copy_blocks, stage, text_block, text_column
from app.imports.job import ImportJob
from app.imports.practice_rows import save_rows
from app.imports.progress import Step
from app.imports.result import Result
from data.readers.osm import Box, OsmObject, read_osm

AROUND_M = 2_000
STAGED = "source_ref text, layer text, class text, name text, geom public.geometry(Geometry, 27700)"
COLUMNS = ("source_ref", "layer", "class", "name", "geom")
SAME = "f.source_id = :source AND f.layer = s.layer AND f.source_ref = s.source_ref"
DROP_REPEATS = """
    DELETE FROM staged_feature s USING staged_feature other
    WHERE s.layer = other.layer AND s.source_ref = other.source_ref AND s.ctid < other.ctid
"""
KNOWN = f"""
    CREATE TEMPORARY TABLE known_feature ON COMMIT DROP AS
    SELECT f.id, s.layer, s.source_ref,
           (f.class, f.name, f.geom) IS DISTINCT FROM (s.class, s.name, s.geom) AS changed
    FROM context_feature f JOIN staged_feature s ON {SAME}
"""  # noqa: S608
UPDATE = """
    UPDATE context_feature f SET class = s.class, name = s.name, geom = s.geom
    FROM known_feature k JOIN staged_feature s USING (layer, source_ref)
    WHERE f.id = k.id AND k.changed
"""
INSERT = """
    INSERT INTO context_feature (source_id, batch_id, source_ref, layer, class, name, geom)
    SELECT :source, :batch, s.source_ref, s.layer, s.class, s.name, s.geom
    FROM staged_feature s
    WHERE NOT EXISTS (SELECT FROM known_feature k
                      WHERE k.layer = s.layer AND k.source_ref = s.source_ref)
    ORDER BY s.geom
"""
PLACE_COLUMNS = {"source_ref": "text", "name": "text", "place_type": "text"}


def load_osm(session: Session, job: ImportJob) -> Result:
    """Bring the job's extracts in: within 2 km of the partnership's outline, if it has one."""
    result = Result()
    box = lookups.outline_box(session)
    if box is None:
        result.note("The partnership has no outline yet, so the whole extract was brought in.")
    places: dict[str, OsmObject] = {}
    stage(session, "staged_feature", STAGED)
    blocks = _blocks(job, result, _around(box), places)
    copy_blocks(session, "staged_feature", COLUMNS, blocks)
    job.tell(Step("write", "Writing streets, buildings and ground"))
    _write_ground(session, job, result)
    job.tell(Step("write", f"Writing {len(places):,} places"))
    rows = [
        {"source_ref": p.source_ref, "name": p.name, "place_type": p.place_type, "geom": p.shape}
        for p in places.values()
    ]
    save_rows(session, job, result, "place", PLACE_COLUMNS, rows)
    return result


def _around(box: Box | None) -> Box | None:
    if box is None:
        return None
    west, south, east, north = box
    return west - AROUND_M, south - AROUND_M, east + AROUND_M, north + AROUND_M


def _blocks(
    job: ImportJob, result: Result, within: Box | None, places: dict[str, OsmObject]
) -> Iterator[str]:
    incomplete = outside = 0
    for file in job.files:
        for chunk in read_osm(file.path, shown_as=file.name, within=within, limits=job.limits):
            incomplete += chunk.incomplete
            outside += chunk.outside
            drawn = [found for found in chunk.objects if found.layer]
            named = [found for found in chunk.objects if found.place_type]
            places.update({found.source_ref: found for found in named})
            result.counts.rows += len(drawn) + len(named)
            job.tell(Step("read", f"Reading {file.name}: {result.counts.rows:,} objects"))
            if drawn:
                yield _block(drawn)
    if outside:
        result.note(
            f"{outside:,} objects lie more than {AROUND_M // 1000} km from the partnership’s"
            " outline and were left out."
        )
    if incomplete:
        result.note(f"{incomplete:,} objects at the edge of the extract lack some of their points.")


def _block(drawn: Sequence[OsmObject]) -> str:
    shapes = shapely.set_srid([found.shape for found in drawn], BRITISH_GRID)
    return text_block(
        [
            [found.source_ref for found in drawn],
            text_column([found.layer for found in drawn]),
            text_column([found.class_ for found in drawn]),
            text_column([found.name for found in drawn]),
            shapely.to_wkb(shapes, hex=True, include_srid=True).tolist(),
        ]
    )


def _write_ground(session: Session, job: ImportJob, result: Result) -> None:
    counts, said = result.counts, {"source": job.source_id, "batch": job.batch_id}
    session.execute(text("ANALYZE staged_feature"))
    counts.repeated += session.execute(text(DROP_REPEATS)).rowcount  # pyright: ignore[reportAttributeAccessIssue]
    session.execute(text(KNOWN), said)
    total, known, changed = session.execute(
        text(
            "SELECT (SELECT count(*) FROM staged_feature), count(*),"
            " count(*) FILTER (WHERE changed) FROM known_feature"
        )
    ).one()
    if changed:
        session.execute(text(UPDATE))
    if total > known:
        session.execute(text(INSERT), said)
    counts.updated += changed
    counts.unchanged += known - changed
    counts.added += total - known
