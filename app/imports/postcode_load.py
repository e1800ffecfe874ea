"""Bring in the centres of postcodes, so that places can be found without the internet."""

from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.imports.bulk import copy_blocks, point_column, stage, text_block
from app.imports.job import ImportJob
from app.imports.progress import Step
from app.imports.result import Result
from data.readers.archives import unpacked_bytes
from data.readers.code_point import PostcodeChunk, read_code_point
from data.readers.faults import Skipped

STAGED = "postcode text, compact text, quality smallint, geom public.geometry(Point, 27700)"
COLUMNS = ("postcode", "compact", "quality", "geom")
DROP_REPEATS = """
    DELETE FROM staged_postcode s USING staged_postcode other
    WHERE s.postcode = other.postcode AND s.ctid < other.ctid
"""
UPDATE = """
    UPDATE postcode p SET quality = s.quality, geom = s.geom, source_id = :source
    FROM staged_postcode s
    WHERE p.postcode = s.postcode AND (p.quality, p.geom) IS DISTINCT FROM (s.quality, s.geom)
"""
INSERT = """
    INSERT INTO postcode (postcode, compact, quality, geom, source_id, batch_id)
    SELECT s.postcode, s.compact, s.quality, s.geom, :source, :batch
    FROM staged_postcode s WHERE NOT EXISTS (SELECT FROM postcode p WHERE p.postcode = s.postcode)
    ORDER BY s.postcode
"""


def load_code_point(session: Session, job: ImportJob) -> Result:
    """Bring the job's files of postcodes in; a postcode that moved is moved."""
    result = Result()
    stage(session, "staged_postcode", STAGED)
    copy_blocks(session, "staged_postcode", COLUMNS, _blocks(job, result))
    job.tell(Step("write", "Writing postcodes"))
    session.execute(text("ANALYZE staged_postcode"))
    counts = result.counts
    counts.repeated = _count(session, DROP_REPEATS, {})
    told = session.execute(
        text(
            "SELECT count(*) AS n, count(*) FILTER (WHERE geom IS NULL) AS nowhere"
            " FROM staged_postcode"
        )
    ).one()
    counts.no_location = told.nowhere
    counts.updated = _count(session, UPDATE, {"source": job.source_id})
    counts.added = _count(session, INSERT, {"source": job.source_id, "batch": job.batch_id})
    counts.unchanged = told.n - counts.updated - counts.added
    return result


def _count(session: Session, statement: str, said: dict[str, object]) -> int:
    return session.execute(text(statement), said).rowcount  # pyright: ignore[reportAttributeAccessIssue]


def _blocks(job: ImportJob, result: Result) -> Iterator[str]:
    total = sum(unpacked_bytes(file.path) for file in job.files)
    before = 0
    for file in job.files:
        done = 0
        for part in read_code_point(file.path, shown_as=file.name, limits=job.limits):
            if isinstance(part, Skipped):
                result.skip(part)
                continue
            result.counts.rows += part.rows
            job.reject(part.rejects)
            done = part.bytes_read
            job.tell(Step("read", f"Reading {part.file}", before + done, total))
            yield _block(part)
        before += done


def _block(chunk: PostcodeChunk) -> str:
    return text_block(
        [
            chunk.postcode,
            [postcode.replace(" ", "") for postcode in chunk.postcode],
            [str(quality) for quality in chunk.quality],
            point_column(chunk.x, chunk.y),
        ]
    )
