"""What the person at the terminal sees of an import: its progress, its result, its refused rows."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from app.db import Database
from app.imports import queries
from app.imports.progress import Progress as ShowsProgress
from app.imports.progress import Step
from app.imports.reject_csv import reject_csv
from app.imports.result import Result

shown = Console(stderr=True)


@contextmanager
def bar(title: str) -> Generator[ShowsProgress]:
    """Show how far an import is, for the length of the block."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=shown) as progress:
        bar = progress.add_task(title, total=None)

        def show(step: Step) -> None:
            progress.update(
                bar, description=step.words, completed=step.done, total=step.total or None
            )

        yield show


def report(result: Result, batch_id: UUID) -> None:
    """Say what became of all rows."""
    counts = result.counts
    shown.print(f"Import {batch_id}", highlight=False)
    table = Table(show_header=False)
    for words, number in (
        ("Rows read", counts.rows),
        ("Added", counts.added),
        ("Updated", counts.updated),
        ("Unchanged", counts.unchanged),
        ("Listed more than once", counts.repeated),
        ("May be the same as another", counts.held),
        ("Refused", counts.rejected),
        ("Kept without a location", counts.no_location),
    ):
        table.add_row(words, f"{number:,}")
    shown.print(table)
    for note in result.notes:
        shown.print(note, style="dim", markup=False, highlight=False)


def report_rejects(database: Database, slug: str, batch_id: UUID, save_to: Path | None) -> None:
    """Write refused rows to a file, or show the first five."""
    with database.partnership(slug, "exact") as session:
        lines = reject_csv(queries.rejects(session, batch_id))
        if save_to is not None:
            with save_to.open("w", encoding="utf-8", newline="") as target:
                target.writelines(lines)
            shown.print(f"Refused rows are in {save_to}.", markup=False)
            return
        for _, row in zip(range(5), queries.rejects(session, batch_id), strict=False):
            place = f"{row.file}, line {row.line}, {row.column_name or 'row'}"
            value = f"{row.value} — " if row.value else ""
            shown.print(f"{place}: {value}{row.reason}", markup=False, highlight=False)
    shown.print("Write all refused rows to a file with --rejects FILE.")
