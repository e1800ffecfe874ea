"""Bring in street files of police.uk: staged by COPY, compared, and written in one transaction.

Rows go to a table of the transaction's own first. There repeated keys become one, known incidents
are set apart from new ones, and the new ones are written in the order of a Hilbert curve, so that
neighbours on the ground are neighbours on disk and the spatial indexes grow at one end.
"""

from collections.abc import Iterator
from datetime import date

import numpy as np
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.imports.bulk import NULL, Floats, copy_blocks, point_column, stage, text_block, text_column
from app.imports.job import ImportJob
from app.imports.progress import Step
from app.imports.result import Result
from app.incidents.cube import refresh
from data.readers.archives import unpacked_bytes
from data.readers.faults import Skipped
from data.readers.police_uk import (
    LOCATION_PRECISION,
    TIME_PRECISION,
    IncidentChunk,
    read_police_uk,
)
from data.readers.police_uk_categories import Category, load_categories
from geo.grids import hexagon_centres, hexagon_index, hexagon_side_m

CELL_SIDE_M = hexagon_side_m(200)
STAGED = (
    "row_key bytea NOT NULL, source_ref text, month date NOT NULL, category text NOT NULL,"
    " geom public.geometry(Point, 27700), geom_cell public.geometry(Point, 27700),"
    " location_label text, reporting_agency text NOT NULL, lsoa_code text, outcome text"
)
COLUMNS = tuple(part.split()[0] for part in STAGED.replace("Point, ", "Point ").split(", "))
INCONCLUSIVE = ("Under investigation", "Status update unavailable")

REPEATED = """
    CREATE TEMPORARY TABLE repeated ON COMMIT DROP AS
    SELECT row_key, min(ctid) AS first, count(*) - 1 AS times
    FROM staged_incident GROUP BY row_key HAVING count(*) > 1
"""
BEST_OUTCOME = """
    CREATE TEMPORARY TABLE best_outcome ON COMMIT DROP AS
    SELECT DISTINCT ON (s.row_key) s.row_key, s.outcome
    FROM staged_incident s JOIN repeated USING (row_key)
    ORDER BY s.row_key, s.outcome IS NULL, s.outcome = ANY(:inconclusive), s.ctid DESC
"""
DROP_REPEATS = """
    DELETE FROM staged_incident s USING repeated r
    WHERE s.row_key = r.row_key AND s.ctid <> r.first
"""
SET_BEST = """
    UPDATE staged_incident s SET outcome = b.outcome FROM best_outcome b
    WHERE s.row_key = b.row_key AND s.outcome IS DISTINCT FROM b.outcome
"""
KNOWN = """
    CREATE TEMPORARY TABLE known ON COMMIT DROP AS
    SELECT i.id, i.row_key, i.outcome AS old, i.batch_id AS old_batch, s.outcome AS new,
           s.outcome IS NOT NULL AND s.outcome IS DISTINCT FROM i.outcome AS changed
    FROM incident i JOIN staged_incident s USING (row_key)
    WHERE i.source_id = :source
"""
KEEP_FIRST_OUTCOME = """
    INSERT INTO incident_outcome (incident_id, outcome, batch_id, recorded_at)
    SELECT k.id, k.old, k.old_batch, coalesce(b.finished_at, b.created_at, now())
    FROM known k LEFT JOIN import_batch b ON b.id = k.old_batch
    WHERE k.changed AND NOT EXISTS (SELECT FROM incident_outcome o WHERE o.incident_id = k.id)
"""
KEEP_NEW_OUTCOME = """
    INSERT INTO incident_outcome (incident_id, outcome, batch_id)
    SELECT id, new, :batch FROM known WHERE changed
"""
UPDATE = """
    UPDATE incident i SET outcome = k.new FROM known k WHERE i.id = k.id AND k.changed
"""
SEEN_BEFORE = """
    SELECT count(DISTINCT f ->> 'sha256')
    FROM import_batch b CROSS JOIN LATERAL jsonb_array_elements(b.files) AS f
    WHERE b.source_id = :source AND b.state = 'complete' AND b.id <> :batch
      AND f ->> 'sha256' = ANY(:digests)
"""
DROP_KNOWN = """
    DELETE FROM staged_incident s USING known k WHERE s.row_key = k.row_key
"""
INSERT = """
    INSERT INTO incident (source_id, source_ref, row_key, harm_type, source_category,
        enforcement_driven, month, time_precision, geom, geom_street, geom_cell,
        location_precision, location_label, reporting_agency, lsoa_code, outcome, batch_id)
    SELECT :source, s.source_ref, s.row_key, k.harm_type, s.category, k.enforcement_driven,
        s.month, :time_precision, s.geom, s.geom, s.geom_cell,
        CASE WHEN s.geom IS NULL THEN 'none' ELSE :location_precision END,
        s.location_label, s.reporting_agency, s.lsoa_code, s.outcome, :batch
    FROM staged_incident s JOIN staged_category k ON k.code = s.category
    ORDER BY s.geom
"""


def load_police_uk(session: Session, job: ImportJob) -> Result:
    """Bring the job's files in; the caller's transaction decides whether they stay.

    Parameters
    ----------
    session
        A transaction of the exact tier.
    job
        Files, source and batch, and whom to tell of progress and of refused rows.
    """
    result = Result()
    stage(session, "staged_incident", STAGED)
    categories = _categories(session)
    _stage_categories(session, categories)
    months: set[str] = set()
    blocks = _blocks(job, categories, result, months)
    copy_blocks(session, "staged_incident", COLUMNS, blocks)
    _write(session, job, result)
    if months:
        listed = [date.fromisoformat(f"{month}-01") for month in sorted(months)]
        result.first, result.last = listed[0], listed[-1]
        job.tell(Step("count", "Counting by hexagon"))
        if result.counts.added:
            refresh(session, listed)
    return result


def _categories(session: Session) -> dict[str, Category]:
    """Return the categories by label, as the partnership's own code list maps them."""
    rows = session.execute(
        text("SELECT code, attributes FROM code WHERE list = 'police_uk_category'")
    )
    own = {row.code: row.attributes for row in rows}
    return {
        label: Category(
            code=known.code,
            label=known.label,
            harm_type=str(own.get(known.code, {}).get("harm_type", known.harm_type)),
            enforcement_driven=known.enforcement_driven,
        )
        for label, known in load_categories().items()
    }


def _stage_categories(session: Session, categories: dict[str, Category]) -> None:
    stage(session, "staged_category", "code text, harm_type text, enforcement_driven boolean")
    session.execute(
        text("INSERT INTO staged_category VALUES (:code, :harm_type, :enforcement_driven)"),
        [
            {
                "code": known.code,
                "harm_type": known.harm_type,
                "enforcement_driven": known.enforcement_driven,
            }
            for known in {known.code: known for known in categories.values()}.values()
        ],
    )


def _blocks(
    job: ImportJob, categories: dict[str, Category], result: Result, months: set[str]
) -> Iterator[str]:
    total = sum(unpacked_bytes(file.path) for file in job.files)
    before = 0
    for file in job.files:
        done = 0
        for part in read_police_uk(
            file.path,
            categories=categories,
            today=job.today,
            shown_as=file.name,
            limits=job.limits,
        ):
            if isinstance(part, Skipped):
                result.skip(part)
                continue
            result.counts.rows += part.rows
            result.counts.rejected += len(part.rejects)
            job.reject(part.rejects)
            months.update(part.month)
            done = part.bytes_read
            words = f"Reading {part.file}: {result.counts.rows:,} rows"
            job.tell(Step("read", words, before + done, total))
            yield block_of(part)
        before += done


def block_of(chunk: IncidentChunk) -> str:
    """Return a chunk in COPY's text form, with the centre of each incident's 200 m hexagon."""
    return text_block(
        [
            [f"\\\\x{key}" for key in chunk.row_key],
            text_column(chunk.source_ref),
            [f"{month}-01" for month in chunk.month],
            chunk.category,
            point_column(chunk.x, chunk.y),
            point_column(*_cell_centres(chunk.x, chunk.y)),
            text_column(chunk.location),
            [agency if agency != NULL else "" for agency in text_column(chunk.reported_by)],
            text_column(chunk.lsoa_code),
            text_column(chunk.outcome),
        ]
    )


def _cell_centres(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    known = np.isfinite(x)
    centres = np.full((x.size, 2), np.nan)
    if known.any():
        points = np.column_stack([x[known], y[known]])
        centres[known] = hexagon_centres(*hexagon_index(points, CELL_SIDE_M), CELL_SIDE_M)
    return centres[:, 0], centres[:, 1]


def _write(session: Session, job: ImportJob, result: Result) -> None:
    job.tell(Step("compare", "Comparing with what is there"))
    session.execute(text("ANALYZE staged_incident (row_key)"))
    _drop_repeats(session, result)
    told = session.execute(
        text(
            "SELECT count(*) AS n, count(*) FILTER (WHERE geom IS NULL) AS nowhere"
            " FROM staged_incident"
        )
    ).one()
    result.counts.no_location = told.nowhere
    known = _update_known(session, job, result)
    result.counts.unchanged = known - result.counts.updated
    # A statement that writes nothing would still tell every map that its layer has changed.
    if told.n > known:
        job.tell(Step("write", f"Writing {told.n - known:,} incidents"))
        session.execute(
            text(INSERT),
            {
                "source": job.source_id,
                "batch": job.batch_id,
                "time_precision": TIME_PRECISION,
                "location_precision": LOCATION_PRECISION,
            },
        )
        result.counts.added = told.n - known


def _drop_repeats(session: Session, result: Result) -> None:
    """Leave one row for each key: the first's place, and the most conclusive, latest outcome."""
    session.execute(text(REPEATED))
    repeated = session.execute(text("SELECT coalesce(sum(times), 0) FROM repeated")).scalar_one()
    result.counts.repeated = int(repeated)
    if repeated:
        session.execute(text(BEST_OUTCOME), {"inconclusive": list(INCONCLUSIVE)})
        session.execute(text(DROP_REPEATS))
        session.execute(text(SET_BEST))


def _update_known(session: Session, job: ImportJob, result: Result) -> int:
    """Tell known incidents their new outcomes, and return how many are known."""
    session.execute(text(KNOWN), {"source": job.source_id})
    known, changed = session.execute(
        text("SELECT count(*), count(*) FILTER (WHERE changed) FROM known")
    ).one()
    if changed and _seen_before(session, job):
        result.note("These very files were brought in before: outcomes told since then stay.")
        changed = 0
    result.counts.updated = changed
    if changed:
        session.execute(text(KEEP_FIRST_OUTCOME))
        session.execute(text(KEEP_NEW_OUTCOME), {"batch": job.batch_id})
        session.execute(text(UPDATE))
    if known:
        session.execute(text(DROP_KNOWN))
    return known


def _seen_before(session: Session, job: ImportJob) -> bool:
    """Tell whether all files came in before, so that they may say less than what is known."""
    digests = {file.sha256 for file in job.files}
    said = {"source": job.source_id, "batch": job.batch_id, "digests": list(digests)}
    return session.execute(text(SEEN_BEFORE), said).scalar_one() == len(digests)
