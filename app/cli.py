"""The command ``contextmap``."""

import json
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import SQLAlchemyError

from app import logs, openapi
from app.accounts import service as accounts
from app.cluster.errors import ClusterError
from app.demo.cli import demo as demo_command
from app.deployment import Deployment, deployed, migrate
from app.emerging.cli import emerging as emerging_command
from app.identity.roles import Role
from app.imports.cli import cli as imports
from app.schema import drift
from app.serving import PortTaken, refuse_taken_port, serve
from app.settings import Settings
from app.worker import serve_jobs

cli = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)
database = typer.Typer(no_args_is_help=True, help="The database and its migrations.")
partnership = typer.Typer(no_args_is_help=True, help="Partnerships of this installation.")
account = typer.Typer(no_args_is_help=True, help="People who may sign in.")
cli.command("demo")(demo_command)
cli.command("emerging")(emerging_command)
cli.add_typer(database, name="db")
cli.add_typer(partnership, name="partnership")
cli.add_typer(account, name="account")
cli.add_typer(imports, name="import")


def main() -> None:
    """Run a command; what a person can mend is one sentence, not a traceback."""
    logs.configure()
    try:
        cli()
    except (ClusterError, PortTaken, ValueError) as fault:
        typer.echo(f"contextmap: {fault}", err=True)
        sys.exit(1)
    except SQLAlchemyError as fault:
        typer.echo(f"contextmap: the database refused: {_reason(fault)}", err=True)
        sys.exit(1)


def _reason(fault: SQLAlchemyError) -> str:
    """The database's own first sentence; its details would hold what was in the row."""
    diagnosis = getattr(getattr(fault, "orig", None), "diag", None)
    return getattr(diagnosis, "message_primary", None) or type(fault).__name__


@contextmanager
def at_work() -> Generator[Deployment]:
    """The deployment, migrated, for a command that works on it."""
    with deployed(Settings(), report=say) as deployment:
        migrate(deployment)
        yield deployment


def say(words: str) -> None:
    """Tell the person at the terminal what is being done."""
    typer.echo(words, err=True)


@cli.command("serve")
def serve_command() -> None:
    """Serve the web pages and the API until Ctrl-C."""
    settings = Settings()
    refuse_taken_port(settings)
    with deployed(settings, report=say) as deployment:
        migrate(deployment)
        serve(deployment)


@cli.command("worker")
def worker_command() -> None:
    """Work through the job queue until Ctrl-C, beside a service or instead of its own worker."""
    with deployed(Settings(), report=say) as deployment:
        migrate(deployment)
        say("Waiting for jobs. Ctrl-C stops it.")
        serve_jobs(deployment)


@cli.command("openapi")
def openapi_command(
    out: Annotated[Path | None, typer.Option(help="Write to this file instead.")] = None,
) -> None:
    """Print the OpenAPI document."""
    document = json.dumps(openapi.document(Settings()), indent=1, sort_keys=True) + "\n"
    if out is None:
        typer.echo(document, nl=False)
    else:
        out.write_text(document)


@database.command("migrate")
def migrate_command() -> None:
    """Bring the database to the newest migration."""
    with at_work():
        say("The database is up to date.")


@database.command("check")
def check_command() -> None:
    """Tell where the tables differ from the models; fails if anywhere."""
    with at_work() as deployment:
        owner = deployment.owner()
        accounts.create_partnership(owner, slug="drift_check", name="Drift", council="Drift")
        found = drift(owner, "drift_check")
        accounts.remove_partnership(owner, "drift_check")
    for difference in found:
        typer.echo(difference)
    if found:
        raise typer.Exit(1)
    say("Models and migrations agree.")


@partnership.command("create")
def create_partnership_command(
    slug: Annotated[str, typer.Argument(help="Short name: small letters and digits.")],
    name: Annotated[str, typer.Option(help="What people call the partnership.")],
    council: Annotated[str, typer.Option(help="The council it belongs to.")],
) -> None:
    """Make a partnership with its own schema and code lists."""
    with at_work() as deployment:
        accounts.create_partnership(deployment.owner(), slug=slug, name=name, council=council)
    say(f"The partnership “{slug}” is ready.")


@account.command("create")
def create_account_command(
    email: Annotated[str, typer.Argument()],
    name: Annotated[str, typer.Option(help="How the person is shown.")],
    role: Annotated[Role, typer.Option()],
    agency: Annotated[str, typer.Option(help="Code of the agency the person works for.")],
    partnership: Annotated[str, typer.Option(help="Slug of the partnership.")],
    password: Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)],
) -> None:
    """Let somebody sign in, in one role of one partnership."""
    with at_work() as deployment:
        accounts.create_account(
            deployment.owner(),
            email=email,
            display_name=name,
            password=password,
            partnership=partnership,
            role=role,
            agency=agency,
        )
    say(f"{email} can sign in.")


if __name__ == "__main__":
    main()
