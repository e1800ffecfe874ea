"""Looks as jobs: each night for every partnership, and when somebody asks."""

from collections.abc import Callable
from uuid import UUID

import structlog

from app.clock import today
from app.db import SERVICE, Actor, Database
from app.emerging.keeping import Orders, has_news, look_and_keep
from app.imports.lookups import partnerships
from app.jobs import defer
from app.settings import Settings

log = structlog.get_logger()
RUN, NIGHTLY = "emerging.look", "emerging.nightly"
YES = "yes"


def ask(database: Database, slug: str, actor: Actor, *, anew: bool) -> bool:
    """Put a look into the queue; False where one waits there already."""
    return defer(
        database,
        RUN,
        once=f"{RUN}/{slug}",
        slug=slug,
        anew=YES if anew else "",
        account_id=str(actor.account_id or ""),
        role=actor.role,
        agency=actor.agency,
        request_id=actor.request_id,
    )


def look_task(database: Database, settings: Settings) -> Callable[..., None]:
    """Return the task that looks at one partnership's records."""

    def run(slug: str, anew: str, account_id: str, role: str, agency: str, request_id: str) -> None:
        actor = Actor(UUID(account_id) if account_id else None, role, agency, request_id)
        look_and_keep(
            database,
            Orders(
                slug=slug,
                night=today(),
                threshold=settings.suppression_threshold,
                anew=anew == YES,
                actor=actor,
                timeout_seconds=settings.job_timeout_seconds,
            ),
        )

    return run


def nightly_task(database: Database) -> Callable[..., None]:
    """Return the task that asks for a look at every partnership; each look is its own job."""

    def run(timestamp: int) -> None:
        with database.shared() as session:
            slugs = partnerships(session)
        for slug in slugs:
            ask(database, slug, SERVICE, anew=False)
        log.info("emerging_night", partnerships=len(slugs), timestamp=timestamp)

    return run


def ask_missed(database: Database) -> None:
    """After a start: ask for looks at what has changed while nobody was there at night."""
    with database.shared() as session:
        slugs = partnerships(session)
    for slug in slugs:
        with database.partnership(slug, "exact") as session:
            wanted = has_news(session)
        if wanted:
            ask(database, slug, SERVICE, anew=False)
