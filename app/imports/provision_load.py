"""Bring in youth provision, from tables of our own template or from a service directory."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.imports import lookups
from app.imports.hours_json import hours_json
from app.imports.job import ImportJob
from app.imports.postcode_places import point_of, with_places
from app.imports.practice_rows import save_rows
from app.imports.progress import Step
from app.imports.result import Result
from app.imports.site_tables import tables_of
from data.readers.open_referral import read_open_referral
from data.readers.provision import ProvisionRow, read_provision

COLUMNS = {
    "source_ref": "text",
    "name": "text",
    "provision_type": "text",
    "organisation": "text",
    "description": "text",
    "min_age": "integer",
    "max_age": "integer",
    "cost_text": "text",
    "free": "boolean",
    "capacity": "integer",
    "accessibility": "text",
    "address": "text",
    "postcode": "text",
    "uprn": "text",
    "url": "text",
    "location_precision": "text",
    "status": "text",
    "opened_on": "date",
    "closed_on": "date",
    "assured_on": "date",
    "raw": "jsonb",
}
REMOVE_HOURS = "DELETE FROM opening_hours WHERE provision_id = ANY(:ids)"
ADD_HOURS = """
    INSERT INTO opening_hours (provision_id, weekday, opens, closes, term, note)
    SELECT p.id, h.weekday, h.opens, h.closes, h.term, h.note
    FROM provision p, jsonb_to_recordset(p.raw -> 'hours')
        AS h(weekday smallint, opens time, closes time, term text, note text)
    WHERE p.id = ANY(:ids)
"""


def load_provision(session: Session, job: ImportJob) -> Result:
    """Bring the job's tables of provision in."""
    result = Result()
    rows: list[tuple[ProvisionRow, str]] = []
    types = lookups.codes(session, "provision_type")
    for table in tables_of(job, result):
        found, rejects, notes = read_provision(table, provision_types=types, mapping=job.mapping)
        for words in notes:
            result.note(words)
        by_postcode = {row.source_ref for row in found if row.x is None}
        placed, lost = with_places(session, found, table.file, needed=False)
        rows += [(row, _precision(row, by_postcode)) for row in placed]
        job.reject([*rejects, *lost])
    _save(session, job, result, rows)
    return result


def load_open_referral(session: Session, job: ImportJob) -> Result:
    """Bring the services of the job's directory files in."""
    result = Result()
    rows: list[tuple[ProvisionRow, str]] = []
    for number, file in enumerate(job.files):
        job.tell(Step("read", f"Reading {file.name}", number, len(job.files)))
        found = read_open_referral(file.path, shown_as=file.name, limits=job.limits)
        result.counts.rows += len(found.rows) + len(found.rejects)
        for skipped in found.skipped:
            result.skip(skipped)
        by_postcode = {row.source_ref for row in found.rows if row.x is None}
        placed, lost = with_places(session, found.rows, file.name, needed=False)
        rows += [(row, _precision(row, by_postcode)) for row in placed]
        job.reject([*found.rejects, *lost])
    _save(session, job, result, rows)
    return result


def _precision(row: ProvisionRow, by_postcode: set[str]) -> str:
    if row.x is None:
        return "none"
    return "area_only" if row.source_ref in by_postcode else "address"


def _save(
    session: Session, job: ImportJob, result: Result, rows: Sequence[tuple[ProvisionRow, str]]
) -> None:
    job.tell(Step("write", f"Writing {len(rows):,} provisions"))
    values = [_values(row, precision) for row, precision in rows]
    ids = save_rows(session, job, result, "provision", COLUMNS, values)
    set_hours(session, ids)


def _values(row: ProvisionRow, precision: str) -> dict[str, object]:
    own: dict[str, object] = {name: getattr(row, name, None) for name in COLUMNS}
    own["location_precision"] = precision
    own["raw"] = {"source": row.raw, "hours": hours_json(row.opening_hours)}
    own["geom"] = point_of(row)
    return own


def set_hours(session: Session, ids: Sequence[UUID]) -> None:
    """Give provisions the opening hours that their source states, in place of what they had."""
    if ids:
        session.execute(text(REMOVE_HOURS), {"ids": list(ids)})
        session.execute(text(ADD_HOURS), {"ids": list(ids)})
