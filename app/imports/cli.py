"""``contextmap import``: bring files in from the terminal."""

import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4

import typer

from app.clock import today
from app.db import SERVICE, Database
from app.deployment import Deployment, deployed, migrate
from app.imports import inspection, lookups, service, terminal, uploads
from app.imports.boundary_load import TYPES
from app.imports.kinds import KINDS
from app.imports.mapping_text import parse_pairs
from app.imports.run import ImportFailed, Room, run_batch
from app.imports.wish import Wish
from app.problems import Problem
from app.settings import Settings
from data.readers.archives import OPERATOR_LIMITS
from data.readers.columns import CONSTANT

cli = typer.Typer(no_args_is_help=True, help="Bring files in: whole or not at all.")

Files = Annotated[
    list[Path], typer.Argument(exists=True, dir_okay=False, readable=True, help="Files.")
]
Partnership = Annotated[
    str | None, typer.Option("--partnership", "-p", help="Slug; needed when there are several.")
]
SourceKey = Annotated[
    str | None, typer.Option("--source", help="Key of the source, when it is not the usual one.")
]
Rejects = Annotated[
    Path | None, typer.Option(help="Write refused rows to this CSV file.", dir_okay=False)
]
Pairs = Annotated[
    list[str] | None,
    typer.Option("--map", help="FIELD=COLUMN, or FIELD==VALUE for all rows; may be repeated."),
]


@cli.command("police-uk")
def police_uk(
    files: Files,
    partnership: Partnership = None,
    source: SourceKey = None,
    rejects: Rejects = None,
) -> None:
    """Street files of police.uk: CSV, or a zip or tar of monthly CSVs."""
    _bring_in(Wish("police-uk", source), files, partnership, rejects)


@cli.command("boundaries")
def boundaries(
    files: Files,
    boundary_type: Annotated[
        str | None, typer.Option("--type", help=f"What they bound: {', '.join(TYPES)}.")
    ] = None,
    vintage: Annotated[str | None, typer.Option(help="As of when, such as 2021.")] = None,
    layer: Annotated[str | None, typer.Option(help="Layer, of a file with several.")] = None,
    column: Pairs = None,
    partnership: Partnership = None,
    source: SourceKey = None,
    rejects: Rejects = None,
) -> None:
    """GeoJSON, zipped Shapefile or GeoPackage of wards, statistical areas or the outline."""
    wish = Wish("boundaries", source, parse_pairs(column or []), boundary_type, vintage, layer)
    _bring_in(wish, files, partnership, rejects)


@cli.command("guardian-sites")
def guardian_sites(
    files: Files,
    column: Pairs = None,
    partnership: Partnership = None,
    source: SourceKey = None,
    rejects: Rejects = None,
) -> None:
    """A CSV of community guardianship sites; see 'contextmap import template'."""
    wish = Wish("guardian-sites", source, parse_pairs(column or []))
    _bring_in(wish, files, partnership, rejects)


@cli.command("provision")
def provision(
    files: Files,
    column: Pairs = None,
    partnership: Partnership = None,
    source: SourceKey = None,
    rejects: Rejects = None,
) -> None:
    """A CSV of youth provision; see 'contextmap import template'."""
    wish = Wish("provision", source, parse_pairs(column or []))
    _bring_in(wish, files, partnership, rejects)


@cli.command("open-referral")
def open_referral(
    files: Files,
    partnership: Partnership = None,
    source: SourceKey = None,
    rejects: Rejects = None,
) -> None:
    """A service directory in Open Referral (UK) form: JSON, or a zip of JSON or tables."""
    _bring_in(Wish("open-referral", source), files, partnership, rejects)


@cli.command("osm")
def osm(
    files: Files,
    partnership: Partnership = None,
    source: SourceKey = None,
    rejects: Rejects = None,
) -> None:
    """An OpenStreetMap extract (PBF): streets, buildings, green, water, named places."""
    _bring_in(Wish("osm", source), files, partnership, rejects)


@cli.command("code-point")
def code_point(
    files: Files,
    partnership: Partnership = None,
    source: SourceKey = None,
    rejects: Rejects = None,
) -> None:
    """Code-Point Open: CSV, or the zip as Ordnance Survey publishes it."""
    _bring_in(Wish("code-point", source), files, partnership, rejects)


@cli.command("template")
def template(
    kind: Annotated[str, typer.Argument(help="changes, guardian-sites or provision.")],
) -> None:
    """Print an example of the table that a kind of import reads."""
    with _said_plainly():
        typer.echo(service.template(kind), nl=False)


@cli.command("list")
def list_imports(partnership: Partnership = None) -> None:
    """List the latest imports."""
    with _database() as database, _said_plainly():
        slug = _slug(database, partnership)
        with database.partnership(slug, "exact") as session:
            found = service.latest(session).items
    # Not a table: taking back asks for the whole name of an import, however narrow the terminal is.
    for batch in found:
        names = ", ".join(file.name for file in batch.files)
        counts = batch.counts
        numbers = f"{counts.added:,} added, {counts.updated:,} updated, {counts.rejected:,} refused"
        typer.echo(f"{batch.id}  {batch.kind_label}, {batch.state_label.lower()}")
        typer.echo(f"    {names}: {numbers}")


@cli.command("take-back")
def take_back(
    batch: Annotated[UUID, typer.Argument(help="The import, as listed.")],
    partnership: Partnership = None,
) -> None:
    """Take an import back: what it added goes, what it changed becomes what it was."""
    with _database() as database, _said_plainly():
        slug = _slug(database, partnership)
        with database.partnership(slug, "exact", timeout_seconds=3600) as session:
            undone = service.take_back(session, batch, by=None)
    terminal.shown.print(
        f"Taken back: {undone.removed:,} removed, {undone.restored:,} as they were before,"
        f" {undone.kept:,} kept because somebody edited them since."
    )


def _bring_in(
    wish: Wish, files: Sequence[Path], partnership: str | None, save_to: Path | None
) -> None:
    with _database() as database, _said_plainly():
        slug = _slug(database, partnership)
        wish = _with_columns(wish, files)
        batch_id = uuid4()
        with database.partnership(slug, "exact") as session:
            kept = [uploads.describe(path) for path in files]
            service.add_batch(session, batch_id, wish, kept, SERVICE)
        with terminal.bar(KINDS[wish.kind].label) as show:
            room = Room(
                database=database,
                slug=slug,
                actor=SERVICE,
                limits=OPERATOR_LIMITS,
                today=today(),
                timeout_seconds=Settings().job_timeout_seconds,
                show=show,
            )
            result = run_batch(room, batch_id, files)
        terminal.report(result, batch_id)
        if result.counts.rejected:
            terminal.report_rejects(database, slug, batch_id, save_to)


@contextmanager
def _database() -> Generator[Database]:
    with deployed(Settings(), report=terminal.shown.print) as deployment:
        migrate(deployment)
        yield from _opened(deployment)


def _opened(deployment: Deployment) -> Generator[Database]:
    database = deployment.service()
    try:
        yield database
    finally:
        database.close()


@contextmanager
def _said_plainly() -> Generator[None]:
    """Turn what a person can mend into one sentence at the terminal."""
    try:
        yield
    except (Problem, ImportFailed) as fault:
        terminal.shown.print(f"contextmap: {fault}", style="red", highlight=False, markup=False)
        raise typer.Exit(1) from fault


def _slug(database: Database, partnership: str | None) -> str:
    with database.shared() as session:
        slugs = lookups.partnerships(session)
    if partnership is None and len(slugs) == 1:
        return slugs[0]
    if partnership in slugs:
        return str(partnership)
    known = ", ".join(slugs) or "none yet; make one with: contextmap partnership create"
    raise ImportFailed(f"Say which partnership with --partnership. There are: {known}.")


def _with_columns(wish: Wish, files: Sequence[Path]) -> Wish:
    """Ask the person at the terminal for columns that cannot be guessed."""
    if not inspection.can_be_inspected(wish.kind):
        return wish
    for path in files:
        found = service.look(wish, path, path.name, OPERATOR_LIMITS)
        if found.missing and not sys.stdin.isatty():
            raise ImportFailed(
                f"{path.name}: say which column holds {', '.join(found.missing)} with"
                f" --map FIELD=COLUMN, or give every row one value with --map FIELD==VALUE."
                f" Columns: {', '.join(found.columns)}."
            )
        if found.missing:
            wish = replace(wish, mapping={**wish.mapping, **_asked(path, found, wish.mapping)})
    return wish


def _asked(path: Path, found: inspection.Inspection, known: Mapping[str, str]) -> dict[str, str]:
    terminal.shown.print(f"{path.name} has the columns: {', '.join(found.columns)}", markup=False)
    terminal.shown.print(f"Not clear: {', '.join(found.missing)}.", markup=False)
    terminal.shown.print(
        "Answer with a column, with =VALUE for all rows, or with nothing to leave out."
    )
    said: dict[str, str] = {}
    for field in found.fields:
        guess = known.get(field.name) or found.guesses.get(field.name) or ""
        answer = typer.prompt(f"{field.name} ({field.meaning})", default=guess, show_default=True)
        if answer in found.columns or answer.startswith(CONSTANT):
            said[field.name] = answer
    return said
