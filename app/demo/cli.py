"""``contextmap demo``: the invented borough, served on this machine."""

import typer

from app.clock import today
from app.demo import borough, people
from app.deployment import deployed, migrate
from app.serving import refuse_taken_port, serve
from app.settings import Settings


def demo() -> None:
    """Serve the invented borough of Calderwick until Ctrl-C."""
    settings = Settings()
    refuse_taken_port(settings)
    with deployed(settings, report=typer.echo) as deployment:
        migrate(deployment)
        owner = deployment.owner()
        borough.prepare(owner, report=typer.echo)
        password = people.settle(owner, borough.SLUG, settings.home)
        borough.fill(owner, report=typer.echo, today=today())
        owner.dispose()
        typer.echo("")
        typer.echo(f"Contextmap is at http://{settings.host}:{settings.port}")
        typer.echo("Sign in as one of these people, who do not exist:")
        for line in people.sign_in_lines(password):
            typer.echo(line)
        typer.echo("Ctrl-C stops it.")
        serve(deployment)
