"""Bring in community guardianship sites."""

from sqlalchemy.orm import Session

from app.imports import lookups
from app.imports.hours_json import hours_json
from app.imports.job import ImportJob
from app.imports.postcode_places import point_of, with_places
from app.imports.practice_rows import save_rows
from app.imports.progress import Step
from app.imports.result import Result
from app.imports.site_tables import tables_of
from data.readers.guardian_sites import GuardianSiteRow, read_guardian_sites

COLUMNS = {
    "source_ref": "text",
    "name": "text",
    "site_type": "text",
    "organisation": "text",
    "status": "text",
    "trained_on": "date",
    "training_expires_on": "date",
    "hours": "jsonb",
    "languages": "text[]",
    "safe_haven": "boolean",
    "referral_route": "boolean",
    "address": "text",
    "postcode": "text",
    "uprn": "text",
}


def load_guardian_sites(session: Session, job: ImportJob) -> Result:
    """Bring the job's tables of guardianship sites in."""
    result = Result()
    rows: list[GuardianSiteRow] = []
    types = lookups.codes(session, "guardian_site_type")
    statuses = lookups.codes(session, "guardian_status")
    for table in tables_of(job, result):
        found, rejects, notes = read_guardian_sites(
            table, site_types=types, statuses=statuses, mapping=job.mapping
        )
        placed, lost = with_places(session, found, table.file, needed=True)
        rows += placed
        for words in notes:
            result.note(words)
        job.reject([*rejects, *lost])
    job.tell(Step("write", f"Writing {len(rows):,} sites"))
    save_rows(session, job, result, "guardian_site", COLUMNS, [_values(row) for row in rows])
    return result


def _values(row: GuardianSiteRow) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(row, name) for name in COLUMNS}
    values["hours"] = hours_json(row.hours)
    values["languages"] = list(row.languages)
    values["geom"] = point_of(row)
    return values
