"""Notices as jobs: every five minutes for every partnership, each a job of its own."""

from collections.abc import Callable

import structlog

from app.clock import now
from app.db import Database
from app.imports.lookups import partnerships
from app.jobs import defer
from app.notices.digest import send_due
from app.notices.telling import tell
from app.settings import Settings

log = structlog.get_logger()
TELL, OFTEN = "notices.tell", "notices.often"


def ask(database: Database, slug: str) -> bool:
    """Put a round through one partnership into the queue; False where one waits there already."""
    return defer(database, TELL, once=f"{TELL}/{slug}", slug=slug)


def ask_all(database: Database) -> int:
    """Ask for a round through every partnership; how many there are."""
    with database.shared() as session:
        slugs = partnerships(session)
    for slug in slugs:
        ask(database, slug)
    return len(slugs)


def often_task(database: Database) -> Callable[..., None]:
    """Return the task that asks for a round through every partnership."""

    def run(timestamp: int) -> None:
        log.debug("notices_round", partnerships=ask_all(database), timestamp=timestamp)

    return run


def tell_task(database: Database, settings: Settings) -> Callable[..., None]:
    """Return the task that makes one partnership's notices, and sends those that are due."""

    def run(slug: str) -> None:
        moment = now()
        with database.partnership(slug, "exact") as session:
            tell(session, now=moment)
        send_due(database, settings, slug, now=moment)

    return run
