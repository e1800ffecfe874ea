"""Write provision, guardianship sites and places: new ones are added, changed ones updated.

A record is known again by its source and the source's reference. One that a person deleted here
stays deleted. Its history is kept by the tables' own triggers.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import shapely
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.imports.bulk import BRITISH_GRID, insert_rows, stage
from app.imports.job import ImportJob
from app.imports.result import Result

STAGED = "staged_practice"


def save_rows(
    session: Session,
    job: ImportJob,
    result: Result,
    table: str,
    columns: Mapping[str, str],
    rows: Sequence[Mapping[str, Any]],
) -> list[UUID]:
    """Write rows and count what became of them; return the ids that are new or changed.

    Parameters
    ----------
    table, columns
        Names and types from our own code; ``columns`` begins with ``source_ref``.
    rows
        Values by column, and ``geom``: a shape in EPSG:27700 metres or None.
    """
    once = {str(row["source_ref"]): row for row in rows}
    result.counts.repeated += len(rows) - len(once)
    result.counts.no_location += sum(row["geom"] is None for row in once.values())
    types = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    stage(session, STAGED, f"{types}, geom public.geometry(Geometry, 27700)")
    insert_rows(session, STAGED, [*columns, "geom"], _values(columns, once.values()))
    names = [*columns, "geom"]
    changed = _update(session, job, table, names)
    added = _insert(session, job, table, names)
    session.execute(text(f'DROP TABLE "{STAGED}"'))
    result.counts.added += len(added)
    result.counts.updated += len(changed)
    result.counts.unchanged += len(once) - len(added) - len(changed)
    return [*added, *changed]


def _values(
    columns: Mapping[str, str],
    rows: Iterator[Mapping[str, Any]] | Any,  # noqa: ANN401
) -> Iterator[list[object]]:
    for row in rows:
        values = [_value(row[name], kind) for name, kind in columns.items()]
        yield [*values, _shape(row["geom"])]


def _value(value: object, kind: str) -> object:
    return json.dumps(value) if kind == "jsonb" and value is not None else value


def _shape(shape: Any) -> str | None:  # noqa: ANN401 - a shapely geometry or None
    if shape is None:
        return None
    return shapely.to_wkb(shapely.set_srid(shape, BRITISH_GRID), hex=True, include_srid=True)


def _update(session: Session, job: ImportJob, table: str, names: Sequence[str]) -> list[UUID]:
    mine = ", ".join(f't."{name}"' for name in names)
    theirs = ", ".join(f's."{name}"' for name in names)
    sets = ", ".join(f'"{name}" = s."{name}"' for name in names)
    differing = (
        f'FROM "{STAGED}" s WHERE t.source_id = :source AND t.source_ref = s.source_ref'
        f" AND t.deleted_at IS NULL AND ({mine}) IS DISTINCT FROM ({theirs})"
    )
    if not _exists(session, f'SELECT FROM "{table}" t, {differing[5:]}', job):
        return []
    found = session.execute(
        text(f'UPDATE "{table}" t SET {sets}, batch_id = :batch {differing} RETURNING t.id'),  # noqa: S608
        {"source": job.source_id, "batch": job.batch_id},
    )
    return list(found.scalars())


def _insert(session: Session, job: ImportJob, table: str, names: Sequence[str]) -> list[UUID]:
    listed = ", ".join(f'"{name}"' for name in names)
    missing = (
        f'FROM "{STAGED}" s WHERE NOT EXISTS (SELECT FROM "{table}" t'
        " WHERE t.source_id = :source AND t.source_ref = s.source_ref)"
    )
    if not _exists(session, f"SELECT {missing}", job):
        return []
    found = session.execute(
        text(
            f'INSERT INTO "{table}" (source_id, batch_id, {listed})'
            f" SELECT :source, :batch, {listed} {missing} ORDER BY geom RETURNING id"
        ),
        {"source": job.source_id, "batch": job.batch_id},
    )
    return list(found.scalars())


def _exists(session: Session, query: str, job: ImportJob) -> bool:
    # A statement that writes nothing would still tell every map that its layer has changed.
    return session.execute(text(f"SELECT EXISTS ({query})"), {"source": job.source_id}).scalar_one()
