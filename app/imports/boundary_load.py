"""Bring in boundaries: wards, statistical areas, boroughs or the partnership's own outline."""

import shapely
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.imports.bulk import BRITISH_GRID, insert_rows, stage
from app.imports.job import ImportFile, ImportJob
from app.imports.progress import Step
from app.imports.result import Result
from app.incidents.cube import refresh
from data.readers.boundaries import guess_columns, read_boundaries
from data.readers.faults import UnreadableFile
from data.readers.spatial_files import read_shapes

TYPES = ("outline", "ward", "lsoa11", "lsoa21", "msoa21", "borough", "other")
COLUMNS = ("boundary_type", "code", "name", "vintage", "population", "geom")
STAGED = (
    "boundary_type text, code text, name text, vintage text, population integer,"
    " geom public.geometry(MultiPolygon, 27700)"
)
SAME = "b.boundary_type = s.boundary_type AND b.code = s.code AND b.vintage = s.vintage"
UPDATE = f"""
    UPDATE boundary b SET name = s.name, population = coalesce(s.population, b.population),
        geom = s.geom, source_id = :source
    FROM staged_boundary s
    WHERE {SAME} AND (b.name, b.geom) IS DISTINCT FROM (s.name, s.geom)
    RETURNING b.id
"""  # noqa: S608
INSERT = f"""
    INSERT INTO boundary (source_id, batch_id, boundary_type, code, name, vintage, population, geom)
    SELECT :source, :batch, s.boundary_type, s.code, s.name, s.vintage, s.population, s.geom
    FROM staged_boundary s WHERE NOT EXISTS (SELECT FROM boundary b WHERE {SAME})
    ORDER BY s.geom RETURNING id
"""  # noqa: S608


def load_boundaries(session: Session, job: ImportJob) -> Result:
    """Bring the job's files of boundaries in.

    Options: ``boundary_type`` where the file does not tell, ``vintage``, and ``layer`` of a file
    that has several.
    """
    result = Result()
    stage(session, "staged_boundary", STAGED)
    types: set[str] = set()
    for number, file in enumerate(job.files):
        job.tell(Step("read", f"Reading {file.name}", number, len(job.files)))
        types.add(_stage_file(session, job, file, result))
    job.tell(Step("write", "Writing boundaries"))
    _write(session, job, result)
    if "outline" in types and result.counts.added + result.counts.updated:
        job.tell(Step("count", "Laying hexagons over the outline"))
        refresh(session)
    return result


def _stage_file(session: Session, job: ImportJob, file: ImportFile, result: Result) -> str:
    table = read_shapes(
        file.path, shown_as=file.name, layer=job.options.get("layer"), limits=job.limits
    )
    columns = guess_columns(table, job.mapping)
    kind = job.options.get("boundary_type") or columns.boundary_type
    if kind not in TYPES:
        raise UnreadableFile(
            file.name, f"does not tell what it bounds; say which, one of: {', '.join(TYPES)}"
        )
    rows, rejects = read_boundaries(table, columns)
    result.counts.rows += len(rows) + len(rejects)
    job.reject(rejects)
    for row in rows:
        if row.note:
            result.note(f"{row.name}: {row.note}")
    vintage = job.options.get("vintage") or columns.vintage
    insert_rows(
        session,
        "staged_boundary",
        COLUMNS,
        ((kind, r.code, r.name, vintage, r.population, _ewkb(r.shape)) for r in rows),
    )
    return kind


def _ewkb(shape: shapely.MultiPolygon) -> str:
    return shapely.to_wkb(shapely.set_srid(shape, BRITISH_GRID), hex=True, include_srid=True)


def _write(session: Session, job: ImportJob, result: Result) -> None:
    gone = session.execute(
        text(
            "DELETE FROM staged_boundary s USING staged_boundary other"
            " WHERE s.boundary_type = other.boundary_type AND s.code = other.code"
            " AND s.vintage = other.vintage AND s.ctid < other.ctid RETURNING s.code"
        )
    ).all()
    result.counts.repeated = len(gone)
    left = session.execute(text("SELECT count(*) FROM staged_boundary")).scalar_one()
    said = {"source": job.source_id}
    result.counts.updated = len(session.execute(text(UPDATE), said).all())
    said["batch"] = job.batch_id
    result.counts.added = len(session.execute(text(INSERT), said).all())
    result.counts.unchanged = left - result.counts.updated - result.counts.added
