"""``contextmap emerging``: look for places that stand out lately, from the terminal."""

from typing import Annotated

import typer

from app.clock import today
from app.db import Database
from app.deployment import deployed, migrate
from app.emerging import queries, words
from app.emerging.answers import standing_places
from app.emerging.keeping import Orders, look_and_keep
from app.imports.lookups import partnerships
from app.settings import Settings


def emerging(
    partnership: Annotated[
        str, typer.Option("--partnership", "-p", help="Slug of the partnership.")
    ],
) -> None:
    """Look now for places that stand out lately, as it is done each night, and keep the result."""
    settings = Settings()
    with deployed(settings, report=_say) as deployment:
        migrate(deployment)
        database = deployment.service()
        try:
            typer.echo(looked(database, partnership, settings))
        finally:
            database.close()


def looked(database: Database, slug: str, settings: Settings) -> str:
    """Look, keep what was seen, and say it in a sentence.

    Raises
    ------
    ValueError
        When there is no such partnership.
    """
    with database.shared() as session:
        if slug not in partnerships(session):
            message = f"partnership: there is none called “{slug}”."
            raise ValueError(message)
    orders = Orders(
        slug=slug,
        night=today(),
        threshold=settings.suppression_threshold,
        anew=True,
        timeout_seconds=settings.job_timeout_seconds,
    )
    scan_id = look_and_keep(database, orders)
    with database.partnership(slug, "exact") as session:
        scan = None if scan_id is None else queries.one(session, scan_id)
        rows = [] if scan is None else queries.places(session, scan.id)
    if scan is None or scan.refusal:
        return scan.refusal if scan else words.NONE_YET
    circles = [(row.p_value, row.cells, row.earlier) for row in rows]
    standing = standing_places(circles, len(scan.kinds))
    return (
        f"{words.night_words(standing)} among {scan.used:,} incidents of"
        f" {words.span_words(scan.first_day, scan.last_day)}."
    )


def _say(message: str) -> None:
    typer.echo(message, err=True)
