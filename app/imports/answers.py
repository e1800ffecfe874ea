"""Rows of batches in the words of the API."""

from app.imports.inspection import Inspection
from app.imports.kinds import KINDS
from app.imports.queries import BatchRow
from app.imports.schemas import (
    BatchOut,
    CountsOut,
    FileOut,
    ImportFieldOut,
    ImportPeriodOut,
    InspectionOut,
    ProgressOut,
    SourceOut,
)

STATES = {
    "waiting": "Waiting",
    "running": "Running",
    "complete": "Complete",
    "failed": "Failed",
    "taken_back": "Taken back",
}


def batch_out(row: BatchRow) -> BatchOut:
    """Return a batch as the API tells it."""
    kind = KINDS.get(row.kind)
    period = None
    if row.first is not None and row.after_last is not None:
        period = ImportPeriodOut(first=f"{row.first:%Y-%m}", last=f"{row.after_last:%Y-%m}")
    source = None
    if row.source_key is not None and row.source_name is not None:
        source = SourceOut(key=row.source_key, name=row.source_name)
    return BatchOut(
        id=row.id,
        kind=row.kind,
        kind_label=kind.label if kind else row.kind,
        state=row.state,  # pyright: ignore[reportArgumentType] - the table's own check
        state_label=STATES[row.state],
        source=source,
        files=[FileOut.model_validate(file) for file in row.files],
        counts=CountsOut.model_validate(row.counts),
        progress=ProgressOut.model_validate(row.progress),
        notes=row.progress.get("notes") or [],
        period=period,
        error=row.error,
        created_by=row.created_by_name,
        created_at=row.created_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        taken_back_at=row.taken_back_at,
    )


def inspection_out(kind: str, found: Inspection) -> InspectionOut:
    """Return what was found in a table as the API tells it."""
    return InspectionOut(
        kind=kind,
        file=found.file,
        columns=list(found.columns),
        fields=[
            ImportFieldOut(
                name=field.name,
                meaning=field.meaning,
                required=field.required,
                guess=found.guesses.get(field.name),
            )
            for field in found.fields
        ],
        missing=list(found.missing),
        rows=[dict(row) for row in found.rows],
    )
