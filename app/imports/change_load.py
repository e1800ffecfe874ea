"""Bring changes to places in: from tables and files of shapes, held against the ledger.

A row that may tell of a change that is on the ledger already is held back for a person to decide;
it is never merged, and nothing of it is lost.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy.orm import Session

from app.changes.importing import Ledger
from app.changes.schemas import ChangeIn
from app.changes.service import free_texts
from app.imports import lookups
from app.imports.job import ImportFile, ImportJob
from app.imports.progress import Step
from app.imports.result import Result
from app.problems import Fault, InvalidInput
from app.records.names import fields_with_names
from data.readers.any_table import tables_in
from data.readers.changes import (
    CODES,
    ChangeRow,
    point_at,
    read_change_shapes,
    read_changes,
)
from data.readers.faults import Reject, Skipped, UnreadableFile, shown_value
from data.readers.spatial_files import holds_shapes, read_shapes

LISTS = {
    "intervention_type": "intervention_type",
    "status": "change_status",
    "agency": "agency",
    "mechanism": "mechanism",
}
MOST_ROWS = 20_000
OTHER_AGENCY = "community_safety"
NO_POSTCODE = "This postcode is not in the list. Give coordinates instead."


def load_changes(session: Session, job: ImportJob) -> Result:
    """Bring the job's files of changes in."""
    result = Result()
    agency = job.options.get("agency") or OTHER_AGENCY
    ledger = Ledger.on(session, agency=agency, decides="decides" in job.options, today=job.today)
    written: list[str] = []
    held: list[dict[str, Any]] = []
    for number, file in enumerate(job.files):
        job.tell(Step("read", f"Reading {file.name}", number, len(job.files)))
        for name, rows in _read(session, job, file, result):
            _put(ledger, job, name, rows, written, held, result)
    result.counts.added, result.counts.held = len(written), len(held)
    result.kept = {"ledger": {"written": written, "held": held}}
    if held:
        result.note(
            f"{len(held):,} rows may be the same as changes that are on the ledger already."
            " Say of each whether it is."
        )
    return result


def _read(
    session: Session, job: ImportJob, file: ImportFile, result: Result
) -> Iterator[tuple[str, Sequence[ChangeRow]]]:
    """Tables of a file with their readable rows; what cannot be read is refused."""
    lists = {name: lookups.codes(session, LISTS[name]) for name in CODES}
    layer = job.options.get("layer")
    if holds_shapes(file.path, file.name, job.limits):
        shapes = read_shapes(
            file.path, shown_as=file.name, layer=layer, limits=job.limits, kind="any"
        )
        _refuse_too_many(file, len(shapes.values))
        result.counts.rows += len(shapes.values)
        rows, rejects = read_change_shapes(shapes, lists=lists, mapping=job.mapping)
        job.reject(rejects)
        yield shapes.file, rows
        return
    for table in tables_in(file.path, shown_as=file.name, limits=job.limits, sheet=layer):
        if isinstance(table, Skipped):
            result.skip(table)
            continue
        _refuse_too_many(file, len(table.rows))
        result.counts.rows += len(table.rows) + len(table.rejects)
        rows, rejects = read_changes(table, lists=lists, mapping=job.mapping)
        job.reject(rejects)
        yield table.file, rows


def _refuse_too_many(file: ImportFile, rows: int) -> None:
    if rows > MOST_ROWS:
        raise UnreadableFile(file.name, f"has {rows:,} rows. Send at most {MOST_ROWS:,} at once")


def _put(
    ledger: Ledger,
    job: ImportJob,
    file: str,
    rows: Sequence[ChangeRow],
    written: list[str],
    held: list[dict[str, Any]],
    result: Result,
) -> None:
    """Put new rows on the ledger, and hold those back that may be there already."""
    asked = sorted({row.postcode for row in rows if row.geometry is None and row.postcode})
    postcodes = lookups.postcode_places(ledger.session, asked) if asked else {}
    for count, row in enumerate(rows):
        job.tell(Step("write", f"Writing {len(rows):,} changes", count, len(rows)))
        try:
            given = _given(row, postcodes)
            values, geom = ledger.judged(given)
        except (InvalidInput, ValidationError) as fault:
            job.reject([_reject(file, row, fault)])
            continue
        _tell_names(result, file, row.line, given)
        alike = ledger.alike(values, geom)
        if not alike:
            written.append(str(ledger.put(values, geom)))
            continue
        told = ledger.told(values)
        held.append(
            {
                "n": len(held) + 1,
                "file": file,
                "line": row.line,
                "given": given.model_dump(mode="json", exclude_unset=True),
                "title": told.title,
                "type_label": told.type_label,
                "status_label": told.status_label,
                "where": told.where,
                "date_words": told.date_words,
                "alike": [{"id": str(one.id), "why": one.why} for one in alike],
                "decision": None,
                "change_id": None,
            }
        )


def _tell_names(result: Result, file: str, line: int, given: ChangeIn) -> None:
    """Point a row out that seems to name a person. The note is kept, so it does not quote."""
    for label in fields_with_names(free_texts(given)):
        result.note(
            f"{file}, row {line}: the {label} may hold a person’s name. Contextmap is about"
            " places: write a role or a reference instead."
        )


def _given(row: ChangeRow, postcodes: dict[str, tuple[float, float]]) -> ChangeIn:
    geometry = row.geometry
    if geometry is None:
        place = postcodes.get(row.postcode or "")
        if place is None:
            raise InvalidInput([("body.postcode", NO_POSTCODE)])
        geometry = point_at(*place)
    return ChangeIn.model_validate(
        {
            **row.values,
            **row.dates,
            "date_precision": "month" if row.months else "day",
            "geometry": dict(geometry),
        }
    )


def _reject(file: str, row: ChangeRow, fault: InvalidInput | ValidationError) -> Reject:
    """The first fault of a row, with its column and value."""
    if isinstance(fault, InvalidInput):
        first = fault.faults[0]
    else:
        found = fault.errors()[0]
        first = Fault(".".join(str(part) for part in found["loc"]), f"{found['msg']}.")
    column = first.at.removeprefix("body.").split(".")[0]
    column = "place" if column == "geometry" else column
    value = row.values.get(column) or row.dates.get(column) or ""
    if column == "postcode":
        value = row.postcode or ""
    return Reject(file, row.line, column, shown_value(value), first.why)
