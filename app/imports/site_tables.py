"""The tables of a job's files."""

from collections.abc import Iterator

from app.imports.job import ImportJob
from app.imports.progress import Step
from app.imports.result import Result
from data.readers.any_table import tables_in
from data.readers.faults import Skipped
from data.readers.tables import Table


def tables_of(job: ImportJob, result: Result) -> Iterator[Table]:
    """Yield each table of the job's files, counting its rows."""
    for number, file in enumerate(job.files):
        job.tell(Step("read", f"Reading {file.name}", number, len(job.files)))
        for table in tables_in(file.path, shown_as=file.name, limits=job.limits):
            if isinstance(table, Skipped):
                result.skip(table)
                continue
            result.counts.rows += len(table.rows) + len(table.rejects)
            yield table
